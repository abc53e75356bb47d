import { Blob, Face, Font } from 'harfbuzzjs';
import { describe, expect, it } from 'vitest';
import { readFaceTables } from '../../shared/compose/face-tables.ts';
import { fontDirectory } from '../../shared/compose/font-tables.ts';
import type { Face as FaceRecord } from '../../shared/faces/face.ts';
import { shippedFaces } from '../../shared/faces/shipped.ts';
import { faceSource } from '../../shared/pdf/face-source.ts';
import { type GlyphSource, subsetFont } from '../../shared/pdf/subset.ts';
import { smallTrueType } from '../../tests/kit/font-files.ts';
import { fontBytes, readFace } from '../font-bytes.ts';

function readGlyphs<T>(face: FaceRecord, take: (source: GlyphSource) => T): T {
  return readFace(face, (source) => {
    if (source.outlines !== 'truetype') throw new Error(`${face.id} has no TrueType outlines`);
    return take(source.glyphs);
  });
}

const sans = shippedFaces.for('label');
const text = '东湖南岸“灯火”……永和AVé１Ǻ%';

function opened(bytes: Uint8Array): Font {
  return new Font(new Face(new Blob(bytes)));
}

describe('a part of a face to embed', () => {
  it.each(shippedFaces.all)('draws the glyphs of $id as the whole file does, and is as wide', (face) => {
    const whole = readFaceTables(fontBytes(face));
    const all = opened(fontBytes(face));
    const glyphs = [...[...text].map((one) => whole.glyph(one.codePointAt(0) ?? 0)), ...Array(1000).keys(), 30_400];
    const { bytes, numberOf } = readGlyphs(face, (source) => subsetFont(source, glyphs));
    const part = opened(bytes);
    expect(bytes.length).toBeLessThan(fontBytes(face).length / 10);
    for (const glyph of glyphs) {
      expect(part.glyphToPath(numberOf(glyph)), `glyph ${glyph}`).toBe(all.glyphToPath(glyph));
      expect(part.glyphHAdvance(numberOf(glyph))).toBe(whole.advance(glyph));
    }
    expect(numberOf(0)).toBe(0);
  });

  it.each(shippedFaces.all)('can be made of every glyph of $id', (face) => {
    const last = new DataView(
      readGlyphs(face, ({ tables }) => tables.get('maxp')?.buffer ?? new ArrayBuffer(0)),
    ).getUint16(4);
    const glyphs = Array.from({ length: last }, (_, glyph) => glyph);
    expect(readGlyphs(face, (source) => subsetFont(source, glyphs)).numberOf(last - 1)).toBe(last - 1);
  });

  it.each(shippedFaces.all)('has glyphs of $id in cells of other widths: moved, and wider', (face) => {
    const whole = readFaceTables(fontBytes(face));
    const all = opened(fontBytes(face));
    const glyphs = [...'，“3东'].map((one) => whole.glyph(one.codePointAt(0) ?? 0));
    const cells = [
      { lead: 0, trail: -2 },
      { lead: -1, trail: 0 },
      { lead: 1, trail: 1 },
      { lead: 0, trail: 0 },
    ];
    const celled = glyphs.flatMap((glyph, at) => (cells[at] === undefined ? [] : [{ glyph, ...cells[at] }]));
    const { bytes, firstCelled } = readGlyphs(face, (source) => subsetFont(source, glyphs, celled));
    const part = opened(bytes);
    for (const [at, { glyph, lead, trail }] of celled.entries()) {
      const quarter = whole.perEm / 4;
      expect(part.glyphHAdvance(firstCelled + at)).toBe(whole.advance(glyph) + (lead + trail) * quarter);
      const [own, moved] = [all.glyphExtents(glyph), part.glyphExtents(firstCelled + at)];
      expect(moved).toEqual({ ...own, xBearing: (own?.xBearing ?? 0) + lead * quarter });
    }
  });

  it('is the same bytes again, and sums up to what a font must', () => {
    const make = () => readGlyphs(sans, (source) => subsetFont(source, [900, 50, 7000])).bytes;
    const bytes = make();
    expect(make()).toEqual(bytes);
    const view = new DataView(bytes.buffer);
    let sum = 0;
    for (let at = 0; at < bytes.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
    expect(sum).toBe(0xb1b0afba);
  });

  it('is not made of a glyph the face lacks, nor of what is no face', () => {
    expect(() => readGlyphs(sans, (source) => subsetFont(source, [60_000]))).toThrow('no glyph 60000');
    const endless = new Uint8Array(2000).fill(0xff);
    expect(() => readGlyphs(sans, (source) => subsetFont({ ...source, outlines: () => endless }, [1]))).toThrow(
      'cut off',
    );
    expect(() => subsetFont({ tables: new Map(), outlines: () => new Uint8Array() }, [1])).toThrow('no table');
  });

  it('brings what a glyph is made of along, numbered anew, and leaves instructions behind', () => {
    const whole = smallTrueType();
    const [all, pair] = [opened(whole), 4];
    const source = faceSource((at, length) => whole.subarray(at, at + length));
    if (source.outlines !== 'truetype') throw new Error('no TrueType outlines');
    const { bytes, numberOf } = subsetFont(source.glyphs, [pair, 3]);
    const part = opened(bytes);
    expect([numberOf(pair), numberOf(3), numberOf(2)]).toEqual([1, 2, 3]);
    for (const glyph of [pair, 3, 2]) expect(part.glyphToPath(numberOf(glyph))).toBe(all.glyphToPath(glyph));
    expect(part.glyphToPath(1)).toMatch(/Z.*Z/u);
    // Each triangle has two bytes of instructions.
    const glyf = fontDirectory((at, length) => bytes.subarray(at, at + length)).find(({ tag }) => tag === 'glyf');
    expect(bytes.subarray(glyf?.start).includes(0xb0)).toBe(false);
  });
});
