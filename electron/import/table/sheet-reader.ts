/** The cells of a sheet become a table: as they are shown, where they are shown, and what is not shown as remarks. */
import { type ImportRemark, isOfCopy } from '../../../shared/text/import-remarks.ts';
import { saidAligns } from '../../../shared/text/table/cell-aligns.ts';
import { type LookedCell, looksLeft } from '../../../shared/text/table/cell-looks.ts';
import { alignsOf, headRowsOf } from '../../../shared/text/table/column-align.ts';
import { type CellSpan, type ReadTable, rowWords } from '../../../shared/text/table/sheet-table.ts';
import { MOST_COLUMNS, MOST_ROWS } from '../../../shared/text/table/table-limits.ts';
import { MergedCells, spanPlaced } from './merged-cells.ts';
import type { SheetCells } from './sheet-cells.ts';
import { type CellFacts, CellReader, type ShownCell } from './shown-cell.ts';

interface BookFacts extends Omit<CellFacts, 'showsNoughts'> {
  /** Rows at the sheet's top that something says head its columns; 0 where nothing does. */
  readonly headRows: number;
}

type Kind = ImportRemark['kind'];

/** Kinds that are told one by one, where they stand; of the others each is one with all that it counts. */
const toldApart: ReadonlySet<Kind> = new Set<Kind>(['ruby', 'shifted', 'struck-kept']);

export class SheetReader {
  readonly #sheet: SheetCells;
  readonly #book: BookFacts;
  readonly #remarks: ImportRemark[] = [];
  readonly #counted = new Map<Kind, string[]>();
  readonly #cells: CellReader;

  constructor(sheet: SheetCells, book: BookFacts) {
    this.#sheet = sheet;
    this.#book = book;
    this.#cells = new CellReader({ ...book, showsNoughts: sheet.showsNoughts });
  }

  #say(remark: ImportRemark): void {
    if (toldApart.has(remark.kind)) this.#remarks.push(remark);
    else this.#count(remark.kind, remark.text ?? '');
  }

  #count(kind: Kind, text: string): void {
    const told = this.#counted.get(kind);
    if (told === undefined) this.#counted.set(kind, [text]);
    else told.push(text);
  }

  /** Texts that stand over empty cells after them, as merged cells. */
  #overNext(): CellSpan[] {
    const { cells, blanks } = this.#sheet;
    const { styles } = this.#book;
    return cells.flatMap(({ row, column, style }): CellSpan[] => {
      if (!styles.of(style).isOverNext) return [];
      let columns = 1;
      while (styles.of(blanks.get(`${row} ${column + columns}`) ?? 0).isOverNext) columns++;
      return columns === 1 ? [] : [{ row, column, rows: 1, columns }];
    });
  }

  /** Reads the sheet. */
  read(name: string): ReadTable {
    const sheet = this.#sheet;
    const rows = new Map<number, ShownCell[]>();
    const spans = [...sheet.spans, ...this.#overNext()];
    const merged = new MergedCells(spans);
    const hiddenRows = new Map<number, string[]>();
    const inHiddenColumns = new Map<number, string[]>();
    const isHiddenRow = (row: number) => sheet.hiddenRows.has(row);
    const isHiddenColumn = memoOf((column: number) => sheet.isHiddenColumn(column));
    for (const cell of sheet.cells) {
      const shown = this.#cells.read(cell);
      // What speaks of words in the table is said of those alone that come into it.
      for (const remark of shown.remarks) if (!isOfCopy(remark)) this.#say(remark);
      if (shown.text.trim() === '') continue;
      const seen = merged.seenAt(cell, isHiddenRow, isHiddenColumn);
      if (merged.isCovered(cell)) this.#count('covered-text', shown.text);
      else if (seen !== null) {
        const row = rows.get(seen.row) ?? [];
        // A damaged sheet may have two cells of one place: the later is seen.
        const under = row[seen.column];
        if (under !== undefined) this.#count('covered-text', under.text);
        row[seen.column] = shown;
        rows.set(seen.row, row);
      } else if (isHiddenRow(cell.row)) push(hiddenRows, cell.row, shown.text);
      else push(inHiddenColumns, cell.column, shown.text);
    }
    for (const texts of hiddenRows.values()) this.#count('table-hidden-rows', rowWords(texts));
    for (const texts of inHiddenColumns.values()) this.#count('table-hidden-columns', rowWords(texts));
    return { table: { name, ...this.#table(rows, spans, isHiddenColumn) }, remarks: this.#told() };
  }

  #told(): ImportRemark[] {
    const { links, conditions, cellsLeft } = this.#sheet;
    const counted = [...this.#counted].map(([kind, texts]) => {
      const words = texts.filter((text) => text !== '').join('\n');
      return { kind, count: texts.length, ...(words === '' ? {} : { text: words }) };
    });
    const numbers: readonly (readonly [Kind, number])[] = [
      ['control-characters', this.#cells.control.control],
      ['table-links', links],
      ['table-conditional', conditions],
      ['table-cells-left', cellsLeft],
    ];
    return [
      ...this.#remarks,
      ...counted,
      ...numbers.filter(([, count]) => count > 0).map(([kind, count]) => ({ kind, count })),
    ];
  }

  /** The rows that are taken: where each stands, from the first that is filled. What is beyond them is told. */
  #rows(found: ReadonlyMap<number, readonly ShownCell[]>) {
    const keys = [...found.keys()].sort((a, b) => a - b);
    const [first = 0] = keys;
    const last = keys.at(-1) ?? -1;
    const places: (number | null)[] = Array.from({ length: first }, () => null);
    const rows: (readonly ShownCell[])[] = [];
    let row = first;
    for (; row <= last && rows.length < MOST_ROWS; row++) {
      const isHidden = this.#sheet.hiddenRows.has(row);
      places.push(isHidden ? null : rows.length);
      if (!isHidden) rows.push(found.get(row) ?? []);
    }
    for (const key of keys.filter((one) => one >= row)) {
      this.#count('table-rows-left', rowWords((found.get(key) ?? []).map(({ text }) => text)));
    }
    return { places, rows };
  }

  /** The columns that are taken, as the rows are. */
  #columns(rows: readonly (readonly ShownCell[])[], isHidden: (column: number) => boolean) {
    const filled = [...new Set(rows.flatMap((row) => row.flatMap((_, column) => [column])))];
    const first = filled.reduce((least, column) => Math.min(least, column), Number.POSITIVE_INFINITY);
    const last = filled.reduce((most, column) => Math.max(most, column), -1);
    const places: (number | null)[] = [];
    const columns: number[] = [];
    for (let column = 0; column <= last; column++) {
      const isTaken = column >= first && !isHidden(column) && columns.length < MOST_COLUMNS;
      places.push(isTaken ? columns.length : null);
      if (isTaken) columns.push(column);
    }
    for (const column of [...filled].sort((a, b) => a - b)) {
      if (places[column] === null)
        this.#count('table-columns-left', rowWords(rows.map((row) => row[column]?.text ?? '')));
    }
    return { places, columns };
  }

  /** How many of the cells taken, empty ones among them, have borders of their own. */
  #bordered(rows: readonly (number | null)[], columns: readonly (number | null)[]): number {
    const { styles } = this.#book;
    const isTaken = (row: number, column: number) => rows[row] != null && columns[column] != null;
    const filled = this.#sheet.cells.filter(
      (cell) => isTaken(cell.row, cell.column) && styles.of(cell.style).isBordered,
    );
    const blank = [...this.#sheet.blanks].filter(([place, style]) => {
      const [row = -1, column = -1] = place.split(' ').map(Number);
      return isTaken(row, column) && styles.of(style).isBordered;
    });
    return filled.length + blank.length;
  }

  /** The table of the rows and columns shown. */
  #table(
    found: ReadonlyMap<number, readonly ShownCell[]>,
    merged: readonly CellSpan[],
    isHiddenColumn: (column: number) => boolean,
  ) {
    const { places: rowPlaces, rows } = this.#rows(found);
    const { places: columnPlaces, columns } = this.#columns(rows, isHiddenColumn);
    const texts = rows.map((row) => columns.map((column) => row[column]?.text ?? ''));
    const spans = merged.flatMap((span) => spanPlaced(span, rowPlaces, columnPlaces));
    const shownHead = rowPlaces.slice(0, this.#book.headRows).filter((one) => one !== null).length;
    const headRows = shownHead > 0 && shownHead < texts.length ? shownHead : guessedHead(texts, spans);
    const taken = (some: typeof rows) => some.flatMap((row) => columns.flatMap((column) => row[column] ?? []));
    for (const remark of taken(rows).flatMap((cell) => cell.remarks.filter(isOfCopy))) this.#say(remark);
    const body = taken(rows.slice(headRows)).map(({ text, seen }): LookedCell => ({ text, looks: seen }));
    for (const remark of looksLeft(body)) this.#remarks.push(remark);
    const bordered = this.#bordered(rowPlaces, columnPlaces);
    if (bordered > 0) this.#remarks.push({ kind: 'table-borders', count: bordered });
    const said = rows.map((row) => columns.map((column) => row[column]?.horizontal));
    return {
      rows: texts,
      spans,
      headRows,
      ...saidAligns(alignsOf(texts, headRows), { said, headRows, spans }),
      widths: columns.map((column) => this.#sheet.widthOf(column)),
    };
  }
}

function push(lists: Map<number, string[]>, at: number, text: string): void {
  const list = lists.get(at);
  if (list === undefined) lists.set(at, [text]);
  else list.push(text);
}

function memoOf(tell: (at: number) => boolean): (at: number) => boolean {
  const known = new Map<number, boolean>();
  return (at) => {
    const own = known.get(at) ?? tell(at);
    known.set(at, own);
    return own;
  };
}

/** Rows that head the columns where nothing says so: a title over all columns is one of them. */
function guessedHead(texts: readonly (readonly string[])[], spans: readonly CellSpan[]): number {
  const own = headRowsOf(texts);
  if (own === 0) return 0;
  // Cells merged downwards in the head hold its rows together.
  const down = spans.filter((span) => span.row < own && span.row + span.rows > own && span.rows <= 3);
  return down.reduce((most, span) => Math.max(most, span.row + span.rows), own);
}
