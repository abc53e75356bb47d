/**
 * Tables in HTML: what Excel, WPS and browsers put on a clipboard, and what systems send under the name of a sheet. Cells
 * stand as HTML Standard §4.9.12 forms a table; what is hidden in it is told, not read.
 */

import { type ChildNode, type Element, isTag, isText } from 'domhandler';
import { textIn } from '../html/formula.ts';
import { MarkupTooDeep, outermost, parseMarkup } from '../html/parse.ts';
import { Reader } from '../html/reader.ts';
import { whyUnshown } from '../html/shown.ts';
import { type Declarations, StyleSheet } from '../html/style-sheet.ts';
import { type ImportRemark, isOfCopy } from '../import-remarks.ts';
import { decodeReferences } from '../references.ts';
import { type SaidSide, saidAligns } from './cell-aligns.ts';
import { looksLeft } from './cell-looks.ts';
import { alignsOf, headRowsOf } from './column-align.ts';
import { columnCount } from './column-count.ts';
import { htmlLooks } from './html-looks.ts';
import { cellText } from './separated.ts';
import { type CellSpan, type ReadTable, rowWords, type SheetTable } from './sheet-table.ts';
import { withinLimits } from './table-limits.ts';

/** Columns and rows that cells may span: who spans more has made the table for that. */
const MOST_SPANNED = 2_000;
/** Columns that merged cells may take: of a table as many as are set, some times over, for hidden ones stand between them. */
const MOST_PLACES = 4_000;
/** Rows and cells that are looked at: beyond, a page is no table for a newspaper. */
const MOST_CELLS = 200_000;

interface HtmlCell {
  readonly element: Element;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

function depthOf(element: Element): number {
  let depth = 0;
  for (let up = element.parent; up !== null; up = up.parent) depth++;
  return depth;
}

/** The rows of a table by its sections, not those of tables in it. */
function rowsOf(table: Element): { readonly row: Element; readonly isHead: boolean }[] {
  const bodies = table.children.filter(isTag).flatMap((child) => {
    if (child.name === 'tr') return [{ row: child, isHead: false }];
    if (!/^(?:thead|tbody|tfoot)$/u.test(child.name)) return [];
    const rows = child.children.filter(isTag).filter((one) => one.name === 'tr');
    return rows.map((row) => ({ row, isHead: child.name === 'thead' }));
  });
  return bodies;
}

/** The cells of a row. */
function cellsOf(row: Element): Element[] {
  return row.children.filter(isTag).filter(({ name }) => /^t[dh]$/u.test(name));
}

/** Words in a table that stand in none of its cells: its caption, and what a damaged page has between its rows. */
function wordsBetween(table: Element): string {
  const cells = new Set<ChildNode>(rowsOf(table).flatMap(({ row }) => cellsOf(row)));
  const words: string[] = [];
  const left: ChildNode[] = [...table.children].reverse();
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    if (isText(node)) words.push(decodeReferences(node.data, 'markup').text);
    else if (cells.has(node) || (isTag(node) && /^(?:style|script|template)$/u.test(node.name))) continue;
    else if ('children' in node) for (const child of [...node.children].reverse()) left.push(child);
  }
  return words.join(' ').replace(/\s+/gu, ' ').trim();
}

function spanned(cell: Element, name: 'colspan' | 'rowspan', most: number): number {
  const written = Number.parseInt(cell.attribs[name] ?? '1', 10);
  // A rowspan of 0 goes to the end of its section.
  if (name === 'rowspan' && written === 0) return most;
  return Number.isFinite(written) && written > 1 ? Math.min(written, most, MOST_SPANNED) : 1;
}

function lengthIn(value: string | undefined): number {
  const length = /^\s*(\d+(?:\.\d+)?)\s*(pt|px|%)?/u.exec(value ?? '');
  if (length === null) return 0;
  return Number(length[1]) * (length[2] === 'pt' ? 4 / 3 : 1);
}

/** The style sheets of a document: one that says what is shown, and one that says how it looks, which may not use up the other. */
interface Sheets {
  readonly shown: StyleSheet;
  readonly looks: StyleSheet;
}

/** Reads one table of a document, whose style sheets say what is shown. */
class TableReader {
  readonly #sheet: StyleSheet;
  readonly #looks: StyleSheet;
  readonly #remarks: ImportRemark[] = [];
  readonly #hidden: string[] = [];
  /** Texts of cells beyond those that are looked at. */
  readonly #cellsLeft: string[] = [];

  constructor({ shown, looks }: Sheets) {
    this.#sheet = shown;
    this.#looks = looks;
  }

  #styleOf(element: Element): Declarations {
    return this.#sheet.of(element, depthOf(element));
  }

  /** True of a row or a cell that is not shown. */
  #isHidden(element: Element): boolean {
    const css = this.#styleOf(element);
    return whyUnshown(element, css) === 'hidden-text' || /^(?:hidden|collapse)/u.test(css.get('visibility') ?? '');
  }

  /** Columns by their `col` elements: widths, and which are hidden. */
  #columns(table: Element): { readonly width: number; readonly isHidden: boolean }[] {
    const columns = table.children.filter(isTag).flatMap((child) => {
      if (child.name === 'col') return [child];
      return child.name === 'colgroup' ? child.children.filter(isTag).filter((one) => one.name === 'col') : [];
    });
    return columns.flatMap((col) => {
      const css = this.#styleOf(col);
      const isHidden = css.get('display') === 'none' || css.get('visibility') === 'collapse';
      const width = lengthIn(css.get('width')) || lengthIn(col.attribs['width']);
      const count = Math.min(Math.max(1, Number.parseInt(col.attribs['span'] ?? '1', 10) || 1), MOST_SPANNED);
      return Array.from({ length: count }, () => ({ width, isHidden }));
    });
  }

  /** The text of a cell. What is said of words in it is said where they stand in the table alone. */
  #text(cell: Element): { readonly text: string; readonly ofCopy: readonly ImportRemark[] } {
    const reader = new Reader({ readsRoles: false, keepsSpace: false }, this.#sheet);
    reader.read(cell.children);
    const { paragraphs, remarks } = reader.gathered;
    const here = remarks.map(
      ({ kind, count, text }): ImportRemark => (text === undefined ? { kind, count } : { kind, count, text }),
    );
    for (const remark of here) if (!isOfCopy(remark)) this.#remarks.push(remark);
    const told = { control: 0 };
    const text = cellText(paragraphs.map(({ leaves }) => leaves.map((leaf) => leaf.text).join('')).join('\n'), told);
    if (told.control > 0) this.#remarks.push({ kind: 'control-characters', count: told.control });
    return { text, ofCopy: here.filter(isOfCopy) };
  }

  /** The cells of the rows shown, where they stand. */
  #cells(rows: readonly Element[]): HtmlCell[] {
    const cells: HtmlCell[] = [];
    /** Rows that a cell above still takes, for each column. */
    let taken: number[] = [];
    for (const [at, row] of rows.entries()) {
      let column = 0;
      const below = taken.map((count) => Math.max(0, count - 1));
      for (const element of cellsOf(row)) {
        if (cells.length >= MOST_CELLS) {
          this.#cellsLeft.push(this.#text(element).text);
          continue;
        }
        if (this.#isHidden(element)) {
          this.#hidden.push(this.#text(element).text);
          continue;
        }
        while ((taken[column] ?? 0) > 0) column++;
        const columns = spanned(element, 'colspan', Math.max(1, MOST_PLACES - column));
        const down = spanned(element, 'rowspan', rows.length - at);
        cells.push({ element, row: at, column, rows: down, columns });
        for (let next = 0; next < columns; next++) below[column++] = down - 1;
      }
      while (below.at(-1) === 0) below.pop();
      taken = below;
    }
    return cells;
  }

  /** Where a cell stands as its page says. */
  #side(element: Element): SaidSide {
    const said = this.#styleOf(element).get('text-align') ?? element.attribs['align']?.toLowerCase() ?? '';
    return said === 'left' || said === 'center' || said === 'right' ? said : null;
  }

  /** How columns of the part that is taken stand where most of their cells say so, and the cells that stand otherwise. */
  #aligns(
    cells: readonly HtmlCell[],
    places: readonly (number | null)[],
    part: CellSpan,
    { rows, headRows, spans }: Pick<SheetTable, 'rows' | 'headRows' | 'spans'>,
  ): Pick<SheetTable, 'align' | 'cellAligns'> {
    const said: (SaidSide | undefined)[][] = rows.map(() => []);
    for (const { element, row, column } of cells) {
      const place = (places[column] ?? -1) - part.column;
      const own = said[row - part.row];
      if (own !== undefined && (rows[row - part.row]?.[place] ?? '') !== '') own[place] = this.#side(element);
    }
    return saidAligns(alignsOf(rows, headRows), { said, headRows, spans });
  }

  read(table: Element): ReadTable {
    const all = rowsOf(table);
    const shown = all.filter(({ row }) => !this.#isHidden(row));
    const hiddenRows = all
      .filter(({ row }) => this.#isHidden(row))
      .map(({ row }) => rowWords(cellsOf(row).map((cell) => this.#text(cell).text)));
    const cells = this.#cells(shown.map(({ row }) => row));
    const columns = this.#columns(table);
    const isHiddenColumn = (column: number) => columns[column]?.isHidden === true;
    const texts: string[][] = shown.map(() => []);
    const ofCopy: (CellSpan & { readonly remarks: readonly ImportRemark[] })[] = [];
    const spans: CellSpan[] = [];
    for (const { element, row, column, rows, columns: across } of cells) {
      const own = texts[row];
      if (own === undefined) continue;
      while (own.length < column) own.push('');
      const read = this.#text(element);
      own[column] = read.text;
      ofCopy.push({ row, column, rows, columns: across, remarks: read.ofCopy });
      if (rows > 1 || across > 1) spans.push({ row, column, rows, columns: across });
    }
    const { rows, hiddenColumns, places } = withoutColumns(texts, isHiddenColumn);
    const inHead = shown.findIndex(({ isHead }) => !isHead);
    const said = Math.max(0, inHead);
    const heads = said > 0 ? said : headRowsOf(rows);
    const kept = columns.filter(({ isHidden }) => !isHidden).map(({ width }) => width);
    const placed = spans.flatMap((span) => spanIn(span, places));
    this.#remarks.push(...this.#looksLeft(cells, texts, heads, isHiddenColumn));
    const {
      table: within,
      remarks,
      part,
    } = withinLimits({
      name: '',
      rows,
      spans: placed,
      headRows: heads,
      align: [],
      cellAligns: [],
      widths: kept.length > 0 && kept.every((width) => width > 0) ? kept : [],
    });
    const isTaken = ({ row, column }: CellSpan) => {
      const place = places[column];
      const inRows = row >= part.row && row < part.row + part.rows;
      return place != null && inRows && place >= part.column && place < part.column + part.columns;
    };
    for (const cell of ofCopy) if (isTaken(cell)) for (const remark of cell.remarks) this.#remarks.push(remark);
    const left = this.#cellsLeft.filter((words) => words !== '');
    if (left.length > 0) this.#remarks.push({ kind: 'table-cells-left', count: left.length, text: left.join('\n') });
    const between = wordsBetween(table);
    if (between !== '') this.#remarks.push({ kind: 'table-words-beside', count: 1, text: between });
    return {
      table: { ...within, ...this.#aligns(cells, places, part, within) },
      remarks: [...this.#hiddenRemarks(hiddenRows, hiddenColumns), ...this.#remarks, ...remarks],
    };
  }

  /** What of how its cells look is not taken. */
  #looksLeft(
    cells: readonly HtmlCell[],
    texts: readonly (readonly string[])[],
    headRows: number,
    isHiddenColumn: (column: number) => boolean,
  ): ImportRemark[] {
    const styleOf = (element: Element) => this.#looks.of(element, depthOf(element));
    return looksLeft(
      cells.flatMap(({ element, row, column }) => {
        const text = texts[row]?.[column] ?? '';
        const isSeen = text !== '' && row >= headRows && !isHiddenColumn(column);
        return isSeen ? [{ text, looks: htmlLooks(element, styleOf) }] : [];
      }),
    );
  }

  #hiddenRemarks(hiddenRows: readonly string[], hiddenColumns: readonly string[]): ImportRemark[] {
    const rows = hiddenRows.filter((words) => words !== '');
    const cells = this.#hidden.filter((words) => words !== '');
    return [
      ...(rows.length === 0 ? [] : [{ kind: 'table-hidden-rows' as const, count: rows.length, text: rows.join('\n') }]),
      ...(hiddenColumns.length === 0
        ? []
        : [{ kind: 'table-hidden-columns' as const, count: hiddenColumns.length, text: hiddenColumns.join('\n') }]),
      ...(cells.length === 0 ? [] : [{ kind: 'hidden-text' as const, count: cells.length, text: cells.join('\n') }]),
    ];
  }
}

/** Rows without the columns that are hidden, and where each column stands then; hidden ones have no place. */
function withoutColumns(rows: readonly (readonly string[])[], isHidden: (column: number) => boolean) {
  const count = columnCount(rows);
  const places: (number | null)[] = [];
  let place = 0;
  for (let column = 0; column < count; column++) places.push(isHidden(column) ? null : place++);
  /** Words of each hidden column, row by row: rows are walked once, for either may be many. */
  const hidden = new Map<number, string[]>();
  for (const row of rows) {
    for (const [column, text] of row.entries()) {
      if (places[column] !== null || text === '') continue;
      const words = hidden.get(column);
      if (words === undefined) hidden.set(column, [text]);
      else words.push(text);
    }
  }
  const hiddenColumns = [...hidden]
    .sort(([one], [other]) => one - other)
    .map(([, words]) => rowWords(words))
    .filter((words) => words !== '');
  return { rows: rows.map((row) => row.filter((_, column) => places[column] !== null)), hiddenColumns, places };
}

/** A span where its columns stand once hidden ones are gone. */
function spanIn(span: CellSpan, places: readonly (number | null)[]): CellSpan[] {
  const from = places.slice(span.column, span.column + span.columns).filter((place) => place !== null);
  const [first] = from;
  if (places.length <= span.column || first === undefined) return span.column < places.length ? [] : [span];
  const beyond = Math.max(0, span.column + span.columns - places.length);
  return [{ ...span, column: first, columns: from.length + beyond }];
}

/** True of a page that holds a table of more than one cell. */
export function holdsTable(html: string): boolean {
  return /<table[\s>]/iu.test(html) && /<t[dh][\s>][\s\S]*<t[dh][\s>]/iu.test(html);
}

/** What a page holds beside the elements that are no text, in its order: tables, and the words outside of them. */
function partsOf(children: readonly ChildNode[]): { readonly tables: Element[]; readonly outside: string } {
  const tables: Element[] = [];
  const words: string[] = [];
  const left: ChildNode[] = [...children].reverse();
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    if (isText(node)) words.push(decodeReferences(node.data, 'markup').text);
    else if (isTag(node) && node.name === 'table' && rowsOf(node).length > 0) tables.push(node);
    else if (isTag(node) && /^(?:head|style|script|title|xml|template|noscript)$/u.test(node.name)) continue;
    else if ('children' in node) for (const child of [...node.children].reverse()) left.push(child);
  }
  return { tables, outside: words.join(' ').replace(/\s+/gu, ' ').trim() };
}

/** None of a page whose elements lie too deep in each other: that is no table's. */
function nodesOf(html: string): ChildNode[] {
  try {
    return parseMarkup(html);
  } catch (error) {
    if (error instanceof MarkupTooDeep) return [];
    throw error;
  }
}

/** The tables of a page, those in cells of others left to them; words beside them, and in tables of which nothing is seen, are told with the first. */
export function readHtmlTables(html: string): ReadTable[] {
  const children = nodesOf(html);
  const { tables, outside } = partsOf(children);
  const css = outermost(children, 'style').map(textIn);
  const sheets: Sheets = { shown: new StyleSheet(css), looks: new StyleSheet(css) };
  const all = tables.map((table) => new TableReader(sheets).read(table));
  const read = all.filter(({ table }) => table.rows.length > 0);
  const [first, ...others] = read;
  const ofAll: ImportRemark[] = [];
  if (outside !== '') ofAll.push({ kind: 'table-words-beside', count: 1, text: outside });
  if (!sheets.shown.isWhole) ofAll.push({ kind: 'styles-left', count: 1 });
  // A table of which nothing is seen is none; what is hidden in it is told all the same.
  for (const { table, remarks } of all) if (table.rows.length === 0) for (const remark of remarks) ofAll.push(remark);
  return first === undefined || ofAll.length === 0
    ? read
    : [{ ...first, remarks: [...ofAll, ...first.remarks] }, ...others];
}
