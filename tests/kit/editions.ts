/** Small editions for tests: one page or a few, one article, blocks where the test wants them. */

import { loadResources } from '../../electron/resources.ts';
import type { Resources } from '../../shared/compose/resources.ts';
import { createEdition, emptyArticle } from '../../shared/edition/create.ts';
import { editStyle } from '../../shared/edition/edits.ts';
import { gridFrame, gutterWidth } from '../../shared/edition/formats.ts';
import { newId } from '../../shared/edition/ids.ts';
import { applyPatches } from '../../shared/edition/operations.ts';
import type {
  Article,
  Block,
  BodyBlock,
  Edition,
  Page,
  Paragraph,
  PhotoBlock,
  Setting,
  StyleName,
} from '../../shared/edition/records.ts';
import { pageByNumber } from '../../shared/edition/selectors.ts';
import { shippedFaces } from '../../shared/faces/shipped.ts';
import sample from './paper/edition.json' with { type: 'json' };

let resources: Resources | undefined;

/** The shipped faces and the segmenter, opened once. */
export function testResources(): Resources {
  resources ??= loadResources();
  return resources;
}

export function paragraph(text: string, type: Paragraph['type'] = 'paragraph'): Paragraph {
  return { id: newId<'paragraph'>(), type, children: [{ text }] };
}

export function article(texts: readonly string[], more: Partial<Article> = {}): Article {
  return { ...emptyArticle(), body: texts.map((text) => paragraph(text)), ...more };
}

const sections = ['要闻', '要闻', '本地', '本地', '民生', '经济', '副刊', '广告'];

/** Empty pages of the invented newspaper of our own edition, with customary section names. */
export function emptyEdition(count = 1, format: 'tabloid' | 'broadsheet' = 'tabloid'): Edition {
  const { publication, imprint } = sample;
  const paper = { publication, imprint, hasFrontHead: true };
  const edition = createEdition({ date: '2024-03-08', format, pages: count, issue: 9021, ...paper });
  const pages = Object.values(edition.pages).map(
    (page) => [page.id, { ...page, section: sections[page.number - 1] ?? '综合' }] as const,
  );
  // Its captions are set in the face of its page heads, its credits and speakers in those of the copy, its subheads
  // on a line each.
  const patches = [
    ...editStyle(edition, 'caption', { font: shippedFaces.for('label').id }),
    ...editStyle(edition, 'body', { creditFont: undefined, speakerFont: undefined }),
    ...editStyle(edition, 'subhead', { rows: undefined }),
  ];
  return applyPatches({ ...edition, pages: Object.fromEntries(pages) }, patches).edition;
}

export function pageOf(edition: Edition, number: number): Page {
  const page = pageByNumber(edition, number);
  if (page === undefined) throw new Error(`no page ${number}`);
  return page;
}

export function withArticle(edition: Edition, record: Article): Edition {
  return applyPatches(edition, [{ kind: 'put', table: 'articles', id: record.id, record }]).edition;
}

export function withBlocks(edition: Edition, blocks: readonly Block[]): Edition {
  const patches = blocks.map((record) => ({ kind: 'put', table: 'blocks', id: record.id, record }) as const);
  return applyPatches(edition, patches).edition;
}

/** A body block on the grid. */
export function bodyBlock(
  page: Page,
  record: Article,
  at: { column?: number; span?: number; row?: number; rows: number; thread?: number },
): BodyBlock {
  const span = at.span ?? 1;
  return {
    id: newId<'block'>(),
    pageId: page.id,
    articleId: record.id,
    order: 10 + (at.thread ?? 0),
    kind: 'body',
    gridMode: 'absolute',
    dropCapital: 0,
    threadOrder: at.thread ?? 0,
    frame: gridFrame(page.grid, at.column ?? 0, span, at.row ?? 12, at.rows),
    columns: span,
    gutter: gutterWidth(page.grid),
  };
}

/** A picture frame on the grid, its picture still missing. */
export function photoBlock(
  page: Page,
  record: Article,
  at: { column: number; span: number; row: number; rows: number },
): PhotoBlock {
  return {
    id: newId<'block'>(),
    pageId: page.id,
    articleId: record.id,
    order: 500,
    kind: 'photo',
    photoId: newId<'photo'>(),
    standOff: 5,
    frame: gridFrame(page.grid, at.column, at.span, at.row, at.rows),
  };
}

/** The edition with a style set otherwise. */
export function withSetting(edition: Edition, name: StyleName, setting: Partial<Setting>): Edition {
  const style = edition.styles[name];
  if (style === undefined) throw new Error(`no style ${name}`);
  const record = { ...style, setting: { ...style.setting, ...setting } };
  return applyPatches(edition, [{ kind: 'put', table: 'styles', id: name, record }]).edition;
}
