/** What of a chart is chosen by a click, in the inspector and by the right button alike. */
import type { Chart } from '../../shared/blocks/chart/chart-records.ts';
import type { TableChoices } from './table-choice.ts';

const isOf = (kind: Chart['kind']) => ({
  isSo: ({ table }: { readonly table: { readonly chart?: Chart } }) => table.chart?.kind === kind,
});

/** A table, bars, lines and shares: what it is drawn as. */
export const chartKindChoices: TableChoices = {
  name: 'chartDrawn',
  choices: [
    {
      command: 'chart.none',
      sign: 'M1.5 2.5h13v11h-13zM1.5 6h13M1.5 9.7h13M6 2.5v11',
      isSo: ({ table }) => table.chart === undefined,
    },
    { command: 'chart.column', sign: 'M1.5 14h13M3.5 14V8.5h2V14M7 14V3h2v11M10.5 14V6h2v8', ...isOf('column') },
    { command: 'chart.bar', sign: 'M2 1.5v13M2 3.5h5.5v2H2M2 7h11v2H2M2 10.5h8v2H2', ...isOf('bar') },
    { command: 'chart.line', sign: 'M1.5 1.5v13h13M3.5 11l3.2-4 3 2.4L14 3.5', ...isOf('line') },
    { command: 'chart.pie', sign: 'M8 1.8a6.2 6.2 0 1 1 0 12.4a6.2 6.2 0 1 1 0-12.4M8 1.8V8l4.6 4.2', ...isOf('pie') },
    {
      command: 'chart.ring',
      sign: 'M8 1.8a6.2 6.2 0 1 1 0 12.4a6.2 6.2 0 1 1 0-12.4M8 5.4a2.6 2.6 0 1 1 0 5.2a2.6 2.6 0 1 1 0-5.2M8 1.8v3.6',
      ...isOf('ring'),
    },
  ],
};

const layout: TableChoices = {
  name: 'chartLayout',
  choices: [
    {
      command: 'chart.stacked',
      words: 'chartStacked',
      isToggle: true,
      isSo: ({ table }) => table.chart?.stacked === true,
    },
    {
      command: 'chart.turned',
      words: 'chartTurned',
      isToggle: true,
      isSo: ({ table }) => table.chart?.turned === true,
    },
  ],
};

const figures: TableChoices = {
  name: 'chartFigures',
  choices: (
    [
      ['auto', 'chartFiguresAuto', undefined],
      ['values', 'chartFiguresValues', 'values'],
      ['axis', 'chartFiguresAxis', 'axis'],
      ['both', 'chartFiguresBoth', 'both'],
    ] as const
  ).map(([name, words, value]) => ({
    command: `chart.figures-${name}` as const,
    words,
    isSo: ({ table }) => table.chart !== undefined && table.chart.figures === value,
  })),
};

/** Those of a table that is drawn already. */
export const chartChoices: readonly TableChoices[] = [layout, figures];
