/**
 * Parts of a CFF face, as a CFF table keyed by CID, the CIDs one after another from 0, each with its outline (Adobe
 * Technical Note 5176). It is what PDF embeds (ISO 32000-1 §9.9, CIDFontType0C), and browsers paint it, too.
 */
import { type CffFace, cffOperators } from './cff.ts';
import type { DictEntry } from './cff-dict.ts';

/** The first number for a string of the font's own; those before are the format's (Appendix A). */
const OWN_STRING = 391;
/** The operator that says how many CIDs there may be (CIDCount). */
const COUNT_OF_CIDS = 1234;

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

/** A list of byte strings, with offsets of four bytes. */
function indexOf(items: readonly Uint8Array[]): Uint8Array {
  if (items.length === 0) return Uint8Array.of(0, 0);
  const head = new Uint8Array(3 + (items.length + 1) * 4);
  const view = new DataView(head.buffer);
  view.setUint16(0, items.length);
  head[2] = 4;
  let offset = 1;
  items.forEach((item, index) => {
    view.setUint32(3 + index * 4, offset);
    offset += item.length;
  });
  view.setUint32(3 + items.length * 4, offset);
  return joined([head, ...items]);
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
function choiceOf(dicts: readonly number[]): Uint8Array {
  const runs = dicts.flatMap((dict, glyph) => (glyph > 0 && dicts[glyph - 1] === dict ? [] : [{ glyph, dict }]));
  return Uint8Array.from([
    3,
    ...twoBytes(runs.length),
    ...runs.flatMap(({ glyph, dict }) => [...twoBytes(glyph), dict]),
    ...twoBytes(dicts.length),
  ]);
}

/** The program of a glyph that draws nothing. */
const NOTHING = Uint8Array.of(14);

/**
 * A CFF table of some glyphs, under a name, numbered in the order given; one that is there twice is drawn twice.
 * Same input, same bytes. Throws a {@link FontProblem} for an outline that is damaged.
 */
export function subsetCff(face: CffFace, name: string, glyphs: readonly number[]): Uint8Array {
  return written(face, name, glyphs, (glyph) => face.outline(glyph));
}

/** A CFF table in which all glyphs keep their numbers, and some their outlines; the others draw nothing. */
export function partOfCff(face: CffFace, keeps: ReadonlySet<number>): Uint8Array {
  const glyphs = Array.from({ length: face.glyphs }, (_, glyph) => glyph);
  return written(face, 'Part', glyphs, (glyph) => (keeps.has(glyph) ? face.outline(glyph) : NOTHING));
}

/** Widths in outlines are written as they are: what is added to each (nominalWidthX, Adobe Technical Note 5176 §15). */
const NOMINAL_WIDTH = 21;

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
  const glyphs = programs.map((_, glyph) => glyph);
  return written(source, name, glyphs, (glyph) => programs[glyph] ?? NOTHING);
}

function written(
  face: CffSource,
  name: string,
  glyphs: readonly number[],
  outlineOf: (glyph: number) => Uint8Array,
): Uint8Array {
  const outlines = glyphs.map(outlineOf);
  const used = [...new Set(glyphs.map((glyph) => face.fontDictOf(glyph)))].sort((a, b) => a - b);
  const choice = choiceOf(glyphs.map((glyph) => used.indexOf(face.fontDictOf(glyph))));
  // One run of all glyphs but the missing one, which is not said.
  const charset =
    glyphs.length > 1 ? Uint8Array.from([2, ...twoBytes(1), ...twoBytes(glyphs.length - 2)]) : Uint8Array.of(0);
  const charStrings = indexOf(outlines);
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
      entry(COUNT_OF_CIDS, five(glyphs.length)),
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
