/** Small file systems that can be filled, or made read-only, where the machine lets us mount them. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Mounts one of a size, with room for so many files; null where that is not allowed. */
export function mountSmall(size: string, files?: number): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  const at = mkdtempSync(join(tmpdir(), 'dayang-disk-'));
  const options = `size=${size}${files === undefined ? '' : `,nr_inodes=${files}`}`;
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', at], { stdio: 'ignore' });
    return at;
  } catch {
    rmSync(at, { recursive: true });
    return null;
  }
}

/** Lets nothing be written there any more. */
export function protect(at: string): void {
  execFileSync('mount', ['-o', 'remount,ro', at]);
}

export function unmount(at: string | null): void {
  if (at === null) return;
  execFileSync('umount', [at]);
  rmSync(at, { recursive: true });
}
