/** Sizes as they are written at the desk: millimetres, points (磅), and the 号 of Chinese type. */
import { mm, type Pt, toMm } from './units.ts';

/** 号 in points (domain.md §1); each is named with and without 号, the half sizes 小五 and 小5 alike. */
const named: Readonly<Record<string, Pt>> = {
  '0': 42,
  小初: 36,
  '1': 27.5,
  小1: 24,
  '2': 21,
  小2: 18,
  '3': 15.75,
  小3: 15,
  '4': 13.75,
  小4: 12,
  '5': 10.5,
  小5: 9,
  '6': 7.875,
  '7': 5.25,
};

const digits: Readonly<Record<string, string>> = {
  初: '0',
  一: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
};

/** A size of type in points by its 号: `5号`, `五号`, `小五`, `小5号`; null where there is none of that name. */
function readNamed(text: string): Pt | null {
  const match = /^(小?)([0-7初一二三四五六七])(号?)$/u.exec(text);
  if (match === null) return null;
  const [, small = '', given = '', mark = ''] = match;
  const digit = digits[given] ?? given;
  // A bare figure is a number of points or millimetres.
  if (small === '' && mark === '' && digit === given) return null;
  const name = small === '小' && digit === '0' ? '小初' : `${small}${digit}`;
  return named[name] ?? null;
}

/** A size of type by its 号, as it is written in English: `5 hao`, `small 5 hao`. */
function readHao(text: string): Pt | null {
  const match = /^(small)?([0-7])hao$/iu.exec(text);
  if (match === null) return null;
  const [, small, digit = ''] = match;
  return named[small === undefined ? digit : digit === '0' ? '小初' : `小${digit}`] ?? null;
}

const figures: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(digits).map(([written, digit]) => [digit, written]),
);

/** How far from a 号 a size may be and still be called by it, in points: sizes are kept in hundredths. */
const NEAR_NAMED = 0.01;

/** Writes a size of type by its 号 where it is one, as in `五号`, `小五号` or `small 5 hao`; else in points. */
export function writeTypeSize(size: Pt, unit: 'pt' | 'hao', language: 'zh' | 'en'): string {
  const [name] = Object.entries(named).find(([, points]) => Math.abs(points - size) < NEAR_NAMED) ?? [];
  if (unit === 'pt' || name === undefined) return `${Number(size.toFixed(2))}${language === 'zh' ? '磅' : ' pt'}`;
  const digit = name === '小初' ? '0' : name.replace('小', '');
  const isSmall = name.startsWith('小');
  if (language === 'en') return `${isSmall ? 'small ' : ''}${digit} hao`;
  return `${isSmall ? '小' : ''}${figures[digit] ?? digit}号`;
}

/** What a bare figure counts. */
export type SizeUnit = 'mm' | 'pt';

/**
 * Reads a length of a page or of type: `320`, `320mm`, `9.2磅`, `9.2pt`, `小五`. A figure without a unit is in the unit
 * given. In points; null where it says none.
 */
export function readSize(text: string, unit: SizeUnit): Pt | null {
  const typed = text.replace(/\s+/gu, '');
  const byName = readNamed(typed) ?? readHao(typed);
  if (byName !== null) return byName;
  const match = /^(\d+(?:\.\d+)?)(mm|毫米|cm|厘米|pt|磅)?$/iu.exec(typed);
  if (match === null) return null;
  const value = Number(match[1]);
  const of = match[2]?.toLowerCase() ?? unit;
  if (of === 'cm' || of === '厘米') return mm(value * 10);
  return of === 'mm' || of === '毫米' ? mm(value) : value;
}

/** Writes a length in its unit, without the noise of binary fractions: `320mm`, `9.2pt`. */
export function writeSize(length: Pt, unit: SizeUnit): string {
  const value = unit === 'mm' ? toMm(length) : length;
  return `${Number(value.toFixed(2))}${unit}`;
}
