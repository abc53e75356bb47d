/** Files that Dayang ships beside its code. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Sources and the window's bundles are one folder below `assets/`, the command line's are two. */
const folder = ['../assets/', '../../assets/']
  .map((path) => fileURLToPath(new URL(path, import.meta.url)))
  .find((path) => existsSync(path));

/** Path of a file in `assets/`. Throws when there is no such folder where Dayang is installed. */
export function assetPath(file: string): string {
  if (folder === undefined) throw new Error('the folder assets is missing');
  return join(folder, file);
}

/** Path of a file in `dist-faces/`, where faces are that come packed. Throws as {@link assetPath} does. */
export function unpackedFacePath(file: string): string {
  return join(assetPath('..'), 'dist-faces', file);
}

/** Path of the press profile that Dayang ships: pictures are converted by it, and inks are shown by it. */
export function shippedProfile(): string {
  return assetPath('profiles/cmyk-newsprint.icc');
}
