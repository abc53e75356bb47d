/**
 * A part of a face, to paint one page with (OpenType 1.9, "glyf", "loca", "CFF ", "cmap"): the
 * outlines of the glyphs asked for and no others. Glyphs keep their numbers, so all other tables stay
 * as they are. A face is fifteen million bytes, which the browser checks before it paints a glyph; what
 * a page shows of it is half a million.
 */
import { CffFace } from '../fonts/cff.ts';
import { partOfCff } from '../fonts/cff-write.ts';
import { componentsOf } from '../fonts/glyf.ts';
import { characterMap } from './face-tables.ts';
import { fontDirectory, fontOf, padded, type ReadAt, type TableEntry, viewOf } from './font-tables.ts';

/** What is read of a face to paint with it; vertical metrics are not. */
const painted = 'cmap GDEF GPOS GSUB OS/2 cvt fpgm gasp head hhea hmtx maxp name post prep'.split(' ');

/** `post` that names no glyphs, and its length (version 3): the names are a fifth of a part, and paint nothing. */
const NAMELESS = 0x0003_0000;
const NAMELESS_LENGTH = 32;

/** `post` without names of glyphs. */
function nameless(post: Uint8Array): Uint8Array {
  const bytes = post.slice(0, NAMELESS_LENGTH);
  viewOf(bytes).setUint32(0, NAMELESS);
  return bytes;
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
    for (const component of componentsOf(outline, glyph).components) wanted.add(component.glyph);
  }
  return { outlines, last };
}

/** The tables that draw the glyphs wanted of a face with TrueType outlines. */
function trueTypeTables(read: ReadAt, head: Uint8Array, loca: Uint8Array, glyf: TableEntry, wanted: Set<number>) {
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
  return { glyf: drawn, loca: starts };
}

/**
 * A font file of the glyphs wanted. Only what it holds is read. Throws where the file is not a font
 * with outlines of TrueType or CFF.
 */
export function facePart(read: ReadAt, { glyphs, text }: FacePart): Uint8Array<ArrayBuffer> {
  const places = new Map(fontDirectory(read).map((entry) => [entry.tag.trim(), entry]));
  const table = (name: string) => {
    const place = places.get(name);
    return place === undefined ? undefined : read(place.start, place.length);
  };
  const [head, loca, cmap, glyf, cff] = [
    table('head'),
    table('loca'),
    table('cmap'),
    places.get('glyf'),
    places.get('CFF'),
  ];
  if (head === undefined || cmap === undefined) throw new Error('not a font');
  const wanted = new Set([0, ...glyphs]);
  if (text !== '') {
    const find = characterMap(viewOf(cmap));
    for (const character of text) wanted.add(find(character.codePointAt(0) ?? 0));
  }
  const tables = new Map<string, Uint8Array>();
  if (cff !== undefined) {
    const face = new CffFace({ length: cff.length, read: (at, length) => read(cff.start + at, length) });
    tables.set('CFF ', partOfCff(face, wanted));
  } else {
    if (loca === undefined || glyf === undefined) throw new Error('not a font with outlines of TrueType or CFF');
    const drawn = trueTypeTables(read, head, loca, glyf, wanted);
    tables.set('glyf', drawn.glyf).set('loca', drawn.loca);
  }
  for (const name of painted) {
    const bytes = name === 'head' ? head : name === 'cmap' ? cmap : table(name);
    if (bytes === undefined) continue;
    tables.set(name, name === 'post' && bytes.length >= NAMELESS_LENGTH ? nameless(bytes) : bytes);
  }
  return fontOf(read(0, 4), tables);
}
