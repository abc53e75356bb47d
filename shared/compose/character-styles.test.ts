/** What character styles make of a line: glyphs, room, and what is drawn beside them. */
import { expect, it } from 'vitest';
import { testResources } from '../../tests/kit/editions.ts';
import { newId } from '../edition/ids.ts';
import { defaultSetting, type Leaf, type Swatch } from '../edition/records.ts';
import { nameList } from '../text/spans.ts';
import { drawnBaseline, drawnSize, type GlyphRun } from './display-list.ts';
import { lineRuns } from './glyph-runs.ts';
import { adjust, naturalWidth } from './line.ts';
import { prepare } from './prepare.ts';
import { markOutlines } from './run-marks.ts';

const { fonts } = testResources();
const SIZE = 10;
const red: Swatch = { id: 'red', name: '报红', kind: 'process', cmyk: [0, 1, 1, 0] };

function set(leaves: readonly Leaf[], room = 0.35) {
  const font = fonts.for('text');
  const faces = { font, strong: fonts.for('strong'), aside: fonts.for('aside'), name: fonts.for('label') };
  const swatches = [red];
  const text = prepare(leaves, fonts, { ...faces, room, swatches }, defaultSetting, nameList([]));
  const at = { blockId: newId<'block'>(), source: null, size: SIZE, x: 0, y: 100 };
  const runs = lineRuns(text, text.first, text.end, adjust(text, text.first, text.end, 1000, false), at);
  return { text, runs, width: naturalWidth(text, text.first, text.end) };
}

function run(runs: readonly GlyphRun[], text: string): GlyphRun {
  const found = runs.find((one) => one.text === text);
  if (found === undefined) throw new Error(`no run ${text} in ${runs.map((one) => one.text).join('|')}`);
  return found;
}

it('say all characters of the copy, each once, whatever their style', () => {
  const leaves: Leaf[] = [
    { text: '东湖' },
    { text: '灯火', dots: true },
    { text: 'ABC灯', colour: 'red', line: 'under' },
    { text: '火', script: 'super' },
    { text: '东', width: 80, spacing: 100 },
  ];
  const { runs, text } = set(leaves);
  expect(runs.map((one) => one.text).join('')).toBe(text.text);
  let offset = 0;
  for (const one of runs) {
    expect(one.offset).toBe(offset);
    offset += one.text.length;
  }
});

it('are set in their faces, emphasis before the others', () => {
  const { runs } = set([
    { text: '一' },
    { text: '二', strong: true, face: 'aside' },
    { text: '三', face: 'aside' },
    { text: '四', face: 'name' },
  ]);
  expect(runs.map(({ face }) => face)).toEqual(
    ['text', 'strong', 'aside', 'label'].map((role) => fonts.for(role as 'text')),
  );
});

it('raise and lower what a face has no figure for, smaller, on a line whose size stays', () => {
  const { runs } = set([
    { text: 'm' },
    { text: '2x', script: 'super' },
    { text: '见注' },
    { text: '［1］', script: 'sub' },
  ]);
  const [up, down] = [run(runs, '2x'), runs.find(({ text }) => text.includes('［'))];
  expect(drawnSize(up)).toBeLessThan(SIZE);
  expect(drawnBaseline(up)).toBeLessThan(100);
  expect(up.size).toBe(SIZE);
  if (down === undefined) throw new Error('nothing below the line');
  expect(drawnBaseline(down)).toBeGreaterThan(100);
});

it('keep a raised figure with what it stands at', () => {
  const { text } = set([{ text: '见注' }, { text: '12', script: 'super' }, { text: '后' }]);
  const { traits } = text.arena;
  const breaks = Array.from({ length: text.end - text.first }, (_, at) => ((traits[text.first + at] ?? 0) & 1) !== 0);
  expect(breaks.slice(0, 2)).toEqual([true, false]);
});

it('space letters apart but for the last, and have a line end without that space', () => {
  expect(set([{ text: '东湖灯火' }]).width).toBeCloseTo(4, 9);
  expect(set([{ text: '东湖灯火', spacing: 250 }]).width).toBeCloseTo(4.75, 9);
  const { text } = set([{ text: '东湖灯火', spacing: 250 }]);
  expect(naturalWidth(text, text.first, text.first + 2)).toBeCloseTo(2.25, 9);
});

it('make letters narrower, and leave marks their half em', () => {
  const { width, runs } = set([{ text: '东湖，灯火。', width: 80 }]);
  expect(width).toBeCloseTo(4 * 0.8 + 1 + 0.5, 9);
  expect(run(runs, '东湖').scale).toBeCloseTo(0.8, 9);
});

it('print in a swatch, and in the block’s own colour where the swatch is gone', () => {
  const { runs } = set([{ text: '东' }, { text: '湖', colour: 'red' }, { text: '灯', colour: 'gone' }]);
  expect(runs.map(({ text, colour }) => [text, colour?.id])).toEqual([
    ['东', undefined],
    ['湖', 'red'],
    ['灯', undefined],
  ]);
});

it('dot letters and no marks, between the lines', () => {
  const { runs } = set([{ text: '东湖，灯', dots: true }]);
  const dots = runs.flatMap(({ marks = [] }) => marks);
  expect(dots.map(({ x, width }) => Math.round((x + width / 2) * 100) / 100)).toEqual([5, 15, 35]);
  for (const { y, weight } of dots) {
    // Under the em box of Han, and over that of the next line.
    expect(y - weight / 2).toBeGreaterThan(100 + 1.2);
    expect(y + weight / 2).toBeLessThan(100 + 1.2 + 3.5);
  }
});

it('part the lines of two names beside each other, and not an underline', () => {
  const ends = (line: 'under' | 'name') =>
    set([
      { text: '武汉', line },
      { text: '长江', line, face: 'aside' },
    ])
      .runs.flatMap(({ marks = [] }) => marks)
      .map(({ x, width }) => [x, x + width]);
  const [[, first = 0] = [], [second = 0] = []] = ends('name');
  expect(second - first).toBeGreaterThan(1);
  const [[, end = 0] = [], [start = 0] = []] = ends('under');
  expect(start).toBeCloseTo(end, 9);
});

it('put a reading above each of its characters and set those apart as far as it needs', () => {
  const { runs, width } = set([{ text: '庄' }, { text: '装', ruby: 'zhuāng' }, { text: '庄' }]);
  const reading = run(runs, 'zhuāng');
  expect(width).toBeGreaterThan(3.1);
  expect(reading.source).toBeNull();
  expect(reading.size).toBeLessThanOrEqual(SIZE / 2);
  expect(reading.y).toBeLessThan(100 - 0.88 * SIZE);
  const base = run(runs, '装');
  const [from = 0, end = 0] = [reading.xs[0], reading.xs.at(-1)];
  expect(((base.xs[0] ?? 0) + SIZE / 2 - (from + end + 0.3 * SIZE) / 2) / SIZE).toBeLessThan(0.15);
  // It does not move what stands below it.
  expect(base.y).toBe(100);
});

it('turn their lines as their run is turned', () => {
  const marks = [{ kind: 'line', x: 10, width: 20, y: 5, weight: 1 } as const];
  const level = markOutlines({ marks, turn: null })[0];
  const turned = markOutlines({ marks, turn: { x: 10, y: 5 } })[0];
  expect(level?.slice(0, 4)).toEqual([10, 4.5, 30, 4.5]);
  expect(turned?.slice(0, 4)).toEqual([10.5, 5, 10.5, 25]);
});
