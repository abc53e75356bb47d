/**
 * Tables as text: cells parted by commas, tabs or semicolons, a row a line (RFC 4180, and what Excel, WPS and databases
 * make of it). Quoted cells may hold what parts others, line feeds and doubled quotes; nothing is dropped.
 */
import type { ImportRemark } from '../import-remarks.ts';
import { withoutEnds } from '../trimmed.ts';
import { alignsOf, headRowsOf } from './column-align.ts';
import type { ReadTable } from './sheet-table.ts';
import { withinLimits } from './table-limits.ts';

const parts = [',', '\t', ';', '|', '，'] as const;
type Part = (typeof parts)[number];

/** Characters that are looked at to find what parts the cells. */
const LOOKED_AT = 64 * 1024;

/** Rows of cells, and the place of a quote that nothing closes; null where each is closed. */
interface Rows {
  readonly rows: string[][];
  /** Where each row begins in the text. */
  readonly starts: readonly number[];
  readonly open: number | null;
  /** Quotes that neither begin nor end a cell: where the cells are parted rightly there are few. */
  readonly stray: number;
}

/** Splits a text into rows of cells. A quote counts at a cell's start only: in `5" 屏幕` it is a character. */
class Splitter {
  readonly rows: string[][] = [];
  readonly #starts: number[] = [];
  #start = 0;
  #cells: string[] = [];
  #cell = '';
  /** Nothing but spaces stands in the cell so far. To look at the cell itself at each of its quotes takes ever longer. */
  #isBlank = true;
  #isQuoted = false;
  /** The cell was quoted, and its quote has ended. */
  #wasQuoted = false;
  #opened = 0;
  #stray = 0;
  readonly #part: string;
  readonly #plainQuotes: ReadonlySet<number>;

  /** Quotes at `plainQuotes` are characters like any other. */
  constructor(part: string, plainQuotes: ReadonlySet<number> = new Set()) {
    this.#part = part;
    this.#plainQuotes = plainQuotes;
  }

  #endCell(): void {
    this.#cells.push(this.#cell);
    this.#cell = '';
    this.#isBlank = true;
    this.#wasQuoted = false;
  }

  /** Ends a row; another may begin at `next`. */
  #endRow(next: number): void {
    this.#endCell();
    this.rows.push(this.#cells);
    this.#starts.push(this.#start);
    this.#start = next;
    this.#cells = [];
  }

  split(text: string): Rows {
    for (let at = 0; at < text.length; at++) {
      const one = text.charAt(at);
      if (this.#isQuoted) {
        if (one !== '"') this.#cell += one;
        else if (text.charAt(at + 1) === '"') {
          this.#cell += one;
          at++;
        } else {
          this.#isQuoted = false;
          this.#wasQuoted = true;
        }
      } else if (one === '"' && !this.#wasQuoted && this.#isBlank && !this.#plainQuotes.has(at)) {
        this.#isQuoted = true;
        this.#opened = at;
        this.#cell = '';
      } else if (one === this.#part) this.#endCell();
      else if (one === '\n') this.#endRow(at + 1);
      else {
        const isBlank = one.trim() === '';
        if (one === '"' || (this.#wasQuoted && !isBlank)) this.#stray++;
        this.#cell += one;
        if (!isBlank) this.#isBlank = false;
      }
    }
    // The last line feed ends the last row and begins none.
    if (this.#cell !== '' || this.#cells.length > 0 || this.#wasQuoted || this.#isQuoted) this.#endRow(text.length);
    return { rows: this.rows, starts: this.#starts, open: this.#isQuoted ? this.#opened : null, stray: this.#stray };
  }
}

/** Quotes that nothing closes are taken for characters, so many of them: beyond, the last takes all that follows it. */
const MOST_PLAIN_QUOTES = 20;

function rowsIn(text: string, part: string): Pick<Rows, 'rows' | 'starts'> & { readonly plainQuotes: number } {
  const plainQuotes = new Set<number>();
  let found = new Splitter(part).split(text);
  while (found.open !== null && plainQuotes.size < MOST_PLAIN_QUOTES) {
    plainQuotes.add(found.open);
    found = new Splitter(part, plainQuotes).split(text);
  }
  return { ...found, plainQuotes: plainQuotes.size };
}

/** How likely a mark parts the cells, from 0: the right one parts all rows into as many. */
function likelihood(text: string, part: Part): number {
  const { rows, open, stray } = new Splitter(part).split(text);
  const widths = rows.filter((row) => row.length > 1 || row[0]?.trim() !== '').map((row) => row.length);
  if (!widths.some((width) => width > 1)) return 0;
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  const [usual, alike] = [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), [1, 0]);
  if (usual < 2) return open === null ? 0.01 : 0;
  const share = alike / widths.length / (1 + stray / widths.length);
  return share * (open === null ? 1 : 0.5) + Math.min(usual, 20) / 1_000;
}

/** What parts the cells; Excel writes it into the first line, `sep=;`, where it is no comma. */
function partOf(text: string): { readonly part: Part; readonly rest: string } {
  const said = /^sep=(.)\n/iu.exec(text);
  const named = parts.find((part) => part === said?.[1]);
  if (said !== null && named !== undefined) return { part: named, rest: text.slice(said[0].length) };
  const cut = text.length > LOOKED_AT ? text.slice(0, text.lastIndexOf('\n', LOOKED_AT) + 1 || LOOKED_AT) : text;
  const found = parts.map((part) => [part, likelihood(cut, part)] as const);
  const [part] = found.reduce((best, one) => (one[1] > best[1] ? one : best));
  return { part, rest: text };
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f-\u0084\u0086-\u009f]/gu;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const UNUSUAL = /[\s\u0000-\u001f\u007f-\u00a0\u2028\u2029]|^=/u;

/** A cell's text: spaces round it are layout, `="007"` is how figures keep their noughts in Excel. */
export function cellText(raw: string, told: { control: number }): string {
  // Most cells are a word or a figure.
  if (!UNUSUAL.test(raw)) return raw;
  const text = raw
    .replace(/\r\n?|[\u0085\u2028\u2029\v\f]/gu, '\n')
    .replaceAll('\t', ' ')
    .replace(CONTROL, () => {
      told.control++;
      return '';
    });
  const kept = text
    .split('\n')
    .map((line) => withoutEnds(line, (unit) => unit === ' ' || unit === '\u00a0'))
    .join('\n');
  const cell = withoutEnds(kept, (unit) => unit === '\n');
  return /^="([^"]*)"$/u.exec(cell)?.[1] ?? cell;
}

/** True of text in which a table stands, as a clipboard holds it: rows parted by tabs. */
export function isTabbed(text: string): boolean {
  return /\t/u.test(text);
}

/** A text without its byte order mark, its lines parted by line feeds. */
function plainLines(sent: string): string {
  return sent.replace(/^\ufeff/u, '').replace(/\r\n?/gu, '\n');
}

/** A row of a list, as it stands in its text. */
export interface ListRow {
  readonly cells: readonly string[];
  /** All that is written of it, quotes and all. */
  readonly text: string;
  /** The line it begins on, from 1. */
  readonly line: number;
}

/** Reads a list from text: all its rows, each with where it stands, and the quotes in it that nothing closes. */
export function listRows(sent: string): { readonly rows: readonly ListRow[]; readonly plainQuotes: number } {
  const text = plainLines(sent);
  const { part, rest } = partOf(text);
  const { rows, starts, plainQuotes } = rowsIn(rest, part);
  // What says what parts the cells stands on a line of its own.
  let line = rest === text ? 1 : 2;
  const all = rows.map((cells, at): ListRow => {
    const end = starts[at + 1] ?? rest.length + (rest.endsWith('\n') ? 0 : 1);
    const row = { cells, text: rest.slice(starts[at], end - 1), line };
    line += row.text.split('\n').length;
    return row;
  });
  return { rows: all, plainQuotes };
}

/** Reads a table from text. The part of the cells is found where none is named. */
export function readSeparated(sent: string, name = '', isTabbedText = false): ReadTable {
  const text = plainLines(sent);
  const { part, rest } = isTabbedText ? { part: '\t', rest: text } : partOf(text);
  const { rows, plainQuotes } = rowsIn(rest, part);
  const told = { control: 0 };
  const cells = rows.map((row) => row.map((cell) => cellText(cell, told)));
  const headRows = headRowsOf(cells);
  const { table, remarks } = withinLimits({
    name,
    rows: cells,
    spans: [],
    headRows,
    align: alignsOf(cells, headRows),
    cellAligns: [],
    widths: [],
  });
  const more: ImportRemark[] = [];
  if (plainQuotes > 0) more.push({ kind: 'table-quote-open', count: plainQuotes });
  if (told.control > 0) more.push({ kind: 'control-characters', count: told.control });
  return { table, remarks: [...more, ...remarks] };
}
