/**
 * Parts of a CFF face, as a CFF table keyed by CID, the CIDs one after another from 0, each with its outline (Adobe
 * Technical Note 5176). It is what PDF embeds (ISO 32000-1 §9.9, CIDFontType0C), and browsers paint it, too.
 */
import { type CffFace, cffOperators } from './cff.ts';
import type { DictEntry } from './cff-dict.ts';
import { roomyCharstring } from './charstring-room.ts';

/** The first number for a string of the font's own; those before are the format's (Appendix A). */
const OWN_STRING = 391;
/** The operator that says how many CIDs there may be (CIDCount). */
const COUNT_OF_CIDS = 1234;

/** The width of outlines that say none, and what is added to those that are said (Adobe Technical Note 5176 §15). */
const USUAL_WIDTH = 20;
const NOMINAL_WIDTH = 21;

/** The program of a glyph that draws nothing. */
const NOTHING = Uint8Array.of(14);

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

function twoBytes(value: number): number[] {
  return [value >> 8, value & 0xff];
}

/**
 * A list of byte strings, with offsets of four bytes. A part of a face has sixty-five thousand of them, nearly all of one
 * byte: nothing is made for each on the way.
 */
function listOf(count: number, itemAt: (index: number) => Uint8Array): Uint8Array {
  if (count === 0) return Uint8Array.of(0, 0);
  const dataAt = 3 + (count + 1) * 4;
  let length = dataAt;
  for (let index = 0; index < count; index++) length += itemAt(index).length;
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, count);
  bytes[2] = 4;
  let at = dataAt;
  for (let index = 0; index < count; index++) {
    // Offsets are counted from the byte before the data.
    view.setUint32(3 + index * 4, at - dataAt + 1);
    const item = itemAt(index);
    if (item.length === 1) bytes[at] = item[0] ?? 0;
    else bytes.set(item, at);
    at += item.length;
  }
  view.setUint32(3 + count * 4, at - dataAt + 1);
  return bytes;
}

function indexOf(items: readonly Uint8Array[]): Uint8Array {
  return listOf(items.length, (index) => items[index] ?? NOTHING);
}

/** A number in a dictionary, in five bytes whatever it is: lengths are known before places are. */
function five(value: number): Uint8Array {
  const bytes = new Uint8Array(5);
  bytes[0] = 29;
  new DataView(bytes.buffer).setInt32(1, value);
  return bytes;
}

/** An entry of a dictionary: its operands as they are written, and its operator. */
function entry(operator: number, ...operands: readonly Uint8Array[]): Uint8Array {
  const bytes = operator >= 1200 ? Uint8Array.of(12, operator - 1200) : Uint8Array.of(operator);
  return joined([...operands, bytes]);
}

/** Entries of a dictionary that are taken over as they are. */
function kept(dict: ReadonlyMap<number, DictEntry>, operators: readonly number[]): Uint8Array[] {
  return operators.flatMap((operator) => {
    const found = dict.get(operator);
    return found === undefined ? [] : [entry(operator, found.written)];
  });
}

/** What a table is written after: a face's dictionaries, and which of them each glyph goes by. */
type CffSource = Pick<CffFace, 'top' | 'isCidKeyed' | 'fontDicts' | 'fontDictOf'>;

/** True of a face with a box round its glyphs: one that HarfBuzz made of CFF2 has one inside out. */
function hasBox({ top }: CffSource): boolean {
  const [left = 0, bottom = 0, right = 0, above = 0] = top.get(cffOperators.fontBox)?.operands ?? [];
  return left < right && bottom < above;
}

/** Which dictionary each glyph goes by, as runs of glyphs. */
function choiceOf(count: number, dictAt: (index: number) => number): Uint8Array {
  const runs: number[] = [];
  for (let index = 0; index < count; index++) {
    const dict = dictAt(index);
    if (index === 0 || dictAt(index - 1) !== dict) runs.push(...twoBytes(index), dict);
  }
  return Uint8Array.from([3, ...twoBytes(runs.length / 3), ...runs, ...twoBytes(count)]);
}

/** How many units of the font an em has, for the glyphs that go by a dictionary. */
function unitsPerEm(face: CffFace, dict: number): number {
  const [own, top] = [face.fontDicts[dict]?.dict, face.top].map((of) => of?.get(cffOperators.fontMatrix)?.operands[0]);
  if (own === undefined || top === undefined || !face.isCidKeyed) return Math.round(1 / (top ?? own ?? 0.001));
  return Math.round(1 / (own * top));
}

/** A glyph to embed, with so many quarters of an em more before its origin and after its advance; null without more. */
interface WantedGlyph {
  readonly glyph: number;
  readonly cell: { readonly lead: number; readonly trail: number } | null;
}

function wantedOutline(face: CffFace, { glyph, cell }: WantedGlyph): Uint8Array {
  const outline = face.outline(glyph);
  if (cell === null) return outline;
  const dict = face.fontDictOf(glyph);
  const quarter = unitsPerEm(face, dict) / 4;
  const widths = face.fontDicts[dict]?.private;
  const [usual = 0, added = 0] = [USUAL_WIDTH, NOMINAL_WIDTH].map((one) => widths?.get(one)?.operands[0]);
  const [shift, wider] = [cell.lead, cell.lead + cell.trail].map((quarters) => Math.round(quarters * quarter));
  return roomyCharstring(glyph, outline, shift ?? 0, wider ?? 0, { usual, added });
}

/**
 * A CFF table of some glyphs, under a name, numbered in the order given; one that is there twice is drawn twice.
 * Same input, same bytes. Throws a {@link FontProblem} for an outline that is damaged.
 */
export function subsetCff(face: CffFace, name: string, wanted: readonly WantedGlyph[]): Uint8Array {
  const glyphs = wanted.map(({ glyph }) => glyph);
  const outlines = wanted.map((one) => wantedOutline(face, one));
  return written(face, name, {
    count: glyphs.length,
    outlineAt: (index) => outlines[index] ?? NOTHING,
    dictAt: (index) => face.fontDictOf(glyphs[index] ?? 0),
  });
}

/** A CFF table in which all glyphs keep their numbers, and some their outlines; the others draw nothing. */
export function partOfCff(face: CffFace, keeps: ReadonlySet<number>): Uint8Array {
  const outlines = new Map<number, Uint8Array>();
  for (const glyph of keeps) if (glyph < face.glyphs) outlines.set(glyph, face.outline(glyph));
  return written(face, 'Part', {
    count: face.glyphs,
    outlineAt: (glyph) => outlines.get(glyph) ?? NOTHING,
    dictAt: (glyph) => face.fontDictOf(glyph),
  });
}

/**
 * A CFF table of outlines that come from no face: programs with their widths before the first move, in an em of 1000
 * units. The first is that of the missing glyph. `box` is round all of them: left, bottom, right, top.
 */
export function cffOfPrograms(
  name: string,
  programs: readonly Uint8Array[],
  box: readonly [number, number, number, number],
): Uint8Array {
  const widths = new Map([[NOMINAL_WIDTH, { operands: [0], written: five(0) }]]);
  const source: CffSource = {
    top: new Map([[cffOperators.fontBox, { operands: box, written: joined(box.map(five)) }]]),
    isCidKeyed: false,
    fontDicts: [{ dict: new Map(), private: widths, local: null }],
    fontDictOf: () => 0,
  };
  return written(source, name, {
    count: programs.length,
    outlineAt: (glyph) => programs[glyph] ?? NOTHING,
    dictAt: () => 0,
  });
}

/** The glyphs of a table, in their order: how many, the outline of each and the dictionary it goes by in its source. */
interface WrittenGlyphs {
  readonly count: number;
  readonly outlineAt: (index: number) => Uint8Array;
  readonly dictAt: (index: number) => number;
}

function written(face: CffSource, name: string, { count, outlineAt, dictAt }: WrittenGlyphs): Uint8Array {
  const known = new Set<number>();
  for (let index = 0; index < count; index++) known.add(dictAt(index));
  const used = [...known].sort((a, b) => a - b);
  const placeOf = new Map(used.map((dict, place) => [dict, place]));
  const choice = choiceOf(count, (index) => placeOf.get(dictAt(index)) ?? 0);
  // One run of all glyphs but the missing one, which is not said.
  const charset = count > 1 ? Uint8Array.from([2, ...twoBytes(1), ...twoBytes(count - 2)]) : Uint8Array.of(0);
  const charStrings = listOf(count, outlineAt);
  const privates = used.map((number) => {
    const dict = face.fontDicts[number]?.private ?? new Map();
    return joined(kept(dict, [...dict.keys()]));
  });
  const fontDicts = (places: readonly number[]) =>
    indexOf(
      used.map((number, index) => {
        const of = face.isCidKeyed ? (face.fontDicts[number]?.dict ?? new Map()) : new Map();
        const place = entry(cffOperators.private, five(privates[index]?.length ?? 0), five(places[index] ?? 0));
        return joined([...kept(of, [cffOperators.fontMatrix]), place]);
      }),
    );
  const top = (places: { charset: number; choice: number; charStrings: number; fontDicts: number }) =>
    joined([
      entry(cffOperators.registry, five(OWN_STRING), five(OWN_STRING + 1), five(0)),
      ...kept(face.top, [cffOperators.fontMatrix, ...(hasBox(face) ? [cffOperators.fontBox] : [])]),
      entry(cffOperators.charset, five(places.charset)),
      entry(cffOperators.fontDictOf, five(places.choice)),
      entry(cffOperators.charStrings, five(places.charStrings)),
      entry(cffOperators.fontDicts, five(places.fontDicts)),
      entry(COUNT_OF_CIDS, five(count)),
    ]);
  const head = (dict: Uint8Array) =>
    joined([
      Uint8Array.of(1, 0, 4, 4),
      indexOf([ascii(name)]),
      indexOf([dict]),
      indexOf([ascii('Adobe'), ascii('Identity')]),
      indexOf([]),
    ]);
  const charsetAt = head(top({ charset: 0, choice: 0, charStrings: 0, fontDicts: 0 })).length;
  const choiceAt = charsetAt + charset.length;
  const charStringsAt = choiceAt + choice.length;
  const privateAt = charStringsAt + charStrings.length;
  let at = privateAt;
  const privatePlaces = privates.map((bytes) => {
    at += bytes.length;
    return at - bytes.length;
  });
  const dict = top({ charset: charsetAt, choice: choiceAt, charStrings: charStringsAt, fontDicts: at });
  return joined([head(dict), charset, choice, charStrings, ...privates, fontDicts(privatePlaces)]);
}
