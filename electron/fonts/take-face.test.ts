import { Blob, Face, Font } from 'harfbuzzjs';
import { describe, expect, it } from 'vitest';
import { facePart } from '../../shared/compose/face-part.ts';
import { readFaceTables } from '../../shared/compose/face-tables.ts';
import { shippedFaces } from '../../shared/faces/shipped.ts';
import { FontProblem } from '../../shared/fonts/font-problem.ts';
import {
  asVariable,
  collectionOf,
  type FontFileName,
  fontFile,
  smallCff,
  smallCff2,
  smallText,
  smallTrueType,
} from '../../tests/kit/font-files.ts';
import { fontBytes } from '../font-bytes.ts';
import { describeFont, fontInMemory, withFontFile } from './read-font-file.ts';
import { previewOf, takeFaceOf } from './take-face.ts';

function taken(bytes: Uint8Array, member = 0) {
  return takeFaceOf(fontInMemory(bytes), { member, coordinates: null });
}

function opened(bytes: Uint8Array): Font {
  return new Font(new Face(new Blob(bytes)));
}

function problemOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof FontProblem) return error.code;
    throw error;
  }
  return 'none';
}

/** A glyph made of others, by their numbers. */
function madeOf(...glyphs: readonly number[]): Uint8Array {
  const parts = glyphs.map((glyph, at) => [0, at < glyphs.length - 1 ? 0x22 : 0x02, 0, glyph, 0, 0]);
  return Uint8Array.from([
    0xff,
    0xff,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    ...parts.flat(),
    ...new Array(16 - ((10 + parts.length * 6) % 16)).fill(0),
  ]);
}

describe('a face taken out of its file', () => {
  it.each([
    ['TrueType', smallTrueType()],
    ['CFF', smallCff()],
  ])('of %s is measured as the engine measures, and draws what the file draws', (_, file) => {
    const { bytes, face } = taken(collectionOf(smallTrueType(), file), 1);
    expect(face.member).toBe(1);
    const tables = readFaceTables(bytes);
    const [own, all] = [opened(bytes), opened(file)];
    for (const character of smallText) {
      const glyph = tables.glyph(character.codePointAt(0) ?? 0);
      expect(glyph).toBeGreaterThan(0);
      expect(tables.advance(glyph)).toBe(1000);
      expect(own.glyphToPath(glyph)).toBe(all.glyphToPath(glyph));
      expect(own.glyphToPath(glyph)).not.toBe('');
    }
    expect(tables.glyph(0x43)).toBe(0);
  });

  it.each([
    ['TrueType', smallTrueType()],
    ['CFF', smallCff()],
  ])('of %s is painted by a part of it', (_, file) => {
    const { bytes } = taken(file);
    const part = facePart((at, length) => bytes.subarray(at, at + length), { glyphs: [1], text: '湖' });
    const [own, all] = [opened(part), opened(bytes)];
    for (const glyph of [1, 4]) expect(own.glyphToPath(glyph)).toBe(all.glyphToPath(glyph));
    expect(own.glyphToPath(3)).toBe('');
  });

  it.each([
    ['of itself', madeOf(1)],
    ['of what is not there', madeOf(77)],
    ['of what is cut off', Uint8Array.of(0xff, 0xff, 0, 0)],
    ['of points that are not there', Uint8Array.of(0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xf0, 0, 0, 1, 1)],
  ])('is refused where a glyph is made %s', (_, outline) => {
    const loca = new Uint8Array(24);
    for (let glyph = 2; glyph <= 5; glyph++) new DataView(loca.buffer).setUint32(glyph * 4, outline.length);
    expect(problemOf(() => taken(smallTrueType({ tables: { glyf: outline, loca } })))).toBe('bad-glyph');
  });

  it('has bearings where its file leaves out the last ones, and none of the lines of type of a face of Apple’s', () => {
    const tables = { hmtx: Uint8Array.of(1, 244, 0, 0, 3, 232, 0, 0), 'OS/2': new Uint8Array(68) };
    const { bytes, face } = taken(smallTrueType({ tables }));
    expect(face.metrics).toMatchObject({ typo: null, win: null, capHeight: null, hhea: { ascent: 880 } });
    expect(readFaceTables(bytes).advance(4)).toBe(1000);
    expect(problemOf(() => taken(smallTrueType({ tables: { hmtx: tables.hmtx.subarray(0, 6) } })))).toBe('cut-off');
  });

  it('is pinned however many glyphs it has', () => {
    const file = asVariable(fontBytes(shippedFaces.for('text')));
    const { face, bytes } = takeFaceOf(fontInMemory(file), { member: 0, coordinates: { wght: 700 } });
    expect(face).toMatchObject({ axes: [], glyphs: 30_920, style: { en: '700' } });
    const [own, all] = [opened(bytes), opened(file)];
    for (const glyph of [100, 30_000]) expect(own.glyphToPath(glyph)).toBe(all.glyphToPath(glyph));
  });

  it('of CFF2 is pinned to a place on its axes and has outlines of CFF from then on', () => {
    const file = smallCff2();
    expect(describeFont('small', fontInMemory(file)).faces).toMatchObject([
      { outlines: 'cff2', axes: [{ tag: 'wght' }] },
    ]);
    const { face, bytes } = takeFaceOf(fontInMemory(file), { member: 0, coordinates: { wght: 900 } });
    expect(face).toMatchObject({ outlines: 'cff', axes: [], glyphs: 5, metrics: { box: [0, 0, 700, 700] } });
    for (const glyph of [1, 4]) expect(opened(bytes).glyphToPath(glyph)).toBe(opened(file).glyphToPath(glyph));
    expect(opened(bytes).glyphToPath(4)).not.toBe('');
  });

  it('is refused where its file has no such member or axis', () => {
    expect(problemOf(() => taken(smallCff(), 4))).toBe('no-member');
    const choice = { member: 0, coordinates: { wght: 700 } };
    expect(problemOf(() => takeFaceOf(fontInMemory(smallCff()), choice))).toBe('no-axis');
    const beyond = { member: 0, coordinates: { wght: 99_999 } };
    expect(problemOf(() => takeFaceOf(fontInMemory(smallCff2()), beyond))).toBe('beyond-axis');
  });
});

describe('fonts as they are installed', () => {
  const packages: [FontFileName, number][] = [
    ['notoSerif', 2],
    ['uming', 0],
    ['wenkai', 0],
    ['cantarell', 0],
    ['fandol', 0],
  ];
  it.for(packages)('draw from %s what the whole file draws', ([name, member], { skip }) => {
    const path = fontFile(name);
    if (path === null) return skip('its package is not installed');
    withFontFile(path, (file) => {
      const { bytes, face } = takeFaceOf(file, { member, coordinates: null });
      expect(face.axes).toEqual([]);
      const own = opened(bytes);
      const all = new Font(new Face(new Blob(file.read(0, file.length)), member));
      for (let glyph = 0; glyph < face.glyphs; glyph += 97) expect(own.glyphToPath(glyph)).toBe(all.glyphToPath(glyph));
    });
  });

  it('vary no more once an instance is chosen, which is as heavy as was asked for', ({ skip }) => {
    const path = fontFile('inter');
    if (path === null) return skip('fonts-inter-variable is not installed');
    const [light, bold] = [300, 700].map((wght) =>
      withFontFile(path, (file) => takeFaceOf(file, { member: 0, coordinates: { wght } })),
    );
    expect(bold?.face).toMatchObject({
      axes: [],
      instances: [],
      style: { en: 'Bold' },
      weight: 700,
      outlines: 'truetype',
    });
    expect(bold?.face.postScriptName).toMatch(/^Inter-?Bold$/u);
    if (light === undefined || bold === undefined) throw new Error('none');
    const stem = readFaceTables(bold.bytes).glyph('l'.charCodeAt(0));
    expect(opened(bold.bytes).glyphToPath(stem)).not.toBe(opened(light.bytes).glyphToPath(stem));
  });
});

describe('a face that is looked at', () => {
  it('is a font of the characters shown alone', () => {
    const part = previewOf(fontInMemory(smallTrueType()), { member: 0, coordinates: null }, '湖');
    const drawn = (character: string) =>
      opened(part).glyphToPath(readFaceTables(part).glyph(character.codePointAt(0) ?? 0));
    expect(drawn('湖')).not.toBe('');
    expect(drawn('A')).toBe('');
  });
});
