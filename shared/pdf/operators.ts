/** A page's operators as bytes, a line after the other. All of them are ASCII. */
import { number } from './objects.ts';

/** Room that a page is begun with, in bytes: what most pages of text take. */
const ROOM = 1 << 16;

const MINUS = 0x2d;
const POINT = 0x2e;
const NOUGHT = 0x30;

/** A number has four decimals, and no more than this many digits and signs. */
export const PARTS = 10_000;
export const LONGEST_NUMBER = 32;

/** Writes a text that is all ASCII; returns where it ends. */
function putText(bytes: Uint8Array, start: number, text: string): number {
  for (let at = 0; at < text.length; at++) bytes[start + at] = text.charCodeAt(at);
  return start + text.length;
}

/** Writes so many ten-thousandths, as {@link number} does; returns where they end. */
export function putParts(bytes: Uint8Array, start: number, rounded: number): number {
  const parts = Math.abs(rounded);
  // Beyond what a small integer holds a number is rare, and its digits are somebody else's work.
  if (!(parts < 0x7fffffff)) return putText(bytes, start, number(rounded / PARTS));
  let at = start;
  if (rounded < 0) bytes[at++] = MINUS;
  const whole = (parts / PARTS) | 0;
  let digits = 1;
  for (let power = 10; power <= whole; power *= 10) digits++;
  for (let place = digits - 1, rest = whole; place >= 0; place--) {
    const next = (rest / 10) | 0;
    bytes[at + place] = NOUGHT + rest - next * 10;
    rest = next;
  }
  at += digits;
  let rest = parts - whole * PARTS;
  if (rest > 0) bytes[at++] = POINT;
  for (let power = PARTS / 10; rest > 0; power /= 10) {
    const digit = (rest / power) | 0;
    bytes[at++] = NOUGHT + digit;
    rest -= digit * power;
  }
  return at;
}

const hexadecimal = Uint8Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0));

/** Writes a code, four hexadecimal digits; returns where it ends. */
export function putCode(bytes: Uint8Array, start: number, code: number): number {
  // Without a loop: this is done for every glyph.
  bytes[start] = hexadecimal[code >> 12] ?? 0;
  bytes[start + 1] = hexadecimal[(code >> 8) & 0xf] ?? 0;
  bytes[start + 2] = hexadecimal[(code >> 4) & 0xf] ?? 0;
  bytes[start + 3] = hexadecimal[code & 0xf] ?? 0;
  return start + 4;
}

/** Writes what is written the same again and again; returns where it ends. */
export function putBytes(bytes: Uint8Array, start: number, known: Uint8Array): number {
  bytes.set(known, start);
  return start + known.length;
}

/**
 * Operators as they are written. As strings, a page's text is joined from a piece a character, which costs more than
 * all else.
 */
export class Operators {
  #bytes = new Uint8Array(ROOM);
  /** Where the next byte goes; moved by whoever writes into {@link room}. */
  end = 0;
  #hasLines = false;

  /** Begins a line. */
  line(text = ''): void {
    if (this.#hasLines) this.text('\n');
    this.#hasLines = true;
    this.text(text);
  }

  text(text: string): void {
    const bytes = this.room(text.length);
    this.end = putText(bytes, this.end, text);
  }

  /** Room for so many bytes more: who writes into it from `end` on says where it ends then. */
  room(most: number): Uint8Array {
    if (this.end + most > this.#bytes.length) {
      const bytes = new Uint8Array(Math.max(this.#bytes.length * 2, this.end + most));
      bytes.set(this.#bytes);
      this.#bytes = bytes;
    }
    return this.#bytes;
  }

  /** What is written so far. */
  bytes(): Uint8Array {
    return this.#bytes.slice(0, this.end);
  }
}
