import { describe, expect, it } from 'vitest';
import { facePart } from '../shared/compose/face-part.ts';
import { fontDirectory, fontOf, type ReadAt, shapingTables } from '../shared/compose/font-tables.ts';
import { openTypeface } from '../shared/compose/typeface.ts';
import { shippedFaces } from '../shared/faces/shipped.ts';
import { fontBytes, paintingBytes, shapingBytes } from './font-bytes.ts';
import { openShaper } from './shaper.ts';

/** Han, marks, Western text with kerning and a ligature, figures, a character outside the plane, one no face has. */
const texts = ['东湖南岸，“灯火”……', 'Tokyo AV fi', '2024.5%', '𠮷', '\u{1f600}'];

describe('what the engine needs of a face', () => {
  it.each(shippedFaces.all)('sets $id as the whole file does, in less than a thirtieth of it', (record) => {
    const [bytes, part] = [fontBytes(record), shapingBytes(record)];
    expect(part.length).toBeLessThan(bytes.length / 28);
    const [whole, shaping] = [openTypeface(record.id, bytes, openShaper), openTypeface(record.id, part, openShaper)];
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
    const text = shippedFaces.for('text');
    const bytes = shapingBytes(text);
    const [face, whole] = [openTypeface(text.id, bytes, openShaper), openTypeface(text.id, bytes.slice(), openShaper)];
    expect(face.shape('AV').glyphs).toHaveLength(2);
    // What it was opened from is let go of: it may change without the face noticing.
    bytes.fill(0);
    // The shaper's memory grows with other faces, and moves.
    for (const record of shippedFaces.all)
      expect(openTypeface(record.id, fontBytes(record), openShaper).shape('fi').isWhole).toBe(true);
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

/** The outline of each glyph of a font with long offsets. */
function outlines(font: Uint8Array): (glyph: number) => string {
  const read: ReadAt = (at, length) => font.subarray(at, at + length);
  const tables = new Map(fontDirectory(read).map(({ tag, start }) => [tag, start]));
  const loca = tables.get('loca') ?? Number.NaN;
  const glyf = tables.get('glyf') ?? Number.NaN;
  const offsets = new DataView(font.buffer, font.byteOffset + loca);
  return (glyph) => {
    const [from, to] = [offsets.getUint32(4 * glyph), offsets.getUint32(4 * glyph + 4)];
    return Buffer.from(read(glyf + from, to - from))
      .toString('hex')
      .replace(/(00)+$/u, '');
  };
}

describe('what a page is painted with of a face', () => {
  it.each(shippedFaces.all)('is the very outlines of $id that are asked for, and no others', (record) => {
    const bytes = fontBytes(record);
    const whole = openTypeface(record.id, bytes, openShaper);
    const glyphOf = (character: string) => whole.glyph(character.codePointAt(0) ?? 0);
    const part = paintingBytes(record, { glyphs: [glyphOf('湖'), glyphOf('g')], text: '灯é，' });
    const [inFace, inPart] = [outlines(bytes), outlines(part)];
    for (const character of '湖g灯é，') expect(inPart(glyphOf(character))).toBe(inFace(glyphOf(character)));
    expect(inFace(glyphOf('火'))).not.toBe('');
    expect(inPart(glyphOf('火'))).toBe('');
    // Its own tables of widths and of places of outlines are what it mostly is.
    expect(part.length).toBeLessThan(bytes.length / 20);
    expect(openTypeface(record.id, part, openShaper).shape('湖g灯é，')).toEqual(whole.shape('湖g灯é，'));
  });

  it('brings the glyphs a glyph is made of', () => {
    // Two glyphs in a font of our own: 1 has contours, 2 is made of it (flags: arguments are bytes).
    const simple = new Uint8Array(12).fill(1, 1);
    const composite = Uint8Array.from([0xff, 0xff, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0]);
    const loca = Uint8Array.from([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 12, 0, 0, 0, 28]);
    const head = new Uint8Array(54);
    head[51] = 1;
    const glyf = new Uint8Array([...simple, ...composite]);
    const font = fontOf(
      Uint8Array.from([0, 1, 0, 0]),
      new Map([
        ['head', head],
        ['loca', loca],
        ['glyf', glyf],
        ['cmap', new Uint8Array(4)],
      ]),
    );
    const inPart = outlines(facePart((at, length) => font.subarray(at, at + length), { glyphs: [2], text: '' }));
    expect(inPart(2)).not.toBe('');
    expect(inPart(1)).toBe(Buffer.from(simple).toString('hex'));
  });
});
