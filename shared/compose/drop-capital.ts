/** Drop capitals stand over whole lines of the grid. */
import type { Pt } from '../edition/units.ts';
import { CharacterClass } from '../text/characters.ts';
import type { LegColumns } from './leg-columns.ts';
import { naturalWidth } from './line.ts';
import { measureOf } from './measures.ts';
import type { Source } from './paragraph-cache.ts';
import { Trait } from './prepared-text.ts';

/** Em of the body that a column has at least for every line of its drop capital. */
const LEAST_PER_LINE = 3;

/** Room a drop capital over so many lines takes from them, in whole em of the body. */
export function initialWidth(lines: number, leading: Pt, size: Pt): number {
  return Math.ceil(initialSize(lines, leading, size) / size + 0.25);
}

/** Size of a drop capital: from the first line's head to the last one's foot. */
export function initialSize(lines: number, leading: Pt, size: Pt): Pt {
  return (lines - 1) * leading + size;
}

/** A drop capital: a paragraph's clusters up to one, over so many lines. */
export interface DropCapital {
  readonly to: number;
  readonly lines: number;
}

/** The drop capital of a paragraph that starts in a slot, over so many lines; null where column or paragraph cannot hold it. */
export function dropCapitalOf(source: Source, slot: number, lines: number, columns: LegColumns): DropCapital | null {
  const { text } = source;
  if (lines < 2 || source.paragraph.type === 'subhead') return null;
  const beside = columns.slots.slice(slot, slot + lines);
  const [top] = beside;
  const isBox = beside.every(({ row, width }, at) => row === (top?.row ?? 0) + at && width === top?.width);
  if (beside.length < lines || columns.roomFrom(slot) < lines || !isBox) return null;
  let to = text.first;
  const { cls, traits } = text.arena;
  while (to < text.end && (cls[to] === CharacterClass.opening || cls[to] === CharacterClass.space)) to++;
  // Only a character that a line could follow stands by itself.
  if (cls[to] !== CharacterClass.han || ((traits[to] ?? 0) & Trait.breakAfter) === 0) return null;
  to++;
  const measure = measureOf(source, top, 0);
  const isEnough = naturalWidth(text, text.first, text.end) >= measure * lines;
  return to < text.end && isEnough && measure >= lines * LEAST_PER_LINE ? { to, lines } : null;
}
