/** A story laid out so that its text ends at its foot. */
import type { Block } from '../edition/records.ts';

/** How an article fits in a trial. */
export interface Trial {
  readonly overset: number;
  /** Lines that stand on other pages. */
  readonly beyond: number;
  /** Lines left empty on the page itself. */
  readonly short: number;
}

/** Rows of air that a headline takes at most so that the text below it ends at the foot. */
const MOST_AIR = 4;

/**
 * The blocks of a story of which the text fills its foot, with as little more air about its headline as that takes; as they
 * were where nothing does. `set` makes them, `trial` says how they fit.
 */
export function filledStory(
  trial: (blocks: readonly Block[]) => Trial,
  set: (air: number, isFilled: boolean) => Block[],
): Block[] {
  const natural = set(0, false);
  const { overset, beyond, short } = trial(natural);
  if (overset > 0 || beyond > 0 || short === 0) return natural;
  for (let air = 0; air <= MOST_AIR; air++) {
    const blocks = set(air, true);
    const tried = trial(blocks);
    if (tried.overset > 0 || tried.beyond > 0) break;
    if (tried.short === 0) return blocks;
  }
  return natural;
}
