/** Making blocks: what each kind is at first, and where it goes when nobody has drawn it. */

import { nextOrder } from './blocks.ts';
import { emptyArticle, HEAD_ROWS, nameplateRows } from './create.ts';
import { columnWidth, gridFrame, gridRows, gutterWidth } from './formats.ts';
import { allowed, freePlace } from './frames.ts';
import { type ArticleId, type BlockId, newId, type PageId } from './ids.ts';
import type { Patch } from './operations.ts';
import type { Article, Block, Edition, PageGrid, Photo, PhotoBlock } from './records.ts';
import { blocksOnPage, threadOf } from './selectors.ts';
import type { Frame, Pt } from './units.ts';

/** What can be drawn on a page. */
export const blockForms = [
  'nameplate',
  'page-head',
  'imprint',
  'refer',
  'banner',
  'headline',
  'body',
  'photo',
  'caption',
  'pullquote',
  'rule',
  'panel',
  'advert',
  'table',
] as const;
export type BlockForm = (typeof blockForms)[number];

/** What a new block shows. */
export interface InsertContext {
  /** The article at hand; without one, text starts a blank article. */
  readonly articleId: ArticleId | null;
  /** A block the new one goes with: the picture of a caption, or what it stands below. */
  readonly beside: BlockId | null;
}

/** Size at first, in base columns and rows; `shift` rows of air above. */
interface FirstSize {
  readonly span: number;
  readonly rows: number;
  readonly shift: number;
  readonly height: Pt;
}

/** Weight of a new rule, in points. */
const RULE = 0.4;
/** Clear space a new picture, quote, panel or table keeps from text, in em of the body size. */
const STAND_OFF = 0.5;

function firstSize(edition: Edition, form: BlockForm, pageId: PageId): FirstSize {
  const page = edition.pages[pageId];
  const grid = page?.grid;
  if (page === undefined || grid === undefined) throw new Error(`no page ${pageId}`);
  const whole = grid.columns;
  const half = Math.max(1, Math.floor(whole / 2));
  const size = (span: number, rows: number, shift = 0, inner = rows): FirstSize => ({
    span,
    rows,
    shift,
    height: inner * grid.leading,
  });
  const sizes: Readonly<Record<BlockForm, () => FirstSize>> = {
    nameplate: () => size(whole, nameplateRows(edition, page)),
    'page-head': () => size(whole, 2, 0, HEAD_ROWS - 0.6),
    imprint: () => size(whole, 1),
    refer: () => size(whole, 3, 0.35, 2.3),
    banner: () => size(whole, 2, 0.3, 1.4),
    headline: () => size(whole, 6),
    body: () => size(whole, 12),
    photo: () => size(half, 14),
    caption: () => size(half, 2),
    pullquote: () => size(1, 7),
    rule: () => ({ span: whole, rows: 1, shift: 0.5, height: RULE }),
    panel: () => size(half, 12),
    advert: () => size(whole, 16),
    table: () => size(half, 9),
  };
  return sizes[form]();
}

function shiftedDown(frame: Frame, size: FirstSize, grid: PageGrid): Frame {
  return { ...frame, y: frame.y + size.shift * grid.leading, height: size.height };
}

/** Where a block goes when nobody has drawn it: its fixed place, below its picture, or the first free place. */
function firstPlace(edition: Edition, form: BlockForm, pageId: PageId, photo: PhotoBlock | null): Frame {
  const grid = edition.pages[pageId]?.grid;
  if (grid === undefined) throw new Error(`no page ${pageId}`);
  const size = firstSize(edition, form, pageId);
  const at = (row: number) => shiftedDown(gridFrame(grid, 0, size.span, row, size.rows), size, grid);
  if (form === 'page-head') return at(0);
  if (form === 'imprint') return gridFrame(grid, 0, grid.columns, gridRows(grid) + 0.3, 1);
  if (form === 'caption' && photo !== null) {
    const { x, y, width, height } = photo.frame;
    const leading = edition.styles['caption']?.leading ?? grid.leading;
    return { x, y: y + height + 3, width, height: 2 * leading + 0.1 };
  }
  const taken = blocksOnPage(edition, pageId)
    .filter((block) => block.kind !== 'panel')
    .map((block) => block.frame);
  return freePlace(grid, size, taken, HEAD_ROWS) ?? at(HEAD_ROWS);
}

/** The picture a caption goes with: the one at hand, else the page's last. */
function photoAtHand(edition: Edition, pageId: PageId, { beside }: InsertContext): PhotoBlock | null {
  const block = beside === null ? undefined : edition.blocks[beside];
  const photo = block?.kind === 'photo' ? block : blocksOnPage(edition, pageId).findLast((one) => one.kind === 'photo');
  return photo?.kind === 'photo' ? photo : null;
}

/** A photo of the article that no block shows yet; null where each is placed. */
function unplacedPhoto(edition: Edition, article: Article): Photo | null {
  const placed = new Set(
    Object.values(edition.blocks).flatMap((block) => (block.kind === 'photo' ? block.photoId : [])),
  );
  return article.photos.find((photo) => !placed.has(photo.id)) ?? null;
}

/** The level a new headline has: the page's first leads it. */
function headlineLevel(edition: Edition, pageId: PageId): 'lead' | 'story' {
  const hasLead = blocksOnPage(edition, pageId).some((block) => block.kind === 'headline');
  return hasLead || edition.pages[pageId]?.number !== 1 ? 'story' : 'lead';
}

export interface Inserted {
  readonly patches: Patch[];
  readonly id: BlockId;
}

/** A block of a form, with the records it needs. Null where its place is taken by what it would show. */
function made(
  edition: Edition,
  form: BlockForm,
  frame: Frame,
  pageId: PageId,
  context: InsertContext,
): { readonly block: Block; readonly patches: readonly Patch[] } | null {
  const grid = edition.pages[pageId]?.grid;
  if (grid === undefined) return null;
  const base = { id: newId<'block'>(), pageId, order: nextOrder(edition, pageId), frame };
  const standOff = Math.min(STAND_OFF * grid.bodySize, gutterWidth(grid) / 2);
  const known = context.articleId === null ? undefined : edition.articles[context.articleId];
  const article = known ?? emptyArticle();
  const articleId = article.id;
  const patches: Patch[] = [];
  const putArticle = (record: Article) => patches.push({ kind: 'put', table: 'articles', id: record.id, record });
  switch (form) {
    case 'nameplate':
      return { block: { ...base, kind: 'nameplate' }, patches };
    case 'page-head':
    case 'imprint':
      return { block: { ...base, kind: 'furniture', role: form }, patches };
    case 'rule':
      return { block: { ...base, kind: 'rule' }, patches };
    case 'panel':
      return {
        block: { ...base, order: panelOrder(edition, pageId), kind: 'panel', standOff, border: 0.6, tint: 0.1 },
        patches,
      };
    case 'advert':
      return { block: { ...base, kind: 'advert', advertiser: '', imageId: null, standOff }, patches };
    case 'photo': {
      const photo = unplacedPhoto(edition, article);
      const own: Photo = photo ?? { id: newId<'photo'>(), imageId: null, caption: '', credit: '' };
      if (photo === null) putArticle({ ...article, photos: [...article.photos, own] });
      return { block: { ...base, kind: 'photo', articleId, photoId: own.id, standOff }, patches };
    }
    case 'caption': {
      const photo = photoAtHand(edition, pageId, context);
      if (photo === null) return null;
      return {
        block: {
          ...base,
          kind: 'caption',
          articleId: photo.articleId,
          photoId: photo.photoId,
          standOff: photo.standOff,
        },
        patches,
      };
    }
    default:
      break;
  }
  if (known === undefined) putArticle(article);
  switch (form) {
    case 'refer':
    case 'banner':
      return { block: { ...base, kind: form, articleId }, patches };
    case 'headline':
      return {
        block: { ...base, kind: 'headline', articleId, direction: 'across', level: headlineLevel(edition, pageId) },
        patches,
      };
    case 'pullquote':
      return { block: { ...base, kind: 'pullquote', articleId, text: '', standOff }, patches };
    case 'table':
      return {
        block: { ...base, kind: 'table', articleId, standOff, headRows: 1, align: ['start', 'decimal'], rows: [] },
        patches,
      };
    case 'body': {
      const thread = threadOf(edition, articleId);
      const step = columnWidth(grid) + gutterWidth(grid);
      const columns = Math.max(1, Math.min(24, Math.round((frame.width + gutterWidth(grid)) / step)));
      const threadOrder = (thread.at(-1)?.threadOrder ?? -1) + 1;
      return {
        block: {
          ...base,
          kind: 'body',
          articleId,
          threadOrder,
          columns,
          gutter: gutterWidth(grid),
          gridMode: 'absolute',
          dropCapital: 0,
        },
        patches,
      };
    }
  }
}

/** A panel goes behind what stands on the page. */
function panelOrder(edition: Edition, pageId: PageId): number {
  return Math.min(0, ...blocksOnPage(edition, pageId).map((block) => block.order)) - 1;
}

/**
 * Makes a block on a page: in the frame drawn, or where it has room. A caption needs a picture on the
 * page; without one the answer is null.
 */
export function insertBlock(
  edition: Edition,
  form: BlockForm,
  pageId: PageId,
  drawn: Frame | null,
  context: InsertContext,
): Inserted | null {
  const page = edition.pages[pageId];
  if (page === undefined) return null;
  const wanted = drawn ?? firstPlace(edition, form, pageId, photoAtHand(edition, pageId, context));
  const kind = form === 'page-head' || form === 'imprint' ? 'furniture' : form;
  const one = made(edition, form, allowed(kind, wanted, page.grid), pageId, context);
  if (one === null) return null;
  return {
    id: one.block.id,
    patches: [...one.patches, { kind: 'put', table: 'blocks', id: one.block.id, record: one.block }],
  };
}

/** A frame of a form's first size with its top left corner at a point: what a click with a tool makes. */
export function frameAt(
  edition: Edition,
  form: BlockForm,
  pageId: PageId,
  at: { readonly x: Pt; readonly y: Pt },
): Frame {
  const grid = edition.pages[pageId]?.grid;
  if (grid === undefined) throw new Error(`no page ${pageId}`);
  const size = firstSize(edition, form, pageId);
  const { width } = gridFrame(grid, 0, size.span, 0, 1);
  const step = columnWidth(grid) + gutterWidth(grid);
  const column = Math.max(0, Math.min(grid.columns - size.span, Math.floor((at.x - grid.typeArea.x) / step)));
  const row = Math.max(0, Math.floor((at.y - grid.typeArea.y) / grid.leading));
  return { x: gridFrame(grid, column, 1, 0, 1).x, y: grid.typeArea.y + row * grid.leading, width, height: size.height };
}
