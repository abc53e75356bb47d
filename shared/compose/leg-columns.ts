/** The slots of a leg by the columns they stand in. */
import type { Slot } from './slots.ts';

/** For each slot the last one of its column. */
function columnFeet(slots: readonly Slot[]): Int32Array {
  const feet = new Int32Array(slots.length);
  let foot = slots.length - 1;
  for (let at = slots.length - 1; at >= 0; at--) {
    const below = slots[at + 1];
    const slot = slots[at];
    if (below !== undefined && (below.column !== slot?.column || below.block !== slot.block)) foot = at;
    feet[at] = foot;
  }
  return feet;
}

/** A leg's slots in reading order, known by their index. */
export class LegColumns {
  readonly slots: readonly Slot[];
  readonly #feet: Int32Array;

  constructor(slots: readonly Slot[]) {
    this.slots = slots;
    this.#feet = columnFeet(slots);
  }

  /** Slots from one up to its column's foot, itself included. */
  roomFrom(slot: number): number {
    return (this.#feet[slot] ?? slot) - slot + 1;
  }

  /** Slots from one on that follow each other row by row in its column, all as wide as it. */
  runFrom(slot: number): number {
    const room = this.roomFrom(slot);
    const first = this.slots[slot];
    let count = 1;
    for (; count < room; count++) {
      const next = this.slots[slot + count];
      if (next?.row !== (first?.row ?? 0) + count || next.width !== first?.width || next.x !== first.x) break;
    }
    return count;
  }

  isTop(slot: number): boolean {
    return slot === 0 || this.#feet[slot - 1] === slot - 1;
  }

  indexOf(slot: Slot): number {
    return this.slots.lastIndexOf(slot);
  }
}
