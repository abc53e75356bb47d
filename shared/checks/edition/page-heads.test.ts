import { expect, it } from 'vitest';
import { emptyEdition, pageOf, testResources, withBlocks } from '../../../tests/kit/editions.ts';
import { compose } from '../../compose/compose.ts';
import { applyPatches } from '../../edition/operations.ts';
import type { Block, Edition } from '../../edition/records.ts';
import { blocksOnPage } from '../../edition/selectors.ts';
import type { EditionCheck } from '../check.ts';
import { pageHead, pageHeadPlace } from './page-heads.ts';

const edition = emptyEdition(4);

function pagesFound(check: EditionCheck, of: Edition): number[] {
  return check.run({ edition: of, composed: compose(of, testResources()) }).map(({ page }) => page);
}

function headOf(number: number): Block {
  const [head] = blocksOnPage(edition, pageOf(edition, number).id);
  if (head === undefined) throw new Error('no page head');
  return head;
}

it('a page without a page head is told', () => {
  expect(pagesFound(pageHead, edition)).toEqual([]);
  const without = applyPatches(edition, [{ kind: 'remove', table: 'blocks', id: headOf(3).id }]).edition;
  expect(pagesFound(pageHead, without)).toEqual([3]);
});

it('a page head that stands elsewhere than on other pages of its side is told; page 1 may have its own place', () => {
  expect(pagesFound(pageHeadPlace, edition)).toEqual([]);
  const moved = (number: number) => {
    const head = headOf(number);
    return withBlocks(edition, [{ ...head, frame: { ...head.frame, y: head.frame.y + 5 } }]);
  };
  expect(pagesFound(pageHeadPlace, moved(4))).toEqual([4]);
  expect(pagesFound(pageHeadPlace, moved(1))).toEqual([]);
  expect(pagesFound(pageHeadPlace, moved(3))).toEqual([]);
});
