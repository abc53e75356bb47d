/**
 * 广告预订: a list of adverts, typed, from a table's clipboard or a CSV file, becomes held places on the pages. What a
 * row does not say is not guessed: it stays in the list with the reason.
 */
import type { BookedColour } from '../edition/record-fields.ts';
import { mm, type Pt } from '../edition/units.ts';
import { cellText, type ListRow, listRows } from '../text/table/separated.ts';

/** How large an advert is booked: a share of the type area, or a width and a height. */
export type BookedSize =
  | { readonly kind: 'share'; readonly across: number; readonly down: number }
  | { readonly kind: 'columns'; readonly columns: number | 'all'; readonly height: Pt }
  | { readonly kind: 'exact'; readonly width: Pt; readonly height: Pt };

type BookedEdge = 'left' | 'right';

/** One row of the list. */
export interface Booking {
  /** The line of the list it begins on, from 1. */
  readonly row: number;
  readonly advertiser: string;
  readonly page: number;
  /** 跨版: it stands over the fold of the 通版 of which that is the left page, and its size is a share of both. */
  readonly isOverFold: boolean;
  readonly size: BookedSize;
  readonly at: { readonly isTop: boolean; readonly edge: BookedEdge | null };
  readonly colour: BookedColour | null;
  /** The days it is booked for, in order; empty for the edition's own. */
  readonly days: readonly string[];
  /** What its artwork's file is called, without the ending that says its format; empty where nobody has said. */
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

/**
 * What columns are headed with, in small letters and without what stands in brackets; in the order in which they stand
 * where nothing heads them.
 */
const heads: Readonly<Record<Column, readonly string[]>> = {
  advertiser: ['广告主', '广告客户', '客户', '客户名称', '广告', 'advertiser', 'client'],
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
/** Columns that are named as not read. */
const MOST_NAMED = 12;

const shares: Readonly<Record<string, readonly [number, number]>> = {
  通版: [1, 1],
  整通版: [1, 1],
  半通版: [1, 1 / 2],
  跨版: [1, 1],
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

/** A length in points of figures and a unit. Null where no advert is so long. */
function lengthOf(figures: string | undefined, written: string): Pt | null {
  const isCm = written === 'cm' || written === '厘米' || written === '公分';
  const length = Number(figures) * (isCm ? 10 : 1);
  return length >= LEAST && length <= MOST ? mm(length) : null;
}

/**
 * A size as newspapers write it: `整版`, `1/4版`, `通版`, `3栏×80`, `通栏×12cm`, `166×120`. Null for any other. Figures without a
 * unit are of `usual`.
 */
export function readBookedSize(text: string, usual = 'mm'): BookedSize | null {
  const written = plain(text).replace(/\s+/gu, '');
  const share = Object.hasOwn(shares, written) ? shares[written] : undefined;
  if (share !== undefined) return { kind: 'share', across: share[0], down: share[1] };
  const spans = byColumns.exec(written);
  if (spans !== null) {
    const height = lengthOf(spans[2], spans[3] ?? usual);
    const count = spans[1] === undefined ? 'all' : Number(spans[1]);
    const isWhole = count === 'all' || (Number.isInteger(count) && count >= 1 && count <= 24);
    return height === null || !isWhole ? null : { kind: 'columns', columns: count, height };
  }
  const both = exact.exec(written);
  if (both === null) return null;
  const width = lengthOf(both[1], both[2] ?? both[4] ?? usual);
  const height = lengthOf(both[3], both[4] ?? both[2] ?? usual);
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

/** How the cells of rows are told apart: which column each is of, and in what sizes are where no unit is written. */
interface Heads {
  readonly order: readonly (Column | null)[];
  readonly unit: string;
}

/** As they stand in the table of columns. */
const usualHeads: Heads = { order: columns, unit: 'mm' };

/** What may stand in brackets at the head of sizes: a unit, and that the width comes first. */
const SIZE_NOTE = /^(?:单位)?[:：]?(?:宽[×x*]高)?[,，/、]?(?:单位)?[:：]?(mm|毫米|cm|厘米|公分)?$/u;

/** The columns a row heads; null where it heads none. Sizes in a way that is not understood are of no column. */
function headed(row: readonly string[]): Heads | null {
  const cells = row.map((cell) => {
    const [, name = '', note = ''] =
      /^([^(]*)(?:\((.*)\))?$/u.exec(plain(cell).replace(/\s/gu, '').toLowerCase()) ?? [];
    return { column: columns.find((column) => heads[column].includes(name)) ?? null, note };
  });
  const found = cells.map(({ column }) => column);
  const size = SIZE_NOTE.exec(cells.find(({ column }) => column === 'size')?.note ?? '');
  if (!found.includes('advertiser') || !found.includes('size')) return null;
  // Of two columns of one name the first is meant.
  const isMeant = (column: Column | null, at: number) =>
    found.indexOf(column) === at && (column !== 'size' || size !== null);
  return { order: found.map((column, at) => (isMeant(column, at) ? column : null)), unit: size?.[1] ?? 'mm' };
}

/** Figures, letters and signs in one form of theirs, full-width ones too (Unicode annex 15); `½` has a solidus of its own. */
function plain(text: string): string {
  return text.normalize('NFKC').replaceAll('\u2044', '/');
}

/** A cell in one line: characters on lines of their own are of one word, others of two. */
function inOneLine(cell: string): string {
  return cell
    .replace(/(?<=\p{Script=Han})\s*\n\s*(?=\p{Script=Han})/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
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

/** A page as lists write it: `3`, `第3版`, `A3`; two that face each other as `2-3`, `2、3版`. */
const PAGES =
  /^(?:第|[A-Za-z])?\s*0*(\d{1,3})\s*版?(?:\s*[-–—~,、/和]\s*(?:第|[A-Za-z])?\s*0*(\d{1,3})\s*版?)?\s*(?:\(?(?:通版|跨版)\)?)?$/u;
/** A size that is of both pages of a 通版, whichever of them is named. */
const OF_SPREAD = /^(?:整|半)?(?:通版|跨版)$/u;

/** The page an advert is booked for, of one over a fold the left one; null where no page, or no two facing ones, are named. */
function pagesOf(text: string, size: string): Pick<Booking, 'page' | 'isOverFold'> | null {
  const match = PAGES.exec(text);
  const first = Number(match?.[1] ?? 0);
  const second = match?.[2] === undefined ? null : Number(match[2]);
  if (first === 0) return null;
  const isOfSpread = OF_SPREAD.test(size) || /通版|跨版/u.test(text);
  if (second === null) return isOfSpread ? facingOf(first) : { page: first, isOverFold: false };
  return first % 2 === 0 && second === first + 1 ? { page: first, isOverFold: true } : null;
}

/** Both pages of which one has a number; page 1 faces none. */
function facingOf(number: number): Pick<Booking, 'page' | 'isOverFold'> | null {
  return number === 1 ? null : { page: number - (number % 2), isOverFold: true };
}

/** What files end with that an advert may come as. In `甲公司v1.2` nothing is an ending. */
const ENDING = /\.(?:pdf|eps|ai|svgz?|jpe?g|png|webp|tiff?|psd|psb|gif|avif|bmp|hei[cf]|jp2|jxl|cdr|indd)$/iu;

function bookingOf(
  { line: row, text: written }: ListRow,
  { order, unit }: Heads,
  cells: readonly string[],
): Booking | BadRow {
  const text = written.trim();
  const raw = (column: Column) => cells[order.indexOf(column)] ?? '';
  const read = (column: Column) => plain(raw(column));
  const advertiser = raw('advertiser');
  if (advertiser === '') return bad(row, text, '没有写广告主', 'no advertiser');
  if (advertiser.length > LONGEST_ADVERTISER) return bad(row, text, '广告主太长', 'the advertiser is too long');
  const pages = pagesOf(read('page'), read('size').replace(/\s+/gu, ''));
  if (pages === null) {
    return bad(
      row,
      text,
      '版次要写数字，如 3；跨两版的写对开的两版，如 2-3',
      'the page is a number, as 3, or two facing ones, as 2-3',
    );
  }
  const size = readBookedSize(raw('size'), unit);
  if (size === null) {
    return bad(
      row,
      text,
      '规格写得不对；可以写 整版、半版、1/4版、通版、半通版、3栏×80、通栏×120 或 166×120（毫米）',
      'the size is not one: write 整版, 半版, 1/4版, 通版, 半通版, 3栏×80, 通栏×120 or 166×120 (mm)',
    );
  }
  const at = positionOf(read('position'));
  if (at === null)
    return bad(row, text, '位置可以写 上、下、左下、右上 等', 'the position is top, bottom, left or right');
  if (pages.isOverFold && at.edge !== null)
    return bad(row, text, '跨两版的广告不分左右', 'an advert over two pages is at neither edge');
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
  const artwork = raw('artwork').replace(ENDING, '').slice(0, LONGEST_ARTWORK);
  return { row, advertiser, ...pages, size, at, colour, days, artwork };
}

/** What is to be known of a whole list. */
interface ListRemark {
  readonly zh: string;
  readonly en: string;
}

/** A row as it was written, and the row that heads its columns. */
interface WrittenRow {
  readonly text: string;
  readonly head: string | null;
}

export interface ReadBookings {
  readonly bookings: readonly Booking[];
  readonly bad: readonly BadRow[];
  /** Columns that are not understood, and what else of the list is not in its bookings. */
  readonly remarks: readonly ListRemark[];
  /** All rows by their numbers. */
  readonly written: ReadonlyMap<number, WrittenRow>;
}

/** What is said of columns that are of no use here. */
function sayUnread(columnNames: ReadonlySet<string>): ListRemark[] {
  if (columnNames.size === 0) return [];
  const names = [...columnNames].slice(0, MOST_NAMED);
  const more = columnNames.size > names.length ? '…' : '';
  return [
    { zh: `这些列没有读：${names.join('、')}${more}`, en: `columns that are not read: ${names.join(', ')}${more}` },
  ];
}

/** Reads a list of adverts, a row each, under lines of heads or in the usual order. */
export function readBookings(text: string): ReadBookings {
  const { rows, plainQuotes } = listRows(text);
  const bookings: Booking[] = [];
  const wrong: BadRow[] = [];
  const written = new Map<number, WrittenRow>();
  const unread = new Set<string>();
  const told = { control: 0 };
  let under = usualHeads;
  let head: { readonly text: string; readonly cells: readonly string[] } | null = null;
  for (const row of rows) {
    if (row.cells.every((cell) => cell.trim() === '')) continue;
    const cells = row.cells.map((cell) => inOneLine(cellText(cell, told)));
    const heading = headed(cells);
    if (heading !== null) {
      under = heading;
      head = { text: row.text, cells };
      continue;
    }
    for (const [at, cell] of cells.entries()) {
      if (cell !== '' && (under.order[at] ?? null) === null) unread.add(head?.cells[at] || `${at + 1}`);
    }
    written.set(row.line, { text: row.text, head: head?.text ?? null });
    const booking = bookingOf(row, under, cells);
    if ('zh' in booking) wrong.push(booking);
    else bookings.push(booking);
  }
  const remarks = sayUnread(unread);
  if (plainQuotes > 0) {
    remarks.push({
      zh: `有 ${plainQuotes} 个引号没有配对，照原样留着`,
      en: `${plainQuotes} quotes that nothing closes stay as they are`,
    });
  }
  if (told.control > 0) {
    remarks.push({
      zh: `去掉了 ${told.control} 个控制字符`,
      en: `${told.control} control characters were left out`,
    });
  }
  return { bookings, bad: wrong, remarks, written };
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
  { bad: wrong, written }: ReadBookings,
  settled: readonly Settled[],
): { readonly text: string; readonly count: number } {
  const open = settled.filter(({ blockId, isOtherDay }) => blockId === null && !isOtherDay);
  const left = new Set([...wrong.map(({ row }) => row), ...open.map(({ booking }) => booking.row)]);
  const lines: string[] = [];
  let under: string | null = null;
  for (const [row, { text, head }] of written) {
    if (!left.has(row)) continue;
    if (head !== null && head !== under) lines.push(head);
    under = head;
    lines.push(text);
  }
  return { text: lines.join('\n'), count: left.size };
}
