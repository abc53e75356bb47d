/** 饼和环: shares of a whole, each named at its slice. */

import { apart } from './chart-apart.ts';
import { type Area, type Corners, LINE, outlineOf } from './chart-board.ts';
import { type ChartFill, MOST_APART, pointFill, seriesFill, sliceFill } from './chart-fills.ts';
import { drawKeys, heightOf, isTooSmall, type Plot, widthOf } from './chart-plot.ts';

/** Of a ring's radius, what is left empty. */
const HOLE = 0.56;
const FIGURES = 0.92;
/** Of the width, what words at one side take at most; between slices, in points. */
const COLUMN = 0.34;
const PARTING = 0.9;

interface Slice {
  readonly at: number;
  readonly from: number;
  readonly to: number;
  /** Its words, as lines beside it and on one line. */
  readonly lines: readonly string[];
  readonly whole: string;
}

/** The share of a whole in words: to a whole per cent, below ten to a tenth. */
function shareWords(share: number): string {
  const percent = share * 100;
  return `${percent >= 9.95 || percent === 0 ? percent.toFixed(0) : percent.toFixed(1).replace(/\.0$/u, '')}%`;
}

/** Corners of a slice, a degree and a half apart: rounder than a press prints. */
function sector(x: number, y: number, outer: number, inner: number, from: number, to: number): Corners {
  const count = Math.max(2, Math.ceil((to - from) / 0.026));
  const arc = (radius: number, isBack: boolean) =>
    Array.from({ length: count + 1 }, (_, at) => {
      const turn = from + ((isBack ? count - at : at) / count) * (to - from);
      return [x + radius * Math.sin(turn), y - radius * Math.cos(turn)] as const;
    });
  return [...arc(outer, false), ...(inner > 0 ? arc(inner, true) : [[x, y] as const])];
}

/** The cells of a slice: its name's and its figure's. */
function cellsAt({ data }: Pick<Plot, 'data'>, at: number) {
  return [data.nameCells[at], data.series[0]?.cells[at]?.cell];
}

/** Name, figure and share of a slice, on lines no wider than a width. */
function wordsAt({ board, data }: Plot, at: number, share: number, width: number): string[] {
  const text = data.series[0]?.cells[at]?.text ?? '';
  const isShare = /[%％]$/u.test(text);
  const figures = isShare ? text : `${text}（${shareWords(share)}）`;
  const name = data.names[at] ?? '';
  const size = board.size;
  const one = name === '' ? figures : `${name} ${figures}`;
  if (board.widthOf(one) <= width) return [one];
  const names = name === '' ? [] : (board.linesIn(name, width) ?? [board.fitted(name, width)]);
  const shown = names.length > 2 ? [names[0] ?? '', board.fitted(names.slice(1).join(''), width)] : names;
  return [...shown, ...(board.linesIn(figures, width, size) ?? [board.fitted(figures, width)])];
}

/** Below this share of the radius the room allows, a pie has its words in a list beneath it rather than about it. */
const LEAST_SHARE = 0.55;

/** The slices from the top clockwise; what is nought has none. */
function slicesOf(plot: Plot): Slice[] {
  const { board, data, area } = plot;
  const cells = data.series[0]?.cells ?? [];
  const total = cells.reduce((sum, { value }) => sum + (value ?? 0), 0);
  const column = Math.min(widthOf(area) * COLUMN, board.size * 9);
  let turn = 0;
  return cells.flatMap(({ value }, at): Slice[] => {
    if (value === null || value === 0) return [];
    const [from, share] = [turn, value / total];
    turn += share * 2 * Math.PI;
    const [whole = ''] = wordsAt(plot, at, share, Number.POSITIVE_INFINITY);
    return [{ at, from, to: turn, lines: wordsAt(plot, at, share, column), whole }];
  });
}

/** Draws the slices, with paper between them, so that neighbours of one tint are two. */
function drawSlices(plot: Plot, slices: readonly Slice[], radius: number, fillOf: (at: number) => ChartFill): void {
  const { board, chart, area } = plot;
  const [x, y] = [(area.left + area.right) / 2, (area.top + area.bottom) / 2];
  const inner = chart.kind === 'ring' ? radius * HOLE : 0;
  for (const { at, from, to } of slices) {
    const corners = sector(x, y, radius, inner, from, to);
    board.area(outlineOf(corners), corners, fillOf(at));
  }
  if (slices.length < 2) return;
  for (const { from } of slices) {
    const [across, down] = [Math.sin(from), -Math.cos(from)];
    board.parting([x + inner * across, y + inner * down], [x + radius * across, y + radius * down], PARTING);
  }
}

/** A pie in a narrow place: its words are a list below it, each with its fill. */
function drawListed(plot: Plot, slices: readonly Slice[]): void {
  const { board, chart, area, base, tell } = plot;
  const line = board.size * LINE;
  const fillOf = (at: number) => {
    const fill = seriesFill(chart, at, Math.max(...slices.map((slice) => slice.at)) + 1, base);
    return pointFill(fill, chart, at);
  };
  const top = area.bottom - slices.length * line;
  const room = { ...area, bottom: top - board.size * 0.4 };
  const radius = Math.min(heightOf(room), widthOf(room)) / 2;
  if (radius < board.size * 1.5) {
    tell('chart-too-small');
    return;
  }
  for (const [row, { at, whole }] of slices.entries()) {
    const most = widthOf(area) - board.size * 1.3;
    if (board.widthOf(whole) > most) tell('chart-names-cut');
    drawKeys(board, [{ name: whole, cells: cellsAt(plot, at), fill: fillOf(at) }], { ...area, top: top + row * line });
  }
  drawSlices({ ...plot, area: room }, slices, radius, fillOf);
}

/** 饼和环: a whole in slices, with words about them, or below them where there is no room for that. */
export function drawPie(plot: Plot): void {
  const { board, chart, data, area, base, tell } = plot;
  const { size } = board;
  if (isTooSmall(plot)) {
    tell('chart-too-small');
    return;
  }
  const slices = slicesOf(plot);
  const widest = Math.max(0, ...slices.flatMap(({ lines }) => lines.map((line) => board.widthOf(line))));
  const labels = Math.min(widthOf(area) * COLUMN, widest) + size * 1.2;
  const free = Math.min(heightOf(area), widthOf(area)) / 2 - size * 0.3;
  const radius = Math.min(free, (widthOf(area) - 2 * labels) / 2);
  if (radius < free * LEAST_SHARE && slices.length <= MOST_APART) {
    drawListed(plot, slices);
    return;
  }
  if (radius < size * 1.5) {
    tell('chart-too-small');
    return;
  }
  const isCut = ({ at, lines }: Slice) =>
    !(data.names[at] ?? '').endsWith('…') && lines.some((line) => line.endsWith('…'));
  if (slices.some(isCut)) tell('chart-names-cut');
  const count = data.series[0]?.cells.length ?? 0;
  drawSlices(plot, slices, radius, (at) => sliceFill(chart, at, count, base));
  sayAround(plot, slices, { x: (area.left + area.right) / 2, y: (area.top + area.bottom) / 2, radius }, area);
}

/** Words about the slices, left and right, moved apart, each led to its slice. */
function sayAround(
  { board, data, tell }: Plot,
  slices: readonly Slice[],
  { x, y, radius }: { x: number; y: number; radius: number },
  area: Area,
): void {
  const { size } = board;
  const line = size * FIGURES * LINE;
  for (const isRight of [true, false]) {
    const side = slices
      .map((slice) => ({ ...slice, turn: (slice.from + slice.to) / 2 }))
      .filter(({ turn }) => turn < Math.PI === isRight);
    if (side.length === 0) continue;
    const tallest = Math.max(...side.map(({ lines }) => lines.length)) * line;
    const room = area.bottom - area.top;
    if (tallest + (side.length - 1) * tallest > room + line) tell('chart-too-small');
    const wanted = side.map(({ turn }) => y - (radius + size * 0.4) * Math.cos(turn));
    const places = apart(wanted, tallest, area.top + tallest / 2, area.bottom - tallest / 2);
    for (const [at, { at: slice, turn, lines }] of side.entries()) {
      const place = places[at] ?? y;
      const sign = isRight ? 1 : -1;
      const edge = [x + radius * 1.01 * Math.sin(turn), y - radius * 1.01 * Math.cos(turn)] as const;
      const bend = x + sign * (radius + size * 0.55);
      const end = x + sign * (radius + size * 0.9);
      board.line([edge, [bend, place], [end, place]], { width: 0.35 });
      const widest = Math.max(...lines.map((text) => board.widthOf(text, size)));
      const cells = cellsAt({ data }, slice);
      for (const [row, text] of lines.entries()) {
        const top = place + (row - lines.length / 2) * line;
        const edgeOfWords = isRight ? end + size * 0.2 : Math.max(area.left, end - size * 0.2 - widest);
        board.say(text, { x: edgeOfWords, top, width: widest + 0.5, align: isRight ? 'start' : 'end', cells });
      }
    }
  }
}
