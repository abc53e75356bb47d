/** Adverts on pages: one laid with its artwork, and what those of an edition show. */
import { newId } from '../../shared/edition/ids.ts';
import { applyPatches } from '../../shared/edition/operations.ts';
import type { Block, Edition, Image } from '../../shared/edition/records.ts';
import type { Frame } from '../../shared/edition/units.ts';
import { emptyEdition, pageOf } from './editions.ts';

/** An edition of one page on which an advert shows a picture, or a page of a PDF. */
export function withAdvert(image: Image, frame: Frame): Edition {
  const bare = emptyEdition(1);
  const block: Block = {
    id: newId<'block'>(),
    pageId: pageOf(bare, 1).id,
    order: 40,
    frame,
    kind: 'advert',
    advertiser: '东湖家电',
    imageId: image.id,
    mark: 'artwork',
    standOff: 0,
  };
  return applyPatches(bare, [
    { kind: 'put', table: 'images', id: image.id, record: image },
    { kind: 'put', table: 'blocks', id: block.id, record: block },
  ]).edition;
}

/** The adverts of an edition in order, each its advertiser with the name of its file; “undefined” where it has none. */
export function advertsOf({ blocks, images }: Edition): string[] {
  return Object.values(blocks)
    .flatMap((block) => (block.kind === 'advert' ? [`${block.advertiser} ${images[block.imageId ?? '']?.name}`] : []))
    .toSorted();
}
