/** How the program's last runs ended: one that did not end in order crashed, and two crashes in a minute are too many. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as v from 'valibot';

/** So many crashes in so many milliseconds, and a safe start is offered. */
const TOO_MANY = 2;
const WINDOW_MS = 60_000;

const keptSchema = v.strictObject({
  /** True from a start to an end in order. */
  isRunning: v.boolean(),
  /** When crashes were seen, in milliseconds since 1970. */
  crashes: v.array(v.number()),
});
type Kept = v.InferOutput<typeof keptSchema>;

export class Runs {
  readonly #path: string;
  #kept: Kept;
  #isWindowGone = false;

  constructor(path: string) {
    this.#path = path;
    this.#kept = { isRunning: false, crashes: [] };
    try {
      this.#kept = v.parse(keptSchema, JSON.parse(readFileSync(path, 'utf8')));
    } catch {
      // Of a first start nothing is kept, and what cannot be read says nothing.
    }
  }

  #keep(isRunning: boolean, crashes: readonly number[]): void {
    this.#kept = { isRunning, crashes: [...crashes] };
    try {
      mkdirSync(dirname(this.#path), { recursive: true });
      writeFileSync(this.#path, JSON.stringify(this.#kept));
    } catch {
      // No start is worth failing for this.
    }
  }

  /** The window's process ended by itself at a time, in a crash or not: true where it is one crash too many. */
  windowGone(isCrash: boolean, now: number): boolean {
    this.#isWindowGone = true;
    return isCrash && this.crashed(now);
  }

  /** True where the window's process has ended by itself since this was asked last. */
  hasWindowGone(): boolean {
    const isGone = this.#isWindowGone;
    this.#isWindowGone = false;
    return isGone;
  }

  /** A crash at a time: true where it is one too many. */
  crashed(now: number): boolean {
    const crashes = [...this.#kept.crashes.filter((at) => now - at < WINDOW_MS && at <= now), now];
    const isTooMany = crashes.length >= TOO_MANY;
    // Whoever was asked once is asked again after as many more.
    this.#keep(true, isTooMany ? [] : crashes);
    return isTooMany;
  }

  /** The program starts: whether it crashed before, and whether that was one crash too many. */
  begin(now: number): { readonly hadCrashed: boolean; readonly isTooMany: boolean } {
    const hadCrashed = this.#kept.isRunning;
    if (hadCrashed) return { hadCrashed, isTooMany: this.crashed(now) };
    this.#keep(true, this.#kept.crashes);
    return { hadCrashed, isTooMany: false };
  }

  /** The program ends in order. */
  end(): void {
    this.#keep(false, this.#kept.crashes);
  }
}
