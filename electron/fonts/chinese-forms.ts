/**
 * The forms a face has for Chinese, as its character map is to have them. Engine, window and PDF find glyphs by characters
 * alone: what a face chooses by language (`locl`, as one for all of East Asia does) or by direction (`vert`) is chosen here,
 * once, by HarfBuzz (OpenType 1.9.1, "Registered features").
 */
import { fontOf } from '../../shared/compose/font-tables.ts';
import type { AsChinese, Shaper } from '../../shared/compose/harfbuzz.ts';
import { FontProblem } from '../../shared/fonts/font-problem.ts';
import type { FaceTableReader } from '../../shared/fonts/sfnt.ts';
import { classOf, isWestern } from '../../shared/text/characters.ts';
import { verticalPairs } from '../../shared/text/vertical-forms.ts';
import { openShaper } from '../shaper.ts';
import { type CharacterRun, runsOf } from './character-map.ts';

/** What choosing forms reads of a face. */
const READ = ['cmap', 'GDEF', 'GSUB', 'head', 'hhea', 'hmtx', 'maxp', 'OS/2'];
const VERSION = Uint8Array.of(0, 1, 0, 0);

const level: AsChinese = { isVertical: false, features: [] };
const upright: AsChinese = { isVertical: true, features: [] };
/** Some faces have the older of the two features alone. */
const olderUpright: AsChinese = { isVertical: true, features: ['vrt2'] };

/** The glyph a character has by itself; 0 where it is none, or several. */
function glyphOf(shaper: Shaper, character: string, as: AsChinese): number {
  const [first, second] = shaper.shape(character, as);
  return first === undefined || second !== undefined ? 0 : first.glyph;
}

/** Vertical forms of marks that the face has no characters for, and glyphs. */
function addVerticalForms(shaper: Shaper, characters: Map<number, number>): void {
  for (const [mark, form] of verticalPairs) {
    const code = form.codePointAt(0) ?? 0;
    const own = characters.get(mark.codePointAt(0) ?? 0);
    if (own === undefined || characters.has(code)) continue;
    const glyph = [upright, olderUpright]
      .map((as) => glyphOf(shaper, mark, as))
      .find((one) => one !== 0 && one !== own);
    if (glyph !== undefined) characters.set(code, glyph);
  }
}

function formsBy(shaper: Shaper, runs: readonly CharacterRun[], glyphs: number): CharacterRun[] {
  const characters = new Map<number, number>();
  for (const { first, last, glyph } of runs) {
    for (let code = first; code <= last; code++) {
      const own = glyph + code - first;
      // Western words are shaped as they are set, by their own script.
      const chosen = isWestern(classOf(code)) ? 0 : glyphOf(shaper, String.fromCodePoint(code), level);
      characters.set(code, chosen === 0 || chosen >= glyphs ? own : chosen);
    }
  }
  addVerticalForms(shaper, characters);
  return runsOf(
    [...characters].sort(([a], [b]) => a - b),
    glyphs,
  );
}

/**
 * The characters of a face with the glyphs they have in Chinese, and those of vertical setting. A face that chooses nothing
 * keeps its own. Throws a {@link FontProblem} where its table of choices stops HarfBuzz.
 */
export function chineseForms(
  face: FaceTableReader,
  runs: readonly CharacterRun[],
  glyphs: number,
): readonly CharacterRun[] {
  if (!face.has('GSUB')) return runs;
  const tables = new Map(READ.filter((tag) => face.has(tag)).map((tag) => [tag, face.table(tag).bytes]));
  const shaper = openShaper(fontOf(VERSION, tables));
  try {
    return formsBy(shaper, runs, glyphs);
  } catch (error) {
    throw error instanceof FontProblem ? error : new FontProblem('damaged', { table: 'GSUB', detail: String(error) });
  } finally {
    shaper.close();
  }
}
