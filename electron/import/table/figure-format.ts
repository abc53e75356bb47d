/**
 * Figures as a sheet shows them, by their number format (ECMA-376 18.8.30 and 18.8.31): the cell's text is what the desk
 * saw. Where the program that reads them must guess, it says so.
 */
import { format, isDateFormat, isValidFormat } from 'numfmt';
import { numberInForm } from '../docx/number-forms.ts';

/** What stands against a figure as it is shown. */
type FigureDoubt =
  /** The format is not known: the figure is written in full. */
  | 'unknown'
  /** The sheet shows a shorter form, `1.2E+11`; it is written in full. */
  | 'short'
  /** It is negative and shown so by a colour alone; the sign was put before it. */
  | 'red'
  /** It is negative, and its format shows it as the positive one, as pyramids of ages do. */
  | 'unsigned'
  /** Its format shows nothing of it. */
  | 'hidden';

export interface ShownFigure {
  readonly text: string;
  readonly doubt: FigureDoubt | null;
}

/** The formats without a code of their own; those of dates as Chinese programs show them (18.8.30, zh-cn). */
export const builtInFormats: Readonly<Record<number, string>> = {
  0: 'General',
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  5: '"¥"#,##0;"¥"-#,##0',
  6: '"¥"#,##0;[Red]"¥"-#,##0',
  7: '"¥"#,##0.00;"¥"-#,##0.00',
  8: '"¥"#,##0.00;[Red]"¥"-#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'yyyy/m/d',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy/m/d h:mm',
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: 'm-d-yy',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  34: '上午/下午h"时"mm"分"',
  35: '上午/下午h"时"mm"分"ss"秒"',
  36: 'yyyy"年"m"月"',
  37: '#,##0;-#,##0',
  38: '#,##0;[Red]-#,##0',
  39: '#,##0.00;-#,##0.00',
  40: '#,##0.00;[Red]-#,##0.00',
  41: '#,##0;-#,##0;"-"',
  42: '"¥"#,##0;"¥"-#,##0;"¥-"',
  43: '#,##0.00;-#,##0.00;"-"',
  44: '"¥"#,##0.00;"¥"-#,##0.00;"¥-"',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  48: '##0.0E+0',
  49: '@',
  50: 'yyyy"年"m"月"',
  51: 'm"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: 'm"月"d"日"',
  55: '上午/下午h"时"mm"分"',
  56: '上午/下午h"时"mm"分"ss"秒"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
};

/** Days between the two first days a sheet may count from, 1900 and 1904 (ECMA-376 18.17.4.1). */
const DAYS_TO_1904 = 1_462;
/** The last day of the year 9999. */
const LAST_DAY = 2_958_466;

/** A figure written in full, without what a double adds beyond fifteen digits. */
export function inFull(value: number): string {
  const rounded = Number(value.toPrecision(15));
  const plain = String(rounded);
  if (!plain.includes('e')) return plain;
  if (Math.abs(rounded) >= 1) return BigInt(rounded).toString();
  const [, sign = '', first = '', rest = '', places = '0'] = /^(-?)(\d)(?:\.(\d+))?e-(\d+)$/u.exec(plain) ?? [];
  return `${sign}0.${'0'.repeat(Number(places) - 1)}${first}${rest}`;
}

/** Parts of a code that are quoted, escaped or in brackets, or single signs. */
const PIECES = /"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|上午\/下午|am\/pm|a\/p|a{3,4}|e{1,4}|[\s\S]/giu;

const piecesOf = (code: string): readonly string[] => code.replace(/!(.)/gu, '\\$1').match(PIECES) ?? [];

/** What Chinese programs write in their own words: colours, of which only matters that there is one, and no format at all. */
function inUsualWords(written: string): string {
  if (/^(?:常规|通用格式)$/u.test(written.trim())) return 'General';
  return written
    .replace(/G\/通用格式/gu, 'General')
    .replace(/\[颜色\s*(\d+)\]/gu, '[Color$1]')
    .replace(/\[(?:黑|蓝|青|蓝绿|绿|洋红|红|白|黄)色?\]/gu, '[Color1]');
}

const COLOUR = /\[(?:black|blue|cyan|green|magenta|red|white|yellow|color\s*\d+)\]/iu;

/** Chinese numerals a code asks for: 〇一二, 零壹贰 or full-width figures. */
const numeralsOf = (code: string) => /\[DBNum([123])\]/iu.exec(code)?.[1];

interface PlainCode {
  readonly code: string;
  readonly isChineseDay: boolean;
}

/** A code without what is the system's or Chinese programs' own: `[$-F800]`, `aaaa`, `!.`, `e`, `[DBNum1]`. */
function plainCode(written: string, weekday: number): PlainCode {
  const isLong = /\[\$-(?:F800|x-sysdate)\]/iu.test(written);
  if (isLong) return { code: 'yyyy"年"m"月"d"日"', isChineseDay: false };
  if (/\[\$-(?:F400|x-systime)\]/iu.test(written)) return { code: 'h:mm:ss', isChineseDay: false };
  const days = ['六', '日', '一', '二', '三', '四', '五'];
  let isChineseDay = false;
  const isDay = isDateFormat(written.replace(/上午\/下午/gu, 'AM/PM'));
  const code = piecesOf(written)
    .map((piece) => {
      if (/^\[DBNum\d\]$/iu.test(piece)) return '';
      // A currency’s country says nothing of how figures are parted: the system does.
      const currency = /^\[\$([^\]-]+)(?:-[^\]]*)?\]$/u.exec(piece)?.[1];
      if (currency !== undefined) return `"${currency}"`;
      if (piece === '上午/下午') {
        isChineseDay = true;
        return 'AM/PM';
      }
      if (isDay && /^a{3,4}$/iu.test(piece)) return `"${piece.length === 4 ? '星期' : ''}${days[weekday] ?? ''}"`;
      if (isDay && /^e{1,4}$/iu.test(piece)) return 'yyyy';
      // The fill of a column is as wide as the column.
      return piece.startsWith('*') ? '' : piece;
    })
    .join('');
  return { code, isChineseDay };
}

/** Figures in Chinese numerals: years and what is written with places (`0`) sign by sign, the others as they are said. */
function inNumerals(text: string, kind: string, form: 'day' | 'said' | 'places'): string | null {
  if (kind === '3') return text.replace(/\d/gu, (digit) => String.fromCharCode(0xff10 + Number(digit)));
  const bySigns = (digits: string) =>
    [...digits]
      .map((digit) => (kind === '1' ? '〇一二三四五六七八九' : '零壹贰叁肆伍陆柒捌玖').charAt(Number(digit)))
      .join('');
  if (form === 'places') return text.replace(/\d/gu, bySigns);
  let isKnown = true;
  const written = text.replace(/\d+(?:\.\d+)?/gu, (digits) => {
    if (form === 'day' && digits.length === 4) return bySigns(digits);
    if (digits.includes('.') || digits.length > 4) {
      isKnown = false;
      return digits;
    }
    return numberInForm(Number(digits), kind === '1' ? 'chineseCountingThousand' : 'chineseLegalSimplified') ?? digits;
  });
  return isKnown ? written : null;
}

const tidy = (text: string) =>
  text
    .replace(/[\u00a0\u2007 ]+/gu, ' ')
    .trim()
    .replace(/(?<=[¥￥$€£]) (?=[-\d(])/u, '');

/** Whole figures from here on are shown in short. */
const LONG = 1e11;

function general(value: number): ShownFigure {
  if (Number.isInteger(value) && Math.abs(value) < LONG) return { text: String(value + 0), doubt: null };
  const text = format('General', value, { locale: 'en' });
  return /E/u.test(text) ? { text: inFull(value), doubt: 'short' } : { text, doubt: null };
}

function unknown(value: number): ShownFigure {
  return { text: inFull(value), doubt: 'unknown' };
}

/** True of a negative figure whose format shows it as a positive one. */
function losesSign(value: number, text: string, code: string): boolean {
  if (value >= 0 || /[-−–(（△▲▼↓负]/u.test(text) || !/[1-9]/u.test(text)) return false;
  return text === tidy(format(code, -value, { locale: 'en' })).replace(/^\+/u, '');
}

/** A fraction in a code, after its whole figure or alone: `# ??/??`, `# ?/8`, `?/?` (18.8.31). */
const FRACTION = /([#0?] +)?[#0?]+\/(?:([#?]+)|(\d+))/u;
/** The fraction a figure is shown as: null where some section of the code shows figures otherwise. */
function fractionIn(code: string): RegExpExecArray | null {
  const sections = code.replace(/"[^"]*"|\[[^\]]*\]/gu, '').split(';');
  return sections.every((one) => FRACTION.test(one) || !/[0#?]/u.test(one)) ? FRACTION.exec(code) : null;
}

/** The largest figure under a fraction that is tried. */
const MOST_UNDER = 999;

/**
 * A figure as the nearest fraction. The package rounds the whole figure by itself: of 19.95 it makes `20 21/22`, and of
 * 20.05 alone `0/1`.
 */
function asFraction(text: string, value: number, [, isMixed, places, fixed]: readonly (string | undefined)[]): string {
  const size = Math.abs(value);
  const whole = Math.floor(size);
  const most = fixed === undefined ? Math.min(MOST_UNDER, 10 ** (places?.length ?? 1) - 1) : Number(fixed);
  let [over, under, least] = [0, most, Number.POSITIVE_INFINITY];
  for (let at = fixed === undefined ? 1 : most; at <= most; at++) {
    const near = Math.round((size - whole) * at);
    const error = Math.abs(size - whole - near / at);
    if (error < least - 1e-12) [over, under, least] = [near, at, error];
  }
  const joined = text.replace(/- (?=\d+\/)/u, '-');
  const put = (written: string) => joined.replace(/(?:\d+ )?\d+\/\d+|\d+/u, written);
  if (isMixed === undefined) return put(`${whole * under + over}/${under}`);
  const full = whole + (over === under ? 1 : 0);
  const part = over === 0 || over === under ? '' : `${over}/${under}`;
  return put(part === '' ? String(full) : full === 0 ? part : `${full} ${part}`);
}

/** What figures a section of a code is for. */
const CONDITION = /^\[(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)\]/u;

function holds(value: number, [, sign = '', limit = '']: readonly string[]): boolean {
  const than = Number(limit);
  switch (sign) {
    case '<':
      return value < than;
    case '<=':
      return value <= than;
    case '>':
      return value > than;
    case '>=':
      return value >= than;
    case '=':
      return value === than;
    default:
      return value !== than;
  }
}

/** The section of a code that a figure is shown by (18.8.31), in pieces: the first whose condition holds, else by its sign. */
function sectionFor(value: number, code: string): readonly string[] {
  const sections: string[][] = [[]];
  for (const piece of piecesOf(code)) {
    if (piece === ';') sections.push([]);
    else sections.at(-1)?.push(piece);
  }
  const asked = sections.map((pieces) => pieces.map((piece) => CONDITION.exec(piece)).find((one) => one !== null));
  if (asked.some((condition) => condition !== undefined)) {
    const at = asked.findIndex((condition, own) => (condition === undefined ? own > 0 : holds(value, condition)));
    return sections[at] ?? [];
  }
  return sections[value < 0 ? 1 : value === 0 ? 2 : 0] ?? sections[0] ?? [];
}

/** The colour that its number format gives a figure, in the format's words; empty for none. */
export function figureColour(value: number, written: string): string {
  const isColour = (piece: string) => piece.startsWith('[') && COLOUR.test(piece);
  return sectionFor(value, inUsualWords(written)).find(isColour)?.toLowerCase() ?? '';
}

/** A number as its format shows it. `is1904` of sheets that count days from 1904. */
export function shownFigure(value: number, written: string, is1904 = false): ShownFigure {
  if (/^(?:general|G\/通用格式|@)?$/iu.test(written.trim())) return general(value);
  const code = inUsualWords(written);
  if (code === 'General') return general(value);
  const isDay = isDateFormat(code.replace(/上午\/下午/gu, 'AM/PM'));
  const serial = isDay && is1904 ? value + DAYS_TO_1904 : value;
  // Excel shows hash signs for a day before its first one.
  if (isDay && (serial < 0 || serial >= LAST_DAY)) return unknown(value);
  const { code: plain, isChineseDay } = plainCode(code, Math.floor(serial) % 7);
  if (!isValidFormat(plain)) return unknown(value);
  const exact = isDay ? serial : Number(serial.toPrecision(15));
  let text = tidy(format(plain, exact, { locale: 'en', throws: false, invalid: '' }));
  const fraction = fractionIn(plain);
  if (fraction !== null) text = asFraction(text, exact, fraction);
  else if (!isDay && FRACTION.test(plain) && text.includes('/')) return unknown(value);
  if (isChineseDay) text = text.replace(/AM/u, '上午').replace(/PM/u, '下午');
  const kind = numeralsOf(code);
  if (kind !== undefined) {
    const numerals = inNumerals(
      text,
      kind,
      isDay ? 'day' : /[0#?]/u.test(plain.replace(/"[^"]*"|\[[^\]]*\]/gu, '')) ? 'places' : 'said',
    );
    if (numerals === null) return { text, doubt: 'unknown' };
    text = numerals;
  }
  // A nought that shows nothing is how tables leave cells empty.
  if (text === '') return value === 0 ? { text: '', doubt: null } : { text: inFull(value), doubt: 'hidden' };
  if (losesSign(value, text, plain)) {
    return COLOUR.test(plain) ? { text: `-${text}`, doubt: 'red' } : { text, doubt: 'unsigned' };
  }
  const short = /General/iu.test(plain) ? /\d(?:\.\d+)?E[+-]\d+/u.exec(text)?.[0] : undefined;
  if (short !== undefined) return { text: text.replace(short, inFull(Math.abs(exact))), doubt: 'short' };
  return { text, doubt: null };
}

/**
 * A text as its format's fourth section shows it, `"第"@"组"`: nothing where that is empty (`;;;`). As it is where the
 * format says nothing of texts.
 */
export function shownText(text: string, written: string): string {
  const code = inUsualWords(written);
  const pieces = piecesOf(code);
  const hasSection = pieces.filter((piece) => piece === ';').length >= 3;
  if (code.trim() === '@' || !(hasSection || pieces.includes('@'))) return text;
  const { code: plain } = plainCode(code, 0);
  return isValidFormat(plain) ? format(plain, text, { locale: 'en', throws: false, invalid: text }) : text;
}

/** A day as ISO 8601 has it, for lists that are read by the program; null of a figure that is no day. */
export function isoDay(value: number, code: string, is1904 = false): string | null {
  if (!isDateFormat(code.replace(/上午\/下午/gu, 'AM/PM')) || !/[yde]/iu.test(code.replace(/"[^"]*"|\[[^\]]*\]/gu, '')))
    return null;
  const serial = is1904 ? value + DAYS_TO_1904 : value;
  return serial < 1 || serial >= LAST_DAY ? null : format('yyyy-mm-dd', serial, { locale: 'en' });
}
