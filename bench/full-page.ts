/** A full page for typing: each kind of copy stands on it. */
import { editHeadline } from '../shared/edition/edits.ts';
import { gridFrame, gridRows } from '../shared/edition/formats.ts';
import { newId } from '../shared/edition/ids.ts';
import { insertBlock } from '../shared/edition/insert.ts';
import { applyPatches, type Patch } from '../shared/edition/operations.ts';
import type { Block, Edition } from '../shared/edition/records.ts';
import { pagesInOrder } from '../shared/edition/selectors.ts';
import { tabloidPage } from './story-edition.ts';

/** Where the caption stands on the full page: base column, columns and rows of the grid. */
export const CAPTION = { column: 2, span: 2, row: 32, rows: 2 } as const;

/** A full tabloid page: a headline, a picture with a caption, and the story round it. */
export function fullPage(paragraphs: readonly string[]): Edition {
  const { edition, grid, story } = tabloidPage(paragraphs, (own) => ({
    body: gridFrame(own, 0, own.columns, 9, gridRows(own) - 9),
    photo: gridFrame(own, 2, 2, 16, 16),
  }));
  const page = pagesInOrder(edition)[0]?.id ?? newId<'page'>();
  const headline = ['东湖南岸灯火亮', '图书馆新馆今日开放'];
  const inserted = insertBlock(edition, 'headline', page, gridFrame(grid, 0, grid.columns, 0, 8), {
    articleId: story.id,
    beside: null,
  });
  const photos = story.photos.map((photo) => ({ ...photo, caption: '东湖南岸的灯火，摄于今晨。' }));
  const caption: Patch[] = photos.map(({ id: photoId }) => {
    const id = newId<'block'>();
    const frame = gridFrame(grid, CAPTION.column, CAPTION.span, CAPTION.row, CAPTION.rows);
    const block: Block = {
      id,
      pageId: page,
      articleId: story.id,
      order: 30,
      kind: 'caption',
      photoId,
      standOff: 5,
      frame,
    };
    return { kind: 'put', table: 'blocks', id, record: block };
  });
  return applyPatches(edition, [
    ...editHeadline(edition, story.id, 'headline', headline),
    ...(inserted?.patches ?? []),
    { kind: 'set', table: 'articles', id: story.id, path: ['photos'], value: photos },
    ...caption,
  ]).edition;
}
