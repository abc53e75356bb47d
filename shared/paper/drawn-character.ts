/** The character somebody means to draw: typed, or by its code point. */
import { isOneCharacter } from './drawn-records.ts';

/** Why a text names no character that can be drawn, and what to do; `{name}` stands for the text, or its code point. */
export const characterRefusals = {
  'glyph-not-one': {
    zh: '“{name}”不是一个字。请写一个字，或它的码位，如 U+20BB7。',
    en: '“{name}” is not one character. Give one, or its code point, such as U+20BB7.',
  },
  'glyph-no-character': {
    zh: '{name} 不是能单独排的字，不能补：它是控制符、组合符号、变体选择符，或 Unicode 规定永远不作字符的码位。Unicode 没有的字请放在专用区（U+E000 到 U+F8FF）。',
    en: '{name} is not a character that is set by itself: it is a control, a combining mark, a variation selector, or a code that Unicode never makes a character. Put what Unicode does not have in the private use area (U+E000 to U+F8FF).',
  },
} as const;

/** The code point of a character, as Unicode writes it: `U+20BB7`. */
export function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/**
 * What Unicode has beside characters, and what is nothing by itself: controls, combining marks, variation selectors, what
 * stands for an object or for what could not be read. Codes that Unicode may give away yet are none of these.
 */
const NO_CHARACTER = /^[\p{Cc}\p{Cf}\p{M}\p{Noncharacter_Code_Point}\p{Default_Ignorable_Code_Point}\ufffc\ufffd]$/u;

/** A character that can be drawn, or why there is none and what the refusal names. */
type Meant =
  | { readonly character: string }
  | { readonly refusal: keyof typeof characterRefusals; readonly name: string };

/** The character a text means: itself, or a code point as `U+20BB7`. */
export function characterMeant(text: string): Meant {
  // Where Chinese is typed, a code may come in full-width letters.
  const [, hex] = /^U\+([0-9A-F]{4,6})$/iu.exec(text.normalize('NFKC').trim()) ?? [];
  const code = hex === undefined ? null : Number.parseInt(hex, 16);
  const character = code === null ? text.trim() : code <= 0x10_ffff ? String.fromCodePoint(code) : '';
  if (!isOneCharacter(character)) return { refusal: 'glyph-not-one', name: text };
  return NO_CHARACTER.test(character) ? { refusal: 'glyph-no-character', name: codePoint(character) } : { character };
}

/** True of a character that a drawing can be given for. */
export function canBeDrawn(character: string): boolean {
  return isOneCharacter(character) && !NO_CHARACTER.test(character);
}
