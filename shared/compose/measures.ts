/** How wide the lines of a paragraph may be in a slot, in em of its size. */
import { costOf, LOOSE } from './line.ts';
import type { Source } from './paragraph-cache.ts';
import { type Prepared, Trait } from './prepared-text.ts';
import type { Slot } from './slots.ts';

/** A line beside an indent holds at least so much, in em; a narrower column goes without. */
const LEAST_BESIDE_INDENT = 3;

/** The indent of a line that starts at a cluster, in em. */
export function indentOf({ text, style }: Source, slot: Slot | undefined, from: number): number {
  if (from !== text.first || style.indent === 0) return 0;
  return (slot?.width ?? 0) / style.size - style.indent < LEAST_BESIDE_INDENT ? 0 : style.indent;
}

/** The measure a slot leaves a line beside an indent: at least an em, so that some text finds a place in any slot. */
export function measureOf(source: Source, slot: Slot | undefined, indent: number): number {
  return Math.max(1, (slot?.width ?? 0) / source.style.size - indent);
}

/** True of a full line that is looser than its style allows, or that ends where no line may. */
export function isBadLine(text: Prepared, from: number, to: number, measure: number): boolean {
  if (to >= text.end) return false;
  const isForced = ((text.arena.traits[to - 1] ?? 0) & Trait.breakAfter) === 0;
  return isForced || costOf(text, from, to, measure) >= LOOSE;
}
