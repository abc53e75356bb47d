/** Placing a story on the grid: headline, body, photo and caption as a group that fits. */
import { captionText } from '../blocks/caption.ts';
import { type ComposeCache, compose, createComposeCache } from '../compose/compose.ts';
import { fitHeadline } from '../compose/headline.ts';
import type { Resources } from '../compose/resources.ts';
import { captionLines } from '../compose/set-text.ts';
import { directionOf } from '../edition/directions.ts';
import { gridFrame, gridRows, gutterWidth } from '../edition/formats.ts';
import { newId, type PageId } from '../edition/ids.ts';
import { applyPatches, type Patch } from '../edition/operations.ts';
import { HEAD_ROWS } from '../edition/page-head.ts';
import type { Article, Block, BodyBlock, Edition, HeadlineBlock, Leaf, Page, Photo } from '../edition/records.ts';
import { printedPage, threadOf } from '../edition/selectors.ts';
import { foldZone } from '../edition/spreads.ts';
import { runsOfWords } from '../edition/styled-lines.ts';
import { filledStory, type Trial } from './fill-story.ts';

/** A rectangle of the grid: base columns across, rows down. */
export interface Region {
  readonly column: number;
  readonly span: number;
  readonly row: number;
  readonly rows: number;
}

/** An edition being laid out, with the patches that lead to it. */
export class Draft {
  edition: Edition;
  readonly resources: Resources;
  readonly patches: Patch[] = [];
  readonly #cache: ComposeCache = createComposeCache();
  #order: number;

  /** `order` is the first place in painting order that its blocks take. */
  constructor(edition: Edition, resources: Resources, order = 10) {
    this.#order = order;
    this.edition = edition;
    this.resources = resources;
  }

  apply(patches: readonly Patch[]): void {
    this.edition = applyPatches(this.edition, patches).edition;
    this.patches.push(...patches);
  }

  article(article: Article): void {
    this.apply([{ kind: 'put', table: 'articles', id: article.id, record: article }]);
  }

  block(block: Block): void {
    this.apply([{ kind: 'put', table: 'blocks', id: block.id, record: block }]);
  }

  nextOrder(): number {
    return this.#order++;
  }

  /** How an article would fit, on `page` and beyond it, were `blocks` added. Nothing is kept. */
  trial(article: Article, blocks: readonly Block[], page?: PageId): Trial {
    const patches = blocks.map((block): Patch => ({ kind: 'put', table: 'blocks', id: block.id, record: block }));
    const { edition } = applyPatches(this.edition, patches);
    const composed = compose(edition, this.resources, this.#cache);
    const fit = composed.articles.find((one) => one.id === article.id);
    const bodies = (here: boolean) =>
      composed.pages
        .filter((one) => (one.id === page) === here)
        .flatMap((one) => one.blocks)
        .filter((block) => block.kind === 'body' && block.articleId === article.id);
    const beyond = bodies(false).reduce((lines, block) => lines + block.lines, 0);
    const short = bodies(true).reduce((lines, block) => lines + block.linesShort, 0);
    return { overset: fit?.charactersOverset ?? 0, beyond, short };
  }
}

/** Space between a picture and the text beside it, in em of the body size. */
const STAND_OFF = 0.8;
/** Rows a picture may take: never a strip, never a whole page. */
const LEAST_PHOTO_ROWS = 6;

/** A picture, and the base columns it takes. */
export interface PhotoPlan {
  readonly photo: Photo;
  readonly span: number;
}

/** A picture lower than this, in rows, shows nothing. */
const LOWEST_PHOTO = 2;

/** A photo's caption in runs, with what stands between it and its credit. */
function captionRuns(article: Article, photo: Photo): Leaf[] {
  const words = captionText(article, photo.id);
  const [caption, credit] = [runsOfWords(photo, 'caption'), runsOfWords(photo, 'credit')];
  const between = words.slice(photo.caption.length, words.length - photo.credit.length);
  return [...caption, { text: between }, ...credit];
}

/** A picture with its caption on the right of a region, from its top down; none where the caption leaves it no room. */
export function photoBlocks(
  draft: Draft,
  page: Page,
  article: Article,
  region: Region,
  plan: PhotoPlan,
  rows: number,
): Block[] {
  const { grid } = page;
  const column = region.column + region.span - plan.span;
  const area = gridFrame(grid, column, plan.span, region.row, rows);
  const style = draft.edition.styles['caption'];
  const lines = captionLines(captionRuns(article, plan.photo), draft.resources.fonts, draft.edition, area.width);
  const captionHeight = lines * (style?.leading ?? grid.leading);
  const gap = lines > 0 ? 3 : 0;
  // The picture starts at the top of the first line's Han characters and the caption ends on a row's foot.
  const above = (grid.leading - grid.bodySize) / 2;
  const standOff = Math.min(STAND_OFF * grid.bodySize, gutterWidth(grid) / 2);
  const height = area.height - above - captionHeight - gap - above;
  if (height < LOWEST_PHOTO * grid.leading) return [];
  const common = { pageId: page.id, articleId: article.id, photoId: plan.photo.id, standOff };
  const blocks: Block[] = [
    {
      ...common,
      id: newId<'block'>(),
      order: draft.nextOrder() + 500,
      kind: 'photo',
      frame: { x: area.x, y: area.y + above, width: area.width, height },
    },
  ];
  if (lines > 0) {
    blocks.push({
      ...common,
      id: newId<'block'>(),
      order: draft.nextOrder() + 500,
      kind: 'caption',
      frame: { x: area.x, y: area.y + above + height + gap, width: area.width, height: captionHeight + 0.1 },
    });
  }
  return blocks;
}

/** Height to width a picture of unknown shape is planned at, and how far cropping may take any shape. */
const USUAL_SHAPE = 2 / 3;
const CROP = 0.45;
/** Share of a story's rows below its headline that its picture takes at most. */
const MOST_PHOTO = 0.75;

/** Rows of a picture with its caption in a region of `most` rows: as it was taken, and cropped as far as it may be. */
export function photoRows(draft: Draft, page: Page, { photo, span }: PhotoPlan, most: number) {
  const image = photo.imageId === null ? undefined : draft.edition.images[photo.imageId];
  const shape = image === undefined ? USUAL_SHAPE : image.height / image.width;
  const { width } = gridFrame(page.grid, 0, span, 0, 1);
  const captionRows = 2;
  const limit = Math.floor(most * MOST_PHOTO);
  const rowsAt = (ratio: number) => {
    const rows = Math.round((width * ratio) / page.grid.leading) + captionRows;
    return Math.min(limit, Math.max(LEAST_PHOTO_ROWS, rows));
  };
  return { low: rowsAt(shape * (1 - CROP)), natural: rowsAt(shape), high: rowsAt(shape * (1 + CROP)) };
}

/** A picture's place tried out: how many rows, and how the story then fits. */
interface PhotoTrial extends PhotoPlan {
  readonly rows: number;
  readonly fits: boolean;
  readonly short: number;
}

/**
 * The rows of a picture of a given width that fill the region: the most that push no text out.
 * When the text cannot fit anyway the picture keeps its own shape and the rest of the text jumps.
 */
function tryPhoto(
  draft: Draft,
  page: Page,
  article: Article,
  region: Region,
  plan: PhotoPlan,
  body: BodyBlock,
): PhotoTrial {
  const planned = photoRows(draft, page, plan, region.rows);
  let { low, high } = planned;
  let best: PhotoTrial = { ...plan, rows: planned.natural, fits: false, short: 0 };
  // Copy that is meant to jump needs no squeezed picture to stay on its page.
  if (article.plannedJump !== null && !article.copyToCome) return best;
  while (low <= high) {
    const rows = (low + high) >> 1;
    const blocks = [body, ...photoBlocks(draft, page, article, region, plan, rows)];
    const { overset, beyond, short } = draft.trial(article, blocks, page.id);
    if (overset === 0 && beyond === 0) {
      best = { ...plan, rows, fits: true, short };
      low = rows + 1;
    } else {
      high = rows - 1;
    }
  }
  return best;
}

/** Empty lines on a page that a wider picture should take up. */
const TOO_SHORT = 12;

/** The picture's place: at the planned width, or wider where the text would leave the page empty. */
function bestPhoto(draft: Draft, page: Page, article: Article, region: Region, plan: PhotoPlan, body: BodyBlock) {
  let best = tryPhoto(draft, page, article, region, plan, body);
  for (let span = plan.span + 1; span <= region.span && best.fits && best.short > TOO_SHORT; span++) {
    const wider = tryPhoto(draft, page, article, region, { ...plan, span }, body);
    if (wider.fits && wider.short < best.short) best = wider;
  }
  return best;
}

export interface StoryPlan {
  readonly page: Page;
  readonly region: Region;
  readonly level: HeadlineBlock['level'];
  /** Base columns of the first photo; 0 leaves it off. */
  readonly photoSpan: number;
  /** Text columns, where they are not the base columns (破栏). */
  readonly columns?: number;
  /** The most rows of the headline set; absent, a share of the region's. */
  readonly mostHeadline?: number;
  /** The text ends at the region's foot, where its paragraphs and some more air about the headline can bring it there. */
  readonly fillsFoot?: true;
}

/** Share of a story's rows that its headline set takes at most. */
export const MOST_HEADLINE = 0.4;

/** Rows a headline set needs on a width, with its air. */
export function headlineRows(draft: Draft, article: Article, block: HeadlineBlock, leading: number): number {
  const page = draft.edition.pages[block.pageId];
  const zone = page === undefined ? null : foldZone(page);
  const fit = fitHeadline(article, block, draft.edition, draft.resources, zone);
  if (fit.lines === 0) return 0;
  const air = block.level === 'lead' ? 1.2 : 0.7;
  return Math.ceil(fit.extent / leading + air);
}

/** A story's headline over its text and picture, in a region. */
function storyBlocks(
  draft: Draft,
  article: Article,
  { page, region }: StoryPlan,
  headline: HeadlineBlock,
  rows: number,
  text: BodyBlock,
  picture: { readonly plan: PhotoPlan; readonly rows: number } | null,
): Block[] {
  const { grid } = page;
  const rest: Region = { ...region, row: region.row + rows, rows: region.rows - rows };
  const head: Block[] =
    rows > 0 ? [{ ...headline, frame: gridFrame(grid, region.column, region.span, region.row, rows) }] : [];
  const frame = gridFrame(grid, rest.column, rest.span, rest.row, rest.rows);
  const photo = picture === null ? [] : photoBlocks(draft, page, article, rest, picture.plan, picture.rows);
  return [...head, { ...text, frame }, ...photo];
}

/** Places headline, body, photo and caption of an article in a region; the start of its thread. */
export function placeStory(draft: Draft, article: Article, plan: StoryPlan): void {
  const { page, region } = plan;
  const { grid } = page;
  const order = draft.nextOrder();
  const most = plan.mostHeadline ?? Math.ceil(region.rows * MOST_HEADLINE);
  const probe: HeadlineBlock = {
    id: newId<'block'>(),
    pageId: page.id,
    articleId: article.id,
    order,
    kind: 'headline',
    direction: 'across',
    level: plan.level,
    frame: gridFrame(grid, region.column, region.span, region.row, most),
  };
  const rows = Math.min(most, headlineRows(draft, article, probe, grid.leading));
  const rest: Region = { ...region, row: region.row + rows, rows: region.rows - rows };
  const body: BodyBlock = {
    id: newId<'block'>(),
    pageId: page.id,
    articleId: article.id,
    order: draft.nextOrder(),
    kind: 'body',
    gridMode: 'absolute',
    dropCapital: 0,
    threadOrder: 0,
    frame: gridFrame(grid, rest.column, rest.span, rest.row, rest.rows),
    columns: plan.columns ?? region.span,
    gutter: gutterWidth(grid),
  };
  const first = article.photos[0];
  const planned = first === undefined || plan.photoSpan === 0 ? null : { photo: first, span: plan.photoSpan };
  const best = planned === null ? null : bestPhoto(draft, page, article, rest, planned, body);
  const picture = best === null ? null : { plan: best, rows: best.rows };
  const set = (air: number, isFilled: boolean) => {
    const text: BodyBlock = isFilled ? { ...body, foot: 'fill' } : body;
    return storyBlocks(draft, article, plan, probe, rows + air, text, picture);
  };
  const blocks =
    plan.fillsFoot === true ? filledStory((blocks) => draft.trial(article, blocks, page.id), set) : set(0, false);
  for (const block of blocks) draft.block(block);
}

/** Fewest rows from 1 to `most` at which a story's text fits; `most` when it never does. */
export function fewestRows(most: number, fits: (rows: number) => boolean): number {
  let low = 1;
  let high = Math.max(1, most);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fits(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Rows a story of a width needs with its headline and without pictures, at most `most`. */
export function rowsNeeded(
  draft: Draft,
  page: Page,
  article: Article,
  span: number,
  level: HeadlineBlock['level'],
  most: number,
): number {
  const { grid } = page;
  // Below the page's foot, where nothing stands in the way of the trial.
  const clear = gridRows(grid) + 1;
  const common = { pageId: page.id, articleId: article.id, order: 0 };
  const probe: HeadlineBlock = {
    ...common,
    id: newId<'block'>(),
    kind: 'headline',
    direction: 'across',
    level,
    frame: gridFrame(grid, 0, span, clear, most),
  };
  const rows = headlineRows(draft, article, probe, grid.leading);
  const body = (count: number): BodyBlock => ({
    ...common,
    id: newId<'block'>(),
    kind: 'body',
    gridMode: 'absolute',
    dropCapital: 0,
    threadOrder: 0,
    frame: gridFrame(grid, 0, span, clear, count),
    columns: span,
    gutter: gutterWidth(grid),
  });
  return rows + fewestRows(most - rows, (count) => draft.trial(article, [body(count)]).overset === 0);
}

/** Rows a continued part is given while its copy has not arrived. */
const AWAITED_ROWS = 12;

/**
 * Makes the block on another page where an article goes on, under its short headline (转文题): on all columns of the page, of a
 * 通版 on those of the half with that id.
 */
export function placeContinuation(draft: Draft, article: Article, target: PageId, row = HEAD_ROWS): void {
  const printed = printedPage(draft.edition, target);
  if (printed === undefined) return;
  const { sheet: page, half } = printed;
  const { grid } = page;
  const span = half.page.grid.columns;
  const first = half.side === 'right' ? grid.columns - span : 0;
  const headline: HeadlineBlock = {
    id: newId<'block'>(),
    pageId: page.id,
    articleId: article.id,
    order: draft.nextOrder(),
    kind: 'headline',
    direction: 'across',
    level: 'continued',
    frame: gridFrame(grid, first, span, row, 2),
  };
  draft.block(headline);
  // Copy that runs down goes on doing so, in one tier.
  const isDown = directionOf(draft.edition, article.id) === 'down';
  const bodyAt = (rows: number): BodyBlock => ({
    id: newId<'block'>(),
    pageId: page.id,
    articleId: article.id,
    order: draft.nextOrder(),
    kind: 'body',
    gridMode: 'absolute',
    dropCapital: 0,
    // A part placed before the story itself still comes after it.
    threadOrder: Math.max(1, 1 + (threadOf(draft.edition, article.id).at(-1)?.threadOrder ?? 0)),
    frame: gridFrame(grid, first, span, row + 2, rows),
    columns: isDown ? 1 : span,
    gutter: gutterWidth(grid),
    ...(isDown ? { direction: 'down' } : {}),
  });
  const most = gridRows(grid) - row - 2;
  if (article.copyToCome) {
    draft.block(bodyAt(Math.min(AWAITED_ROWS, most)));
    return;
  }
  draft.block(bodyAt(fewestRows(most, (rows) => draft.trial(article, [bodyAt(rows)]).overset === 0)));
}
