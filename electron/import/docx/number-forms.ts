/** Numbers as a list, a note or a page writes them (ECMA-376 17.18.59, ST_NumberFormat). */

interface Numerals {
  /** Zero to nine. */
  readonly digits: string;
  /** Of ones, tens, hundreds, thousands. */
  readonly units: readonly string[];
  /** Ten where a number begins with it. */
  readonly ten: string;
  readonly myriad: string;
  /** True where a gap is not said and one hundred is a hundred: 百五. */
  readonly isTerse?: boolean;
}

const digits = '〇一二三四五六七八九';
const formal: Numerals = { digits: '零壹贰叁肆伍陆柒捌玖', units: ['', '拾', '佰', '仟'], ten: '壹拾', myriad: '万' };
const formalTraditional: Numerals = {
  digits: '零壹貳參肆伍陸柒捌玖',
  units: ['', '拾', '佰', '仟'],
  ten: '壹拾',
  myriad: '萬',
};
const counting: Numerals = { digits: '零一二三四五六七八九', units: ['', '十', '百', '千'], ten: '十', myriad: '万' };
const countingTraditional: Numerals = { ...counting, myriad: '萬' };

/** A number below ten thousand with its units: 一百零五. */
function group(value: number, numerals: Numerals): string {
  let written = '';
  let isGap = false;
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit === 0) {
      isGap = written !== '' && numerals.isTerse !== true;
      continue;
    }
    if (isGap) written += [...numerals.digits][0] ?? '';
    isGap = false;
    const isBare = numerals.isTerse === true && digit === 1 && place > 0;
    written += (isBare ? '' : ([...numerals.digits][digit] ?? '')) + (numerals.units[place] ?? '');
  }
  return written;
}

/** A number with units: 十五, 一百零五, 一万零三. */
function withUnits(value: number, numerals: Numerals): string {
  const [zero = '', one = ''] = numerals.digits;
  if (value === 0) return zero;
  const high = Math.floor(value / 10_000);
  const low = value % 10_000;
  let written = high === 0 ? '' : withUnits(high, numerals) + numerals.myriad;
  if (high > 0 && low > 0 && low < 1_000 && numerals.isTerse !== true) written += zero;
  written += group(low, numerals);
  const ten = one + (numerals.units[1] ?? '');
  return written.startsWith(ten) ? numerals.ten + written.slice(ten.length) : written;
}

function byDigits(value: number, written: string): string {
  const signs = [...written];
  return [...String(value)].map((digit) => signs[Number(digit)] ?? digit).join('');
}

/** a, b … z, aa, bb: a letter is doubled, not carried (17.18.59, lowerLetter). */
function letters(value: number, alphabet: readonly string[]): string {
  const letter = alphabet[(value - 1) % alphabet.length] ?? '';
  return letter.repeat(Math.floor((value - 1) / alphabet.length) + 1);
}

const romans = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
] as const;

function roman(value: number): string {
  let left = value;
  let written = '';
  for (const [worth, sign] of romans) {
    written += sign.repeat(Math.floor(left / worth));
    left %= worth;
  }
  return written;
}

function ordinal(value: number): string {
  const tens = value % 100;
  const ending = tens > 10 && tens < 14 ? undefined : ['th', 'st', 'nd', 'rd'][value % 10];
  return `${value}${ending ?? 'th'}`;
}

/** Signs that Unicode has in a row from 1 on, as far as it has them; beyond, the number alone, as Word writes it. */
function enclosed(value: number, ...rows: readonly (readonly [from: number, to: number, first: number])[]): string {
  const row = rows.find(([from, to]) => value >= from && value <= to);
  return row === undefined ? String(value) : String.fromCodePoint(row[2] + value - row[0]);
}

function inTurn(value: number, signs: string): string {
  const list = [...signs];
  return value > list.length ? String(value) : (list[value - 1] ?? '');
}

const latin = [...'abcdefghijklmnopqrstuvwxyz'];
const stems = '甲乙丙丁戊己庚辛壬癸';
const branches = '子丑寅卯辰巳午未申酉戌亥';
const aiueo = [...'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン'];
const iroha = [...'イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン'];
const russian = [...'абвгдежзиклмнопрстуфхцчшщыэюя'];
const koreanDigits = '영일이삼사오육칠팔구';
const ganada = [...'가나다라마바사아자차카타파하'];
const chosung = [...'ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ'];

const japaneseLegal: Numerals = {
  digits: '〇壱弐参四伍六七八九',
  units: ['', '拾', '百', '阡'],
  ten: '壱拾',
  myriad: '萬',
};
const korean: Numerals = {
  digits: koreanDigits,
  units: ['', '십', '백', '천'],
  ten: '십',
  myriad: '만',
  isTerse: true,
};

/** 甲子, 乙丑 … and round again after sixty. */
function zodiacs(value: number): string {
  return `${[...stems][(value - 1) % 10] ?? ''}${[...branches][(value - 1) % 12] ?? ''}`;
}

/** Ten and below by its units, from there to 99 as it is said, then by digits (chineseCounting). */
function chineseCounting(value: number): string {
  return value < 100 ? withUnits(value, counting) : byDigits(value, '○一二三四五六七八九');
}

const circled = (value: number) => enclosed(value, [1, 20, 0x2460], [21, 35, 0x3251], [36, 50, 0x32b1]);
const fullWidth = (value: number) => byDigits(value, '０１２３４５６７８９');

const forms: Readonly<Record<string, (value: number) => string>> = {
  decimal: String,
  decimalZero: (value) => String(value).padStart(2, '0'),
  decimalHalfWidth: String,
  decimalFullWidth: fullWidth,
  decimalFullWidth2: fullWidth,
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedFullstop: (value) => enclosed(value, [1, 20, 0x2488]),
  decimalEnclosedParen: (value) => enclosed(value, [1, 20, 0x2474]),
  numberInDash: (value) => `- ${value} -`,
  ordinal,
  upperRoman: roman,
  lowerRoman: (value) => roman(value).toLowerCase(),
  upperLetter: (value) => letters(value, latin).toUpperCase(),
  lowerLetter: (value) => letters(value, latin),
  russianLower: (value) => letters(value, russian),
  russianUpper: (value) => letters(value, russian).toUpperCase(),
  hex: (value) => value.toString(16).toUpperCase(),
  chicago: (value) => letters(value, [...'*†‡§']),
  chineseCounting,
  chineseCountingThousand: (value) => withUnits(value, counting),
  chineseLegalSimplified: (value) => withUnits(value, formal),
  ideographLegalTraditional: (value) => withUnits(value, formalTraditional),
  taiwaneseCounting: chineseCounting,
  taiwaneseCountingThousand: (value) => withUnits(value, countingTraditional),
  taiwaneseDigital: (value) => byDigits(value, '○一二三四五六七八九'),
  japaneseCounting: (value) => withUnits(value, { ...counting, digits, isTerse: true }),
  japaneseDigitalTenThousand: (value) => byDigits(value, digits),
  japaneseLegal: (value) => withUnits(value, japaneseLegal),
  koreanCounting: (value) => withUnits(value, korean),
  koreanDigital: (value) => byDigits(value, koreanDigits),
  koreanDigital2: (value) => byDigits(value, '零一二三四五六七八九'),
  ideographDigital: (value) => byDigits(value, digits),
  ideographTraditional: (value) => inTurn(value, stems),
  ideographZodiac: (value) => inTurn(value, branches),
  ideographZodiacTraditional: zodiacs,
  ideographEnclosedCircle: (value) => enclosed(value, [1, 10, 0x3280]),
  aiueo: (value) => letters(value, aiueo),
  aiueoFullWidth: (value) => letters(value, aiueo),
  iroha: (value) => letters(value, iroha),
  irohaFullWidth: (value) => letters(value, iroha),
  ganada: (value) => letters(value, ganada),
  chosung: (value) => letters(value, chosung),
  none: () => '',
  bullet: () => '',
};

/** Numbers of a list go so far; what a damaged file has beyond is written in figures. */
const LARGEST = 32_767;
/** Forms that have a sign for nought. */
const hasNought =
  /^(?:decimal|chinese|taiwanese|japanese|korean|ideographDigital|hex|ordinal|none|bullet|numberInDash)/u;

/**
 * A number in a form; null for a form that is not known (those of scripts no Chinese daily numbers in, spelt-out numbers),
 * whose numbers are written in figures instead. `custom` is the pattern of a form of the file's own, as `001, 002, …`.
 */
export function numberInForm(value: number, form: string, custom?: string): string | null {
  if (form === 'custom') {
    const first = /^0*1/u.exec(custom ?? '')?.[0];
    return first === undefined ? null : String(value).padStart(first.length, '0');
  }
  const write = Object.hasOwn(forms, form) ? forms[form] : undefined;
  if (write === undefined) return null;
  if (value > LARGEST || value < 0 || (value === 0 && !hasNought.test(form))) return String(value);
  return write(value);
}
