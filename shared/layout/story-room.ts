/** The room a story takes: rows of its headline and of its copy, and the columns of its picture. */
import { gridFrame, gridRows, gutterWidth } from '../edition/formats.ts';
import { newId } from '../edition/ids.ts';
import type { Article, Block, BodyBlock, HeadlineBlock, Page } from '../edition/records.ts';
import { type Draft, fewestRows, headlineRows, MOST_HEADLINE, photoBlocks, photoRows, type Region } from './place.ts';

/** Rows and base columns of a story. */
interface StoryRoom {
  readonly headline: number;
  /** Rows of the copy, and of the picture in it. */
  readonly rows: number;
  /** Base columns of the first picture; 0 without one. */
  readonly photoSpan: number;
}

/**
 * The room an article needs on `span` base columns, at most `most` rows in all. Its picture takes half the columns, or as
 * many fewer as let all copy stand beside and below it; of a story that is too short for any it is cropped.
 */
export function roomNeeded(
  draft: Draft,
  page: Page,
  article: Article,
  { span, level, most }: { readonly span: number; readonly level: HeadlineBlock['level']; readonly most: number },
): StoryRoom {
  const { grid } = page;
  // Below the page's foot, where nothing stands in the way of the trial.
  const clear = gridRows(grid) + 1;
  const common = { pageId: page.id, articleId: article.id, order: 0 };
  const mostHeadline = Math.ceil(most * MOST_HEADLINE);
  const probe: HeadlineBlock = {
    ...common,
    id: newId<'block'>(),
    kind: 'headline',
    direction: 'across',
    level,
    frame: gridFrame(grid, 0, span, clear, mostHeadline),
  };
  const headline = Math.min(mostHeadline, headlineRows(draft, article, probe, grid.leading));
  const region: Region = { column: 0, span, row: clear, rows: most - headline };
  const body: BodyBlock = {
    ...common,
    id: newId<'block'>(),
    kind: 'body',
    gridMode: 'absolute',
    dropCapital: 0,
    threadOrder: 0,
    frame: gridFrame(grid, 0, span, clear, 1),
    columns: span,
    gutter: gutterWidth(grid),
  };
  const isSet = (rows: number, beside: readonly Block[]) => {
    const frame = { ...body.frame, height: rows * grid.leading };
    return draft.trial(article, [{ ...body, frame }, ...beside]).overset === 0;
  };
  const needed = (beside: readonly Block[]) => fewestRows(region.rows, (rows) => isSet(rows, beside));
  const photo = article.photos[0];
  if (photo === undefined) return { headline, rows: needed([]), photoSpan: 0 };
  const rowsOf = (photoSpan: number, most: number) => photoRows(draft, page, { photo, span: photoSpan }, most);
  const pictured = (photoSpan: number, rows: number) =>
    photoBlocks(draft, page, article, region, { photo, span: photoSpan }, rows);
  const widest = Math.ceil(span / 2);
  for (let photoSpan = widest; photoSpan >= 1; photoSpan--) {
    const { natural } = rowsOf(photoSpan, region.rows);
    const beside = pictured(photoSpan, natural);
    const rows = needed(beside);
    // In a story of these rows the picture can be as tall as it was taken, and pushes no copy out.
    const isTall = rowsOf(photoSpan, rows).natural >= natural;
    if (isTall && (rows < region.rows || isSet(rows, beside))) return { headline, rows, photoSpan };
  }
  const { low } = rowsOf(1, region.rows);
  const least = pictured(1, low);
  const rows = Math.max(low, needed(least));
  // Copy that is too long with any picture goes on elsewhere, or is cut.
  return isSet(rows, least) ? { headline, rows, photoSpan: 1 } : { headline, rows, photoSpan: widest };
}
