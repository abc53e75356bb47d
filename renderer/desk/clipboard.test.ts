import { describe, expect, it } from 'vitest';
import { type BlockId, newId, type PageId } from '../../shared/edition/ids.ts';
import { applyPatches, type Patch } from '../../shared/edition/operations.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { blocksOnPage } from '../../shared/edition/selectors.ts';
import { article, bodyBlock, emptyEdition, pageOf, withArticle, withBlocks } from '../../tests/kit/editions.ts';
import { AtHand } from './at-hand.ts';
import { BlockClipboard } from './clipboard.ts';

/** The clipboard of a desk on page 1 of an edition of two pages with one story, and what was said. */
function desk() {
  const story = article(['东湖南岸的灯火一直亮到深夜。']);
  const bare = withArticle(emptyEdition(2), story);
  const [first, second] = [pageOf(bare, 1), pageOf(bare, 2)];
  const block = bodyBlock(first, story, { rows: 20 });
  const state = {
    edition: withBlocks(bare, [block]) as Edition | null,
    path: '/一期.dayang',
    pageId: first.id as PageId,
    blocks: [block.id] as readonly BlockId[],
    isWhole: false,
  };
  const said: string[] = [];
  const watched = <T>(get: () => T) => ({ get, subscribe: () => () => undefined });
  const stores = {
    session: {
      state: watched(() => ({ edition: state.edition, path: state.path })),
      edit: (_: string, patches: readonly Patch[]) => {
        if (state.edition !== null) state.edition = applyPatches(state.edition, patches).edition;
      },
    },
    view: watched(() => ({ pageId: state.pageId })),
    selection: {
      ...watched(() => ({ blocks: state.blocks, isWhole: state.isWhole, articleId: null })),
      select: (ids: readonly BlockId[]) => {
        state.blocks = ids;
      },
      update: ({ blocks }: { readonly blocks?: readonly BlockId[] }) => {
        state.blocks = blocks ?? state.blocks;
      },
    },
    notices: {
      notify: (_: string, key: string) => void said.push(key),
      say: () => undefined,
      attempt: async () => undefined,
      over: () => undefined,
    },
  };
  const clipboard = new BlockClipboard(new AtHand(stores), stores);
  const held = new Map<string, string>();
  const data = {
    getData: (type: string) => held.get(type) ?? '',
    setData: (type: string, text: string) => void held.set(type, text),
  };
  const on = (page: { readonly id: PageId }) =>
    state.edition === null ? [] : blocksOnPage(state.edition, page.id).filter(({ kind }) => kind === 'body');
  const stories = () => Object.keys(state.edition?.articles ?? {}).length;
  return { state, clipboard, data, held, said, first, second, on, stories };
}

describe('a block that stands for its story', () => {
  it('is cut with all of the story on its page', async () => {
    const { state, clipboard, data, second, on, first } = desk();
    const [block] = on(first);
    if (state.edition === null || block?.kind !== 'body') throw new Error('no block');
    const frame = { ...block.frame, x: block.frame.x + block.frame.width + 20 };
    state.edition = withBlocks(state.edition, [{ ...block, id: newId<'block'>(), frame, threadOrder: 1 }]);
    state.isWhole = true;
    clipboard.copy(data, true);
    expect(on(first)).toEqual([]);
    state.pageId = second.id;
    await clipboard.paste(data);
    expect(on(second)).toHaveLength(2);
  });
});

describe('blocks that were cut', () => {
  it('come back as the same story where undo took the first paste back', async () => {
    const { state, clipboard, data, second, on, stories } = desk();
    clipboard.copy(data, true);
    const cut = state.edition;
    await clipboard.paste(data);
    // Undo, and another page.
    state.edition = cut;
    state.pageId = second.id;
    await clipboard.paste(data);
    expect([on(second).length, stories()]).toEqual([1, 1]);
  });

  it('are copies the second time', async () => {
    const { state, clipboard, data, second, on, stories } = desk();
    clipboard.copy(data, true);
    await clipboard.paste(data);
    state.pageId = second.id;
    await clipboard.paste(data);
    expect([on(second).length, stories()]).toEqual([1, 2]);
  });
});

describe('a paste of a certain kind', () => {
  it('says that there are no blocks where there are none, and the next one is as usual', async () => {
    const { state, clipboard, data, held, said, first, second, on } = desk();
    clipboard.copy(data, false);
    const blocks = new Map(held);
    held.clear();
    clipboard.wants({ isBare: true, where: 'free' });
    expect(clipboard.takes(data)).toBe(true);
    expect(said).toContain('pasteNoBlocks');
    for (const [type, text] of blocks) held.set(type, text);
    state.pageId = second.id;
    expect(clipboard.takes(data)).toBe(true);
    await clipboard.paste(data);
    const [pasted] = on(second);
    const copy = state.edition?.articles[pasted?.kind === 'body' ? pasted.articleId : ''];
    expect(JSON.stringify(copy?.body)).toContain('东湖');
    expect(on(first).length).toBe(1);
  });

  it('leaves words on the clipboard to who makes stories of them', () => {
    const { clipboard, data } = desk();
    clipboard.wants({ isBare: false, where: { x: 10, y: 10 } });
    expect(clipboard.takes(data)).toBe(false);
  });
});
