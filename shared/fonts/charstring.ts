/** Outlines of CFF as programs (Adobe Technical Note 5177, Type 2 Charstring Format). */
import type { CffIndex } from './cff-dict.ts';
import { FontProblem } from './font-problem.ts';

/** How deep subroutines may call one another (§4.4). */
const DEPTH = 10;
/** Bytes of an outline, its subroutines put in, and steps it takes: those of the richest Han are some thousand. */
const MOST_BYTES = 1 << 17;
const MOST_STEPS = 1 << 18;
/** Numbers before an operator: the format allows 48, and the successor of it 513. */
const MOST_OPERANDS = 513;

const operators = {
  hstem: 1,
  vstem: 3,
  callsubr: 10,
  return: 11,
  escape: 12,
  endchar: 14,
  hstemhm: 18,
  hintmask: 19,
  cntrmask: 20,
  vstemhm: 23,
  shortNumber: 28,
  callgsubr: 29,
  fixedNumber: 255,
} as const;

const stems = new Set<number>([operators.hstem, operators.vstem, operators.hstemhm, operators.vstemhm]);
const masks = new Set<number>([operators.hintmask, operators.cntrmask]);
/** Moves, lines and curves. */
const drawing = new Set([4, 5, 6, 7, 8, 21, 22, 24, 25, 26, 27, 30, 31]);
/** Second bytes after the escape: the four flexes draw, and the first is a hint without effect. */
const drawingEscapes = new Set([0, 34, 35, 36, 37]);
/** How many numbers more there are after a calculation than before it, by its second byte. */
const calculations = new Map([
  [3, -1],
  [4, -1],
  [5, 0],
  [9, 0],
  [10, -1],
  [11, -1],
  [12, -1],
  [14, 0],
  [15, -1],
  [18, -1],
  [20, -2],
  [21, 0],
  [22, -3],
  [23, 1],
  [24, -1],
  [26, 0],
  [27, 1],
  [28, 0],
  [29, 0],
  [30, -2],
]);

/** Subroutines of all glyphs, and of those that share a dictionary. */
export interface Subroutines {
  readonly global: CffIndex;
  readonly local: CffIndex | null;
}

/** A number before an operator: where it is written, and its value, null where it was calculated. */
interface Operand {
  readonly at: number;
  readonly value: number | null;
}

/** What is added to a subroutine's number to find it (§4.7). */
function biasOf({ count }: CffIndex): number {
  if (count < 1240) return 107;
  return count < 33_900 ? 1131 : 32_768;
}

function numberLength(first: number): number {
  if (first === operators.shortNumber) return 3;
  if (first === operators.fixedNumber) return 5;
  return first <= 246 ? 1 : 2;
}

/** The value of a number of whole units; null of one with a fraction, which numbers no subroutine. */
function numberAt(code: Uint8Array, at: number): number | null {
  const [first = 0, second = 0, third = 0] = code.subarray(at, at + 3);
  if (first === operators.fixedNumber) return null;
  if (first === operators.shortNumber) return ((second << 24) >> 16) | third;
  if (first <= 246) return first - 139;
  return first <= 250 ? (first - 247) * 256 + second + 108 : -(first - 251) * 256 - second - 108;
}

/** Follows an outline's program through its subroutines and writes it down as one. */
class Flattening {
  readonly #glyph: number;
  readonly #subroutines: Subroutines;
  /** What is written so far, at the start of a buffer that outlines take turns in. */
  readonly #buffer: Uint8Array;
  #length = 0;
  #operands: Operand[] = [];
  #stems = 0;
  #steps = 0;

  constructor(glyph: number, subroutines: Subroutines, buffer: Uint8Array) {
    this.#glyph = glyph;
    this.#subroutines = subroutines;
    this.#buffer = buffer;
  }

  #damaged(detail: string): FontProblem {
    return new FontProblem('bad-glyph', { glyph: this.#glyph, detail });
  }

  #write(code: Uint8Array, from: number, length: number): void {
    if (from + length > code.length) throw this.#damaged('its program is cut off');
    if (this.#length + length > this.#buffer.length) throw this.#damaged('its program is too long');
    for (let at = from; at < from + length; at++) this.#buffer[this.#length++] = code[at] ?? 0;
  }

  /** The program of the subroutine that the last number asks for; the number is taken back. */
  #called(index: CffIndex | null): Uint8Array {
    const operand = this.#operands.pop();
    if (index === null || operand === undefined || operand.value === null) throw this.#damaged('a call of nothing');
    this.#length = operand.at;
    const number = operand.value + biasOf(index);
    if (number < 0 || number >= index.count) throw this.#damaged(`there is no subroutine ${number}`);
    return index.item(number);
  }

  /** An operator of two bytes. */
  #escape(code: Uint8Array, at: number): void {
    const second = code[at + 1] ?? -1;
    if (drawingEscapes.has(second)) this.#operands = [];
    else {
      const more = calculations.get(second);
      if (more === undefined) throw this.#damaged(`the operator 12 ${second}`);
      const left = this.#operands.length + more;
      if (left < 0) throw this.#damaged('a calculation with too few numbers');
      // What is calculated is not followed: nothing but a subroutine's number would have to be known.
      this.#operands = Array.from({ length: left }, () => ({ at: this.#length, value: null }));
    }
    this.#write(code, at, 2);
  }

  /** Takes one operator or number; returns how many bytes it has, or how the program ends. */
  #step(code: Uint8Array, at: number, depth: number): number | 'returns' | 'ends' {
    if (++this.#steps > MOST_STEPS) throw this.#damaged('its program does not end');
    const first = code[at] ?? 0;
    if (first >= 32 || first === operators.shortNumber) {
      const length = numberLength(first);
      this.#operands.push({ at: this.#length, value: numberAt(code, at) });
      if (this.#operands.length > MOST_OPERANDS) throw this.#damaged('too many numbers');
      this.#write(code, at, length);
      return length;
    }
    if (first === operators.callsubr || first === operators.callgsubr) {
      if (depth >= DEPTH) throw this.#damaged('its subroutines call one another too deep');
      const { global, local } = this.#subroutines;
      const called = this.#called(first === operators.callsubr ? local : global);
      return this.run(called, depth + 1) === 'ends' ? 'ends' : 1;
    }
    if (first === operators.return) return 'returns';
    if (first === operators.escape) {
      this.#escape(code, at);
      return 2;
    }
    let length = 1;
    if (stems.has(first)) this.#stems += this.#operands.length >> 1;
    else if (masks.has(first)) {
      // Numbers before a mask are stems that go without their operator.
      this.#stems += this.#operands.length >> 1;
      length += (this.#stems + 7) >> 3;
    } else if (first === operators.endchar) {
      if (this.#operands.length >= 4) throw this.#damaged('it is an accented letter made in a way that is given up');
    } else if (!drawing.has(first)) throw this.#damaged(`the operator ${first}`);
    this.#operands = [];
    this.#write(code, at, length);
    return first === operators.endchar ? 'ends' : length;
  }

  run(code: Uint8Array, depth: number): 'returns' | 'ends' {
    for (let at = 0; at < code.length; ) {
      const step = this.#step(code, at, depth);
      if (typeof step !== 'number') return step;
      at += step;
    }
    return 'returns';
  }

  result(): Uint8Array {
    return this.#buffer.slice(0, this.#length);
  }
}

/** Room for the longest program that is read. */
export function charstringBuffer(): Uint8Array {
  return new Uint8Array(MOST_BYTES);
}

/**
 * An outline's program without subroutines: what they would do stands where they were called. It is put together in a
 * buffer of {@link charstringBuffer}, and is a copy. Throws `bad-glyph`.
 */
export function flatCharstring(
  glyph: number,
  code: Uint8Array,
  subroutines: Subroutines,
  buffer: Uint8Array,
): Uint8Array {
  const flattening = new Flattening(glyph, subroutines, buffer);
  if (flattening.run(code, 0) === 'returns') flattening.run(Uint8Array.of(operators.endchar), 0);
  return flattening.result();
}
