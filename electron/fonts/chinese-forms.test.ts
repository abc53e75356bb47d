import { Blob, Face, Font } from 'harfbuzzjs';
import { describe, expect, it } from 'vitest';
import { readFaceTables } from '../../shared/compose/face-tables.ts';
import { type FontFileName, fontFile, joined, smallTrueType } from '../../tests/kit/font-files.ts';
import { characterMapOf, runsOf } from './character-map.ts';
import { fontInMemory, withFontFile } from './read-font-file.ts';
import { takeFaceOf } from './take-face.ts';

function u16s(...numbers: readonly number[]): Uint8Array {
  return Uint8Array.from(numbers.flatMap((number) => [(number >> 8) & 0xff, number & 0xff]));
}
const tag = (letters: string) => Uint8Array.from(letters, (letter) => letter.charCodeAt(0));

/** A lookup that puts glyphs in place of others. */
function single(...pairs: readonly (readonly [from: number, to: number])[]): Uint8Array {
  const to = pairs.map(([, glyph]) => glyph);
  const coverage = 6 + 2 * pairs.length;
  return u16s(1, 0, 1, 8, 2, coverage, pairs.length, ...to, 1, pairs.length, ...pairs.map(([from]) => from));
}

/** A `GSUB` of the script `hani`: one feature for the language ZHS alone, and one for all languages. */
function choices(ofChinese: [string, Uint8Array], ofAll: [string, Uint8Array]): Uint8Array {
  const [[chinese, first], [all, second]] = [ofChinese, ofAll];
  const systems = joined(u16s(10, 1), tag('ZHS '), u16s(18), u16s(0, 0xffff, 1, 1), u16s(0, 0xffff, 2, 0, 1));
  const scripts = joined(u16s(1), tag('hani'), u16s(8), systems);
  const features = joined(u16s(2), tag(chinese), u16s(14), tag(all), u16s(20), u16s(0, 1, 0), u16s(0, 1, 1));
  const lookups = joined(u16s(2, 6, 6 + first.length), first, second);
  const [atFeatures, atLookups] = [10 + scripts.length, 10 + scripts.length + features.length];
  return joined(u16s(1, 0, 10, atFeatures, atLookups), scripts, features, lookups);
}

/** Glyphs of a face that was taken. */
function glyphsOf(bytes: Uint8Array, text: string): number[] {
  const { glyph } = readFaceTables(bytes);
  return [...text].map((character) => glyph(character.codePointAt(0) ?? 0));
}

describe('a face that chooses glyphs by language and direction', () => {
  const characters = [...'A直（骨'].map((one, at) => [one.codePointAt(0) ?? 0, at + 1] as const);
  const cmap = characterMapOf(
    runsOf(
      characters.toSorted(([a], [b]) => a - b),
      5,
    ),
  );
  const face = (feature: string) =>
    smallTrueType({ tables: { cmap, GSUB: choices(['locl', single([1, 4], [2, 4])], [feature, single([3, 1])]) } });
  const taken = (file: Uint8Array) => takeFaceOf(fontInMemory(file), { member: 0, coordinates: null }).bytes;

  it.each(['vert', 'vrt2'])('is taken with those of Chinese, and of vertical marks by %s', (feature) => {
    // 直 is drawn as for Chinese; A is of Western words, which are shaped as they are set; ︵ is （ as it stands upright.
    expect(glyphsOf(taken(face(feature)), 'A直（骨︵')).toEqual([1, 4, 3, 4, 1]);
  });

  it('keeps its own where nothing is chosen', () => {
    expect(glyphsOf(taken(smallTrueType({ tables: { cmap } })), 'A直（骨︵')).toEqual([1, 2, 3, 4, 0]);
  });

  it('keeps the vertical forms it has characters for', () => {
    const own = [...characters, [0xfe35, 4] as const];
    const tables = {
      cmap: characterMapOf(
        runsOf(
          own.toSorted(([a], [b]) => a - b),
          5,
        ),
      ),
    };
    const file = smallTrueType({
      tables: { ...tables, GSUB: choices(['locl', single([1, 4])], ['vert', single([3, 1])]) },
    });
    expect(glyphsOf(taken(file), '︵')).toEqual([4]);
  });

  it('is refused or taken whatever its table of choices says, and never stops', () => {
    const table = choices(['locl', single([1, 4], [2, 4])], ['vert', single([3, 1])]);
    for (let at = 0; at < table.length; at++) {
      const damaged = table.slice();
      damaged[at] = 0xff;
      const glyphs = glyphsOf(taken(smallTrueType({ tables: { cmap, GSUB: damaged } })), 'A直（骨');
      for (const glyph of glyphs) expect(glyph).toBeLessThan(5);
    }
  });
});

/** Faces for all of East Asia: the same outlines, and Japanese or Chinese ones chosen. */
describe.each<FontFileName>(['notoSerif', 'notoSans'])('the Japanese face of %s', (name) => {
  const path = fontFile(name);
  it.skipIf(path === null)(
    'draws Chinese as the Chinese face does, and marks as wide (skipped where it is absent)',
    () => {
      const take = (member: number) =>
        withFontFile(path ?? '', (file) => takeFaceOf(file, { member, coordinates: null })).bytes;
      const [japanese, chinese] = [take(0), take(2)];
      const text = '直骨门角海过，。“”‘’—…（）︵﹁︐';
      expect(glyphsOf(japanese, text)).toEqual(glyphsOf(chinese, text));
      const [a, b] = [readFaceTables(japanese), readFaceTables(chinese)];
      for (const character of text) {
        const glyph = a.glyph(character.codePointAt(0) ?? 0);
        expect(a.advance(glyph)).toBe(b.advance(glyph));
      }
      const font = new Font(new Face(new Blob(japanese)));
      const outlines = [...'直骨︵'].map((one) => font.glyphToPath(font.nominalGlyph(one.codePointAt(0) ?? 0) ?? 0));
      expect(new Set(outlines).size).toBe(3);
      expect(outlines).not.toContain('');
    },
  );
});
