/** Changes of pages: which there are, in what order, of what size. Every derived number follows. */

import { blockModule } from '../blocks/kinds.ts';
import { blankArticlesOf } from './blocks.ts';
import { pageFurniture } from './create.ts';
import { facing } from './facing.ts';
import { type ArticleId, type BlockId, newId, type PageId } from './ids.ts';
import { isGiven, isMaster, removeMaster } from './masters.ts';
import { applyPatches, type Patch } from './operations.ts';
import { LONGEST_SECTION } from './page-records.ts';
import { shortName } from './plain-name.ts';
import type { Article, Block, Edition, Page } from './records.ts';
import { blocksOnPage, pageByNumber, pageCount, pagesInOrder } from './selectors.ts';

/** Numbers pages by their place in a list. */
function numbered(order: readonly Page[]): Patch[] {
  return order.flatMap((page, at): Patch[] =>
    page.number === at + 1 ? [] : [{ kind: 'set', table: 'pages', id: page.id, path: ['number'], value: at + 1 }],
  );
}

/** Moves a page to a number; the pages between make room. */
export function movePage(edition: Edition, id: PageId, to: number): Patch[] {
  const page = edition.pages[id];
  if (page === undefined || isMaster(page)) return [];
  const others = pagesInOrder(edition).filter((other) => other.id !== id);
  const at = Math.max(0, Math.min(others.length, to - 1));
  return facing(edition, numbered([...others.slice(0, at), page, ...others.slice(at)]));
}

interface NewPage {
  readonly patches: Patch[];
  readonly id: PageId;
}

/** The pages after a number move up by one. */
function roomAfter(edition: Edition, number: number): Patch[] {
  return pagesInOrder(edition)
    .filter((page) => page.number > number)
    .reverse()
    .map((page) => ({ kind: 'set', table: 'pages', id: page.id, path: ['number'], value: page.number + 1 }));
}

/** The most pages an edition can have; what the record's schema allows. */
const MOST_PAGES = 999;

/** Adds an empty page after another, with its grid and section. Null where there is no room for one more. */
export function addPage(edition: Edition, after: PageId): NewPage | null {
  const neighbour = edition.pages[after];
  if (neighbour === undefined || isMaster(neighbour) || pageCount(edition) >= MOST_PAGES) return null;
  const { overrides: _own, ...like } = neighbour;
  const page: Page = { ...like, id: newId<'page'>(), number: neighbour.number + 1 };
  const furniture = pageFurniture(edition, page).filter((block) => !isGiven(edition, page, block));
  return {
    id: page.id,
    patches: facing(edition, [
      ...roomAfter(edition, neighbour.number),
      { kind: 'put', table: 'pages', id: page.id, record: page },
      ...furniture.map((block): Patch => ({ kind: 'put', table: 'blocks', id: block.id, record: block })),
    ]),
  };
}

/** An article with the same words and ids of its own. */
function copyOfArticle(article: Article): Article {
  return {
    ...article,
    id: newId<'article'>(),
    body: article.body.map((paragraph) => ({ ...paragraph, id: newId<'paragraph'>() })),
    importNotes: [],
  };
}

/**
 * Copies a page with what stands on it: articles are copied too, so that the copy can be changed by
 * itself; refers go on pointing where they point.
 */
export function duplicatePage(edition: Edition, id: PageId): NewPage | null {
  const original = edition.pages[id];
  if (original === undefined || isMaster(original) || pageCount(edition) >= MOST_PAGES) return null;
  const pageId = newId<'page'>();
  const copies = new Map<BlockId, BlockId>();
  const articles = new Map<ArticleId, Article>();
  const blocks = blocksOnPage(edition, id).map((block): Block => {
    const copy = { ...block, id: newId<'block'>(), pageId };
    copies.set(block.id, copy.id);
    if (!('articleId' in copy) || blockModule(copy.kind).pointsToArticle === true) return copy;
    const article = edition.articles[copy.articleId];
    if (article === undefined) return copy;
    const own = articles.get(article.id) ?? copyOfArticle(article);
    articles.set(article.id, own);
    return { ...copy, articleId: own.id };
  });
  const overrides = original.overrides?.map(({ block, by }) => ({
    block,
    by: by === null ? null : (copies.get(by) ?? null),
  }));
  const page: Page = {
    ...original,
    id: pageId,
    number: original.number + 1,
    ...(overrides === undefined ? {} : { overrides }),
  };
  return {
    id: page.id,
    patches: facing(edition, [
      ...roomAfter(edition, original.number),
      { kind: 'put', table: 'pages', id: page.id, record: page },
      ...[...articles.values()].map((one): Patch => ({ kind: 'put', table: 'articles', id: one.id, record: one })),
      ...blocks.map((one): Patch => ({ kind: 'put', table: 'blocks', id: one.id, record: one })),
    ]),
  };
}

/**
 * Deletes a page with its blocks. The copy stays: it runs on in the rest of its thread, is overset,
 * or waits in the pool. The last page is never deleted.
 */
export function deletePage(edition: Edition, id: PageId): Patch[] {
  const pages = pagesInOrder(edition);
  if (isMaster(edition.pages[id])) return removeMaster(edition, id);
  if (edition.pages[id] === undefined || pages.length < 2) return [];
  const planned = Object.values(edition.articles).flatMap((article): Patch[] =>
    (['plannedPage', 'plannedJump'] as const).flatMap((field): Patch[] =>
      article[field] === id ? [{ kind: 'set', table: 'articles', id: article.id, path: [field], value: null }] : [],
    ),
  );
  return facing(edition, [
    ...planned,
    ...blocksOnPage(edition, id).map((block): Patch => ({ kind: 'remove', table: 'blocks', id: block.id })),
    // Not those that were planned here: that they are says that somebody waits for them.
    ...blankArticlesOf(edition, blocksOnPage(edition, id)),
    { kind: 'remove', table: 'pages', id },
    ...numbered(pages.filter((page) => page.id !== id)),
  ]);
}

/**
 * Adds pages at the end, or takes them off there: their copy stays, in the pool. Nothing where there are so many already,
 * or a number is asked for that no edition has.
 */
export function setPageCount(edition: Edition, count: number): Patch[] {
  if (!Number.isInteger(count) || count < 1 || count > MOST_PAGES) return [];
  const patches: Patch[] = [];
  let now = edition;
  const apply = (more: readonly Patch[]) => {
    patches.push(...more);
    now = applyPatches(now, more).edition;
  };
  for (let pages = pagesInOrder(now); pages.length !== count; pages = pagesInOrder(now)) {
    const last = pages.at(-1);
    if (last === undefined) return [];
    apply(pages.length > count ? deletePage(now, last.id) : (addPage(now, last.id)?.patches ?? []));
  }
  return patches;
}

/** Names a page's section (要闻, 本地 …). */
export function renameSection(edition: Edition, id: PageId, section: string): Patch[] {
  const page = edition.pages[id];
  const name = shortName(section, LONGEST_SECTION);
  if (page === undefined || page.section === name) return [];
  return [{ kind: 'set', table: 'pages', id, path: ['section'], value: name }];
}

/** Says who edits a page (责编); nobody where the name is empty. */
export function nameEditor(edition: Edition, id: PageId, editor: string): Patch[] {
  const page = edition.pages[id];
  const name = editor.trim().slice(0, 40);
  if (page === undefined || (page.editor ?? '') === name) return [];
  const { editor: _old, ...rest } = page;
  return [{ kind: 'put', table: 'pages', id, record: name === '' ? rest : { ...rest, editor: name } }];
}

/** Pages seen together when the paper is opened: 1 alone on the right, then 2 and 3, 4 and 5 … */
export function spreadOf(edition: Edition, id: PageId): Page[] {
  const page = edition.pages[id];
  if (page === undefined) return [];
  if (isMaster(page)) return [page];
  const left = page.number - (page.number % 2);
  return [left, left + 1].flatMap((number) => pageByNumber(edition, number) ?? []);
}
