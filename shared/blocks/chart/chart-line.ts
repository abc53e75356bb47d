/** 折线: lines through points, told apart by tint, breadth and dashes, each named where it ends. */
import { apart } from './chart-apart.ts';
import { type ChartBoard, type ChartLine, LINE, outlineOf } from './chart-board.ts';
import { drawLevels, groundOf, levelsWidth } from './chart-columns.ts';
import {
  AXIS,
  drawKeys,
  heightOf,
  isTooSmall,
  type Key,
  type LevelNames,
  levelNames,
  type Plot,
  sayNames,
  widthOf,
} from './chart-plot.ts';
import { type Scale, scaleOf } from './chart-scale.ts';

/** Lines of one ink that are told apart: by dashes and breadth, in points. */
const lines: readonly ChartLine[] = [
  { width: 1.6 },
  { width: 1.2, dash: [4, 1.6] },
  { width: 1.6, ink: 0.45 },
  { width: 1, dash: [1.2, 1.4] },
  { width: 0.7 },
  { width: 1, dash: [5, 1.5, 1.2, 1.5] },
];

/** Points that are marked where there are no more of them. */
const MOST_MARKED = 14;
const FIGURES = 0.92;

function lineOf({ chart, base }: Plot, at: number): ChartLine {
  const own = chart.inks?.[at] ?? '';
  const line = lines[at % lines.length] ?? { width: 1.2 };
  return own === '' ? { ...line, swatch: base } : { ...line, ink: 1, swatch: own };
}

/** Corners of a point: it is three or four points wide, and no press tells it from a circle. */
const CORNERS = 16;

function drawPoint(board: ChartBoard, x: number, y: number, line: ChartLine, radius: number): void {
  const corners = Array.from({ length: CORNERS }, (_, at) => {
    const turn = (at / CORNERS) * 2 * Math.PI;
    return [x + radius * Math.cos(turn), y + radius * Math.sin(turn)] as const;
  });
  board.area(outlineOf(corners), corners, { ink: line.dash === undefined ? (line.ink ?? 1) : 0, swatch: line.swatch });
  if (line.dash !== undefined) board.line(corners, { ...line, width: 0.8, dash: [] }, false);
}

/** How lines run in their room. */
interface Running extends Plot {
  readonly hasAxis: boolean;
  readonly hasValues: boolean;
  /** Names stand where lines end. */
  readonly isNamed: boolean;
  readonly scale: Scale;
  readonly labels: LevelNames;
  readonly left: number;
  readonly foot: number;
  readonly x: (at: number) => number;
  readonly y: (value: number) => number;
}

/** Samples of the lines above them, where their names have no room at their ends. */
function withLineKeys(plot: Plot, isNamed: boolean): Plot {
  const { board, data, area } = plot;
  if (data.series.length === 1 || isNamed) return plot;
  const keys = data.series.map(
    ({ name, nameCell }, at): Key => ({
      name,
      cells: [nameCell],
      fill: { ink: 1 },
      sample: (left, top, right, bottom) => {
        const middle = (top + bottom) / 2;
        board.line(
          [
            [left, middle],
            [right, middle],
          ],
          lineOf(plot, at),
        );
      },
    }),
  );
  return { ...plot, area: { ...area, top: area.top + drawKeys(board, keys, area) } };
}

function running(plot: Plot, isNamed: boolean): Running {
  const { board, chart, data, area } = plot;
  const { size } = board;
  const { names, series } = data;
  const cells = series.flatMap((one) => one.cells);
  const values = cells.flatMap(({ value }) => (value === null ? [] : [value]));
  const scale = scaleOf(values, Math.max(2, Math.min(6, Math.floor(heightOf(area) / (size * 3)))), false);
  const widest = Math.max(0, ...cells.map(({ text }) => board.widthOf(text, size * FIGURES)));
  const last = board.widthOf(names.at(-1) ?? '') / 2;
  const ends = isNamed ? Math.max(...series.map(({ name }) => board.widthOf(name))) + size * 1.3 : 0;
  // The last name may be as wide as what its point has of the line, half of that on either side.
  const half = widthOf(area) / names.length / 2;
  const right = area.right - Math.max(ends, Math.min(last, Math.max(half, size * 2)), size * 0.5);
  const stepFrom = (left: number) => (right - left) / Math.max(0.5, names.length - 0.5);
  const fits = series.length === 1 && widest <= stepFrom(area.left) + size * 0.1;
  const hasValues = chart.figures === undefined ? fits : chart.figures !== 'axis';
  const hasAxis = chart.figures === undefined ? !fits : chart.figures !== 'values';
  const left = area.left + (hasAxis ? levelsWidth(plot, scale) : 0);
  const step = stepFrom(left);
  const labels = levelNames(board, names, step, heightOf(area) / 3);
  const foot = area.bottom - labels.lines * labels.size * LINE - (labels.lines > 0 ? size * 0.3 : 0);
  const [top, bottom] = [area.top + size * (hasValues ? LINE : 0.6), foot - size * 0.2];
  return {
    ...plot,
    ...{ hasAxis, hasValues, isNamed, scale, labels, left, foot },
    x: (at) => left + step * (at + 0.5),
    y: (value) => bottom - ((value - scale.least) / (scale.most - scale.least)) * (bottom - top),
  };
}

function drawSeries(across: Running, at: number): void {
  const { board, data, x, y } = across;
  const line = lineOf(across, at);
  const points = (data.series[at]?.cells ?? []).map(({ value }, by) =>
    value === null ? null : ([x(by), y(value)] as const),
  );
  for (const run of runsOf(points)) board.line(run, line);
  const isMarked = points.length <= MOST_MARKED;
  for (const [by, point] of points.entries()) {
    const isAlone = points[by - 1] == null && points[by + 1] == null;
    if (point !== null && (isMarked || isAlone)) drawPoint(board, ...point, line, data.series.length === 1 ? 1.9 : 1.6);
  }
}

/** Figures at points: in a hollow below, else above, and beside a line that climbs or falls rather than on it. */
function sayValues({ board, data, x, y, foot, hasAxis }: Running): void {
  const size = board.size * FIGURES;
  for (const { cells } of data.series) {
    for (const [by, { value, text, cell }] of cells.entries()) {
      if (value === null) continue;
      const width = board.widthOf(text, size);
      const [before = null, after = null] = [cells[by - 1]?.value, cells[by + 1]?.value];
      const isHollow = (before ?? value) >= value && (after ?? value) >= value && (before ?? after ?? value) > value;
      const isBelow = isHollow && y(value) + size * 1.6 < foot;
      const climbs = after !== null && after > value && !isBelow;
      const fell = before !== null && before > value && !isBelow;
      const shift = climbs === fell ? -width / 2 : climbs ? -width + size * 0.15 : -size * 0.15;
      const top = y(value) + (isBelow ? size * 0.25 : -size * LINE - size * 0.1);
      board.say(text, {
        x: Math.max(0, x(by) + shift),
        top,
        width: width + 0.5,
        size,
        isOnPaper: hasAxis,
        cells: [cell],
      });
    }
  }
}

/** 折线: lines through points. */
export function drawLines(given: Plot): void {
  const { board, data, tell } = given;
  const { series, names } = data;
  // Names at the ends of lines would take too much of a narrow chart.
  const widest = Math.max(...series.map(({ name }) => board.widthOf(name)));
  const isNamed = series.length > 1 && widest <= widthOf(given.area) * 0.28;
  const plot = withLineKeys(given, isNamed);
  if (isTooSmall(plot)) {
    tell('chart-too-small');
    return;
  }
  const across = running(plot, isNamed);
  const { hasAxis, hasValues, scale, labels, left, foot, x, y } = across;
  const right = x(names.length - 1) + board.size * 0.3;
  if (labels.isCut) tell('chart-names-cut');
  if (hasAxis) drawLevels(plot, scale, y, left, right);
  const ground = y(groundOf(scale));
  board.line(
    [
      [left, ground],
      [right, ground],
    ],
    { width: AXIS },
  );
  if (hasValues) sayValues(across);
  // The first is drawn last, above the others.
  for (const at of [...series.keys()].reverse()) drawSeries(across, at);
  if (isNamed) sayEnds(across);
  sayNames(board, labels, data.nameCells, x, foot + board.size * 0.3);
}

/** Points without a gap, run by run. */
function runsOf(points: readonly (readonly [number, number] | null)[]): (readonly [number, number])[][] {
  const runs: (readonly [number, number])[][] = [[]];
  for (const point of points) {
    if (point === null) runs.push([]);
    else runs.at(-1)?.push(point);
  }
  return runs.filter((run) => run.length > 1);
}

/** Names of the lines at their ends: moved apart where lines end close to each other, each where its line ends early. */
function sayEnds({ board, data, area, x, y, foot }: Running): void {
  const { size } = board;
  const count = data.names.length;
  const right = x(count - 1);
  const ends = data.series.flatMap(({ name, nameCell, cells }) => {
    const last = cells.findLastIndex(({ value }) => value !== null);
    const value = cells[last]?.value ?? null;
    return value === null ? [] : [{ name, cells: [nameCell], last, wanted: y(value) }];
  });
  const atEdge = ends.filter(({ last }) => last === count - 1);
  const places = apart(
    atEdge.map(({ wanted }) => wanted),
    size * 1.1,
    area.top + size * 0.55,
    foot - size * 0.55,
  );
  for (const [at, { name, cells, wanted }] of atEdge.entries()) {
    const place = places[at] ?? wanted;
    const isLed = Math.abs(place - wanted) > size * 0.4;
    if (isLed) {
      board.line(
        [
          [right + 2.4, wanted],
          [right + size * 1.05, place],
        ],
        { width: 0.3 },
      );
    }
    const from = right + size * (isLed ? 1.15 : 0.6);
    board.say(name, { x: from, top: place - (size * LINE) / 2, width: board.width, cells });
  }
  for (const { name, cells, last, wanted } of ends.filter((end) => end.last < count - 1)) {
    const width = board.widthOf(name) + 0.5;
    board.say(name, { x: x(last) + size * 0.5, top: wanted - (size * LINE) / 2, width, isOnPaper: true, cells });
  }
}
