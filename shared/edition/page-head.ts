/** What stands above all copy on a page: room for the page head (报眉) on every one, for the nameplate (报头) on the first. */

import type { Page } from './page-records.ts';
import { foldZone } from './spreads.ts';
import type { Style } from './style-records.ts';
import type { Frame, Pt } from './units.ts';

/** Grid rows a page head takes with the space below it, on every page. */
export const HEAD_ROWS = 2;
/** Size of the name where an edition has no style for it, in points. */
const NAME_SIZE = 60;

/** Grid rows of the nameplate: its name with a little air. */
export function nameplateRows(styles: Readonly<Record<string, Style>>, page: Page): number {
  return Math.ceil(((styles['nameplate']?.size ?? NAME_SIZE) * 1.2) / page.grid.leading);
}

/** The thinnest rule, in points; nothing is thinner than a press holds (domain.md §5). */
export const HAIRLINE = 0.4;

/** Weight of the rule at the foot of a nameplate, in points. */
const HEAVY = 2.2;
/** Over them. */
const ABOVE_RULES = 5;

/** The height of a nameplate over the rules at its foot. */
export function nameplateBand(height: Pt): Pt {
  return height - HEAVY - HAIRLINE - ABOVE_RULES;
}

/** The rules at the foot of a nameplate of a frame: a heavy one over a thin one. */
export function nameplateRules({ x, y, width, height }: Frame): readonly [heavy: Frame, thin: Frame] {
  return [
    { x, y: y + height - HEAVY - HAIRLINE - 1.4, width, height: HEAVY },
    { x, y: y + height - HAIRLINE, width, height: HAIRLINE },
  ];
}

/**
 * A frame that begins or ends in what text keeps off of the fold, without that; any other as it is. What has words at both its
 * ends asks for it: words that begin in the fold are all moved to where it ends, onto each other.
 */
export function endsOffFold<F extends Pick<Frame, 'x' | 'width'>>(page: Pick<Page, 'grid'>, frame: F): F {
  const zone = foldZone(page);
  if (zone === null) return frame;
  const isIn = (at: Pt) => at > zone.left && at < zone.right;
  const x = isIn(frame.x) ? zone.right : frame.x;
  const end = frame.x + frame.width;
  const width = (isIn(end) ? zone.left : end) - x;
  return width > 0 ? { ...frame, x, width } : frame;
}
