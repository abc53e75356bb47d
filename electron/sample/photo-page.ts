/** Page 3: a lake in four seasons, a panorama with the headline upon it and four pictures. */
import type { Article } from '../../shared/edition/records.ts';
import type { SampleDesk, SamplePage } from './sample-desk.ts';
import type { SampleStyles } from './sample-styles.ts';

const TOP = 2.4;
const SEASONS = 33.4;
const SEASON_ROWS = 17.8;
/** Rows from one row of pictures to the next. */
const STEP = SEASON_ROWS + 3.2;

/** Where each season's picture stands: a wide one beside a narrow one, and the other way round below. */
const seasons = [
  ['春', 0, 3, SEASONS],
  ['夏', 3, 2, SEASONS],
  ['秋', 0, 2, SEASONS + STEP],
  ['冬', 2, 3, SEASONS + STEP],
] as const;

/** The headline stands upon the picture, which is darkened for it. */
function layPanorama(page: SamplePage, styles: SampleStyles, story: Article): void {
  const frame = page.at(0, 5, TOP, 22.5);
  const photo = page.photo(story, frame, { runaround: 'none' });
  const dark = { x: frame.x + 28, y: frame.y, width: 96, height: frame.height };
  page.panel(dark, { order: 40, border: 0, tint: 0, veil: { to: 'black', share: 0.5 } });
  page.headline(
    story,
    'lead',
    { ...dark, y: dark.y + 16, height: dark.height - 32 },
    {
      direction: 'down',
      style: styles.photoHead,
      effects: { fill: { ink: 0 } },
    },
  );
  page.caption(photo, page.at(0, 5, TOP + 22.75, 1));
}

/** A season: its picture, its name large beside the caption. */
function laySeason(
  page: SamplePage,
  styles: SampleStyles,
  story: Article,
  [name, column, span, row]: (typeof seasons)[number],
  which: number,
): void {
  const photo = page.photo(story, page.at(column, span, row, SEASON_ROWS), { which });
  const below = page.at(column, span, row + SEASON_ROWS + 0.35, 2);
  page.words(name, { ...below, width: 26 }, { style: styles.masthead, size: 23, colour: 'red' });
  page.caption(photo, { ...below, x: below.x + 32, y: below.y + 3, width: below.width - 32, height: 24 });
}

/** Lays out page 3. */
export function layPhotoPage(desk: SampleDesk, styles: SampleStyles, [story]: readonly Article[]): void {
  if (story === undefined) return;
  const page = desk.page(3);
  layPanorama(page, styles, story);
  page.body(story, page.at(0, 5, TOP + 24.9, 5.4), {
    columns: 2,
    gutter: 24,
    gridMode: 'free',
    style: styles.photoText,
  });
  for (const [at, season] of seasons.entries()) laySeason(page, styles, story, season, at + 1);
}
