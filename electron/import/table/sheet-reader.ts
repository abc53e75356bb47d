/** The cells of a sheet become a table: as they are shown, where they are shown, and what is not shown as remarks. */
import type { ImportRemark } from '../../../shared/text/import-remarks.ts';
import { saidAligns } from '../../../shared/text/table/cell-aligns.ts';
import { type LookedCell, looksLeft, type SeenLooks } from '../../../shared/text/table/cell-looks.ts';
import { alignsOf, headRowsOf } from '../../../shared/text/table/column-align.ts';
import { cellText } from '../../../shared/text/table/separated.ts';
import { type CellSpan, type ReadTable, rowWords } from '../../../shared/text/table/sheet-table.ts';
import { MOST_COLUMNS, MOST_ROWS } from '../../../shared/text/table/table-limits.ts';
import type { BookStyles, CellLooks } from './book-styles.ts';
import { isoDay, shownFigure, shownText } from './figure-format.ts';
import { MergedCells, spanPlaced } from './merged-cells.ts';
import { referenceOf } from './references.ts';
import { type CellText, lettered } from './rich-text.ts';
import type { RawCell, SheetCells } from './sheet-cells.ts';

interface BookFacts {
  readonly styles: BookStyles;
  readonly strings: readonly CellText[];
  readonly is1904: boolean;
  readonly hasIsoDays: boolean;
  /** Rows at the sheet's top that something says head its columns; 0 where nothing does. */
  readonly headRows: number;
}

/** A cell as it is shown. */
interface ShownCell {
  readonly text: string;
  readonly horizontal: CellLooks['horizontal'];
  readonly seen: SeenLooks;
}

type Kind = ImportRemark['kind'];

/** Milliseconds of a day, and the first day of a sheet's calendar. */
const DAY = 86_400_000;
const FIRST_DAY = Date.UTC(1899, 11, 30);

/** A day that is written in ISO 8601 as the number a sheet has for it; null for what is none. */
function serialOf(iso: string): number | null {
  const time = Date.parse(/T/u.test(iso) ? (/Z|[+-]\d\d:?\d\d$/u.test(iso) ? iso : `${iso}Z`) : `${iso}T00:00:00Z`);
  return Number.isNaN(time) ? null : (time - FIRST_DAY) / DAY;
}

export class SheetReader {
  readonly #sheet: SheetCells;
  readonly #book: BookFacts;
  readonly #remarks: ImportRemark[] = [];
  readonly #counted = new Map<Kind, string[]>();
  readonly #control = { control: 0 };

  constructor(sheet: SheetCells, book: BookFacts) {
    this.#sheet = sheet;
    this.#book = book;
  }

  #count(kind: Kind, text: string): void {
    const told = this.#counted.get(kind);
    if (told === undefined) this.#counted.set(kind, [text]);
    else told.push(text);
  }

  /** A figure by its format, and what is to be said of that. */
  #figure(value: number, { code, isUnknown }: CellLooks): string {
    const { is1904, hasIsoDays } = this.#book;
    const day = hasIsoDays ? isoDay(value, code, is1904) : null;
    if (day !== null) return day;
    const { text, doubt } = shownFigure(value, code, is1904);
    if (doubt === 'hidden') {
      this.#count('hidden-text', text);
      return '';
    }
    if (doubt === 'unknown' || isUnknown) this.#count('table-figures', text);
    else if (doubt === 'short') this.#count('table-short-figures', text);
    else if (doubt === 'red') this.#count('table-red-figures', text);
    else if (doubt === 'unsigned') this.#count('table-unsigned', text);
    return text;
  }

  /** The text of a cell of strings, with what is said of its letters. */
  #string({ text, remarks }: CellText, looks: CellLooks): string {
    for (const one of remarks) this.#remarks.push(one);
    const told: ImportRemark[] = [];
    const written = lettered('', text, looks.letters, told);
    for (const one of told) this.#remarks.push(one);
    const shown = shownText(written, looks.code);
    if (shown.trim() === '' && written.trim() !== '') {
      this.#count('hidden-text', written);
      return '';
    }
    return looks.horizontal === 'center' || shown.trim() === '' ? shown : indented(shown, looks.indent);
  }

  #text(cell: RawCell, looks: CellLooks): string {
    const { type, value, inline } = cell;
    if (inline !== null) return this.#string(inline, looks);
    if (value === '' && cell.hasFormula) {
      if (type !== 'str') this.#count('table-formula-empty', '');
      return '';
    }
    switch (type) {
      case 's': {
        const shared = this.#shared(cell);
        if (shared === undefined) this.#count('table-strings-lost', referenceOf(cell));
        return shared === undefined ? '' : this.#string(shared, looks);
      }
      case 'str':
      case 'inlineStr':
        return this.#string({ text: value, remarks: [] }, looks);
      case 'b':
        return /^(?:1|true)$/iu.test(value.trim()) ? 'TRUE' : 'FALSE';
      case 'e':
        this.#count('table-errors', value);
        return value;
      case 'd': {
        const serial = serialOf(value);
        return serial === null ? value : this.#figure(serial - (this.#book.is1904 ? 1_462 : 0), looks);
      }
      default: {
        const number = Number(value);
        if (value.trim() === '' || !Number.isFinite(number)) return value;
        if (number === 0 && !this.#sheet.showsNoughts) return '';
        // Numbers of identity cards as other programs write them: a double holds no more than fifteen of their digits.
        if (/^-?\d{16,}$/u.test(value) && /^(?:general|@|0|#)$/iu.test(looks.code)) {
          this.#count('table-short-figures', value);
          return value;
        }
        const shown = this.#figure(number, looks);
        if (looks.letters.isStruck && shown !== '') this.#remarks.push({ kind: 'struck-kept', count: 1, text: shown });
        return shown;
      }
    }
  }

  /** The text of a cell that names it by its number; undefined of a number that the workbook has no text for. */
  #shared({ type, value }: RawCell): CellText | undefined {
    return type === 's' && value.trim() !== '' ? this.#book.strings[Number(value)] : undefined;
  }

  #shown(cell: RawCell): ShownCell {
    const looks = this.#book.styles.of(cell.style);
    const text = cellText(this.#text(cell, looks), this.#control);
    if (text !== '' && looks.isTurned) this.#count('table-turned', text);
    if (text !== '' && looks.isUnseen) this.#count('white-text', text);
    const { runs = [] } = cell.inline ?? this.#shared(cell) ?? {};
    return { text, horizontal: looks.horizontal, seen: seenOf(looks, runs) };
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
      const shown = this.#shown(cell);
      if (shown.text.trim() === '') continue;
      const seen = merged.seenAt(cell, isHiddenRow, isHiddenColumn);
      if (merged.isCovered(cell)) this.#count('covered-text', shown.text);
      else if (seen !== null) {
        const row = rows.get(seen.row) ?? [];
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
      ['control-characters', this.#control.control],
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
    const body = rows.slice(headRows).flatMap((row) => columns.flatMap((column) => row[column] ?? []));
    for (const remark of looksLeft(body.map(({ text, seen }): LookedCell => ({ text, looks: seen })))) {
      this.#remarks.push(remark);
    }
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

/** How a cell looks with all its runs. */
function seenOf({ seen, ground }: CellLooks, runs: readonly (SeenLooks | null)[]): SeenLooks {
  const all = runs.length === 0 ? [seen] : runs.map((run) => run ?? seen);
  const each = (of: keyof SeenLooks) => [...new Set(all.map((one) => one[of]))].join(' + ');
  return { emphasis: each('emphasis'), colour: `${each('colour')} on ${ground}`, face: each('face') };
}

/** A text with the indent it has, by its style or by spaces: what is part of what is seen by it. A step is about an em. */
function indented(text: string, steps: number): string {
  const lead = /^[ \u00a0\u3000]*/u.exec(text)?.[0] ?? '';
  const wide = lead.replace(/[^\u3000]/gu, '').length;
  return '\u3000'.repeat(steps + wide + Math.round((lead.length - wide) / 2)) + text.slice(lead.length);
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
