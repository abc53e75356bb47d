/** Where a line of words outside the body stands in its place, on both sides of a fold where that goes through it. */
import type { LabelPlace } from '../blocks/compositor.ts';
import type { Pt } from '../edition/units.ts';
import type { Label } from './glyph-runs.ts';
import { besideFold, type FoldZone, foldedRoom, overFold, type PartOfLine, wordStarts } from './over-fold.ts';
import type { Resources } from './resources.ts';

interface PlacedLabel {
  readonly size: Pt;
  /** From where it begins to where it ends, a fold between included. */
  readonly width: Pt;
  readonly parts: readonly PartOfLine[];
}

/** How far into a room words begin that take so much of it. */
function shiftIn(room: Pt, width: Pt, align: LabelPlace['align']): Pt {
  const blank = room - width;
  return align === 'end' ? blank : align === 'centre' ? blank / 2 : 0;
}

/** How often a label is set smaller until both its parts have room beside a fold. */
const MOST_TRIES = 4;
/** A label that takes so many times its room has it. */
const ENOUGH = 1 + 1e-6;

/** A label in its place, smaller rather than wider than it; `scale` is how wide its letters are. */
export function labelPlaced(
  words: Label,
  at: LabelPlace,
  scale: number,
  zone: FoldZone | null,
  { cutWords }: Resources,
): PlacedLabel {
  const { first: from, end: to } = words.prepared;
  const whole = (within: Pick<LabelPlace, 'x' | 'width'>): PlacedLabel => {
    const size = words.sizeFor(within.width / scale, at.size);
    const width = words.width(size) * scale;
    return { size, width, parts: [{ from, to, x: within.x + shiftIn(within.width, width, at.align) }] };
  };
  const folded = foldedRoom(at, zone);
  if (folded === null) return whole(at);
  const starts = wordStarts(words.prepared, cutWords);
  let size = words.sizeFor(folded.length / scale, at.size);
  const placed = () => {
    const start = shiftIn(folded.length, words.width(size) * scale, at.align);
    const line = { text: words.prepared, from, to, apart: 0, perEm: size * scale };
    return overFold(line, start, folded, at.align === 'centre', starts);
  };
  let { parts, fill } = placed();
  for (let tries = 0; fill > ENOUGH && tries < MOST_TRIES; tries++) {
    size /= fill;
    ({ parts, fill } = placed());
  }
  // One side may be too small for any of it.
  if (fill > ENOUGH) return whole(besideFold(at, zone));
  const [begins, ends] = [parts[0], parts.at(-1)];
  if (begins === undefined || ends === undefined || begins === ends) {
    return { size, width: words.width(size) * scale, parts };
  }
  // What is before the fold and what is behind it are as wide as the whole, but for a mark that gives half its em there.
  const last = words.widthOf(ends.from, ends.to, size) * scale;
  return { size, width: ends.x + last - begins.x, parts };
}
