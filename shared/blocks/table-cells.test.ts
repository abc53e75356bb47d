/** Cells of tables selected, gone through and told to stand. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cases } from '../../tests/kit/seeds.ts';
import { plainTable } from '../edition/style-records.ts';
import type { ColumnAlign } from '../text/table/sheet-table.ts';
import { ownAligns } from './cell-spans.ts';
import {
  alignAt,
  cellAt,
  cellBeside,
  cellsIn,
  rangeSpan,
  withCellAligns,
  withCellWords,
  withColumnAligns,
} from './table-cells.ts';
import { looksOf, rulesIn, usualRules } from './table-looks.ts';

/** Four rows of three; the middle of the second row is merged with what stands under it and beside it. */
const table = {
  rows: [
    ['区县', '面积', '人口'],
    ['东湖', '1.5', ''],
    ['北站', '', ''],
    ['南岸', '22.25', '7'],
  ],
  spans: [{ row: 1, column: 1, rows: 2, columns: 2 }],
  headRows: 1,
  align: ['start', 'decimal', 'end'] as ColumnAlign[],
};

const only = (row: number, column: number) => ({ from: { row, column }, to: { row, column } });

describe('cells selected', () => {
  it('are one for all places of a merged cell, and stay within the table', () => {
    expect(cellAt(table, { row: 2, column: 2 })).toEqual({ row: 1, column: 1 });
    expect(cellAt(table, { row: 9, column: -1 })).toEqual({ row: 3, column: 0 });
  });

  it('take merged cells whole', () => {
    const range = { from: { row: 2, column: 0 }, to: { row: 3, column: 1 } };
    expect(rangeSpan(table, range)).toEqual({ row: 1, column: 0, rows: 3, columns: 3 });
    expect(cellsIn(table, range)).toHaveLength(6);
    // One merged cell brings in another that the range itself does not meet.
    const stepped = {
      rows: table.rows,
      spans: [
        { row: 1, column: 0, rows: 2, columns: 1 },
        { row: 2, column: 1, rows: 2, columns: 1 },
      ],
    };
    expect(rangeSpan(stepped, { from: { row: 3, column: 0 }, to: { row: 3, column: 2 } })).toEqual({
      row: 1,
      column: 0,
      rows: 3,
      columns: 3,
    });
  });

  it('are gone through cell by cell, over merged ones and not beyond the edge', () => {
    expect(cellBeside(table, { row: 1, column: 0 }, 1, 0)).toEqual({ row: 1, column: 1 });
    expect(cellBeside(table, { row: 1, column: 1 }, 0, 1)).toEqual({ row: 3, column: 1 });
    expect(cellBeside(table, { row: 3, column: 2 }, 0, -1)).toEqual({ row: 1, column: 1 });
    expect(cellBeside(table, { row: 0, column: 0 }, -1, 0)).toEqual({ row: 0, column: 0 });
  });

  it('stand as they are told, others as before, and as their columns once more', () => {
    const told = withCellAligns(table, only(3, 2), 'decimal');
    expect(told.cellAligns).toEqual([{ row: 3, column: 2, align: 'decimal' }]);
    expect(alignAt({ ...table, ...told }, { row: 3, column: 2 })).toBe('decimal');
    expect(withCellAligns({ ...table, ...told }, only(3, 2), null)).not.toHaveProperty('cellAligns');
    // What stands so by its column needs nothing of its own; a head of figures does.
    expect(withCellAligns(table, only(3, 2), 'end')).not.toHaveProperty('cellAligns');
    expect(withCellAligns(table, only(0, 1), 'decimal').cellAligns).toHaveLength(1);
    // So does what goes over columns, which stands in the middle by itself.
    expect(withCellAligns(table, only(1, 1), 'decimal').cellAligns).toHaveLength(1);
  });

  it('have their columns stand as told', () => {
    expect(withColumnAligns(table, only(3, 0), 'centre').align).toEqual(['centre', 'decimal', 'end']);
    expect(withColumnAligns(table, only(1, 1), 'end').align).toEqual(['start', 'end', 'end']);
  });

  it('have their words changed, in rows that are too short, too', () => {
    expect(withCellWords({ rows: [['甲'], ['乙', '丙']] }, { row: 0, column: 1 }, '丁').rows).toEqual([
      ['甲', '丁'],
      ['乙', '丙'],
    ]);
  });

  it('stand as told in any table, whatever is merged in it', () => {
    const place = fc.record({ row: fc.nat(9), column: fc.nat(9) });
    const span = fc.record({
      row: fc.nat(5),
      column: fc.nat(5),
      rows: fc.integer({ min: 1, max: 4 }),
      columns: fc.integer({ min: 1, max: 4 }),
    });
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.constant('1.5'), { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 6 }),
        fc.array(span, { maxLength: 4 }),
        fc.record({ from: place, to: place }),
        fc.constantFrom<ColumnAlign>('start', 'centre', 'end', 'decimal'),
        (rows, spans, range, align) => {
          const any = { rows, spans, headRows: 0, align: [] };
          const told = { ...any, ...withCellAligns(any, range, align) };
          const cells = cellsIn(any, range);
          expect(cells.length).toBeGreaterThan(0);
          for (const cell of cells) expect(alignAt(told, cell)).toBe(align);
          const back = withCellAligns(told, range, null);
          for (const { row, column } of cells) expect(ownAligns(back.cellAligns)(row, column)).toBeUndefined();
        },
      ),
      cases(300),
    );
  });
});

describe('rules of tables', () => {
  it('are known by what is chosen from, whatever the tints', () => {
    for (const name of ['three', 'grid', 'lines', 'none'] as const) {
      expect(rulesIn({ ...plainTable, ...usualRules[name], bandTint: 0.07 })).toBe(name);
    }
    expect(rulesIn({ ...plainTable, rows: 2 })).toBeNull();
  });

  it('are the table’s own where it has some, else its style’s', () => {
    const own = { ...plainTable, sides: 1 };
    expect(looksOf({ looks: own }, { table: plainTable })).toBe(own);
    expect(looksOf({}, { table: own })).toBe(own);
    expect(looksOf({}, undefined)).toEqual(plainTable);
  });
});
