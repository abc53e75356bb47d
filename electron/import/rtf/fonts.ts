/** The fonts of a document: in which code page bytes set in one are, and whether its characters are signs. */
import { symbolText } from '../docx/symbols.ts';
import { decodePage, isDoubleByte, pageOfCharset, plainSets, SYMBOL_SET, WESTERN } from './code-pages.ts';

interface Font {
  charset: number;
  /** Named by `\cpg`; null where it is the character set's. */
  page: number | null;
  name: string;
}

/** Text, and the characters of it in a font of signs that are not known, as they stand in the font. */
export interface FontText {
  readonly text: string;
  readonly unknown: readonly string[];
}

export class FontTable {
  readonly #fonts = new Map<number, Font>();
  #at: Font | undefined;
  /** The code page of the document. */
  page = WESTERN;
  /** The font of text that names none. */
  usual: number | null = null;

  /** Words of the font table are about this one from now on. */
  begin(number: number): void {
    this.#at = { charset: 1, page: null, name: '' };
    this.#fonts.set(number, this.#at);
  }

  setCharset(charset: number): void {
    if (this.#at !== undefined) this.#at.charset = charset;
  }

  setPage(page: number): void {
    if (this.#at !== undefined) this.#at.page = page;
  }

  /** A piece of the fonts' names: each ends with a semicolon. */
  name(text: string): void {
    if (this.#at !== undefined) this.#at.name += text;
  }

  #nameOf(font: Font): string {
    return (font.name.split(';')[0] ?? '').trim();
  }

  #of(number: number | null): Font | undefined {
    const known = number ?? this.usual;
    return known === null ? undefined : this.#fonts.get(known);
  }

  /** The code page of bytes in a font. */
  pageOf(number: number | null): number {
    const font = this.#of(number);
    return font?.page ?? (font === undefined ? null : pageOfCharset(font.charset)) ?? this.page;
  }

  /** Bytes that are set in a font as text. */
  decode(bytes: Uint8Array, number: number | null): FontText {
    const font = this.#of(number);
    if (font?.charset === SYMBOL_SET) {
      // A byte is a place in the font, which Word keeps in the private area at U+F000.
      const places = Array.from(bytes, (byte) => String.fromCharCode(byte > 0x20 ? 0xf000 + byte : byte));
      return this.seen(places.join(''), number);
    }
    const page = this.pageOf(number);
    const text = decodePage(bytes, page);
    const isPlain = font === undefined || (plainSets.has(font.charset) && font.page === null);
    // Western letters in a font of no set of its own, in a document whose own page is of two bytes.
    const isWestern = isPlain && font !== undefined && isDoubleByte(page) && text.includes('\ufffd');
    return this.seen(isWestern ? decodePage(bytes, WESTERN) : text, number);
  }

  /** Text that is set in a font as it is seen: letters of a font of signs are its signs. */
  seen(text: string, number: number | null): FontText {
    const font = this.#of(number);
    if (font === undefined) return { text, unknown: [] };
    const name = this.#nameOf(font);
    const whole = symbolText(text, name);
    if (whole !== null) return { text: whole, unknown: [] };
    const unknown: string[] = [];
    const isKnown = symbolText('', name) !== null;
    const shown = [...text].map((one) => {
      const sign = isKnown ? symbolText(one, name) : null;
      const isPlace = /[\uf020-\uf0ff]/u.test(one) || (isKnown && /[!-~]/u.test(one));
      if (sign === null && isPlace) unknown.push(`${name} ${one.codePointAt(0)?.toString(16).toUpperCase() ?? ''}`);
      return sign ?? one;
    });
    return { text: shown.join(''), unknown };
  }
}
