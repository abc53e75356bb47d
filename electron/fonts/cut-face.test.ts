import { Blob, Face, Font } from 'harfbuzzjs';
import { describe, expect, it } from 'vitest';
import { readFaceTables } from '../../shared/compose/face-tables.ts';
import { fontSlices } from '../../shared/text/font-slices.ts';
import { type FontFileName, fontFile, smallCff, smallTrueType } from '../../tests/kit/font-files.ts';
import { shapingBytes } from '../font-bytes.ts';
import { openShaper } from '../shaper.ts';
import { cutFace } from './cut-face.ts';
import { fontInMemory, withFontFile } from './read-font-file.ts';
import { takeFaceOf } from './take-face.ts';

const plain = { member: 0, coordinates: null };

/** The outlines of characters as HarfBuzz draws them. */
function drawn(bytes: Uint8Array, text: string): string[] {
  const font = new Font(new Face(new Blob(bytes)));
  const { glyph } = readFaceTables(bytes);
  return [...text].map((character) => font.glyphToPath(glyph(character.codePointAt(0) ?? 0)));
}

const everyday = '东湖日报Ag9，';
const level2 = '镉铄';
const traditional = '報龍';
const rare = '龘';

describe('a face that is cut', () => {
  it.each([
    ['TrueType', smallTrueType()],
    ['CFF', smallCff()],
  ])('draws of %s in each slice what is in it, as the face does', (_kind, file) => {
    const { bytes } = takeFaceOf(fontInMemory(file), plain);
    expect(drawn(cutFace(bytes, 'everyday'), 'AB东湖')).toEqual(drawn(bytes, 'AB东湖'));
    expect(drawn(cutFace(bytes, 'rare'), 'AB')).toEqual(['', '']);
  });

  it.for([
    ['notoSerif', 2],
    ['notoSerif', 0],
    ['wenkai', 0],
  ] satisfies [FontFileName, number][])('draws %s of member %d as the face does', ([name, member], { skip }) => {
    const path = fontFile(name);
    if (path === null) return skip('its package is not installed');
    const { bytes } = withFontFile(path, (file) => takeFaceOf(file, { member, coordinates: null }));
    const texts = [everyday, level2, traditional, rare];
    for (const [at, slice] of fontSlices.entries()) {
      // Of CFF that is most of a face, and takes seconds.
      if (slice === 'rare' && name === 'notoSerif') continue;
      const cut = cutFace(bytes, slice);
      const text = texts[at] ?? '';
      expect(drawn(cut, text), slice).toEqual(drawn(bytes, text));
      if (slice !== 'rare') {
        expect(cut.length, slice).toBeLessThan(bytes.length / 4);
        expect(drawn(cut, rare)).toEqual(['']);
      }
    }
  });

  it('has what comes in the place of its characters, as ligatures do', ({ skip }) => {
    const path = fontFile('cantarell');
    if (path === null) return skip('its package is not installed');
    const { bytes } = withFontFile(path, (file) => takeFaceOf(file, plain));
    const [set, ...rest] = openShaper(shapingBytes({ bytes })).shape('fi');
    expect(rest).toEqual([]);
    const ligature = set?.glyph ?? 0;
    expect(ligature).not.toBe(readFaceTables(bytes).glyph('f'.charCodeAt(0)));
    const [whole, cut, other] = [bytes, cutFace(bytes, 'everyday'), cutFace(bytes, 'rare')].map(
      (one) => new Font(new Face(new Blob(one))),
    );
    expect(whole?.glyphToPath(ligature)).not.toBe('');
    expect(cut?.glyphToPath(ligature)).toBe(whole?.glyphToPath(ligature));
    expect(other?.glyphToPath(ligature)).toBe('');
  });

  it('is cut where its substitutions are damaged: the browser leaves those out', () => {
    const tables = { GSUB: Uint8Array.of(0, 1, 0, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff) };
    const { bytes } = takeFaceOf(fontInMemory(smallTrueType({ tables })), plain);
    expect(drawn(cutFace(bytes, 'everyday'), 'AB东湖')).toEqual(drawn(bytes, 'AB东湖'));
  });
});
