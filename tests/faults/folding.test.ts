/** A log that is being folded when its process is killed leads where it led, and a fold can be made again. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { EditionFile } from '../../electron/store/edition-file.ts';
import { canonical } from '../../shared/edition/canonical.ts';
import { newId } from '../../shared/edition/ids.ts';
import type { Patch } from '../../shared/edition/operations.ts';
import { article, emptyEdition, withArticle } from '../kit/editions.ts';

const folder = mkdtempSync(join(tmpdir(), 'dayang-folding-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const script = fileURLToPath(new URL('./killed-folder.ts', import.meta.url));

const DAYS = 6;
const A_DAY = 120;
const now = Date.parse('2024-06-01T00:00:00Z');

/** An edition of some days' work; tells what it was at the end of each of them, by the last operation. */
function make(path: string): Map<number, string> {
  const edition = withArticle(emptyEdition(1), article(['东湖南岸的灯火。']));
  EditionFile.create(path, { ...edition, edition: { ...edition.edition, date: '2024-03-08' } });
  const file = EditionFile.open(path);
  const [story] = Object.values(file.edition.articles);
  const part = story?.body[0]?.id;
  if (story === undefined || part === undefined) throw new Error('no story');
  const states = new Map<number, string>();
  for (let at = 1; at <= DAYS * A_DAY; at++) {
    const insert = [{ text: String.fromCharCode(0x4e00 + at) }];
    const patch: Patch = { kind: 'text', table: 'articles', id: story.id, part, offset: 0, remove: [], insert };
    const day = Math.ceil(at / A_DAY);
    file.apply({
      id: newId<'operation'>(),
      step: newId<'step'>(),
      actor: '编辑',
      at: `2024-03-0${day}T20:00:00+08:00`,
      label: 'edit.body',
      patches: [patch],
    });
    if (at % A_DAY === 0) states.set(at, canonical(file.edition));
  }
  file.close();
  return states;
}

describe('a store that is killed while it folds', () => {
  it('has every moment that stays, and the rest of the log as it was or folded', () => {
    const made = join(folder, 'made.dayang');
    const states = make(made);
    const path = join(folder, 'killed.dayang');
    const lengths = new Set<number>();
    for (let turns = 0; turns < 24; turns += 2) {
      copyFileSync(made, path);
      const ran = spawnSync(process.execPath, [script, path, `${turns}`, `${now}`], { encoding: 'utf8' });
      expect(ran.signal).toBe('SIGKILL');
      const file = EditionFile.open(path);
      expect(file.verifyWhole()).toEqual([]);
      const moments = file.log.moments();
      lengths.add(moments.length);
      for (const [seq, state] of [...states].toReversed()) {
        file.go(seq);
        expect(canonical(file.edition)).toBe(state);
      }
      file.redo();
      file.close();
      if (ran.stdout.includes('whole')) expect(moments).toHaveLength(DAYS);
    }
    // Some were killed before the first stretch, some between two, some after the last.
    expect([...lengths].toSorted((a, b) => a - b)).toEqual(expect.arrayContaining([DAYS, DAYS * A_DAY]));
    expect(lengths.size).toBeGreaterThan(3);
  });
});
