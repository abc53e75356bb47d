/** Files that Dayang ships beside its code. */
import { fileURLToPath } from 'node:url';

/** Path of a file in `assets/`. The sources in `electron/` and the bundles in `dist/` are both one folder below it. */
export function assetPath(file: string): string {
  return fileURLToPath(new URL(`../assets/${file}`, import.meta.url));
}
