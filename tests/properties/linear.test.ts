/**
 * A reader's time grows with its input: four times as much takes at most some four times as long, whatever is repeated.
 * Processor time is measured, in turns; what is done within a moment is not compared, since it tells of the machine.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { DayangError } from '../../electron/errors.ts';
import { readArtwork } from '../../electron/import/artwork.ts';
import { wordsOf } from '../../electron/import/read-story.ts';
import { readTableFile } from '../../electron/import/table/read-table.ts';
import {
  type Repeated,
  repeatedCopy,
  repeatedDrawings,
  repeatedHeads,
  repeatedTables,
} from '../kit/incoming/repeated.ts';
import { processorTime } from '../kit/processor-time.ts';

/** Characters of the smaller file. */
const SMALL = 40_000;
const TIMES = 4;
/** How much longer the larger may take: a time that grows with the square of the input takes sixteen times as long. */
const MOST_TIMES = 9;
/** Milliseconds of the processor that are no matter. */
const MOMENT = 300;
/** Measurements, of which the least counts: the machine and the collector of garbage make some of them long. */
const TRIES = 3;

const folder = mkdtempSync(join(tmpdir(), 'dayang-linear-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Reads, and takes a refusal by name for an answer like any other. */
async function answered(read: () => unknown): Promise<void> {
  try {
    await read();
  } catch (error) {
    if (!(error instanceof DayangError)) throw error;
  }
}

async function grows(
  { make, length }: Repeated,
  read: (bytes: Uint8Array) => unknown,
  characters = SMALL,
): Promise<void> {
  const count = Math.ceil(characters / length);
  const [small, large] = [Buffer.from(make(count)), Buffer.from(make(TIMES * count))];
  let [least, most] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let tried = 0; tried < TRIES; tried++) {
    least = Math.min(least, await processorTime(() => answered(() => read(small))));
    most = Math.min(most, await processorTime(() => answered(() => read(large))));
    if (most < MOMENT || most < MOST_TIMES * least) return;
  }
  expect(most / least, `${Math.round(least)} ms, then ${Math.round(most)} ms`).toBeLessThan(MOST_TIMES);
}

describe('the time of reading grows with', () => {
  it.each(repeatedCopy)('$name', async (one) => grows(one, (bytes) => wordsOf(one.file, bytes)));

  it.each(repeatedHeads)('the head of $name', async (one) =>
    grows(one, (bytes) => wordsOf(one.file, bytes), 20 * SMALL),
  );

  it.each(repeatedTables)('tables in $name', async (one) => {
    const path = join(folder, one.file);
    await grows(one, (bytes) => {
      writeFileSync(path, bytes);
      return readTableFile(path);
    });
  });

  it.each(repeatedDrawings)('drawings in $name', async (one) => grows(one, (bytes) => readArtwork(one.file, bytes)));
});
