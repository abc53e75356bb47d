/** 图形: a drawing in outlines, or a picture that is shown whole: a section's mark, an ear, a name in calligraphy. */
import * as v from 'valibot';
import { positive } from '../edition/record-fields.ts';
import { artFields, drawArt, withoutArt } from './art-fields.ts';
import { blockKind } from './block.ts';
import { blockBase } from './fields.ts';
import { halfWidth, rowsOf } from './insertion.ts';
import { besideText } from './reading.ts';
import { toCome } from './to-come.ts';

/** Characters of what it is called. */
const MOST = 80;

export const artwork = blockKind(
  v.strictObject({
    ...blockBase,
    ...artFields,
    kind: v.literal('artwork'),
    /** What is said in place of it to those who do not see it. */
    words: v.pipe(v.string(), v.maxLength(MOST)),
    standOff: positive,
  }),
)({
  name: { zh: '图形', en: 'Artwork' },
  forms: {
    artwork: {
      name: { zh: '图形', en: 'artwork block' },
      letter: 'O',
      icon: 'M2 12c3-9 5-9 6-4s3 5 6-4',
      tool: 15,
      size: (place) => rowsOf(place, halfWidth(place), 8),
      make: (base, { standOff }) => ({ ...base, kind: 'artwork', words: '', standOff }),
    },
  },
  bleeds: true,
  turnsFreely: true,
  runaround: 'round',
  // It is laid over what it belongs with: a mark on a panel, a name on its nameplate.
  mayOverlap: true,
  isFurniture: true,
  regrid: 'share',
  image: ({ imageId }) => imageId ?? null,
  pictured: (block, image) => ({ ...withoutArt(block), imageId: image }),
  drawn: (block, drawing) => ({ ...withoutArt(block), artworkId: drawing }),
  title: ({ words }) => words,
  holdsContent: true,
  compose: (block, set) => (drawArt(block, block.words, set) ? {} : toCome(block.frame, block.words, set)),
  reading: ({ order }) => ({ role: 'Figure', within: 'block', place: besideText(order) }),
  settings: 'section',
});
