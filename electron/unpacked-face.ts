/**
 * Faces that come packed for the web, as plain files. One is unpacked when it is first wanted, into `dist-faces/`, so that
 * of its outlines those are read that are needed and no others; a packaged Dayang comes with the plain file.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { inflateSync } from 'node:zlib';
import * as v from 'valibot';
import { plainFont } from '../shared/fonts/woff.ts';
import { unpackedFacePath } from './assets.ts';

const packageSchema = v.object({ version: v.string() });

/** Plain files of this process alone, by the packed one: where the program's own folder cannot be written. */
const ownFiles = new Map<string, string>();

/** Writes a file that has its name only once it is whole: several processes may want it at the same time. */
function writeWhole(path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  const partial = `${path}.${process.pid}`;
  try {
    writeFileSync(partial, bytes);
    renameSync(partial, path);
  } finally {
    rmSync(partial, { force: true });
  }
}

function ownFile(packed: string, bytes: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'dayang-face-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, `${basename(packed, '.woff')}.ttf`);
  writeWhole(path, bytes);
  ownFiles.set(packed, path);
  return path;
}

/**
 * Path of the plain file of a face that a package has packed; `resolve` says where a package's file is. Throws where there
 * is neither, or the packed one is damaged.
 */
export function unpackedFace(inside: string, file: string, resolve: (name: string) => string): string {
  const { version } = v.parse(packageSchema, JSON.parse(readFileSync(resolve(`${inside}/package.json`), 'utf8')));
  const path = unpackedFacePath(`${basename(file, '.woff')}-${version}.ttf`);
  if (existsSync(path)) return path;
  const packed = resolve(`${inside}/${file}`);
  const known = ownFiles.get(packed);
  if (known !== undefined) return known;
  const bytes = plainFont(readFileSync(packed), (part, length) => inflateSync(part, { maxOutputLength: length }));
  try {
    writeWhole(path, bytes);
    return path;
  } catch {
    return ownFile(packed, bytes);
  }
}
