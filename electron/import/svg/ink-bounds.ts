/** Where a drawing leaves ink: the bounds of all that is drawn on paper, within the drawing's edge. */
import { boundsOf } from '../../../shared/edition/boxes.ts';
import type { Frame } from '../../../shared/edition/units.ts';
import type { ArtworkShape } from '../../../shared/paper/artwork-records.ts';
import type { Extent } from './geometry.ts';

export class InkBounds {
  readonly #size: Extent;
  readonly #frames: Frame[] = [];

  constructor({ width, height }: Extent) {
    this.#size = { width, height };
  }

  /** Takes a shape of some bounds; white is paper. */
  add({ x, y, width, height }: Frame, fill: ArtworkShape['fill'], stroke: ArtworkShape['stroke']): void {
    const inks = (colour: ArtworkShape['fill']) => colour?.cmyk.some((part) => part > 0) === true;
    const around = stroke !== null && inks(stroke.colour) ? stroke.width / 2 : 0;
    if (!inks(fill) && around === 0) return;
    const [left, top] = [Math.max(0, x - around), Math.max(0, y - around)];
    const right = Math.min(this.#size.width, x + width + around);
    const foot = Math.min(this.#size.height, y + height + around);
    if (right > left && foot > top) this.#frames.push({ x: left, y: top, width: right - left, height: foot - top });
  }

  /** Null where nothing leaves ink. */
  frame(): Frame | null {
    return this.#frames.length === 0 ? null : boundsOf(this.#frames);
  }
}
