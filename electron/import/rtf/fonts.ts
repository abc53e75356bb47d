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

/** Bytes whose code page nothing names that can be believed. */
export interface UnnamedBytes {
  readonly bytes: readonly number[];
  /** The head says that they are Western, which programs say that know no better. */
  readonly isWestern: boolean;
}

export class FontTable {
  readonly #fonts = new Map<number, Font>();
  #at: Font | undefined;
  /** The code page the document's head names; null of one that says no more than `\ansi`. */
  named: number | null = null;
  /** The one its bytes are in where the head does not say, or says what everything is called. */
  readonly #judged: number;
  /** The bytes of copy that are read in it, each piece of them a line. */
  readonly #unnamed: number[] = [];
  /** The font of text that names none. */
  usual: number | null = null;

  constructor(judged: number) {
    this.#judged = judged;
  }

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

  /** The code page a font names; null of one that leaves it to the document. */
  #pageOfFont(font: Font | undefined): number | null {
    return font === undefined ? null : (font.page ?? pageOfCharset(font.charset));
  }

  /** The code page of the document, where that can be believed. */
  get #believed(): number | null {
    return this.named === WESTERN ? null : this.named;
  }

  /** The code page of bytes in a font. */
  pageOf(number: number | null): number {
    return this.#pageOfFont(this.#of(number)) ?? this.#believed ?? this.#judged;
  }

  get unnamed(): UnnamedBytes {
    return { bytes: this.#unnamed, isWestern: this.named === WESTERN };
  }

  /** Keeps bytes of copy whose code page nothing names, so that it may be judged. */
  keepUnnamed(bytes: Uint8Array, number: number | null): void {
    const font = this.#of(number);
    if (font?.charset === SYMBOL_SET || (this.#pageOfFont(font) ?? this.#believed) !== null) return;
    this.#unnamed.push(0x0a);
    for (const byte of bytes) this.#unnamed.push(byte);
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
