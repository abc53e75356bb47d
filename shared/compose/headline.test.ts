/** Headlines have rules of their own: marks half an em, narrow gaps, lines centred by their characters. */
import { describe, expect, it } from 'vitest';
import { article, emptyEdition, pageOf, testResources } from '../../tests/kit/editions.ts';
import { newId } from '../edition/ids.ts';
import type { Frame } from '../edition/units.ts';
import type { GlyphRun } from './display-list.ts';
import { glyphText } from './display-list.ts';
import { fitHeadline } from './headline.ts';
import { emFrame } from './turned-glyphs.ts';

const resources = testResources();

/** A lead headline in a wide frame: the runs it is set in. */
function fittedRuns(
  lines: readonly string[],
  more: Partial<Frame> = {},
  as: { readonly direction?: 'across' | 'down'; readonly stepped?: true } = {},
) {
  const edition = emptyEdition();
  const story = article([], { headlines: { kicker: [], headline: [...lines], deck: [], summary: '' } });
  const frame = { x: 0, y: 0, width: 700, height: 200, ...more };
  const block = {
    id: newId<'block'>(),
    frame,
    level: 'lead',
    direction: 'across',
    pageId: pageOf(edition, 1).id,
    ...as,
  } as const;
  const { items } = fitHeadline(story, block, edition, resources);
  return { frame, runs: items.filter((item): item is GlyphRun => item.kind === 'glyphs') };
}

/** Its characters, line by line, with where each stands, in em of its size. */
function setHeadline(...said: Parameters<typeof fittedRuns>) {
  const { frame, runs } = fittedRuns(...said);
  const rows = new Map<number, { text: string; x: number; size: number }[]>();
  for (const run of runs) {
    const row = rows.get(run.y) ?? [];
    rows.set(run.y, row);
    for (const [at, x] of run.xs.entries()) row.push({ text: glyphText(run, at), x, size: run.size * run.scale });
  }
  return { frame, rows: [...rows.values()] };
}

/** Where the first and the last of some characters of a row begin and end, in em from the frame's left; their middle. */
function middleOf(row: readonly { text: string; x: number; size: number }[], from: string, to: string): number {
  const [a, b] = [row.find(({ text }) => text === from), row.find(({ text }) => text === to)];
  return ((a?.x ?? 0) + (b?.x ?? 0) + (b?.size ?? 0)) / 2;
}

describe('marks', () => {
  it('are half an em wide within a headline, whatever stands beside them', () => {
    for (const [text, before, after] of [
      ['湖光亮，书馆开', '亮', '书'],
      ['馆长：书馆开', '长', '书'],
      ['湖光亮、书馆开', '亮', '书'],
      ['问！谁知道', '问', '谁'],
      ['读《书》去', '读', '书'],
      ['读《书》去', '书', '去'],
    ] as const) {
      const [row = []] = setHeadline([text]).rows;
      const [a, b] = [row.find((one) => one.text === before), row.find((one) => one.text === after)];
      expect([text, ((b?.x ?? 0) - (a?.x ?? 0)) / (a?.size ?? 1)]).toEqual([text, expect.closeTo(1.5)]);
    }
  });

  it('leave a quarter em between a colon and what is said', () => {
    const [row = []] = setHeadline(['馆长：“书馆开”']).rows;
    const [before, after] = [row.find(({ text }) => text === '长'), row.find(({ text }) => text === '书')];
    expect(((after?.x ?? 0) - (before?.x ?? 0)) / (before?.size ?? 1)).toBeCloseTo(2.25);
  });

  it('do not count at the ends of a centred line: its characters stand in the middle', () => {
    for (const [text, from, to] of [
      ['湖光亮起来！', '湖', '来'],
      ['“湖光”亮起来', '湖', '来'],
      ['湖光亮起“来”', '湖', '来'],
      ['湖光亮起来', '湖', '来'],
      ['“湖光亮起来”', '湖', '来'],
    ] as const) {
      const { rows, frame } = setHeadline([text]);
      expect([text, middleOf(rows[0] ?? [], from, to)]).toEqual([text, expect.closeTo(frame.width / 2)]);
    }
  });

  it.each([
    ['湖光亮起来！', '湖', '来'],
    ['“湖光”亮起来', '湖', '来'],
    ['《湖光》亮起“来”！', '湖', '来'],
    ['湖光WiFi亮起来？', '湖', '来'],
  ])('do not count at the ends of a centred line that runs down: %s', (text, from, to) => {
    const { frame, runs } = fittedRuns([text], { width: 200, height: 500 }, { direction: 'down' });
    const cell = (one: string) => {
      const run = runs.find((each) => each.text === one);
      return run === undefined ? { y: 0, height: 0 } : emFrame(run);
    };
    const last = cell(to);
    expect((cell(from).y + last.y + last.height) / 2).toBeCloseTo(frame.height / 2, 6);
  });

  it('do not count where stepped lines are centred together, and the steps stay', () => {
    // Nothing at the start, a mark at the far end of the second: the characters from 湖 to 迎 are in the middle.
    const { rows, frame } = setHeadline(['湖光亮起来', '书馆开门相迎！'], {}, { stepped: true });
    const [one = [], other = []] = rows;
    const [first, second] = [one[0], other[0]];
    expect((second?.x ?? 0) - (first?.x ?? 0)).toBeCloseTo(first?.size ?? 0);
    const end = other.find(({ text }) => text === '迎');
    expect(((first?.x ?? 0) + (end?.x ?? 0) + (end?.size ?? 0)) / 2).toBeCloseTo(frame.width / 2);
    // A mark before the first line, whose characters still stand first; marks of a line that reaches less far are nothing.
    const quoted = setHeadline(['“湖光”亮起！', '书馆开门相迎'], {}, { stepped: true }).rows;
    const far = quoted[1]?.at(-1);
    const near = quoted[0]?.find(({ text }) => text === '湖');
    expect(((near?.x ?? 0) + (far?.x ?? 0) + (far?.size ?? 0)) / 2).toBeCloseTo(frame.width / 2);
  });

  it('stay in the frame of a line that fills it', () => {
    const { rows, frame } = setHeadline(['湖光亮起来书馆开门迎客读者来！'], { width: 300 });
    for (const { x, size, text } of rows.flat()) {
      expect(x).toBeGreaterThanOrEqual(-0.01);
      expect(x + (text === '！' ? size / 2 : size)).toBeLessThanOrEqual(frame.width + 0.01);
    }
  });
});

it('gaps between Han and figures are at most an eighth of an em', () => {
  const [row = []] = setHeadline(['投资3亿元']).rows;
  const [, before, figure] = row;
  expect(((figure?.x ?? 0) - (before?.x ?? 0)) / (before?.size ?? 1)).toBeCloseTo(1.125);
});

it('one headline is broken into as many as four lines of like length', () => {
  const { rows } = setHeadline(['东湖市图书馆新馆今天开放市民可以借书到深夜还能看展览'], { width: 150, height: 300 });
  expect(rows).toHaveLength(4);
  const lengths = rows.map((row) => row.length);
  expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(2);
});
