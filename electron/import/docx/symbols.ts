/** Characters of symbol fonts, Symbol and the Wingdings, as Unicode has them. */
import { codePoint } from 'dingbat-to-unicode';

/** Fonts that show other characters than the text says, as the table has their names. */
const symbolFonts: ReadonlyMap<string, string> = new Map(
  ['Symbol', 'Webdings', 'Wingdings', 'Wingdings 2', 'Wingdings 3'].map((name) => [name.toLowerCase(), name]),
);

function inFont(code: number, font: string): string | undefined {
  // Word keeps a symbol font's character of one byte in the private area at U+F000 (ECMA-376 17.3.3.30).
  const byte = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
  return codePoint(font, byte)?.string;
}

/** A character of a symbol font as Unicode has it; null where the font's table, or the font, is not known. */
export function symbolOf(code: number, font: string): string | null {
  const name = symbolFonts.get(font.toLowerCase());
  if (name !== undefined) return inFont(code, name) ?? null;
  // A character in a font that has it as everybody does.
  const isPrivate = code >= 0xe000 && code <= 0xf8ff;
  const isCharacter = code > 0x1f && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isCharacter && !isPrivate ? String.fromCodePoint(code) : null;
}

/**
 * Text set in a symbol font as it is seen; characters beyond ASCII that are not private are set in the font for Chinese.
 * Null where the font is none, or shows one of the characters we know not how.
 */
export function symbolText(text: string, font: string): string | null {
  const name = symbolFonts.get(font.toLowerCase());
  if (name === undefined) return null;
  let seen = '';
  for (const one of text) {
    const code = one.codePointAt(0) ?? 0;
    const isOfFont = (code > 0x20 && code <= 0x7e) || (code >= 0xf000 && code <= 0xf0ff);
    const shown = isOfFont ? inFont(code, name) : one;
    if (shown === undefined) return null;
    seen += shown;
  }
  return seen;
}
