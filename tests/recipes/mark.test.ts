/** The recipe for a proofreading mark, followed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesTold, recipe, ScratchCopy } from '../kit/recipes.ts';

/** What the new mark is to do, wherever marks are met. */
const shows = `
import { expect, it } from 'vitest';
import { article, bodyBlock, emptyEdition, pageOf, testResources, withArticle, withBlocks } from '../kit/editions.ts';
import { compose } from '../../shared/compose/compose.ts';
import { commandOf } from '../../shared/contract/commands.ts';
import { applyPatches } from '../../shared/edition/operations.ts';
import { paragraphText } from '../../shared/edition/selectors.ts';
import { carryOut } from '../../shared/proof/carry-out.ts';
import { placeQuoted, quotedMarkSchema, reportMark } from '../../shared/proof/quoted-marks.ts';
import { currentRound, putMark, startRound } from '../../shared/proof/rounds.ts';
import { proofView } from '../../shared/proof/sheet.ts';
import { verifyRound } from '../../shared/proof/verify.ts';
import * as v from 'valibot';
import { orderSchema } from '../../shared/proof/marks/kinds.ts';

it('asks for capitals', () => {
  const who = { by: '校对员', at: '2024-03-08T20:00:00+08:00' };
  const story = article(['他说 dayang 好用。']);
  const bare = withArticle(emptyEdition(1), story);
  const page = pageOf(bare, 1);
  const placed = withBlocks(bare, [bodyBlock(page, story, { rows: 40, span: 2 })]);
  const edition = applyPatches(placed, startRound(placed, { ...who, pages: [page.id] }).patches).edition;
  const found = placeQuoted(edition, v.parse(quotedMarkSchema, { kind: 'capitals', quote: 'dayang' }));
  if (typeof found === 'string') throw new Error(found);
  const put = putMark(edition, currentRound(edition), found.anchor, found.order, who);
  if (typeof put === 'string') throw new Error(put);
  const marked = applyPatches(edition, put.patches).edition;
  const mark = marked.marks[put.id];
  const round = currentRound(marked);
  if (mark === undefined || round === undefined) throw new Error('no mark');
  expect(v.parse(orderSchema, mark.order)).toEqual({ kind: 'capitals' });
  expect(reportMark(marked, mark).name).toBe('改大写');
  const [composed] = compose(marked, testResources()).pages;
  if (composed === undefined) throw new Error('no page');
  expect(proofView(marked, [round], composed).drawing.strokes).toHaveLength(3);
  const patches = carryOut(marked, mark, who);
  if (typeof patches === 'string') throw new Error(patches);
  const done = applyPatches(marked, patches);
  const copy = done.edition.articles[story.id];
  expect(copy?.body.map(paragraphText)).toEqual(['他说 DAYANG 好用。']);
  expect(verifyRound(done.edition, round.id, null)?.marks.map(({ outcome }) => outcome)).toEqual(['done']);
  expect(applyPatches(done.edition, done.inverse).edition).toEqual(marked);
  expect(commandOf('mark.capitals').key).toBe('Q');
});
`;

describe('a new proofreading mark', () => {
  const heading = 'A proofreading mark';
  let copy: ScratchCopy;
  beforeAll(() => {
    copy = new ScratchCopy();
  });
  afterAll(() => copy.remove());

  it('takes as many files as its recipe says, at most two', () => {
    const changed = copy.follow(recipe(heading));
    expect(changed.size).toBe(filesTold(heading));
    expect(changed.size).toBeLessThanOrEqual(2);
  });

  it('is known to the compiler and does what marks do', async () => {
    copy.write('tests/recipes/capitals.test.ts', shows);
    expect(await copy.typeFaults()).toBe('');
    expect(await copy.testFaults('tests/recipes/capitals.test.ts', 'shared/proof/marks.test.ts')).toBe('');
  });

  it('is refused by the compiler under another name than its orders have', async () => {
    const path = 'shared/proof/marks/kinds.ts';
    copy.write(path, copy.read(path).replace('\n  capitals,', '\n  capital: capitals,'));
    expect(await copy.typeFaults()).toMatch(/kinds\.ts\(\d+,\d+\): error/u);
  });
});
