/** What draws a font's glyphs, as it is embedded (ISO 32000-1 §9.7, §9.9). */
import { subsetCff } from '../fonts/cff-write.ts';
import type { Cell } from './cells.ts';
import type { FaceSource } from './face-source.ts';
import { latin1, type PdfFile, type Reference } from './objects.ts';
import { type GlyphSource, subsetFont } from './subset.ts';

/** A character code of the page's text: the glyph that is shown for it, and the cell it has; null as wide as the glyph. */
interface CodedGlyph {
  readonly glyph: number;
  readonly cell: Cell | null;
}

/** An embedded program, and how character codes lead to its glyphs. */
export interface FontProgram {
  /** The descriptor's entry for it. */
  readonly entry: string;
  readonly isSubset: boolean;
  readonly subtype: 'CIDFontType0' | 'CIDFontType2';
  /** The CID of a character code. */
  cidOf(code: number): number;
  /** Writes what leads from character codes to CIDs; returns the font's Encoding. */
  encoding(file: PdfFile): string;
  /** Writes what leads from CIDs to glyphs, where they are two things; returns the entry for it. */
  glyphMap(file: PdfFile): string;
}

/** Codes that are CIDs. */
const identity = (isVertical: boolean) => ({
  cidOf: (code: number) => code,
  encoding: () => (isVertical ? '/Identity-V' : '/Identity-H'),
});

/** A list of numbers of two bytes. */
function pairs(numbers: readonly number[]): Uint8Array {
  return Uint8Array.from(numbers.flatMap((number) => [number >> 8, number & 0xff]));
}

/** The `CMap` from codes to CIDs, at most 100 entries a section (ISO 32000-1 §9.7.5.4). */
function writeCodeMap(file: PdfFile, cids: readonly number[], isVertical: boolean): Reference {
  const mode = isVertical ? 1 : 0;
  const rows = cids.map((cid, code) => `<${code.toString(16).padStart(4, '0')}> ${cid}`);
  const sections: string[] = [];
  for (let at = 0; at < rows.length; at += 100) {
    const section = rows.slice(at, at + 100);
    sections.push(`${section.length} begincidchar\n${section.join('\n')}\nendcidchar`);
  }
  const text = [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
    '/CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> def',
    `/CMapName /Dayang-Codes def /CMapType 1 def /WMode ${mode} def`,
    '1 begincodespacerange <0000> <FFFF> endcodespacerange',
    ...sections,
    'endcmap CMapName currentdict /CMap defineresource pop end end',
  ].join('\n');
  const system = '<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>';
  const entries = `/Type/CMap/CMapName/Dayang-Codes/CIDSystemInfo${system}/WMode ${mode}`;
  return file.stream(latin1(text), entries);
}

/** A font of some coded glyphs, and the number each has in it. */
function truetypePart(source: GlyphSource, coded: readonly CodedGlyph[]) {
  const celled = coded.flatMap(({ glyph, cell }) => (cell === null ? [] : [{ glyph, ...cell }]));
  const { bytes, numberOf, firstCelled } = subsetFont(source, new Set(coded.map(({ glyph }) => glyph)), celled);
  let next = firstCelled;
  return { bytes, numbers: coded.map(({ glyph, cell }) => (cell === null ? numberOf(glyph) : next++)) };
}

/**
 * Writes what draws the glyphs of some character codes, of which 0 is the missing glyph's. `isWhole` of a face that may
 * not be subset.
 */
export function writeProgram(
  file: PdfFile,
  source: FaceSource,
  coded: readonly CodedGlyph[],
  {
    name,
    isWhole,
    isVertical = false,
  }: { readonly name: string; readonly isWhole: boolean; readonly isVertical?: boolean },
): FontProgram {
  const glyphs = coded.map(({ glyph }) => glyph);
  if (source.outlines === 'truetype') {
    const { bytes, numbers } = isWhole
      ? { bytes: source.whole(), numbers: glyphs }
      : truetypePart(source.glyphs, coded);
    return {
      ...identity(isVertical),
      entry: `/FontFile2 ${file.stream(bytes, `/Length1 ${bytes.length}`)}`,
      isSubset: !isWhole,
      subtype: 'CIDFontType2',
      glyphMap: (into) => `/CIDToGIDMap ${into.stream(pairs(numbers))}`,
    };
  }
  const bytes = isWhole ? source.whole() : subsetCff(source.cff, name, coded);
  const program = {
    entry: `/FontFile3 ${file.stream(bytes, '/Subtype/CIDFontType0C')}`,
    isSubset: !isWhole,
    subtype: 'CIDFontType0',
    glyphMap: () => '',
  } as const;
  if (!isWhole) return { ...program, ...identity(isVertical) };
  // A whole face has one CID a glyph; of the codes that show it each has a text of its own.
  const ofGlyphs = source.cff.cids();
  const cids = glyphs.map((glyph) => ofGlyphs[glyph] ?? 0);
  return {
    ...program,
    cidOf: (code) => cids[code] ?? 0,
    encoding: (into) => ` ${writeCodeMap(into, cids, isVertical)}`,
  };
}
