import { describe, expect, it } from 'vitest';
import { laidBoard } from '../../tests/kit/board.ts';
import { article, bodyBlock, withArticle, withBlocks } from '../../tests/kit/editions.ts';
import { lockBlocks } from './blocks.ts';
import { newId } from './ids.ts';
import { applyPatches } from './operations.ts';
import type { Block, Edition } from './records.ts';
import { type Replacement, replaceStory } from './replace-story.ts';
import { threadOf } from './selectors.ts';

/** A story in two blocks with a picture, which goes on on the next page, and one in the pool. */
function laid(pictures = 0) {
  const { board, page, facing, story, body, second, photo } = laidBoard();
  const photos = Array.from({ length: pictures }, () => ({
    ...{ id: newId<'photo'>(), imageId: newId<'image'>(), caption: '', credit: '' },
  }));
  const waiting = article(['新来的稿件，今夜上版。'], { photos });
  const jumped: Block = bodyBlock(facing, story, { rows: 6, row: 10, span: 2, thread: 2 });
  const images = photos.map(({ imageId }, at) => {
    const record = { id: imageId, name: `${at}.jpg`, mime: 'image/jpeg', width: 400, height: 300 } as const;
    return { kind: 'put', table: 'images', id: imageId, record } as const;
  });
  const filled = withArticle(applyPatches(board.edition, images).edition, waiting);
  return { edition: withBlocks(filled, [jumped]), page, story, waiting, body, second, photo, jumped };
}

function done(replaced: Replacement | string): Replacement {
  if (typeof replaced === 'string') throw new Error(replaced);
  return replaced;
}

const storyOf = (edition: Edition, block: Block) => {
  const now = edition.blocks[block.id];
  return now !== undefined && 'articleId' in now ? now.articleId : null;
};

describe('a story in the place of another', () => {
  it('takes its copy’s blocks; the other is on no page, with its picture, and undo brings it back', () => {
    const { edition, story, waiting, body, second, photo, jumped } = laid();
    const replaced = done(replaceStory(edition, second.id, waiting.id));
    const { edition: after, inverse } = applyPatches(edition, replaced.patches);
    expect(threadOf(after, waiting.id).map(({ id }) => id)).toEqual([body.id, second.id]);
    expect(threadOf(after, story.id)).toEqual([]);
    expect([photo, jumped].map(({ id }) => after.blocks[id])).toEqual([undefined, undefined]);
    expect(after.articles[story.id]).toEqual(edition.articles[story.id]);
    expect(replaced).toMatchObject({ leaving: story.id, alsoOn: [3] });
    expect(applyPatches(after, inverse).edition).toEqual(edition);
  });

  it('puts its picture in the other’s frame, and keeps a second one waiting', () => {
    const { edition, waiting, photo } = laid(2);
    const after = applyPatches(edition, done(replaceStory(edition, photo.id, waiting.id)).patches).edition;
    expect(after.blocks[photo.id]).toMatchObject({ articleId: waiting.id, photoId: waiting.photos[0]?.id });
    const shown = Object.values(after.blocks).filter((block) => block.kind === 'photo');
    expect(shown).toHaveLength(1);
  });

  it('leaves what is written in its own blocks, on whatever page, and tells how many', () => {
    const { edition, waiting, story, body, jumped } = laid();
    const quote = (pageId: Block['pageId'], order: number): Block => ({
      ...{
        kind: 'pullquote',
        id: newId<'block'>(),
        pageId,
        order,
        articleId: story.id,
        text: '灯还亮着。',
        standOff: 6,
      },
      frame: { x: 40, y: 40, width: 90, height: 60 },
    });
    const [here, there] = [quote(body.pageId, 90), quote(jumped.pageId, 91)];
    const quoted = withBlocks(edition, [here, there]);
    const replaced = done(replaceStory(quoted, body.id, waiting.id));
    expect(replaced.staying).toBe(2);
    const after = applyPatches(quoted, replaced.patches).edition;
    expect([here, there].map(({ id }) => after.blocks[id])).toEqual([here, there]);
  });

  it('is refused by a lock, by the part of a story that begins elsewhere, and where it stands itself', () => {
    const { edition, page, waiting, story, body, jumped } = laid();
    const brief = article(['江边夜话。']);
    const other = bodyBlock(page, brief, { rows: 6, row: 60, span: 1, column: 4 });
    const beside = withBlocks(withArticle(edition, brief), [other]);
    expect(replaceStory(beside, other.id, story.id)).toBe('stands');
    const locked = applyPatches(edition, lockBlocks(edition, [jumped.id], true)).edition;
    expect(replaceStory(locked, body.id, waiting.id)).toBe('locked');
    expect(replaceStory(edition, jumped.id, waiting.id)).toBe('jumped');
    const placed = applyPatches(edition, done(replaceStory(edition, body.id, waiting.id)).patches).edition;
    expect(replaceStory(placed, body.id, waiting.id)).toBe('none');
    expect(storyOf(placed, body)).toBe(waiting.id);
  });
});
