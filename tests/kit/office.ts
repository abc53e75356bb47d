/** What stands for LibreOffice and for the files it converts. */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A compound file with streams of these names, as much of one as its list is. */
export function compound(...streams: readonly string[]): Uint8Array {
  const bytes = Buffer.alloc(512 + 128 * (streams.length + 1));
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(bytes);
  for (const [at, name] of ['Root Entry', ...streams].entries()) {
    bytes.write(`${name}\0`, 512 + 128 * at, 'utf16le');
    bytes.writeUInt16LE((name.length + 1) * 2, 512 + 128 * at + 64);
  }
  return bytes;
}

/**
 * A program of that script in a folder of its own, which is handed out to be searched; `$out` is where it is to write, and
 * `given` in its folder says what it was given.
 */
export function officeScript(folder: string, name: string, script: string): string {
  const own = join(folder, name);
  mkdirSync(own);
  const path = join(own, 'soffice');
  const find = 'while [ $# -gt 1 ]; do [ "$1" = --outdir ] && out="$2"; shift; done';
  writeFileSync(path, `#!/bin/sh\necho "$@" > "${own}/given"\n${find}\n${script}\n`);
  chmodSync(path, 0o755);
  return own;
}

/** A search path with a folder in it, and what scripts need. */
export function searching(own: string): string {
  return [own, '/usr/bin', '/bin'].join(delimiter);
}
