/** 图表: a table's figures as bars, lines or shares of a whole, with title, unit and source, in the style of its table. */
import type { Frame } from '../../edition/units.ts';
import type { BlockFinding, Compositor, Outcome, OwnWords } from '../compositor.ts';
import { startsOf, wordsOf } from '../wrapped.ts';
import { drawBars } from './chart-bars.ts';
import { ChartBoard, LEAST_TYPE, LINE } from './chart-board.ts';
import { drawColumns } from './chart-columns.ts';
import { type ChartData, chartData, chartInWords } from './chart-data.ts';
import { MOST_APART } from './chart-fills.ts';
import { drawLines } from './chart-line.ts';
import { drawPie } from './chart-pie.ts';
import type { Plot } from './chart-plot.ts';
import type { Chart } from './chart-records.ts';

/** A table that is drawn. */
export interface Charted {
  readonly chart: Chart;
  readonly rows: readonly (readonly string[])[];
  readonly headRows: number;
  readonly frame: Frame;
  readonly style?: string | undefined;
  readonly colour?: string | undefined;
}

/** The rule above all of it, in points; the title and the source to the chart's size. */
const RULE = 1.2;
const TITLE = 1.3;
const SOURCE = 0.88;
/** Characters of odd cells that are told. */
const TOLD = 60;

const draws = { column: drawColumns, bar: drawBars, line: drawLines, pie: drawPie, ring: drawPie } as const;

/** Why a table cannot be drawn so; null where it can. */
function refused({ chart }: Charted, { series }: ChartData): BlockFinding['code'] | null {
  if (series.length === 0) return 'chart-empty';
  if (chart.kind !== 'pie' && chart.kind !== 'ring') return null;
  const values = (series[0]?.cells ?? []).flatMap(({ value }) => (value === null ? [] : [value]));
  const total = values.reduce((sum, value) => sum + value, 0);
  return values.some((value) => value < 0) || !(total > 0) ? 'chart-no-shares' : null;
}

/** How far a share may be rounded, in units of its last decimal. */
const ROUNDED = 0.5;

/** What is wrong with shares that are drawn: percentages of something else than one whole, and names without a slice. */
function sharesTold({ names, series, suffix }: ChartData): BlockFinding[] {
  const cells = series[0]?.cells ?? [];
  const shown = cells.filter(({ value }) => value !== null && value !== 0);
  const total = shown.reduce((sum, { value }) => sum + (value ?? 0), 0);
  const places = Math.max(0, ...shown.map(({ text }) => /\.(\d+)/u.exec(text)?.[1]?.length ?? 0));
  const isOff = /^[%％]$/u.test(suffix) && Math.abs(total - 100) > ROUNDED * shown.length * 10 ** -places + 1e-9;
  const none = cells.flatMap(({ value }, at) => {
    const name = names[at] ?? '';
    return name !== '' && (value === null || value === 0) ? [name] : [];
  });
  return [
    ...(isOff ? [{ code: 'chart-shares-off', detail: String(Number(total.toFixed(places))) } as const] : []),
    ...(none.length > 0 ? [{ code: 'chart-no-slice', detail: none.join('、').slice(0, TOLD) } as const] : []),
  ];
}

/** Names of rows that sum up the others, without the spaces that fill two characters out to the width of longer names (合　计). */
const TOTAL = /^(?:合计|总计|共计|总数|总和|总量|全部|total|sum|all)$/iu;

/** The figures of a pie without the row that is the sum of the others: that is the whole, and no share of it. */
function withoutTotal(data: ChartData): { readonly data: ChartData; readonly total: string | null } {
  const cells = data.series[0]?.cells ?? [];
  const at = data.names.findIndex((name) => TOTAL.test(name.replace(/\s/gu, '')));
  const value = cells[at]?.value ?? null;
  if (value === null) return { data, total: null };
  const sum = cells.reduce((all, cell, row) => (row === at ? all : all + (cell.value ?? 0)), 0);
  // Rounded shares come to a little more or less.
  if (Math.abs(sum - value) > 0.02 * Math.abs(value)) return { data, total: null };
  const rest = <Of>(list: readonly Of[]) => list.filter((_, row) => row !== at);
  const series = data.series.map((one) => ({ ...one, cells: rest(one.cells) }));
  return {
    data: { ...data, names: rest(data.names), nameCells: rest(data.nameCells), series },
    total: data.names[at] ?? '',
  };
}

/** What of the figures is told, however they are drawn. */
function told({ chart }: Charted, { odd, series }: ChartData): BlockFinding[] {
  const detail = odd.join('、').slice(0, TOLD);
  const isPie = chart.kind === 'pie' || chart.kind === 'ring';
  // A pie shows one series alone; others are not passed over in silence.
  const most = isPie ? 1 : MOST_APART;
  return [
    ...(odd.length === 0 ? [] : [{ code: 'chart-not-figures', detail } as const]),
    ...(series.length > most ? [{ code: 'chart-too-many', detail: `${most} ${series.length}` } as const] : []),
  ];
}

/** A chart without the swatches that have gone: two series in one black would not be told apart. */
function inKnownInks(chart: Chart, set: Compositor): Chart {
  return chart.inks === undefined
    ? chart
    : { ...chart, inks: chart.inks.map((ink) => (ink !== '' && set.hasSwatch(ink) ? ink : '')) };
}

export function composeChart(given: Charted, set: Compositor): Outcome {
  const block = { ...given, chart: inKnownInks(given.chart, set) };
  const { chart, frame } = block;
  const style = set.style(block.style, 'table', 'caption');
  if (style === undefined) return {};
  const isPie = chart.kind === 'pie' || chart.kind === 'ring';
  const all = chartData(block, chart.turned === true);
  const { data, total } = isPie ? withoutTotal(all) : { data: all, total: null };
  const strong = { ...style, font: set.face('strong', style).font };
  const board = new ChartBoard(frame, style.size, wordsOf(set, style), wordsOf(set, strong));
  const { size, width, height } = board;
  const findings: BlockFinding[] = [];
  board.box(0, 0, width, RULE, { ink: 1, swatch: block.colour });
  let top = RULE + size * 0.45;
  // Where each of the three begins in the text they make together (`chartWords`).
  const [unitFrom, sourceFrom] = [chart.title.length + 1, chart.title.length + chart.unit.length + 2];
  const own = (lines: readonly string[], text: string, from: number) => {
    const starts = startsOf(lines, text);
    return lines.map((line, at): OwnWords[] => {
      // What stands for what is cut is no word of the text.
      const to = text.includes(line) ? line.length : Math.max(0, line.length - 1);
      return [{ of: 'words', from: 0, to, at: from + (starts[at] ?? 0) }];
    });
  };
  const paragraph = (text: string, from: number, large: number, isStrong: boolean) => {
    const lines = board.linesIn(text, width, large, isStrong) ?? [board.fitted(text, width, large)];
    const owned = own(lines, text, from);
    for (const [at, line] of lines.entries()) {
      board.say(line, { x: 0, top, width, size: large, isStrong, own: owned[at] ?? [] });
      top += large * LINE;
    }
  };
  if (chart.title !== '') paragraph(chart.title, 0, size * TITLE, true);
  if (chart.unit !== '') paragraph(chart.unit, unitFrom, size * SOURCE, false);
  top += size * 0.5;
  const small = Math.max(Math.min(size, LEAST_TYPE), size * SOURCE);
  const notes =
    chart.source === ''
      ? []
      : (board.linesIn(chart.source, width, small) ?? [board.fitted(chart.source, width, small)]);
  const foot = height - notes.length * small * LINE;
  const owned = own(notes, chart.source, sourceFrom);
  for (const [at, line] of notes.entries())
    board.say(line, { x: 0, top: foot + at * small * LINE, width, size: small, own: owned[at] ?? [] });
  const area = { left: 0, top, right: width, bottom: foot - (notes.length > 0 ? size * 0.45 : 0) };
  const why = refused(block, data);
  const tell: Plot['tell'] = (code) => {
    if (!findings.some((one) => one.code === code)) findings.push({ code, detail: '' });
  };
  if (why !== null) {
    // Its place, plain to see, and nothing that looks like figures.
    board.box(0, area.top, width, area.bottom, { ink: 0.08 });
    findings.push({ code: why, detail: '' });
  } else {
    draws[chart.kind]({ board, chart, data, area, base: block.colour, tell });
    if (isPie) findings.push(...sharesTold(data));
    if (total !== null) findings.push({ code: 'chart-total', detail: total });
  }
  if (board.hasLeftOut || board.hasOverlaid) tell('chart-too-small');
  board.give(set, frame, chartInWords(all, chart));
  return { findings: [...findings, ...told(block, data)] };
}
