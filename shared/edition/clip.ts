/**
 * Blocks on the clipboard: what is copied of a page, and what becomes of it on a page it is pasted on, of this edition or another.
 * Copied stories become stories of their own; what was cut is the same story still, once.
 */
import * as v from 'valibot';
import { type Block, blockModule, blockSchema } from '../blocks/kinds.ts';
import { blocksOf, emptied, nextOrder, regrouped, withCaptions, withKnownStyle } from './blocks.ts';
import { boundsOf, overlap } from './boxes.ts';
import { swatchOf } from './colours.ts';
import { emptyArticle } from './create.ts';
import { withoutSwatches } from './effects.ts';
import { columnFor, columnStep, columnsIn, gridFrame, gridRows } from './formats.ts';
import { allowedTurned, freePlace } from './frames.ts';
import { type ArticleId, type BlockId, newId, type PageId, type PhotoId } from './ids.ts';
import type { Leaf } from './leaf-records.ts';
import { tidyLeaves } from './leaves.ts';
import { canStandOnMaster, isMaster, standingOn } from './masters.ts';
import type { Patch } from './operations.ts';
import { HEAD_ROWS } from './page-head.ts';
import { putImage } from './put-image.ts';
import { type Article, articleSchema, type Edition, type Image, imageSchema, type Page } from './records.ts';
import { articleTitle, paragraphText, threadOf } from './selectors.ts';
import { placeTaken } from './turned.ts';
import type { Frame, Pt } from './units.ts';

/** Blocks that are copied at once; a page with more is no page. */
const MOST_BLOCKS = 500;
/** What a paste that would cover its originals is shifted by: a quarter of a column and two rows, as a duplicate is. */
const SHIFT = { columns: 0.25, rows: 2 };

/** Characters of a clip that are read at most: a broadsheet full of tables has a tenth. */
const LONGEST = 16 * 2 ** 20;

/** True of records of which each has an id of its own. */
function areApart(records: readonly { readonly id: string }[]): boolean {
  return new Set(records.map(({ id }) => id)).size === records.length;
}

/** What the clipboard has. It may come from anywhere, and is believed no further than this says. */
const clipSchema = v.strictObject({
  format: v.literal('dayang-blocks'),
  version: v.literal(1),
  isCut: v.boolean(),
  blocks: v.pipe(
    v.array(blockSchema),
    v.minLength(1),
    v.maxLength(MOST_BLOCKS),
    v.check((blocks) => areApart(blocks)),
  ),
  articles: v.pipe(v.array(articleSchema), v.maxLength(MOST_BLOCKS)),
  images: v.pipe(v.array(imageSchema), v.maxLength(MOST_BLOCKS)),
});
export type Clip = v.InferOutput<typeof clipSchema>;

/** What of an article some blocks show: a picture copied alone takes no copy along, a caption alone no picture. */
function shownOf(article: Article, blocks: readonly Block[]): Article {
  const own = blocks.filter((block) => 'articleId' in block && block.articleId === article.id);
  const has = (...kinds: readonly Block['kind'][]) => own.some(({ kind }) => kinds.includes(kind));
  const shows = (photo: PhotoId, kinds: readonly Block['kind'][]) =>
    own.some((block) => 'photoId' in block && block.photoId === photo && kinds.includes(block.kind));
  const bare = emptyArticle();
  const isTold = has('headline', 'storypart', 'body');
  return {
    ...(isTold ? article : { ...bare, id: article.id }),
    headlines: has('headline', 'storypart') ? article.headlines : bare.headlines,
    banner: has('banner') ? article.banner : '',
    body: has('body') ? article.body : [],
    photos: article.photos
      .filter(({ id }) => shows(id, ['photo', 'caption']))
      .map((photo) => (shows(photo.id, ['photo']) ? photo : { ...photo, imageId: null })),
  };
}

/** What is copied of a page, or cut: what is locked stays. Null where there is nothing. */
export function clipOf(edition: Edition, ids: readonly BlockId[], isCut: boolean): Clip | null {
  const blocks = withCaptions(edition, blocksOf(edition, ids)).filter(({ locked }) => !isCut || locked !== true);
  if (blocks.length === 0) return null;
  const named = new Set(blocks.flatMap((block) => ('articleId' in block ? [block.articleId] : [])));
  const articles = [...named].flatMap((id) => edition.articles[id] ?? []);
  const copied = articles.map((article) => shownOf(article, blocks));
  const shown = [
    ...copied.flatMap(({ photos }) => photos.flatMap(({ imageId }) => imageId ?? [])),
    ...blocks.flatMap((block) => ('imageId' in block && block.imageId != null ? [block.imageId] : [])),
  ];
  const images = [...new Set(shown)].flatMap((id) => edition.images[id] ?? []);
  return { format: 'dayang-blocks', version: 1, isCut, blocks, articles: copied, images };
}

/** A clip as the clipboard has it; null where it is more than is read again, so that nothing is cut that cannot come back. */
export function writeClip(clip: Clip): string | null {
  const text = JSON.stringify(clip);
  return clip.blocks.length > MOST_BLOCKS || text.length > LONGEST ? null : text;
}

/** The blocks that a clipboard's text is; null where it is none, or longer than is read. */
export function readClip(text: string): Clip | null {
  if (text.length > LONGEST) return null;
  try {
    const read = v.safeParse(clipSchema, JSON.parse(text));
    return read.success ? read.output : null;
  } catch {
    return null;
  }
}

/** The words of a clip, for programs that know nothing of blocks. */
export function wordsOfClip({ blocks, articles }: Clip): string {
  const stories = articles.map((article) =>
    [articleTitle(article), ...article.body.map(paragraphText)].filter((line) => line !== '').join('\n'),
  );
  const own = blocks.flatMap((block) => ('text' in block && typeof block.text === 'string' ? [block.text] : []));
  return [...stories, ...own].filter((text) => text !== '').join('\n\n');
}

/** A point of a page, in points from its top left corner. */
interface PastePoint {
  readonly x: Pt;
  readonly y: Pt;
}

/** How a clip is pasted: with what stands in it or bare, and where. */
export interface Pasting {
  readonly isBare: boolean;
  /**
   * `free`: where nothing is in its way; near a point where it is free there. A point of the page itself is where its corner
   * comes to, whatever is there.
   */
  readonly where: 'in-place' | 'free' | PastePoint | { readonly near: PastePoint };
  /** Pictures whose bytes the edition has. */
  readonly has: (image: Image) => boolean;
}

/** What an edition may not have of what a clip shows. */
type Lack = 'style' | 'colour' | 'drawing' | 'picture';

/** What is pasted of a clip. */
interface Pasted {
  readonly patches: Patch[];
  readonly ids: BlockId[];
  /** Styles, swatches, drawings and pictures that the edition does not have. */
  readonly lacks: ReadonlySet<Lack>;
}

/** How far a clip's blocks are shifted to where they are pasted. */
function shiftOf(edition: Edition, page: Page, clip: Clip, where: Pasting['where']): { dx: Pt; dy: Pt } {
  const { grid } = page;
  const places = clip.blocks.map(placeTaken);
  const bounds = boundsOf(places);
  const step = columnStep(grid);
  const to = (at: PastePoint) => ({ dx: at.x - bounds.x, dy: at.y - bounds.y });
  /** Its corner in the column and the row of a point, so many columns and rows from the end at least. */
  const toGrid = (at: PastePoint, columns: number, rows: number) => {
    const last = gridRows(grid) - rows;
    const column = columnFor(grid, at.x, columns);
    const row = Math.max(0, Math.min(last, Math.floor((at.y - grid.typeArea.y) / grid.leading)));
    return to({ x: gridFrame(grid, column, 1, 0, 1).x, y: grid.typeArea.y + row * grid.leading });
  };
  if (where === 'in-place') return { dx: 0, dy: 0 };
  if (where !== 'free' && 'x' in where) return toGrid(where, 1, 1);
  const taken: Frame[] = standingOn(edition, page.id)
    .filter(({ kind }) => blockModule(kind).runaround !== 'on')
    .map(placeTaken);
  const isFree = ({ dx, dy }: { readonly dx: Pt; readonly dy: Pt }) =>
    places.every((place) => {
      const there = { ...place, x: place.x + dx, y: place.y + dy };
      return !taken.some((other) => overlap(there, other));
    });
  const span = Math.max(1, Math.min(grid.columns, Math.ceil(columnsIn(grid, bounds) - 0.5 / step)));
  const rows = Math.max(1, Math.ceil((bounds.height - 0.5) / grid.leading));
  if (where !== 'free') {
    const near = toGrid(where.near, span, rows);
    const fits = bounds.width <= grid.typeArea.width + 0.5 && bounds.height <= grid.typeArea.height + 0.5;
    if (fits && isFree(near)) return near;
  }
  if (isFree({ dx: 0, dy: 0 })) return { dx: 0, dy: 0 };
  const free = freePlace(grid, { span, rows, shift: 0, height: bounds.height }, taken, HEAD_ROWS);
  if (free !== null) return to(free);
  return { dx: step * SHIFT.columns, dy: grid.leading * SHIFT.rows };
}

/** A copied article under ids of its own; bare, an empty one with its photos' places. */
function copyOf(
  article: Article,
  isBare: boolean,
  has: ReadonlySet<string>,
): { record: Article; photos: Map<PhotoId, PhotoId> } {
  const photos = new Map(article.photos.map(({ id }) => [id, newId<'photo'>()]));
  const { arrival: _a, wire: _w, readFrom: _r, plannedPage: _p, plannedJump: _j, ...kept } = article;
  const id = newId<'article'>();
  const frames = article.photos.map((photo) => ({
    ...(isBare ? { caption: '', credit: '' } : photo),
    id: photos.get(photo.id) ?? photo.id,
    imageId: !isBare && photo.imageId !== null && has.has(photo.imageId) ? photo.imageId : null,
  }));
  const body = article.body.map((paragraph) => ({ ...paragraph, id: newId<'paragraph'>() }));
  const record: Article = isBare
    ? { ...emptyArticle(), id, photos: frames }
    : { ...kept, id, body, photos: frames, plannedPage: null, plannedJump: null, importNotes: [] };
  return { record, photos };
}

/** A block without what an edition does not have: styles, colours and art of another. */
function known(edition: Edition, block: Block, has: ReadonlySet<string>, lacks: Set<Lack>): Block {
  let now = withKnownStyle(edition, block);
  if (now !== block) lacks.add('style');
  if (now.colour !== undefined && swatchOf(edition, now.colour) === undefined) {
    const { colour: _, ...rest } = now;
    now = rest;
    lacks.add('colour');
  }
  if ('keyline' in now && now.keyline?.colour !== undefined && swatchOf(edition, now.keyline.colour) === undefined) {
    now = { ...now, keyline: { weight: now.keyline.weight } };
    lacks.add('colour');
  }
  const inOwnInks = withoutSwatches(now, (id) => swatchOf(edition, id) === undefined);
  if (inOwnInks !== now) lacks.add('colour');
  now = inOwnInks;
  const isLost = (ink: string) => ink !== '' && swatchOf(edition, ink) === undefined;
  if (now.kind === 'table' && now.chart?.inks?.some(isLost) === true) {
    const inks = now.chart.inks.map((ink) => (isLost(ink) ? '' : ink));
    now = { ...now, chart: { ...now.chart, inks } };
    lacks.add('colour');
  }
  const isUndrawn = 'artworkId' in now && now.artworkId !== undefined && edition.artwork[now.artworkId] === undefined;
  const isUnpictured = 'imageId' in now && now.imageId != null && !has.has(now.imageId);
  if (isUndrawn) lacks.add('drawing');
  return isUndrawn || isUnpictured ? emptied(now) : now;
}

/** A story without the colours of words that an edition does not have. */
function inKnownColours(edition: Edition, article: Article, lacks: Set<Lack>): Article {
  const isLost = ({ colour }: Leaf) => colour !== undefined && swatchOf(edition, colour) === undefined;
  if (!article.body.some(({ children }) => children.some(isLost))) return article;
  lacks.add('colour');
  const inInks = (leaf: Leaf): Leaf => {
    const { colour: _, ...plain } = leaf;
    return isLost(leaf) ? plain : leaf;
  };
  const body = article.body.map((paragraph) => ({
    ...paragraph,
    children: tidyLeaves(paragraph.children.map(inInks)),
  }));
  return { ...article, body };
}

/** The story that a pasted block shows: the edition's own, or one that is made of the clip's. */
interface PastedStory {
  readonly from: Article;
  readonly id: ArticleId;
  readonly photos: ReadonlyMap<PhotoId, PhotoId>;
  /** Null of one that the edition has. */
  readonly made: Article | null;
}

/** The stories of a clip's blocks, each under the id that it has in the clip. A block whose story is nowhere has none. */
function storiesOf(
  edition: Edition,
  { articles }: Clip,
  blocks: readonly Block[],
  how: { readonly isBare: boolean; readonly isMove: boolean; readonly has: ReadonlySet<string> },
): ReadonlyMap<ArticleId, PastedStory> {
  const stories = new Map<ArticleId, PastedStory>();
  for (const id of new Set(blocks.flatMap((block) => ('articleId' in block ? [block.articleId] : [])))) {
    const shows = blocks.filter((block) => 'articleId' in block && block.articleId === id);
    const isPointed = shows.every(({ kind }) => blockModule(kind).pointsToArticle === true);
    const known = edition.articles[id];
    const copied = articles.find((article) => article.id === id);
    if (known !== undefined && (copied === undefined || how.isMove || isPointed)) {
      stories.set(id, { from: known, id, photos: new Map(), made: null });
    } else if (copied !== undefined) {
      const { record, photos } = copyOf(copied, how.isBare, how.has);
      stories.set(id, { from: copied, id: record.id, photos, made: record });
    }
  }
  return stories;
}

/** Blocks of copy at places of their threads that nothing else has: what came to one since they were cut goes before. */
function inThreads(edition: Edition, blocks: readonly Block[]): Block[] {
  const places = new Map<BlockId, number>();
  const taken = new Map<ArticleId, Set<number>>();
  const copy = blocks.flatMap((block) => (block.kind === 'body' ? [block] : []));
  for (const { id, articleId, threadOrder } of copy.sort((a, b) => a.threadOrder - b.threadOrder)) {
    const orders = taken.get(articleId) ?? new Set(threadOf(edition, articleId).map((block) => block.threadOrder));
    const place = orders.has(threadOrder) ? Math.max(...orders) + 1 : threadOrder;
    taken.set(articleId, orders.add(place));
    places.set(id, place);
  }
  return blocks.map((block) =>
    block.kind === 'body' ? { ...block, threadOrder: places.get(block.id) ?? block.threadOrder } : block,
  );
}

/**
 * Pastes a clip on a page, as one step. What was cut and stands nowhere comes back as the same blocks of the same stories; what
 * stands somewhere is copied, under ids of its own.
 */
export function pasteClip(edition: Edition, pageId: PageId, clip: Clip, { isBare, where, has }: Pasting): Pasted {
  const page = edition.pages[pageId];
  const lacks = new Set<Lack>();
  if (page === undefined) return { patches: [], ids: [], lacks };
  const isMove = clip.isCut && !isBare && clip.blocks.every(({ id }) => edition.blocks[id] === undefined);
  const may = isMaster(page) ? clip.blocks.filter(canStandOnMaster) : clip.blocks;
  const images = isBare ? [] : clip.images.filter(has);
  if (!isBare && images.length < clip.images.length) lacks.add('picture');
  const there = new Set<string>(images.map(({ id }) => id));
  const stories = storiesOf(edition, clip, may, { isBare, isMove, has: there });
  // A clip may come from anywhere: a block of a story, or of a picture of it, that is nowhere is none.
  const blocks = may.filter((block) => {
    if (!('articleId' in block)) return true;
    const photos = stories.get(block.articleId)?.from.photos;
    return photos !== undefined && (!('photoId' in block) || photos.some(({ id }) => id === block.photoId));
  });
  const shift = shiftOf(edition, page, clip, where);
  const first = nextOrder(edition, pageId);
  const inOrder = regrouped([...blocks].sort((a, b) => a.order - b.order));
  const made = inOrder.map((block, at): Block => {
    const own = known(edition, isBare ? emptied(block) : block, there, lacks);
    const { locked: _locked, standing, ...rest } = own;
    const frame = { ...block.frame, x: block.frame.x + shift.dx, y: block.frame.y + shift.dy };
    const placed = {
      ...rest,
      id: isMove ? block.id : newId<'block'>(),
      pageId,
      frame: allowedTurned(block, frame, page.grid),
      order: first + at,
      ...(isMove && standing !== undefined ? { standing } : {}),
    };
    const story = 'articleId' in placed ? stories.get(placed.articleId) : undefined;
    if (!('articleId' in placed) || story === undefined) return placed;
    const named = { ...placed, articleId: story.id };
    return 'photoId' in named ? { ...named, photoId: story.photos.get(named.photoId) ?? named.photoId } : named;
  });
  const put = inThreads(edition, made);
  const patches: Patch[] = [
    ...images.flatMap((image) => (edition.images[image.id] === undefined ? putImage(edition, image).patches : [])),
    ...[...stories.values()].flatMap(({ made: record }): Patch[] => {
      if (record === null) return [];
      return [{ kind: 'put', table: 'articles', id: record.id, record: inKnownColours(edition, record, lacks) }];
    }),
    ...put.map((block): Patch => ({ kind: 'put', table: 'blocks', id: block.id, record: block })),
  ];
  return { patches, ids: put.map(({ id }) => id), lacks };
}
