/** Making blocks: what a form is at first, and where it goes when nobody has drawn it. */

import type { NewPlace, Surroundings } from '../blocks/insertion.ts';
import { type BlockForm, blockForm, blockModule } from '../blocks/kinds.ts';
import { nextOrder } from './blocks.ts';
import { overlap } from './boxes.ts';
import { emptyArticle, photoToCome } from './create.ts';
import { columnFor, columnsIn, gridFrame, gutterWidth } from './formats.ts';
import { allowed, freePlace } from './frames.ts';
import { type ArticleId, type BlockId, type ImageId, newId, type PageId, type PhotoId } from './ids.ts';
import { canStandOnMaster, isMaster, standingOn } from './masters.ts';
import type { Patch } from './operations.ts';
import { HEAD_ROWS } from './page-head.ts';
import type { Article, Block, Edition, Page, PageGrid, Photo, PhotoBlock } from './records.ts';
import { giveBack } from './room-below.ts';
import { blocksOnPage, threadOf } from './selectors.ts';
import type { Frame, Pt } from './units.ts';

/** What a new block shows. */
export interface InsertContext {
  /** The article at hand; without one, text starts a blank article. */
  readonly articleId: ArticleId | null;
  /** A block the new one goes with: the picture of a caption, or what it stands below. */
  readonly beside: BlockId | null;
  /** The photo of the article that is shown; absent, one that no block shows yet. */
  readonly photoId?: PhotoId;
  /** The picture that is placed: a photo that waits with another one is not the one to show it. */
  readonly imageId?: ImageId;
}

/** Clear space a new picture, quote, panel or table keeps from text, in em of the body size. */
const STAND_OFF = 0.5;

function standOffOn(grid: PageGrid): Pt {
  return Math.min(STAND_OFF * grid.bodySize, gutterWidth(grid) / 2);
}

function pageNamed(edition: Edition, id: PageId): Page {
  const page = edition.pages[id];
  if (page === undefined) throw new Error(`no page ${id}`);
  return page;
}

/** The picture a caption goes with: the one at hand, else the page's last. */
function photoAtHand(edition: Edition, pageId: PageId, beside: BlockId | null): PhotoBlock | null {
  const block = beside === null ? undefined : edition.blocks[beside];
  const photo = block?.kind === 'photo' ? block : blocksOnPage(edition, pageId).findLast((one) => one.kind === 'photo');
  return photo?.kind === 'photo' ? photo : null;
}

/** The headline that a summary or a byline goes under: the one at hand, else the article's on the page. */
function headlineAtHand(edition: Edition, pageId: PageId, { articleId, beside }: InsertContext): Block | null {
  const chosen = beside === null ? undefined : edition.blocks[beside];
  if (chosen?.kind === 'headline' && chosen.pageId === pageId) return chosen;
  const on = blocksOnPage(edition, pageId);
  return on.find((one) => one.kind === 'headline' && one.articleId === articleId) ?? null;
}

/**
 * Room under a headline: below what of its story stands there already, and up to a picture beside it. Text there gives
 * way.
 */
function roomUnder(edition: Edition, { pageId, frame: { x, y, width, height } }: Block, rows: Pt): Frame {
  const others = blocksOnPage(edition, pageId);
  let room: Frame = { x, y: y + height, width, height: rows };
  for (const { frame } of others.filter(({ kind }) => kind === 'storypart').sort((a, b) => a.frame.y - b.frame.y)) {
    if (overlap(room, frame)) room = { ...room, y: frame.y + frame.height };
  }
  const inTheWay = others.filter(({ kind, frame }) => blockModule(kind).runaround === 'round' && overlap(room, frame));
  const gutter = gutterWidth(pageNamed(edition, pageId).grid);
  const right = Math.min(x + width, ...inTheWay.map(({ frame }) => frame.x - gutter));
  const left = Math.max(x, ...inTheWay.map(({ frame }) => frame.x + frame.width + gutter));
  if (right - x >= Math.max(LEAST_SHARE * width, x + width - left)) return { ...room, width: right - x };
  return x + width - left >= LEAST_SHARE * width ? { ...room, x: left, width: x + width - left } : room;
}

/** Share of its headline's width that a block under it has at least. */
const LEAST_SHARE = 0.2;

function placeOn(edition: Edition, page: Page, context: InsertContext): NewPlace {
  return {
    page,
    styles: edition.styles,
    photoAtHand: photoAtHand(edition, page.id, context.beside),
    underHeadline: (height) => {
      const headline = headlineAtHand(edition, page.id, context);
      return headline === null ? null : roomUnder(edition, headline, height);
    },
  };
}

/** Where a block goes when nobody has drawn it: its form's own place, or the first free one. */
function firstPlace(edition: Edition, name: BlockForm, place: NewPlace): Frame {
  const { grid } = place.page;
  const form = blockForm(name);
  const size = form.size(place);
  const at = (row: number): Frame => {
    const frame = gridFrame(grid, 0, size.span, row, size.rows);
    return { ...frame, y: frame.y + size.shift * grid.leading, height: size.height };
  };
  return form.place?.(place, at) ?? freeFrame(edition, name, place, 'nothing') ?? at(HEAD_ROWS);
}

/** What may give way to a block that comes: nothing of what stands on the page, or its copy, which runs round it. */
export type Yielding = 'nothing' | 'copy';

/**
 * The first place of a form's first size where only what may give way stands; null where the page has none. Beside panels
 * comes before on them: nobody wants what is new half on a panel.
 */
function freeFrame(edition: Edition, name: BlockForm, place: NewPlace, yielding: Yielding): Frame | null {
  const standing = standingOn(edition, place.page.id);
  const panels = standing.filter(({ kind }) => kind === 'panel');
  const stays = standing.filter(({ kind }) => {
    const { runaround } = blockModule(kind);
    return runaround !== 'on' && (yielding === 'nothing' || runaround !== 'text');
  });
  const { grid } = place.page;
  const { kind } = blockForm(name);
  // What copy keeps clear of keeps clear of copy: a place right under it would take its last line.
  const by = blockModule(kind).runaround === 'round' ? standOffOn(grid) : 0;
  const keptFrom = ({ kind: other, frame }: Block): Frame =>
    blockModule(other).runaround === 'text' ? { ...frame, y: frame.y - by, height: frame.height + 2 * by } : frame;
  const clearOf = (blocks: readonly Block[]) =>
    freePlace(grid, blockForm(name).size(place), blocks.map(keptFrom), HEAD_ROWS);
  return clearOf([...stays, ...panels]) ?? clearOf(stays);
}

/** Where a page has room for a block that nobody draws: on nothing else, or on copy that gives way; null where it has none. */
export function roomFor(edition: Edition, name: BlockForm, pageId: PageId, yielding: Yielding): Frame | null {
  const page = edition.pages[pageId];
  if (page === undefined) return null;
  return freeFrame(edition, name, placeOn(edition, page, { articleId: null, beside: null }), yielding);
}

/** The photo of the article that a new block shows: the one named, or one that no block shows yet; null where there is none. */
function photoToShow(edition: Edition, article: Article, { photoId, imageId }: InsertContext): Photo | null {
  const named = article.photos.find(({ id }) => id === photoId);
  if (named !== undefined) return named;
  const placed = new Set(
    Object.values(edition.blocks).flatMap((block) => (block.kind === 'photo' ? block.photoId : [])),
  );
  const isFree = (photo: Photo) => imageId === undefined || photo.imageId === null || photo.imageId === imageId;
  return article.photos.find((photo) => !placed.has(photo.id) && isFree(photo)) ?? null;
}

/** What a new block of a frame finds on its page and in an article. */
function surroundings(
  edition: Edition,
  place: NewPlace,
  article: Article,
  frame: Frame,
  photo: () => Photo,
): Surroundings {
  const { id, grid } = place.page;
  const gutter = gutterWidth(grid);
  const blocks = blocksOnPage(edition, id);
  return {
    ...place,
    articleId: article.id,
    photo,
    standOff: standOffOn(grid),
    gutter,
    columns: Math.round(columnsIn(grid, frame)),
    hasHeadline: blocks.some((block) => block.kind === 'headline'),
    nextInThread: (threadOf(edition, article.id).at(-1)?.threadOrder ?? -1) + 1,
    behindAll: Math.min(0, ...blocks.map((block) => block.order)) - 1,
  };
}

export interface Inserted {
  readonly patches: Patch[];
  readonly id: BlockId;
}

/**
 * Makes a block on a page: in the frame drawn, or where it has room. A caption needs a picture on the
 * page; without one the answer is null. The text that a summary or a byline takes room from grows by as much.
 */
export function insertBlock(
  edition: Edition,
  name: BlockForm,
  pageId: PageId,
  drawn: Frame | null,
  context: InsertContext,
): Inserted | null {
  const page = edition.pages[pageId];
  if (page === undefined) return null;
  const place = placeOn(edition, page, context);
  const form = blockForm(name);
  const frame = allowed(form.kind, drawn ?? firstPlace(edition, name, place), page.grid);
  const known = context.articleId === null ? undefined : edition.articles[context.articleId];
  const article = known ?? emptyArticle();
  let added: Photo | null = null;
  const photo = (): Photo => {
    const waiting = photoToShow(edition, article, context);
    if (waiting !== null) return waiting;
    added ??= photoToCome();
    return added;
  };
  const base = { id: newId<'block'>(), pageId, order: nextOrder(edition, pageId), frame };
  const block = form.make(base, surroundings(edition, place, article, frame, photo));
  if (block === null || (isMaster(page) && !canStandOnMaster(block))) return null;
  const isNew = known === undefined && 'articleId' in block && block.articleId === article.id;
  const record = added === null ? article : { ...article, photos: [...article.photos, added] };
  const articles: Patch[] = isNew || added !== null ? [{ kind: 'put', table: 'articles', id: article.id, record }] : [];
  const grown = block.kind === 'storypart' ? giveBack(edition, block) : [];
  return {
    id: block.id,
    patches: [...articles, { kind: 'put', table: 'blocks', id: block.id, record: block }, ...grown],
  };
}

/** A frame of a form's first size with its top left corner at a point: what a click with a tool makes. */
export function frameAt(
  edition: Edition,
  form: BlockForm,
  pageId: PageId,
  at: { readonly x: Pt; readonly y: Pt },
): Frame {
  const page = pageNamed(edition, pageId);
  const { grid } = page;
  const size = blockForm(form).size(placeOn(edition, page, { articleId: null, beside: null }));
  const { x, width } = gridFrame(grid, columnFor(grid, at.x, size.span), size.span, 0, 1);
  const row = Math.max(0, Math.floor((at.y - grid.typeArea.y) / grid.leading));
  return { x, y: grid.typeArea.y + row * grid.leading, width, height: size.height };
}
