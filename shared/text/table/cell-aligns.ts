/** How columns stand by what a source says of their cells, and which cells stand otherwise than their column. */
import type { CellAlign, ColumnAlign, SheetTable } from './sheet-table.ts';

/** What a source says of where a cell stands; null where it says nothing. */
export type SaidSide = 'left' | 'center' | 'right' | null;

const sides = { left: 'start', center: 'centre', right: 'end' } as const;

/** A table as far as it says how its cells stand: `said` has a side for each cell with words, row by row. */
interface Said extends Pick<SheetTable, 'headRows' | 'spans'> {
  readonly said: readonly (readonly (SaidSide | undefined)[])[];
}

const placeOf = (row: number, column: number) => `${row} ${column}`;

/** What more than half of a column's cells below the head say; null where no such half is of one mind. */
function usualSide({ said, headRows }: Said, column: number, wide: ReadonlySet<string>): SaidSide {
  const own = said.flatMap((row, at) => {
    const side = row[column];
    return side === undefined || at < headRows || wide.has(placeOf(at, column)) ? [] : [side];
  });
  const possible = ['center', 'right', 'left'] as const;
  return possible.find((side) => own.filter((one) => one === side).length * 2 > own.length) ?? null;
}

/** How a column stands: figures that are said to stand on the right, or in the middle, stand at their points all the same. */
function alignBy(side: SaidSide, own: ColumnAlign): ColumnAlign {
  if (side === 'center') return own === 'decimal' ? 'decimal' : 'centre';
  if (side === 'right') return own === 'start' ? 'end' : own;
  return side === 'left' && own === 'end' ? 'start' : own;
}

/** How columns stand that would stand like `found` by their words alone, and the cells that stand otherwise than theirs. */
export function saidAligns(found: readonly ColumnAlign[], table: Said): Pick<SheetTable, 'align' | 'cellAligns'> {
  const { said, headRows, spans } = table;
  const wide = new Set(spans.filter(({ columns }) => columns > 1).map(({ row, column }) => placeOf(row, column)));
  const usual = found.map((_, column) => usualSide(table, column, wide));
  const align = found.map((own, column) => alignBy(usual[column] ?? null, own));
  const cellAligns = said.flatMap((row, at) =>
    row.flatMap((side, column): CellAlign[] => {
      if (side === undefined || side === null) return [];
      const own = align[column] ?? 'start';
      const isWide = wide.has(placeOf(at, column));
      const isPlain = at >= headRows && !isWide;
      // Heads of figures, and what goes over columns, stand in the middle.
      const given = isWide || (!isPlain && own === 'decimal') ? 'centre' : own;
      const isOfFigures = side === 'right' && own === 'decimal';
      const isAsUsual = isPlain && (side === usual[column] || isOfFigures);
      return sides[side] === given || isAsUsual ? [] : [{ row: at, column, align: sides[side] }];
    }),
  );
  return { align, cellAligns };
}
