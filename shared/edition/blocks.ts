/** Changes of blocks on their page, each as patches over the edition as it stands. */
import { type BlockKind, blockModule } from '../blocks/kinds.ts';
import { isBlank } from './bare-articles.ts';
import { boundsOf } from './boxes.ts';
import { allowed, allowedTurned, baseColumns } from './frames.ts';
import { type ArticleId, type BlockId, type GroupId, newId, type PageId } from './ids.ts';
import type { Patch } from './operations.ts';
import type { Block, BodyBlock, CaptionBlock, Edition, PageGrid } from './records.ts';
import { blocksOnPage, storyBlocksOn, threadOf } from './selectors.ts';
import { placeTaken, withPlaceTaken } from './turned.ts';
import type { Frame, Pt } from './units.ts';

/** The blocks of a list that the edition has. */
export function blocksOf(edition: Edition, ids: readonly BlockId[]): Block[] {
  return ids.flatMap((id) => edition.blocks[id] ?? []);
}

/** The captions of a picture on its page; none of any other block. */
function captionsOf(edition: Edition, block: Block): CaptionBlock[] {
  if (block.kind !== 'photo') return [];
  return blocksOnPage(edition, block.pageId).filter(
    (other): other is CaptionBlock =>
      other.kind === 'caption' && other.photoId === block.photoId && other.articleId === block.articleId,
  );
}

/** Blocks with the captions of the pictures among them, each once; captions move along with their picture. */
export function withCaptions(edition: Edition, blocks: readonly Block[]): Block[] {
  return [...new Set(blocks.flatMap((block) => [block, ...captionsOf(edition, block)]))];
}

/** Blocks that may be moved, resized or deleted. */
function unlocked(blocks: readonly Block[]): Block[] {
  return blocks.filter((block) => block.locked !== true);
}

/** The blocks that belong with some: all of each one's group on its page. What went to another page alone has left it. */
export function withGroups(edition: Edition, ids: readonly BlockId[]): BlockId[] {
  const groupOf = ({ group, pageId }: Block) => (group === undefined ? [] : [`${pageId} ${group}`]);
  const groups = new Set(blocksOf(edition, ids).flatMap(groupOf));
  if (groups.size === 0) return [...ids];
  const more = Object.values(edition.blocks).filter((block) => groupOf(block).some((group) => groups.has(group)));
  return [...new Set([...ids, ...more.map((block) => block.id)])];
}

function setFrame(block: Block, frame: Frame): Patch[] {
  const { x, y, width, height } = block.frame;
  if (frame.x === x && frame.y === y && frame.width === width && frame.height === height) return [];
  return [{ kind: 'set', table: 'blocks', id: block.id, path: ['frame'], value: frame }];
}

function gridOf(edition: Edition, block: Block): PageGrid | undefined {
  return edition.pages[block.pageId]?.grid;
}

/**
 * Moves blocks by a distance, pictures with their captions. They keep their places to each other and
 * stop together at the sheet's edge.
 */
export function moveBlocks(edition: Edition, ids: readonly BlockId[], dx: Pt, dy: Pt): Patch[] {
  const blocks = unlocked(withCaptions(edition, blocksOf(edition, ids)));
  const moved = blocks.flatMap((block) => {
    const grid = gridOf(edition, block);
    if (grid === undefined) return [];
    const wanted = { ...block.frame, x: block.frame.x + dx, y: block.frame.y + dy };
    return [{ block, grid, wanted, got: allowedTurned(block, wanted, grid) }];
  });
  // Each is brought back as far as the one that has to come back farthest.
  const farthest = (shifts: readonly number[]) =>
    shifts.reduce((most, shift) => (Math.abs(shift) > Math.abs(most) ? shift : most), 0);
  const back = {
    x: farthest(moved.map(({ wanted, got }) => got.x - wanted.x)),
    y: farthest(moved.map(({ wanted, got }) => got.y - wanted.y)),
  };
  return moved.flatMap(({ block, grid, wanted }) =>
    setFrame(block, allowedTurned(block, { ...wanted, x: wanted.x + back.x, y: wanted.y + back.y }, grid)),
  );
}

/** Where captions go when their picture's frame changes: along with its foot, as wide where they were. */
function captionsFollow(edition: Edition, block: Block, frame: Frame): Patch[] {
  return unlocked(captionsOf(edition, block)).flatMap((caption) => {
    const grid = gridOf(edition, caption);
    if (grid === undefined) return [];
    const old = block.frame;
    const isAsWide = Math.abs(caption.frame.width - old.width) < 0.5;
    const below = caption.frame.y >= old.y + old.height - 0.5;
    const next = {
      ...caption.frame,
      x: caption.frame.x + frame.x - old.x,
      y: caption.frame.y + (below ? frame.y + frame.height - old.y - old.height : frame.y - old.y),
      width: isAsWide ? frame.width : caption.frame.width,
    };
    return setFrame(caption, allowed('caption', next, grid));
  });
}

/** The columns of text that is set in its page's own, once its block becomes wider or narrower, which stays in them; null of other text. */
export function columnsAs(block: BodyBlock, frame: Frame, grid: PageGrid, next = grid): number | null {
  const columns = baseColumns(frame, next);
  return columns === null || baseColumns(block.frame, grid) !== block.columns ? null : columns;
}

function inBaseColumns(block: Block, frame: Frame, grid: PageGrid): Patch[] {
  if (block.kind !== 'body') return [];
  const columns = columnsAs(block, frame, grid);
  if (columns === null || columns === block.columns) return [];
  return [{ kind: 'set', table: 'blocks', id: block.id, path: ['columns'], value: columns }];
}

/** Gives a block a frame; a picture's captions follow. The frame is brought to what the page allows. */
export function frameBlock(edition: Edition, id: BlockId, wanted: Frame): Patch[] {
  const block = edition.blocks[id];
  const grid = block === undefined ? undefined : gridOf(edition, block);
  if (block === undefined || grid === undefined || block.locked === true) return [];
  const frame = allowedTurned(block, wanted, grid);
  const own = setFrame(block, frame);
  if (own.length === 0) return [];
  return [...own, ...inBaseColumns(block, frame, grid), ...captionsFollow(edition, block, frame)];
}

function put(block: Block): Patch {
  return { kind: 'put', table: 'blocks', id: block.id, record: block };
}

/** The next place in painting order on a page. */
export function nextOrder(edition: Edition, page: PageId): number {
  return Math.max(0, ...blocksOnPage(edition, page).map((block) => block.order)) + 1;
}

/** A block without what stands in it, as its kind says. */
export function emptied<K extends BlockKind>(block: Block<K>): Block<K> {
  return blockModule<K>(block.kind).emptied?.(block) ?? block;
}

/** A block in a style that the edition has, else in its kind's own. */
export function withKnownStyle({ styles }: Pick<Edition, 'styles'>, block: Block): Block {
  if (!('style' in block) || block.style === undefined || styles[block.style] !== undefined) return block;
  const { style: _style, ...rest } = block;
  return rest;
}

/** Blocks in groups of their own: what is grouped among them still is, and with nothing else. */
export function regrouped(blocks: readonly Block[]): Block[] {
  const groups = new Map<GroupId, GroupId>();
  return blocks.map((block) => {
    if (block.group === undefined) return block;
    const group = groups.get(block.group) ?? newId<'group'>();
    groups.set(block.group, group);
    return { ...block, group };
  });
}

/**
 * Copies blocks beside themselves. A body block's copy goes on with its text: it follows it in the
 * thread. Returns the copies' ids too.
 */
export function duplicateBlocks(
  edition: Edition,
  ids: readonly BlockId[],
  dx: Pt,
  dy: Pt,
): { readonly patches: Patch[]; readonly ids: BlockId[] } {
  const originals = withCaptions(edition, blocksOf(edition, ids));
  const copies: Block[] = [];
  for (const block of regrouped(originals)) {
    const grid = gridOf(edition, block);
    if (grid === undefined) continue;
    const { locked: _locked, ...rest } = block;
    const frame = allowedTurned(block, { ...block.frame, x: block.frame.x + dx, y: block.frame.y + dy }, grid);
    const order = nextOrder(edition, block.pageId) + copies.length;
    copies.push({ ...rest, id: newId<'block'>(), frame, order });
  }
  const threads = new Map<ArticleId, BodyBlock[]>();
  originals.forEach((block, at) => {
    const copy = copies[at];
    if (block.kind !== 'body' || copy?.kind !== 'body') return;
    const thread = threads.get(block.articleId) ?? threadOf(edition, block.articleId);
    const place = thread.findIndex((one) => one.id === block.id);
    threads.set(block.articleId, [...thread.slice(0, place + 1), copy, ...thread.slice(place + 1)]);
  });
  const places = new Map([...threads.values()].flatMap((thread) => thread.map((block, at) => [block.id, at] as const)));
  const placed = copies.map((copy) =>
    copy.kind === 'body' ? { ...copy, threadOrder: places.get(copy.id) ?? copy.threadOrder, dropCapital: 0 } : copy,
  );
  return {
    patches: [...placed.map(put), ...[...threads.values()].flatMap((thread) => renumberThread(edition, thread))],
    ids: placed.map((copy) => copy.id),
  };
}

/** Numbers the blocks of a thread that are already in the edition by their place in it. */
export function renumberThread(edition: Edition, thread: readonly BodyBlock[]): Patch[] {
  return thread.flatMap((block, at): Patch[] => {
    const known = edition.blocks[block.id];
    if (known?.kind !== 'body' || known.threadOrder === at) return [];
    return [{ kind: 'set', table: 'blocks', id: block.id, path: ['threadOrder'], value: at }];
  });
}

/** Takes blank articles away that no block shows once `gone` are. */
export function dropBlankArticles(edition: Edition, ids: readonly ArticleId[], gone: ReadonlySet<BlockId>): Patch[] {
  return [...new Set(ids)]
    .filter((id) => {
      const article = edition.articles[id];
      return article !== undefined && isBlank(article);
    })
    .filter((id) =>
      Object.values(edition.blocks).every(
        (block) => gone.has(block.id) || !('articleId' in block) || block.articleId !== id,
      ),
    )
    .map((id) => ({ kind: 'remove', table: 'articles', id }));
}

/** Blank articles that some blocks show and no other does: what goes with those blocks. */
export function blankArticlesOf(edition: Edition, blocks: readonly Block[]): Patch[] {
  const articles = blocks.flatMap((block) => ('articleId' in block ? [block.articleId] : []));
  return dropBlankArticles(edition, articles, new Set(blocks.map(({ id }) => id)));
}

/** Deletes blocks. The copy they showed stays: in the rest of its thread, overset, or in the pool. */
export function deleteBlocks(edition: Edition, ids: readonly BlockId[]): Patch[] {
  const blocks = unlocked(withCaptions(edition, blocksOf(edition, ids)));
  return [
    ...blocks.map((block): Patch => ({ kind: 'remove', table: 'blocks', id: block.id })),
    ...blankArticlesOf(edition, blocks),
  ];
}

/** Where blocks go in the order of reading and painting. */
export type OrderMove = 'front' | 'forward' | 'backward' | 'back';

/** Changes the order in which blocks of one page are painted and read. */
export function orderBlocks(edition: Edition, ids: readonly BlockId[], move: OrderMove): Patch[] {
  const [first] = blocksOf(edition, ids);
  if (first === undefined) return [];
  const list = blocksOnPage(edition, first.pageId);
  const chosen = new Set(ids);
  const inside = list.filter((block) => chosen.has(block.id));
  const rest = list.filter((block) => !chosen.has(block.id));
  // The place among the others that the chosen ones take together.
  const below = rest.filter((block) => list.indexOf(block) < list.indexOf(inside[0] ?? first)).length;
  const above = rest.filter((block) => list.indexOf(block) < list.indexOf(inside.at(-1) ?? first)).length;
  const places = { back: 0, backward: below - 1, forward: above + 1, front: rest.length };
  const at = Math.max(0, Math.min(rest.length, places[move]));
  const next = [...rest.slice(0, at), ...inside, ...rest.slice(at)];
  if (next.every((block, place) => block === list[place])) return [];
  return next.flatMap((block, place): Patch[] =>
    block.order === place ? [] : [{ kind: 'set', table: 'blocks', id: block.id, path: ['order'], value: place }],
  );
}

/** Makes blocks of one page a group. */
export function groupBlocks(edition: Edition, ids: readonly BlockId[]): Patch[] {
  const blocks = blocksOf(edition, ids);
  const [first] = blocks;
  if (first === undefined || blocks.length < 2 || blocks.some((block) => block.pageId !== first.pageId)) return [];
  const group = newId<'group'>();
  return blocks.map((block) => put({ ...block, group }));
}

/** Dissolves the groups that blocks belong to. */
export function ungroupBlocks(edition: Edition, ids: readonly BlockId[]): Patch[] {
  return blocksOf(edition, withGroups(edition, ids)).flatMap((block) => {
    if (block.group === undefined) return [];
    const { group: _group, ...rest } = block;
    return [put(rest)];
  });
}

/** Locks blocks against moving, resizing and deleting, or unlocks them. */
export function lockBlocks(edition: Edition, ids: readonly BlockId[], isLocked: boolean): Patch[] {
  return blocksOf(edition, ids).flatMap((block) => {
    if ((block.locked === true) === isLocked) return [];
    const { locked: _locked, ...rest } = block;
    return [put(isLocked ? { ...rest, locked: true } : rest)];
  });
}

/** Lets blocks stand in the editions to come, up to the one of a date where one is named; null lets them go with their day. */
export function letStand(
  edition: Edition,
  ids: readonly BlockId[],
  standing: NonNullable<Block['standing']> | null,
): Patch[] {
  return blocksOf(edition, ids).flatMap((block) => {
    const { standing: before, ...rest } = block;
    if ((before === undefined) === (standing === null) && before?.until === standing?.until) return [];
    return [put(standing === null ? rest : { ...rest, standing })];
  });
}

/** The edge or middle that blocks are brought to. */
export type Alignment = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom';

function alignedFrame(frame: Frame, to: Frame, alignment: Alignment): Frame {
  switch (alignment) {
    case 'left':
      return { ...frame, x: to.x };
    case 'centre':
      return { ...frame, x: to.x + (to.width - frame.width) / 2 };
    case 'right':
      return { ...frame, x: to.x + to.width - frame.width };
    case 'top':
      return { ...frame, y: to.y };
    case 'middle':
      return { ...frame, y: to.y + (to.height - frame.height) / 2 };
    case 'bottom':
      return { ...frame, y: to.y + to.height - frame.height };
  }
}

/** Blocks that are brought to a place as one thing: a story, a group, or a block by itself. */
type Unit = readonly BlockId[];

interface PlacedUnit {
  readonly ids: Unit;
  readonly frame: Frame;
}

function placedUnits(edition: Edition, units: readonly Unit[]): PlacedUnit[] {
  return units.flatMap((ids) => {
    const blocks = blocksOf(edition, ids);
    return blocks.length === 0 ? [] : [{ ids, frame: boundsOf(blocks.map(placeTaken)) }];
  });
}

/** Brings a unit to a frame as large as it is. One of several blocks stays whole: it goes nowhere where one of them is locked. */
function bringTo(edition: Edition, { ids, frame }: PlacedUnit, to: Frame): Patch[] {
  const [only] = ids;
  const block = only !== undefined && ids.length === 1 ? edition.blocks[only] : undefined;
  if (block !== undefined) return frameBlock(edition, block.id, withPlaceTaken(block, to));
  if (blocksOf(edition, ids).some((block) => block.locked === true)) return [];
  return moveBlocks(edition, ids, to.x - frame.x, to.y - frame.y);
}

/** Aligns units of blocks with each other; one alone with the type area. */
export function alignBlocks(edition: Edition, alignment: Alignment, of: readonly Unit[]): Patch[] {
  const units = placedUnits(edition, of);
  const [first] = blocksOf(edition, of[0] ?? []);
  const grid = first === undefined ? undefined : gridOf(edition, first);
  if (grid === undefined) return [];
  const to = units.length === 1 ? grid.typeArea : boundsOf(units.map(({ frame }) => frame));
  return units.flatMap((unit) => bringTo(edition, unit, alignedFrame(unit.frame, to, alignment)));
}

/** Spreads three or more units of blocks so that the spaces between them are equal; the outermost stay. */
export function distributeBlocks(edition: Edition, axis: 'x' | 'y', of: readonly Unit[]): Patch[] {
  const extent = axis === 'x' ? 'width' : 'height';
  const units = placedUnits(edition, of).sort((a, b) => a.frame[axis] - b.frame[axis]);
  const [first] = units;
  const last = units.at(-1);
  if (first === undefined || last === undefined || units.length < 3) return [];
  const taken = units.reduce((sum, { frame }) => sum + frame[extent], 0);
  const space = (last.frame[axis] + last.frame[extent] - first.frame[axis] - taken) / (units.length - 1);
  let at = first.frame[axis];
  return units.flatMap((unit) => {
    const frame = { ...unit.frame, [axis]: at };
    at += unit.frame[extent] + space;
    return bringTo(edition, unit, frame);
  });
}

/**
 * Blocks with what has nothing to stand with once they leave their page: where the last of a story's copy goes, its headline,
 * a continued one, too, its pictures and all else of it there go along. Parts on other pages stay.
 */
function withWhatIsLeft(edition: Edition, blocks: readonly Block[]): Block[] {
  const leaving = new Set(blocks.map(({ id }) => id));
  const left = blocks
    .filter((block) => block.kind === 'body')
    .flatMap(({ pageId, articleId }) => {
      const there = storyBlocksOn(edition, pageId, articleId);
      return there.some((one) => one.kind === 'body' && !leaving.has(one.id)) ? [] : there;
    });
  return [...new Set([...blocks, ...left])];
}

/** Moves blocks to another page, by a distance from their places on the sheet; with all of a story that would stay without its copy. */
export function moveToPage(edition: Edition, ids: readonly BlockId[], pageId: PageId, dx: Pt, dy: Pt): Patch[] {
  const grid = edition.pages[pageId]?.grid;
  if (grid === undefined) return [];
  const order = nextOrder(edition, pageId);
  return unlocked(withCaptions(edition, withWhatIsLeft(edition, unlocked(blocksOf(edition, ids)))))
    .filter((block) => block.pageId !== pageId)
    .map((block, at) => {
      const frame = { ...block.frame, x: block.frame.x + dx, y: block.frame.y + dy };
      return put({ ...block, pageId, order: order + at, frame: allowedTurned(block, frame, grid) });
    });
}
