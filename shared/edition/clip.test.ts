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
import { deleteBlocks } from './blocks.ts';
import { overlap } from './boxes.ts';
import { type Clip, clipOf, type Pasting, pasteClip, readClip, wordsOfClip, writeClip } from './clip.ts';
import { type BlockId, newId } from './ids.ts';
import { addMaster, isMaster } from './masters.ts';
import { applyPatches } from './operations.ts';
import type { Block, Edition, Page } from './records.ts';
import { threadOf } from './selectors.ts';
import { placeTaken } from './turned.ts';

const plain: Pasting = { isBare: false, where: 'in-place', has: () => true };

/** A story in a block, and its picture. */
function told() {
  const photoId = newId<'photo'>();
  const image = { id: newId<'image'>(), name: '灯.jpg', mime: 'image/jpeg', width: 400, height: 300 } as const;
  const story = article(['东湖的灯火。'], { photos: [{ id: photoId, imageId: image.id, caption: '夜', credit: '' }] });
  const bare = applyPatches(withArticle(emptyEdition(3), story), [
    { kind: 'put', table: 'images', id: image.id, record: image },
  ]).edition;
  const [page, inside] = [pageOf(bare, 2), pageOf(bare, 3)];
  const body = bodyBlock(page, story, { row: 12, rows: 10, span: 2 });
  const photo = { ...photoBlock(page, story, { column: 3, span: 2, row: 12, rows: 10 }), photoId };
  return { edition: withBlocks(bare, [body, photo]), page, inside, story, body, photo, image };
}

function clipped(edition: Edition, ids: readonly BlockId[], isCut = false): Clip {
  // As it comes from the clipboard.
  const taken = clipOf(edition, ids, isCut);
  const clip = taken === null ? null : readClip(writeClip(taken) ?? '');
  if (clip === null) throw new Error('nothing is selected');
  return clip;
}

function pasted(edition: Edition, page: Page, clip: Clip, how: Partial<Pasting> = {}) {
  const { patches, ids, lacks } = pasteClip(edition, page.id, clip, { ...plain, ...how });
  const after = applyPatches(edition, patches).edition;
  return { after, blocks: ids.flatMap((id) => after.blocks[id] ?? []), lacks };
}

describe('blocks on the clipboard', () => {
  it('are pasted with a copy of their story, in their places on another page', () => {
    const { edition, inside, story, body, photo } = told();
    const { after, blocks } = pasted(edition, inside, clipped(edition, [body.id, photo.id]));
    expect(blocks.map(({ kind, frame, pageId }) => [kind, frame, pageId])).toEqual([
      ['body', body.frame, inside.id],
      ['photo', photo.frame, inside.id],
    ]);
    const [first] = blocks;
    const copy = first?.kind === 'body' ? after.articles[first.articleId] : undefined;
    expect(copy?.id).not.toBe(story.id);
    expect(copy?.body.map(({ children }) => children)).toEqual(story.body.map(({ children }) => children));
    expect(copy?.photos.map(({ imageId, caption }) => [imageId, caption])).toEqual([[story.photos[0]?.imageId, '夜']]);
    expect(after.blocks[body.id]).toEqual(body);
  });

  it('are the same story again where they were cut', () => {
    const { edition, inside, story, body } = told();
    const clip = clipped(edition, [body.id], true);
    const cut = applyPatches(edition, deleteBlocks(edition, [body.id])).edition;
    const { after } = pasted(cut, inside, clip);
    // Pasted on a wrong page, taken back there, and pasted where they belong: each time they stand nowhere before.
    expect(threadOf(after, story.id).map(({ id, pageId }) => [id, pageId])).toEqual([[body.id, inside.id]]);
    expect(Object.keys(after.articles)).toEqual(Object.keys(edition.articles));
    // Once more, they are a copy.
    expect(Object.keys(pasted(after, inside, clip).after.articles)).toHaveLength(
      Object.keys(edition.articles).length + 1,
    );
  });

  it('leave what is locked where it is when they are cut', () => {
    const { edition, inside, story, body, photo } = told();
    const locked = withBlocks(edition, [{ ...photo, locked: true }]);
    const clip = clipped(locked, [body.id, photo.id], true);
    const cut = applyPatches(locked, deleteBlocks(locked, [body.id, photo.id])).edition;
    const { after, blocks } = pasted(cut, inside, clip);
    expect(blocks.map(({ id }) => id)).toEqual([body.id]);
    expect(Object.keys(after.articles)).toEqual([story.id]);
    expect(clipOf(locked, [photo.id], true)).toBeNull();
  });

  it('go behind what has come to their place of the thread since they were cut', () => {
    const { edition, page, inside, story, body, photo } = told();
    const jump = { ...bodyBlock(inside, story, { row: 12, rows: 10, span: 2 }), threadOrder: 1 };
    const both = withBlocks(edition, [jump]);
    const clip = clipped(both, [body.id, photo.id], true);
    const cut = applyPatches(both, deleteBlocks(both, [body.id, photo.id])).edition;
    const drawn = bodyBlock(page, story, { row: 40, rows: 10, span: 2 });
    const { after } = pasted(withBlocks(cut, [drawn]), inside, clip);
    expect(threadOf(after, story.id).map(({ id, threadOrder }) => [id, threadOrder])).toEqual([
      [drawn.id, 0],
      [jump.id, 1],
      [body.id, 2],
    ]);
  });

  it('are refused where they are more than can be pasted again: nothing is cut that cannot come back', () => {
    const { edition, body } = told();
    const clip = clipped(edition, [body.id]);
    const many = { ...clip, blocks: Array.from({ length: 501 }, () => ({ ...body, id: newId<'block'>() })) };
    expect(writeClip(many)).toBeNull();
    expect(readClip(JSON.stringify(many))).toBeNull();
  });

  it('take the words of a caption along that is copied without its picture', () => {
    const { edition, page, inside, story, photo } = told();
    const { articleId, photoId, pageId, order } = photo;
    const frame = { ...photo.frame, y: photo.frame.y + photo.frame.height, height: page.grid.leading };
    const id = newId<'block'>();
    const caption: Block = { id, pageId, kind: 'caption', articleId, photoId, frame, order: order + 1, standOff: 0 };
    const { after, blocks } = pasted(edition, inside, clipped(withBlocks(edition, [caption]), [caption.id]));
    const [copy] = Object.values(after.articles).filter(({ id }) => id !== story.id);
    expect(copy?.photos.map(({ imageId, caption: words }) => [imageId, words])).toEqual([[null, '夜']]);
    expect(blocks).toMatchObject([{ kind: 'caption', photoId: copy?.photos[0]?.id }]);
  });

  it('put no story into the pool whose blocks a master does not take', () => {
    const { edition, body } = told();
    const other = emptyEdition(2);
    const made = addMaster(other, pageOf(other, 2).id, '内版', 'left');
    const mastered = applyPatches(other, made?.patches ?? []).edition;
    const master = Object.values(mastered.pages).find(isMaster);
    if (master === undefined) throw new Error('no master');
    const { after, blocks } = pasted(mastered, master, clipped(edition, [body.id]));
    expect([blocks, after.articles]).toEqual([[], mastered.articles]);
  });

  it('take no copy along that they do not show', () => {
    const { edition, inside, photo } = told();
    const clip = clipped(edition, [photo.id]);
    expect(clip.articles.map(({ body, photos }) => [body.length, photos.length])).toEqual([[0, 1]]);
    expect(pasted(edition, inside, clip).blocks.map(({ kind }) => kind)).toEqual(['photo']);
  });

  it('are pasted bare: the same blocks of one blank story, with a place for its picture', () => {
    const { edition, inside, body, photo } = told();
    const { after, blocks } = pasted(edition, inside, clipped(edition, [body.id, photo.id]), { isBare: true });
    const stories = new Set(blocks.flatMap((block) => ('articleId' in block ? [block.articleId] : [])));
    expect(stories.size).toBe(1);
    const [story] = [...stories].map((id) => after.articles[id]);
    expect([story?.body, story?.photos.map(({ imageId, caption }) => [imageId, caption])]).toEqual([[], [[null, '']]]);
  });

  it('come where nothing is in their way, or with their corner at a point', () => {
    const { edition, page, body } = told();
    const clip = clipped(edition, [body.id]);
    const { after, blocks } = pasted(edition, page, clip, { where: 'free' });
    const [free] = blocks;
    if (free === undefined) throw new Error('nothing was pasted');
    const others = Object.values(after.blocks).filter(({ pageId, id }) => pageId === page.id && id !== free.id);
    expect(others.filter(({ frame }) => overlap(frame, free.frame))).toEqual([]);
    const { typeArea, leading } = page.grid;
    const at = { x: typeArea.x + 3, y: typeArea.y + 30.5 * leading };
    expect(pasted(edition, page, clip, { where: at }).blocks[0]?.frame).toMatchObject({
      x: typeArea.x,
      y: typeArea.y + 30 * leading,
    });
  });

  it('come near a point where it is free there, within the type area, and elsewhere where it is not', () => {
    const { edition, page, body } = told();
    const clip = clipped(edition, [body.id]);
    const { typeArea, leading } = page.grid;
    const corner = { x: typeArea.x + typeArea.width - 2, y: typeArea.y + 40.5 * leading };
    const [near] = pasted(edition, page, clip, { where: { near: corner } }).blocks;
    expect(near?.frame.y).toBeCloseTo(typeArea.y + 40 * leading);
    expect((near?.frame.x ?? 0) + (near?.frame.width ?? 0)).toBeCloseTo(typeArea.x + typeArea.width);
    const taken = { x: body.frame.x + 2, y: body.frame.y + 2 };
    const [other] = pasted(edition, page, clip, { where: { near: taken } }).blocks;
    expect(other === undefined || overlap(other.frame, body.frame)).toBe(false);
  });

  it('leave their pictures, colours and styles where another edition has none, and say so', () => {
    const { edition, body, photo, image } = told();
    const coloured = withBlocks(edition, [{ ...body, colour: 'spot-9', style: 'own-style' }, photo]);
    const other = emptyEdition(2);
    const clip = clipped(coloured, [body.id, photo.id]);
    const { after, blocks, lacks } = pasted(other, pageOf(other, 2), clip, { has: () => false });
    expect([...lacks].sort()).toEqual(['colour', 'picture', 'style']);
    expect(blocks.some((block) => block.colour !== undefined || ('style' in block && block.style !== undefined))).toBe(
      false,
    );
    expect(after.images[image.id]).toBeUndefined();
    const brought = pasted(other, pageOf(other, 2), clip);
    expect(brought.after.images[image.id]).toEqual(image);
    expect(wordsOfClip(clip)).toContain('东湖的灯火。');
  });

  it('have words of a colour that another edition lacks in black, and say so', () => {
    const { edition, story, body } = told();
    const [first] = story.body;
    if (first === undefined) throw new Error('no copy');
    const children = [
      { text: '东湖的' },
      { text: '灯火', colour: 'spot-9' },
      { text: '亮', colour: 'red', dots: true as const },
    ];
    const coloured = withArticle(edition, { ...story, body: [{ ...first, children }] });
    const other = emptyEdition(2);
    const { after, lacks } = pasted(other, pageOf(other, 2), clipped(coloured, [body.id]));
    expect([...lacks]).toEqual(['colour']);
    const [made] = Object.values(after.articles).flatMap((one) => one.body);
    expect(made?.children).toEqual([{ text: '东湖的灯火' }, { text: '亮', colour: 'red', dots: true }]);
  });

  it('come where nothing is in the way of what they take of the page turned', () => {
    const { edition, page, story, photo } = told();
    const { grid } = page;
    const frame = { x: grid.typeArea.x, y: 400, width: 300, height: 30 };
    const upright = { ...photo, id: newId<'block'>(), frame, turn: 90 };
    const clip = clipped(withBlocks(edition, [upright]), [upright.id]);
    // Above and below its level frame, where it stands upright.
    const inWay = {
      ...bodyBlock(page, story, { rows: 4 }),
      frame: { x: frame.x + 140, y: 280, width: 20, height: 60 },
    };
    const bare = withBlocks({ ...edition, blocks: {} }, [inWay]);
    const { blocks } = pasted(bare, page, clip, { where: 'free' });
    expect(blocks).toHaveLength(1);
    expect(blocks.every((block) => !overlap(placeTaken(block), inWay.frame))).toBe(true);
  });

  it('of a story that is nowhere are none: a clipboard may say anything', () => {
    const { edition, inside, body, photo } = told();
    const forged = {
      ...clipped(edition, [body.id]),
      articles: [],
      blocks: [{ ...body, articleId: newId<'article'>() }],
    };
    expect(pasted(edition, inside, forged).blocks).toEqual([]);
    const lost = { ...clipped(edition, [photo.id]), blocks: [{ ...photo, photoId: newId<'photo'>() }] };
    expect(pasted(edition, inside, lost).blocks).toEqual([]);
    expect(readClip(JSON.stringify({ ...forged, blocks: [body, body] }))).toBeNull();
    expect(readClip(JSON.stringify({ ...forged, version: 2 }))).toBeNull();
    expect(readClip('{')).toBeNull();
  });

  it('keep no style that is nowhere when they are pasted bare, and say so', () => {
    const { edition, inside, body } = told();
    const clip = clipped(withBlocks(edition, [{ ...body, style: 'own-style' }]), [body.id]);
    const { blocks, lacks } = pasted(edition, inside, clip, { isBare: true });
    expect([blocks.map((block) => 'style' in block), [...lacks]]).toEqual([[false], ['style']]);
  });
});
