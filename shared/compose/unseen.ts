/** The steps of preparing a text that has what is not seen: forms that selectors choose, places of breaks, offsets of the whole text. */
import type { Setting } from '../edition/records.ts';
import { CharacterClass, prohibitedAtEnd, prohibitedAtStart } from '../text/characters.ts';
import type { SeenText } from '../text/seen-text.ts';
import type { ClusterList } from './cluster-list.ts';
import { clusterAt } from './keep-whole.ts';
import { type Prepared, Trait } from './prepared-text.ts';
import type { Typeface } from './typeface.ts';

const HYPHEN = 0x2d;

/** The cluster that starts at an offset; null where none does, as within a ligature. */
function startingAt({ arena, first, at: end }: ClusterList, offset: number): number | null {
  const at = clusterAt(arena, first, end, offset);
  return at > first && arena.start[at] === offset ? at : null;
}

/** Gives characters the forms their selectors choose; those that a face does not have stay as they are. */
export function chooseForms(work: ClusterList, { text, chosen, selectors }: SeenText): void {
  const { arena, first, at: end } = work;
  let face: Typeface | undefined;
  for (let count = 0; count < chosen.length; count++) {
    const offset = chosen[count] ?? 0;
    const at = clusterAt(arena, first, end, offset);
    const isSingle = arena.start[at] === offset && ((arena.traits[at] ?? 0) & Trait.complex) === 0;
    const id = work.fonts.ids[arena.face[at] ?? 0];
    const usual = arena.glyph[at] ?? 0;
    if (!isSingle || id === undefined || usual === 0) continue;
    if (face?.id !== id) face = work.fonts.typeface(id);
    const glyph = face.variant(text.codePointAt(offset) ?? 0, selectors[count] ?? 0);
    // Another form takes the same place.
    if (glyph !== usual && face.advance(glyph) === face.advance(usual)) arena.glyph[at] = glyph;
  }
}

/** Lets lines end, and keeps them from ending, where the text says so (UAX #14 LB8, LB8a, LB11). */
export function breakAsAsked(work: ClusterList, seen: SeenText, { strictness }: Setting): void {
  const { cls, traits } = work.arena;
  for (const offset of seen.joins) {
    const at = startingAt(work, offset);
    if (at !== null) traits[at - 1] = ((traits[at - 1] ?? 0) & ~Trait.breakAfter) | Trait.joined;
  }
  for (const offset of seen.breaks) {
    const at = startingAt(work, offset);
    if (at === null) continue;
    const [before, after] = [cls[at - 1] as CharacterClass, cls[at] as CharacterClass];
    // What Chinese lines may not begin or end with they do not begin or end with for that.
    const isProhibited = prohibitedAtEnd(before, strictness) || prohibitedAtStart(after, strictness);
    if (!isProhibited && after !== CharacterClass.space) traits[at - 1] = (traits[at - 1] ?? 0) | Trait.breakAfter;
  }
}

/** Lets Western words be divided at their soft hyphens: a line that ends there is longer by the hyphen it shows. Gives their glyphs. */
export function hyphenate(work: ClusterList, seen: SeenText): Prepared['hyphens'] {
  const { arena } = work;
  const hyphens = new Map<number, number>();
  for (const offset of seen.hyphens) {
    const at = startingAt(work, offset);
    if (at === null || arena.cls[at - 1] !== CharacterClass.latin || arena.cls[at] !== CharacterClass.latin) continue;
    const id = work.fonts.ids[arena.face[at - 1] ?? 0];
    if (id === undefined) continue;
    const face = work.fonts.typeface(id);
    const glyph = face.glyph(HYPHEN);
    if (glyph === 0) continue;
    arena.traits[at - 1] = (arena.traits[at - 1] ?? 0) | Trait.breakAfter;
    hyphens.set(at - 1, glyph);
    arena.endLoss[at - 1] = (arena.endLoss[at - 1] ?? 0) - face.advance(glyph);
  }
  return hyphens;
}

/** Has clusters start where their characters do in the whole text: the first one at its beginning. */
export function inWholeText(work: ClusterList, { starts }: SeenText): void {
  const { arena, first, at: end } = work;
  for (let at = first; at <= end; at++) arena.start[at] = starts[arena.start[at] ?? 0] ?? 0;
  if (end > first) arena.start[first] = 0;
}
