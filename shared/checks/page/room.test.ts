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
import { newsprintLimits } from '../../edition/press-limits.ts';
import type { Edition } from '../../edition/records.ts';
import { checkPage } from '../run.ts';
import { emptyPage, shortCopy } from './room.ts';

function found(edition: Edition, rule: string) {
  const composed = compose(edition, testResources());
  return composed.pages.map((page) =>
    checkPage(edition, composed, page, newsprintLimits).filter((finding) => finding.rule === rule),
  );
}

const story = article(['东湖南岸的灯火一直亮到深夜。'.repeat(8)]);

/** The story on page 1 of two, in a block of two columns. */
function placed(rows: number): Edition {
  const bare = withArticle(emptyEdition(2), story);
  return withBlocks(bare, [bodyBlock(pageOf(bare, 1), story, { rows, span: 2 })]);
}

it('finds pages on which nothing stands but the paper’s own', () => {
  expect(found(placed(4), emptyPage.id).map((page) => page.length)).toEqual([0, 1]);
});

it('finds blocks with rows to spare, and says how many', () => {
  const needed = [3, 4, 5, 6].find((rows) => found(placed(rows), 'overset').flat().length === 0) ?? 0;
  expect(needed).toBeGreaterThan(0);
  expect(found(placed(needed), shortCopy.id).flat()).toEqual([]);
  for (const more of [1, 2]) expect(found(placed(needed + more), shortCopy.id).flat()).toEqual([]);
  const [tall] = found(placed(needed + 3), shortCopy.id).flat();
  expect(tall?.severity).toBe('warning');
  expect(tall?.zh).toMatch(/空着 3 行（共欠 \d+ 行，占 \d\d%）/u);
});

it('finds in a long block a tenth of it, and five rows in any', () => {
  const told = (lines: number, linesShort: number) => {
    const edition = placed(4);
    const composed = compose(edition, testResources());
    const [page] = composed.pages;
    if (page === undefined) throw new Error('no page');
    const blocks = page.blocks.map((block) => (block.kind === 'body' ? { ...block, lines, linesShort } : block));
    return checkPage(edition, composed, { ...page, blocks }, newsprintLimits).some(({ rule }) => rule === shortCopy.id);
  };
  // Of two columns: lines set, lines left empty.
  expect([told(54, 5), told(54, 6), told(55, 6), told(72, 8), told(73, 8)]).toEqual([false, true, false, true, false]);
  expect([told(400, 9), told(400, 10)]).toEqual([false, true]);
});
