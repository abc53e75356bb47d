/**
 * 广告预订: a list of adverts, typed, from a table's clipboard or a CSV file, becomes held places on the pages. What a
 * row does not say is not guessed: it stays in the list with the reason.
 */
import type { BookedColour } from '../edition/record-fields.ts';
import { mm, type Pt } from '../edition/units.ts';

/** How large an advert is booked: a share of the type area, or a width and a height. */
export type BookedSize =
  | { readonly kind: 'share'; readonly across: number; readonly down: number }
  | { readonly kind: 'columns'; readonly columns: number | 'all'; readonly height: Pt }
  | { readonly kind: 'exact'; readonly width: Pt; readonly height: Pt };

type BookedEdge = 'left' | 'right';

/** One row of the list. */
export interface Booking {
  /** Where it stands in the list, from 1. */
  readonly row: number;
  readonly advertiser: string;
  readonly page: number;
  readonly size: BookedSize;
  readonly at: { readonly isTop: boolean; readonly edge: BookedEdge | null };
  readonly colour: BookedColour | null;
  /** The days it is booked for, in order; empty for the edition's own. */
  readonly days: readonly string[];
  /** What its artwork's file is called, without what follows the last dot; empty where nobody has said. */
  readonly artwork: string;
}

/** A row that cannot be read, with what is wrong with it. */
interface BadRow {
  readonly row: number;
  readonly text: string;
  readonly zh: string;
  readonly en: string;
}

type Column = 'advertiser' | 'page' | 'size' | 'position' | 'colour' | 'days' | 'artwork';

/** What columns are headed with, in small letters; in the order in which they stand where nothing heads them. */
const heads: Readonly<Record<Column, readonly string[]>> = {
  advertiser: ['广告主', '客户', '客户名称', '广告', 'advertiser', 'client'],
  page: ['版', '版次', '版面', '版号', 'page'],
  size: ['规格', '尺寸', '大小', 'size'],
  position: ['位置', 'position'],
  colour: ['颜色', '色彩', '彩色', 'colour', 'color'],
  days: ['日期', '刊期', '刊登日期', '见报日期', 'days', 'dates', 'date'],
  artwork: ['成品图', '图', '文件', '文件名', 'artwork', 'file'],
};
const columns = ['advertiser', 'page', 'size', 'position', 'colour', 'days', 'artwork'] as const;

/** Characters of an advertiser that its block holds. */
const LONGEST_ADVERTISER = 80;
const LONGEST_ARTWORK = 200;
/** Millimetres an advert has at least and at most. */
const LEAST = 8;
const MOST = 1_000;
/** Days of one row. */
const MOST_DAYS = 400;

const shares: Readonly<Record<string, readonly [number, number]>> = {
  整版: [1, 1],
  全版: [1, 1],
  半版: [1, 1 / 2],
  '1/2版': [1, 1 / 2],
  竖半版: [1 / 2, 1],
  '1/3版': [1, 1 / 3],
  '1/4版': [1 / 2, 1 / 2],
  四分之一版: [1 / 2, 1 / 2],
  '1/8版': [1 / 2, 1 / 4],
  八分之一版: [1 / 2, 1 / 4],
};

const number = String.raw`(\d+(?:\.\d+)?)`;
const unit = String.raw`\s*(mm|毫米|cm|厘米|公分)?`;
const exact = new RegExp(`^${number}${unit}\\s*[×xX*＊]\\s*${number}${unit}$`, 'u');
const byColumns = new RegExp(`^(?:通栏|${number}\\s*栏)\\s*[×xX*＊]\\s*${number}${unit}$`, 'u');

/** A length in points of figures and a unit: millimetres where none is written. Null where no advert is so long. */
function lengthOf(figures: string | undefined, written: string | undefined): Pt | null {
  const isCm = written === 'cm' || written === '厘米' || written === '公分';
  const length = Number(figures) * (isCm ? 10 : 1);
  return length >= LEAST && length <= MOST ? mm(length) : null;
}

/** A size as newspapers write it: `整版`, `1/4版`, `3栏×80`, `通栏×12cm`, `166×120`. Null for any other. */
export function readBookedSize(text: string): BookedSize | null {
  const written = text.replace(/\s+/gu, '').replace(/[\uff10-\uff19]/gu, (one) => String(one.charCodeAt(0) - 0xff10));
  const share = Object.hasOwn(shares, written) ? shares[written] : undefined;
  if (share !== undefined) return { kind: 'share', across: share[0], down: share[1] };
  const spans = byColumns.exec(written);
  if (spans !== null) {
    const height = lengthOf(spans[2], spans[3]);
    const count = spans[1] === undefined ? 'all' : Number(spans[1]);
    const isWhole = count === 'all' || (Number.isInteger(count) && count >= 1 && count <= 24);
    return height === null || !isWhole ? null : { kind: 'columns', columns: count, height };
  }
  const both = exact.exec(written);
  if (both === null) return null;
  const [width, height] = [lengthOf(both[1], both[2] ?? both[4]), lengthOf(both[3], both[4] ?? both[2])];
  return width === null || height === null ? null : { kind: 'exact', width, height };
}

function dayOf(text: string): string | null {
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/u.exec(text.trim());
  if (parts === null) return null;
  const [, year = '', month = '', day = ''] = parts;
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${written}T00:00:00Z`);
  // The thirtieth of February becomes a day of March.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(written) ? written : null;
}

function daysFrom(first: string, last: string): string[] | null {
  const days: string[] = [];
  const at = new Date(`${first}T00:00:00Z`);
  for (; days.length <= MOST_DAYS; at.setUTCDate(at.getUTCDate() + 1)) {
    const day = at.toISOString().slice(0, 10);
    if (day > last) return days.length === 0 ? null : days;
    days.push(day);
  }
  return null;
}

/** Days as they are listed: one, several, or a first and a last. Null where they cannot be read. */
export function readDays(text: string): string[] | null {
  if (text.trim() === '') return [];
  const days = new Set<string>();
  for (const part of text.split(/[、,，;；\s]+/u).filter((one) => one !== '')) {
    const [first, last, ...more] = part.split(/[~～—–至到]+/u).map(dayOf);
    if (first === undefined || first === null || last === null || more.length > 0) return null;
    const all = daysFrom(first, last ?? first);
    if (all === null) return null;
    for (const day of all) days.add(day);
  }
  return [...days].toSorted();
}

/** The cells of a line of CSV (RFC 4180): quoted ones may hold what parts others, and quotes twice. Nothing is dropped. */
function cellsOf(line: string, part: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < line.length; at++) {
    const one = line.charAt(at);
    if (one === '"' && isQuoted && line.charAt(at + 1) === '"') {
      cell += one;
      at++;
    } else if (one === '"' && (isQuoted || cell.trim() === '')) {
      isQuoted = !isQuoted;
    } else if (one === part && !isQuoted) {
      cells.push(cell.trim());
      cell = '';
    } else cell += one;
  }
  return [...cells, cell.trim()];
}

/** What parts the cells: a tab where tables were copied, else a comma; the Chinese one where no other is there. */
function partOf(lines: readonly string[]): string {
  return ['\t', ',', '，'].find((part) => lines.some((line) => line.includes(part))) ?? ',';
}

/** Which column each cell is of: by the first line where it heads them, else as they stand in the table of columns. */
function headed(first: readonly string[]): (Column | undefined)[] | null {
  const found = first.map((cell) => columns.find((column) => heads[column].includes(cell.toLowerCase())));
  return found.includes('advertiser') && found.includes('size') ? found : null;
}

function bad(row: number, text: string, zh: string, en: string): BadRow {
  return { row, text, zh, en };
}

function colourOf(text: string): Booking['colour'] | undefined {
  if (text === '') return null;
  if (/^(?:黑白|单色|黑|black|bw|b\/w|mono)$/iu.test(text)) return 'black';
  if (/^(?:套红|套色|双色|黑红|红黑|黑\+红|加红|spot|two|2c)$/iu.test(text)) return 'second';
  return /^(?:彩色|四色|彩|colour|color|cmyk|process)$/iu.test(text) ? 'process' : undefined;
}

function positionOf(text: string): Booking['at'] | null {
  if (!/^[上下左右底顶部侧角版面位置的]*$|^(?:top|bottom|left|right|\s|-)*$/iu.test(text)) return null;
  const isLeft = /左|left/iu.test(text);
  const isRight = /右|right/iu.test(text);
  if (isLeft && isRight) return null;
  return { isTop: /上|顶|top/iu.test(text), edge: isLeft ? 'left' : isRight ? 'right' : null };
}

function bookingOf(row: number, text: string, read: (column: Column) => string): Booking | BadRow {
  const advertiser = read('advertiser');
  if (advertiser === '') return bad(row, text, '没有写广告主', 'no advertiser');
  if (advertiser.length > LONGEST_ADVERTISER) return bad(row, text, '广告主太长', 'the advertiser is too long');
  const page = Number(/^(?:第|[A-Za-z])?\s*0*(\d{1,3})\s*版?$/u.exec(read('page'))?.[1] ?? 0);
  if (page === 0) return bad(row, text, '版次要写数字，如 3', 'the page is a number, as 3');
  const size = readBookedSize(read('size'));
  if (size === null) {
    return bad(
      row,
      text,
      '规格看不懂；可以写 整版、半版、1/4版、3栏×80、通栏×120 或 166×120（毫米）',
      'the size is not understood: write 整版, 半版, 1/4版, 3栏×80, 通栏×120 or 166×120 (mm)',
    );
  }
  const at = positionOf(read('position'));
  if (at === null)
    return bad(row, text, '位置可以写 上、下、左下、右上 等', 'the position is top, bottom, left or right');
  const colour = colourOf(read('colour'));
  if (colour === undefined) return bad(row, text, '颜色写 黑白、套红 或 彩色', 'the colour is black, spot or process');
  const days = readDays(read('days'));
  if (days === null) {
    return bad(
      row,
      text,
      '日期要写成 2024-03-08，连续几天写 2024-03-08~2024-03-12',
      'days are written 2024-03-08, or 2024-03-08~2024-03-12',
    );
  }
  const artwork = read('artwork')
    .replace(/\.[^.]{1,5}$/u, '')
    .slice(0, LONGEST_ARTWORK);
  return { row, advertiser, page, size, at, colour, days, artwork };
}

export interface ReadBookings {
  readonly bookings: readonly Booking[];
  readonly bad: readonly BadRow[];
}

function linesOf(text: string): string[] {
  return text.replace(/^\ufeff/u, '').split(/\r\n|[\n\r]/u);
}

/** Reads a list of adverts, a line each: cells parted by tabs or commas, with a line of heads or in the usual order. */
export function readBookings(text: string): ReadBookings {
  const lines = linesOf(text);
  const part = partOf(lines);
  const bookings: Booking[] = [];
  const wrong: BadRow[] = [];
  let order: readonly (Column | undefined)[] = columns;
  let isFirst = true;
  for (const [at, line] of lines.entries()) {
    const cells = cellsOf(line, part);
    if (cells.every((cell) => cell === '')) continue;
    const head = isFirst ? headed(cells) : null;
    isFirst = false;
    if (head !== null) {
      order = head;
      continue;
    }
    const read = (column: Column) => cells[order.indexOf(column)] ?? '';
    const booking = bookingOf(at + 1, line.trim(), read);
    if ('zh' in booking) wrong.push(booking);
    else bookings.push(booking);
  }
  return { bookings, bad: wrong };
}

/** What became of a row, as far as it matters for what is left of its list. */
interface Settled {
  readonly booking: Booking;
  readonly blockId: unknown;
  readonly isOtherDay: boolean;
}

/**
 * A list's rows that have no place yet, under the heads they were under: those that cannot be read, and those there was no
 * room for. Rows of other days are for their own editions.
 */
export function leftOver(
  text: string,
  { bad: wrong }: ReadBookings,
  settled: readonly Settled[],
): { readonly text: string; readonly count: number } {
  const open = settled.filter(({ blockId, isOtherDay }) => blockId === null && !isOtherDay);
  const rows = new Set([...wrong.map(({ row }) => row), ...open.map(({ booking }) => booking.row)]);
  if (rows.size === 0) return { text: '', count: 0 };
  const lines = linesOf(text);
  const first = lines.findIndex((line) => line.trim() !== '');
  const isHead = headed(cellsOf(lines[first] ?? '', partOf(lines))) !== null;
  const kept = lines.filter((_, at) => rows.has(at + 1) || (isHead && at === first));
  return { text: kept.join('\n'), count: rows.size };
}
