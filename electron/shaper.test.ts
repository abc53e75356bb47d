import fc from 'fast-check';
import { Blob, Buffer, Face, Font, shape } from 'harfbuzzjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { readFaceTables } from '../shared/compose/face-tables.ts';
import { shippedFaces } from '../shared/faces/shipped.ts';
import { cases, printSeed } from '../tests/kit/seeds.ts';
import { shapingBytes } from './font-bytes.ts';
import { openShaper } from './shaper.ts';

beforeAll(() => printSeed('faces'));

/** HarfBuzz through its package's own interface: what ours is held to. */
function packaged(bytes: Uint8Array): Font {
  return new Font(new Face(new Blob(bytes)));
}

function shaped(font: Font, text: string) {
  const buffer = new Buffer();
  buffer.addText(text);
  buffer.guessSegmentProperties();
  buffer.setLanguage('zh-Hans');
  shape(font, buffer);
  return buffer
    .getGlyphInfosAndPositions()
    .map(({ codepoint, cluster, xAdvance = 0, xOffset = 0 }) => [codepoint, cluster, xAdvance, xOffset]);
}

const texts = fc.array(
  fc.oneof(
    fc.integer({ min: 0x20, max: 0x17f }),
    fc.constantFrom(...[...'fiflAVTo.,%:$“”—…'].map((one) => one.codePointAt(0) ?? 0)),
    fc.integer({ min: 0x300, max: 0x52f }),
    fc.integer({ min: 0x5d0, max: 0x5ea }),
    fc.integer({ min: 0x4e00, max: 0x9fff }),
    fc.integer({ min: 0x20000, max: 0x20100 }),
  ),
  { minLength: 1, maxLength: 30 },
);

describe.each(shippedFaces.all)('$id', (face) => {
  it('has the glyphs and advances HarfBuzz finds, for every character', () => {
    const bytes = shapingBytes(face);
    const [tables, font] = [readFaceTables(bytes), packaged(bytes)];
    const wrong: number[] = [];
    for (let code = 0; code < 0x30000; code++) {
      if (tables.glyph(code) !== (font.nominalGlyph(code) ?? 0)) wrong.push(code);
    }
    expect(wrong).toEqual([]);
    for (let glyph = 0; glyph < 0x10000; glyph++) {
      if (tables.advance(glyph) !== font.glyphHAdvance(glyph)) wrong.push(glyph);
    }
    expect(wrong).toEqual([]);
  });

  it('is shaped as by HarfBuzz’s own interface', () => {
    const bytes = shapingBytes(face);
    const [ours, font] = [openShaper(bytes), packaged(bytes)];
    fc.assert(
      fc.property(texts, (codes) => {
        const text = String.fromCodePoint(...codes);
        const glyphs = ours.shape(text).map(({ glyph, cluster, advance, dx }) => [glyph, cluster, advance, dx]);
        expect(glyphs).toEqual(shaped(font, text));
      }),
      cases(300),
    );
  });
});
