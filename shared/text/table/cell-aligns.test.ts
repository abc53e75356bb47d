import { describe, expect, it } from 'vitest';
import { type SaidSide, saidAligns } from './cell-aligns.ts';
import type { CellSpan, ColumnAlign } from './sheet-table.ts';

const [L, C, R, o] = ['left', 'center', 'right', null] as const;

function aligns(
  found: readonly ColumnAlign[],
  said: readonly (readonly (SaidSide | undefined)[])[],
  headRows = 0,
  spans: readonly CellSpan[] = [],
) {
  const { align, cellAligns } = saidAligns(found, { said, headRows, spans });
  return { align, cells: cellAligns.map(({ row, column, align: own }) => `${row}${column}${own}`) };
}

describe('cells that say how they stand', () => {
  it('have their column stand so where they are most, and by themselves where they are not', () => {
    expect(aligns(['start'], [[C], [C], [L]])).toEqual({ align: ['centre'], cells: ['20start'] });
    expect(aligns(['start'], [[o], [o], [R]])).toEqual({ align: ['start'], cells: ['20end'] });
    expect(aligns(['start'], [[o], [L], [o]])).toEqual({ align: ['start'], cells: [] });
  });

  it('that are figures stand at their points, but where one is said to stand otherwise than the others', () => {
    expect(aligns(['decimal'], [[R], [R], [o]])).toEqual({ align: ['decimal'], cells: [] });
    expect(aligns(['decimal'], [[C], [C], [C]])).toEqual({ align: ['decimal'], cells: [] });
    expect(aligns(['decimal'], [[o], [R], [o], [C]])).toEqual({ align: ['decimal'], cells: ['30centre'] });
  });

  it('of the head stand in the middle over figures, and as they say', () => {
    expect(
      aligns(
        ['start', 'decimal'],
        [
          [C, C],
          [o, o],
          [o, R],
        ],
        1,
      ),
    ).toEqual({
      align: ['start', 'decimal'],
      cells: ['00centre'],
    });
    expect(aligns(['decimal'], [[L], [o]], 1).cells).toEqual(['00start']);
  });

  it('over several columns stand in the middle but where they say otherwise, and say nothing of their column', () => {
    const over = { row: 0, column: 0, rows: 1, columns: 2 };
    expect(aligns(['start', 'start'], [[C], [o, o]], 0, [over])).toEqual({ align: ['start', 'start'], cells: [] });
    expect(aligns(['start', 'start'], [[R], [o, o]], 0, [over]).cells).toEqual(['00end']);
  });

  it('without words are not asked', () => {
    expect(aligns(['start'], [[undefined], [C], [undefined], [o]])).toEqual({ align: ['start'], cells: ['10centre'] });
  });
});
