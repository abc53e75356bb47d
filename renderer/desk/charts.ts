/** Tables drawn as charts, and set as tables again: the figures stay as they are. */
import { type Chart, type ChartKind, plainChart } from '../../shared/blocks/chart/chart-records.ts';
import type { TableBlock } from '../../shared/blocks/kinds.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { type Action, commandSet } from '../commands/command-set.ts';
import { oversetNow, sayPushed } from '../state/pushed-copy.ts';
import type { DeskStores } from './at-hand.ts';
import { chartFrame } from './chart-room.ts';
import type { TableCells } from './table-cells.ts';

export class Charts {
  readonly #tables: Pick<TableCells, 'table' | 'edit'>;
  readonly #stores: Pick<DeskStores, 'notices' | 'session'>;

  constructor(tables: Pick<TableCells, 'table' | 'edit'>, stores: Pick<DeskStores, 'notices' | 'session'>) {
    this.#tables = tables;
    this.#stores = stores;
  }

  /** The table that is selected alone, drawn or set. */
  get table(): TableBlock | null {
    return this.#tables.table;
  }

  get chart(): Chart | null {
    return this.table?.chart ?? null;
  }

  #edit(change: (table: TableBlock, edition: Edition) => TableBlock): void {
    this.#tables.edit('table.chart', change);
  }

  /** Draws the table so; what was said of its chart before stays. A table of a few rows grows into the room below it. */
  async draw(kind: ChartKind): Promise<void> {
    const { session, notices } = this.#stores;
    const before = oversetNow(session);
    this.#edit((table, edition) =>
      table.chart === undefined
        ? { ...table, frame: chartFrame(edition, table), chart: plainChart(kind) }
        : { ...table, chart: { ...table.chart, kind } },
    );
    // Copy that has given way to it and does not fit any more is named.
    for (const { said, cause } of await sayPushed(session, before)) notices.say('problem', said, cause);
  }

  /** Sets it as a table again. */
  set(): void {
    this.#edit(({ chart: _chart, ...table }) => table);
  }

  /** Has its bars stand on each other, or its rows be series; once more, they do not. */
  turn(what: 'stacked' | 'turned'): void {
    this.#edit((table) => {
      if (table.chart === undefined) return table;
      const { [what]: was, ...chart } = table.chart;
      return { ...table, chart: was === true ? chart : { ...chart, [what]: true as const } };
    });
  }

  /** Where its figures are read; null, where they have room. */
  figures(where: NonNullable<Chart['figures']> | null): void {
    this.#edit((table) => {
      if (table.chart === undefined) return table;
      const { figures: _figures, ...chart } = table.chart;
      return { ...table, chart: where === null ? chart : { ...chart, figures: where } };
    });
  }
}

export function chartCommands(charts: Charts) {
  const drawn = (kind: ChartKind): Action => ({
    run: () => charts.draw(kind),
    isEnabled: () => charts.table !== null,
    why: 'whyNoTable',
  });
  const ofChart = (
    run: () => void,
    isEnabled = () => charts.chart !== null,
    why: 'whyNoChart' | 'whyNoBars' = 'whyNoChart',
  ): Action => ({ run, isEnabled, why });
  const isBars = () => charts.chart?.kind === 'column' || charts.chart?.kind === 'bar';
  const isNoPie = () => charts.chart !== null && charts.chart.kind !== 'pie' && charts.chart.kind !== 'ring';
  return commandSet({
    'chart.column': drawn('column'),
    'chart.bar': drawn('bar'),
    'chart.line': drawn('line'),
    'chart.pie': drawn('pie'),
    'chart.ring': drawn('ring'),
    'chart.none': ofChart(() => charts.set()),
    'chart.stacked': ofChart(() => charts.turn('stacked'), isBars, 'whyNoBars'),
    'chart.turned': ofChart(() => charts.turn('turned')),
    'chart.figures-auto': ofChart(() => charts.figures(null), isNoPie),
    'chart.figures-values': ofChart(() => charts.figures('values'), isNoPie),
    'chart.figures-axis': ofChart(() => charts.figures('axis'), isNoPie),
    'chart.figures-both': ofChart(() => charts.figures('both'), isNoPie),
  });
}
