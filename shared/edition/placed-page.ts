/** 广告文件: a page of a PDF that is placed whole, and what reading it found; its bytes are an image's in the store. */
import * as v from 'valibot';

const points = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(20_000));
const ordinal = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000));
const words = v.pipe(v.string(), v.maxLength(200));

/** What can be found in a page that its press, its desk or its advertiser should know of. */
const factKinds = [
  /** Fonts that are not in the file: `names`. */
  'fonts-missing',
  /** Colours of light, of no profile. */
  'rgb',
  /** Colours by a profile, CIELAB and calibrated ones. */
  'independent',
  /** Things that blend with what is under them. */
  'blends',
  /** Blending in colours of light. */
  'blends-in-light',
  /** Black text with other inks in it; `amount` is the size of the smallest, in points. */
  'rich-text',
  /** Small text in more inks than one; `amount` is the size of the smallest, in points. */
  'small-text',
  /** White that overprints: it is not there on the press. */
  'white-overprint',
  /** Pictures; `amount` is the resolution of the coarsest, in pixels per inch at the page's own size. */
  'pictures',
  /** Pictures of black and white alone, `amount` as of pictures. */
  'line-art',
  /** `amount` is the most ink in one place that could be told, in per cent. */
  'ink',
  /** Pictures whose ink could not be told, as pages say that were read before `unchecked` was. */
  'ink-untold',
  /** What nobody looked at for its colours and its ink: kinds of it by their `names`, of {@link uncheckedKinds}. */
  'unchecked',
  /** What PDF/X-1a has no room for: kinds of compression and depths of pictures, by their `names`. */
  'modern',
  /** Colour on every plate, meant for marks alone. */
  'registration',
  /** Comments, links and form fields, which are not taken over. */
  'annotations',
  'scripts',
  /** Pictures that stand for others to be put in at the press. */
  'opi',
  /** Layers that were switched off and are not taken over: `names`. */
  'layers-hidden',
  /** What the file was made for: `names`. */
  'intent',
  /** Operators that could not be read: what follows them is not known. */
  'damaged',
  /** Pictures and other things that are in files of their own, which did not come along. */
  'external',
  /** Pictures whose samples are not all there, or are none. */
  'pictures-damaged',
  /** Profiles of colours that are none, or of other colours than those they stand for. */
  'profiles-wrong',
  /** Curves of an advertiser's own that change colours on the press; they are left out. */
  'transfer',
  /** Screens of an advertiser's own; they are left out. */
  'halftones',
  /** Programs in PostScript, which are left out: presses run none. */
  'postscript',
  /** Files in the file: `names`. */
  'attachments',
  /** The file is a wrapping of others, and its pages a cover. */
  'portfolio',
  /** A form that its own program alone can fill: what the page says may not be what is meant. */
  'xfa',
  /** What its owner does not allow: `print`, `change` or `copy` as `names`. */
  'restricted',
] as const;

/**
 * Gradients of meshes, and others whose colours are not followed; colours of a space that is not known; pictures among the
 * operators, of JPEG 2000, too large, of other depths than a byte, packed otherwise, and JPEGs that cannot be unpacked.
 */
export const uncheckedKinds = [
  'mesh',
  'gradient',
  'space',
  'inline',
  'jpeg2000',
  'large',
  'deep',
  'packed',
  'jpeg',
] as const;
export type UncheckedKind = (typeof uncheckedKinds)[number];

/** Facts of one kind. */
const pageFactSchema = v.strictObject({
  kind: v.picklist(factKinds),
  count: ordinal,
  amount: v.exactOptional(points),
  names: v.exactOptional(v.pipe(v.array(words), v.maxLength(40))),
  /**
   * Where on the page as it is seen, in points from its top left: of each of the names, else of the first or the worst.
   * Absent where nobody knows.
   */
  places: v.exactOptional(v.pipe(v.array(v.tuple([points, points])), v.maxLength(40))),
});
export type PageFact = v.InferOutput<typeof pageFactSchema>;
export type PageFactKind = PageFact['kind'];

/**
 * What a page takes beside its spot inks: the press's plates, colours of light that are not grey, and what could not be
 * told, as of some pictures.
 */
export const pagePlates = ['cyan', 'magenta', 'yellow', 'black', 'light', 'untold'] as const;
export type PagePlate = (typeof pagePlates)[number];
/** Those that something takes, each once. */
export const platesSchema = v.pipe(v.array(v.picklist(pagePlates)), v.maxLength(pagePlates.length));

export const placedPageSchema = v.strictObject({
  /** Which of its file's pages it is, and how many there were. */
  page: ordinal,
  pages: ordinal,
  /** As it is seen after trimming, in points. */
  size: v.strictObject({ width: points, height: points }),
  /** What it has beyond that, in points: left, at the top, right, at the foot. */
  bleed: v.tuple([points, points, points, points]),
  /** Which of its boxes says where it is trimmed. */
  sizedBy: v.picklist(['trim', 'art', 'crop', 'media']),
  /** `1.4`. */
  version: v.pipe(v.string(), v.maxLength(8)),
  /** Spot inks it prints with. */
  inks: v.pipe(v.array(words), v.maxLength(40)),
  /** Absent of pages that were read before it was looked for. */
  plates: v.exactOptional(platesSchema),
  facts: v.pipe(v.array(pageFactSchema), v.maxLength(factKinds.length)),
});
export type PlacedPage = v.InferOutput<typeof placedPageSchema>;

/**
 * Whether things on a placed page blend with what is under them, and in what; a picture that is none blends nothing. What
 * blends in colours of light takes black apart into all inks, and cannot be flattened for the press.
 */
export function blending(placed: Pick<PlacedPage, 'facts'> | undefined): 'not' | 'inks' | 'light' {
  const has = (wanted: PageFactKind) => placed?.facts.some(({ kind }) => kind === wanted) === true;
  if (!has('blends')) return 'not';
  return has('blends-in-light') ? 'light' : 'inks';
}

/** How large a page stands whose box, bleed and all, is so many points across: 1 at its own size. */
export function placedScale({ size, bleed }: Pick<PlacedPage, 'size' | 'bleed'>, across: number): number {
  const [left, , right] = bleed;
  return across / (size.width + left + right);
}
