/** A program run with all the processes it starts, within a time: none of them outlives it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { DayangError } from '../../errors.ts';

interface Running {
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly seconds: number;
  readonly signal?: AbortSignal | undefined;
}

/** How it ended; `code` null where it was stopped from elsewhere. `says` is the start of what it complained of. */
export type Ending =
  | { readonly kind: 'ended'; readonly code: number | null; readonly says: string }
  | { readonly kind: 'not-started'; readonly says: string }
  | { readonly kind: 'too-slow' };

/** Characters of its complaints that are kept. */
const MOST_SAID = 400;

/** Ends a program and all it has started: they are one group where it was started as the head of one. */
function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  if (process.platform === 'win32') {
    spawn('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore', windowsHide: true }).on(
      'error',
      () => undefined,
    );
    return;
  }
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // All of them have ended.
  }
}

/** Runs a program to its end. Throws `cancelled` as soon as the signal says so. */
export function runGroup(program: string, given: readonly string[], running: Running): Promise<Ending> {
  const { folder, environment, seconds, signal } = running;
  if (signal?.aborted === true) return Promise.reject(new DayangError('cancelled'));
  return new Promise((resolve, reject) => {
    const child = spawn(program, given, {
      cwd: folder,
      env: environment,
      detached: process.platform !== 'win32',
      stdio: ['ignore', 'ignore', 'pipe'],
      windowsHide: true,
    });
    let says = '';
    const leave = () => endGroup(child);
    const settle = (act: () => void) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
      process.off('exit', leave);
      // What it started and left behind is of no use to anybody.
      endGroup(child);
      child.stderr.destroy();
      act();
    };
    const cancel = () => settle(() => reject(new DayangError('cancelled')));
    const timer = setTimeout(() => settle(() => resolve({ kind: 'too-slow' })), seconds * 1000);
    child.stderr.setEncoding('utf8').on('data', (words: string) => {
      says = (says + words).slice(0, MOST_SAID);
    });
    child.on('error', ({ message }) => settle(() => resolve({ kind: 'not-started', says: message })));
    child.on('exit', (code) => settle(() => resolve({ kind: 'ended', code, says: says.trim() })));
    signal?.addEventListener('abort', cancel);
    // Whoever reads may end in the middle.
    process.once('exit', leave);
  });
}
