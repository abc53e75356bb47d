/** Numbers of list items as they are written: CSS Counter Styles 3 §6 and §7, and the letters of HTML's `type`. */

const digits = '〇一二三四五六七八九';
const formal: Readonly<Record<string, readonly [digits: string, units: readonly string[]]>> = {
  'simp-chinese-informal': ['零一二三四五六七八九', ['', '十', '百', '千']],
  'trad-chinese-informal': ['零一二三四五六七八九', ['', '十', '百', '千']],
  'simp-chinese-formal': ['零壹贰叁肆伍陆柒捌玖', ['', '拾', '佰', '仟']],
  'trad-chinese-formal': ['零壹貳參肆伍陸柒捌玖', ['', '拾', '佰', '仟']],
};

/** 1 to 9,999 in Chinese with units: `二十三`, `一百零五`; informal numbers from ten to nineteen begin with 十. */
function chineseNumber(value: number, style: string): string | null {
  const [figures, units] = formal[style] ?? ['', []];
  if (figures === '' || value > 9_999) return null;
  if (value === 0) return '零';
  const places = [...String(value)].map(Number);
  let written = '';
  let isGap = false;
  places.forEach((digit, at) => {
    const unit = units[places.length - 1 - at] ?? '';
    if (digit === 0) {
      isGap = written !== '';
      return;
    }
    written += (isGap ? '零' : '') + (figures[digit] ?? '') + unit;
    isGap = false;
  });
  return style.endsWith('informal') ? written.replace(/^一十/u, '十') : written;
}

/** A number in letters, as a, …, z, aa: there is none of nothing. */
function lettered(value: number, letters: readonly string[]): string | null {
  if (value < 1) return null;
  let left = value;
  let written = '';
  while (left > 0) {
    written = (letters[(left - 1) % letters.length] ?? '') + written;
    left = Math.floor((left - 1) / letters.length);
  }
  return written;
}

const romans = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
] as const;

function roman(value: number): string | null {
  if (value < 1 || value > 3_999) return null;
  let left = value;
  let written = '';
  for (const [worth, letters] of romans) {
    while (left >= worth) {
      written += letters;
      left -= worth;
    }
  }
  return written;
}

const alphabets: Readonly<Record<string, readonly string[]>> = {
  'lower-alpha': [...'abcdefghijklmnopqrstuvwxyz'],
  'lower-greek': [...'αβγδεζηθικλμνξοπρστυφχψω'],
  'cjk-earthly-branch': [...'子丑寅卯辰巳午未申酉戌亥'],
  'cjk-heavenly-stem': [...'甲乙丙丁戊己庚辛壬癸'],
};

/** Other names of the same. */
const alike: Readonly<Record<string, string>> = {
  'lower-latin': 'lower-alpha',
  'upper-latin': 'upper-alpha',
  'cjk-ideographic': 'trad-chinese-informal',
};

/** What a number is in a style, and what stands after it; null where the style has none of it. */
function written(value: number, style: string): readonly [number: string, after: string] | null {
  const name = alike[style] ?? style;
  if (value >= 0 && name in formal) return pair(chineseNumber(value, name), '、');
  if (name === 'cjk-decimal' && value >= 0) {
    return pair([...String(value)].map((one) => digits[Number(one)] ?? '').join(''), '、');
  }
  if (name === 'lower-roman') return pair(roman(value), '. ');
  if (name === 'upper-roman') return pair(roman(value)?.toUpperCase() ?? null, '. ');
  if (name === 'upper-alpha') return pair(lettered(value, alphabets['lower-alpha'] ?? [])?.toUpperCase() ?? null, '. ');
  const letters = alphabets[name];
  // The stems and branches are fixed series: past their end the number is written in Chinese.
  if (name.startsWith('cjk-') && letters !== undefined) return pair(letters[value - 1] ?? null, '、');
  if (letters !== undefined) return pair(lettered(value, letters), '. ');
  if (name === 'decimal-leading-zero') return pair(String(value).padStart(2, '0'), '. ');
  return null;
}

function pair(number: string | null, after: string): readonly [string, string] | null {
  return number === null ? null : [number, after];
}

const bullets: Readonly<Record<string, string>> = { disc: '• ', circle: '◦ ', square: '▪ ', none: '' };

/** What stands before a list item: its number in the style and what parts it from the text, or its bullet. */
export function listMark(value: number, style: string): string {
  const bullet = bullets[style];
  if (bullet !== undefined) return bullet;
  const own = /^(?:"([^"]*)"|'([^']*)')$/u.exec(style);
  if (own !== null) return own[1] ?? own[2] ?? '';
  const [number, after] = written(value, style) ??
    (style.startsWith('cjk-') ? written(value, 'cjk-decimal') : null) ?? [String(value), '. '];
  return `${number}${after}`;
}
