/** Our edition of the long story that both engines set. */

import { createEdition, emptyArticle } from '../shared/edition/create.ts';
import { editBody } from '../shared/edition/edits.ts';
import { gridFrame, gridRows, gutterWidth } from '../shared/edition/formats.ts';
import { newId } from '../shared/edition/ids.ts';
import { applyPatches, type Patch } from '../shared/edition/operations.ts';
import type { Article, Block, Edition, PageGrid, Paragraph } from '../shared/edition/records.ts';
import { pagesInOrder } from '../shared/edition/selectors.ts';
import type { Frame } from '../shared/edition/units.ts';
import { shippedFaces } from '../shared/faces/shipped.ts';

/** Characters a page of the story holds at the least. */
const PER_PAGE = 8_500;

function bodyOf(paragraphs: readonly string[]): Paragraph[] {
  return paragraphs.map((text) => ({ id: newId<'paragraph'>(), type: 'paragraph', children: [{ text }] }));
}

/** A story through broadsheet pages of six columns: as many as it needs, or so many. */
export function storyEdition(paragraphs: readonly string[], pages?: number): Edition {
  const story: Article = { ...emptyArticle(), body: bodyOf(paragraphs) };
  const characters = paragraphs.reduce((sum, text) => sum + text.length, 0);
  const edition = createEdition({
    date: '2024-03-08',
    format: 'broadsheet',
    pages: pages ?? Math.ceil(characters / PER_PAGE) + 1,
  });
  // Bare pages: the peer sets no nameplate either.
  const patches: Patch[] = Object.keys(edition.blocks).map((id) => ({ kind: 'remove', table: 'blocks', id }));
  // Its notices are set in the body's face: the peer opens one font.
  patches.push({ kind: 'set', table: 'styles', id: 'jump', path: ['font'], value: shippedFaces.for('text').id });
  patches.push({ kind: 'put', table: 'articles', id: story.id, record: story });
  pagesInOrder(edition).forEach((page, at) => {
    const id = newId<'block'>();
    patches.push({
      kind: 'put',
      table: 'blocks',
      id,
      record: {
        id,
        pageId: page.id,
        articleId: story.id,
        order: 10,
        kind: 'body',
        gridMode: 'absolute',
        dropCapital: 0,
        threadOrder: at,
        frame: gridFrame(page.grid, 0, page.grid.columns, 0, gridRows(page.grid)),
        columns: page.grid.columns,
        gutter: gutterWidth(page.grid),
      },
    });
  });
  return applyPatches(edition, patches).edition;
}

/** The grid of the story's pages, for the peer to set the same page. */
export function storyGrid(): PageGrid {
  const [page] = pagesInOrder(storyEdition(['字']));
  if (page === undefined) throw new Error('no page');
  return page.grid;
}

/** The edition with a text put before a paragraph of its longest article. */
export function withTyped(edition: Edition, text: string, paragraph: (count: number) => number): Edition {
  const story = Object.values(edition.articles).toSorted((a, b) => b.body.length - a.body.length)[0];
  if (story === undefined) throw new Error('no article');
  const at = paragraph(story.body.length);
  const body = story.body.map((one, index) =>
    index === at ? { ...one, children: [{ text: text + (one.children[0]?.text ?? '') }] } : one,
  );
  return applyPatches(edition, editBody(edition, story.id, body)).edition;
}

/** A bare tabloid page with a story and a photo, each in its frame. */
export function tabloidPage(
  paragraphs: readonly string[],
  frames: (grid: PageGrid) => { readonly body: Frame; readonly photo: Frame },
): { readonly edition: Edition; readonly grid: PageGrid; readonly story: Article; readonly photo: Block } {
  const tabloid = createEdition({ date: '2024-03-08', format: 'tabloid', pages: 1 });
  const [page] = pagesInOrder(tabloid);
  if (page === undefined) throw new Error('no page');
  const { grid } = page;
  const photoId = newId<'photo'>();
  const story: Article = {
    ...emptyArticle(),
    body: bodyOf(paragraphs),
    photos: [{ id: photoId, imageId: null, caption: '', credit: '' }],
  };
  const common = { pageId: page.id, articleId: story.id };
  const { body: bodyFrame, photo: photoFrame } = frames(grid);
  const body: Block = {
    ...common,
    id: newId<'block'>(),
    order: 10,
    kind: 'body',
    gridMode: 'absolute',
    dropCapital: 0,
    threadOrder: 0,
    frame: bodyFrame,
    columns: grid.columns,
    gutter: gutterWidth(grid),
  };
  const photo: Block = {
    ...common,
    id: newId<'block'>(),
    order: 20,
    kind: 'photo',
    photoId,
    standOff: 5,
    frame: photoFrame,
  };
  const edition = applyPatches(tabloid, [
    ...Object.keys(tabloid.blocks).map((id) => ({ kind: 'remove', table: 'blocks', id }) as const),
    { kind: 'put', table: 'articles', id: story.id, record: story },
    { kind: 'put', table: 'blocks', id: body.id, record: body },
    { kind: 'put', table: 'blocks', id: photo.id, record: photo },
  ]).edition;
  return { edition, grid, story, photo };
}
