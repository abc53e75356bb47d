import { describe, expect, it } from 'vitest';
import { isUnchanged, tableChanges } from './table-changes.ts';

const before = [
  ['区', '数'],
  ['甲', '1'],
  ['乙', '2'],
  ['丙', '3'],
];

describe('what changed in a table', () => {
  it('is nothing where it is the same', () => {
    expect(
      isUnchanged(
        tableChanges(
          before,
          before.map((row) => [...row]),
        ),
      ),
    ).toBe(true);
  });

  it('is cells, with their places and both texts', () => {
    const after = before.with(2, ['乙', '20']);
    expect(tableChanges(before, after).cells).toEqual([{ row: 3, column: 2, before: '2', after: '20' }]);
  });

  it('is a row that was put between others, and cells that changed with it', () => {
    const changes = tableChanges(before, [
      ['区', '数'],
      ['甲', '1'],
      ['新', '9'],
      ['乙', '2'],
      ['丙', '4'],
    ]);
    expect(changes).toMatchObject({ rowsAdded: 1, rowsRemoved: 0 });
    expect(changes.cells).toEqual([{ row: 5, column: 2, before: '3', after: '4' }]);
  });

  it('is rows that are gone, and columns', () => {
    expect(tableChanges(before, before.slice(0, 2))).toMatchObject({ rowsRemoved: 2, rowsAdded: 0, cells: [] });
    const wider = before.map((row, at) => [...row, String(at)]);
    expect(tableChanges(before, wider)).toMatchObject({ columnsAdded: 1, columnsRemoved: 0 });
  });
});
