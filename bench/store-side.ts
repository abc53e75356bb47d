/**
 * One of the two versions whose stores are measured in turns (`store.ts`): types so many letters and opens an edition so often
 * each time it is told to. Runs in another version's folder, too: nothing that is called here may be new.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import * as v from 'valibot';
import { EditionFile } from '../electron/store/edition-file.ts';
import { newId } from '../shared/edition/ids.ts';
import { key, LOOKED_AFTER, paper } from './typed-paper.ts';

// As the store's process runs.
setFlagsFromString('--max-semi-space-size=1');
setFlagsFromString('--optimize-for-size');

const asked = v.object({ operations: v.number(), openings: v.number() });
const folder = process.argv[2] ?? '.';
const [typed, opened] = ['typed', 'opened'].map((name) => join(folder, `${name}-${process.pid}.dayang`));
if (typed === undefined || opened === undefined) throw new Error('no folder');
EditionFile.create(typed, paper(16));
EditionFile.create(opened, paper(64));
const file = EditionFile.open(typed);
const stories = Object.values(file.edition.articles);
// A version that binds its log looks after it itself.
const lying = 'lying' in file ? file.lying : null;
lying?.bindLog();
let count = 0;

/** Milliseconds that this process had of the processor. */
function processor(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

function middle(figures: readonly number[]): number {
  return figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? Number.NaN;
}

/** Milliseconds until an operation is acknowledged, and those of the processor. */
function type(operations: number): readonly [number, number] {
  const times: number[] = [];
  const own: number[] = [];
  for (let done = 0; done < operations; done++, count++) {
    const [patch, step] = key(stories, count);
    const at = new Date().toISOString();
    const operation = { id: newId<'operation'>(), step, actor: '编辑', at, label: 'edit.body', patches: [patch] };
    const [from, had] = [performance.now(), processor()];
    file.apply(operation);
    own.push(processor() - had);
    times.push(performance.now() - from);
    if (count % LOOKED_AFTER === 0) lying?.keepLogShort();
  }
  return [middle(times), middle(own)];
}

/** Milliseconds until an edition is open, and those of the processor. */
function open(path: string, openings: number): readonly [number, number] {
  const times: number[] = [];
  const own: number[] = [];
  for (let done = 0; done < openings; done++) {
    const [from, had] = [performance.now(), processor()];
    const edition = EditionFile.open(path);
    own.push(processor() - had);
    times.push(performance.now() - from);
    edition.close();
  }
  return [middle(times), middle(own)];
}

process.on('message', (message) => {
  const { operations, openings } = v.parse(asked, message);
  process.send?.({ typed: type(operations), opened: open(opened, openings) });
});
process.on('disconnect', () => {
  file.close();
  for (const path of [typed, opened]) rmSync(path, { force: true });
});
process.send?.('ready');
