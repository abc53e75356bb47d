/** The tray of pictures, and what is no story. */
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
import { isBare } from './bare-articles.ts';
import { overlap } from './boxes.ts';
import { gridRows } from './formats.ts';
import { newId } from './ids.ts';
import { insertBlock, roomFor } from './insert.ts';
import { applyPatches } from './operations.ts';
import { droppedOn, givePictures, type TrayItem, takesItem, trayAfter, trayName, trayOf } from './picture-tray.ts';
import type { Article, Block, Edition, Image } from './records.ts';
import { blocksOnPage } from './selectors.ts';

const picture = (name: string, more: Partial<Image> = {}): Image => ({
  id: newId<'image'>(),
  name,
  mime: 'image/jpeg',
  width: 3000,
  height: 2000,
  ...more,
});

const withImages = (edition: Edition, ...images: readonly Image[]): Edition =>
  applyPatches(
    edition,
    images.map((record) => ({ kind: 'put', table: 'images', id: record.id, record }) as const),
  ).edition;

const photoOf = (image: Image, caption = '') => ({ id: newId<'photo'>(), imageId: image.id, caption, credit: '' });

/** An item of the tray, by its file's name. */
function named(edition: Edition, name: string): TrayItem {
  const item = trayOf(edition).find((one) => trayName(one) === name);
  if (item === undefined) throw new Error(`no ${name} in the tray`);
  return item;
}

describe('the tray', () => {
  it('has what waits first, by name as a person counts, then what stands on pages', () => {
    const [used, ten, two] = [picture('桥.jpg'), picture('灯10.jpg'), picture('灯2.jpg')];
    const story = article(['东湖的灯火。'], { photos: [photoOf(used)] });
    const bare = withImages(withArticle(emptyEdition(2), story), used, ten, two);
    const block = { ...photoBlock(pageOf(bare, 2), story, { column: 1, span: 2, row: 12, rows: 8 }) };
    const edition = withBlocks(bare, [{ ...block, photoId: story.photos[0]?.id ?? block.photoId }]);
    expect(trayOf(edition).map((item) => [trayName(item), item.isUsed, item.pages])).toEqual([
      ['灯2.jpg', false, []],
      ['灯10.jpg', false, []],
      ['桥.jpg', true, [2]],
    ]);
  });

  it('keeps the items that an edit has not changed, so that none is painted anew at a keystroke', () => {
    const [lamp, bridge] = [picture('灯.jpg'), picture('桥.jpg')];
    const story = article(['东湖的灯火。'], { photos: [photoOf(lamp, '灯')] });
    const edition = withImages(withArticle(emptyEdition(1), story), lamp, bridge);
    const before = trayOf(edition);
    const typed = withArticle(edition, { ...story, body: article(['东湖的灯火亮了。']).body });
    expect(trayAfter(before, typed).every((item, at) => item === before[at])).toBe(true);
    const told = withArticle(edition, { ...story, photos: story.photos.map((one) => ({ ...one, caption: '灯火' })) });
    expect(trayAfter(before, told).map((item, at) => [trayName(item), item === before[at]])).toEqual([
      ['灯.jpg', false],
      ['桥.jpg', true],
    ]);
    expect(trayAfter(before, told)).toEqual(trayOf(told));
    const renewed = withImages(edition, { ...bridge, width: 30 });
    expect(trayAfter(before, renewed)).toEqual(trayOf(renewed));
  });

  it('gives back what is taken from its page, with the words its story has for it', () => {
    const image = picture('桥.jpg', { supplied: { caption: '文件里的说明', credit: '摄影' } });
    const story = article(['东湖的灯火。'], { photos: [photoOf(image, '编辑改过的说明')] });
    const edition = withImages(withArticle(emptyEdition(1), story), image);
    expect(named(edition, '桥.jpg')).toMatchObject({
      isUsed: false,
      words: { caption: '编辑改过的说明', credit: '' },
      photo: { articleId: story.id, photoId: story.photos[0]?.id },
    });
    expect(named(withImages(emptyEdition(1), image), '桥.jpg')).toMatchObject({
      words: { caption: '文件里的说明', credit: '摄影' },
      photo: null,
    });
  });

  it('lets a picture go with a story once', () => {
    const image = picture('桥.jpg', { supplied: { caption: '长桥', credit: '摄影' } });
    const story = article(['东湖的灯火。']);
    const edition = withImages(withArticle(emptyEdition(1), story), image);
    const item = named(edition, '桥.jpg');
    if (item.kind !== 'image') throw new Error('no picture');
    const { edition: after } = applyPatches(edition, givePictures(story, [item]));
    const given = after.articles[story.id];
    expect(given?.photos).toMatchObject([{ imageId: image.id, caption: '长桥', credit: '摄影' }]);
    expect(given === undefined ? null : givePictures(given, [item])).toEqual([]);
    expect(named(after, '桥.jpg')).toMatchObject({ isUsed: false, photo: { articleId: story.id } });
  });

  it('keeps pages of PDFs for adverts, and all away from the nameplate', () => {
    const { edition, page, nameplate } = front();
    const photo: TrayItem = { ...waits, image: picture('灯.jpg') };
    const pdf: TrayItem = { ...waits, image: picture('家电.pdf', { mime: 'application/pdf', placed }) };
    const advert = blocksOnPage(edition, page.id).find(({ kind }) => kind === 'advert');
    if (advert === undefined) throw new Error('no advert');
    expect([takesItem(nameplate, photo), takesItem(advert, photo), takesItem(advert, pdf)]).toEqual([
      false,
      true,
      true,
    ]);
    const at = { x: nameplate.frame.x + 5, y: nameplate.frame.y + 5 };
    expect(droppedOn(edition, page.id, at, photo)).toEqual({ kind: 'nameplate' });
  });

  it('lays a picture into the frame it is dropped on, or beside the story it is dropped on', () => {
    const story = article(['东湖的灯火。']);
    const known = withArticle(emptyEdition(1), story);
    const page = pageOf(known, 1);
    const body = bodyBlock(page, story, { span: 5, rows: 20 });
    const photo = photoBlock(page, story, { column: 1, span: 2, row: 14, rows: 6 });
    const edition = withBlocks(known, [body, photo]);
    const item: TrayItem = { ...waits, image: picture('灯.jpg') };
    const on = (block: Block) => droppedOn(edition, page.id, { x: block.frame.x + 3, y: block.frame.y + 3 }, item);
    expect(on(photo)).toEqual({ kind: 'block', blockId: photo.id, isLocked: false });
    expect(on(body)).toEqual({ kind: 'page', articleId: story.id });
    expect(droppedOn(edition, page.id, { x: 1, y: page.grid.trim.height - 1 }, item)).toEqual({
      kind: 'page',
      articleId: null,
    });
  });
});

/** A page of a PDF, of 100 by 60 points. */
const placed: NonNullable<Image['placed']> = {
  ...{ page: 1, pages: 1, size: { width: 100, height: 60 }, bleed: [0, 0, 0, 0], sizedBy: 'trim' },
  ...{ version: '1.4', inks: [], facts: [] },
};
const waits = { kind: 'image', words: { caption: '', credit: '' }, photo: null, pages: [], isUsed: false } as const;

/** A front page with its nameplate and an advert. */
function front() {
  const known = emptyEdition(1);
  const page = pageOf(known, 1);
  const made = insertBlock(known, 'advert', page.id, null, { articleId: null, beside: null });
  const edition = applyPatches(known, made?.patches ?? []).edition;
  const nameplate = blocksOnPage(edition, page.id).find(({ kind }) => kind === 'nameplate');
  if (nameplate === undefined) throw new Error('no nameplate');
  return { edition, page, nameplate };
}

describe('room on a page for what comes from outside', () => {
  it('is on nothing else, picture after picture, until there is none', () => {
    let edition = emptyEdition(1);
    const page = pageOf(edition, 1);
    let placed = 0;
    for (let frame = roomFor(edition, 'photo', page.id, 'nothing'); frame !== null; placed++) {
      for (const other of blocksOnPage(edition, page.id)) expect(overlap(frame, other.frame)).toBe(false);
      const made = insertBlock(edition, 'photo', page.id, frame, { articleId: null, beside: null });
      edition = applyPatches(edition, made?.patches ?? []).edition;
      frame = roomFor(edition, 'photo', page.id, 'nothing');
    }
    expect(placed).toBeGreaterThan(1);
    // Pictures do not give way to pictures.
    expect(roomFor(edition, 'photo', page.id, 'copy')).toBeNull();
  });

  it('is on copy only where copy may give way', () => {
    const story = article(['东湖的灯火。']);
    const known = withArticle(emptyEdition(1), story);
    const page = pageOf(known, 1);
    const body = bodyBlock(page, story, { span: page.grid.columns, row: 2, rows: gridRows(page.grid) - 2 });
    const edition = withBlocks(known, [body]);
    expect(roomFor(edition, 'photo', page.id, 'nothing')).toBeNull();
    const frame = roomFor(edition, 'photo', page.id, 'copy');
    const nameplate = blocksOnPage(edition, page.id).find(({ kind }) => kind === 'nameplate');
    expect(frame !== null && nameplate !== undefined && !overlap(frame, nameplate.frame)).toBe(true);
  });

  it('takes no photo that waits with another picture', () => {
    const [waiting, other] = [picture('等.jpg'), picture('新.jpg')];
    const story = article(['东湖的灯火。'], { photos: [photoOf(waiting)] });
    const edition = withImages(withArticle(emptyEdition(1), story), waiting, other);
    const shown = (imageId?: Image['id']) => {
      const context = { articleId: story.id, beside: null, ...(imageId === undefined ? {} : { imageId }) };
      const made = insertBlock(edition, 'photo', pageOf(edition, 1).id, null, context);
      const block = made === null ? undefined : applyPatches(edition, made.patches).edition.blocks[made.id];
      return block?.kind === 'photo' ? block.photoId : null;
    };
    expect(shown(waiting.id)).toBe(story.photos[0]?.id);
    expect(shown(other.id)).not.toBe(story.photos[0]?.id);
  });
});

describe('an article that is no story', () => {
  const bareOf = (more: Partial<Article>, blocks: (page: ReturnType<typeof pageOf>, one: Article) => Block[]) => {
    const one = article([], more);
    const known = withArticle(emptyEdition(1), one);
    const edition = withBlocks(known, blocks(pageOf(known, 1), one));
    return isBare(edition, edition.articles[one.id] ?? one);
  };
  const frame = { column: 0, span: 1, row: 12, rows: 4 };

  it('is a picture’s alone, on its page or taken from it', () => {
    expect(bareOf({}, (page, one) => [photoBlock(page, one, frame)])).toBe(true);
    expect(bareOf({ photos: [photoOf(picture('灯.jpg'), '说明')] }, () => [])).toBe(true);
  });

  it('is none with a word, a place for copy, or a length that was ordered', () => {
    const photo = (page: ReturnType<typeof pageOf>, one: Article) => [photoBlock(page, one, frame)];
    expect(bareOf({ byline: '本报记者' }, photo)).toBe(false);
    expect(bareOf({ target: 800 }, photo)).toBe(false);
    expect(bareOf({}, (page, one) => [...photo(page, one), bodyBlock(page, one, { rows: 4 })])).toBe(false);
    expect(bareOf({}, () => [])).toBe(false);
  });
});
