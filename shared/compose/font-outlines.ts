/** A TrueType font with some of its outlines only (OpenType 1.9: "glyf", "loca"). */

/** Bytes of the header, and of each entry of the table directory: tag, checksum, offset, length. */
const HEADER = 12;
const ENTRY = 16;
/** Where the header has the number of tables. */
const TABLES = 4;
/** Where `head` keeps the sum of the whole file, and the form of `loca`; where `maxp` has the number of glyphs. */
const HEAD_ADJUSTMENT = 8;
const HEAD_LOCA_FORM = 50;
const MAXP_GLYPHS = 4;
/** The sum of a whole font with its adjustment. */
const WHOLE_SUM = 0xb1b0afba;

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Each table starts at a multiple of four bytes. */
function padded(length: number): number {
  return (length + 3) & ~3;
}

/** The sum of big-endian 32-bit words, as the table directory has it. */
function sumOf(bytes: Uint8Array): number {
  const whole = new Uint8Array(padded(bytes.length));
  whole.set(bytes);
  const view = viewOf(whole);
  let sum = 0;
  for (let at = 0; at < whole.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}

function tablesOf(font: Uint8Array): Map<string, Uint8Array> {
  const view = viewOf(font);
  const tables = new Map<string, Uint8Array>();
  for (let index = 0; index < view.getUint16(TABLES); index++) {
    const entry = HEADER + index * ENTRY;
    const at = view.getUint32(entry + 8);
    const tag = String.fromCharCode(...font.subarray(entry, entry + 4));
    tables.set(tag, font.slice(at, at + view.getUint32(entry + 12)));
  }
  return tables;
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

/** The outlines that are kept, and where each glyph's begins and ends: nowhere where it is not kept. */
function keptOutlines(glyf: Uint8Array, loca: DataView, glyphs: number, keeps: (glyph: number) => boolean) {
  const parts: Uint8Array[] = [];
  const places = new Uint8Array((glyphs + 1) * 4);
  let at = 0;
  for (let glyph = 0; glyph < glyphs; glyph++) {
    viewOf(places).setUint32(glyph * 4, at);
    const outline = glyf.subarray(loca.getUint32(glyph * 4), loca.getUint32(glyph * 4 + 4));
    if (outline.length === 0 || !keeps(glyph)) continue;
    // One made of others would need theirs as well; the faces we ship have none.
    if (viewOf(outline).getInt16(0) < 0) throw new Error(`glyph ${glyph} is made of others`);
    parts.push(outline);
    at += outline.length;
  }
  viewOf(places).setUint32(glyphs * 4, at);
  return { outlines: joined(parts), places };
}

function fontOf(signature: Uint8Array, tables: ReadonlyMap<string, Uint8Array>): Uint8Array {
  let end = HEADER + tables.size * ENTRY;
  const font = new Uint8Array([...tables.values()].reduce((sum, { length }) => sum + padded(length), end));
  font.set(signature);
  const view = viewOf(font);
  let head = 0;
  [...tables].forEach(([tag, bytes], index) => {
    const entry = HEADER + index * ENTRY;
    font.set(
      [...tag].map((letter) => letter.charCodeAt(0)),
      entry,
    );
    view.setUint32(entry + 4, sumOf(bytes));
    view.setUint32(entry + 8, end);
    view.setUint32(entry + 12, bytes.length);
    font.set(bytes, end);
    if (tag === 'head') head = end;
    end += padded(bytes.length);
  });
  view.setUint32(head + HEAD_ADJUSTMENT, (WHOLE_SUM - sumOf(font)) >>> 0);
  return font;
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
  viewOf(head).setUint32(HEAD_ADJUSTMENT, 0);
  return fontOf(font.subarray(0, HEADER), new Map([...tables, ['glyf', outlines], ['loca', places]]));
}
