/** 横条: bars that lie, for names of some length; beside or on each other. */
import { startsOf } from '../wrapped.ts';
import { barValues, piecesOf, withKeys } from './bar-pieces.ts';
import { LEAST_TYPE, LINE } from './chart-board.ts';
import { sayInside } from './chart-columns.ts';
import { type ChartFill, pointFill } from './chart-fills.ts';
import { AXIS, isTooSmall, type Plot, widthOf } from './chart-plot.ts';
import { type Scale, scaleOf, tickWords } from './chart-scale.ts';

/** Of a row, what its bars take; the most one is thick, in em. */
const SHARE = 0.66;
const THICKEST = 2.2;
/** Of the width, what names may take. */
const NAMES = 0.42;
const FIGURES = 0.92;
/** Lines of a name of several, in em; and a bar at which a figure stands, in em of the figure. */
const TIGHT = 1.15;
const LEAST_THICK = 0.5;

interface BarNames {
  readonly size: number;
  readonly width: number;
  readonly lines: readonly (readonly string[])[];
  readonly isCut: boolean;
}

/** Names at the left of the bars, on as many lines as a row has room for. */
function barNames({ board, data, area }: Plot, row: number): BarNames {
  const most = widthOf(area) * NAMES;
  const { names } = data;
  if (names.every((name) => name === ''))
    return { size: board.size, width: 0, lines: names.map(() => []), isCut: false };
  for (const size of [board.size, board.size * 0.9, board.size * 0.8]) {
    if (size < LEAST_TYPE - 0.01 && size < board.size) break;
    const lines = names.map((name) => board.linesIn(name, most, size));
    const isWhole = lines.every((one) => one !== null && one.length * size * TIGHT <= Math.max(row, size * 1.05));
    if (!isWhole || size * 1.05 > row + 0.01) continue;
    const width = Math.max(...lines.flatMap((one) => (one ?? []).map((text) => board.widthOf(text, size))));
    return { size, width, lines: lines.map((one) => one ?? []), isCut: false };
  }
  const size = Math.max(LEAST_TYPE, Math.min(board.size, row / 1.05));
  const lines = names.map((name) => [board.fitted(name, most, size)]);
  const width = Math.max(...lines.map(([text = '']) => board.widthOf(text, size)));
  return { size, width, lines, isCut: lines.some(([text], at) => text !== names[at]) };
}

/** How bars lie in their room. */
interface Lying extends Plot {
  readonly fills: readonly ChartFill[];
  readonly isStacked: boolean;
  readonly hasAxis: boolean;
  readonly hasValues: boolean;
  readonly scale: Scale;
  /** Height of a row, thickness of one of its bars, size of the figures at them. */
  readonly row: number;
  readonly thick: number;
  readonly small: number;
  readonly labels: BarNames;
  readonly bottom: number;
  /** From where to where bars reach, and the place of a value. */
  readonly left: number;
  readonly right: number;
  readonly x: (value: number) => number;
}

function lying(plot: Plot, fills: readonly ChartFill[]): Lying {
  const { board, chart, data, area } = plot;
  const { size } = board;
  const isStacked = chart.stacked === true;
  const side = isStacked ? 1 : fills.length;
  const hasAxis = chart.figures === 'axis' || chart.figures === 'both' || (isStacked && chart.figures === undefined);
  const hasValues = chart.figures !== 'axis';
  const bottom = area.bottom - (hasAxis ? size * LINE : 0);
  const row = (bottom - area.top) / Math.max(1, data.names.length);
  const labels = barNames(plot, row);
  const values = barValues(plot);
  const small = Math.min(size * FIGURES, Math.max(LEAST_TYPE, row * 0.95));
  const figures = hasValues && !isStacked ? data.series.flatMap(({ cells }) => cells.map(({ text }) => text)) : [];
  const widest = Math.max(0, ...figures.map((text) => board.widthOf(text, small)));
  const room = widest === 0 ? 0 : widest + size * 0.45;
  const scale = scaleOf(values, Math.max(2, Math.min(5, Math.floor(widthOf(area) / (size * 6)))), true);
  const reach = hasAxis ? scale : { least: Math.min(0, ...values), most: Math.max(0, ...values) };
  const named = labels.width > 0 ? labels.width + size * 0.6 : 0;
  const left = area.left + named + (reach.least < 0 ? room : 0);
  const right = area.right - (reach.most > 0 ? Math.max(room, hasAxis ? size : 0) : 0);
  const span = reach.most - reach.least || 1;
  const x = (value: number) => left + ((value - reach.least) / span) * (right - left);
  const thick = Math.min(row * SHARE, THICKEST * size * Math.max(1, side * 0.6)) / side;
  return { ...plot, fills, isStacked, hasAxis, hasValues, scale, row, thick, small, labels, bottom, left, right, x };
}

/** Figures below the bars, all or every so many as they have room, nought among them, and a dotted line up from each step. */
function drawAxis({ board, data, area, scale, bottom, x }: Lying): void {
  const size = board.size * FIGURES;
  const widest = Math.max(...scale.ticks.map((value) => board.widthOf(tickWords(value, scale, data), size)));
  const by = Math.max(1, Math.ceil((widest + size * 0.4) / (x(scale.step) - x(0))));
  for (const value of scale.ticks) {
    const words = tickWords(value, scale, data);
    const width = board.widthOf(words, size);
    if (Math.round(value / scale.step) % by === 0) {
      board.say(words, { x: x(value) - width / 2, top: bottom, width: width + 0.5, size });
    }
    if (value !== 0) board.dotted([x(value), area.top], [x(value), bottom]);
  }
}

/** The bars of a row and its name. */
function drawRow(bars: Lying, at: number): void {
  const { board, chart, area, fills, isStacked, hasValues, row, thick, small, labels, x } = bars;
  const side = isStacked ? 1 : fills.length;
  const middle = area.top + row * (at + 0.5);
  const lines = labels.lines[at] ?? [];
  const named = bars.data.nameCells[at];
  const starts = startsOf(lines, named?.text ?? '');
  for (const [line, text] of lines.entries()) {
    const top = middle + (line - lines.length / 2) * labels.size * TIGHT - (labels.size * (LINE - TIGHT)) / 2;
    const of = { cells: [named], start: starts[line] ?? 0 };
    board.say(text, { x: area.left, top, width: labels.width + 0.5, size: labels.size, ...of });
  }
  const gap = side === 1 ? 0 : thick * 0.06;
  for (const { by, from, to, text, cell } of piecesOf(bars, at)) {
    const series = fills[by] ?? { ink: 1 };
    const fill = fills.length === 1 ? pointFill(series, chart, at) : series;
    const top = isStacked ? middle - thick / 2 : middle + (by - side / 2) * thick;
    const [start, end] = [Math.min(x(from), x(to)), Math.max(x(from), x(to))];
    board.box(start, top + gap / 2, end, top + thick - gap / 2, fill);
    if (isStacked) {
      board.parting([x(to), top], [x(to), top + thick]);
      const piece = { left: start, right: end, top, bottom: top + thick };
      const isSaid = !hasValues || sayInside(board, { text, cell }, piece, fill);
      // Where nobody asked for them, they are read from the axis.
      if (!isSaid && chart.figures !== undefined) bars.tell('chart-figures-out');
    } else if (hasValues && thick >= small * LEAST_THICK) {
      const width = board.widthOf(text, small);
      const beside = to < 0 ? start - board.size * 0.25 - width : end + board.size * 0.25;
      const place = { x: beside, top: top + (thick - small * LINE) / 2, width: width + 0.5, size: small };
      board.say(text, { ...place, isOnPaper: bars.hasAxis, cells: [cell] });
    }
  }
}

/** 横条: bars that lie. */
export function drawBars(given: Plot): void {
  const [plot, fills] = withKeys(given);
  const bars = lying(plot, fills);
  const { board, area, data, row, thick, small, labels, left, right, x } = bars;
  if (isTooSmall(plot) || right - left < board.size) {
    given.tell('chart-too-small');
    return;
  }
  // Figures that lie closer than they are high, or bars without one: there is no room for so many.
  if (row < LEAST_TYPE || (bars.hasValues && !bars.isStacked && thick < small * LEAST_THICK))
    given.tell('chart-too-small');
  if (labels.isCut) given.tell('chart-names-cut');
  if (bars.hasAxis) drawAxis(bars);
  for (const at of data.names.keys()) drawRow(bars, at);
  board.line(
    [
      [x(0), area.top],
      [x(0), bars.bottom],
    ],
    { width: AXIS },
  );
}
