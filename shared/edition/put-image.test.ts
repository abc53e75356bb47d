/** The same picture file placed again, once more is seen in it than before. */
import { describe, expect, it } from 'vitest';
import { article, emptyEdition, pageOf, photoBlock, withArticle, withBlocks } from '../../tests/kit/editions.ts';
import { circle, outlineImage, withOutlined } from '../../tests/kit/outlines.ts';
import { type BlockId, newId } from './ids.ts';
import { imageAsShown } from './kept-look.ts';
import { applyPatches } from './operations.ts';
import { putImage } from './put-image.ts';
import type { Block, Edition, Image } from './records.ts';
import { photoImage } from './selectors.ts';

const story = article(['湖边的灯亮到深夜。']);
const plain: Image = outlineImage;
const cut: Image = { ...plain, outline: circle, seeThrough: true };

/** A page with a photo and an advert of one picture. */
function laid(image: Image): { readonly edition: Edition; readonly photo: BlockId; readonly advert: BlockId } {
  const bare = withArticle(emptyEdition(1), story);
  const page = pageOf(bare, 1);
  const photo = photoBlock(page, story, { column: 0, span: 2, row: 10, rows: 8 });
  const advert: Block = {
    id: newId<'block'>(),
    pageId: page.id,
    order: 900,
    frame: photo.frame,
    kind: 'advert',
    advertiser: '茶庄',
    imageId: image.id,
    standOff: 5,
  };
  const edition = withBlocks(withOutlined(bare, story, photo, image), [advert]);
  return { edition, photo: photo.id, advert: advert.id };
}

/** What blocks of an edition show of the picture. */
function shown(edition: Edition, id: BlockId): Image | undefined {
  const block = edition.blocks[id];
  if (block?.kind === 'photo') return photoImage(edition, block);
  return block?.kind === 'advert' ? imageAsShown(block, edition.images[plain.id]) : undefined;
}

describe('a picture’s file placed again', () => {
  it('leaves what is on pages as it was, and shows what is new where it is placed', () => {
    const { edition, photo, advert } = laid(plain);
    const { patches, kept } = putImage(edition, cut, advert);
    const after = applyPatches(edition, patches).edition;
    expect(kept.map(({ id }) => id)).toEqual([photo]);
    expect(shown(after, photo)).toEqual(plain);
    expect(shown(after, advert)).toEqual(cut);
    // Once more, and nobody is asked again.
    expect(putImage(after, cut, advert)).toEqual({ patches: [expect.objectContaining({ record: cut })], kept: [] });
  });

  it('keeps greys of line art that was placed before it was told from others', () => {
    const { edition, photo } = laid(plain);
    const after = applyPatches(edition, putImage(edition, { ...plain, bits: 1 }).patches).edition;
    expect(shown(after, photo)).toEqual(plain);
    expect(shown(after, photo)).toBe(shown(after, photo));
  });

  it('keeps line art that was line art, where only a shape is new', () => {
    const { edition, photo } = laid({ ...plain, bits: 1 });
    const after = applyPatches(edition, putImage(edition, { ...plain, bits: 1, outline: circle }).patches).edition;
    expect(shown(after, photo)).toEqual({ ...plain, bits: 1 });
  });

  it('keeps a known shape to its last corner, and the plates found of it as an advert', () => {
    const coarse = { by: 'alpha' as const, contours: [[0, 0, 9000, 0, 0, 9000]] };
    const { edition, photo } = laid({ ...cut, plates: ['black'] });
    const { patches, kept } = putImage(edition, { ...cut, name: '又名.png', outline: coarse });
    const after = applyPatches(edition, patches).edition;
    expect(kept).toEqual([]);
    expect(shown(after, photo)).toEqual({ ...cut, name: '又名.png', plates: ['black'] });
  });

  it('is said of no other picture that the block shows later', () => {
    const other: Image = { ...cut, id: 'e'.repeat(64) as Image['id'] };
    const block = { id: 'b' as BlockId, keptLook: { imageId: plain.id } };
    expect(imageAsShown(block, other)).toBe(other);
    expect(imageAsShown(block, undefined)).toBeUndefined();
  });
});
