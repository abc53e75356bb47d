import { expect, it } from 'vitest';
import {
  article,
  bodyBlock,
  emptyEdition,
  pageOf,
  testResources,
  withArticle,
  withBlocks,
} from '../../tests/kit/editions.ts';
import { compose } from '../compose/compose.ts';
import { linksBetween } from './links.ts';

it.each(['across', 'down'] as const)(
  'notices of a jump lead from where they stand, in copy that runs %s',
  (direction) => {
    const long = article(['湖边的灯火亮起来了，'.repeat(120)]);
    const bare = withArticle(emptyEdition(2), long);
    const down = direction === 'down' ? ({ direction, columns: 1 } as const) : {};
    const edition = withBlocks(bare, [
      { ...bodyBlock(pageOf(bare, 1), long, { rows: 30, row: 20, column: 1 }), ...down },
      { ...bodyBlock(pageOf(bare, 2), long, { rows: 40, row: 20, span: 2, thread: 1 }), ...down },
    ]);
    const { pages, articles } = compose(edition, testResources());
    const links = linksBetween(edition, articles, pages);
    expect(links.map(({ page, to }) => [page.number, to])).toEqual([
      [1, 2],
      [2, 1],
    ]);
    for (const { page, frame } of links) {
      const block = Object.values(edition.blocks).find(({ kind, pageId }) => kind === 'body' && pageId === page.id);
      if (block === undefined) throw new Error('no copy');
      // The blank half of a bracket's em may reach out of the copy.
      const half = (edition.styles['body']?.size ?? 0) / 2 + 1;
      expect(frame.x).toBeGreaterThanOrEqual(block.frame.x - half);
      expect(frame.y).toBeGreaterThanOrEqual(block.frame.y - half);
      expect(frame.x + frame.width).toBeLessThanOrEqual(block.frame.x + block.frame.width + half);
      expect(frame.y + frame.height).toBeLessThanOrEqual(block.frame.y + block.frame.height + half);
      // A line of words is long and narrow the way it runs.
      expect(frame.width > frame.height).toBe(direction === 'across');
    }
  },
);
