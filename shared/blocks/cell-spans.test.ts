import { describe, expect, it } from 'vitest';
import { Merged, movedAligns, movedSpans, ownAligns, soundSpans } from './cell-spans.ts';

const rows = [
  ['题', '', ''],
  ['甲', '1', '2'],
  ['乙', '3', '4'],
  ['合', '5', '6'],
  ['', '7', '8'],
];
const title = { row: 0, column: 0, rows: 1, columns: 3 };
const both = { row: 3, column: 0, rows: 2, columns: 1 };

describe('merged cells', () => {
  it('hold within their table, and on no other', () => {
    const over = { row: 4, column: 1, rows: 9, columns: 9 };
    const single = { row: 1, column: 1, rows: 1, columns: 1 };
    expect(soundSpans([title, both, over, { ...title, column: 1 }, single], rows)).toEqual([
      title,
      both,
      { row: 4, column: 1, rows: 1, columns: 2 },
    ]);
  });

  it('cover the cells they take the place of', () => {
    const merged = new Merged([title, both], rows);
    expect(merged.spanOf(0, 0)).toEqual(title);
    expect([merged.isCovered(0, 0), merged.isCovered(0, 2), merged.isCovered(4, 0), merged.isCovered(4, 1)]).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('move with their rows as rows come and go above them', () => {
    const added = [...rows.slice(0, 2), ['新', '9', '9'], ...rows.slice(2)];
    expect(movedSpans([title, both], rows, added)).toEqual([title, { ...both, row: 4 }]);
    expect(movedSpans([title, both], rows, rows.toSpliced(1, 1))).toEqual([title, { ...both, row: 2 }]);
  });

  it('are parted where a row within them goes, and stay where cells alone change', () => {
    expect(movedSpans([title, both], rows, rows.slice(0, 4))).toEqual([title]);
    expect(movedSpans([title, both], rows, rows.with(3, ['并', '5', '6']))).toEqual([title, both]);
  });
});

describe('cells that stand by themselves', () => {
  const aligns = [
    { row: 1, column: 2, align: 'centre' },
    { row: 4, column: 1, align: 'end' },
  ] as const;

  it('go with their rows, and stand as their columns once their row has changed with others put in', () => {
    const added = [...rows.slice(0, 2), ['新', '9', '9'], ...rows.slice(2)];
    expect(movedAligns(aligns, rows, added)).toEqual([aligns[0], { ...aligns[1], row: 5 }]);
    expect(movedAligns(aligns, rows, rows.slice(0, 4))).toEqual([aligns[0]]);
    expect(movedAligns(aligns, rows, rows.with(4, ['', '70', '8']))).toEqual(aligns);
  });

  it('are known by their place', () => {
    const own = ownAligns(aligns);
    expect([own(1, 2), own(4, 1), own(1, 1)]).toEqual(['centre', 'end', undefined]);
    expect(ownAligns()(0, 0)).toBeUndefined();
  });
});
