/** Runs `dayang …` as a shell would, and the independent tools its results are checked with. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const launcher = fileURLToPath(new URL('../../build/dayang.mjs', import.meta.url));

/** How long a command may take before it is taken for hung, in milliseconds: nothing else ends a test that waits for one. */
const HUNG = 600_000;

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export function dayang(...args: readonly string[]): Ran {
  return dayangIn({}, ...args);
}

/** Runs `dayang …` where some variables of the environment are others. */
export function dayangIn(environment: Readonly<Record<string, string>>, ...args: readonly string[]): Ran {
  const ran = spawnSync(process.execPath, [launcher, ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...environment },
    maxBuffer: 64 * 1024 * 1024,
    timeout: HUNG,
    killSignal: 'SIGKILL',
  });
  if (ran.error !== undefined) throw new Error(`dayang ${args.join(' ')}: ${ran.error.message}\n${ran.stderr}`);
  return { code: ran.status ?? -1, out: ran.stdout, err: ran.stderr };
}

/** Runs a command that must succeed and returns what `--json` printed. */
export function dayangJson(...args: readonly string[]): unknown {
  const ran = dayang(...args, '--json');
  if (ran.code !== 0) throw new Error(`dayang ${args.join(' ')}: ${ran.code}\n${ran.err}`);
  return JSON.parse(ran.out);
}

/** A page's text in content order, without the spaces and line ends the extraction adds. */
export function pdfText(path: string): string {
  return execFileSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8' }).replace(/\s/gu, '');
}

/** The real front page, where it is at hand. */
export const sampleCopy = fileURLToPath(new URL('../../../shared/samples/front-page.txt', import.meta.url));
export const hasSampleCopy = existsSync(sampleCopy);
