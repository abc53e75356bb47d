/**
 * 字数: how many characters a text is long. One is what people count as one (UAX #29): a Han character with the selector of its
 * form, a letter with its marks, a family of emoji. Marks of punctuation and spaces count, as 计标点的字数 has it; what takes no
 * room does not: zero-width spaces and joiners, controls of direction, soft hyphens, control characters.
 */
import { allPlain, seenStarts } from './graphemes.ts';
import { isSelector, unseenKind } from './seen-text.ts';

/** What one code point does to the count. */
type Part =
  /** It is a character. */
  | 'character'
  /** It goes with the character before it; where none is, it is one itself. */
  | 'mark'
  /** It goes with the character before it, and is not seen. */
  | 'unseen-mark'
  /** It is not seen, and nothing goes with it. */
  | 'control'
  /** What it is depends on more than what stands before it: scripts of syllables, flags, joined emoji. */
  | 'involved';

/** Marks of what newsrooms set every day, by ranges of code points (Unicode 15, Grapheme_Cluster_Break=Extend). */
const marks: readonly (readonly [from: number, to: number])[] = [
  [0x300, 0x34e],
  [0x350, 0x36f],
  [0x483, 0x489],
  [0x20d0, 0x20f0],
  [0x302a, 0x302f],
  [0x3099, 0x309a],
  [0xfe20, 0xfe2f],
  [0xff9e, 0xff9f],
  [0x1f3fb, 0x1f3ff],
];

/** Where every code point is a character by itself, one of `marks`, or unseen: Western letters, signs, kana, Han, emoji. */
const simple: readonly (readonly [from: number, to: number])[] = [
  [0, 0x58f],
  [0x1e00, 0x200c],
  [0x200e, 0x2cee],
  [0x2cf2, 0x2d7e],
  [0x2e00, 0xa66e],
  [0xac00, 0xd7a3],
  [0xe000, 0xfb1d],
  [0xfb1f, 0xffff],
  [0x1f200, 0x1faff],
  [0x20000, 0x3ffff],
  [0xe0001, 0xe01ef],
];

function isIn(ranges: readonly (readonly [from: number, to: number])[], code: number): boolean {
  return ranges.some(([from, to]) => code >= from && code <= to);
}

/** What is not seen, yet is of the character before it: selectors, the non-joiner, the joiner of marks, tags. */
function isUnseenMark(code: number): boolean {
  return isSelector(code) || code === 0x200c || code === 0x34f || (code >= 0xe0020 && code <= 0xe007f);
}

function partOf(code: number): Part {
  if (!isIn(simple, code)) return 'involved';
  if (isUnseenMark(code)) return 'unseen-mark';
  if (unseenKind(code) !== null) return 'control';
  return isIn(marks, code) ? 'mark' : 'character';
}

/** What was told of code points: copy has a few that are not plain, again and again. */
const told = new Map<number, Part>();
/** Beyond so many it is begun anew. */
const MOST_TOLD = 4_096;

function knownPart(code: number): Part {
  const known = told.get(code);
  if (known !== undefined) return known;
  const part = partOf(code);
  if (told.size >= MOST_TOLD) told.clear();
  told.set(code, part);
  return part;
}

/** True of a Han character of the first plane and of the marks and kana before it, which are nearly all copy. */
function isUsual(unit: number): boolean {
  return (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x3001 && unit <= 0x3029) || (unit >= 0x20 && unit < 0x7f);
}

/** True of the second unit of U+E0100–E01EF. */
function isFormSelector(unit: number): boolean {
  return unit >= 0xdd00 && unit <= 0xddef;
}

/** The characters of a text, without going through it by the whole of UAX #29; null where nothing less will do. */
function simpleCount(text: string): number | null {
  let count = 0;
  /** Whether a mark that comes next goes with a character that was counted. */
  let isOnCharacter = false;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (isUsual(unit)) {
      count++;
      isOnCharacter = true;
      continue;
    }
    // The selectors of ideographs' forms (Unicode 15 §23.4): where copy has them each ideograph may have one.
    if (unit === 0xdb40 && isFormSelector(text.charCodeAt(at + 1))) {
      at++;
      continue;
    }
    const code = unit >= 0xd800 && unit <= 0xdbff ? (text.codePointAt(at) ?? unit) : unit;
    if (code > 0xffff) at++;
    const part = knownPart(code);
    if (part === 'involved') return null;
    if (part === 'control') isOnCharacter = false;
    else if (part === 'character' || (part === 'mark' && !isOnCharacter)) {
      count++;
      isOnCharacter = true;
    }
  }
  return count;
}

/** How many characters a text is long. */
export function countCharacters(text: string): number {
  if (allPlain.test(text) && !text.includes('\n')) return text.length;
  return simpleCount(text) ?? seenStarts(text).length;
}
