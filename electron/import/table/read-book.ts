/** Workbooks (ECMA-376 part 1, SpreadsheetML; transitional and strict) as tables: what a desk sees when it opens one. */
import { type ImportRemark, isOfCopy } from '../../../shared/text/import-remarks.ts';
import { type CellSpan, type ReadTable, rowWords } from '../../../shared/text/table/sheet-table.ts';
import { withinCells } from '../../../shared/text/table/table-limits.ts';
import { DayangError } from '../../errors.ts';
import { DocumentParts } from '../docx/parts.ts';
import { childOf, childrenOf, integerOf, type XmlElement, XmlProblem } from '../docx/xml.ts';
import { openPackage } from '../open-package.ts';
import { BookStyles } from './book-styles.ts';
import { walkElements } from './elements.ts';
import { rangeAt } from './references.ts';
import { type CellText, RichText } from './rich-text.ts';
import { sheetCells } from './sheet-cells.ts';
import { SheetReader } from './sheet-reader.ts';

/** How a workbook is read. */
export interface BookOptions {
  /** Days are written as ISO 8601 has them, for lists the program reads. */
  readonly hasIsoDays?: boolean;
}

/** What a workbook holds: its sheets that are shown and have words, in their order, and what is said of all of it. */
export interface ReadBook {
  readonly tables: readonly ReadTable[];
  readonly remarks: readonly ImportRemark[];
}

interface SheetEntry {
  readonly name: string;
  readonly part: string;
  readonly isHidden: boolean;
  /** Rows that are repeated on every printed page: the last of them, from 1; 0 for none. */
  readonly titleRows: number;
}

/** Shared strings (18.4.9), in their order. */
function sharedStrings(parts: DocumentParts, book: string): readonly CellText[] {
  const path = parts.related(book, 'sharedStrings', 'xl/sharedStrings.xml');
  const part = path === undefined ? undefined : parts.bytes(path);
  if (part === undefined) return [];
  const strings: CellText[] = [];
  const gathering = new RichText();
  walkElements(part, {
    open: (name, attributes) => {
      if (name !== 'si') gathering.open(name, attributes);
    },
    text: (piece) => gathering.write(piece),
    close: (name) => {
      if (name === 'si') strings.push(gathering.take());
      else gathering.close(name);
    },
  });
  return strings;
}

/** Rows that sheets repeat on every page, by the number of the sheet (`_xlnm.Print_Titles`, 18.2.5). */
function titleRowsOf(root: XmlElement): ReadonlyMap<number, number> {
  const rows = new Map<number, number>();
  for (const { attributes, children } of childrenOf(childOf(root, 'x:definedNames'), 'x:definedName')) {
    const sheet = integerOf(attributes['localSheetId']);
    if (sheet === undefined || attributes['name'] !== '_xlnm.Print_Titles') continue;
    const said = children.filter((node) => typeof node === 'string').join('');
    const found = /!\$(\d+):\$(\d+)/u.exec(said);
    if (found !== null && Number(found[1]) === 1) rows.set(sheet, Number(found[2]));
  }
  return rows;
}

/** The sheets of a workbook that have cells, and the names of those that have none: a chart, a dialog, a macro. */
function entriesOf(
  parts: DocumentParts,
  book: string,
  root: XmlElement,
): { readonly entries: readonly SheetEntry[]; readonly others: readonly string[] } {
  const others: string[] = [];
  const relations = parts.relations(book);
  const titles = titleRowsOf(root);
  const entries = childrenOf(childOf(root, 'x:sheets'), 'x:sheet').flatMap(({ attributes }, at): SheetEntry[] => {
    const relation = relations.get(attributes['r:id'] ?? '');
    const name = attributes['name'] ?? '';
    if (relation === undefined || relation.isExternal || relation.kind !== 'worksheet') {
      others.push(name);
      return [];
    }
    const isHidden = /hidden/iu.test(attributes['state'] ?? '');
    return [{ name, part: relation.target, isHidden, titleRows: titles.get(at) ?? 0 }];
  });
  return { entries, others };
}

/** Comments on a sheet, the newer threads in place of the notes that stand for them in older programs. */
function commentRemarks(parts: DocumentParts, sheet: string): ImportRemark[] {
  const remarks: ImportRemark[] = [];
  for (const { kind, target } of parts.relations(sheet).values()) {
    const part = /^(?:comments|threadedComment)$/u.test(kind) ? parts.bytes(target) : undefined;
    if (part === undefined) continue;
    const gathering = new RichText();
    let isOpen = false;
    walkElements(part, {
      open: (name, attributes) => {
        if (name === 'text') isOpen = true;
        if (name === 'text' && kind === 'threadedComment') gathering.open('t', {});
        else if (isOpen) gathering.open(name, attributes);
      },
      text: (piece) => gathering.write(piece),
      close: (name) => {
        if (name !== 'text') {
          if (isOpen) gathering.close(name);
          return;
        }
        isOpen = false;
        if (kind === 'threadedComment') gathering.close('t');
        const text = gathering.take().text.trim();
        const isStandIn = kind === 'comments' && /^\[(?:Threaded comment|线程批注|线程评论)\]/iu.test(text);
        if (text !== '' && !isStandIn) remarks.push({ kind: 'comment', count: 1, text });
      },
    });
  }
  return remarks;
}

/** What is said of a sheet's header or footer, without its codes (18.3.1.46): its faces, sizes and colours, pages and days. */
function furnitureRemark(written: string): ImportRemark {
  const words = written
    .replace(/&(?:"[^"]*"|K(?:[0-9A-F]{6}|\d{2}[+-]\d{3})|\d+|[A-Z]|&)/giu, (code) => (code === '&&' ? '&' : ' '))
    .replace(/\s+/gu, ' ')
    .trim();
  return words === '' ? { kind: 'page-furniture', count: 1 } : { kind: 'page-furniture', count: 1, text: words };
}

/** Pictures, charts and shapes on a sheet, and the words in its shapes. */
function drawingsOf(
  parts: DocumentParts,
  sheet: string,
): { readonly count: number; readonly words: readonly string[] } {
  let count = 0;
  const words: string[] = [];
  for (const { kind, target } of parts.relations(sheet).values()) {
    const part = kind === 'drawing' ? parts.bytes(target) : undefined;
    if (part === undefined) continue;
    let isText = false;
    let text = '';
    walkElements(part, {
      open: (name) => {
        if (/^(?:twoCellAnchor|oneCellAnchor|absoluteAnchor)$/u.test(name)) count++;
        if (name === 't') isText = true;
      },
      text: (piece) => {
        if (isText) text += piece;
      },
      close: (name) => {
        if (name === 't') isText = false;
        else if (name === 'p') text += '\n';
        else if (name === 'txBody' && text.trim() !== '') words.push(text.trim());
        if (name === 'txBody') text = '';
      },
    });
  }
  return { count, words };
}

/** Where tables of a sheet stand that a style of tables gives bands and rules (18.5.1.5). */
function styledTables(parts: DocumentParts, sheet: string): CellSpan[] {
  const tables = [...parts.relations(sheet).values()].filter(({ kind }) => kind === 'table');
  return tables.flatMap(({ target }) => {
    const table = parts.xml(target);
    const { name = '' } = childOf(table, 'x:tableStyleInfo')?.attributes ?? {};
    return name === '' ? [] : (rangeAt(table?.attributes['ref'] ?? '') ?? []);
  });
}

/** Rows at the top of a sheet that a table of its own, or one that filters, calls its head (18.5.1.2). */
function headOfTables(parts: DocumentParts, sheet: string): number {
  let rows = 0;
  for (const { kind, target } of parts.relations(sheet).values()) {
    if (kind !== 'table') continue;
    const attributes = parts.xml(target)?.attributes ?? {};
    const range = rangeAt(attributes['ref'] ?? '');
    const head = integerOf(attributes['headerRowCount']) ?? 1;
    if (range !== null && head > 0) rows = Math.max(rows, range.row + head);
  }
  return rows;
}

/** Reads the parts of one workbook. */
class Book {
  readonly #parts: DocumentParts;
  readonly #path: string;
  readonly #root: XmlElement;
  readonly #styles: BookStyles;
  readonly #strings: readonly CellText[];
  readonly #options: BookOptions;

  constructor(parts: DocumentParts, options: BookOptions) {
    const path = parts.related('', 'officeDocument', 'xl/workbook.xml');
    const root = path === undefined ? undefined : parts.xml(path);
    if (path === undefined || root?.name !== 'x:workbook') throw new XmlProblem('it holds no workbook');
    this.#parts = parts;
    this.#path = path;
    this.#root = root;
    const styles = parts.related(path, 'styles', 'xl/styles.xml');
    this.#styles = new BookStyles(styles === undefined ? undefined : parts.xml(styles));
    this.#strings = sharedStrings(parts, path);
    this.#options = options;
  }

  #sheet({ name, part, titleRows }: SheetEntry): ReadTable {
    const bytes = this.#parts.bytes(part);
    if (bytes === undefined) throw new XmlProblem(`${part} is missing`);
    const raw = sheetCells(bytes);
    const styled = styledTables(this.#parts, part);
    const is1904 = /^(?:1|true)$/iu.test(childOf(this.#root, 'x:workbookPr')?.attributes['date1904'] ?? '');
    const reader = new SheetReader(raw, {
      styles: this.#styles,
      strings: this.#strings,
      is1904,
      hasIsoDays: this.#options.hasIsoDays === true,
      styled,
      headRows: Math.max(raw.frozenRows, titleRows, headOfTables(this.#parts, part)),
    });
    const { table, remarks } = reader.read(name);
    const drawn = drawingsOf(this.#parts, part);
    const drawings = raw.drawings + drawn.count;
    const lying: ImportRemark[] = [
      ...commentRemarks(this.#parts, part),
      ...(drawings > 0 ? [{ kind: 'table-pictures' as const, count: drawings }] : []),
      ...(styled.length > 0 ? [{ kind: 'table-style' as const, count: styled.length }] : []),
      ...drawn.words.map((text) => ({ kind: 'drawing-words' as const, count: 1, text })),
      ...raw.furniture.map(furnitureRemark),
    ];
    const within = withinCells(table);
    return { table: within.table, remarks: [...remarks, ...lying, ...within.remarks] };
  }

  read(): ReadBook {
    const { entries, others } = entriesOf(this.#parts, this.#path, this.#root);
    const shown = entries.filter(({ isHidden }) => !isHidden).map((entry) => this.#sheet(entry));
    const tables = shown.filter(({ table }) => table.rows.length > 0);
    // What lies on sheets without a cell is told with the others.
    const beside = shown.filter(({ table }) => table.rows.length === 0).flatMap(({ remarks }) => [...remarks]);
    const hidden = entries.filter(({ isHidden }) => isHidden).map((entry) => this.#sheet(entry));
    const words = hidden.filter(({ table, remarks }) => table.rows.length > 0 || remarks.length > 0);
    const told = words.map(({ table, remarks }) =>
      [
        table.name,
        ...table.rows.map(rowWords),
        ...remarks.filter((remark) => !isOfCopy(remark)).map(({ text }) => text ?? ''),
      ]
        .filter((line) => line !== '')
        .join('\n'),
    );
    const remarks: ImportRemark[] = [...beside];
    if (words.length > 0) {
      remarks.push({ kind: 'table-hidden-sheets', count: words.length, text: told.join('\n\n') });
    }
    if (others.length > 0) remarks.push({ kind: 'table-sheets-left', count: others.length, text: others.join('、') });
    return { tables, remarks };
  }
}

/** Reads a workbook. Throws {@link DayangError} `table-unreadable` or `document-unsafe`. */
export function readBook(name: string, bytes: Uint8Array, options: BookOptions = {}): ReadBook {
  try {
    return new Book(new DocumentParts(name, openPackage(name, bytes)), options).read();
  } catch (error) {
    if (error instanceof XmlProblem) {
      throw new DayangError(error.isUnsafe ? 'document-unsafe' : 'table-unreadable', { name, detail: error.message });
    }
    if (error instanceof DayangError && error.code === 'document-unreadable') {
      throw new DayangError('table-unreadable', { ...error.details, name }, error);
    }
    throw error;
  }
}
