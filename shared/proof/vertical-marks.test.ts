/** Proof marks in vertical lines: they are drawn as on any line, and turned with it. */
import { describe, expect, it } from 'vitest';
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
import { PageCharacters } from './places.ts';
import { boxOnPage, insertionLine, shapeOnPage } from './shapes.ts';

describe('a mark in vertical lines', () => {
  const story = article(['东湖南岸的灯火一直亮到深夜，第12版有诗：人们Wi-Fi慢慢散去。'.repeat(3)]);
  const bare = withArticle(emptyEdition(), story);
  const block = { ...bodyBlock(pageOf(bare, 1), story, { rows: 14, span: 2 }), columns: 1, direction: 'down' } as const;
  const [page] = compose(withBlocks(bare, [block]), testResources()).pages;
  if (page === undefined) throw new Error('no page');
  const text = new PageCharacters(page);
  const part = story.body[0]?.id ?? '';
  const linesOf = (from: number, to: number) =>
    text.lines({
      kind: 'text',
      articleId: story.id,
      start: { part, offset: from },
      end: { part, offset: to },
    });

  it('has its characters one below the other, a box a line, words and figures among them', () => {
    const lines = linesOf(2, 60);
    expect(lines.length).toBeGreaterThan(1);
    for (const [at, line] of lines.entries()) {
      const { left, right, top, bottom } = boxOnPage(line);
      expect(right - left).toBeCloseTo(line.size, 6);
      expect(bottom - top).toBeGreaterThan(line.size);
      const before = lines[at - 1];
      if (before !== undefined) expect(right).toBeLessThan(boxOnPage(before).left);
    }
  });

  it('has an insertion line across its line, between two characters', () => {
    const place = text.place(story.id, { part, offset: 4 });
    const before = linesOf(3, 4)[0];
    if (place === null || before === undefined) throw new Error('no place');
    const [[, x0, y0] = [], [, x1, y1] = []] = shapeOnPage(insertionLine(place), place);
    expect(y0).toBeCloseTo(y1 ?? 0, 6);
    expect(y0).toBeCloseTo(boxOnPage(before).bottom, 6);
    expect(Math.abs((x0 ?? 0) - (x1 ?? 0))).toBeGreaterThan(before.size / 2);
  });
});
