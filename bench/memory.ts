/** The memory of a program with all its processes, as the system counts it. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { electronRuntime, runtimeEnvironment } from '../build/electron-runtime.mjs';
import { UserData } from '../tests/e2e/window.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Every process below one, itself included. */
export function family(pid: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/u.test(name)) continue;
    try {
      const status = readFileSync(`/proc/${name}/status`, 'utf8');
      parents.set(Number(name), Number(/^PPid:\t(\d+)/mu.exec(status)?.[1] ?? 0));
    } catch {
      // It has ended.
    }
  }
  const belongs = (one: number): boolean =>
    one === pid || (parents.has(one) && one > 1 && belongs(parents.get(one) ?? 0));
  return [...parents.keys()].filter(belongs);
}

/** Megabytes. */
export interface Memory {
  /** Of all processes; what several share is counted once (PSS). */
  readonly all: number;
  /** Of these, what is not mapped from files: another Electron on the machine makes it look no smaller. */
  readonly own: number;
  /** What is resident, shared or not (RSS). */
  readonly resident: number;
}

/** What a process of the program is for. */
export type Part = 'window' | 'main' | 'store' | 'jobs' | 'rest';

/** Which of the program's processes one is, by what it was started with. */
export function partOf(pid: number): Part {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    if (command.includes('store.mjs')) return 'store';
    if (command.includes('jobs.mjs')) return 'jobs';
    if (command.includes('--type=renderer')) return 'window';
    return command.includes('--type=') ? 'rest' : 'main';
  } catch {
    return 'rest';
  }
}

/** The memory of each part of a program that runs as `pid`, and of all. */
export function memoryOf(pid: number): Record<Part | 'whole', Memory> {
  const none: Memory = { all: 0, own: 0, resident: 0 };
  const parts = { whole: none, window: none, main: none, store: none, jobs: none, rest: none };
  for (const one of family(pid)) {
    try {
      const rollup = readFileSync(`/proc/${one}/smaps_rollup`, 'utf8');
      const megabytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'mu').exec(rollup)?.[1] ?? 0) / 1024;
      for (const part of ['whole', partOf(one)] as const) {
        const { all, own, resident } = parts[part];
        parts[part] = {
          all: all + megabytes('Pss'),
          own: own + megabytes('Pss_Anon') + megabytes('Pss_Shmem'),
          resident: resident + megabytes('Rss'),
        };
      }
    } catch {
      // It has ended.
    }
  }
  return parts;
}

/** Megabytes that a process has held at its most (VmHWM); 0 where it has ended. */
export function mostOf(pid: number): number {
  try {
    return Number(/^VmHWM:\s+(\d+)/mu.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/**
 * Clock ticks (of 10 ms) in a second below which a program is at rest, and how many such seconds in a row: what
 * opening left behind is collected after some of them.
 */
const REST_TICKS = 6;
const REST_SECONDS = 20;
/** Seconds after which a program that never rests is measured as it is. */
const MOST_SECONDS = 90;

/** Ticks all processes below one have run. */
function ticksOf(pid: number): number {
  return family(pid).reduce((sum, one) => {
    try {
      const fields = readFileSync(`/proc/${one}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
      return sum + Number(fields[11]) + Number(fields[12]);
    } catch {
      return sum;
    }
  }, 0);
}

/**
 * The memory of a program as a user starts it, once it is at rest with an edition open. No debugger is
 * attached: it keeps a copy of everything the window loads. `folder` is of the user's data; a new one where none is named.
 */
export async function memoryWith(path: string, folder?: string): Promise<Record<Part | 'whole', Memory>> {
  const user = folder === undefined ? new UserData() : undefined;
  const runtime = electronRuntime(() => undefined);
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const data = folder ?? user?.path ?? '';
  const child = spawn(runtime.path, [root, ...asRoot, `--user-data-dir=${data}`, '--lang=zh-CN'], {
    env: { ...runtimeEnvironment(runtime), DAYANG_OPEN: path },
    stdio: 'ignore',
  });
  const pid = child.pid ?? 0;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  try {
    for (let all = 0, seconds = 0, last = 0; seconds < REST_SECONDS && all < MOST_SECONDS; all++) {
      await wait(1_000);
      const ticks = ticksOf(pid);
      seconds = ticks - last < REST_TICKS ? seconds + 1 : 0;
      last = ticks;
    }
    return memoryOf(pid);
  } finally {
    for (const one of family(pid).toReversed()) process.kill(one, 'SIGKILL');
    await ended;
    user?.remove();
  }
}
