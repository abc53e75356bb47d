/** Checking what changed finds what checking everything finds. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Checker } from '../../shared/checks/run.ts';
import { unwaive, waive } from '../../shared/checks/waivers.ts';
import { compose, createComposeCache } from '../../shared/compose/compose.ts';
import type { ComposedEdition } from '../../shared/compose/display-list.ts';
import { withMarks } from '../../shared/edition/anchors.ts';
import { editBody, editHeadline } from '../../shared/edition/edits.ts';
import { bodyFlow, placeInFlow } from '../../shared/edition/flow.ts';
import { applyPatches, type Patch } from '../../shared/edition/operations.ts';
import { newsprintLimits } from '../../shared/edition/press-limits.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { pagesInOrder } from '../../shared/edition/selectors.ts';
import { currentRound, putMark, startRound } from '../../shared/proof/rounds.ts';
import { sign } from '../../shared/proof/sign-off.ts';
import { anyArticle, anyPage, sorted } from '../kit/desk-choice.ts';
import { deskEdition, drawnCommand } from '../kit/desk-commands.ts';
import { Dice } from '../kit/dice.ts';
import { paragraph, testResources } from '../kit/editions.ts';
import { printSeed, seed } from '../kit/seeds.ts';

const COMMANDS = 400;
/** How much of the commands is of the layout; the rest is of words and of proofs. */
const OF_LAYOUT = 0.6;
const who = { by: '校对', at: '2024-03-08T20:00:00+08:00' };
/** Copy with something to find in it, and without. */
const copy = ['灯亮了,人来了。', '他说&ldquo;好&rdquo;。', '东湖南岸灯火亮。', 'Hello, world.', '缺字\u{2f800}。'];

/** Something written, marked or signed. */
function wordsOrProof(edition: Edition, dice: Dice): readonly Patch[] {
  const story = anyArticle(edition, dice);
  const round = currentRound(edition);
  const page = anyPage(edition, dice);
  switch (dice.whole(8)) {
    case 0: {
      const at = dice.whole(story.body.length + 1);
      const written = paragraph(dice.of(copy), dice.of(['paragraph', 'note']));
      return editBody(edition, story.id, [...story.body.slice(0, at), written, ...story.body.slice(at)]);
    }
    case 1:
      return editBody(edition, story.id, story.body.slice(0, Math.max(1, story.body.length - 1)));
    case 2:
      return editHeadline(edition, story.id, 'headline', [dice.of(copy)]);
    case 3:
      return round === undefined
        ? startRound(edition, { ...who, pages: pagesInOrder(edition).map(({ id }) => id) }).patches
        : [];
    case 4: {
      const start = placeInFlow(bodyFlow(story.body), 0);
      const end = placeInFlow(bodyFlow(story.body), 1);
      if (round === undefined || start === null || end === null) return [];
      const put = putMark(edition, round, { kind: 'text', articleId: story.id, start, end }, { kind: 'delete' }, who);
      return typeof put === 'string' ? [] : put.patches;
    }
    case 5:
    case 6: {
      const composed = compose(edition, testResources());
      const anew = new Checker();
      checkAll(anew, edition, composed);
      const found = anew.found(edition, composed);
      if (found.length === 0) return [];
      const finding = dice.of(found);
      if (finding.waived !== undefined) return unwaive(edition, finding.waived.id);
      return waive(edition, finding, { ...who, reason: '照登' });
    }
    default: {
      const marks = sorted(edition.marks);
      if (marks.length > 0 && dice.next() < 0.5) {
        return [{ kind: 'set', table: 'marks', id: dice.of(marks).id, path: ['state'], value: 'done' }];
      }
      const signed = sign(edition, page.id, {
        ...who,
        role: dice.of(edition.edition.signers),
        reason: '急',
        refusals: [],
      });
      return typeof signed === 'string' ? [] : signed;
    }
  }
}

function checkAll(checker: Checker, edition: Edition, composed: ComposedEdition): void {
  for (const _ of checker.steps(edition, composed, newsprintLimits, []));
}

/** Ids that follow from the seed. */
function repeatableIds(): void {
  const dice = new Dice(seed ^ 0x5bd1e995);
  let now = 1_700_000_000_000;
  vi.spyOn(Date, 'now').mockImplementation(() => now++);
  vi.spyOn(globalThis.crypto, 'getRandomValues').mockImplementation((array) => {
    if (array instanceof Uint8Array) for (let at = 0; at < array.length; at++) array[at] = dice.whole(256);
    return array;
  });
}

beforeAll(() => {
  printSeed('checks');
  repeatableIds();
});
afterAll(() => vi.restoreAllMocks());

describe('checking what changed', () => {
  it(`finds what checking everything finds, after each of ${COMMANDS} random commands`, () => {
    const dice = new Dice(seed);
    const cache = createComposeCache();
    const checker = new Checker();
    let edition = deskEdition();
    const rules = new Set<string>();
    for (let at = 0; at < COMMANDS; at++) {
      const [name, command] = dice.next() < OF_LAYOUT ? drawnCommand(dice) : (['words', wordsOrProof] as const);
      // All other commands of the desk are about a block that is there.
      if (Object.keys(edition.blocks).length === 0 && name !== 'body' && name !== 'words') continue;
      const patches = command(edition, dice);
      if (patches.length === 0) continue;
      edition = applyPatches(edition, withMarks(edition, patches)).edition;
      const composed = compose(edition, testResources(), cache);
      // Some rounds are stopped by the next command.
      const steps = checker.steps(edition, composed, newsprintLimits, [anyPage(edition, dice).id]);
      if (dice.next() < 0.2) {
        steps.next();
        continue;
      }
      for (const _ of steps);
      const anew = new Checker();
      // Copies of articles, so that nothing that is kept by them is used.
      const copied = structuredClone(edition);
      checkAll(anew, copied, compose(copied, testResources()));
      const expected = anew.found(copied, compose(copied, testResources()));
      for (const { rule, waived } of expected) rules.add(waived === undefined ? rule : 'waived');
      expect([at, name, checker.found(edition, composed)]).toEqual([at, name, expected]);
    }
    // A run in which little was ever found proves little.
    for (const rule of ['overset', 'half-width-mark', 'entity', 'open-marks', 'sign-off', 'overlap', 'waived']) {
      expect([rule, rules.has(rule)]).toEqual([rule, true]);
    }
  });
});
