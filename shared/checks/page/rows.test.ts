import { expect, it } from 'vitest';
import {
  article,
  bodyBlock,
  emptyEdition,
  pageOf,
  testResources,
  withArticle,
  withBlocks,
} from '../../../tests/kit/editions.ts';
import { compose } from '../../compose/compose.ts';
import { gridNamed } from '../../edition/formats.ts';
import { applyPatches } from '../../edition/operations.ts';
import { withGridField } from '../../edition/page-grid.ts';
import { newsprintLimits } from '../../edition/press-limits.ts';
import type { Edition } from '../../edition/records.ts';
import { setGrid } from '../../edition/regrid.ts';
import { checkPage } from '../run.ts';
import { gutterTooNarrow, rowsTooLow } from './rows.ts';

const story = article(['湖边的灯会今晚开幕，市民在湖边散步。'.repeat(20)]);
const bare = withArticle(emptyEdition(2), story);
const block = bodyBlock(pageOf(bare, 1), story, { span: 2, row: 12, rows: 20 });
const laid = withBlocks(bare, [{ ...block, dropCapital: 2 }]);

function found(edition: Edition, id = rowsTooLow.id): (string | null)[] {
  const composed = compose(edition, testResources());
  return composed.pages.flatMap((page) =>
    checkPage(edition, composed, page, newsprintLimits).flatMap(({ rule, blockId }) => (rule === id ? [blockId] : [])),
  );
}

it('text larger than the rows of its page is told once, a drop capital is not', () => {
  expect(found(laid)).toEqual([]);
  const low = withGridField(withGridField(gridNamed('tabloid'), 'bodySize', 8), 'leading', 8.5);
  const { edition } = applyPatches(laid, setGrid(laid, pageOf(laid, 1).id, low));
  expect(found(edition)).toEqual([block.id]);
});

it('a gutter below one character is told of a page with copy in columns, and of no other', () => {
  expect(found(laid, gutterTooNarrow.id)).toEqual([]);
  const narrow = withGridField(gridNamed('tabloid'), 'gutter', 6);
  const [front, inside] = [pageOf(laid, 1).id, pageOf(laid, 2).id];
  expect(found(applyPatches(laid, setGrid(laid, front, narrow)).edition, gutterTooNarrow.id)).toEqual([null]);
  expect(found(applyPatches(laid, setGrid(laid, inside, narrow)).edition, gutterTooNarrow.id)).toEqual([]);
  const single = withGridField(narrow, 'columns', 1);
  expect(found(applyPatches(laid, setGrid(laid, front, single)).edition, gutterTooNarrow.id)).toEqual([]);
});
