/**
 * Damaged files of every kind that comes in, each read or refused: their table in `docs/safety.md`. The first word is how many
 * files of a kind are read (2,000), further ones choose kinds; the table keeps the rows of the others. `SEED` starts other files.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { Dice } from '../tests/kit/dice.ts';
import { type HarmedFile, harmedFiles, isRefusal } from '../tests/kit/incoming/harmed-files.ts';
import { processorTime } from '../tests/kit/processor-time.ts';
import { writeTable } from './safety-table.ts';

const SEED = Number(process.env['SEED'] ?? 20_261_130);
/** Processor time a file may take, in milliseconds, and bytes all of a kind may make the process have. */
const LONGEST = 2_000;
const MOST_MEMORY = 1024 ** 3;
/** How often a file is read that took too long: clearing away after others counts, too. */
const READINGS = 3;

const toldSchema = v.strictObject({
  held: v.number(),
  read: v.number(),
  refused: v.number(),
  /** Milliseconds of the processor, and bytes. */
  slowest: v.number(),
  memory: v.number(),
});
type Told = v.InferOutput<typeof toldSchema>;

async function taken(read: () => unknown): Promise<{ readonly isRead: boolean; readonly took: number }> {
  let isRead = true;
  const took = await processorTime(async () => {
    try {
      await read();
    } catch (error) {
      if (!isRefusal(error)) throw error;
      isRead = false;
    }
  });
  return { isRead, took };
}

/** Reads so many files of a kind, in this process. */
async function readAll({ format, prepare, read }: HarmedFile, count: number): Promise<Told> {
  const dice = new Dice(SEED);
  const make = await prepare();
  const told = { held: 0, read: 0, refused: 0, slowest: 0, memory: 0 };
  for (let number = 0; number < count; number++) {
    const bytes = make(dice);
    try {
      let least = await taken(() => read(bytes));
      for (let again = 1; again < READINGS && least.took > LONGEST; again++) {
        const other = await taken(() => read(bytes));
        if (other.took < least.took) least = other;
      }
      told[least.isRead ? 'read' : 'refused'] += 1;
      told.slowest = Math.max(told.slowest, least.took);
      if (least.took <= LONGEST) told.held += 1;
      else process.stderr.write(`${format} ${number}: took ${Math.round(least.took)} ms\n`);
    } catch (error) {
      process.stderr.write(`${format} ${number}: ${error instanceof Error ? error.stack : String(error)}\n`);
    }
  }
  return { ...told, memory: process.resourceUsage().maxRSS * 1024 };
}

/** Has a process of its own read the files of a kind: what it holds in the end is then that kind's doing alone. */
function readApart(format: string, count: number): Told | null {
  const ran = spawnSync(process.execPath, [fileURLToPath(import.meta.url), '--only', format, String(count)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return ran.status === 0 ? v.parse(toldSchema, JSON.parse(ran.stdout)) : null;
}

const folder = mkdtempSync(join(tmpdir(), 'dayang-readers-'));
try {
  const kinds = harmedFiles(folder);
  const [first, ...words] = process.argv.slice(2);
  if (first === '--only') {
    const kind = kinds.find(({ format }) => format === words[0]);
    if (kind === undefined) throw new Error(`no kind ${words[0]}`);
    process.stdout.write(JSON.stringify(await readAll(kind, Number(words[1]))));
  } else {
    const count = Number(first ?? 2_000);
    const isChosen = ({ format }: HarmedFile) => words.length === 0 || words.includes(format);
    const rows = kinds.filter(isChosen).map(({ format }) => {
      const told = readApart(format, count);
      process.stderr.write(`${format}: ${JSON.stringify(told)}\n`);
      if (told === null) return { attack: format, number: count, held: 0, figure: 'the process ended' };
      const { held, read, refused, slowest, memory } = told;
      const figure = `${read} read, ${refused} refused; slowest ${Math.round(slowest)} ms, ${Math.round(memory / 2 ** 20)} MB`;
      return { attack: format, number: count, held: memory <= MOST_MEMORY ? held : 0, figure };
    });
    writeTable(
      'damaged inputs',
      rows,
      kinds.map(({ format }) => format),
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
