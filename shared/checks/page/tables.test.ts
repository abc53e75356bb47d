/** What was left out of a table when it came in is told until somebody has looked. */
import { expect, it } from 'vitest';
import { article, emptyEdition, pageOf, testResources, withArticle, withBlocks } from '../../../tests/kit/editions.ts';
import type { TableBlock } from '../../blocks/kinds.ts';
import { compose } from '../../compose/compose.ts';
import { newId } from '../../edition/ids.ts';
import { applyPatches } from '../../edition/operations.ts';
import { newsprintLimits } from '../../edition/press-limits.ts';
import type { Edition } from '../../edition/records.ts';
import { importRemarkKinds } from '../../text/import-remarks.ts';
import { fixOf } from '../fix.ts';
import { checkPage } from '../run.ts';
import { canBeWaived } from '../waivers.ts';
import { tableImport } from './tables.ts';

const story = article(['甲。']);
const bare = withArticle(emptyEdition(2), story);
const block: TableBlock = {
  id: newId<'block'>(),
  pageId: pageOf(bare, 1).id,
  articleId: story.id,
  order: 10,
  kind: 'table',
  standOff: 0,
  headRows: 0,
  align: ['start'],
  rows: [['甲']],
  frame: { x: 60, y: 200, width: 200, height: 60 },
};
const empty = { kind: 'table-formula-empty', count: 2 } as const;
const colours = { kind: 'table-colours', count: 1, text: '甲' } as const;
const remarked = (...importRemarks: NonNullable<TableBlock['importRemarks']>) =>
  withBlocks(bare, [{ ...block, importRemarks }]);

function found(edition: Edition) {
  const composed = compose(edition, testResources());
  return composed.pages
    .flatMap((page) => checkPage(edition, composed, page, newsprintLimits))
    .filter(({ rule }) => rule === tableImport.id);
}

it('is found where its table stands, with its words, and nowhere else', () => {
  expect(found(withBlocks(bare, [block]))).toEqual([]);
  const [one, other, ...more] = found(remarked(empty, colours));
  expect(more).toEqual([]);
  expect(one).toMatchObject({ page: 1, blockId: block.id, zh: expect.stringContaining('2 格公式没有存下结果') });
  expect(other?.zh).toMatch(/：“甲”。请对照原表。$/u);
});

it('is ticked off one by one, never in the place of another, and an undo brings it back', () => {
  const edition = remarked(empty, colours);
  const [first] = found(edition);
  if (first === undefined) throw new Error('nothing found');
  expect(canBeWaived(first)).toBe(false);
  const ticked = applyPatches(edition, fixOf(edition, first));
  expect(found(ticked.edition).map(({ zh }) => zh)).toEqual([expect.stringContaining('字色')]);
  expect(found(applyPatches(ticked.edition, ticked.inverse).edition)).toHaveLength(2);
  expect(fixOf(ticked.edition, first)).toEqual([]);
});

it('of every kind is taken by the record', () => {
  const all = importRemarkKinds.map((kind) => ({ kind, count: 1, text: '字' }));
  expect(found(remarked(...all))).toHaveLength(importRemarkKinds.length);
});
