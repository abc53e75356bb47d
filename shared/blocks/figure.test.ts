/** A big figure in places that are hardly one. */
import { describe, expect, it } from 'vitest';
import { article, emptyEdition, pageOf, testResources, withArticle, withBlocks } from '../../tests/kit/editions.ts';
import { compose } from '../compose/compose.ts';
import { newId } from '../edition/ids.ts';
import type { Block } from '../edition/records.ts';

const story = article(['正文。']);
const bare = withArticle(emptyEdition(1), story);

/** What is set of a figure with its label beside it, in a frame so wide, and what is found of it. */
function beside(width: number, text: string) {
  const block: Block = {
    ...{ id: newId<'block'>(), kind: 'figure', pageId: pageOf(bare, 1).id, articleId: story.id, order: 60 },
    ...{ text, source: '', beside: true, standOff: 0, frame: { x: 60, y: 300, width, height: 120 } },
  };
  const { pages, findings } = compose(withBlocks(bare, [block]), testResources());
  const items = pages[0]?.items.filter(({ blockId }) => blockId === block.id) ?? [];
  return {
    sizes: items.flatMap((item) => (item.kind === 'glyphs' ? [item.size] : [])),
    found: findings.filter(({ blockId }) => blockId === block.id).map(({ code }) => code),
  };
}

describe('a figure whose label stands beside it', () => {
  it('is told too small where the label has no room, rather than set in type of no size, or less', () => {
    for (const width of [8, 14, 20, 30, 40]) {
      const { sizes, found } = beside(width, '3.2%\n东湖南岸GDP');
      expect(found).toEqual(['figure-too-small']);
      expect(sizes).toEqual([]);
    }
    const { sizes, found } = beside(240, '3.2%\n东湖南岸GDP');
    expect(found).toEqual([]);
    expect(Math.min(...sizes)).toBeGreaterThan(5);
  });

  it('has no unit in type that a press does not hold, and leaves it the room it needs', () => {
    const small: number[] = [];
    for (let width = 60; width <= 130; width += 5) {
      const { sizes, found } = beside(width, '1,234,567%');
      if (found.length === 0)
        expect([width, Math.min(...sizes)]).toEqual([width, expect.closeTo(Math.max(5.25, Math.max(...sizes) / 2))]);
      else expect(found).toEqual(['figure-too-small']);
      if (sizes.length > 0 && Math.max(...sizes) < 10.5) small.push(width);
    }
    expect(small.length).toBeGreaterThan(0);
  });

  it('needs no room for a label that it does not have', () => {
    expect(beside(40, '3.2%').found).toEqual([]);
  });

  it('divides a word that is wider than its column, rather than set all of its line in type nobody reads', () => {
    const { sizes, found } = beside(120, '3.2%\nHarbour Lights Transfiguration Trust');
    expect(found).toEqual([]);
    expect(Math.min(...sizes)).toBeGreaterThan(7);
  });
});
