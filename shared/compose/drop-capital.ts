/** Drop capitals stand over whole lines of the grid. */
import type { Pt } from '../edition/units.ts';

/** Room a drop capital over so many lines takes from them, in whole em of the body. */
export function initialWidth(lines: number, leading: Pt, size: Pt): number {
  return Math.ceil(initialSize(lines, leading, size) / size + 0.25);
}

/** Size of a drop capital: from the first line's head to the last one's foot. */
export function initialSize(lines: number, leading: Pt, size: Pt): Pt {
  return (lines - 1) * leading + size;
}
