import { expect, it } from 'vitest';
import { article, bodyBlock, emptyEdition, pageOf, withArticle, withBlocks } from '../../tests/kit/editions.ts';
import { applyPatches } from './operations.ts';
import { setInPageSize } from './page-body.ts';
import { withGridField } from './page-grid.ts';
import type { Edition } from './records.ts';
import { setGrid } from './regrid.ts';
import { threadOf } from './selectors.ts';

it('sets the stories that begin on a page in its size, to their end; others keep theirs', () => {
  const plain = emptyEdition(2);
  const [first, second] = [pageOf(plain, 1), pageOf(plain, 2)];
  const [own, turned] = [article(['本版的稿件。']), article(['从头版转来的稿件。'])];
  const laid = withBlocks(withArticle(withArticle(plain, own), turned), [
    bodyBlock(second, own, { row: 10, rows: 10 }),
    bodyBlock(first, turned, { row: 40, rows: 10 }),
    bodyBlock(second, turned, { column: 2, row: 10, rows: 10, thread: 1 }),
  ]);
  const sized = applyPatches(laid, setGrid(laid, second.id, withGridField(second.grid, 'bodySize', 9))).edition;
  const { edition, inverse } = applyPatches(sized, setInPageSize(sized, second.id));
  const styles = (of: Edition, { id }: typeof own) =>
    threadOf(of, id).map(({ style }) => of.styles[style ?? 'body']?.size);
  expect(styles(edition, own)).toEqual([9]);
  expect(styles(edition, turned)).toEqual([plain.styles['body']?.size, plain.styles['body']?.size]);
  expect(setInPageSize(edition, second.id)).toEqual([]);
  // The style is there for the next story, and is not made twice.
  expect(Object.keys(edition.styles)).toHaveLength(Object.keys(sized.styles).length + 1);
  // Back in the standard size they are back in the standard style.
  const back = applyPatches(edition, setGrid(edition, second.id, second.grid)).edition;
  expect(threadOf(applyPatches(back, setInPageSize(back, second.id)).edition, own.id)[0]).not.toHaveProperty('style');
  expect(applyPatches(edition, inverse).edition).toEqual(sized);
});
