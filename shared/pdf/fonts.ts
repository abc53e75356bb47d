/** Composite fonts: one CID per glyph, text and cell, so that extraction gives back the very characters in their lines. */
import type { FaceMeasures } from '../faces/face.ts';
import type { FaceInFile } from '../faces/face-file.ts';
import type { OutlineStep } from '../fonts/glyph-outline.ts';
import { type Cell, QUARTER } from './cells.ts';
import type { FaceSource } from './face-source.ts';
import { type FontProgram, writeProgram } from './font-program.ts';
import { latin1, type PdfFile, type Reference } from './objects.ts';
import { outlinesFrom, perEmOf } from './subset.ts';

/** How tall a face from a font file is. Old faces give the depth below the baseline as a height. */
export function measuresOf({ metrics }: Pick<FaceInFile, 'metrics'>): FaceMeasures {
  const { perEm, box, typo, hhea, capHeight, italicAngle } = metrics;
  const thousandths = (units: number) => Math.round((units / perEm) * 1000);
  const { ascent, descent } = typo ?? hhea;
  const [left, bottom, right, top] = box;
  return {
    box: [thousandths(left), thousandths(bottom), thousandths(right), thousandths(top)],
    ascent: thousandths(ascent),
    descent: -Math.abs(thousandths(descent)),
    capHeight: thousandths(capHeight !== null && capHeight > 0 ? capHeight : ascent),
    italicAngle,
  };
}

/** What the writer needs to know of a face. */
export interface PdfFace {
  readonly postScriptName: string;
  readonly serif: boolean;
  readonly bold: boolean;
  /** Absent of a face of the Noto families, whose measures are known. */
  readonly measures?: FaceMeasures;
  /** True of a face whose maker does not allow a part of it to be embedded. */
  readonly isWholeOnly?: boolean;
  /** Advance of a glyph in em. */
  advance(glyph: number): number;
  /** Hands the face's file to who takes glyphs from it, open as long as that lasts. */
  read<T>(take: (source: FaceSource) => T): T;
}

/** Measures of the Noto families, by their `OS/2` tables. */
const notoMeasures: FaceMeasures = {
  box: [-1000, -1100, 3000, 1900],
  ascent: 880,
  descent: -120,
  capHeight: 733,
  italicAngle: 0,
};

/** Width of a full-width character in thousandths of an em. */
const FULL = 1000;

/** How far above the baseline a cell of a vertical line begins, in thousandths of an em. */
export const OVER_HAN = 880;

/**
 * A glyph's cell on a vertical line, in thousandths of an em: how long it is, and where its top's middle lies, from the
 * glyph's origin to the right and up.
 */
export interface DownCell {
  readonly length: number;
  readonly x: number;
  readonly y: number;
}

interface Character {
  readonly glyph: number;
  readonly text: string;
  /** Null of a cell as wide as the glyph. */
  readonly cell: Cell | null;
  /** Of a font for vertical lines; absent, an em over the middle of the glyph's advance. */
  readonly down?: DownCell;
}

/** What a cell is wider by than its glyph, in thousandths of an em. */
function widened(cell: Cell | null): number {
  return cell === null ? 0 : (cell.lead + cell.trail) * QUARTER;
}

/** Glyphs a face can have: their numbers are of two bytes (OpenType 1.9, `maxp`). */
const GLYPHS = 0x10000;
const UNITS = 0x10000;
/** More than quarters of an em are told apart, forwards and back. */
const STEPS = 32;

/** Collects what a file uses of one face, for level lines or for vertical ones, then embeds it. */
export class EmbeddedFont {
  readonly face: PdfFace;
  readonly resource: string;
  readonly isVertical: boolean;
  readonly #cids = new Map<string, number>();
  /** Of glyphs that stand for one UTF-16 unit in a cell of another width. */
  readonly #celled = new Map<number, number>();
  /** The usual case, a glyph that stands for one UTF-16 unit and no other: the unit, and the CID, 0 for none yet. */
  readonly units = new Uint16Array(GLYPHS);
  readonly plain = new Uint16Array(GLYPHS);
  /** Widths, -1 for those not asked for yet. */
  readonly widths = new Int32Array(GLYPHS).fill(-1);
  /** CID 0 is .notdef. */
  readonly #characters: Character[] = [{ glyph: 0, text: '', cell: null }];

  constructor(face: PdfFace, resource: string, isVertical = false) {
    this.face = face;
    this.resource = resource;
    this.isVertical = isVertical;
  }

  /** Width of a glyph as the file has it: whole thousandths of an em. */
  width(glyph: number): number {
    const known = this.widths[glyph] ?? -1;
    if (known >= 0) return known;
    const width = Math.round(this.face.advance(glyph) * 1000);
    this.widths[glyph] = width;
    return width;
  }

  /** Outlines of glyphs to draw by, and units an em; null of a face whose outlines are of CFF. */
  outlines(glyphs: readonly number[]): { readonly steps: readonly OutlineStep[][]; readonly perEm: number } | null {
    return this.face.read((source) =>
      source.outlines === 'truetype'
        ? { steps: outlinesFrom(source.glyphs, glyphs), perEm: perEmOf(source.glyphs) }
        : null,
    );
  }

  /** False of a face that is embedded as it is: all its glyphs have their own widths. */
  get takesCells(): boolean {
    return this.face.isWholeOnly !== true;
  }

  /** CID of a glyph that stands for a text in a cell of another width, by the quarters of an em before and after it. */
  cidIn(lead: number, trail: number, glyph: number, text: string): number {
    if (text.length !== 1) return this.#taken(glyph, text, { lead, trail });
    const key = ((glyph * UNITS + text.charCodeAt(0)) * STEPS + lead) * STEPS + trail;
    const known = this.#celled.get(key);
    if (known !== undefined) return known;
    const cid = this.#taken(glyph, text, { lead, trail });
    this.#celled.set(key, cid);
    return cid;
  }

  /** CID of a glyph that stands for a text. One glyph may have several, when it serves several characters. */
  cid(glyph: number, text: string): number {
    return text.length === 1 ? this.cidOfUnit(glyph, text.charCodeAt(0)) : this.#taken(glyph, text);
  }

  /** The same for a text of one UTF-16 unit. */
  cidOfUnit(glyph: number, unit: number): number {
    const known = this.plain[glyph] ?? 0;
    if (known !== 0 && this.units[glyph] === unit) return known;
    const cid = this.#taken(glyph, String.fromCharCode(unit));
    if (known === 0) {
      this.plain[glyph] = cid;
      this.units[glyph] = unit;
    }
    return cid;
  }

  /** CID of a glyph of a vertical line in its cell. */
  cidDown(glyph: number, text: string, down: DownCell): number {
    const key = `${glyph}/${text}/down/${down.length}/${down.x}/${down.y}`;
    const known = this.#cids.get(key);
    if (known !== undefined) return known;
    const cid = this.#characters.length;
    this.#cids.set(key, cid);
    this.#characters.push({ glyph, text, cell: null, down });
    return cid;
  }

  #taken(glyph: number, text: string, cell: Cell | null = null): number {
    const key = cell === null ? `${glyph}/${text}` : `${glyph}/${text}/${cell.lead}/${cell.trail}`;
    const known = this.#cids.get(key);
    if (known !== undefined) return known;
    const cid = this.#characters.length;
    this.#cids.set(key, cid);
    this.#characters.push({ glyph, text, cell });
    return cid;
  }

  /** Widths of all but full-width characters, run by run (ISO 32000-1 §9.7.4.3). */
  #widthArray({ cidOf }: FontProgram): string {
    const widths = new Map(
      this.#characters.map(({ glyph, cell }, code) => [cidOf(code), this.width(glyph) + widened(cell)]),
    );
    const runs: string[] = [];
    let run: number[] = [];
    let first = 0;
    const endRun = () => {
      if (run.length > 0) runs.push(`${first}[${run.join(' ')}]`);
      run = [];
    };
    for (const [cid, width] of [...widths].sort(([a], [b]) => a - b)) {
      if (width === FULL || cid !== first + run.length) endRun();
      if (width === FULL) continue;
      if (run.length === 0) first = cid;
      run.push(width);
    }
    endRun();
    return runs.join('');
  }

  /** What a font for vertical lines has beside widths: cells that are not the usual ones (ISO 32000-1 §9.7.4.3). */
  #downEntries(): string {
    if (!this.isVertical) return '';
    // Each by itself: poppler (22.12) looks in a range of CIDs for its last one only.
    const cells = this.#characters.flatMap(({ down }, cid) =>
      down === undefined ? [] : [`${cid}[${-down.length} ${down.x} ${down.y}]`],
    );
    return `/DW2[${OVER_HAN} ${-FULL}]${cells.length === 0 ? '' : `/W2[${cells.join('')}]`}`;
  }

  /** Writes what a reader knows of the font without its glyphs (ISO 32000-1 §9.8). */
  #describe(file: PdfFile, name: string, program: FontProgram): Reference {
    const { serif, bold, measures = notoMeasures } = this.face;
    const { box, ascent, descent, capHeight, italicAngle } = measures;
    // Flags: 4 symbolic, 2 serif, 64 italic.
    const flags = 4 | (serif ? 2 : 0) | (italicAngle === 0 ? 0 : 64);
    return file.add(
      `<</Type/FontDescriptor/FontName/${name}/Flags ${flags}/FontBBox[${box.join(' ')}]/ItalicAngle ${italicAngle}` +
        `/Ascent ${ascent}/Descent ${descent}/CapHeight ${capHeight}/StemV ${bold ? 160 : 80}${program.entry}${this.#cidSet(file, program)}>>`,
    );
  }

  /** Every CID of a subset has its glyph (ISO 19005-1 §6.3.5 asks to be told). */
  #cidSet(file: PdfFile, { isSubset }: FontProgram): string {
    if (!isSubset) return '';
    const present = new Uint8Array(Math.ceil(this.#characters.length / 8));
    this.#characters.forEach((_, cid) => {
      present[cid >> 3] = (present[cid >> 3] ?? 0) | (0x80 >> (cid & 7));
    });
    return `/CIDSet ${file.stream(present)}`;
  }

  /** Writes the font's objects and returns the Type 0 font. */
  embed(file: PdfFile): Reference {
    const { face } = this;
    const isWhole = face.isWholeOnly === true;
    const name = isWhole
      ? face.postScriptName
      : `${subsetTag(this.#characters, this.isVertical)}+${face.postScriptName}`;
    const program = face.read((source) =>
      writeProgram(file, source, this.#characters, { name, isWhole, isVertical: this.isVertical }),
    );
    const descriptor = this.#describe(file, name, program);
    const glyphMap = program.glyphMap(file);
    const descendant = file.add(
      `<</Type/Font/Subtype/${program.subtype}/BaseFont/${name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>` +
        `/FontDescriptor ${descriptor}/DW ${FULL}/W[${this.#widthArray(program)}]${this.#downEntries()}${glyphMap}>>`,
    );
    const unicode = file.stream(latin1(toUnicode(this.#characters)));
    return file.add(
      `<</Type/Font/Subtype/Type0/BaseFont/${name}/Encoding${program.encoding(file)}/DescendantFonts[${descendant}]/ToUnicode ${unicode}>>`,
    );
  }
}

/** Six capitals that name a subset (ISO 32000-1 §9.6.4), from what is in it. */
function subsetTag(characters: readonly Character[], isVertical: boolean): string {
  let hash = isVertical ? 2166136262 : 2166136261;
  for (const { glyph, text, cell } of characters) {
    const letters = Array.from(text, (one) => one.codePointAt(0) ?? 0);
    for (const value of [glyph, ...letters, ...(cell === null ? [] : [cell.lead, cell.trail])]) {
      hash = Math.imul(hash ^ value, 16777619) >>> 0;
    }
  }
  let name = '';
  for (let at = 0; at < 6; at++) {
    name += String.fromCharCode(65 + (hash % 26));
    hash = Math.floor(hash / 26) + 7 * (at + 1);
  }
  return name;
}

function hex(value: number): string {
  return value.toString(16).padStart(4, '0').toUpperCase();
}

function utf16(text: string): string {
  let out = '';
  for (let at = 0; at < text.length; at++) out += hex(text.charCodeAt(at));
  return out;
}

/** The ToUnicode CMap (ISO 32000-1 §9.10.3), at most 100 entries a section. */
function toUnicode(characters: readonly Character[]): string {
  const rows = characters.flatMap(({ text }, cid) => (text === '' ? [] : [`<${hex(cid)}> <${utf16(text)}>`]));
  const sections: string[] = [];
  for (let at = 0; at < rows.length; at += 100) {
    const part = rows.slice(at, at + 100);
    sections.push(`${part.length} beginbfchar\n${part.join('\n')}\nendbfchar`);
  }
  return [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
    '/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def',
    '/CMapName /Adobe-Identity-UCS def /CMapType 2 def',
    '1 begincodespacerange <0000> <FFFF> endcodespacerange',
    ...sections,
    'endcmap CMapName currentdict /CMap defineresource pop end end',
  ].join('\n');
}
