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
  /** The sheet shows a shorter form, `1.2E+11`. */
  | 'short'
  /** It is negative and shown in red alone; the sign was put before it. */
  | 'red'
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
const PIECES = /"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|上午\/下午|[\s\S]/gu;

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
  const pieces = written.replace(/!(.)/gu, '\\$1').match(PIECES) ?? [];
  let isChineseDay = false;
  const isDay = isDateFormat(written.replace(/上午\/下午/gu, 'AM/PM'));
  const code = pieces
    .map((piece) => {
      if (/^\[DBNum\d\]$/iu.test(piece)) return '';
      // A currency’s country says nothing of how figures are parted: the system does.
      const currency = /^\[\$([^\]-]+)(?:-[^\]]*)?\]$/u.exec(piece)?.[1];
      if (currency !== undefined) return `"${currency}"`;
      if (piece === '上午/下午') {
        isChineseDay = true;
        return 'AM/PM';
      }
      // The fill of a column is as wide as the column.
      return piece.startsWith('*') ? '' : piece;
    })
    .join('');
  const days = ['六', '日', '一', '二', '三', '四', '五'];
  const named = isDay
    ? code
        .replace(/(?<!["\w])aaaa(?!["\w/])/gu, `"星期${days[weekday] ?? ''}"`)
        .replace(/(?<!["\w])aaa(?!["\w/])/gu, `"${days[weekday] ?? ''}"`)
        .replace(/(?<![\w"])e{1,4}(?![\w+"-])/gu, 'yyyy')
    : code;
  return { code: named, isChineseDay };
}

/** Figures in Chinese numerals: years sign by sign, days and months as they are said. */
function inNumerals(text: string, kind: string, isDay: boolean): string | null {
  if (kind === '3') return text.replace(/\d/gu, (digit) => String.fromCharCode(0xff10 + Number(digit)));
  const bySigns = (digits: string) =>
    [...digits]
      .map((digit) => (kind === '1' ? '〇一二三四五六七八九' : '零壹贰叁肆伍陆柒捌玖').charAt(Number(digit)))
      .join('');
  let isKnown = true;
  const written = text.replace(/\d+(?:\.\d+)?/gu, (digits) => {
    if (isDay && digits.length === 4) return bySigns(digits);
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
  return { text, doubt: /E/u.test(text) ? 'short' : null };
}

function unknown(value: number): ShownFigure {
  return { text: inFull(value), doubt: 'unknown' };
}

/** True of a negative figure whose format shows it as a positive one. */
function losesSign(value: number, text: string, code: string): boolean {
  if (value >= 0 || /[-−–(（△▲▼↓负]/u.test(text) || !/[1-9]/u.test(text)) return false;
  return /\[(?:red|红色|color\s*\d+)\]/iu.test(code) && text === tidy(format(code, -value, { locale: 'en' }));
}

/** A number as its format shows it. `is1904` of sheets that count days from 1904. */
export function shownFigure(value: number, written: string, is1904 = false): ShownFigure {
  if (/^(?:general|G\/通用格式|@)?$/iu.test(written.trim())) return general(value);
  const code = written.replace(/G\/通用格式/gu, 'General');
  const isDay = isDateFormat(code.replace(/上午\/下午/gu, 'AM/PM'));
  const serial = isDay && is1904 ? value + DAYS_TO_1904 : value;
  // Excel shows hash signs for a day before its first one.
  if (isDay && (serial < 0 || serial >= LAST_DAY)) return unknown(value);
  const { code: plain, isChineseDay } = plainCode(code, Math.floor(serial) % 7);
  if (!isValidFormat(plain)) return unknown(value);
  const exact = isDay ? serial : Number(serial.toPrecision(15));
  let text = tidy(format(plain, exact, { locale: 'en', throws: false, invalid: '' }));
  if (isChineseDay) text = text.replace(/AM/u, '上午').replace(/PM/u, '下午');
  const kind = numeralsOf(code);
  if (kind !== undefined) {
    const numerals = inNumerals(text, kind, isDay);
    if (numerals === null) return { text, doubt: 'unknown' };
    text = numerals;
  }
  // A nought that shows nothing is how tables leave cells empty.
  if (text === '') return value === 0 ? { text: '', doubt: null } : { text: inFull(value), doubt: 'hidden' };
  if (losesSign(value, text, plain)) return { text: `-${text}`, doubt: 'red' };
  return { text, doubt: null };
}

/** A text as its format's last section shows it: `"第"@"组"`; as it is where the format says nothing of texts. */
export function shownText(text: string, code: string): string {
  if (!code.includes('@') || code.trim() === '@' || !isValidFormat(code)) return text;
  return format(code, text, { locale: 'en', throws: false, invalid: text });
}

/** A day as ISO 8601 has it, for lists that are read by the program; null of a figure that is no day. */
export function isoDay(value: number, code: string, is1904 = false): string | null {
  if (!isDateFormat(code.replace(/上午\/下午/gu, 'AM/PM')) || !/[yde]/iu.test(code.replace(/"[^"]*"|\[[^\]]*\]/gu, '')))
    return null;
  const serial = is1904 ? value + DAYS_TO_1904 : value;
  return serial < 1 || serial >= LAST_DAY ? null : format('yyyy-mm-dd', serial, { locale: 'en' });
}
