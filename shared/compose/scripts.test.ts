/** Figures above and below the line, of which faces have some. */
import { describe, expect, it } from 'vitest';
import { testResources } from '../../tests/kit/editions.ts';
import { newId } from '../edition/ids.ts';
import { defaultSetting } from '../edition/records.ts';
import { nameList } from '../text/spans.ts';
import { drawnBaseline, drawnSize, type GlyphRun } from './display-list.ts';
import { lineRuns } from './glyph-runs.ts';
import { adjust } from './line.ts';
import { prepare } from './prepare.ts';

const { fonts } = testResources();
const SIZE = 10;
const BASELINE = 100;

function runsOf(text: string, font = fonts.for('text')): { runs: GlyphRun[]; missing: readonly string[] } {
  const one = prepare([{ text }], fonts, { font, strong: font }, defaultSetting, nameList([]));
  const place = { blockId: newId<'block'>(), source: null, size: SIZE, x: 0, y: BASELINE };
  const runs = lineRuns(one, one.first, one.end, adjust(one, one.first, one.end, 1000, false), place);
  return { runs, missing: one.missing };
}

describe.each(fonts.ids)('in %s', (font) => {
  const face = fonts.typeface(font);
  const glyphOf = (character: string) => face.glyph(character.codePointAt(0) ?? 0);

  it.each([
    ['⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ', '0123456789+−()n'],
    ['₀₁₂₃₄₅₆₇₈₉₊₋₍₎ₙ', '0123456789+−()n'],
  ])('%s are set, each as itself, with the face’s own or with %s', (text, bases) => {
    const { runs, missing } = runsOf(text, font);
    expect(missing).toEqual([]);
    expect(runs.map((run) => run.text).join('')).toBe(text);
    expect(new Set(runs.map((run) => run.face))).toEqual(new Set([font]));
    const hasAll = [...text].every((character) => glyphOf(character) !== 0);
    const glyphs = runs.flatMap((run) => run.glyphs);
    expect(glyphs).toEqual([...(hasAll ? text : bases)].map(glyphOf));
    for (const run of runs) expect(run.script === undefined).toBe(hasAll);
  });
});

it('stand where the face wants them, smaller, on a line whose size and baseline stay the same', () => {
  const { runs } = runsOf('CO₂浓度10⁻⁸米');
  expect(runs.map(({ text }) => text)).toEqual(['CO', '₂', '浓度10', '⁻⁸', '米']);
  for (const run of runs) expect([run.size, run.y]).toEqual([SIZE, BASELINE]);
  const [, two, , minusEight] = runs;
  if (two === undefined || minusEight === undefined) throw new Error('no run');
  // NotoSerifSC's OS/2: 650 wide, 600 high, 75 down; its own ² stands 463 up.
  expect([drawnSize(two), drawnBaseline(two)]).toEqual([6, BASELINE + 0.75]);
  expect(drawnSize(two) * two.scale).toBeCloseTo(6.5, 9);
  expect(drawnBaseline(minusEight)).toBeCloseTo(BASELINE - 4.63, 9);
  const face = fonts.typeface(fonts.for('text'));
  const [minus = 0, eight = 0] = minusEight.xs;
  expect(eight - minus).toBeCloseTo(face.advance(face.glyph(0x2212)) * 6.5, 9);
});

it('are left to the face where it has all of them, and made alike where it lacks one', () => {
  expect(runsOf('25㎡，9m²').runs.every((run) => run.script === undefined)).toBe(true);
  const { runs } = runsOf('m² 10²⁵');
  expect(runs.map(({ text, script }) => [text, script !== undefined])).toEqual([
    ['m² 10', false],
    ['²⁵', true],
  ]);
});

it('do not divide the word they are in', () => {
  const font = fonts.for('text');
  const one = prepare([{ text: 'C₆H₁₂O₆' }], fonts, { font, strong: font }, defaultSetting, nameList([]));
  const breaks = Array.from(
    { length: one.end - one.first - 1 },
    (_, at) => (one.arena.traits[one.first + at] ?? 0) & 1,
  );
  expect(breaks).toEqual([0, 0, 0, 0, 0, 0]);
});
