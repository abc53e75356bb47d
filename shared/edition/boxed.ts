/** Boxed copy (加框成盒): a panel round blocks, grouped with them, that moves and is sized with what stands in it. */
import { frameBlock, groupBlocks, withGroups } from './blocks.ts';
import { boundsOf, holds, overlap } from './boxes.ts';
import type { BlockId, PageId } from './ids.ts';
import { insertBlock } from './insert.ts';
import { isMaster } from './masters.ts';
import { applyPatches, type Patch } from './operations.ts';
import type { Block, Edition } from './records.ts';
import { placeTaken } from './turned.ts';
import type { Frame, Pt } from './units.ts';

/** Space between a box's border and what stands in it, across the page, in em of running text; up and down it is a row. */
const INSET = 1;
/** What is left of a block in a box is no smaller than this either way, in points. */
const LEAST = 4;
/** Edges nearer than this, in points, are one. */
const NEAR = 0.5;

/** What a box is made of: blocks of one page, and no panels. */
function boxable(edition: Edition, ids: readonly BlockId[]): Block[] {
  const blocks = ids.flatMap((id) => edition.blocks[id] ?? []);
  return blocks.filter(
    (block) => block.pageId === blocks[0]?.pageId && block.kind !== 'panel' && block.locked !== true,
  );
}

/** A frame with those of its edges that lie on the box's brought inside it, by so much across and up and down. */
function inside(frame: Frame, box: Frame, across: Pt, down: Pt): Frame {
  const isOn = (a: Pt, b: Pt) => Math.abs(a - b) < NEAR;
  const [right, foot] = [frame.x + frame.width, frame.y + frame.height];
  const x = isOn(frame.x, box.x) ? frame.x + across : frame.x;
  const until = isOn(right, box.x + box.width) ? right - across : right;
  // What stands one beneath the other goes down by the row its box takes above it.
  const y = frame.y + down;
  const end = isOn(foot, box.y + box.height) ? foot - down : foot + down;
  return { x, y, width: until - x, height: end - y };
}

/** A box that was made, or why it was not: nothing that can stand in one was given, or it has no room for a border. */
export type Boxing =
  | {
      readonly patches: readonly Patch[];
      readonly panelId: BlockId;
      /** The blank text that was made with it. */
      readonly textId?: BlockId;
    }
  | 'nothing'
  | 'too-small';

/** Puts a box round blocks where they stand: they make room for its border, and are one group with it. */
export function boxBlocks(edition: Edition, ids: readonly BlockId[]): Boxing {
  const blocks = boxable(edition, ids);
  const page = edition.pages[blocks[0]?.pageId ?? ''];
  if (page === undefined || isMaster(page)) return 'nothing';
  const { leading, bodySize } = page.grid;
  const box = boundsOf(blocks.map(({ frame }) => frame));
  if (box.height < 4 * leading || box.width < 6 * bodySize) return 'too-small';
  const panel = insertBlock(edition, 'panel', page.id, box, { articleId: null, beside: null });
  if (panel === null) return 'nothing';
  const frames = blocks.map(({ id, frame }) => ({ id, frame: inside(frame, box, INSET * bodySize, leading) }));
  // A caption at its foot, say, that is no higher than what the border takes.
  if (frames.some(({ frame }) => frame.width < LEAST || frame.height < LEAST)) return 'too-small';
  // What reaches onto the page by less than the border takes would be pushed off it.
  const sheet = { x: 0, y: 0, ...page.grid.trim };
  const lying = blocks.map((block, at) => placeTaken({ ...block, frame: frames[at]?.frame ?? block.frame }));
  if (lying.some((taken) => !overlap(taken, sheet))) return 'too-small';
  const patches: Patch[] = [...panel.patches];
  for (const { id, frame } of frames) {
    patches.push({ kind: 'set', table: 'blocks', id, path: ['frame'], value: frame });
  }
  const grouped = groupBlocks(applyPatches(edition, patches).edition, [panel.id, ...blocks.map(({ id }) => id)]);
  return { patches: [...patches, ...grouped], panelId: panel.id };
}

/** Makes a box with a blank text in it, where the page has room. */
export function insertBoxed(edition: Edition, pageId: PageId): Boxing {
  const text = insertBlock(edition, 'body', pageId, null, { articleId: null, beside: null });
  if (text === null) return 'nothing';
  const boxed = boxBlocks(applyPatches(edition, text.patches).edition, [text.id]);
  return typeof boxed === 'string'
    ? boxed
    : { ...boxed, patches: [...text.patches, ...boxed.patches], textId: text.id };
}

/** Where an edge goes that keeps its distance from the nearer of its box's two. */
function moved(edge: Pt, [from, until]: readonly [Pt, Pt], [nextFrom, nextUntil]: readonly [Pt, Pt]): Pt {
  return edge - from <= until - edge ? edge + nextFrom - from : edge + nextUntil - until;
}

const across = ({ x, width }: Frame) => [x, x + width] as const;
const down = ({ y, height }: Frame) => [y, y + height] as const;

/** What stands in a panel and is grouped with it: that is sized with it. */
export function contentOf(edition: Edition, id: BlockId): Block[] {
  const panel = edition.blocks[id];
  if (panel?.kind !== 'panel' || panel.group === undefined) return [];
  return withGroups(edition, [id]).flatMap((other) => {
    const block = edition.blocks[other];
    return block !== undefined && other !== id && holds(panel.frame, block.frame) ? [block] : [];
  });
}

/** Gives a block a frame; what stands in a box keeps its distance from the nearer of the box's edges. */
export function frameWithContent(edition: Edition, id: BlockId, wanted: Frame): Patch[] {
  const patches = frameBlock(edition, id, wanted);
  const content = contentOf(edition, id);
  if (patches.length === 0 || content.length === 0) return patches;
  const [before, after] = [edition.blocks[id]?.frame, applyPatches(edition, patches).edition.blocks[id]?.frame];
  if (before === undefined || after === undefined) return patches;
  const moves = content.flatMap(({ id: own, frame }) => {
    const edge = (at: Pt, side: typeof across) => moved(at, side(before), side(after));
    const [x, y] = [edge(frame.x, across), edge(frame.y, down)];
    const width = edge(frame.x + frame.width, across) - x;
    const height = edge(frame.y + frame.height, down) - y;
    return width > 0 && height > 0 ? frameBlock(edition, own, { x, y, width, height }) : [];
  });
  return [...patches, ...moves];
}
