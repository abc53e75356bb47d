/** What of a table is drawn: figures as newsrooms write them, names, units; and what is not, which is said. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cases } from '../../../tests/kit/seeds.ts';
import { apart } from './chart-apart.ts';
import { chartData, chartInWords } from './chart-data.ts';
import { readFigure } from './chart-figures.ts';
import { chartWords, plainChart } from './chart-records.ts';
import { scaleOf, tickWords } from './chart-scale.ts';

const value = (cell: string) => {
  const read = readFigure(cell);
  return read.is === 'figure' ? read.value : read.is;
};

describe('a cell as a figure', () => {
  it.each([
    ['1,234.5', 1234.5],
    ['１２．５％', 12.5],
    ['-3.2', -3.2],
    ['−3.2', -3.2],
    ['（4.1）', -4.1],
    ['+0.8个百分点', 0.8],
    ['3.2万', 32_000],
    ['1.5万亿元', 1.5e12],
    ['约120', 120],
    ['.5', 0.5],
  ])('%s is %d', (cell, expected) => expect(value(cell)).toBeCloseTo(expected, 6));

  it.each(['', '—', '——', '…', '-', '/', 'N/A', '暂无'])('“%s” is no figure and says so', (cell) =>
    expect(value(cell)).toBe('none'),
  );

  it.each(['待核实', '12—15', '1,23', '2024年3月8日', '1.2.3', '十二', '12 34'])('“%s” is not guessed at', (cell) =>
    expect(value(cell)).toBe('odd'),
  );

  it('of more digits than are told apart is none that bars are drawn to', () => {
    expect(value('9'.repeat(400))).toBe('odd');
    expect(value(`${'9'.repeat(14)}万亿`)).toBe('odd');
    expect(value('9,007,199,254,740,991')).toBe(Number.MAX_SAFE_INTEGER);
  });
});

describe('a table as a chart has it', () => {
  const table = {
    rows: [
      ['', '出口', '进口'],
      ['一季度', '320亿', '281亿'],
      ['二季度', '—', '302亿'],
    ],
    headRows: 1,
  };

  it('has a series for each column of figures, named by its head, and a name for each row', () => {
    const data = chartData(table, false);
    expect(data.names).toEqual(['一季度', '二季度']);
    expect(data.series.map(({ name }) => name)).toEqual(['出口', '进口']);
    expect(data.series[0]?.cells).toMatchObject([
      { text: '320亿', value: 3.2e10 },
      { text: '', value: null },
    ]);
    expect(data.series[0]?.nameCell).toEqual({ row: 0, column: 1, text: '出口' });
    expect([data.suffix, data.per, data.odd]).toEqual(['亿', 1e8, []]);
  });

  it('has its rows for series where it is turned', () => {
    const data = chartData(table, true);
    expect(data.names).toEqual(['出口', '进口']);
    expect(data.series.map(({ name }) => name)).toEqual(['一季度', '二季度']);
  });

  it('draws a first row of figures, which heads nothing; years do', () => {
    expect(
      chartData(
        {
          rows: [
            ['甲', '3'],
            ['乙', '4'],
          ],
          headRows: 1,
        },
        false,
      ).names,
    ).toEqual(['甲', '乙']);
    const years = chartData(
      {
        rows: [
          ['', '2023', '2024'],
          ['甲', '3', '4'],
        ],
        headRows: 1,
      },
      false,
    );
    expect(years.series.map(({ name }) => name)).toEqual(['2023', '2024']);
  });

  it('tells words and cells of another unit, and draws neither', () => {
    const data = chartData(
      {
        rows: [
          ['甲', '12%'],
          ['乙', '待定'],
          ['丙', '8元'],
          ['丁', '7%'],
        ],
        headRows: 0,
      },
      false,
    );
    expect(data.odd).toEqual(['待定', '8元']);
    expect(data.series[0]?.cells.map((cell) => cell.value)).toEqual([12, null, null, 7]);
  });

  it('is said in words, for those who do not see it', () => {
    const chart = { ...plainChart('column'), title: '外贸', unit: '亿元', source: '来源：海关' };
    expect(chartInWords(chartData(table, false), chart)).toBe(
      '外贸（亿元）。一季度：出口 320亿，进口 281亿；二季度：进口 302亿。来源：海关',
    );
  });

  it('keeps title, unit and source apart as one text of lines', () => {
    const chart = { ...plainChart('pie'), title: '甲', unit: '', source: '丙' };
    expect(chartWords.write(chart, chartWords.read(chart))).toEqual(chart);
    expect(chartWords.write(chart, '乙\n万吨\n丁')).toEqual({ ...chart, title: '乙', unit: '万吨', source: '丁' });
  });

  it('takes any rows without fail, and every figure of them once or not at all', () => {
    const cell = fc.oneof(fc.string({ maxLength: 8 }), fc.double({ noNaN: true, min: -1e6, max: 1e6 }).map(String));
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 12 }),
        fc.nat(4),
        fc.boolean(),
        (rows, headRows, turned) => {
          const data = chartData({ rows, headRows }, turned);
          for (const { cells } of data.series) {
            expect(cells).toHaveLength(data.names.length);
            for (const one of cells) expect(one.value === null || Number.isFinite(one.value)).toBe(true);
          }
        },
      ),
      cases(300),
    );
  });
});

describe('an axis', () => {
  it('has round steps that take in every figure, and nought under bars', () => {
    const figures = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }), {
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(figures, fc.integer({ min: 2, max: 8 }), fc.boolean(), (values, count, isFromNought) => {
        const wide = values.map((one) => Math.round(one * 100) / 100);
        const { least, most, ticks, step } = scaleOf(wide, count, isFromNought);
        expect(least).toBeLessThanOrEqual(Math.min(...wide) + step * 1e-6);
        expect(most).toBeGreaterThanOrEqual(Math.max(...wide) - step * 1e-6);
        expect(ticks.length).toBeLessThanOrEqual(count + 3);
        if (isFromNought) expect(least <= 0 && most >= 0).toBe(true);
        const lead = step / 10 ** Math.floor(Math.log10(step) + 1e-9);
        expect([1, 2, 2.5, 5, 10].some((one) => Math.abs(one - lead) < 1e-6)).toBe(true);
      }),
      cases(300),
    );
  });

  it('begins at nought under bars however close their figures are, and where lines are under those alone that lie near it', () => {
    expect(scaleOf([100, 101], 5, true)).toMatchObject({ least: 0 });
    expect(scaleOf([100, 101], 5, false).least).toBe(100);
    expect(scaleOf([30, 101], 5, false).least).toBe(0);
  });

  it('writes its figures with as many decimals as its step has', () => {
    const plain = { per: 1, suffix: '' };
    const small = scaleOf([7.05, 7.62], 6, false);
    expect(small.ticks.map((tick) => tickWords(tick, small, plain))).toEqual([
      '7.0',
      '7.1',
      '7.2',
      '7.3',
      '7.4',
      '7.5',
      '7.6',
      '7.7',
    ]);
    const large = scaleOf([-4.2e8, 12.6e8], 4, true);
    expect(large.ticks.map((tick) => tickWords(tick, large, { per: 1e8, suffix: '亿' }))).toEqual([
      '−5亿',
      '0亿',
      '5亿',
      '10亿',
      '15亿',
    ]);
  });
});

describe('labels moved apart', () => {
  it('stand no closer than they may, in their order and room, and stay where nothing is near', () => {
    expect(apart([10, 50, 90], 8, 0, 100)).toEqual([10, 50, 90]);
    expect(apart([50, 50], 10, 0, 100)).toEqual([45, 55]);
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true, min: 0, max: 100 }), { minLength: 2, maxLength: 12 }), (wanted) => {
        const placed = apart(wanted, 8, 0, 100);
        const sorted = placed.toSorted((a, b) => a - b);
        for (const [at, place] of sorted.entries()) {
          expect(place).toBeGreaterThanOrEqual(-1e-9);
          expect(place).toBeLessThanOrEqual(100 + 1e-9);
          if (at > 0)
            expect(place - (sorted[at - 1] ?? 0)).toBeGreaterThanOrEqual(Math.min(8, 100 / (wanted.length - 1)) - 1e-9);
        }
      }),
      cases(300),
    );
  });
});
