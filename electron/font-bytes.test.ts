import { describe, expect, it } from 'vitest';
import { fontNames } from '../shared/compose/font-files.ts';
import { shapingTables } from '../shared/compose/font-tables.ts';
import { openTypeface } from '../shared/compose/typeface.ts';
import { fontBytes, shapingBytes } from './font-bytes.ts';
import { openShaper } from './shaper.ts';

/** Han, marks, Western text with kerning and a ligature, figures, a character outside the plane, one no face has. */
const texts = ['东湖南岸，“灯火”……', 'Tokyo AV fi', '2024.5%', '𠮷', '\u{1f600}'];

describe('what the engine needs of a face', () => {
  it.each(fontNames)('sets %s as the whole file does, in less than a thirtieth of it', (name) => {
    const [bytes, part] = [fontBytes(name), shapingBytes(name)];
    expect(part.length).toBeLessThan(bytes.length / 28);
    const [whole, shaping] = [openTypeface(name, bytes, openShaper), openTypeface(name, part, openShaper)];
    for (const text of texts) {
      expect(shaping.shape(text)).toEqual(whole.shape(text));
      for (const character of text) {
        const glyph = whole.glyph(character.codePointAt(0) ?? 0);
        expect(shaping.glyph(character.codePointAt(0) ?? 0)).toBe(glyph);
        expect(shaping.advance(glyph)).toBe(whole.advance(glyph));
      }
    }
  });

  it('is read from the shaper’s copy once there is one, and held once', () => {
    const bytes = shapingBytes('serif');
    const [face, whole] = [openTypeface('serif', bytes, openShaper), openTypeface('serif', bytes.slice(), openShaper)];
    expect(face.shape('AV').glyphs).toHaveLength(2);
    // What it was opened from is let go of: it may change without the face noticing.
    bytes.fill(0);
    // The shaper's memory grows with other faces, and moves.
    for (const name of fontNames)
      expect(openTypeface(name, fontBytes(name), openShaper).shape('fi').isWhole).toBe(true);
    for (const character of '东湖南岸灯火') {
      const glyph = face.glyph(character.codePointAt(0) ?? 0);
      expect(glyph).toBe(whole.glyph(character.codePointAt(0) ?? 0));
      expect(face.advance(glyph)).toBe(whole.advance(glyph));
    }
  });

  it('is not taken from what is no font', () => {
    const nothing = new Uint8Array(40);
    expect(() => shapingTables((at, length) => nothing.subarray(at, at + length))).toThrow('not a font');
    const short = new Uint8Array(20).fill(1);
    expect(() => shapingTables((at, length) => short.subarray(at, at + length))).toThrow('not a font');
  });
});
