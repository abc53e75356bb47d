/** Lists and dictionaries of a CFF table (Adobe Technical Note 5176, §4 DICT Data, §5 INDEX Data). */
import type { ReadAt } from '../compose/font-tables.ts';
import { FontProblem } from './font-problem.ts';
import { TableBytes } from './table-bytes.ts';

/** What is wrong with a CFF table. */
export function damagedCff(detail: string): FontProblem {
  return new FontProblem('damaged', { table: 'CFF', detail });
}

/** A CFF table, of which what is asked for is read. */
export interface CffTable {
  readonly length: number;
  /** Reads from the table's start. */
  readonly read: ReadAt;
}

/** Reads a part of the table. Throws `cut-off`. */
export function readCff(table: CffTable, at: number, length: number): TableBytes {
  if (!(at >= 0 && at + length <= table.length)) throw new FontProblem('cut-off', { table: 'CFF' });
  const bytes = table.read(at, length);
  if (bytes.length < length) throw new FontProblem('cut-off', { table: 'CFF' });
  return new TableBytes('CFF', bytes);
}

/** A list of byte strings: where each is. The strings themselves are read when they are asked for. */
export class CffIndex {
  readonly count: number;
  /** Where in the table the list ends. */
  readonly end: number;
  readonly #table: CffTable;
  readonly #offsets: TableBytes;
  readonly #size: number;
  /** Offsets count from the byte before the first string. */
  readonly #base: number;

  /** Throws where the list does not lie within the table. */
  constructor(table: CffTable, at: number) {
    this.#table = table;
    this.count = readCff(table, at, 2).u16(0);
    this.#size = this.count === 0 ? 1 : readCff(table, at + 2, 1).u8(0);
    if (this.#size < 1 || this.#size > 4) throw damagedCff(`offsets of ${this.#size} bytes`);
    const length = this.count === 0 ? 0 : (this.count + 1) * this.#size;
    this.#offsets = readCff(table, this.count === 0 ? at : at + 3, length);
    this.#base = at + 2 + length;
    this.end = this.count === 0 ? at + 2 : this.#base + this.#offset(this.count);
    if (this.end > table.length) throw new FontProblem('cut-off', { table: 'CFF' });
  }

  #offset(item: number): number {
    const at = item * this.#size;
    if (this.#size === 4) return this.#offsets.u32(at);
    if (this.#size === 3) return this.#offsets.u16(at) * 256 + this.#offsets.u8(at + 2);
    return this.#size === 2 ? this.#offsets.u16(at) : this.#offsets.u8(at);
  }

  /** Where a string is in the table. Throws where it has none, or one that ends before it starts. */
  place(item: number): { readonly start: number; readonly length: number } {
    if (!(item >= 0 && item < this.count)) throw damagedCff(`no item ${item} of ${this.count}`);
    const [from, to] = [this.#offset(item), this.#offset(item + 1)];
    if (from < 1 || to < from) throw damagedCff(`item ${item} ends before it starts`);
    return { start: this.#base + from, length: to - from };
  }

  /** A string. */
  item(item: number): Uint8Array {
    const { start, length } = this.place(item);
    return readCff(this.#table, start, length).bytes;
  }
}

/** An entry of a dictionary: its operands, as numbers and as they are written. */
export interface DictEntry {
  readonly operands: readonly number[];
  readonly written: Uint8Array;
}

/** Operators of two bytes are counted from here on: 12 7 is 1207. */
const ESCAPE = 12;
/** Operands an entry may have (§4). */
const MOST_OPERANDS = 48;
/** What the nibbles of a real number stand for. */
const nibbles = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.', 'E', 'E-', '', '-', ''];
const END = 0xf;

function realAt(dict: TableBytes, start: number): { readonly value: number; readonly next: number } {
  let text = '';
  for (let at = start; ; at++) {
    const byte = dict.u8(at);
    for (const nibble of [byte >> 4, byte & 0xf]) {
      if (nibble === END) return { value: Number(text), next: at + 1 };
      text += nibbles[nibble] ?? '';
    }
  }
}

function operandAt(dict: TableBytes, at: number): { readonly value: number; readonly next: number } {
  const first = dict.u8(at);
  if (first === 28) return { value: dict.i16(at + 1), next: at + 3 };
  if (first === 29) return { value: dict.u32(at + 1) | 0, next: at + 5 };
  if (first === 30) return realAt(dict, at + 1);
  if (first >= 32 && first <= 246) return { value: first - 139, next: at + 1 };
  if (first >= 247 && first <= 250) return { value: (first - 247) * 256 + dict.u8(at + 1) + 108, next: at + 2 };
  if (first >= 251 && first <= 254) return { value: -(first - 251) * 256 - dict.u8(at + 1) - 108, next: at + 2 };
  throw damagedCff(`the byte ${first} in a dictionary`);
}

/** The entries of a dictionary by their operators. Throws where it is damaged. */
export function readDict(bytes: Uint8Array): ReadonlyMap<number, DictEntry> {
  const dict = new TableBytes('CFF', bytes);
  const entries = new Map<number, DictEntry>();
  let operands: number[] = [];
  let from = 0;
  for (let at = 0; at < dict.length; ) {
    const first = dict.u8(at);
    if (first <= 21) {
      const operator = first === ESCAPE ? ESCAPE * 100 + dict.u8(at + 1) : first;
      entries.set(operator, { operands, written: bytes.subarray(from, at) });
      at += first === ESCAPE ? 2 : 1;
      operands = [];
      from = at;
      continue;
    }
    const { value, next } = operandAt(dict, at);
    if (!Number.isFinite(value)) throw damagedCff('a number that is none');
    if (operands.push(value) > MOST_OPERANDS) throw damagedCff('too many operands in a dictionary');
    at = next;
  }
  return entries;
}
