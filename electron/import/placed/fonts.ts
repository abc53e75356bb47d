/** Fonts of a page: those that are not in its file, and the drawings that fonts of type 3 are (ISO 32000-1 §9.6.5, §9.9). */
import type { PdfDictionary, PdfValue } from '../../../shared/pdf/read.ts';
import { operationsOf } from '../pdf/content.ts';
import type { PdfFile } from '../pdf/file.ts';
import { nameText } from './words.ts';

/** Bytes below which no file of a font has a glyph. */
const LEAST_FONT = 64;
/** Codes of a font of type 3. */
const MOST_CODES = 256;

/** What is known of a font that is used. */
export interface FontFacts {
  /** Its name where its glyphs are not in the file. */
  readonly missing: string | null;
  /** Its outlines stand in a file that PDF/X-1a does not know (ISO 32000-1 table 126: PDF 1.6). */
  readonly isOpenType: boolean;
}

export function fontFacts(file: PdfFile, font: PdfDictionary): FontFacts {
  const kind = file.name(font.entries.get('Subtype'));
  if (kind === 'Type3') return { missing: null, isOpenType: false };
  const inner = kind === 'Type0' ? file.dictionary(file.array(font.entries.get('DescendantFonts'))[0]) : font;
  const descriptor = file.dictionary(inner?.entries.get('FontDescriptor'));
  const programs = ['FontFile', 'FontFile2', 'FontFile3'].map((key) => file.dictionary(descriptor?.entries.get(key)));
  const there = programs.find((program) => program !== null && hasGlyphs(file, program));
  const isOpenType = file.name(there?.entries.get('Subtype')) === 'OpenType';
  if (there !== undefined && there !== null) return { missing: null, isOpenType };
  return { missing: nameText(file.name(font.entries.get('BaseFont'))) || '?', isOpenType };
}

/** False of a program that is elsewhere, empty, or cannot be unpacked. */
function hasGlyphs(file: PdfFile, program: PdfDictionary): boolean {
  if (program.stream === undefined || program.entries.has('F')) return false;
  return (file.unpacker.bytesOf(program)?.length ?? 0) >= LEAST_FONT;
}

/** The names that a font's own encoding gives its codes (§9.6.6.1, table 114); null where it has none. */
function namesByCode(file: PdfFile, font: PdfDictionary): ReadonlyMap<number, string> | null {
  const differences = file.array(file.dictionary(font.entries.get('Encoding'))?.entries.get('Differences'));
  if (differences.length === 0) return null;
  const names = new Map<number, string>();
  let code = 0;
  for (const one of differences) {
    const value = file.resolve(one);
    if (typeof value === 'number') code = value;
    else if (names.size <= MOST_CODES) names.set(code++, file.name(value));
  }
  return names;
}

function codesOf(operands: readonly PdfValue[]): Set<number> {
  const codes = new Set<number>();
  for (const operand of operands) {
    if (operand === null || typeof operand !== 'object') continue;
    const parts = operand.type === 'array' ? operand.items : [operand];
    for (const part of parts) {
      if (part === null || typeof part !== 'object' || part.type !== 'string') continue;
      for (let at = 0; at < part.value.length; at++) codes.add(part.value.charCodeAt(at));
    }
  }
  return codes;
}

/** The drawings a font of type 3 shows for text; all of them where its codes say nothing. */
export function glyphsShown(file: PdfFile, font: PdfDictionary, operands: readonly PdfValue[]): PdfDictionary[] {
  const drawings = file.dictionary(font.entries.get('CharProcs'))?.entries ?? new Map<string, PdfValue>();
  const names = namesByCode(file, font);
  const wanted = names === null ? drawings.keys() : [...codesOf(operands)].flatMap((code) => names.get(code) ?? []);
  return [...new Set(wanted)].slice(0, MOST_CODES).flatMap((name) => file.dictionary(drawings.get(name)) ?? []);
}

/** All drawings of a font of type 3. */
export function glyphsOf(file: PdfFile, font: PdfDictionary): PdfDictionary[] {
  const drawings = file.dictionary(font.entries.get('CharProcs'));
  return [...(drawings?.entries.values() ?? [])].flatMap((one) => file.dictionary(one) ?? []);
}

/** True of a drawing of a glyph that says it is painted in the text's colour (§9.6.5, table 113). */
export function startsAsStencil(content: Uint8Array): boolean {
  const [first] = operationsOf(content);
  return first?.name === 'd1';
}
