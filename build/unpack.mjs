/** Unpacking what the development runtime comes in. */
import { spawnSync } from 'node:child_process';

/** What GNU tar says of each file that another system's tar gave notes of its own: thousands of lines, about nothing. */
const NOTE = /Ignoring unknown extended header keyword/u;

/** More than tar ever says of an archive, in bytes. */
const MOST_SAID = 64 * 2 ** 20;

/** Unpacks a `.tar.gz` into a folder and says nothing. Throws what tar says where it cannot. */
export function unpack(archive, folder) {
  const { status, stderr, error } = spawnSync('tar', ['-xzf', archive, '-C', folder], {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    maxBuffer: MOST_SAID,
  });
  if (error !== undefined) throw error;
  if (status === 0) return;
  const told = stderr.split('\n').filter((line) => line !== '' && !NOTE.test(line));
  throw new Error(`${archive} cannot be unpacked: ${told.slice(0, 3).join(' ')}`);
}
