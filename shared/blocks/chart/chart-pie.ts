/** 饼和环: shares of a whole, each named at its slice. */

import { apart } from './chart-apart.ts';
import { type Area, type Corners, LINE, outlineOf } from './chart-board.ts';
import { sliceFill } from './chart-fills.ts';
import { heightOf, isTooSmall, type Plot, widthOf } from './chart-plot.ts';

/** Of a ring's radius, what is left empty. */
const HOLE = 0.56;
const FIGURES = 0.92;

interface Slice {
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly lines: readonly string[];
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

export function drawPie(plot: Plot): void {
  const { board, chart, data, area, base } = plot;
  const { size } = board;
  if (isTooSmall(plot)) {
    plot.tell('chart-too-small');
    return;
  }
  const cells = data.series[0]?.cells ?? [];
  const total = cells.reduce((sum, { value }) => sum + (value ?? 0), 0);
  const column = Math.min(widthOf(area) * 0.34, size * 9);
  const shown = cells.flatMap(({ value }, at) => (value === null || value === 0 ? [] : [{ at, share: value / total }]));
  let turn = 0;
  const slices = shown.map(({ at, share }): Slice => {
    const from = turn;
    turn += share * 2 * Math.PI;
    return { at, from, to: turn, lines: wordsAt(plot, at, share, column) };
  });
  for (const at of cells.keys()) {
    const name = data.names[at] ?? '';
    const lines = slices.find((one) => one.at === at)?.lines ?? [];
    if (lines.some((line) => line.endsWith('…')) && !name.endsWith('…')) plot.tell('chart-names-cut');
  }
  const widest = Math.max(0, ...slices.flatMap(({ lines }) => lines.map((line) => board.widthOf(line))));
  const labels = Math.min(column, widest) + size * 1.2;
  const radius = Math.min(heightOf(area) / 2 - size * 0.3, (widthOf(area) - 2 * labels) / 2);
  if (radius < size * 1.5) {
    plot.tell('chart-too-small');
    return;
  }
  const [x, y] = [(area.left + area.right) / 2, (area.top + area.bottom) / 2];
  const inner = chart.kind === 'ring' ? radius * HOLE : 0;
  for (const { at, from, to } of slices) {
    const corners = sector(x, y, radius, inner, from, to);
    const fill = sliceFill(chart, at, cells.length, base);
    board.area(outlineOf(corners), corners, fill);
  }
  // Paper between slices, so that neighbours of one tint are two.
  if (slices.length > 1) {
    for (const { from } of slices) {
      const [across, down] = [Math.sin(from), -Math.cos(from)];
      board.line(
        [
          [x + inner * across, y + inner * down],
          [x + radius * across, y + radius * down],
        ],
        { width: 0.9, ink: 0 },
      );
    }
  }
  sayAround(plot, slices, { x, y, radius }, area);
}

/** Words about the slices, left and right, moved apart, each led to its slice. */
function sayAround(
  { board, tell }: Plot,
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
    for (const [at, { turn, lines }] of side.entries()) {
      const place = places[at] ?? y;
      const sign = isRight ? 1 : -1;
      const edge = [x + radius * 1.01 * Math.sin(turn), y - radius * 1.01 * Math.cos(turn)] as const;
      const bend = x + sign * (radius + size * 0.55);
      const end = x + sign * (radius + size * 0.9);
      board.line([edge, [bend, place], [end, place]], { width: 0.35 });
      const widest = Math.max(...lines.map((text) => board.widthOf(text, size)));
      for (const [row, text] of lines.entries()) {
        const top = place + (row - lines.length / 2) * line;
        const at0 = isRight ? end + size * 0.2 : Math.max(area.left, end - size * 0.2 - widest);
        board.say(text, { x: at0, top, width: widest + 0.5, align: isRight ? 'start' : 'end' });
      }
    }
  }
}
