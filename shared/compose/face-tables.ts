/** What measuring reads of a face: its character map and advances, straight from the file's own tables (OpenType 1.9). */
import type { ScriptKind } from '../text/scripts.ts';
import { fontDirectory, type ReadAt } from './font-tables.ts';

/** Bytes of a format 12 subtable before its groups, and of a group: first and last character, first glyph. */
const MAP_HEADER = 16;
const GROUP = 12;

/** How a face wants a figure drawn above or below the line, in em. */
export interface ScriptForm {
  /** Height and width of its em. */
  readonly size: number;
  readonly width: number;
  /** How far it stands above the baseline; negative below it. */
  readonly rise: number;
}

/** A face's characters and advances. */
export interface FaceTables {
  /** Units in an em. */
  readonly perEm: number;
  readonly scripts: Readonly<Record<ScriptKind, ScriptForm>>;
  /** Glyph of a code point; 0 when the face has none. */
  glyph(code: number): number;
  /** Advance of a glyph in units. */
  advance(glyph: number): number;
  /** Where a glyph's ink begins, in units to the right of its origin (OpenType 1.9, `hmtx`, lsb). */
  leftBearing(glyph: number): number;
}

/** The tables of a font file that is at hand. Throws when its directory is not one of a font. */
function tablesOf(font: Uint8Array): ReadonlyMap<string, DataView> {
  const read: ReadAt = (at, length) => font.subarray(at, at + length);
  return new Map(
    fontDirectory(read).map(({ tag, start, length }) => {
      if (start + length > font.length) throw new Error('not a font: it ends within a table');
      return [tag, new DataView(font.buffer, font.byteOffset + start, length)];
    }),
  );
}

/** A table that must be there. Throws when it is not. */
export function tableOf(tables: ReadonlyMap<string, DataView>, tag: string): DataView {
  const table = tables.get(tag);
  if (table === undefined) throw new Error(`not a font: no table ${tag}`);
  return table;
}

/** The subtable that maps all of Unicode: format 12, which every face of more than one plane has. */
function wholeMap(cmap: DataView): DataView {
  const count = cmap.getUint16(2);
  for (let index = 0; index < count; index++) {
    const start = cmap.getUint32(8 + index * 8);
    if (cmap.getUint16(start) === 12)
      return new DataView(cmap.buffer, cmap.byteOffset + start, cmap.byteLength - start);
  }
  throw new Error('not a font Dayang can measure: no character map of format 12');
}

/** Finds glyphs by code point in a `cmap`; 0 where it has none. Throws when it does not map all of Unicode. */
export function characterMap(cmap: DataView): (code: number) => number {
  const map = wholeMap(cmap);
  const groups = map.getUint32(12);
  return (code) => {
    let [low, high] = [0, groups];
    while (low < high) {
      const middle = (low + high) >> 1;
      const at = MAP_HEADER + middle * GROUP;
      const first = map.getUint32(at);
      if (code < first) high = middle;
      else if (code > map.getUint32(at + 4)) low = middle + 1;
      else return map.getUint32(at + 8) + code - first;
    }
    return 0;
  };
}

/** What most faces say, where one says nothing that can be meant: 0.6 em high, 0.65 em wide, 0.35 em up or 0.075 down. */
const usualForms: FaceTables['scripts'] = {
  sub: { size: 0.6, width: 0.65, rise: -0.075 },
  super: { size: 0.6, width: 0.65, rise: 0.35 },
};
/** Where `OS/2` has the forms: width, height, offset to the right, offset down or up (OpenType 1.9, `OS/2`). */
const SUBSCRIPT = 10;
const SUPERSCRIPT = 18;

function isBetween(value: number, least: number, most: number): boolean {
  return value >= least && value <= most;
}

/** The form that `OS/2` has at a place; the usual one where what it says would not be read as a small figure. */
function scriptForm(os2: DataView, at: number, perEm: number, usual: ScriptForm): ScriptForm {
  if (os2.byteLength < at + 8) return usual;
  const width = os2.getInt16(at) / perEm;
  const size = os2.getInt16(at + 2) / perEm;
  const offset = os2.getInt16(at + 6) / perEm;
  if (!isBetween(size, 0.4, 0.8) || !isBetween(width, 0.4, 0.9)) return usual;
  if (usual.rise > 0) return isBetween(offset, 0.2, 0.6) ? { size, width, rise: offset } : usual;
  return isBetween(offset, 0, 0.4) ? { size, width, rise: -offset } : usual;
}

/** The forms a face wants. */
function scriptForms(os2: DataView | undefined, perEm: number): FaceTables['scripts'] {
  if (os2 === undefined) return usualForms;
  return {
    sub: scriptForm(os2, SUBSCRIPT, perEm, usualForms.sub),
    super: scriptForm(os2, SUPERSCRIPT, perEm, usualForms.super),
  };
}

/** Reads a font file's map and advances. Throws when they are not there. */
export function readFaceTables(font: Uint8Array): FaceTables {
  const tables = tablesOf(font);
  const glyph = characterMap(tableOf(tables, 'cmap'));
  const metrics = tableOf(tables, 'hmtx');
  const measured = tableOf(tables, 'hhea').getUint16(34);
  const glyphs = tableOf(tables, 'maxp').getUint16(4);
  const perEm = tableOf(tables, 'head').getUint16(18);
  if (perEm === 0 || measured === 0) throw new Error('not a font: it measures nothing');
  return {
    perEm,
    scripts: scriptForms(tables.get('OS/2'), perEm),
    glyph,
    advance(number) {
      if (number >= glyphs) return 0;
      // Glyphs past the last measured one are as wide as it.
      return metrics.getUint16(Math.min(number, measured - 1) * 4);
    },
    leftBearing(number) {
      // After the advances with their bearings come bearings alone.
      const at = number < measured ? number * 4 + 2 : measured * 4 + (number - measured) * 2;
      return number < glyphs && at + 2 <= metrics.byteLength ? metrics.getInt16(at) : 0;
    },
  };
}
