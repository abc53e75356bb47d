/**
 * Files with damage in them are read, or refused by name with a reason, and at once: none ends the process, none takes
 * for ever or for a gigabyte, none has anything written. `npm run soak` damages 20,000 a format.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire, syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readArtwork } from '../../electron/import/artwork.ts';
import { readPage } from '../../electron/import/placed/read-page.ts';
import { wordsOf } from '../../electron/import/read-story.ts';
import { Dice } from '../kit/dice.ts';
import { type HarmedFile, harmedFiles, isRefusal } from '../kit/incoming/harmed-files.ts';
import { pdfOfPage } from '../kit/pdf-files.ts';
import { processorTime } from '../kit/processor-time.ts';
import { cases, printSeed, seed } from '../kit/seeds.ts';

printSeed('damaged');
const files = Number(process.env['DAMAGED'] ?? 120);
/** Processor time one file may take, in milliseconds. */
const LONGEST = 2_000;
/** Bytes of memory that all of a format may hold in the end. */
const MOST_MEMORY = 1024 ** 3;

/** What is written to a disk, told while it is watched. */
const written: string[] = [];
/** Everything that writes, at once, by a callback or by a promise. */
const writers = [
  ...['writeFile', 'appendFile', 'mkdir', 'mkdtemp', 'rename', 'link', 'symlink', 'copyFile', 'cp', 'rm', 'unlink'],
  ...['truncate', 'chmod', 'utimes'],
].flatMap((name) => [name, `${name}Sync`]);
const require = createRequire(import.meta.url);
const modules: readonly Record<string, unknown>[] = [require('node:fs'), require('node:fs/promises')];
const restores: (() => void)[] = [];
let isWatched = false;

/** Has a function of a module told of while it is watched; `writes` says of its arguments whether it is to be. */
function watchWrites(
  module: Record<string, unknown>,
  name: string,
  writes: (values: readonly unknown[]) => boolean,
): void {
  const write = module[name];
  if (typeof write !== 'function') return;
  restores.push(() => {
    module[name] = write;
  });
  module[name] = (...values: readonly unknown[]): unknown => {
    if (isWatched && writes(values)) written.push(`${name} ${String(values[0])}`);
    return Reflect.apply(write, module, values);
  };
}

beforeAll(() => {
  for (const module of modules) {
    for (const name of [...writers, 'createWriteStream']) watchWrites(module, name, () => true);
    // A file that is opened for reading has no flags, or says so.
    for (const name of ['open', 'openSync']) watchWrites(module, name, ([, flags]) => /[wa+]/u.test(String(flags)));
  }
  syncBuiltinESMExports();
});
afterAll(() => {
  for (const restore of restores) restore();
  syncBuiltinESMExports();
});

/** How often a file is read that takes too long: on a busy machine any may, once. */
const READINGS = 3;

interface Reading {
  /** Processor time, in milliseconds. */
  readonly took: number;
  /** Nothing where the file was read or refused by name. */
  readonly fault: string | null;
}

/** Reads a file once. */
async function reading(read: () => unknown): Promise<Reading> {
  let fault: string | null = null;
  isWatched = true;
  const took = await processorTime(async () => {
    try {
      await read();
    } catch (error) {
      if (!isRefusal(error)) fault = error instanceof Error ? (error.stack ?? error.message) : String(error);
    }
  });
  isWatched = false;
  return { took, fault };
}

/**
 * What became of a file: nothing where it was read or refused by name, else what is wrong. The time counts of the process as
 * a whole, in which what was left by other files is cleared away, too: too long is what takes too long each time.
 */
async function wrong(read: () => unknown, longest = LONGEST): Promise<string | null> {
  let least = Number.POSITIVE_INFINITY;
  for (let count = 0; count < READINGS && least > longest; count++) {
    const { took, fault } = await reading(read);
    if (fault !== null) return fault;
    least = Math.min(least, took);
  }
  return least > longest ? `took ${Math.round(least)} ms` : null;
}

const folder = mkdtempSync(join(tmpdir(), 'dayang-damaged-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function tried(count: number, make: (dice: Dice) => Uint8Array, read: HarmedFile['read']): Promise<void> {
  const dice = new Dice(seed);
  for (let file = 0; file < count; file++) {
    const bytes = make(dice);
    const fault = await wrong(() => read(bytes));
    expect({ file, fault, start: Buffer.from(bytes.subarray(0, 60)).toString('latin1') }).toMatchObject({
      fault: null,
    });
    if (file % 100 === 99) expect(process.memoryUsage().rss).toBeLessThan(MOST_MEMORY);
  }
  expect(written).toEqual([]);
}

describe('the bound on the time', () => {
  /** Milliseconds, far enough beyond what clearing away takes. */
  const BOUND = 50;
  /** Keeps the processor at work for some milliseconds beyond the bound. */
  const linger = () => {
    const { user } = process.cpuUsage();
    while (process.cpuUsage().user < user + BOUND * 1_000) for (let at = 0; at < 1e5; at++) Math.sqrt(at);
  };

  it('is for what takes longer each time it is read', async () => {
    expect(await wrong(linger, BOUND)).toMatch(/^took \d+ ms$/);
  });

  it('lets pass what took long once', async () => {
    const readings = [linger, () => undefined];
    expect(await wrong(() => readings.shift()?.(), BOUND)).toBeNull();
  });

  it('hides no fault of what takes long', async () => {
    const failing = () => {
      linger();
      throw new Error('not read');
    };
    expect(await wrong(failing, BOUND)).toMatch(/not read/);
  });
});

describe('damaged files are read or refused by name, and at once', () => {
  it.each(harmedFiles(folder))('of $format', async ({ prepare, read }) => tried(files, await prepare(), read));

  it('of ninjs, whatever is in the place of its words', async () => {
    const names =
      'headline headlines bodies body_text associations descriptions urgency by standard infosources embargoed';
    const item = fc.dictionary(fc.constantFrom(...names.split(' ')), fc.jsonValue({ maxDepth: 5 }));
    await fc.assert(
      fc.asyncProperty(item, async (said) => {
        const bytes = Buffer.from(JSON.stringify({ uri: 'u', type: 'text', ...said }));
        expect(await wrong(() => wordsOf('a.json', bytes))).toBeNull();
      }),
      cases(files),
    );
  });

  it('of words that begin as a very long number and go on as none', async () => {
    const word = `${'9'.repeat(200_000)}R`;
    const numbered = pdfOfPage('', { page: `/MediaBox [0 0 400 100] /A ${word}` });
    const drawing = (attributes: string) =>
      Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect ${attributes} height="9"/></svg>`);
    expect(await wrong(() => readPage(numbered, 1))).toBeNull();
    expect(await wrong(() => readArtwork('a.svg', drawing(`width="${word}"`)))).toBeNull();
    expect(await wrong(() => readArtwork('a.svg', drawing(`width="9" fill="rgb(${word},0,0)"`)))).toBeNull();
  });
});
