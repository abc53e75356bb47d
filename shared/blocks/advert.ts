/** 广告: a picture supplied whole, or its place held by a border and the advertiser's name. */
import * as v from 'valibot';
import { keptLookField } from '../edition/kept-look-records.ts';
import {
  bookedColour,
  type Crop,
  cropSchema,
  imageId,
  keylineSchema,
  positive,
  wholePicture,
} from '../edition/record-fields.ts';
import { blockKind } from './block.ts';
import { cutTo } from './cut-to.ts';
import { blockBase } from './fields.ts';
import { rowsOf, wholeWidth } from './insertion.ts';

/** Weight of the border of an advert's place, and size of its words, in points. */
const BORDER = 0.4;
const SIZE = 9;
/** Size of the mark in its corner: the smallest that a press holds reversed (domain.md §5); and the space round it. */
const MARK_SIZE = 8;
const MARK_AIR = 2.5;
/** Characters of a name. */
const MOST = 80;

/** All of it, in the middle of its place. */
const whole: Crop = { ...wholePicture, fit: 'whole' };

const schema = v.strictObject({
  ...blockBase,
  kind: v.literal('advert'),
  advertiser: v.pipe(v.string(), v.maxLength(MOST)),
  imageId: v.nullable(imageId),
  /**
   * How its artwork lies in its place. Absent, as in editions made before: a page of a PDF is whole, a picture covers its
   * place.
   */
  crop: v.exactOptional(cropSchema),
  keyline: v.exactOptional(keylineSchema),
  ...keptLookField,
  /** Where 广告 stands once its picture is there; absent where nobody has said, as in editions made before. */
  mark: v.optional(v.picklist(['corner', 'artwork'])),
  /** What was booked beside its place: its colours, and what its artwork's file is called; absent where it was not booked. */
  booked: v.optional(
    v.strictObject({
      colour: v.nullable(bookedColour),
      artwork: v.pipe(v.string(), v.maxLength(200)),
    }),
  ),
  standOff: positive,
});
type Advert = v.InferOutput<typeof schema>;

const advertiserOf = ({ advertiser }: Advert) => advertiser;
const withAdvertiser = (block: Advert, text: string): Advert => ({ ...block, advertiser: cutTo(text, MOST) });

export const advert = blockKind(schema)({
  name: { zh: '广告', en: 'Advert' },
  forms: {
    advert: {
      name: { zh: '广告', en: 'advert' },
      letter: 'A',
      icon: 'M2 3h12v10H2zM5 11l3-6 3 6M6 9h4',
      tool: 11,
      size: (place) => rowsOf(place, wholeWidth(place), 16),
      make: (base, { standOff }) => ({
        ...base,
        kind: 'advert',
        advertiser: '',
        imageId: null,
        mark: 'corner',
        standOff,
      }),
    },
  },
  bleeds: true,
  turnsFreely: true,
  runaround: 'round',
  regrid: 'share',
  image: (block) => block.imageId,
  // Nothing of what was paid for is cut away unasked; another artwork lies as the one before.
  pictured: ({ keptLook: _kept, ...block }, image) => ({
    ...block,
    imageId: image,
    ...(block.imageId === null ? { crop: block.crop ?? whole } : {}),
  }),
  // Once its artwork is there nothing of the words is printed: they are written in the inspector.
  typed: {
    read: advertiserOf,
    write: withAdvertiser,
    most: MOST,
    hasLines: false,
    isShown: (block) => block.imageId === null,
  },
  title: advertiserOf,
  holdsContent: true,
  emptied: ({ crop: _crop, keptLook: _kept, ...block }) => ({ ...block, advertiser: '', imageId: null }),
  // 广告 must be told from news (《广告法》 article 14): a place without its picture says so.
  compose: ({ frame, advertiser, imageId: image, crop, keyline, mark, placeRole }, set) => {
    const { x, y, width, height } = frame;
    // An advert has no style: it is labelled as the newspaper's particulars are set.
    const beside = set.style(undefined, 'imprint');
    if (image !== null) {
      set.placed(image, advertiser, crop);
      if (keyline !== undefined) set.keyline(keyline);
      if (mark !== 'corner') return {};
      // Reversed on solid black, whatever the picture is like there.
      const strong = set.face('strong', beside);
      const marked = set.measure('广告', strong, width, MARK_SIZE);
      const tab = { x, y, width: marked.width + 2 * MARK_AIR, height: marked.size + 2 * MARK_AIR };
      set.fill(tab, 1);
      const place = { x: x + MARK_AIR, top: y, height: tab.height, width: marked.width, size: marked.size, ink: 0 };
      set.label('广告', strong, place);
      return {};
    }
    if (placeRole !== undefined && advertiser === '') return {};
    const words = advertiser === '' ? '广告' : `广告\u3000${advertiser}`;
    const { size } = set.measure(words, set.face('label', beside), width - 4, Math.min(SIZE, height * 0.7));
    set.box({ border: BORDER, tint: 0 });
    set.label(words, set.face('label', beside), { x, top: y, height, width, size, align: 'centre' });
    return {};
  },
  reading: () => ({ role: 'P', within: 'block', place: 0 }),
  settings: [
    {
      as: 'text',
      label: { zh: '广告主', en: 'Advertiser' },
      most: MOST,
      read: advertiserOf,
      write: withAdvertiser,
    },
    {
      as: 'choice',
      label: { zh: '“广告”字样', en: 'Mark as an advert' },
      options: [
        ['', { zh: '没有定', en: 'not said' }],
        ['corner', { zh: '印在左上角', en: 'in the corner' }],
        ['artwork', { zh: '图里已有', en: 'in the artwork' }],
      ],
      read: ({ mark }) => mark ?? '',
      write: ({ mark: _mark, ...block }, value) =>
        value === 'corner' || value === 'artwork' ? { ...block, mark: value } : block,
    },
    { as: 'picture', isChosen: (block) => block.imageId !== null },
    { as: 'placing' },
  ],
});
