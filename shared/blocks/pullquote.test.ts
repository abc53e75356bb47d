/** A pull quote with a large quotation mark, in frames that hardly hold one. */
import { expect, it } from 'vitest';
import { article, emptyEdition, pageOf, testResources, withArticle, withBlocks } from '../../tests/kit/editions.ts';
import { compose } from '../compose/compose.ts';
import { newId } from '../edition/ids.ts';
import type { Block } from '../edition/records.ts';

const story = article(['正文。']);
const bare = withArticle(emptyEdition(1), story);

/** What of an em the ink of “ reaches down from its top, at most, in the shipped faces. */
const INK = 0.5;

it.each([10, 14, 20, 40, 200])('keeps its mark within a frame of %d pt', (height) => {
  const block: Block = {
    ...{ id: newId<'block'>(), kind: 'pullquote', pageId: pageOf(bare, 1).id, articleId: story.id, order: 60 },
    ...{ text: '灯是一直亮着的', look: 'mark', standOff: 0, frame: { x: 60, y: 300, width: 240, height } },
  };
  const { pages } = compose(withBlocks(bare, [block]), testResources());
  const items = pages[0]?.items.filter(({ blockId }) => blockId === block.id) ?? [];
  const [mark] = items.flatMap((item) => (item.kind === 'glyphs' && item.text === '“' ? [item] : []));
  expect(mark?.size).toBeGreaterThan(8);
  expect((mark?.size ?? 0) * INK).toBeLessThanOrEqual(height + 0.01);
});
