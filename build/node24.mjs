/** The Node 24 of the `node` package, for what needs a newer Node than the machine may have. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * Path of a Node that runs TypeScript and loads better-sqlite3: this one when it is new enough, else that of the
 * `node` package. Throws where there is neither.
 */
export function node24() {
  const [major = 0] = process.versions.node.split('.').map(Number);
  if (process.versions.electron === undefined && major >= 24) return process.execPath;
  try {
    const home = dirname(createRequire(import.meta.url).resolve('node/package.json'));
    const path = join(home, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    if (existsSync(path)) return path;
  } catch {
    // An installed Dayang brings no Node.
  }
  throw new Error(`Node 24 or newer is needed, this is ${process.versions.node}. In a checkout, npm ci brings one.`);
}

/**
 * For processes that end with their task: a small young generation keeps the peak of memory down; with a smaller one,
 * collecting garbage takes longer than is gained. Nothing else is said here: but for sizes of the heap, any flag makes
 * V8 refuse what Node brings compiled of its own modules, and compile them anew, a sixth of the time from text to PDF.
 */
export const shortLived = ['--max-semi-space-size=8'];

/** Runs a script under it with this process's input and output; resolves with the exit code. */
export function runNode24(args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(node24(), args, { stdio: 'inherit', ...options });
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => child.kill(signal));
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(signal === null ? (code ?? 1) : 1));
  });
}
