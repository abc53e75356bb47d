import { expect, it } from 'vitest';
import { emptyEdition, pageOf, testResources, withBlocks } from '../../../tests/kit/editions.ts';
import { compose } from '../../compose/compose.ts';
import { newId, type PageId } from '../../edition/ids.ts';
import { addMaster } from '../../edition/masters.ts';
import { applyPatches } from '../../edition/operations.ts';
import { newsprintLimits } from '../../edition/press-limits.ts';
import type { Block, Edition } from '../../edition/records.ts';
import { blocksOnPage } from '../../edition/selectors.ts';
import { nameplateMissing, nameplateRepeated } from './nameplate.ts';

const edition = emptyEdition(3);
const nameplate = blocksOnPage(edition, pageOf(edition, 1).id).find(({ kind }) => kind === 'nameplate');

/** The pages with a finding, one for each. */
function pagesFound(check: typeof nameplateRepeated, of: Edition): number[] {
  const composed = compose(of, testResources());
  return composed.pages.flatMap((page) =>
    check.run({ edition: of, composed, page, items: [], limits: newsprintLimits }).map(() => page.number),
  );
}

function another(pageId: PageId): Block {
  if (nameplate === undefined) throw new Error('no nameplate');
  return { ...nameplate, id: newId<'block'>(), pageId };
}

it('the nameplate stands on page 1, once', () => {
  expect(pagesFound(nameplateRepeated, edition)).toEqual([]);
  expect(pagesFound(nameplateRepeated, withBlocks(edition, [another(pageOf(edition, 3).id)]))).toEqual([3]);
  expect(pagesFound(nameplateRepeated, withBlocks(edition, [another(pageOf(edition, 1).id)]))).toEqual([1]);
});

it('one of a master is told on every page but the first, which may have none of its own', () => {
  const made = addMaster(edition, pageOf(edition, 1).id, '各版', 'all');
  if (made === null || nameplate === undefined) throw new Error('no master');
  const mastered = applyPatches(edition, [
    ...made.patches,
    { kind: 'put', table: 'blocks', id: nameplate.id, record: { ...nameplate, pageId: made.id } },
  ]).edition;
  expect(pagesFound(nameplateRepeated, mastered)).toEqual([2, 3]);
  expect(pagesFound(nameplateMissing, mastered)).toEqual([]);
  const without = applyPatches(edition, [{ kind: 'remove', table: 'blocks', id: nameplate.id }]).edition;
  expect(pagesFound(nameplateMissing, without)).toEqual([1]);
});
