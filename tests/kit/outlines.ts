/** Pages with pictures that text runs round, for tests. */
import type { ImageId } from '../../shared/edition/ids.ts';
import { applyPatches } from '../../shared/edition/operations.ts';
import { OUTLINE_PARTS, type PictureOutline } from '../../shared/edition/picture-outline.ts';
import type { Article, Edition, Image, PhotoBlock } from '../../shared/edition/records.ts';

/** All of a picture: the outline that is its rectangle. */
export const rectangle: PictureOutline = {
  by: 'alpha',
  contours: [[0, 0, OUTLINE_PARTS, 0, OUTLINE_PARTS, OUTLINE_PARTS, 0, OUTLINE_PARTS]],
};

/** A circle that touches the picture's edges. */
export const circle: PictureOutline = {
  by: 'alpha',
  contours: [
    Array.from({ length: 64 }, (_, at) => {
      const angle = (at / 64) * 2 * Math.PI;
      return [Math.cos(angle), Math.sin(angle)].map((part) => Math.round(((1 + part) * OUTLINE_PARTS) / 2));
    }).flat(),
  ],
};

export const outlineImage: Image = {
  id: 'f'.repeat(64) as ImageId,
  name: '剪影.png',
  mime: 'image/png',
  width: 1000,
  height: 1000,
};

/** An edition whose photo shows a picture of an outline. */
export function withOutlined(edition: Edition, story: Article, block: PhotoBlock, image: Image): Edition {
  const photo = { id: block.photoId, imageId: image.id, caption: '', credit: '' };
  const known = edition.articles[story.id] ?? story;
  return applyPatches(edition, [
    { kind: 'put', table: 'images', id: image.id, record: image },
    { kind: 'put', table: 'articles', id: story.id, record: { ...known, photos: [...known.photos, photo] } },
    { kind: 'put', table: 'blocks', id: block.id, record: block },
  ]).edition;
}
