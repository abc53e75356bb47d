/** The pages on the pasteboard, one or two facing each other, and where each lies. */
import type { ComposedPage } from '../../shared/compose/display-list.ts';
import type { PageId } from '../../shared/edition/ids.ts';
import { spreadOf } from '../../shared/edition/pages.ts';
import type { Edition, Page } from '../../shared/edition/records.ts';
import { halvesOf } from '../../shared/edition/spreads.ts';
import type { Frame, Pt } from '../../shared/edition/units.ts';

/** A page on the board. `x` is where its left edge lies, in points from the board's first. */
export interface Sheet {
  readonly page: Page;
  readonly composed: ComposedPage | undefined;
  readonly x: Pt;
}

/** The sheets of a page, alone or with the page it faces; facing pages touch. */
export function sheetsOf(
  edition: Edition,
  pageId: PageId,
  isSpread: boolean,
  shown: ReadonlyMap<PageId, ComposedPage>,
): Sheet[] {
  const page = edition.pages[pageId];
  const pages = isSpread ? spreadOf(edition, pageId) : page === undefined ? [] : [page];
  let x = 0;
  return pages.map((one) => {
    const sheet = { page: one, composed: shown.get(one.id), x };
    x += one.grid.trim.width;
    return sheet;
  });
}

/** Width and height of all sheets together, in points. */
export function sizeOf(sheets: readonly Sheet[]): { readonly width: Pt; readonly height: Pt } {
  return {
    width: sheets.reduce((sum, sheet) => sum + sheet.page.grid.trim.width, 0),
    height: Math.max(0, ...sheets.map((sheet) => sheet.page.grid.trim.height)),
  };
}

/** The sheet under a place of the board: the nearest where none is. */
export function sheetAt(sheets: readonly Sheet[], x: Pt): Sheet | undefined {
  return sheets.find((sheet) => x < sheet.x + sheet.page.grid.trim.width) ?? sheets.at(-1);
}

/** True where a point lies in a frame, or near enough to catch a thin rule. */
export function holdsPoint(frame: Frame, x: Pt, y: Pt, slack: Pt): boolean {
  const across = Math.max(0, slack - frame.width / 2);
  const down = Math.max(0, slack - frame.height / 2);
  return (
    x >= frame.x - across &&
    x <= frame.x + frame.width + across &&
    y >= frame.y - down &&
    y <= frame.y + frame.height + down
  );
}

/** Where the pages on the board begin, each half of a 通版 by the page it was. */
function startsOf(sheets: readonly Sheet[]): ReadonlyMap<PageId, Pt> {
  return new Map(
    sheets.flatMap(({ page, x }) => halvesOf(page).map((half): [PageId, Pt] => [half.page.id, x + half.shift])),
  );
}

/** How far to the right the first page that was shown and still is has come: joining and parting lay pages elsewhere. */
export function movedAcross(before: readonly Sheet[], after: readonly Sheet[]): Pt {
  const now = startsOf(after);
  for (const [id, x] of startsOf(before)) {
    const at = now.get(id);
    if (at !== undefined) return at - x;
  }
  return 0;
}
