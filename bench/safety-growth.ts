/**
 * What a file grows by, and whether anything gets slower: a working day of 50,000 operations on 16 pages with 40 photos, a year
 * of daily editions made one of the other, and eight hours of typing without a pause (1,000,000 operations). `docs/safety.md`;
 * `npm run bench -- safety-growth [OPERATIONS]` (1,000,000).
 */
import { randomFillSync } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { EditionFile } from '../electron/store/edition-file.ts';
import { makeNext } from '../electron/store/paper-file.ts';
import { newId } from '../shared/edition/ids.ts';
import type { Patch } from '../shared/edition/operations.ts';
import { article } from '../tests/kit/editions.ts';
import { median } from './report.ts';
import { type SafetyRow, writeTable } from './safety-table.ts';
import { key, LOOKED_AFTER, paper } from './typed-paper.ts';

const HOURS = Number(process.argv[2] ?? 1_000_000);
const DAY = 50_000;
const PHOTOS = 40;
const PHOTO_BYTES = 400_000;
const YEAR = 365;
/** Operations of an edition of the year's: each file is a day's, so what grows from one to the next shows with few. */
const A_DAY = 100;
/** Figures of the first and the last so many operations are compared. */
const COMPARED = 20_000;

/**
 * On a disk of memory where there is one: what grows is the program's own work, and a million syncs of a disk that others use
 * would drown it.
 */
const memory = '/dev/shm';
const folder = mkdtempSync(join(existsSync(memory) ? memory : tmpdir(), 'dayang-growing-'));
const at = (name: string) => join(folder, name);
const MEGABYTE = 2 ** 20;
const megabytes = (bytes: number) => `${(bytes / MEGABYTE).toFixed(1)} MB`;
const milliseconds = (time: number) => `${time.toFixed(2)} ms`;

setFlagsFromString('--expose-gc');
// As the store's process runs.
setFlagsFromString('--max-semi-space-size=1');
setFlagsFromString('--optimize-for-size');
const collect: unknown = runInNewContext('gc');

/** Milliseconds that this process had of the processor. */
function processor(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/** Milliseconds of the processor that an operation takes, of the first and of the last. */
interface Worked {
  readonly first: number;
  readonly last: number;
  /** Bytes of the process after a tenth of the work, and at its end. */
  readonly memory: readonly [number, number];
}

/** Types so many letters, and takes a burst back every thousand. */
function work(file: EditionFile, operations: number, moment: (count: number) => number): Worked {
  const stories = Object.values(file.edition.articles);
  const part = Math.min(COMPARED, Math.floor(operations / 2));
  const marks = new Map([0, part, operations - part].map((count) => [count, 0]));
  let early = 0;
  const size = () => {
    if (typeof collect === 'function') collect();
    return process.memoryUsage().rss;
  };
  for (let count = 0; count < operations; count++) {
    const [patch, burst] = key(stories, count);
    const operation = {
      id: newId<'operation'>(),
      step: `${burst}-${file.path.length}-${operations}`,
      actor: '编辑',
      at: new Date(moment(count)).toISOString(),
      label: 'edit.body',
      patches: [patch],
    };
    if (marks.has(count)) marks.set(count, processor());
    file.apply(operation);
    file.history();
    if (count % LOOKED_AFTER === 0) file.lying.keepLogShort();
    if (count % 1_000 === 500) {
      file.undo();
      file.redo();
    }
    if (count === Math.floor(operations / 10)) early = size();
  }
  const at = (count: number) => marks.get(count) ?? 0;
  const [first, last] = [(at(part) - at(0)) / part, (processor() - at(operations - part)) / part];
  return { first, last, memory: [early, size()] };
}

function timed(act: () => void): number {
  const times = [1, 2, 3].map(() => {
    const from = processor();
    act();
    return processor() - from;
  });
  return median(times);
}

/** What undo and the list of the history take, and opening the file. */
function figures(path: string): { readonly undo: number; readonly history: number; readonly open: number } {
  const file = EditionFile.open(path);
  const undo = timed(() => {
    file.undo();
    file.redo();
  });
  const history = timed(() => file.steps());
  file.close();
  return { undo: undo / 2, history, open: timed(() => EditionFile.open(path).close()) };
}

/** Folds and tidies a file as of a date, and tells its size and how long that took. */
async function tidied(path: string, now: number): Promise<string> {
  const file = EditionFile.open(path);
  const from = performance.now();
  for (let left = 1; left > 0; ) left = await file.growth.fold(now);
  const { unused } = await file.growth.survey(now);
  file.growth.removeUnused(
    unused.map(({ id }) => id),
    now,
  );
  const bytes = file.growth.shrink();
  const seconds = (performance.now() - from) / 1_000;
  const isSound = file.verifyWhole().length === 0;
  file.close();
  return `${megabytes(bytes)} once folded (${seconds.toFixed(0)} s at rest)${isSound ? '' : ', DAMAGED'}`;
}

const OUT = Date.parse('2026-11-30T12:00:00Z');

/** So many operations on an edition of sixteen pages. */
async function stretch(name: string, operations: number, photos: number): Promise<SafetyRow> {
  const path = at(`${operations}.dayang`);
  EditionFile.create(path, paper(16));
  const empty = figures(path);
  const file = EditionFile.open(path);
  file.lying.bindLog();
  for (let count = 0; count < photos; count++) {
    const id = file.addImage(randomFillSync(new Uint8Array(PHOTO_BYTES)));
    const record = { id, name: `照片${count}`, mime: 'image/jpeg', width: 1_200, height: 900 };
    // Half of them are given up again.
    const patches: Patch[] = [{ kind: 'put', table: 'images', id, record }];
    const operation = { actor: '编辑', at: '2024-03-01T08:00:00Z', label: 'photo.place' };
    file.apply({ ...operation, id: `photo-${count}`, step: `photo-${count}`, patches });
    if (count % 2 === 0) continue;
    file.apply({
      ...operation,
      id: `gone-${count}`,
      step: `gone-${count}`,
      patches: [{ kind: 'remove', table: 'images', id }],
    });
  }
  const begin = Date.parse('2024-03-01T08:00:00Z');
  const worked = work(file, operations, (count) => begin + count * 28.8);
  file.close();
  const { size } = statSync(path);
  const log = size - photos * PHOTO_BYTES;
  const after = figures(path);
  const slower = worked.last / worked.first;
  const larger = worked.memory[1] / worked.memory[0];
  const holds = slower <= 1.1 && larger <= 1.1;
  const figure = [
    `an operation takes ${milliseconds(worked.first)} of the processor at first, ${milliseconds(worked.last)} at the end (×${slower.toFixed(2)})`,
    `memory ${megabytes(worked.memory[0])} after a tenth, ${megabytes(worked.memory[1])} at the end (×${larger.toFixed(2)})`,
    `undo ${milliseconds(after.undo)}, history ${milliseconds(after.history)}`,
    `opened in ${milliseconds(after.open)} (${milliseconds(empty.open)} before)`,
    `file ${megabytes(size)}, ${Math.round(log / operations)} bytes an operation`,
    await tidied(path, OUT),
  ].join('; ');
  return { attack: name, number: operations, held: holds ? operations : 0, figure };
}

/** Daily editions, each made of the one before, worked on and tidied a fortnight later. */
async function year(): Promise<SafetyRow> {
  let path = at('day-0.dayang');
  EditionFile.create(path, paper(4));
  const sizes: number[] = [];
  const openings: number[] = [];
  for (let day = 0; day < YEAR; day++) {
    openings.push(timed(() => EditionFile.open(path).close()));
    const open = EditionFile.open(path);
    for (let count = Object.keys(open.edition.articles).length; count < 4; count++) {
      const story = article(['东湖南岸的灯火一直亮到深夜。', '人们慢慢散去。', '灯火。', '深夜。']);
      open.apply({
        ...{ id: story.id, step: story.id, actor: '编辑', at: '2024-03-01T07:00:00Z', label: 'import.copy' },
        patches: [{ kind: 'put', table: 'articles', id: story.id, record: story }],
      });
    }
    work(open, A_DAY, () => Date.parse('2024-03-01T08:00:00Z'));
    const next = at(`day-${day + 1}.dayang`);
    makeNext(open, next, {});
    open.close();
    await tidied(path, OUT);
    sizes.push(statSync(path).size);
    rmSync(path);
    path = next;
  }
  const [size, end] = [median(sizes.slice(0, 30)), median(sizes.slice(-30))];
  const [open, last] = [median(openings.slice(1, 31)), median(openings.slice(-30))];
  const figure = `${A_DAY} operations an edition; file ${megabytes(size)} in the first month, ${megabytes(end)} in the last (×${(end / size).toFixed(2)}); opened in ${milliseconds(open)} and ${milliseconds(last)} (×${(last / open).toFixed(2)})`;
  return {
    attack: 'a year of daily editions, each made of the one before',
    number: YEAR,
    held: end / size <= 1.1 ? YEAR : 0,
    figure,
  };
}

try {
  const rows = [
    await stretch('a working day, 16 pages, 40 photos', DAY, PHOTOS),
    await year(),
    await stretch('eight hours without a pause', HOURS, 0),
  ];
  writeTable('growth', rows);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
