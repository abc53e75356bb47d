/** What stands above all copy on a page: room for the page head (报眉) on every one, for the nameplate (报头) on the first. */
import type { Page } from './page-records.ts';
import type { Style } from './style-records.ts';

/** Grid rows a page head takes with the space below it, on every page. */
export const HEAD_ROWS = 2;
/** Size of the name where an edition has no style for it, in points. */
const NAME_SIZE = 60;

/** Grid rows of the nameplate: its name with a little air. */
export function nameplateRows(styles: Readonly<Record<string, Style>>, page: Page): number {
  return Math.ceil(((styles['nameplate']?.size ?? NAME_SIZE) * 1.2) / page.grid.leading);
}
