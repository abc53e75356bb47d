/**
 * Exchanging two stories on their pages, or two pictures in their frames (对调). What stands in both, headline, copy, picture,
 * caption, takes the other's place with its size and style; what only one has goes along, on the side it stood on, while its
 * copy keeps the room it had. Else it leaves the page: a picture waits in the tray, words stay with their story.
 */
import { type Block, type BodyBlock, blockModule } from '../blocks/kinds.ts';
import { deleteBlocks } from './blocks.ts';
import { boundsOf, holds, overlap } from './boxes.ts';
import { editBlock, editPhoto } from './edits.ts';
import { columnEnd, columnStart, columnsBefore, columnsIn, gutterWidth } from './formats.ts';
import { allowed, allowedTurned, baseColumns } from './frames.ts';
import type { ArticleId, BlockId, PageId } from './ids.ts';
import { standingOn } from './masters.ts';
import type { Patch } from './operations.ts';
import type { Edition, PageGrid, Photo, PhotoBlock } from './records.ts';
import { storyBlocksOn } from './selectors.ts';
import type { Frame } from './units.ts';

/** Why two stories, or two pictures, cannot be exchanged. */
export type SwapRefusal = 'same' | 'locked' | 'none';

/** A story's blocks on a page. */
interface StoryOnPage {
  readonly articleId: ArticleId;
  readonly pageId: PageId;
  readonly blocks: readonly Block[];
}

/** The most of the copy's height that something takes which the other story had no place for: lines are left beside or below it. */
const MOST_OF_COPY = 0.6;

/** Share of the room that copy had which it keeps beside what goes along without a place: a line or two can be fitted. */
const ENOUGH = 0.9;

/** The story of a block, with all of it that stands on that block's page; a refer is not the story it points to. */
export function storyOnPage(edition: Edition, id: BlockId): StoryOnPage | null {
  const block = edition.blocks[id];
  if (block === undefined || !('articleId' in block) || blockModule(block.kind).pointsToArticle === true) return null;
  const { articleId, pageId } = block;
  return { articleId, pageId, blocks: storyBlocksOn(edition, pageId, articleId) };
}

/** What two blocks have in common that take each other's place: headline with headline, byline with byline. */
function roleOf(block: Block): string {
  return block.kind === 'storypart' ? `${block.kind} ${block.part}` : block.kind;
}

/** A place on a page that a block takes: where another stood, as large, as it was set there. */
type Place = Pick<Block, 'pageId' | 'frame' | 'order'> & { readonly of: Block | null };

/** A block in a place. Text is set in as many columns, a headline in the style, as what stood there. */
function putInto(block: Block, { pageId, frame, order, of }: Place, grid: PageGrid): Block {
  const moved = { ...block, pageId, order, frame: allowedTurned(block, frame, grid) };
  if (moved.kind === 'body') {
    const columns = of?.kind === 'body' ? of.columns : (baseColumns(moved.frame, grid) ?? moved.columns);
    const set = of?.kind === 'body' ? { gutter: of.gutter, gridMode: of.gridMode } : {};
    return { ...moved, ...set, columns };
  }
  if (moved.kind !== 'headline' || of?.kind !== 'headline') return moved;
  const { style: _, ...bare } = moved;
  return { ...bare, ...styleOf(of) };
}

function styleOf(block: Block<'headline'>): { readonly style?: string } {
  return block.style === undefined ? {} : { style: block.style };
}

/** A frame divided for so many blocks of copy: across, by whole columns, where it has as many; else in rows. */
function dividedFor(count: number, place: BodyBlock, grid: PageGrid): Frame[] {
  const { frame } = place;
  const columns = baseColumns(frame, grid) ?? 1;
  const parts = Array.from({ length: count }, (_, at) => at);
  if (columns >= count) {
    const first = columnsBefore(grid, frame.x);
    const edge = (at: number) => first + Math.round((columns * at) / count);
    return parts.map((at) => {
      const x = columnStart(grid, edge(at));
      return { ...frame, x, width: columnEnd(grid, edge(at + 1)) - x };
    });
  }
  const rows = Math.max(count, Math.round(frame.height / grid.leading));
  const edge = (at: number) => Math.round((rows * at) / count) * grid.leading;
  return parts.map((at) => ({ ...frame, y: frame.y + edge(at), height: edge(at + 1) - edge(at) }));
}

/**
 * Where something goes that the other story had no place for: into the copy, on the side it stood on, at the top or below what
 * came there before it.
 */
function placeAmongCopy(block: Block, own: Frame, ground: Frame, taken: readonly Frame[], grid: PageGrid): Frame {
  const columns = Math.max(1, Math.round(columnsIn(grid, block.frame)));
  const most = Math.max(1, Math.round(columnsIn(grid, ground)));
  // As wide as it was, as far as there is room: a picture keeps its shape.
  const width = columns > most ? ground.width : block.frame.width;
  const tallest = Math.max(grid.leading, Math.floor((ground.height * MOST_OF_COPY) / grid.leading) * grid.leading);
  const height = Math.min(tallest, (block.frame.height * width) / block.frame.width);
  const isAtRight = block.frame.x + block.frame.width / 2 > own.x + own.width / 2;
  const top = { x: isAtRight ? ground.x + ground.width - width : ground.x, y: ground.y, width, height };
  const above = taken.filter((frame) => frame.x < top.x + width && top.x < frame.x + frame.width);
  const foot = Math.max(ground.y, ...above.map((frame) => frame.y + frame.height + grid.leading));
  return { ...top, y: foot };
}

/** What two frames share, in square points. */
function shared(a: Frame, b: Frame): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
}

/** The room copy has in its frames beside what it runs round there, in square points. */
function roomOf(copy: readonly Frame[], inIt: readonly Frame[]): number {
  return copy.reduce(
    (sum, frame) => sum + frame.width * frame.height - inIt.reduce((taken, one) => taken + shared(frame, one), 0),
    0,
  );
}

/** True of what can leave the page with nothing lost: a picture waits in the tray, words are those of the story. */
function canWait(block: Block): boolean {
  return block.kind === 'photo' || block.kind === 'caption' || block.kind === 'banner' || block.kind === 'storypart';
}

/** In what order homeless blocks take places: what cannot leave the page, then pictures and parts, then captions. */
function urgency(block: Block): number {
  return block.kind === 'caption' ? 2 : Number(canWait(block));
}

/** Blocks of a story by what they are, in their order on the page. */
function byRole({ blocks }: StoryOnPage): Map<string, Block[]> {
  const roles = new Map<string, Block[]>();
  for (const block of blocks) {
    const role = roleOf(block);
    roles.set(role, [...(roles.get(role) ?? []), block]);
  }
  return roles;
}

/** What a story becomes in another's place. */
interface InPlace {
  readonly blocks: Block[];
  /** What of the place it leaves empty. */
  readonly left: Frame[];
  /** What it has no room for there. */
  readonly waiting: readonly Block[];
}

function inPlaceOf(story: StoryOnPage, other: StoryOnPage, grid: PageGrid): InPlace {
  const places = byRole(other);
  const own = boundsOf(story.blocks.map(({ frame }) => frame));
  const copy = places.get('body')?.[0];
  const ground = copy?.frame ?? boundsOf(other.blocks.map(({ frame }) => frame));
  const order = Math.max(...other.blocks.map((block) => block.order));
  const blocks: Block[] = [];
  const left: Frame[] = [];
  const homeless: Block[] = [];
  const roles = byRole(story);
  for (const [role, mine] of roles) {
    const theirs = places.get(role) ?? [];
    const isDivided = role === 'body' && mine.length > theirs.length && theirs.length > 0;
    const last = theirs.at(-1);
    const parts = isDivided && last?.kind === 'body' ? dividedFor(mine.length - theirs.length + 1, last, grid) : [];
    mine.forEach((block, at) => {
      const of = theirs[at] ?? (isDivided ? last : undefined);
      if (of === undefined) {
        homeless.push(block);
        return;
      }
      const part = isDivided ? parts[at - theirs.length + 1] : undefined;
      // A share of what stood there has as many columns as it is wide.
      const set = part === undefined ? of : null;
      const painted = theirs[at]?.order ?? order + 1 + at;
      blocks.push(putInto(block, { pageId: other.pageId, frame: part ?? of.frame, order: painted, of: set }, grid));
    });
    left.push(...theirs.slice(mine.length).map(({ frame }) => frame));
  }
  for (const [role, theirs] of places) if (!roles.has(role)) left.push(...theirs.map(({ frame }) => frame));
  const along = goingAlong({ story, own, ground, homeless, blocks }, grid);
  const top = Math.max(order, ...blocks.map((block) => block.order));
  const put = along.placed.map(({ block, frame }, at) =>
    putInto(block, { pageId: other.pageId, frame, order: top + 1 + at, of: null }, grid),
  );
  const ids = new Set(put.map(({ id }) => id));
  return { blocks: withCaptionsBelow(story, [...blocks, ...put], ids, grid), left, waiting: along.waiting };
}

/** A story in another's place, with what that place has nothing for. */
interface Coming {
  readonly story: StoryOnPage;
  /** Where the story stood, and the copy it comes to. */
  readonly own: Frame;
  readonly ground: Frame;
  readonly homeless: readonly Block[];
  /** What has its place. */
  readonly blocks: readonly Block[];
}

/** Which of the homeless go along among the copy, and where; the others wait off the page. */
function goingAlong({ story, own, ground, homeless, blocks }: Coming, grid: PageGrid) {
  const bodies = (among: readonly Block[]) => among.filter(({ kind }) => kind === 'body').map(({ frame }) => frame);
  const before = roomOf(
    bodies(story.blocks),
    homeless.map(({ frame }) => frame),
  );
  const placed: { readonly block: Block; readonly frame: Frame }[] = [];
  const waiting = new Set<Block>();
  // What cannot leave the page takes its place first.
  for (const block of [...homeless].sort((a, b) => urgency(a) - urgency(b))) {
    const taken = placed.map(({ frame }) => frame);
    const frame = placeAmongCopy(block, own, ground, taken, grid);
    const hasRoom = holds(ground, frame) && roomOf(bodies(blocks), [...taken, frame]) >= before * ENOUGH;
    // A label over a whole story is none among its copy.
    const isFit = block.kind !== 'banner' && (hasRoom || block.kind === 'caption');
    if (canWait(block) && !isFit) waiting.add(block);
    else placed.push({ block, frame });
  }
  const isWithoutPicture = ({ block }: { readonly block: Block }) =>
    block.kind === 'caption' && [...waiting].some((one) => one.kind === 'photo' && one.photoId === block.photoId);
  for (const one of placed) if (isWithoutPicture(one)) waiting.add(one.block);
  return { placed: placed.filter(({ block }) => !waiting.has(block)), waiting: [...waiting] };
}

/** Captions that found no place, or whose pictures found none, stand below their pictures as they did. */
function withCaptionsBelow(
  story: StoryOnPage,
  blocks: readonly Block[],
  homeless: ReadonlySet<Block['id']>,
  grid: PageGrid,
): Block[] {
  return blocks.map((block) => {
    const was = story.blocks.find(({ id }) => id === block.id);
    if (block.kind !== 'caption' || was === undefined) return block;
    const of = (one: Block) => one.kind === 'photo' && one.photoId === block.photoId;
    const [before, now] = [story.blocks.find(of), blocks.find(of)];
    if (before === undefined || now === undefined || !(homeless.has(block.id) || homeless.has(now.id))) return block;
    const { x, y, width, height } = now.frame;
    const gap = was.frame.y - before.frame.y - before.frame.height;
    const below = { x, y: y + height + gap, width, height: was.frame.height };
    return { ...block, frame: allowed('caption', below, grid) };
  });
}

/** Has copy grow over what is left empty beside it, where nothing else stands there. */
export function grown(
  blocks: readonly Block[],
  left: readonly Frame[],
  others: readonly Frame[],
  grid: PageGrid,
): Block[] {
  const gap = Math.max(gutterWidth(grid), grid.leading);
  let free = left;
  return blocks.map((block) => {
    if (block.kind !== 'body') return block;
    let { frame } = block;
    for (const hole of free) {
      const all = boundsOf([frame, hole]);
      const sides = [...blocks.filter((one) => one !== block).map((one) => one.frame), ...others];
      const isBeside = all.width <= frame.width + hole.width + gap && Math.abs(all.height - frame.height) <= gap;
      const isAbove = all.height <= frame.height + hole.height + gap && Math.abs(all.width - frame.width) <= gap;
      if ((!isBeside && !isAbove) || sides.some((other) => overlap(other, all))) continue;
      frame = all;
      free = free.filter((one) => one !== hole);
    }
    if (frame === block.frame) return block;
    const placed = allowed('body', frame, grid);
    return { ...block, frame: placed, columns: baseColumns(placed, grid) ?? block.columns };
  });
}

/**
 * Exchanges two stories, each named by a block of it: all of each that stands on that block's page. Parts on other pages stay.
 * What has no room in the other's place is taken off the page.
 */
export function swapStories(edition: Edition, one: BlockId, other: BlockId): Patch[] | SwapRefusal {
  const [a, b] = [storyOnPage(edition, one), storyOnPage(edition, other)];
  if (a === null || b === null) return 'none';
  if (a.articleId === b.articleId) return 'same';
  if ([...a.blocks, ...b.blocks].some(({ locked }) => locked === true)) return 'locked';
  const own = new Set([...a.blocks, ...b.blocks].map(({ id }) => id));
  const off: BlockId[] = [];
  const puts = [
    { story: a, to: b },
    { story: b, to: a },
  ].flatMap(({ story, to }) => {
    const grid = edition.pages[to.pageId]?.grid;
    if (grid === undefined) return [];
    const { blocks, left, waiting } = inPlaceOf(story, to, grid);
    off.push(...waiting.map(({ id }) => id));
    // What others stand in is not theirs to grow into; what lies behind all, panels and tints, is in nobody's way.
    const others = standingOn(edition, to.pageId)
      .filter(({ id, kind }) => !own.has(id) && blockModule(kind).runaround !== 'on')
      .map(({ frame }) => frame);
    return grown(blocks, left, others, grid);
  });
  return [...puts.flatMap((block) => editBlock(edition, block)), ...deleteBlocks(edition, off)];
}

/** A photo's picture and words, which go along with each other. */
function shownOf({ imageId, caption, credit, supplied }: Photo): Omit<Photo, 'id'> {
  return { imageId, caption, credit, ...(supplied === undefined ? {} : { supplied }) };
}

function photoOf(edition: Edition, block: PhotoBlock): Photo | undefined {
  return edition.articles[block.articleId]?.photos.find(({ id }) => id === block.photoId);
}

/** A frame with another's picture: how it lies there goes along, the frame, its line and its run-around stay. */
function withLookOf(block: PhotoBlock, other: PhotoBlock): PhotoBlock {
  const { crop: _c, keptLook: _k, ...bare } = block;
  const { crop, keptLook } = other;
  return { ...bare, ...(crop === undefined ? {} : { crop }), ...(keptLook === undefined ? {} : { keptLook }) };
}

/** Exchanges the pictures in two frames, each with its caption and credit. */
export function swapPictures(edition: Edition, one: BlockId, other: BlockId): Patch[] | SwapRefusal {
  const [a, b] = [edition.blocks[one], edition.blocks[other]];
  if (a?.kind !== 'photo' || b?.kind !== 'photo') return 'none';
  const [first, second] = [photoOf(edition, a), photoOf(edition, b)];
  if (first === undefined || second === undefined) return 'none';
  if (first.id === second.id) return 'same';
  if (a.locked === true || b.locked === true) return 'locked';
  return [
    ...editPhoto(edition, a.articleId, { id: first.id, ...shownOf(second) }),
    ...editPhoto(edition, b.articleId, { id: second.id, ...shownOf(first) }),
    ...editBlock(edition, withLookOf(a, b)),
    ...editBlock(edition, withLookOf(b, a)),
  ];
}
