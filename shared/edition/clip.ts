/**
 * Blocks on the clipboard: what is copied of a page, and what becomes of it on a page it is pasted on, of this edition or another.
 * Copied stories become stories of their own; what was cut is the same story still, once.
 */
import * as v from 'valibot';
import { type Block, blockModule, blockSchema } from '../blocks/kinds.ts';
import { blocksOf, nextOrder } from './blocks.ts';
import { boundsOf, overlap } from './boxes.ts';
import { swatchOf } from './colours.ts';
import { emptyArticle } from './create.ts';
import { columnWidth, gridFrame, gutterWidth } from './formats.ts';
import { allowed, freePlace } from './frames.ts';
import { type ArticleId, type BlockId, type GroupId, newId, type PageId, type PhotoId } from './ids.ts';
import { canStandOnMaster, isMaster, standingOn } from './masters.ts';
import type { Patch } from './operations.ts';
import { HEAD_ROWS } from './page-head.ts';
import { putImage } from './put-image.ts';
import { type Article, articleSchema, type Edition, type Image, imageSchema, type Page } from './records.ts';
import { articleTitle, blocksOnPage, paragraphText } from './selectors.ts';
import type { Frame, Pt } from './units.ts';

/** Blocks that are copied at once; a page with more is no page. */
const MOST_BLOCKS = 500;
/** What a paste that would cover its originals is shifted by: a quarter of a column and two rows, as a duplicate is. */
const SHIFT = { columns: 0.25, rows: 2 };

/** Characters of a clip that are read at most: a broadsheet full of tables has a tenth. */
const LONGEST = 16 * 2 ** 20;

/** What the clipboard has. It may come from anywhere, and is believed no further than this says. */
const clipSchema = v.strictObject({
  format: v.literal('dayang-blocks'),
  version: v.literal(1),
  /** Tells one copying from the next. */
  id: v.pipe(v.string(), v.maxLength(64)),
  isCut: v.boolean(),
  blocks: v.pipe(v.array(blockSchema), v.minLength(1), v.maxLength(MOST_BLOCKS)),
  articles: v.pipe(v.array(articleSchema), v.maxLength(MOST_BLOCKS)),
  images: v.pipe(v.array(imageSchema), v.maxLength(MOST_BLOCKS)),
});
export type Clip = v.InferOutput<typeof clipSchema>;

/** The blocks that are copied with some: pictures with their captions. */
function withOwnCaptions(edition: Edition, ids: readonly BlockId[]): Block[] {
  const blocks = blocksOf(edition, ids);
  const captions = blocks.flatMap((block) =>
    block.kind === 'photo'
      ? blocksOnPage(edition, block.pageId).filter(
          (one) => one.kind === 'caption' && one.articleId === block.articleId && one.photoId === block.photoId,
        )
      : [],
  );
  return [...new Set([...blocks, ...captions])];
}

/** What of an article some blocks show: a picture copied alone takes no copy along. */
function shownOf(article: Article, blocks: readonly Block[]): Article {
  const own = blocks.filter((block) => 'articleId' in block && block.articleId === article.id);
  const has = (...kinds: readonly Block['kind'][]) => own.some(({ kind }) => kinds.includes(kind));
  const photos = new Set(own.flatMap((block) => (block.kind === 'photo' ? [block.photoId] : [])));
  const bare = emptyArticle();
  const isTold = has('headline', 'storypart', 'body');
  return {
    ...(isTold ? article : { ...bare, id: article.id }),
    headlines: has('headline', 'storypart') ? article.headlines : bare.headlines,
    banner: has('banner') ? article.banner : '',
    body: has('body') ? article.body : [],
    photos: article.photos.filter(({ id }) => photos.has(id)),
  };
}

/** What is copied of a page; null where nothing is selected. */
export function clipOf(edition: Edition, ids: readonly BlockId[], isCut: boolean): Clip | null {
  const blocks = withOwnCaptions(edition, ids).slice(0, MOST_BLOCKS);
  if (blocks.length === 0) return null;
  const named = new Set(blocks.flatMap((block) => ('articleId' in block ? [block.articleId] : [])));
  const articles = [...named].flatMap((id) => edition.articles[id] ?? []);
  const copied = articles.map((article) => shownOf(article, blocks));
  const shown = [
    ...copied.flatMap(({ photos }) => photos.flatMap(({ imageId }) => imageId ?? [])),
    ...blocks.flatMap((block) => ('imageId' in block && block.imageId != null ? [block.imageId] : [])),
  ];
  const images = [...new Set(shown)].flatMap((id) => edition.images[id] ?? []);
  return { format: 'dayang-blocks', version: 1, id: newId<'clip'>(), isCut, blocks, articles: copied, images };
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

/** How a clip is pasted: with what stands in it or bare, and where. */
export interface Pasting {
  readonly isBare: boolean;
  /** `free`: where nothing is in its way. A point of the page is where its corner comes to. */
  readonly where: 'in-place' | 'free' | { readonly x: Pt; readonly y: Pt };
  /** What was cut comes back as the same stories. */
  readonly isMove: boolean;
  /** Pictures whose bytes the edition has. */
  readonly has: (image: Image) => boolean;
}

/** What a page did not take of a clip. */
export interface Pasted {
  readonly patches: Patch[];
  readonly ids: BlockId[];
  /** Styles, swatches, drawings and pictures that the edition does not have. */
  readonly lacks: ReadonlySet<'style' | 'colour' | 'drawing' | 'picture'>;
}

/** How far a clip's blocks are shifted to where they are pasted. */
function shiftOf(edition: Edition, page: Page, clip: Clip, where: Pasting['where']): { dx: Pt; dy: Pt } {
  const { grid } = page;
  const bounds = boundsOf(clip.blocks.map(({ frame }) => frame));
  const step = columnWidth(grid) + gutterWidth(grid);
  const to = (at: { readonly x: Pt; readonly y: Pt }) => ({ dx: at.x - bounds.x, dy: at.y - bounds.y });
  if (where === 'in-place') return { dx: 0, dy: 0 };
  if (where !== 'free') {
    const column = Math.max(0, Math.min(grid.columns - 1, Math.floor((where.x - grid.typeArea.x) / step)));
    const row = Math.max(0, Math.floor((where.y - grid.typeArea.y) / grid.leading));
    return to({ x: gridFrame(grid, column, 1, 0, 1).x, y: grid.typeArea.y + row * grid.leading });
  }
  const taken: Frame[] = standingOn(edition, page.id)
    .filter(({ kind }) => blockModule(kind).runaround !== 'on')
    .map(({ frame }) => frame);
  const isFree = clip.blocks.every(({ frame }) => !taken.some((other) => overlap(frame, other)));
  if (isFree) return { dx: 0, dy: 0 };
  const span = Math.max(1, Math.min(grid.columns, Math.ceil((bounds.width + gutterWidth(grid) - 0.5) / step)));
  const rows = Math.max(1, Math.ceil((bounds.height - 0.5) / grid.leading));
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
function known(
  edition: Edition,
  block: Block,
  has: ReadonlySet<string>,
  lacks: Set<'style' | 'colour' | 'drawing' | 'picture'>,
): Block {
  let now = block;
  if ('style' in now && now.style !== undefined && edition.styles[now.style] === undefined) {
    const { style: _, ...rest } = now;
    now = rest;
    lacks.add('style');
  }
  if (now.colour !== undefined && swatchOf(edition, now.colour) === undefined) {
    const { colour: _, ...rest } = now;
    now = rest;
    lacks.add('colour');
  }
  const emptied = blockModule(now.kind).emptied;
  const isUndrawn = 'artworkId' in now && now.artworkId !== undefined && edition.artwork[now.artworkId] === undefined;
  const isUnpictured = 'imageId' in now && now.imageId != null && !has.has(now.imageId);
  if (isUndrawn) lacks.add('drawing');
  return (isUndrawn || isUnpictured) && emptied !== undefined ? emptiedOf(now) : now;
}

/** A block without what stands in it, as its kind says. */
function emptiedOf<K extends Block['kind']>(block: Block<K>): Block {
  return blockModule<K>(block.kind).emptied?.(block) ?? block;
}

/** Pastes a clip on a page, as one step. */
export function pasteClip(edition: Edition, pageId: PageId, clip: Clip, pasting: Pasting): Pasted {
  const page = edition.pages[pageId];
  const lacks = new Set<'style' | 'colour' | 'drawing' | 'picture'>();
  if (page === undefined) return { patches: [], ids: [], lacks };
  const { isBare, isMove, where, has } = pasting;
  const told = new Set<string>(clip.articles.map(({ id }) => id));
  // A clip may come from anywhere: a block of a story that is nowhere is none.
  const whole = clip.blocks.filter(
    (block) => !('articleId' in block) || told.has(block.articleId) || edition.articles[block.articleId] !== undefined,
  );
  const blocks = isMaster(page) ? whole.filter(canStandOnMaster) : whole;
  const images = isBare ? [] : clip.images.filter(has);
  if (!isBare && images.length < clip.images.length) lacks.add('picture');
  const there = new Set<string>(images.map(({ id }) => id));
  const { dx, dy } = shiftOf(edition, page, clip, where);
  const articles = new Map<ArticleId, { id: ArticleId; photos: ReadonlyMap<PhotoId, PhotoId> }>();
  const puts: Patch[] = images.flatMap((image) =>
    edition.images[image.id] === undefined ? putImage(edition, image).patches : [],
  );
  for (const article of clip.articles) {
    const isPointed = blocks.every(
      (block) =>
        !('articleId' in block) || block.articleId !== article.id || blockModule(block.kind).pointsToArticle === true,
    );
    const isThere = edition.articles[article.id] !== undefined;
    if (isThere && ((isMove && !isBare) || isPointed)) continue;
    const { record, photos } = copyOf(article, isBare, there);
    articles.set(article.id, { id: record.id, photos });
    puts.push({ kind: 'put', table: 'articles', id: record.id, record });
  }
  const groups = new Map<GroupId, GroupId>();
  const first = nextOrder(edition, pageId);
  const inOrder = [...blocks].sort((a, b) => a.order - b.order);
  const made = inOrder.map((block, at): Block => {
    const {
      group,
      locked: _locked,
      standing: _standing,
      ...rest
    } = isBare ? emptiedOf(block) : known(edition, block, there, lacks);
    const frame = allowed(block.kind, { ...block.frame, x: block.frame.x + dx, y: block.frame.y + dy }, page.grid);
    const of = group === undefined ? undefined : (groups.get(group) ?? newId<'group'>());
    if (group !== undefined && of !== undefined) groups.set(group, of);
    const placed = {
      ...rest,
      id: newId<'block'>(),
      pageId,
      frame,
      order: first + at,
      ...(of === undefined ? {} : { group: of }),
    };
    if (!('articleId' in placed)) return placed;
    const to = articles.get(placed.articleId);
    const named = to === undefined ? placed : { ...placed, articleId: to.id };
    if (!('photoId' in named)) return named;
    return { ...named, photoId: to?.photos.get(named.photoId) ?? named.photoId };
  });
  puts.push(...made.map((block): Patch => ({ kind: 'put', table: 'blocks', id: block.id, record: block })));
  return { patches: puts, ids: made.map(({ id }) => id), lacks };
}
