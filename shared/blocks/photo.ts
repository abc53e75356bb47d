/** 图片: an article's picture, or its place while it is still to come. */
import * as v from 'valibot';
import { keptLookField } from '../edition/kept-look-records.ts';
import { articleId, cropSchema, keylineSchema, photoId, positive } from '../edition/record-fields.ts';
import { drawnAroundSchema, shapeSchema } from '../edition/shape-records.ts';
import { blockKind } from './block.ts';
import { blockBase } from './fields.ts';
import { halfWidth, rowsOf } from './insertion.ts';
import { missing, toCome } from './to-come.ts';

export const photo = blockKind(
  v.strictObject({
    ...blockBase,
    kind: v.literal('photo'),
    articleId,
    photoId,
    crop: v.optional(cropSchema),
    keyline: v.exactOptional(keylineSchema),
    ...keptLookField,
    /** What it is cut to in its frame (裁成圆形); absent, the frame. */
    shape: v.exactOptional(shapeSchema),
    /** Clear space kept between the picture and text that runs round it. */
    standOff: positive,
    /**
     * How text runs round it (图文绕排): along the `outline` of its picture, which is its own shape or frame where it has none,
     * along what was `drawn` by hand, or not at all, the text standing on it; absent, round its frame.
     */
    runaround: v.exactOptional(v.picklist(['none', 'outline', 'drawn'])),
    /** What was drawn for text to run along; kept while it runs otherwise. */
    drawn: v.exactOptional(drawnAroundSchema),
    /**
     * A column's text stands on one side of it alone, which is `one-side` the larger from its top to its foot, and `larger`, as
     * editions made before have it, the larger of each line; absent, on both.
     */
    beside: v.exactOptional(v.picklist(['larger', 'one-side'])),
  }),
)({
  name: { zh: '图片', en: 'Picture' },
  forms: {
    photo: {
      name: { zh: '图片', en: 'picture' },
      letter: 'P',
      icon: 'M2 3h12v10H2zM2 11l4-4 3 3 2-2 3 3M11 5.5v.01',
      tool: 3,
      size: (place) => rowsOf(place, halfWidth(place), 14),
      make: (base, { articleId: id, photo: toShow, standOff }) => ({
        ...base,
        kind: 'photo',
        articleId: id,
        photoId: toShow().id,
        standOff,
      }),
    },
  },
  bleeds: true,
  besideCopy: true,
  turnsFreely: true,
  runaround: 'round',
  regrid: 'share',
  image: (block, article) => article?.photos.find((one) => one.id === block.photoId)?.imageId ?? null,
  emptied: ({ crop: _crop, keptLook: _kept, drawn: _drawn, runaround, ...bare }) =>
    runaround === undefined || runaround === 'drawn' ? bare : { ...bare, runaround },
  shown: ({ photos }) => [photos],
  compose: (block, set) => {
    if (set.article === undefined) return {};
    const shown = set.article.photos.find((one) => one.id === block.photoId);
    if (shown?.imageId != null) {
      set.picture(shown.imageId, shown.caption, block.crop);
      if (block.keyline !== undefined) set.keyline(block.keyline);
      return {};
    }
    const { caption = '', credit = '' } = shown ?? {};
    // A template's place that waits for a picture is shown above the page, not on it; one of which something is told is ordered.
    const isPlace = block.placeRole !== undefined && caption === '' && credit === '';
    return isPlace ? missing(caption) : toCome(block.frame, caption, set);
  },
  takesColour: false,
  // Pictures are read as figures by themselves; a photo has no words.
  reading: () => 'artifact',
  settings: 'section',
});
