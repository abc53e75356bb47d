import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  article,
  bodyBlock,
  emptyEdition,
  pageOf,
  photoBlock,
  testResources,
  withArticle,
  withBlocks,
} from '../../tests/kit/editions.ts';
import { blockModule } from '../blocks/kinds.ts';
import { insertBlock } from '../edition/insert.ts';
import { applyPatches } from '../edition/operations.ts';
import { compose, createComposeCache } from './compose.ts';

describe('composing with what is known from before', () => {
  it('gives a refer another number when its story leaves the page and its picture comes there', () => {
    const story = {
      ...article(['东湖南岸的灯火一直亮到深夜。']),
      headlines: { ...article([]).headlines, headline: ['灯火'] },
    };
    const bare = withArticle(emptyEdition(2), story);
    const [first, second] = [pageOf(bare, 1), pageOf(bare, 2)];
    const made = insertBlock(bare, 'refer', first.id, null, { articleId: story.id, beside: null });
    if (made === null) throw new Error('no refer');
    const pointing = applyPatches(bare, made.patches).edition;
    const body = bodyBlock(second, story, { rows: 10, span: 2 });
    const photo = photoBlock(second, story, { column: 0, span: 2, row: 20, rows: 6 });
    const cache = createComposeCache();
    const numberIn = (edition: typeof bare) =>
      compose(edition, testResources(), cache)
        .pages[0]?.items.flatMap((item) => (item.kind === 'glyphs' && item.blockId === made.id ? item.text : []))
        .join('');
    expect(numberIn(withBlocks(pointing, [body]))).toContain('>>2版');
    expect(numberIn(withBlocks(pointing, [photo]))).not.toContain('>>');
  });
});

describe('a block that nobody draws a place for', () => {
  it.each(['chart', 'table', 'pullquote', 'figure', 'photo'] as const)(
    'takes no line of the copy it comes under: %s',
    (form) => {
      const story = article(['东湖南岸的灯火一直亮到深夜，读者慢慢散去，明天再来。'.repeat(60)]);
      const bare = withArticle(emptyEdition(1), story);
      const page = pageOf(bare, 1);
      const filled = withBlocks(bare, [{ ...bodyBlock(page, story, { row: 12, rows: 20, span: 5 }) }]);
      const linesOf = (edition: typeof bare) =>
        compose(edition, testResources()).pages[0]?.blocks.find(({ kind }) => kind === 'body')?.lines;
      const made = insertBlock(filled, form, page.id, null, { articleId: story.id, beside: null });
      if (made === null) throw new Error('no place');
      const now = applyPatches(filled, made.patches).edition;
      expect(now.blocks[made.id]?.frame.y).toBeGreaterThan(page.grid.typeArea.y + 30 * page.grid.leading);
      expect(linesOf(filled)).toBe(100);
      expect(linesOf(now)).toBe(100);
    },
  );
});

describe('a kind of block', () => {
  afterEach(() => vi.restoreAllMocks());

  const story = { ...article(['东湖南岸的灯火一直亮到深夜。']), banner: '灯火' };
  const bare = withArticle(emptyEdition(2), story);
  const made = insertBlock(bare, 'banner', pageOf(bare, 1).id, null, { articleId: story.id, beside: null });
  if (made === null) throw new Error('no banner');
  const edition = applyPatches(bare, made.patches).edition;

  it('is composed anew when what it asked for changes, though it has not said that it would ask', () => {
    vi.spyOn(blockModule('banner'), 'compose').mockImplementation((_, set) => ({ lines: set.standsOn() ?? 0 }));
    const cache = createComposeCache();
    const linesIn = (of: typeof edition) =>
      compose(of, testResources(), cache).pages[0]?.blocks.find(({ id }) => id === made.id)?.lines;
    const planned = linesIn(edition);
    const body = bodyBlock(pageOf(edition, 2), story, { rows: 10, span: 2 });
    expect(linesIn(withBlocks(edition, [body]))).toBe(2);
    expect(planned).not.toBe(2);
    expect(linesIn(edition)).toBe(planned);
  });

  it('that has no thread is refused one, and not left blank', () => {
    vi.spyOn(blockModule('banner'), 'compose').mockImplementation((_, set) => set.flow());
    expect(() => compose(edition, testResources())).toThrow('a banner has no thread');
  });
});
