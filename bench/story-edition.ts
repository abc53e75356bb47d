/** Our edition of the long story that both engines set. */
import { createEdition, emptyArticle } from '../shared/edition/create.ts';
import { editBody } from '../shared/edition/edits.ts';
import { gridFrame, gridRows, gutterWidth } from '../shared/edition/formats.ts';
import { newId } from '../shared/edition/ids.ts';
import { applyPatches, type Patch } from '../shared/edition/operations.ts';
import type { Article, Edition, PageGrid, Paragraph } from '../shared/edition/records.ts';
import { pagesInOrder } from '../shared/edition/selectors.ts';

/** Characters a page of the story holds at the least. */
const PER_PAGE = 8_500;

/** A story through broadsheet pages of six columns: as many as it needs, or so many. */
export function storyEdition(paragraphs: readonly string[], pages?: number): Edition {
  const body = paragraphs.map(
    (text): Paragraph => ({ id: newId<'paragraph'>(), type: 'paragraph', children: [{ text }] }),
  );
  const story: Article = { ...emptyArticle(), body };
  const characters = paragraphs.reduce((sum, text) => sum + text.length, 0);
  const edition = createEdition({
    date: '2024-03-08',
    format: 'broadsheet',
    pages: pages ?? Math.ceil(characters / PER_PAGE) + 1,
  });
  // Bare pages: the peer sets no nameplate either.
  const patches: Patch[] = Object.keys(edition.blocks).map((id) => ({ kind: 'remove', table: 'blocks', id }));
  // Its notices are set in the body's face: the peer opens one font.
  patches.push({ kind: 'set', table: 'styles', id: 'jump', path: ['font'], value: 'serif' });
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
