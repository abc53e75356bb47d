/** The tokens of RTF (1.9.1, “RTF Syntax”): groups, words with their numbers, signs, and bytes of text. */
import { withoutEnd } from '../../../shared/text/trimmed.ts';

export type Token =
  | { readonly kind: 'open' }
  | { readonly kind: 'close' }
  /** `\par`, `\u19996`: null without a number. */
  | { readonly kind: 'word'; readonly name: string; readonly value: number | null }
  /** `\~`, `\*`. */
  | { readonly kind: 'sign'; readonly sign: string }
  /** `\'e9`. */
  | { readonly kind: 'byte'; readonly byte: number }
  /** Bytes as they stand, without the line feeds, which mean nothing. */
  | { readonly kind: 'text'; readonly bytes: Uint8Array };

const word = /\\([a-zA-Z]{1,40})(-?\d{1,10})? ?/y;
const plain = /[^\\{}]+/y;
const starredWord = /\s*\\([a-zA-Z]{1,40})/y;

function bytesOf(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at) & 0xff;
  return bytes;
}

export class RtfTokens {
  readonly #source: string;
  #at = 0;

  constructor(bytes: Uint8Array) {
    // RTF is of seven bits. Bytes above are the document's, and keep their eight in characters of their own.
    this.#source = withoutEnd(new TextDecoder('x-user-defined').decode(bytes), (unit) => unit === '\0');
  }

  /** The next token; null at the end. */
  next(): Token | null {
    const source = this.#source;
    if (this.#at >= source.length) return null;
    const one = source.charAt(this.#at);
    if (one === '{' || one === '}') {
      this.#at++;
      return { kind: one === '{' ? 'open' : 'close' };
    }
    if (one === '\\') return this.#control();
    plain.lastIndex = this.#at;
    const [text = one] = plain.exec(source) ?? [];
    this.#at += text.length;
    return { kind: 'text', bytes: bytesOf(text.replace(/[\r\n]+/g, '')) };
  }

  #control(): Token {
    word.lastIndex = this.#at;
    const found = word.exec(this.#source);
    if (found !== null) {
      this.#at += found[0].length;
      const [, name = '', figures] = found;
      return { kind: 'word', name, value: figures === undefined ? null : Number(figures) };
    }
    const sign = this.#source.charAt(this.#at + 1);
    const hex = sign === "'" ? this.#source.slice(this.#at + 2, this.#at + 4) : '';
    if (/^[0-9a-fA-F]{2}$/.test(hex)) {
      this.#at += 4;
      return { kind: 'byte', byte: Number.parseInt(hex, 16) };
    }
    this.#at += 2;
    return { kind: 'sign', sign };
  }

  /** The word that follows, of a group that older programs may pass over; undefined where none does. */
  peekWord(): string | undefined {
    starredWord.lastIndex = this.#at;
    return starredWord.exec(this.#source)?.[1];
  }

  /**
   * The byte that stands next where it would be a sign of RTF's own: old programs wrote the second byte of a character
   * as it is, be it a backslash or a brace. Null of anything else, and of a byte written as `\'hh`.
   */
  takeTrail(): number | null {
    const one = this.#source.charAt(this.#at);
    if (!/^[\\{}]$/.test(one) || this.#source.startsWith("\\'", this.#at)) return null;
    this.#at++;
    return one.charCodeAt(0);
  }

  /** Takes bytes as they are, whatever they look like. */
  takeBytes(count: number): Uint8Array {
    const from = this.#at;
    this.#at = Math.min(this.#source.length, from + Math.max(0, count));
    return bytesOf(this.#source.slice(from, this.#at));
  }
}
