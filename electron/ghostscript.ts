/**
 * Ghostscript, where the machine has it. It is a program of its own, never shipped: what it does is told, and so is that it
 * is not there.
 */
import { spawn, spawnSync } from 'node:child_process';
import { DayangError } from './errors.ts';

/** By the names it has on Windows and elsewhere. */
export const ghostscriptNames: readonly string[] =
  process.platform === 'win32' ? ['gswin64c', 'gswin32c', 'gs'] : ['gs'];

/** Milliseconds in which it says its version on a busy machine. */
const VERSION_PATIENCE = 10_000;
/** Characters kept of what it says: the first faults are the ones that matter. */
const MOST_SAID = 1 << 16;

let isKnown = false;

/** True where the machine has it. One that was found is not looked for again; one that was not may have been installed since. */
export function hasGhostscript(): boolean {
  isKnown ||= ghostscriptNames.some(
    (command) =>
      spawnSync(command, ['--version'], { stdio: 'ignore', timeout: VERSION_PATIENCE, windowsHide: true }).status === 0,
  );
  return isKnown;
}

/** How a run ended, with all that was said in it as Latin-1: names of inks are bytes. */
export interface GhostscriptRun {
  readonly outcome: 'done' | 'failed' | 'too-slow';
  readonly said: string;
}

/** The first line of what was said, for logs. */
export function firstLineOf(said: string): string {
  return (said.split(/\r?\n/u).find((line) => line.trim() !== '') ?? '').slice(0, 200);
}

interface RunOptions {
  /** Milliseconds after which it is ended. */
  readonly patience: number;
  readonly signal?: AbortSignal | undefined;
}

function run(command: string, settings: readonly string[], { patience, signal }: RunOptions) {
  return new Promise<GhostscriptRun | null>((resolve, reject) => {
    const child = spawn(command, settings, { stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
    let said = '';
    let isTooSlow = false;
    const hear = (words: Buffer) => {
      if (said.length < MOST_SAID) said += words.toString('latin1');
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    const end = () => child.kill('SIGKILL');
    const timer = setTimeout(() => {
      isTooSlow = true;
      end();
    }, patience);
    signal?.addEventListener('abort', end);
    const settle = (act: () => void) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      act();
    };
    child.on('error', (error) =>
      settle(() => ('code' in error && error.code === 'ENOENT' ? resolve(null) : reject(error))),
    );
    child.on('close', (status) =>
      settle(() => {
        if (signal?.aborted) reject(new DayangError('cancelled'));
        else resolve({ outcome: status === 0 ? 'done' : isTooSlow ? 'too-slow' : 'failed', said });
      }),
    );
  });
}

/** Runs it; null where the machine has none. Rejects with `cancelled` once the signal is aborted, when it has ended. */
export async function runGhostscript(settings: readonly string[], options: RunOptions): Promise<GhostscriptRun | null> {
  for (const command of ghostscriptNames) {
    if (options.signal?.aborted) throw new DayangError('cancelled');
    const ran = await run(command, settings, options);
    if (ran !== null) return ran;
  }
  return null;
}
