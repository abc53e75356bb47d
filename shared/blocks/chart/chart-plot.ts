/** What charts of all kinds are drawn with: the figures, how they look, the room there is. */

import { startsOf } from '../wrapped.ts';
import type { Area, ChartBoard } from './chart-board.ts';
import { LEAST_TYPE, LINE } from './chart-board.ts';
import type { ChartData, WrittenCell } from './chart-data.ts';
import type { ChartFill } from './chart-fills.ts';
import type { Chart } from './chart-records.ts';

export interface Plot {
  readonly board: ChartBoard;
  readonly chart: Chart;
  readonly data: ChartData;
  readonly area: Area;
  /** The swatch of the block. */
  readonly base: string | undefined;
  /** Told when names are cut, names or figures left out, or the room is too small. */
  readonly tell: (code: 'chart-names-cut' | 'chart-figures-out' | 'chart-too-small') => void;
}

/** The least height and width that a plot is drawn in, in em. */
const LEAST_PLOT = 3;

/** Baselines of bars and axes, in points. */
export const AXIS = 0.6;

export const widthOf = ({ left, right }: Area) => right - left;
export const heightOf = ({ top, bottom }: Area) => bottom - top;

export function isTooSmall({ area, board }: Pick<Plot, 'area' | 'board'>): boolean {
  return widthOf(area) < LEAST_PLOT * board.size || heightOf(area) < LEAST_PLOT * board.size;
}

/** A sample of a series and its name. */
export interface Key {
  readonly name: string;
  /** The cells the name is of. */
  readonly cells: readonly (WrittenCell | undefined)[];
  readonly fill: ChartFill;
  /** Draws the sample in a box, where it is no area of the fill. */
  readonly sample?: (left: number, top: number, right: number, bottom: number) => void;
}

/** Samples side by side, in as many lines as they need; returns how high that is. */
export function drawKeys(board: ChartBoard, keys: readonly Key[], { left, top, right }: Omit<Area, 'bottom'>): number {
  const { size } = board;
  const line = size * LINE;
  let [x, y] = [left, top];
  for (const { name, cells, fill, sample } of keys) {
    const box = sample === undefined ? size * 0.85 : size * 2;
    const gap = size * 0.35;
    const words = board.fitted(name, Math.max(size, right - left - box - gap));
    const width = box + gap + board.widthOf(words);
    if (x > left && x + width > right + 0.01) [x, y] = [left, y + line];
    const from = y + (line - size * 0.8) / 2;
    if (sample === undefined) board.box(x, from, x + box, from + size * 0.8, fill);
    else sample(x, from, x + box, from + size * 0.8);
    board.say(words, { x: x + box + gap, top: y, width: width - box - gap + 0.5, cells });
    x += width + size * 1.2;
  }
  return keys.length === 0 ? 0 : y + line - top + size * 0.3;
}

/** Names of the points along a level axis: all of them in lines, or every so many where they go on by a count of their own. */
export interface LevelNames {
  readonly size: number;
  readonly lines: number;
  /** Lines of each; null where it is left out. */
  readonly names: readonly (readonly string[] | null)[];
  readonly isCut: boolean;
}

/** More lines than this no name is given; stacks of single characters may be as high as a longer one. */
const MOST_LINES = 3;
const MOST_STACKED = 7;

/** What days, times and their like are written with beside figures, and what forecasts are marked with. */
const TIMES = /^[年月日号时点分周旬季度上下半初末底前后至起预计Ee()（）\s.,:：/～~—–−-]*$/u;

/** Years, months, days, or numbers of one kind (1号线, 2号线): whoever reads every third of them knows the others. */
function isCounted(names: readonly string[]): boolean {
  const written = names.filter((name) => name !== '');
  const rests = written.map((name) => name.replace(/\d+/gu, '').replace(/^[一二三四五六七八九十]+(?=月$)/u, ''));
  return (
    written.every((name, at) => name !== rests[at]) &&
    (rests.every((rest) => TIMES.test(rest)) || new Set(rests).size === 1)
  );
}

/** Every so many names, each on a line, as many as have room: the last one is kept, for it is the news. */
function everyFew(
  board: ChartBoard,
  names: readonly string[],
  slot: number,
  size: number,
): (readonly string[] | null)[] {
  const widest = Math.max(...names.map((name) => board.widthOf(name, size)));
  const by = Math.max(2, Math.ceil((widest + size * 0.5) / slot));
  const last = names.findLastIndex((name) => name !== '');
  return names.map((name, at) => ((last - at) % by === 0 ? [name] : null));
}

export function levelNames(board: ChartBoard, names: readonly string[], slot: number, mostHeight: number): LevelNames {
  if (names.every((name) => name === ''))
    return { size: board.size, lines: 0, names: names.map(() => null), isCut: false };
  for (const size of [board.size, board.size * 0.9, board.size * 0.8]) {
    if (size < LEAST_TYPE - 0.01 && size < board.size) break;
    const lines = names.map((name) => board.linesIn(name, slot - size * 0.15, size));
    const most = Math.max(...lines.map((one) => one?.length ?? Number.POSITIVE_INFINITY));
    const allowed = slot < size * 2.2 ? MOST_STACKED : MOST_LINES;
    // Counted names are not taken apart while fewer of them say as much.
    const isWhole = most <= (isCounted(names) ? 2 : allowed);
    if (isWhole && most * size * LINE <= mostHeight) {
      return { size, lines: most, names: lines, isCut: false };
    }
    if (isCounted(names)) break;
  }
  const { size } = board;
  const few = everyFew(board, names, slot, size);
  if (isCounted(names)) return { size, lines: 1, names: few, isCut: false };
  // Cut rather than left out, where a few characters of each can be read.
  if (slot >= size * 3) {
    return { size, lines: 1, names: names.map((name) => [board.fitted(name, slot - size * 0.2)]), isCut: true };
  }
  const cut = few.map((one) => (one === null ? null : [board.fitted(one[0] ?? '', slot * 3)]));
  return { size, lines: 1, names: cut, isCut: true };
}

/** Writes names in the middle of their slots from a top on, none over the board's edge. */
export function sayNames(
  board: ChartBoard,
  { size, names }: LevelNames,
  cells: ChartData['nameCells'],
  middle: (at: number) => number,
  top: number,
): void {
  for (const [at, lines] of names.entries()) {
    const starts = startsOf(lines ?? [], cells[at]?.text ?? '');
    for (const [row, text] of (lines ?? []).entries()) {
      const width = board.widthOf(text, size);
      const x = Math.max(0, Math.min(board.width - width, middle(at) - width / 2));
      const of = { cells: [cells[at]], start: starts[row] ?? 0 };
      board.say(text, { x, top: top + row * size * LINE, width: width + 0.5, size, ...of });
    }
  }
}
