/**
 * Faces that come packed for the web, as plain files. One is unpacked when it is first wanted, into `dist-faces/`, so that
 * of its outlines those are read that are needed and no others; a packaged Dayang comes with the plain file.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { inflateSync } from 'node:zlib';
import * as v from 'valibot';
import { plainFont } from '../shared/fonts/woff.ts';
import { unpackedFacePath } from './assets.ts';
import { isKept, markOf, writeKept } from './kept-files.ts';

const packageSchema = v.object({ version: v.string() });

/** Plain files of this process alone, by the packed one: where the program's own folder cannot be written. */
const ownFiles = new Map<string, string>();

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

function ownFile(packed: string, bytes: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'dayang-face-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, `${basename(packed, '.woff')}.ttf`);
  writeKept(path, bytes);
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
  // One that came with the program has no mark, and is believed as the program is.
  if (isFile(path) && (!existsSync(markOf(path)) || isKept(path))) return path;
  const packed = resolve(`${inside}/${file}`);
  const known = ownFiles.get(packed);
  if (known !== undefined) return known;
  const bytes = plainFont(readFileSync(packed), (part, length) => inflateSync(part, { maxOutputLength: length }));
  try {
    writeKept(path, bytes);
    return path;
  } catch {
    return ownFile(packed, bytes);
  }
}
