import { describe, expect, it } from 'vitest';
import {
  article,
  bodyBlock,
  emptyEdition,
  pageOf,
  photoBlock,
  withArticle,
  withBlocks,
} from '../../tests/kit/editions.ts';
import { lockBlocks, withGroups } from './blocks.ts';
import { holds, overlap } from './boxes.ts';
import { gridFrame } from './formats.ts';
import { type BlockId, newId } from './ids.ts';
import { insertBlock } from './insert.ts';
import { applyPatches } from './operations.ts';
import type { Article, Block, Edition, Page } from './records.ts';
import { swapPictures, swapStories } from './swap.ts';

/** A headline of a story over columns of a page. */
function headline(edition: Edition, page: Page, story: Article, at: readonly [number, number, number, number]) {
  const [column, span, row, rows] = at;
  const frame = gridFrame(page.grid, column, span, row, rows);
  const made = insertBlock(edition, 'headline', page.id, frame, { articleId: story.id, beside: null });
  if (made === null) throw new Error('no headline was made');
  return { edition: applyPatches(edition, made.patches).edition, id: made.id };
}

/** Two stories on a page: one of headline and three columns, one of headline and two columns below it. */
function twoStories() {
  const [lead, brief] = [article(['东湖的灯火亮了。']), article(['湖水退了。'])];
  let edition = withArticle(withArticle(emptyEdition(2), lead), brief);
  const page = pageOf(edition, 1);
  const first = headline(edition, page, lead, [0, 3, 12, 4]);
  const second = headline(first.edition, page, brief, [0, 2, 40, 2]);
  const body = bodyBlock(page, lead, { span: 3, row: 16, rows: 20 });
  const below = bodyBlock(page, brief, { span: 2, row: 42, rows: 12 });
  edition = withBlocks(second.edition, [body, below]);
  return { edition, page, lead, brief, body, below, first: first.id, second: second.id };
}

function swapped(edition: Edition, one: BlockId, other: BlockId): Edition {
  const patches = swapStories(edition, one, other);
  if (typeof patches === 'string') throw new Error(patches);
  return applyPatches(edition, patches).edition;
}

const frameOf = (edition: Edition, id: BlockId) => edition.blocks[id]?.frame;

describe('two stories that are exchanged', () => {
  it('take each other’s places, headline for headline and copy for copy', () => {
    const { edition, body, below, first, second } = twoStories();
    const after = swapped(edition, first, below.id);
    expect(frameOf(after, body.id)).toEqual(below.frame);
    expect(frameOf(after, below.id)).toEqual(body.frame);
    expect(frameOf(after, first)).toEqual(frameOf(edition, second));
    expect(frameOf(after, second)).toEqual(frameOf(edition, first));
    const [now, then] = [after.blocks[body.id], after.blocks[below.id]];
    expect([now?.kind === 'body' && now.columns, then?.kind === 'body' && then.columns]).toEqual([2, 3]);
  });

  it('are where they were, exchanged once more', () => {
    const { edition, body, below } = twoStories();
    const back = swapped(swapped(edition, body.id, below.id), body.id, below.id);
    expect(back.blocks).toEqual(edition.blocks);
  });

  it('leave the parts on other pages, and exchange pages where they stand on two', () => {
    const { edition, page, lead, body, brief } = twoStories();
    const inside = pageOf(edition, 2);
    const jumped = bodyBlock(inside, lead, { span: 2, row: 2, rows: 10, thread: 1 });
    const elsewhere = bodyBlock(inside, brief, { column: 3, span: 1, row: 2, rows: 10, thread: 1 });
    const laid = withBlocks(edition, [jumped, elsewhere]);
    const after = swapped(laid, body.id, elsewhere.id);
    expect(after.blocks[body.id]?.pageId).toBe(inside.id);
    expect(after.blocks[elsewhere.id]?.pageId).toBe(page.id);
    expect(after.blocks[jumped.id]).toEqual(jumped);
  });

  it('leave what they were grouped with on their page: it is not taken for theirs any more', () => {
    const { edition, page, lead, body, brief } = twoStories();
    const group = newId<'group'>();
    const inside = pageOf(edition, 2);
    const elsewhere = bodyBlock(inside, brief, { span: 5, row: 2, rows: 20, thread: 1 });
    const photo = { ...photoBlock(page, lead, { column: 3, span: 2, row: 12, rows: 10 }), group };
    const other = article(['江边。']);
    const beside = { ...bodyBlock(page, other, { column: 3, span: 1, row: 40, rows: 6 }), group };
    const laid = withBlocks(withArticle(edition, other), [{ ...body, group }, photo, beside, elsewhere]);
    expect(withGroups(laid, [body.id]).toSorted()).toEqual([body.id, photo.id, beside.id].toSorted());
    const after = swapped(laid, body.id, elsewhere.id);
    expect(withGroups(after, [body.id]).toSorted()).toEqual([body.id, photo.id].toSorted());
    expect(withGroups(after, [beside.id])).toEqual([beside.id]);
  });

  it('take along what only one of them has, into the copy and in its shape; copy grows into what is left', () => {
    const { edition, page, lead, brief, body, below } = twoStories();
    const photo = photoBlock(page, brief, { column: 2, span: 1, row: 42, rows: 8 });
    const after = swapped(withBlocks(edition, [photo]), body.id, below.id);
    const now = frameOf(after, photo.id);
    expect(now !== undefined && holds(body.frame, now)).toBe(true);
    expect(now?.width).toBeCloseTo(photo.frame.width);

    const beside = photoBlock(page, lead, { column: 3, span: 2, row: 16, rows: 20 });
    const grown = swapped(withBlocks(edition, [beside]), body.id, below.id);
    expect(frameOf(grown, below.id)).toEqual(gridFrame(page.grid, 0, 5, 16, 20));
  });

  it('leave to the tray a picture that would take the room of the copy in the smaller place, and a banner to its story', () => {
    const { edition, page, lead, body, below } = twoStories();
    const photo = photoBlock(page, lead, { column: 3, span: 2, row: 16, rows: 20 });
    const label = insertBlock(edition, 'banner', page.id, gridFrame(page.grid, 0, 5, 10, 2), {
      articleId: lead.id,
      beside: null,
    });
    if (label === null) throw new Error('no banner was made');
    const laid = withBlocks(applyPatches(edition, label.patches).edition, [photo]);
    const after = swapped(laid, body.id, below.id);
    expect(frameOf(after, photo.id)).toBeUndefined();
    expect(frameOf(after, label.id)).toBeUndefined();
    expect(after.articles[lead.id]).toEqual(laid.articles[lead.id]);
  });

  it('lay several that go along below one another, none over another', () => {
    const { edition, page, brief, body, below } = twoStories();
    const photos = [0, 1].map((at) => ({
      ...photoBlock(page, brief, { column: 2, span: 1, row: 42 + 4 * at, rows: 3 }),
      photoId: newId<'photo'>(),
    }));
    const after = swapped(withBlocks(edition, photos), body.id, below.id);
    const [one, other] = photos.map(({ id }) => frameOf(after, id));
    if (one === undefined || other === undefined) throw new Error('a picture has left the page');
    expect(overlap(one, other)).toBe(false);
  });

  it('divide a place of copy where one has more blocks of it', () => {
    const { edition, page, lead, body, below } = twoStories();
    const further = bodyBlock(page, lead, { column: 3, span: 2, row: 16, rows: 20, thread: 1 });
    const after = swapped(withBlocks(edition, [further]), body.id, below.id);
    const [one, other] = [frameOf(after, body.id), frameOf(after, further.id)];
    if (one === undefined || other === undefined) throw new Error('copy is gone');
    expect(overlap(one, other)).toBe(false);
    expect([one, other].every((frame) => holds(below.frame, frame))).toBe(true);
  });

  it('stay where they are where one is locked, or both are one', () => {
    const { edition, body, below, first } = twoStories();
    const locked = applyPatches(edition, lockBlocks(edition, [below.id], true)).edition;
    expect(swapStories(locked, body.id, below.id)).toBe('locked');
    expect(swapStories(edition, body.id, first)).toBe('same');
  });
});

describe('two pictures that are exchanged', () => {
  const placed = () => {
    const photos = ['春耕', '夜灯'].map((caption) => ({
      id: newId<'photo'>(),
      imageId: null,
      caption,
      credit: `${caption}摄`,
    }));
    const story = article(['东湖。'], { photos });
    const edition = withArticle(emptyEdition(1), story);
    const page = pageOf(edition, 1);
    const frames = photos.map(
      ({ id }, at): Block<'photo'> => ({
        ...photoBlock(page, story, { column: at * 2, span: 2 - at, row: 20, rows: 10 }),
        photoId: id,
      }),
    );
    const [one, other] = frames;
    if (one === undefined || other === undefined) throw new Error('two photos were made');
    const crop = { scale: 1.5, x: 0.2, y: 0.3 };
    return { edition: withBlocks(edition, [{ ...one, crop }, other]), story, one, other, crop };
  };

  it('take their captions and credits along, and how they are cropped; the frames stay', () => {
    const { edition, story, one, other, crop } = placed();
    const patches = swapPictures(edition, one.id, other.id);
    if (typeof patches === 'string') throw new Error(patches);
    const after = applyPatches(edition, patches).edition;
    expect(after.articles[story.id]?.photos.map(({ caption, credit }) => [caption, credit])).toEqual([
      ['夜灯', '夜灯摄'],
      ['春耕', '春耕摄'],
    ]);
    expect(after.blocks[other.id]).toMatchObject({ frame: other.frame, crop });
    expect(after.blocks[one.id]).toEqual(one);
  });

  it('stay where one is locked', () => {
    const { edition, one, other } = placed();
    const locked = applyPatches(edition, lockBlocks(edition, [other.id], true)).edition;
    expect(swapPictures(locked, one.id, other.id)).toBe('locked');
  });
});
