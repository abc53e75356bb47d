/**
 * A part of a TrueType face, to paint one page with (OpenType 1.9, "glyf", "loca", "cmap"): the
 * outlines of the glyphs asked for and no others. Glyphs keep their numbers, so all other tables stay
 * as they are. A face is fifteen million bytes, which the browser checks before it paints a glyph; what
 * a page shows of it is half a million.
 */
import { characterMap } from './face-tables.ts';
import { fontDirectory, fontOf, padded, type ReadAt, type TableEntry, viewOf } from './font-tables.ts';

/** What is read of a face to paint with it; vertical metrics are not. */
const painted = 'cmap GDEF GPOS GSUB OS/2 cvt fpgm gasp head hhea hmtx maxp name post prep'.split(' ');

/** Of a component of a glyph made of others: its arguments are words; what scales it; more follow. */
const WORDS = 0x1;
const SCALED = 0x8;
const MORE = 0x20;
const SCALED_BOTH = 0x40;
const TWO_BY_TWO = 0x80;
/** Bytes of a glyph's header: how many contours, and its box. */
const GLYPH_HEADER = 10;

/** The glyphs a glyph is made of; none of one that has contours of its own. */
function componentsOf(outline: Uint8Array): number[] {
  if (outline.length < GLYPH_HEADER) return [];
  const view = viewOf(outline);
  if (view.getInt16(0) >= 0) return [];
  const glyphs: number[] = [];
  let at = GLYPH_HEADER;
  for (let flags = MORE; (flags & MORE) !== 0 && at + 4 <= outline.length; ) {
    flags = view.getUint16(at);
    glyphs.push(view.getUint16(at + 2));
    at += 4 + ((flags & WORDS) === 0 ? 2 : 4);
    if ((flags & SCALED) !== 0) at += 2;
    else if ((flags & SCALED_BOTH) !== 0) at += 4;
    else if ((flags & TWO_BY_TWO) !== 0) at += 8;
  }
  return glyphs;
}

/** What of a face is to be painted. */
export interface FacePart {
  readonly glyphs: Iterable<number>;
  /** Characters whose own glyphs are wanted besides. */
  readonly text: string;
}

/** The outlines wanted, by glyph, and those they are made of. */
function outlinesOf(read: ReadAt, loca: Uint8Array, glyf: TableEntry, isLong: boolean, wanted: Set<number>) {
  const offsets = viewOf(loca);
  const last = loca.length / (isLong ? 4 : 2) - 1;
  const offset = (glyph: number) => (isLong ? offsets.getUint32(4 * glyph) : 2 * offsets.getUint16(2 * glyph));
  const outlines = new Map<number, Uint8Array>();
  // What is added while going through is gone through as well.
  for (const glyph of wanted) {
    if (glyph >= last) continue;
    const outline = read(glyf.start + offset(glyph), offset(glyph + 1) - offset(glyph));
    outlines.set(glyph, outline);
    for (const component of componentsOf(outline)) wanted.add(component);
  }
  return { outlines, last };
}

/**
 * A font file of the glyphs wanted. Only what it holds is read. Throws where the file is not a font
 * with TrueType outlines.
 */
export function facePart(read: ReadAt, { glyphs, text }: FacePart): Uint8Array<ArrayBuffer> {
  const places = new Map(fontDirectory(read).map((entry) => [entry.tag.trim(), entry]));
  const table = (name: string) => {
    const place = places.get(name);
    return place === undefined ? undefined : read(place.start, place.length);
  };
  const [head, loca, cmap, glyf] = [table('head'), table('loca'), table('cmap'), places.get('glyf')];
  if (head === undefined || loca === undefined || cmap === undefined || glyf === undefined) {
    throw new Error('not a font with TrueType outlines');
  }
  const wanted = new Set([0, ...glyphs]);
  if (text !== '') {
    const find = characterMap(viewOf(cmap));
    for (const character of text) wanted.add(find(character.codePointAt(0) ?? 0));
  }
  const isLong = viewOf(head).getInt16(50) === 1;
  const { outlines, last } = outlinesOf(read, loca, glyf, isLong, wanted);
  const drawn = new Uint8Array([...outlines.values()].reduce((sum, { length }) => sum + padded(length), 0));
  const starts = new Uint8Array(4 * (last + 1));
  const startsView = viewOf(starts);
  let end = 0;
  for (let glyph = 0; glyph <= last; glyph++) {
    startsView.setUint32(4 * glyph, end);
    const outline = outlines.get(glyph);
    if (outline === undefined) continue;
    drawn.set(outline, end);
    end += padded(outline.length);
  }
  viewOf(head).setInt16(50, 1);
  const tables = new Map<string, Uint8Array>([
    ['glyf', drawn],
    ['loca', starts],
  ]);
  for (const name of painted) {
    const bytes = name === 'head' ? head : name === 'cmap' ? cmap : table(name);
    if (bytes !== undefined) tables.set(name, bytes);
  }
  return fontOf(read(0, 4), tables);
}
