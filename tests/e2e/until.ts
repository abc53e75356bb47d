/**
 * The one way in which window tests wait: until something is so, for as long as a busy machine may take.
 * Nothing else in these tests waits by the clock (`waiting.test.ts` sees to it).
 */
import { setTimeout as wait } from 'node:timers/promises';
import { inspect } from 'node:util';
import { expect } from 'vitest';
import { errorsSoFar, PATIENCE, within } from './window.ts';

/** Between two looks, in milliseconds. */
const STEP = 50;

/** The matchers that a wait knows. */
type Matchers = ReturnType<typeof expect<unknown>>;

/** What is asked for, with the matchers of `expect`; each resolves once it is so, and throws when patience ends. */
class Until<T> {
  readonly #read: () => Promise<T> | T;
  readonly #isNot: boolean;

  constructor(read: () => Promise<T> | T, isNot = false) {
    this.#read = read;
    this.#isNot = isNot;
  }

  get not(): Until<T> {
    return new Until(this.#read, !this.#isNot);
  }

  toBe(expected: T): Promise<void> {
    return this.#holds((seen) => seen.toBe(expected));
  }

  toEqual(expected: unknown): Promise<void> {
    return this.#holds((seen) => seen.toEqual(expected));
  }

  toMatchObject(expected: object): Promise<void> {
    return this.#holds((seen) => seen.toMatchObject(expected));
  }

  toContain(expected: unknown): Promise<void> {
    return this.#holds((seen) => seen.toContain(expected));
  }

  toMatch(expected: RegExp): Promise<void> {
    return this.#holds((seen) => seen.toMatch(expected));
  }

  toBeCloseTo(expected: number): Promise<void> {
    return this.#holds((seen) => seen.toBeCloseTo(expected));
  }

  toBeGreaterThanOrEqual(expected: number): Promise<void> {
    return this.#holds((seen) => seen.toBeGreaterThanOrEqual(expected));
  }

  toBeGreaterThan(expected: number): Promise<void> {
    return this.#holds((seen) => seen.toBeGreaterThan(expected));
  }

  toBeLessThanOrEqual(expected: number): Promise<void> {
    return this.#holds((seen) => seen.toBeLessThanOrEqual(expected));
  }

  async #holds(check: (seen: Matchers) => void): Promise<void> {
    const end = performance.now() + PATIENCE;
    for (;;) {
      let seen: unknown = 'nothing: it could not be read';
      try {
        const value = await within('what is waited for', Promise.resolve(this.#read()));
        seen = value;
        check(this.#isNot ? expect<unknown>(value).not : expect<unknown>(value));
        return;
      } catch (error) {
        if (performance.now() >= end) throw new Error(told(error, seen), { cause: error });
      }
      await wait(STEP);
    }
  }
}

/** What was expected, what was seen last, and what the windows complained of. */
function told(error: unknown, seen: unknown): string {
  const expected = error instanceof Error ? error.message : String(error);
  const last = inspect(seen, { maxStringLength: 600, breakLength: Number.POSITIVE_INFINITY });
  const errors = errorsSoFar();
  const complaints = errors.length === 0 ? '' : `\nthe window said: ${errors.join(' | ')}`;
  return `not so within ${PATIENCE / 1_000} s: ${expected}\nseen last: ${last}${complaints}`;
}

/** Waits until what is read is as the matcher says: `await until(() => window.articleText()).toBe('…')`. */
export function until<T>(read: () => Promise<T> | T): Until<T> {
  return new Until(read);
}

/** Reads until two looks in a row see the same: for what has come to rest, whatever it is. */
export async function settled<T>(read: () => Promise<T>): Promise<T> {
  const end = performance.now() + PATIENCE;
  for (let last = await read(); ; ) {
    await wait(4 * STEP);
    const next = await read();
    if (next === last) return next;
    if (performance.now() >= end) throw new Error(`not at rest within ${PATIENCE / 1_000} s: ${inspect(next)}`);
    last = next;
  }
}
