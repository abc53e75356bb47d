/**
 * Characters as people count them: a letter with its marks, a Han character with the selector of its form, a family of
 * emoji, a flag (UAX #29, extended grapheme clusters). A caret stands between two of them and never within one, and what is
 * selected, deleted, found or compared is whole ones. All offsets are in UTF-16 code units.
 */
import { unseenKind } from './seen-text.ts';

/**
 * Units that are a character each, whatever stands beside them: Han, kana, Western letters and the marks of both, as nearly
 * all copy has. Left out is what may go on with its neighbours: marks, joiners, selectors, surrogates, carriage returns.
 */
const PLAIN =
  '\\t\\n -~\\u00a0-\\u00ac\\u00ae-\\u02ff\\u0370-\\u0482\\u048a-\\u058f\\u2010-\\u2027\\u2030-\\u205e\\u20a0-\\u20cf\\u2100-\\u2bff' +
  '\\u2e80-\\u3029\\u3030-\\u3098\\u309b-\\u9fff\\uf900-\\ufaff\\uff01-\\uff9d\\uffe0-\\uffe6';

/** Tells a text of plain units only. */
export const allPlain = new RegExp(`^[${PLAIN}]*$`);
const onePlain = new RegExp(`^[${PLAIN}]$`);

let made: Intl.Segmenter | undefined;

/** Made for the first text that needs it. */
function segmenter(): Intl.Segmenter {
  made ??= new Intl.Segmenter('zh', { granularity: 'grapheme' });
  return made;
}

/** A text's characters. */
export function charactersOf(text: string): string[] {
  if (allPlain.test(text)) return text.split('');
  return Array.from(segmenter().segment(text), ({ segment }) => segment);
}

/** True where no character is divided by a text's being divided at an offset. */
function isBetween(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return true;
  return onePlain.test(text.charAt(offset - 1)) && onePlain.test(text.charAt(offset));
}

/** Where the character that an offset lies in starts: the offset itself between two characters. */
export function characterStart(text: string, offset: number): number {
  if (isBetween(text, offset)) return Math.max(0, Math.min(text.length, offset));
  return segmenter().segment(text).containing(offset)?.index ?? text.length;
}

/** Where the character that an offset lies in ends: the offset itself between two characters. */
export function characterEnd(text: string, offset: number): number {
  const start = characterStart(text, offset);
  return start >= offset ? start : nextCharacter(text, start);
}

/** Where the character after an offset ends; the text's end after the last one. */
export function nextCharacter(text: string, offset: number): number {
  if (offset + 1 >= text.length) return text.length;
  if (onePlain.test(text.charAt(offset)) && isBetween(text, offset + 1)) return offset + 1;
  const own = segmenter().segment(text).containing(offset);
  return own === undefined ? text.length : own.index + own.segment.length;
}

/** Where the character before an offset starts; 0 before the first one. */
export function previousCharacter(text: string, offset: number): number {
  return offset <= 1 ? 0 : characterStart(text, offset - 1);
}

/** Where the last character of a text starts. */
export function lastCharacter(text: string): number {
  return previousCharacter(text, text.length);
}

/** Where the second half of a text's characters starts; of an odd one in the middle it is the second half's. */
export function middleOf(text: string): number {
  const characters = charactersOf(text);
  return characters.slice(0, Math.floor(characters.length / 2)).join('').length;
}

/** True of a character that leaves a mark on the page, or room. */
function isSeen(character: string): boolean {
  for (const one of character) if (unseenKind(one.codePointAt(0) ?? 0) === null) return true;
  return false;
}

/** Where each character that is seen starts in a text. */
export function seenStarts(text: string): number[] {
  const starts: number[] = [];
  let at = 0;
  for (const character of charactersOf(text)) {
    if (isSeen(character)) starts.push(at);
    at += character.length;
  }
  return starts;
}
