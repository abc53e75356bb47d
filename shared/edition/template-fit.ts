/** Which story goes in which place of a template: by weight and position; and the room that is left beside what stays. */
import { overlap, SAME_PLACE } from './boxes.ts';
import { isAtFoot, isTold, roomOf, type StoryBlocks, weightOf } from './place-roles.ts';
import type { Block, PageGrid } from './records.ts';
import type { Frame } from './units.ts';

/** How much a place as far away as the page is high counts against it, beside a difference of weight. */
const OF_DISTANCE = 0.5;

function centre({ x, y, width, height }: Frame) {
  return { x: x + width / 2, y: y + height / 2 };
}

/** How ill a story would fit a place: what it would lose or gain of weight, and how far it would move. */
function strain(story: readonly Block[], place: readonly Block[], grid: PageGrid): number {
  const [from, to] = [centre(roomOf(story)), centre(roomOf(place))];
  const distance = Math.hypot(from.x - to.x, from.y - to.y) / grid.typeArea.height;
  return Math.abs(weightOf(story, grid) - weightOf(place, grid)) + OF_DISTANCE * distance;
}

/** A story of the page and the place it takes. */
export interface Assignment {
  readonly story: StoryBlocks;
  readonly place: StoryBlocks;
}

/**
 * Gives stories their places: a bottom lead that of one, the main story the lead's, and the rest, the weightiest first, that
 * in which they change least. Those beyond the places have none.
 */
export function assignPlaces(
  stories: readonly StoryBlocks[],
  places: readonly StoryBlocks[],
  grid: PageGrid,
): { readonly assigned: readonly Assignment[]; readonly without: readonly StoryBlocks[] } {
  const free = [...places];
  const assigned: Assignment[] = [];
  const without: StoryBlocks[] = [];
  const take = (story: StoryBlocks, place: StoryBlocks) => {
    free.splice(free.indexOf(place), 1);
    assigned.push({ story, place });
  };
  const byWeight = [...stories].sort((a, b) => weightOf(b.blocks, grid) - weightOf(a.blocks, grid));
  for (const [at, story] of byWeight.entries()) {
    const foot = isAtFoot(story.blocks, grid) ? free.find(({ blocks }) => hasRole(blocks, 'foot')) : undefined;
    const lead = at === 0 ? free.find(({ blocks }) => hasRole(blocks, 'lead')) : undefined;
    const [nearest] = [...free].sort(
      (a, b) => strain(story.blocks, a.blocks, grid) - strain(story.blocks, b.blocks, grid),
    );
    const place = foot ?? lead ?? nearest;
    if (place === undefined) without.push(story);
    else take(story, place);
  }
  return { assigned, without };
}

export function hasRole(blocks: readonly Block[], role: string): boolean {
  return blocks.some((block) => block.placeRole === role);
}

/** What is narrower than so much of a block of copy has the copy run round it. */
const ACROSS = 0.6;

function isAcross(copy: Frame, other: Frame): boolean {
  const shared = Math.min(copy.x + copy.width, other.x + other.width) - Math.max(copy.x, other.x);
  return shared >= ACROSS * copy.width;
}

/** Share of its height that copy beside what stays must keep, or the place is none. */
const LEAST_COPY = 0.4;

/** A frame cut off above or below others that it meets; the larger part of it. */
function cutBeside(frame: Frame, others: readonly Frame[], grid: PageGrid): Frame {
  let { y } = frame;
  let foot = frame.y + frame.height;
  for (const other of others) {
    if (!overlap({ ...frame, y, height: foot - y }, other)) continue;
    const above = other.y - y;
    const below = foot - other.y - other.height;
    if (above >= below) foot = other.y;
    else y = other.y + other.height;
  }
  const row = (at: number) => (at - grid.typeArea.y) / grid.leading;
  const top = y === frame.y ? y : grid.typeArea.y + Math.ceil(row(y) - 0.01) * grid.leading;
  const end = foot === frame.y + frame.height ? foot : grid.typeArea.y + Math.floor(row(foot) + 0.01) * grid.leading;
  return { ...frame, y: top, height: Math.max(0, end - top) };
}

/** A place moved down until its headline is clear of what stays above it; its copy ends where it did. */
function belowStaying(blocks: readonly Block[], staying: readonly Frame[], grid: PageGrid): Block[] {
  const heads = blocks.filter(({ kind }) => isTold(kind) && kind !== 'body');
  const top = Math.min(...heads.map(({ frame }) => frame.y));
  const foot = Math.max(
    top,
    ...staying
      .filter((frame) => heads.some((head) => overlap(head.frame, frame) && isAcross(head.frame, frame)))
      .map((frame) => frame.y + frame.height),
  );
  const down = Math.ceil((foot - top) / grid.leading - 0.01) * grid.leading;
  if (heads.length === 0 || down === 0) return [...blocks];
  return blocks.map((block): Block => {
    const { frame } = block;
    const moved = { ...frame, y: frame.y + down };
    // Copy is shorter by as much; what would be left of it is judged with the rest.
    return { ...block, frame: block.kind === 'body' ? { ...moved, height: Math.max(0, frame.height - down) } : moved };
  });
}

/**
 * A place's blocks with the room that what stays on the page leaves them: a headline goes below it, copy and pictures are made
 * lower, a picture that has no room is left out. Null where headline or copy have none.
 */
export function besideStaying(blocks: readonly Block[], staying: readonly Frame[], grid: PageGrid): Block[] | null {
  const lowered = belowStaying(blocks, staying, grid);
  const kept: Block[] = [];
  const foot = grid.typeArea.y + grid.typeArea.height;
  for (const [at, block] of lowered.entries()) {
    const was = blocks[at]?.frame ?? block.frame;
    const high = was.height;
    const isCopy = block.kind === 'body';
    // What was moved down out of the page's copy has no room.
    if (!isCopy && block.frame.y > was.y && block.frame.y + high > foot + SAME_PLACE) {
      if (isTold(block.kind)) return null;
      continue;
    }
    if (!isCopy && block.kind !== 'photo') {
      const isMet = staying.some((frame) => overlap(frame, block.frame));
      if (isMet && isTold(block.kind)) return null;
      if (!isMet) kept.push(block);
      continue;
    }
    const across = staying.filter((frame) => isAcross(block.frame, frame));
    const frame = cutBeside(block.frame, across, grid);
    const isMet = !isCopy && staying.some((other) => overlap(other, frame));
    // One that bleeds may have more room below the sheet than on it.
    const isOnSheet = frame.y < grid.trim.height && frame.y + frame.height > 0;
    if (frame.height >= LEAST_COPY * high && !isMet && isOnSheet) kept.push({ ...block, frame });
    else if (isCopy) return null;
  }
  return kept.length === 0 ? null : kept;
}
