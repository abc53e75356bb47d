/**
 * ’ is a closing quotation mark in Chinese and an apostrophe in Western words (UAX #29 WB6, WB7, WB11, WB12: MidNumLet), and
 * copy has the same character for both.
 */
import { CharacterClass, classOf } from './characters.ts';

const APOSTROPHE = 0x2019;
const OPENING = 0x2018;
const FULL_WIDTH = 0xff07;

const ANY = /[‘’＇]/;

/** A letter or a digit of Western text; not what stands before a text begins or after it ends. */
function isWesternLetter(code: number): boolean {
  if (Number.isNaN(code)) return false;
  const cls = classOf(code);
  return cls === CharacterClass.latin || cls === CharacterClass.digit;
}

/** True where a word may begin: at a text's start, after a space, an opening mark, a connector. */
function beginsWord(before: number): boolean {
  if (Number.isNaN(before)) return true;
  const cls = classOf(before);
  return (
    cls === CharacterClass.space ||
    cls === CharacterClass.opening ||
    cls === CharacterClass.latinOpening ||
    cls === CharacterClass.connector ||
    cls === CharacterClass.slash
  );
}

/** ’n’ for “and”: both of its marks are apostrophes. */
function isAnd(text: string, at: number): boolean {
  return /^[’＇][nN][’＇]$/u.test(text.slice(at, at + 3)) || /^[’＇][nN][’＇]$/u.test(text.slice(at - 2, at + 1));
}

/** True where the next single quotation mark that stands in no word closes. */
function isClosedLater(text: string, from: number): boolean {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === OPENING) return false;
    const isInWord = isWesternLetter(text.charCodeAt(at - 1)) && isWesternLetter(text.charCodeAt(at + 1));
    if (code === APOSTROPHE && !isInWord) return true;
  }
  return false;
}

/**
 * Offsets, in UTF-16 code units, of a text's apostrophes that belong to Western words: don’t, O’Brien, l’été, rock ’n’ roll,
 * ’90s, the boys’ club. Null where there are none. A mark that closes what ‘ opened is no apostrophe, unless it stands
 * between letters.
 */
export function apostrophes(text: string): ReadonlySet<number> | null {
  if (!ANY.test(text)) return null;
  const found = new Set<number>();
  let open = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code !== APOSTROPHE && code !== OPENING && code !== FULL_WIDTH) continue;
    const before = text.charCodeAt(at - 1);
    const follows = isWesternLetter(before);
    const leads = isWesternLetter(text.charCodeAt(at + 1));
    const isBetween = follows && leads;
    if (code === OPENING) {
      // ‘ for ’ is a slip of the keyboard; between letters it is none where something closes it.
      if (isBetween && !isClosedLater(text, at + 1)) found.add(at);
      else open++;
    } else if (isBetween || (leads && beginsWord(before)) || isAnd(text, at)) found.add(at);
    else if (code === FULL_WIDTH) continue;
    else if (open > 0) open--;
    else if (follows || leads) found.add(at);
  }
  return found.size === 0 ? null : found;
}
