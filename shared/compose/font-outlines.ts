/** A TrueType font with some of its outlines only (OpenType 1.9: "glyf", "loca"). */

import { componentsOf } from '../fonts/glyf.ts';
import { fontDirectory, fontOf, viewOf } from './font-tables.ts';

/** Where `head` has the form of `loca`; where `maxp` has the number of glyphs. */
const HEAD_LOCA_FORM = 50;
const MAXP_GLYPHS = 4;

function tablesOf(font: Uint8Array): Map<string, Uint8Array> {
  const directory = fontDirectory((at, length) => font.subarray(at, at + length));
  return new Map(directory.map(({ tag, start, length }) => [tag, font.subarray(start, start + length)]));
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** The glyphs that are kept: those asked for, and what they are made of. */
function keptGlyphs(outline: (glyph: number) => Uint8Array, glyphs: number, keeps: (glyph: number) => boolean) {
  const kept = new Set<number>();
  for (let glyph = 0; glyph < glyphs; glyph++) if (keeps(glyph)) kept.add(glyph);
  // A set goes on to what is added to it meanwhile: what a glyph is made of may be made of others.
  for (const glyph of kept) for (const of of componentsOf(outline(glyph), glyph).components) kept.add(of.glyph);
  return kept;
}

/** The outlines that are kept, and where each glyph's begins and ends: nowhere where it is not kept. */
function keptOutlines(glyf: Uint8Array, loca: DataView, glyphs: number, keeps: (glyph: number) => boolean) {
  const outlineOf = (glyph: number) => glyf.subarray(loca.getUint32(glyph * 4), loca.getUint32(glyph * 4 + 4));
  const kept = keptGlyphs(outlineOf, glyphs, keeps);
  const parts: Uint8Array[] = [];
  const places = new Uint8Array((glyphs + 1) * 4);
  let at = 0;
  for (let glyph = 0; glyph < glyphs; glyph++) {
    viewOf(places).setUint32(glyph * 4, at);
    if (!kept.has(glyph)) continue;
    const outline = outlineOf(glyph);
    parts.push(outline);
    at += outline.length;
  }
  viewOf(places).setUint32(glyphs * 4, at);
  return { outlines: joined(parts), places };
}

/**
 * The font with the outlines of some glyphs. Everything else is as it was: glyph numbers, the mapping,
 * metrics and layout, so that what is drawn with it is what would be drawn with the whole. Throws where the
 * font has no outlines of this kind.
 */
export function withOutlinesOf(font: Uint8Array, keeps: (glyph: number) => boolean): Uint8Array {
  const tables = tablesOf(font);
  const [head, maxp, glyf, loca] = ['head', 'maxp', 'glyf', 'loca'].map((tag) => tables.get(tag));
  if (head === undefined || maxp === undefined || glyf === undefined || loca === undefined) {
    throw new Error('not a font with TrueType outlines');
  }
  if (viewOf(head).getInt16(HEAD_LOCA_FORM) !== 1) throw new Error('a font with short places of outlines');
  const { outlines, places } = keptOutlines(glyf, viewOf(loca), viewOf(maxp).getUint16(MAXP_GLYPHS), keeps);
  return fontOf(font, new Map([...tables, ['glyf', outlines], ['loca', places]]));
}
