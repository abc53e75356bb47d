/**
 * From screen colours to inks: the profile's perceptual conversion, made once for a lattice of colours
 * by the colour engine inside sharp, read between its points for every pixel. The ink limit is laid on
 * the lattice, so that no pixel between its points can be above it.
 */
import sharp from 'sharp';
import { greyToBlack } from '../../shared/pdf/icc.ts';
import { DayangError } from '../errors.ts';
import type { ProfileFile } from './profile.ts';

/** Points a side of the lattice. */
const SIDE = 33;
const INKS = 4;
const STEP_R = SIDE * SIDE * INKS;
const STEP_G = SIDE * INKS;
const STEP_B = INKS;
/** To the opposite corner of a cell. */
const FAR = STEP_R + STEP_G + STEP_B;

/** Scales colour down and lets black stand until every pixel of C M Y K is under a limit (in per cent). In place. */
export function limitInk(cmyk: Uint8Array, limit: number): void {
  const most = (limit / 100) * 255;
  for (let at = 0; at + 3 < cmyk.length; at += INKS) {
    const c = cmyk[at] ?? 0;
    const m = cmyk[at + 1] ?? 0;
    const y = cmyk[at + 2] ?? 0;
    const k = cmyk[at + 3] ?? 0;
    const colour = c + m + y;
    if (colour + k <= most) continue;
    const ratio = Math.max(0, most - k) / colour;
    cmyk[at] = Math.floor(c * ratio);
    cmyk[at + 1] = Math.floor(m * ratio);
    cmyk[at + 2] = Math.floor(y * ratio);
  }
}

/** A lattice of inks for one profile and one limit. */
export class InkTable {
  readonly #lattice: Uint8Array;
  /** Black ink for every grey. */
  readonly grey: Uint8Array;
  readonly limit: number;

  private constructor(lattice: Uint8Array, grey: Uint8Array, limit: number) {
    this.#lattice = lattice;
    this.grey = grey;
    this.limit = limit;
  }

  /** Throws `profile-unreadable` where the colour engine refuses the profile. */
  static async make({ path, profile }: ProfileFile, limit: number): Promise<InkTable> {
    const colours = new Uint8Array(SIDE ** 3 * 3);
    const level = (at: number) => Math.round((at / (SIDE - 1)) * 255);
    let to = 0;
    for (let r = 0; r < SIDE; r++) {
      for (let g = 0; g < SIDE; g++) {
        for (let b = 0; b < SIDE; b++) {
          colours[to++] = level(r);
          colours[to++] = level(g);
          colours[to++] = level(b);
        }
      }
    }
    try {
      const { data, info } = await sharp(colours, { raw: { width: SIDE * SIDE, height: SIDE, channels: 3 } })
        .withIccProfile(path)
        .toColourspace('cmyk')
        .raw()
        .toBuffer({ resolveWithObject: true });
      if (info.channels !== INKS) throw new Error(`${info.channels} channels`);
      const lattice = new Uint8Array(data);
      // White paper takes no ink, whatever the profile's table rounds to.
      lattice.fill(0, lattice.length - INKS);
      limitInk(lattice, limit);
      return new InkTable(lattice, greyToBlack(profile), limit);
    } catch (error) {
      throw new DayangError('profile-unreadable', { name: path }, error);
    }
  }

  /** Pixels of red, green and blue as C M Y K, between the lattice's points by tetrahedra. */
  convert(rgb: Uint8Array): Uint8Array {
    const lattice = this.#lattice;
    const pixels = Math.floor(rgb.length / 3);
    const out = new Uint8Array(pixels * INKS);
    for (let pixel = 0; pixel < pixels; pixel++) {
      const at = pixel * 3;
      const r = (rgb[at] ?? 0) * (SIDE - 1);
      const g = (rgb[at + 1] ?? 0) * (SIDE - 1);
      const b = (rgb[at + 2] ?? 0) * (SIDE - 1);
      // Whole steps, and what is left of 255. One by one: lists made for every pixel take half as long again.
      const ri = (r / 255) | 0;
      const gi = (g / 255) | 0;
      const bi = (b / 255) | 0;
      const fr = r - ri * 255;
      const fg = g - gi * 255;
      const fb = b - bi * 255;
      const base = ri * STEP_R + gi * STEP_G + bi * STEP_B;
      // The path from the cell's near corner to its far one goes the way of the largest share first.
      const high = Math.max(fr, fg, fb);
      const low = Math.min(fr, fg, fb);
      const middle = fr + fg + fb - high - low;
      const first = high === fr ? STEP_R : high === fg ? STEP_G : STEP_B;
      // The last step, of the smallest share, is the one the second corner lacks.
      const last = low === fb && first !== STEP_B ? STEP_B : low === fg && first !== STEP_G ? STEP_G : STEP_R;
      const second = FAR - last;
      for (let ink = 0; ink < INKS; ink++) {
        const start = base + ink;
        const sum =
          (lattice[start] ?? 0) * (255 - high) +
          (high === 0 ? 0 : (lattice[start + first] ?? 0) * (high - middle)) +
          (middle === 0 ? 0 : (lattice[start + second] ?? 0) * (middle - low)) +
          (low === 0 ? 0 : (lattice[start + FAR] ?? 0) * low);
        // Rounded down: the sum of four inks stays under the limit.
        out[pixel * INKS + ink] = (sum / 255) | 0;
      }
    }
    return out;
  }
}
