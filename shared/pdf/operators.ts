/** A page's operators as bytes, a line after the other. All of them are ASCII. */
import { number } from './objects.ts';

/** Room that a page is begun with, in bytes: what most pages of text take. */
const ROOM = 1 << 16;

const MINUS = 0x2d;
const POINT = 0x2e;
const NOUGHT = 0x30;
/** From a figure of ten to the letter it is written with. */
const LETTERS = 0x61 - 10;

/** A number has four decimals, and no more than this many digits and signs. */
const PARTS = 10_000;
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

/** Writes a code, four hexadecimal digits; returns where it ends. */
export function putCode(bytes: Uint8Array, start: number, code: number): number {
  for (let at = 0; at < 4; at++) {
    const digit = (code >> (12 - at * 4)) & 0xf;
    bytes[start + at] = digit + (digit < 10 ? NOUGHT : LETTERS);
  }
  return start + 4;
}

/** Operators as they are written. As strings, a page's text is joined from a piece a character, which costs more than all else. */
export class Operators {
  #bytes = new Uint8Array(ROOM);
  #length = 0;
  #hasLines = false;

  /** Begins a line. */
  line(text = ''): void {
    if (this.#hasLines) this.text('\n');
    this.#hasLines = true;
    this.text(text);
  }

  text(text: string): void {
    this.write(text.length, (bytes, at) => putText(bytes, at, text));
  }

  number(value: number): void {
    this.write(LONGEST_NUMBER, (bytes, at) => putParts(bytes, at, Math.round(value * PARTS)));
  }

  /** Lets `put` write at a place, at most so many bytes; it returns where they end. */
  write(most: number, put: (bytes: Uint8Array, at: number) => number): void {
    if (this.#length + most > this.#bytes.length) {
      const bytes = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + most));
      bytes.set(this.#bytes);
      this.#bytes = bytes;
    }
    this.#length = put(this.#bytes, this.#length);
  }

  /** What is written so far. */
  bytes(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }
}
