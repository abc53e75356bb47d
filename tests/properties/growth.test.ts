/** The log of an edition's file: what it says leads to the very same bytes, and so does what it was folded to. */
import { hash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EditionFile } from '../../electron/store/edition-file.ts';
import { readInverse, readPatches, writeLogged } from '../../electron/store/logged-patches.ts';
import { canonical } from '../../shared/edition/canonical.ts';
import { newId } from '../../shared/edition/ids.ts';
import { applyPatches, type Patch } from '../../shared/edition/operations.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { deskEdition, drawnCommand } from '../kit/desk-commands.ts';
import { Dice } from '../kit/dice.ts';
import { printSeed, seed } from '../kit/seeds.ts';

const COMMANDS = 240;
const RUNS = 4;
const DAYS = 12;
const DAY_MS = 24 * 60 * 60 * 1000;
const FIRST_DAY = Date.parse('2024-03-01T20:00:00+08:00');

const folder = mkdtempSync(join(tmpdir(), 'dayang-growth-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeAll(() => printSeed('growth'));

/** What all records say, whatever order their fields came in: those of a file that was opened are in their schemas'. */
function stateOf(edition: Edition): string {
  return hash('sha256', canonical(edition));
}

/** A letter typed somewhere in a story, as the galley does. */
function letter(edition: Edition, dice: Dice): Patch[] {
  const stories = Object.values(edition.articles).filter(({ body }) => body.length > 0);
  if (stories.length === 0) return [];
  const story = dice.of(stories);
  const { id: part } = dice.of(story.body);
  const insert = [{ text: dice.of(['字', '𠮷', '“']) }];
  return [{ kind: 'text', table: 'articles', id: story.id, part, offset: 0, remove: [], insert }];
}

function something(edition: Edition, dice: Dice): readonly Patch[] {
  if (dice.next() < 0.5 || Object.keys(edition.blocks).length === 0) return letter(edition, dice);
  const [, command] = drawnCommand(dice);
  return command(edition, dice);
}

/** True of what puts in a picture or a drawing, whose bytes would have to be in the file. */
function needsBytes(patches: readonly Patch[]): boolean {
  return patches.some((patch) => patch.kind === 'put' && (patch.table === 'images' || patch.table === 'artwork'));
}

describe('what is logged', () => {
  it('does and takes back exactly what was done, in no more words', () => {
    const dice = new Dice(seed);
    let edition = deskEdition();
    let [full, kept] = [0, 0];
    for (let at = 0; at < COMMANDS * 3; at++) {
      const patches = something(edition, dice);
      if (patches.length === 0) continue;
      const { edition: next, inverse } = applyPatches(edition, patches);
      const logged = writeLogged(patches, inverse);
      const said = readPatches(logged.patches);
      const back = readInverse(logged.inverse, logged.patches);
      expect(stateOf(applyPatches(edition, said).edition)).toBe(stateOf(next));
      expect(stateOf(applyPatches(next, back).edition)).toBe(stateOf(edition));
      const [long, short] = [JSON.stringify(patches) + JSON.stringify(inverse), logged.patches + logged.inverse];
      expect(short.length).toBeLessThanOrEqual(long.length);
      full += long.length;
      kept += short.length;
      edition = next;
    }
    expect(kept).toBeLessThan(full * 0.8);
  });

  it('has room for a letter, and not for its paragraph', () => {
    const dice = new Dice(seed);
    const edition = deskEdition();
    for (let at = 0; at < 20; at++) {
      const patches = letter(edition, dice);
      const logged = writeLogged(patches, applyPatches(edition, patches).inverse);
      expect(logged.patches.length + logged.inverse.length).toBeLessThan(120);
    }
  });
});

/** Works on a file for some days, and tells what the edition was after each operation of its log. */
function work(path: string, dice: Dice): Map<number, string> {
  EditionFile.create(path, { ...deskEdition(), edition: { ...deskEdition().edition, date: '2024-03-08' } });
  const file = EditionFile.open(path);
  const states = new Map([[0, stateOf(file.edition)]]);
  let step = '';
  for (let at = 0; at < COMMANDS; at++) {
    const drawn = dice.next();
    if (drawn < 0.05) for (let times = dice.whole(4); times >= 0; times--) file.undo();
    else if (drawn < 0.08) file.redo();
    else if (drawn < 0.1) file.keepVersions('named', '编辑', `第${at}次`);
    const patches = something(file.edition, dice);
    if (patches.length === 0 || needsBytes(patches)) continue;
    if (dice.next() < 0.5) step = newId<'step'>();
    const moment = new Date(FIRST_DAY + (at * DAYS * DAY_MS) / COMMANDS).toISOString();
    file.apply({
      id: newId<'operation'>(),
      step,
      actor: '编辑',
      at: moment,
      label: 'edit.body',
      patches: [...patches],
    });
    states.set(file.log.moments().at(-1)?.seq ?? 0, stateOf(file.edition));
  }
  file.close();
  return states;
}

/** The operations of a file that can be gone to. */
function reachable(file: EditionFile): number[] {
  return [0, ...file.log.moments().flatMap(({ seq, state }) => (state === 'abandoned' ? [] : [seq]))];
}

async function folded(file: EditionFile, now: number): Promise<void> {
  for (let left = 1; left > 0; ) left = await file.growth.fold(now);
}

describe('a log that is folded', () => {
  it.each(Array.from({ length: RUNS }, (_, run) => run))(
    'leads to the same bytes at every moment that stays: run %i',
    async (run) => {
      const dice = new Dice(seed + run);
      const path = join(folder, `${run}.dayang`);
      const states = work(path, dice);
      const file = EditionFile.open(path);
      const before = file.log.moments();
      const known = before.length;
      const named = file.named.list();
      // The edition is of the eighth, and the last days of work are less than a week ago.
      const now = FIRST_DAY + (DAYS + 3 + dice.whole(4)) * DAY_MS;
      await folded(file, now);
      const stays = reachable(file);
      expect(stays.length).toBeLessThan(known * 0.7);
      expect(file.verifyWhole()).toEqual([]);
      // Names lead where they led, and what is less than a week old is all there.
      expect(file.named.list()).toEqual(named);
      const recent = before.filter(({ at, state }) => state === 'done' && Date.parse(at) > now - 7 * DAY_MS);
      expect(stays).toEqual(expect.arrayContaining(recent.map(({ seq }) => seq)));
      const end = stateOf(file.edition);
      for (const seq of [...stays, ...stays.toReversed()]) {
        file.go(seq);
        expect(stateOf(file.edition)).toBe(states.get(seq));
      }
      while (file.undo() !== null);
      expect(stateOf(file.edition)).toBe(states.get(0));
      while (file.redo() !== null);
      file.close();
      const again = EditionFile.open(path);
      expect(again.verifyWhole()).toEqual([]);
      file.close();
      expect([...states.values()]).toContain(end);
      // Folded again it stays as it is.
      const count = again.log.moments().length;
      again.close();
      const third = EditionFile.open(path);
      await folded(third, now);
      expect(third.log.moments()).toHaveLength(count);
      third.close();
    },
  );

  it('goes on while it is worked on, and stops where something is taken back', async () => {
    const dice = new Dice(seed + 100);
    const path = join(folder, 'worked.dayang');
    const states = work(path, dice);
    const file = EditionFile.open(path);
    expect(await file.verify()).toEqual([]);
    const now = FIRST_DAY + 40 * DAY_MS;
    const folding = folded(file, now);
    const patches = letter(file.edition, dice);
    file.apply({
      id: newId<'operation'>(),
      step: 'now',
      actor: '编辑',
      at: new Date(now).toISOString(),
      label: 'x',
      patches,
    });
    file.undo();
    file.redo();
    await folding;
    await folded(file, now);
    expect(file.log.moments().length).toBeLessThan(states.size / 4);
    expect(file.verifyWhole()).toEqual([]);
    file.undo();
    for (const seq of reachable(file)
      .filter((one) => states.has(one))
      .toReversed()) {
      file.go(seq);
      expect(stateOf(file.edition)).toBe(states.get(seq));
    }
    file.close();
  });
});
