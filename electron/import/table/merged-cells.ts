/** Merged cells of a sheet: which lie under another, and where one stands whose first row or column is hidden. */
import type { CellSpan } from '../../../shared/text/table/sheet-table.ts';

/** Spans of more rows than this are looked for one by one: there are few. */
const TALL = 1_000;

interface Place {
  readonly row: number;
  readonly column: number;
}

export class MergedCells {
  readonly #byRow = new Map<number, CellSpan[]>();
  readonly #tall: CellSpan[] = [];

  constructor(spans: readonly CellSpan[]) {
    for (const span of spans) {
      if (span.rows > TALL) {
        this.#tall.push(span);
        continue;
      }
      for (let row = span.row; row < span.row + span.rows; row++) {
        const own = this.#byRow.get(row);
        if (own === undefined) this.#byRow.set(row, [span]);
        else own.push(span);
      }
    }
  }

  /** The merged cell that takes a place; undefined where none does. */
  at({ row, column }: Place): CellSpan | undefined {
    const isIn = (span: CellSpan) =>
      row >= span.row && row < span.row + span.rows && column >= span.column && column < span.column + span.columns;
    return this.#byRow.get(row)?.find(isIn) ?? this.#tall.find(isIn);
  }

  /** True of a cell that lies under another. */
  isCovered(place: Place): boolean {
    const over = this.at(place);
    return over !== undefined && (over.row !== place.row || over.column !== place.column);
  }

  /** Where a cell is seen: a merged one in the first of its rows and columns that is shown. Null where nothing of it is. */
  seenAt(
    place: Place,
    isHiddenRow: (row: number) => boolean,
    isHiddenColumn: (column: number) => boolean,
  ): Place | null {
    const span = this.at(place) ?? { ...place, rows: 1, columns: 1 };
    let { row, column } = place;
    while (row < span.row + span.rows && isHiddenRow(row)) row++;
    while (column < span.column + span.columns && isHiddenColumn(column)) column++;
    return row < span.row + span.rows && column < span.column + span.columns ? { row, column } : null;
  }
}

/** A span among the rows and columns that are taken; none where nothing of it is, or a single cell. */
export function spanPlaced(
  { row, column, rows, columns }: CellSpan,
  rowPlaces: readonly (number | null)[],
  columnPlaces: readonly (number | null)[],
): CellSpan[] {
  const down = rowPlaces.slice(row, row + rows).filter((place) => place !== null);
  const across = columnPlaces.slice(column, column + columns).filter((place) => place !== null);
  const [top] = down;
  const [left] = across;
  return top === undefined || left === undefined || down.length * across.length === 1
    ? []
    : [{ row: top, column: left, rows: down.length, columns: across.length }];
}
