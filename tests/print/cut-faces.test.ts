/** The faces the screen is painted with are cut from those that are printed with. */
import { Blob, Face, Font } from 'harfbuzzjs';
import { describe, expect, it } from 'vitest';
import { cutFace } from '../../build/cut-faces.mjs';
import { fontBytes } from '../../electron/font-bytes.ts';
import { shippedFaces } from '../../shared/faces/shipped.ts';
import { fontSlices, sliceOfCode, sliceOfUnits } from '../../shared/text/font-slices.ts';

const LAST_CODE = 0x3ffff;
const units = sliceOfUnits((encoding, bytes) => new TextDecoder(encoding).decode(bytes));

function open(bytes: Uint8Array): Font {
  return new Font(new Face(new Blob(bytes)));
}

describe.each(shippedFaces.all)('the slices of $id', (face) => {
  const whole = fontBytes(face);
  const font = open(whole);
  const slices = new Map(cutFace(whole).map(([slice, bytes]) => [slice, { bytes, font: open(bytes) }]));

  it('draw every character as the face does, at the same advance', () => {
    for (let code = 0; code <= LAST_CODE; code++) {
      const glyph = font.nominalGlyph(code);
      if (glyph === null || glyph === undefined || glyph === 0) continue;
      const own = slices.get(fontSlices[sliceOfCode(units, code)] ?? 'rare')?.font;
      const same =
        own?.nominalGlyph(code) === glyph &&
        own.glyphHAdvance(glyph) === font.glyphHAdvance(glyph) &&
        own.glyphToPath(glyph) === font.glyphToPath(glyph);
      // One expectation a character would take a minute.
      if (!same) expect.fail(`U+${code.toString(16)}`);
    }
  });

  it('are together hardly more than the face, the everyday one a fifth of it', () => {
    const lengths = [...slices.values()].map(({ bytes }) => bytes.length);
    expect(lengths.reduce((sum, length) => sum + length, 0)).toBeLessThan(whole.length * 1.2);
    expect(lengths[0]).toBeLessThan(whole.length * 0.21);
  });
});
