/**
 * How the faces are cut for the screen: every page needs everyday characters, most a few others, hardly any
 * the rest. What no page needs is never loaded: of 51 MB of outlines a newspaper uses about a quarter.
 */

/** The slices a face is cut into, by what they hold. */
export const fontSlices = ['everyday', 'level-2', 'traditional', 'rare'] as const;

export type FontSlice = (typeof fontSlices)[number];

/**
 * Where a rasteriser fits outlines to pixels, FreeType finds the heights and the weight of Han characters from these
 * (its blue zones and standard widths for CJK): a slice without them would be fitted otherwise than the face.
 */
export const fittedBy =
  '田囗他们你來們到和地对對就席我时時會来為能舰說说这這齊军同已愿既星是景民照现現理用置要軍那配里開雷露面顾' +
  '个为人以個大有主些因它想意生當看着者自著裡过还进進過道還';

/**
 * The same of letters, and of quotation marks, which are fitted as they are (its blue zones and standard widths for
 * Latin). They stand in the everyday slice.
 */
export const lettersFittedBy = 'THEZOCQSLUfijkdbhuvxwzoesrcanmpqgy';

/** Decodes bytes of one of the two national standards that sort Han characters by how common they are. */
type Decode = (encoding: 'gb2312' | 'big5', bytes: Uint8Array) => string;

/**
 * What is rare as far as no standard says otherwise: Han characters, extension A, the unified and the compatible ones
 * (Unicode 15, §18.1), and Hangul's syllables (§18.6).
 */
const SORTED_BLOCKS = [
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
] as const;
/** High surrogates of planes 2 and 3, which hold nothing but Han characters. */
const FAR_HAN = [0xd840, 0xd8ff] as const;
/** The planes themselves. */
const FAR_PLANES = [0x20000, 0x3ffff] as const;
const LAST_CODE = 0x10ffff;

/** Characters of two bytes each, from one lead byte to another. */
function rows(decode: Decode, encoding: 'gb2312' | 'big5', from: number, to: number): string {
  const bytes: number[] = [];
  for (let lead = from; lead <= to; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const isTrail = trail >= 0xa1 || (encoding === 'big5' && trail < 0x7f);
      if (isTrail) bytes.push(lead, trail);
    }
  }
  return decode(encoding, Uint8Array.from(bytes));
}

/**
 * The slice that holds each UTF-16 code unit's character, as its place in {@link fontSlices}: level 1 of
 * GB/T 2312-1980 (rows 16–55) is everyday, level 2 (rows 56–87) comes next, then level 1 of Big5 (A440–C67E).
 * All else but Hangul is everyday.
 */
export function sliceOfUnits(decode: Decode): Uint8Array {
  const places = new Uint8Array(0x10000);
  const rare = fontSlices.indexOf('rare');
  for (const [first, last] of [...SORTED_BLOCKS, FAR_HAN]) places.fill(rare, first, last + 1);
  const put = (characters: string, slice: FontSlice) => {
    for (let at = 0; at < characters.length; at++) {
      const unit = characters.charCodeAt(at);
      if (places[unit] === rare && unit < FAR_HAN[0]) places[unit] = fontSlices.indexOf(slice);
    }
  };
  put(rows(decode, 'gb2312', 0xb0, 0xd7), 'everyday');
  put(rows(decode, 'gb2312', 0xd8, 0xf7), 'level-2');
  put(rows(decode, 'big5', 0xa4, 0xc6), 'traditional');
  return places;
}

/** The slice of a code point, as its place in {@link fontSlices}. */
export function sliceOfCode(units: Uint8Array, code: number): number {
  if (code <= 0xffff) return units[code] ?? 0;
  return code >= 0x20000 ? fontSlices.indexOf('rare') : 0;
}

function rangeOf(first: number, last: number): string {
  return `U+${first.toString(16)}-${last.toString(16)}`;
}

/**
 * What each slice holds, as CSS wants it (`unicode-range`). No two claim one character: a slice knows all of a
 * face's characters, and draws those of others as nothing.
 */
export function unicodeRanges(units: Uint8Array): string[] {
  const ranges: string[][] = fontSlices.map(() => []);
  // What is in no block is everyday.
  let after = 0;
  for (const [first, last] of [...SORTED_BLOCKS, FAR_PLANES]) {
    ranges[0]?.push(rangeOf(after, first - 1));
    after = last + 1;
  }
  ranges[0]?.push(rangeOf(after, LAST_CODE));
  for (const [first, last] of SORTED_BLOCKS) {
    for (let start = first; start <= last; ) {
      const slice = units[start];
      let end = start;
      while (end < last && units[end + 1] === slice) end++;
      ranges[slice ?? 0]?.push(rangeOf(start, end));
      start = end + 1;
    }
  }
  ranges[fontSlices.indexOf('rare')]?.push(rangeOf(...FAR_PLANES));
  return ranges.map((list) => list.join());
}
