/** Adverts: supplied as a picture, or their place held by a border that says what it is. */
import type { AdvertBlock } from '../edition/records.ts';
import type { DisplayItem } from './display-list.ts';
import { baselineIn, Label } from './glyph-runs.ts';
import { pictureOf } from './pictures.ts';
import { setPanel } from './pullquote.ts';
import type { FontBook } from './typeface.ts';

/** Weight of the border of an advert's place, in points. */
const BORDER = 0.4;
/** Size of its words, in points. */
const SIZE = 9;

interface AdvertFit {
  readonly items: readonly DisplayItem[];
  readonly missing: readonly string[];
}

/** 广告 must be told from news (《广告法》 article 14): a place without its picture says so. */
export function setAdvert(block: AdvertBlock, fonts: FontBook): AdvertFit {
  const { frame, imageId, advertiser, id: blockId } = block;
  if (imageId !== null) return { items: [pictureOf(block, imageId, advertiser)], missing: [] };
  const words = new Label(advertiser === '' ? '广告' : `广告\u3000${advertiser}`, fonts, 'sans');
  const size = words.sizeFor(frame.width - 4, Math.min(SIZE, frame.height * 0.7));
  const border = setPanel({ id: blockId, frame, border: BORDER, tint: 0 });
  const set = words.set({
    blockId,
    source: null,
    size,
    x: frame.x + (frame.width - words.width(size)) / 2,
    y: baselineIn(frame.y, frame.height, size),
    ink: 1,
  });
  return { items: [...border, ...set], missing: words.prepared.missing };
}
