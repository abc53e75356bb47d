/** Changes of pages: which there are, in what order, of what size. Every derived number follows. */

import { blockModule } from '../blocks/kinds.ts';
import { blankArticlesOf } from './blocks.ts';
import { pageFurniture } from './create.ts';
import { facing } from './facing.ts';
import { type ArticleId, type BlockId, newId, type PageId } from './ids.ts';
import { partSpread } from './join-pages.ts';
import { isGiven, isMaster, removeMaster } from './masters.ts';
import { applyPatches, type Patch } from './operations.ts';
import { LONGEST_SECTION } from './page-records.ts';
import { shortName } from './plain-name.ts';
import type { Article, Block, Edition, Page } from './records.ts';
import { blocksOnPage, pageByNumber, pageCount, pagesInOrder } from './selectors.ts';
import { halvesOf, isSpread, lastNumber, pageNumbers, type Side } from './spreads.ts';

/**
 * The order in which pages of a list can be numbered: a 通版 begins with an even number, so where it would not, a single page
 * changes places with it: the next one stands before it or the last one goes behind, whichever leaves it nearer its number. Null
 * where neither can: page 1 faces none, and stays before every spread.
 */
function flowedRound(order: readonly Page[]): Page[] | null {
  const waiting = [...order];
  const done: Page[] = [];
  for (let page = waiting.shift(); page !== undefined; page = waiting.shift()) {
    const next = done.reduce((sum, other) => sum + pageNumbers(other).length, 1);
    if (!isSpread(page) || next % 2 === 0) {
      done.push(page);
      continue;
    }
    const last = done.findLastIndex((other) => !isSpread(other));
    const following = waiting.findIndex((other) => !isSpread(other));
    const goesBehind = last > 0 && (following < 0 || page.number < next);
    const [moved] = goesBehind ? done.splice(last, 1) : following < 0 ? [] : waiting.splice(following, 1);
    if (moved === undefined) return null;
    if (goesBehind) waiting.unshift(page, moved);
    else waiting.unshift(moved, page);
  }
  return done;
}

/** The number each page of a list has then, others flowing round 通版; null where these have no place. */
function numbersOf(order: readonly Page[]): ReadonlyMap<PageId, number> | null {
  let next = 1;
  const flowed = flowedRound(order);
  if (flowed === null) return null;
  return new Map(
    flowed.map((page) => {
      const own = next;
      next += pageNumbers(page).length;
      return [page.id, own];
    }),
  );
}

/** Numbers pages by their place in a list; null where 通版 have no place. */
function numbered(order: readonly Page[]): Patch[] | null {
  const numbers = numbersOf(order);
  return numbers === null ? null : order.flatMap((page) => renumbered(page, numbers.get(page.id)));
}

function renumbered({ id, number }: Page, to: number | undefined): Patch[] {
  return to === undefined || to === number ? [] : [{ kind: 'set', table: 'pages', id, path: ['number'], value: to }];
}

/** Moves a page to a number; the pages between make room, and single ones flow round 通版, which begin with an even number. */
export function movePage(edition: Edition, id: PageId, wanted: number): Patch[] {
  const page = edition.pages[id];
  if (page === undefined || isMaster(page)) return [];
  const isOdd = isSpread(page) && wanted % 2 === 1;
  const to = isOdd ? wanted + Math.sign(wanted - page.number) : wanted;
  const others = pagesInOrder(edition).filter((other) => other.id !== id);
  // Forward, its last number is to come behind the one that is there; back, its first before it.
  const last = to + lastNumber(page) - page.number;
  const before = others.filter((other) => (to > page.number ? other.number <= last : lastNumber(other) < to));
  const at = before.length;
  return facing(edition, numbered([...others.slice(0, at), page, ...others.slice(at)]) ?? []);
}

interface NewPage {
  readonly patches: Patch[];
  readonly id: PageId;
}

/** Puts a page into the edition behind another, the others making room; null where there is no place for it. */
function insertedAfter(edition: Edition, after: Page, page: Page): Patch[] | null {
  const before = pagesInOrder(edition);
  const numbers = numbersOf(before.flatMap((other) => (other.id === after.id ? [other, page] : [other])));
  if (numbers === null) return null;
  const record: Page = { ...page, number: numbers.get(page.id) ?? page.number };
  return [
    // From the last on, so that no two have a number at once.
    ...before.toReversed().flatMap((other) => renumbered(other, numbers.get(other.id))),
    { kind: 'put', table: 'pages', id: page.id, record },
  ];
}

/** The most pages an edition can have; what the record's schema allows. */
const MOST_PAGES = 999;

/** Adds an empty page after another, with its grid and section. Null where there is no room for one more. */
export function addPage(edition: Edition, after: PageId): NewPage | null {
  const neighbour = edition.pages[after];
  if (neighbour === undefined || isMaster(neighbour) || pageCount(edition) >= MOST_PAGES) return null;
  const { overrides: _own, ...like } = halvesOf(neighbour).at(-1)?.page ?? neighbour;
  const page: Page = { ...like, id: newId<'page'>(), number: lastNumber(neighbour) + 1 };
  const room = insertedAfter(edition, neighbour, page);
  if (room === null) return null;
  const furniture = pageFurniture(edition, page).filter((block) => !isGiven(edition, page, block));
  return {
    id: page.id,
    patches: facing(edition, [
      ...room,
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
  if (original === undefined || isMaster(original)) return null;
  if (pageCount(edition) + pageNumbers(original).length > MOST_PAGES) return null;
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
  const copied = <T extends { readonly overrides?: Page['overrides'] }>(record: T) => ({
    ...record,
    ...(record.overrides === undefined
      ? {}
      : {
          overrides: record.overrides.map(({ block, by }) => ({
            block,
            by: by === null ? null : (copies.get(by) ?? null),
          })),
        }),
  });
  const page: Page = { ...copied(original), id: pageId, number: lastNumber(original) + 1 };
  const sheet: Page = isSpread(original)
    ? { ...page, spread: { right: { ...copied(original.spread.right), id: newId<'page'>() } } }
    : page;
  const room = insertedAfter(edition, original, sheet);
  if (room === null) return null;
  return {
    id: page.id,
    patches: facing(edition, [
      ...room,
      ...[...articles.values()].map((one): Patch => ({ kind: 'put', table: 'articles', id: one.id, record: one })),
      ...blocks.map((one): Patch => ({ kind: 'put', table: 'blocks', id: one.id, record: one })),
    ]),
  };
}

/**
 * Deletes a page with its blocks. The copy stays: it runs on in the rest of its thread, is overset,
 * or waits in the pool. The last page is never deleted, nor one without which a 通版 would begin with an odd number.
 */
export function deletePage(edition: Edition, id: PageId): Patch[] {
  if (isMaster(edition.pages[id])) return removeMaster(edition, id);
  const left = pagesInOrder(edition).filter((page) => page.id !== id);
  const room = numbered(left);
  if (edition.pages[id] === undefined || left.length === 0 || room === null) return [];
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
    ...room,
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
  for (let pages = pageCount(now); pages !== count; ) {
    const last = pagesInOrder(now).at(-1);
    if (last === undefined) return [];
    const isLess = pages > count;
    // Of a 通版 of which one page is to stay, the left one stays.
    if (isLess && isSpread(last) && lastNumber(last) === count + 1) apply(partSpread(now, last.id));
    else apply(isLess ? deletePage(now, last.id) : (addPage(now, last.id)?.patches ?? []));
    const next = pageCount(now);
    if (next === pages && !isSpread(last)) return [];
    pages = next;
  }
  return patches;
}

/** Names a page's section (要闻, 本地 …); of a 通版 that of one half. */
export function renameSection(edition: Edition, id: PageId, section: string, side: Side = 'left'): Patch[] {
  const page = edition.pages[id];
  const name = shortName(section, LONGEST_SECTION);
  if (page === undefined) return [];
  const isRight = side === 'right' && isSpread(page);
  if ((isRight ? page.spread.right : page).section === name) return [];
  const path = isRight ? ['spread', 'right', 'section'] : ['section'];
  return [{ kind: 'set', table: 'pages', id, path, value: name }];
}

/** Says who edits a page (责编), or one half of a 通版; nobody where the name is empty. */
export function nameEditor(edition: Edition, id: PageId, editor: string, side: Side = 'left'): Patch[] {
  const page = edition.pages[id];
  const name = editor.trim().slice(0, 40);
  const said = name === '' ? {} : { editor: name };
  if (page === undefined) return [];
  if (side === 'right' && isSpread(page)) {
    const { editor: before = '', ...right } = page.spread.right;
    if (before === name) return [];
    return [{ kind: 'put', table: 'pages', id, record: { ...page, spread: { right: { ...right, ...said } } } }];
  }
  const { editor: before = '', ...rest } = page;
  return before === name ? [] : [{ kind: 'put', table: 'pages', id, record: { ...rest, ...said } }];
}

/** Pages seen together when the paper is opened: 1 alone on the right, then 2 and 3, 4 and 5 … */
export function spreadOf(edition: Edition, id: PageId): Page[] {
  const page = edition.pages[id];
  if (page === undefined) return [];
  if (isMaster(page) || isSpread(page)) return [page];
  const left = page.number - (page.number % 2);
  return [left, left + 1].flatMap((number) => pageByNumber(edition, number) ?? []);
}
