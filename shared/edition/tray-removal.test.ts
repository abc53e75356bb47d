/** Pictures taken out of an edition, and what goes with the last block of an article in which nothing is written. */
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
import { deleteBlocks } from './blocks.ts';
import { newId } from './ids.ts';
import { insertBlock } from './insert.ts';
import { applyPatches } from './operations.ts';
import { deletePage } from './pages.ts';
import { trayName, trayOf } from './picture-tray.ts';
import type { Article, Edition, Image } from './records.ts';
import { removeFromTray } from './tray-removal.ts';

const picture = (name: string): Image => {
  const id = newId<'image'>();
  return { id, name, mime: 'image/jpeg', width: 3000, height: 2000 };
};

const withImages = (edition: Edition, ...images: readonly Image[]): Edition =>
  applyPatches(
    edition,
    images.map((record) => ({ kind: 'put', table: 'images', id: record.id, record }) as const),
  ).edition;

const photoOf = (image: Image, caption = '') => ({ id: newId<'photo'>(), imageId: image.id, caption, credit: '' });

describe('a picture taken out of the tray', () => {
  it('goes with the photo of the story it waits with, and comes back as it was', () => {
    const [lamp, bridge] = [picture('灯.jpg'), picture('桥.jpg')];
    const story = article(['东湖的灯火。'], { photos: [photoOf(lamp, '灯火'), photoOf(bridge, '长桥')] });
    const edition = withImages(withArticle(emptyEdition(1), story), lamp, bridge);
    const { patches, removed, inUse } = removeFromTray(edition, [lamp.id]);
    expect([removed.map(trayName), inUse]).toEqual([['灯.jpg'], []]);
    const applied = applyPatches(edition, patches);
    expect(trayOf(applied.edition).map(trayName)).toEqual(['桥.jpg']);
    expect(applied.edition.articles[story.id]?.photos.map(({ caption }) => caption)).toEqual(['长桥']);
    expect(applyPatches(applied.edition, applied.inverse).edition).toEqual(edition);
  });

  it('stays where a page shows it, and is told', () => {
    const [used, free] = [picture('用.jpg'), picture('闲.jpg')];
    const photo = photoOf(used, '说明');
    const story = article(['东湖的灯火。'], { photos: [photo] });
    const bare = withImages(withArticle(emptyEdition(1), story), used, free);
    const block = photoBlock(pageOf(bare, 1), story, { column: 1, span: 2, row: 12, rows: 8 });
    const edition = withBlocks(bare, [{ ...block, photoId: photo.id }]);
    const { patches, removed, inUse } = removeFromTray(edition, [used.id, free.id]);
    expect([removed.map(trayName), inUse.map((item) => [trayName(item), item.pages])]).toEqual([
      ['闲.jpg'],
      [['用.jpg', [1]]],
    ]);
    const after = applyPatches(edition, patches).edition;
    expect(Object.keys(after.images)).toEqual([used.id]);
    expect(after.articles[story.id]).toEqual(story);
  });

  it('takes the article along that was nothing but it, one from the watched folder too', () => {
    for (const more of [{}, { arrival: 3 }]) {
      const lamp = picture('灯.jpg');
      const alone = article([], { photos: [photoOf(lamp, '灯火')], ...more });
      const edition = withImages(withArticle(emptyEdition(1), alone), lamp);
      expect(isBare(edition, alone)).toBe(true);
      const after = applyPatches(edition, removeFromTray(edition, [lamp.id]).patches).edition;
      expect([after.articles[alone.id], after.images[lamp.id]]).toEqual([undefined, undefined]);
    }
  });

  it('leaves an article for which copy was ordered, and the place of a caption that stands on a page', () => {
    const lamp = picture('灯.jpg');
    const photo = photoOf(lamp, '灯火');
    const ordered = article([], { photos: [photo], target: 800 });
    const known = withImages(withArticle(emptyEdition(1), ordered), lamp);
    const without = applyPatches(known, removeFromTray(known, [lamp.id]).patches).edition;
    expect(without.articles[ordered.id]?.photos).toEqual([]);
    const page = pageOf(known, 1);
    const block = { ...photoBlock(page, ordered, { column: 1, span: 2, row: 12, rows: 8 }), photoId: photo.id };
    const framed = withBlocks(known, [block]);
    const made = insertBlock(framed, 'caption', page.id, null, { articleId: ordered.id, beside: block.id });
    const captioned = applyPatches(framed, made?.patches ?? []).edition;
    const { edition } = applyPatches(captioned, [{ kind: 'remove', table: 'blocks', id: block.id }]);
    const after = applyPatches(edition, removeFromTray(edition, [lamp.id]).patches).edition;
    expect(after.articles[ordered.id]?.photos).toMatchObject([{ id: photo.id, imageId: null, caption: '灯火' }]);
  });
});

describe('the last block of an article', () => {
  /** Whether the article of a block is there once all its blocks are deleted. */
  const staysAfter = (form: 'table' | 'photo' | 'pullquote' | 'body', more: Partial<Article> | null) => {
    const known = emptyEdition(2);
    const story = more === null ? null : article([], more);
    const edition = story === null ? known : withArticle(known, story);
    const page = pageOf(edition, 2);
    const made = insertBlock(edition, form, page.id, null, { articleId: story?.id ?? null, beside: null });
    if (made === null) throw new Error(`no ${form}`);
    const laid = applyPatches(edition, made.patches).edition;
    expect(Object.keys(laid.articles)).toHaveLength(1);
    const cut = applyPatches(laid, deleteBlocks(laid, [made.id])).edition;
    const paged = applyPatches(laid, deletePage(laid, page.id)).edition;
    expect(Object.keys(paged.articles)).toEqual(Object.keys(cut.articles));
    return Object.keys(cut.articles).length > 0;
  };

  it('takes one along in which nothing is written, with its page too', () => {
    expect(staysAfter('table', null)).toBe(false);
    // An empty frame has a photo without a picture.
    expect(staysAfter('photo', null)).toBe(false);
    expect(staysAfter('pullquote', null)).toBe(false);
    expect(staysAfter('table', { body: article([' ']).body })).toBe(false);
  });

  it('leaves one with a word, of which somebody expects copy, or whose file is still to be looked at', () => {
    expect(staysAfter('table', { byline: '本报记者' })).toBe(true);
    expect(staysAfter('body', { target: 600 })).toBe(true);
    expect(staysAfter('body', { copyToCome: true })).toBe(true);
    expect(staysAfter('body', { arrival: 2 })).toBe(true);
    expect(staysAfter('body', { importRemarks: [{ kind: 'picture-unreadable', count: 1, text: '图.psd' }] })).toBe(
      true,
    );
  });

  it('leaves one that another block shows', () => {
    const story = article([]);
    const known = withArticle(emptyEdition(1), story);
    const page = pageOf(known, 1);
    const [first, second] = [
      bodyBlock(page, story, { rows: 4 }),
      bodyBlock(page, story, { row: 20, rows: 4, thread: 1 }),
    ];
    const edition = withBlocks(known, [first, second]);
    const after = applyPatches(edition, deleteBlocks(edition, [first.id])).edition;
    expect(after.articles[story.id]).toBeDefined();
  });
});
