/** The columns in which an article ends, made level. */
import type { BodyBlock } from '../edition/records.ts';
import { fillLeg } from './leg.ts';
import type { Slot } from './slots.ts';
import type { CopyPlace, FilledLeg, Leg, ThreadCopy } from './thread.ts';

/** Rows above the one that should do that are tried one by one. */
const TRIED_IN_TURN = 2;

/** Where a filled leg's copy stands last. */
function endOf(filled: FilledLeg): BodyBlock | undefined {
  return filled.lines.findLast((line) => line.source !== null)?.slot.block;
}

/** The block of a leg in which its copy ends, and its slots. */
class LastBlock {
  readonly #leg: Leg;
  readonly #copy: ThreadCopy;
  readonly #start: CopyPlace;
  readonly #block: BodyBlock;
  readonly #from: number;
  readonly #slots: readonly Slot[];
  /** Its columns in reading order. */
  readonly columns: readonly number[];
  readonly lastRow: number;

  constructor(leg: Leg, copy: ThreadCopy, start: CopyPlace, block: BodyBlock) {
    this.#leg = leg;
    this.#copy = copy;
    this.#start = start;
    this.#block = block;
    this.#from = leg.slots.findIndex((slot) => slot.block === block);
    this.#slots = leg.slots.slice(this.#from, leg.slots.findLastIndex((slot) => slot.block === block) + 1);
    this.columns = [...new Set(this.#slots.map(({ column }) => column))];
    this.lastRow = this.#slots.reduce((last, { row }) => Math.max(last, row), 0);
  }

  /** The first row down to which it has so many slots, and how many of them are in that row. */
  rowHolding(count: number): { readonly row: number; readonly of: number } {
    const inRow = new Map<number, number>();
    for (const { row } of this.#slots) inRow.set(row, (inRow.get(row) ?? 0) + 1);
    let left = count;
    for (const [row, some] of [...inRow].sort(([a], [b]) => a - b)) {
      if (some >= left) return { row, of: left };
      left -= some;
    }
    return { row: this.lastRow, of: this.columns.length };
  }

  /**
   * The leg filled with the block's slots down to a row, of which so many columns have that row, from one on and round to the
   * first; null where they do not hold the copy.
   */
  filled(row: number, tall = this.columns.length, first = 0): FilledLeg | null {
    const { columns } = this;
    const has = new Set(Array.from({ length: tall }, (_, at) => columns[(first + at) % columns.length]));
    const own = this.#slots.filter((slot) => slot.row < row || (slot.row === row && has.has(slot.column)));
    const { slots } = this.#leg;
    const all = slots.slice(0, this.#from).concat(own, slots.slice(this.#from + this.#slots.length));
    const tried = fillLeg({ ...this.#leg, slots: all }, this.#copy, this.#start);
    return tried.end === null && endOf(tried) === this.#block ? tried : null;
  }

  /** True where no column has more than one free row above the lowest that is in use. */
  isLevel({ lines }: FilledLeg): boolean {
    const feet = new Map<number, number>();
    let lowest = 0;
    for (const { slot } of lines) {
      if (slot.block !== this.#block) continue;
      feet.set(slot.column, slot.row);
      lowest = Math.max(lowest, slot.row);
    }
    const free = new Map<number, number>();
    for (const { row, column } of this.#slots) {
      if (row <= lowest && row > (feet.get(column) ?? -1)) free.set(column, (free.get(column) ?? 0) + 1);
    }
    return [...free.values()].every((rows) => rows <= 1);
  }

  /** The first row down to which all columns hold the copy; null where only the whole block does. */
  level(from: number): { readonly row: number; readonly filled: FilledLeg } | null {
    for (let row = from; row <= Math.min(from + TRIED_IN_TURN, this.lastRow); row++) {
      const filled = this.filled(row);
      if (filled !== null) return { row, filled };
    }
    let found: { readonly row: number; readonly filled: FilledLeg } | null = null;
    let [low, high] = [from + TRIED_IN_TURN + 1, this.lastRow];
    while (low < high) {
      const row = (low + high) >> 1;
      const filled = this.filled(row);
      if (filled === null) low = row + 1;
      else {
        found = { row, filled };
        high = row;
      }
    }
    return found;
  }
}

/**
 * A leg as it was filled; where the copy ends on it, filled with as few rows of its last block in use as hold the copy, and
 * the last of them in as few columns: so that the columns end level, and what is left over is spread. The first columns
 * have that row; where lines that may not be parted leave one more column short, others that follow each other.
 */
export function levelled(leg: Leg, copy: ThreadCopy, start: CopyPlace, whole: FilledLeg): FilledLeg {
  const block = whole.end === null ? endOf(whole) : undefined;
  if (block === undefined) return whole;
  const last = new LastBlock(leg, copy, start, block);
  const count = last.columns.length;
  if (count < 2) return whole;
  const inUse = new Map(whole.lines.flatMap(({ slot, kept }) => (slot.block === block ? [[slot, 1 + kept]] : [])));
  const holding = last.rowHolding([...inUse.values()].reduce((sum, rows) => sum + rows, 0));
  const { row, filled } = last.level(holding.row) ?? { row: last.lastRow, filled: whole };
  let best = filled;
  let tall = row === holding.row ? holding.of : 1;
  for (; tall < count; tall++) {
    const tried = last.filled(row, tall);
    if (tried === null) continue;
    best = tried;
    break;
  }
  if (last.isLevel(best)) return best;
  for (let some = Math.min(tall, count - 1); some >= Math.max(1, tall - 1); some--) {
    for (let first = 1; first < count; first++) {
      const tried = last.filled(row, some, first);
      if (tried !== null && last.isLevel(tried)) return tried;
    }
  }
  return best;
}
