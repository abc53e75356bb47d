/** The log: files of lines in the user's data folder, of which the oldest go. */
import { appendFileSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type LogEntry, type LogLine, type ProcessName, readLine, writeLine } from './entries.ts';
import { cleanFault, type Fault } from './faults.ts';

/** Bytes of a file after which another is begun, and how many there are: some weeks of work. */
const MOST_BYTES = 256 * 1024;
const MOST_FILES = 4;

/** Entries a minute: what fails again and again must not write out all that came before it. */
const MOST_A_MINUTE = 120;
const MINUTE_MS = 60_000;

/** The names of our own scripts in a folder and those in it, which the oldest Node we run on does not list by itself. */
function scriptsIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      if (entry.isDirectory()) return scriptsIn(join(folder, entry.name));
      return /\.[cm]?js$/u.test(entry.name) ? [entry.name] : [];
    });
  } catch {
    return [];
  }
}

export class Log {
  readonly #folder: string;
  readonly #scriptFolder: string;
  readonly #now: () => number;
  #scripts: ReadonlySet<string> | undefined;
  #minute = 0;
  #written = 0;
  #leftOut = 0;

  /** `scripts` is the folder that the program's own scripts are in. */
  constructor(folder: string, scripts: string, now: () => number = Date.now) {
    this.#folder = folder;
    this.#scriptFolder = scripts;
    this.#now = now;
  }

  #file(number: number): string {
    return join(this.#folder, number === 0 ? 'dayang.log' : `dayang.${number}.log`);
  }

  #rotate(): void {
    const size = statSync(this.#file(0), { throwIfNoEntry: false })?.size ?? 0;
    if (size < MOST_BYTES) return;
    rmSync(this.#file(MOST_FILES - 1), { force: true });
    for (let number = MOST_FILES - 2; number >= 0; number--) {
      if (statSync(this.#file(number), { throwIfNoEntry: false }) !== undefined)
        renameSync(this.#file(number), this.#file(number + 1));
    }
  }

  #append(entry: LogEntry): void {
    const line = writeLine(new Date(this.#now()), entry);
    if (line === null) return;
    try {
      mkdirSync(this.#folder, { recursive: true });
      this.#rotate();
      appendFileSync(this.#file(0), `${line}\n`);
    } catch {
      // A log is worth no work: where it cannot be written, there is none.
    }
  }

  /** Writes down what happened, at once: the program may be about to end. Never throws. */
  write(entry: LogEntry): void {
    const minute = Math.floor(this.#now() / MINUTE_MS);
    if (minute !== this.#minute) {
      const leftOut = this.#leftOut;
      this.#minute = minute;
      this.#written = 0;
      this.#leftOut = 0;
      if (leftOut > 0) this.#append({ what: 'left-out', count: leftOut });
    }
    this.#written += 1;
    if (this.#written <= MOST_A_MINUTE) this.#append(entry);
    else this.#leftOut += 1;
  }

  /** Writes down a fault of a process, of what it tells as much as is known by name. Never throws. */
  fault(process: ProcessName, fault: Fault): void {
    this.#scripts ??= new Set(scriptsIn(this.#scriptFolder));
    this.write({ what: 'fault', process, fault: cleanFault(fault, this.#scripts) });
  }

  /** The last lines, the oldest first. What is in the files that this program would not write is left out. */
  last(most: number): LogLine[] {
    const lines: LogLine[] = [];
    for (let number = 0; number < MOST_FILES && lines.length < most; number++) {
      let text = '';
      try {
        text = readFileSync(this.#file(number), 'utf8');
      } catch {
        // There are not so many yet.
      }
      const read = text.split('\n').flatMap((line) => readLine(line) ?? []);
      lines.unshift(...read.slice(Math.max(0, read.length - (most - lines.length))));
    }
    return lines;
  }
}
