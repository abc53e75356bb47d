/** 直柱: bars that stand, beside or on each other. */
import { barValues, piecesOf, withKeys } from './bar-pieces.ts';
import { type ChartBoard, LINE } from './chart-board.ts';
import type { WrittenCell } from './chart-data.ts';
import { type ChartFill, isDark, pointFill } from './chart-fills.ts';
import { AXIS, heightOf, isTooSmall, type LevelNames, levelNames, type Plot, sayNames, widthOf } from './chart-plot.ts';
import { type Scale, scaleOf, tickWords } from './chart-scale.ts';

/** Of a slot, what its bars take; and the most one is wide, in em. */
const SHARE = 0.68;
const WIDEST = 5;
/** Figures at bars are a little smaller than names. */
const FIGURES = 0.92;
/** Within bars they are smaller still, but for those in paper, in points. */
const INSIDE = 0.88;
const LEAST_REVERSED = 8;

/** True where figures at the bars are read without any other. */
function haveRoom(board: ChartBoard, plot: Plot, pitch: number): boolean {
  const { chart, data } = plot;
  if (chart.stacked === true) return false;
  return data.series.every(({ cells }) =>
    cells.every(({ text }) => board.widthOf(text, board.size * FIGURES) <= pitch + board.size * 0.3),
  );
}

/** What a solid line lies at: nought, or what of the scale is nearest to it. */
export function groundOf({ least, most }: Scale): number {
  return Math.max(least, Math.min(most, 0));
}

/** Dotted lines at round figures, and those figures at their left. Nought has the baseline of its own. */
export function drawLevels(plot: Plot, scale: Scale, y: (value: number) => number, left: number, right: number): void {
  const base = groundOf(scale);
  const { board, data } = plot;
  const size = board.size * FIGURES;
  for (const value of scale.ticks) {
    const words = tickWords(value, scale, data);
    board.say(words, {
      ...{ x: plot.area.left, top: y(value) - (size * LINE) / 2, width: left - plot.area.left - size * 0.4 },
      ...{ size, align: 'end' as const },
    });
    if (value !== base) {
      board.dotted([left, y(value)], [right, y(value)]);
    }
  }
}

/** How wide the figures of an axis are, with the space behind them. */
export function levelsWidth({ board, data }: Pick<Plot, 'board' | 'data'>, scale: Scale): number {
  const size = board.size * FIGURES;
  return Math.max(...scale.ticks.map((value) => board.widthOf(tickWords(value, scale, data), size))) + size * 0.4;
}

/** How bars stand in their room. */
interface Columns extends Plot {
  readonly fills: readonly ChartFill[];
  readonly isStacked: boolean;
  readonly hasValues: boolean;
  readonly hasAxis: boolean;
  readonly scale: Scale;
  readonly left: number;
  /** Room of a row, and breadth of one of its bars. */
  readonly slot: number;
  readonly pitch: number;
  readonly labels: LevelNames;
  /** Where names begin, and the height of a value. */
  readonly foot: number;
  readonly y: (value: number) => number;
}

function standing(plot: Plot, fills: readonly ChartFill[]): Columns {
  const { board, chart, data, area } = plot;
  const { size } = board;
  const isStacked = chart.stacked === true;
  const count = Math.max(1, data.names.length);
  const side = isStacked ? 1 : fills.length;
  const pitchIn = (width: number) => Math.min((width / count) * SHARE, WIDEST * size * Math.max(1, side * 0.7)) / side;
  const hasValues =
    chart.figures === undefined ? haveRoom(board, plot, pitchIn(widthOf(area))) : chart.figures !== 'axis';
  const hasAxis = chart.figures === undefined ? !hasValues : chart.figures !== 'values';
  const values = barValues(plot);
  const scale = scaleOf(values, Math.max(2, Math.min(6, Math.floor(heightOf(area) / (size * 3)))), true);
  const left = area.left + (hasAxis ? levelsWidth(plot, scale) : 0);
  const slot = (area.right - left) / count;
  const labels = levelNames(board, data.names, slot, heightOf(area) / 3);
  const foot = area.bottom - labels.lines * labels.size * LINE - (labels.lines > 0 ? size * 0.3 : 0);
  // Figures stand above the highest bar, and below the lowest.
  const room = hasValues && !isStacked ? size * FIGURES * LINE : hasAxis ? size * 0.6 : 0;
  const [top, bottom] = [area.top + room, foot - (values.some((value) => value < 0) ? room : 0)];
  const reach = hasAxis ? scale : { least: Math.min(0, ...values), most: Math.max(0, ...values) };
  const span = reach.most - reach.least || 1;
  const y = (value: number) => bottom - ((value - reach.least) / span) * (bottom - top);
  const pitch = pitchIn(area.right - left);
  return { ...plot, fills, isStacked, hasValues, hasAxis, scale, left, slot, pitch, labels, foot, y };
}

/** The bars of a row about the middle of its room. */
function drawRow(columns: Columns, at: number, middle: number): void {
  const { board, chart, fills, isStacked, hasValues, pitch, y } = columns;
  const side = isStacked ? 1 : fills.length;
  const gap = side === 1 ? 0 : pitch * 0.06;
  for (const { by, from, to, text, cell } of piecesOf(columns, at)) {
    const series = fills[by] ?? { ink: 1 };
    const fill = fills.length === 1 ? pointFill(series, chart, at) : series;
    const x = isStacked ? middle - pitch / 2 : middle + (by - side / 2) * pitch;
    board.box(x + gap / 2, y(from), x + pitch - gap / 2, y(to), fill);
    if (isStacked) {
      board.parting([x, y(to)], [x + pitch, y(to)]);
      const piece = { left: x, right: x + pitch, top: y(Math.max(from, to)), bottom: y(Math.min(from, to)) };
      const isSaid = chart.figures === 'axis' || sayInside(board, { text, cell }, piece, fill);
      // Where nobody asked for them, they are read from the axis.
      if (!isSaid && chart.figures !== undefined) columns.tell('chart-figures-out');
    } else if (hasValues) {
      const size = board.size * FIGURES;
      const width = board.widthOf(text, size);
      const top = to < 0 ? y(to) : y(to) - size * LINE;
      board.say(text, {
        x: x + pitch / 2 - width / 2,
        top,
        width: width + 0.5,
        size,
        isOnPaper: columns.hasAxis,
        cells: [cell],
      });
    }
  }
}

/** 直柱: bars that stand. */
export function drawColumns(given: Plot): void {
  const { board, data } = given;
  const [plot, fills] = withKeys(given);
  if (isTooSmall(plot)) {
    given.tell('chart-too-small');
    return;
  }
  const columns = standing(plot, fills);
  const { labels, hasAxis, scale, left, slot, foot, y } = columns;
  const { right } = plot.area;
  if (labels.isCut) given.tell('chart-names-cut');
  if (hasAxis) drawLevels(plot, scale, y, left, right);
  const middle = (at: number) => left + slot * (at + 0.5);
  for (const at of data.names.keys()) drawRow(columns, at, middle(at));
  board.line(
    [
      [left, y(0)],
      [right, y(0)],
    ],
    { width: AXIS },
  );
  sayNames(board, labels, data.nameCells, middle, foot + board.size * 0.3);
}

/** A figure in the middle of a piece of a bar; false where it has no room and is left out. */
export function sayInside(
  board: ChartBoard,
  { text, cell }: { readonly text: string; readonly cell: WrittenCell | undefined },
  { left, right, top, bottom }: { left: number; right: number; top: number; bottom: number },
  fill: ChartFill,
): boolean {
  if (text === '') return true;
  // In paper on dark ink it is as large and bold as a press holds (domain.md §5).
  const isReversed = isDark(fill);
  const size = isReversed ? Math.max(LEAST_REVERSED, board.size * INSIDE) : board.size * INSIDE;
  const width = board.widthOf(text, size, isReversed);
  if (bottom - top < size * 1.1 || right - left < width + 1) return false;
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  // On a pattern words stand on paper of their own.
  if (fill.pattern !== undefined) {
    board.box(x - width / 2 - 0.8, y - size * 0.55, x + width / 2 + 0.8, y + size * 0.55, { ink: 0 });
  }
  const ink = isReversed ? 0 : 1;
  board.say(text, {
    x: x - width / 2,
    top: y - (size * LINE) / 2,
    width: width + 0.5,
    size,
    ink,
    isStrong: isReversed,
    cells: [cell],
  });
  return true;
}
