/** The places lines can stand: the free stretches of each baseline of a body block's columns. */
import { columnEnd, columnStart, columnWidth } from '../edition/formats.ts';
import type { BodyBlock, PageGrid } from '../edition/records.ts';
import { foldOf } from '../edition/spreads.ts';
import type { Frame, Pt } from '../edition/units.ts';
import { baselineIn } from './glyph-runs.ts';
import type { Obstacle } from './obstacles.ts';
import type { Extent } from './outline-place.ts';

/** What slots under each other share: a stretch of a column that one baseline after the other may be free on. */
interface SlotGroup {
  readonly block: BodyBlock;
  readonly column: number;
  /** It stands behind a fold. */
  readonly isBehindFold: boolean;
  readonly x: Pt;
  readonly width: Pt;
  /** Baseline of the page's first row, and the distance to the next. */
  readonly firstBaseline: Pt;
  readonly leading: Pt;
}

/** One stretch of a baseline that a line may fill. Rows of one width share what they have in common. */
export class Slot {
  readonly #group: SlotGroup;
  readonly row: number;

  constructor(group: SlotGroup, row: number) {
    this.#group = group;
    this.row = row;
  }

  get block(): BodyBlock {
    return this.#group.block;
  }
  get column(): number {
    return this.#group.column;
  }
  get isBehindFold(): boolean {
    return this.#group.isBehindFold;
  }
  get x(): Pt {
    return this.#group.x;
  }
  get width(): Pt {
    return this.#group.width;
  }
  get leading(): Pt {
    return this.#group.leading;
  }
  get baseline(): Pt {
    return this.#group.firstBaseline + this.row * this.#group.leading;
  }
}

/** A stretch narrower than this many em is left empty beside a picture. */
const NARROWEST = 4;
/** A width that lacks less than this, in em, is whole. */
const WHOLE = 1e-4;

function without(stretches: readonly Extent[], { from, to }: Extent, isLargerAlone: boolean): Extent[] {
  return stretches.flatMap((stretch) => {
    if (to <= stretch.from || from >= stretch.to) return [stretch];
    const parts: Extent[] = [];
    if (from > stretch.from) parts.push({ from: stretch.from, to: from });
    if (to < stretch.to) parts.push({ from: to, to: stretch.to });
    const [left, right] = parts;
    if (!isLargerAlone || left === undefined || right === undefined) return parts;
    return [left.to - left.from >= right.to - right.from ? left : right];
  });
}

/** What an obstacle takes of a row; null where it is not in it. Edges that only touch are not in each other's way. */
function takenOf(obstacle: Obstacle, top: Pt, foot: Pt): Extent | null {
  const clear = 0.01;
  const { y, height, covers } = obstacle;
  if (y >= foot - clear || y + height <= top + clear) return null;
  return covers === undefined ? frameExtent(obstacle) : covers(top + clear, foot - clear);
}

function frameExtent({ x, width }: Obstacle): Extent {
  return { from: x, to: x + width };
}

/** Rows of a page's grid, from the first. */
interface Rows {
  readonly first: number;
  readonly count: number;
}

/** The rows of a block that an obstacle may stand in, or of all its own where the block's frame is elsewhere. */
function rowsBeside({ y, height }: Obstacle, own: Rows, { leading, typeArea }: PageGrid): Rows {
  const first = Math.floor((y - typeArea.y) / leading);
  const last = Math.ceil((y + height - typeArea.y) / leading);
  const from = Math.max(first, own.first);
  const to = Math.min(last, own.first + own.count);
  return to > from ? { first: from, count: to - from } : { first, count: last - first };
}

/**
 * The side of a picture on which a column has more room for lines, from the picture's top to its foot; the left where both have
 * the same. `least` is the narrowest stretch that is filled.
 */
function largerSide(obstacle: Obstacle, { x, width }: Column, own: Rows, grid: PageGrid, least: Pt): 'left' | 'right' {
  const { first, count } = rowsBeside(obstacle, own, grid);
  let [left, right] = [0, 0];
  for (let row = first; row < first + count; row++) {
    const top = grid.typeArea.y + row * grid.leading;
    const taken = takenOf(obstacle, top, top + grid.leading);
    if (taken === null) continue;
    const [before, behind] = [taken.from - x, x + width - taken.to];
    if (before >= least) left += before;
    if (behind >= least) right += behind;
  }
  return left >= right ? 'left' : 'right';
}

/** An obstacle that lines of a column stand on one side of: it takes all of the other. */
function onOneSide(obstacle: Obstacle, column: Column, own: Rows, grid: PageGrid, least: Pt): Obstacle {
  const side = largerSide(obstacle, column, own, grid, least);
  const [edge, far] = [column.x, column.x + column.width];
  return {
    ...obstacle,
    covers: (top, foot) => {
      const taken = obstacle.covers === undefined ? frameExtent(obstacle) : obstacle.covers(top, foot);
      if (taken === null) return null;
      const { from, to } = taken;
      return side === 'left' ? { from, to: Math.max(to, far) } : { from: Math.min(from, edge), to };
    },
  };
}

/** Whole grid rows a block covers. A row counts when all of it lies inside the frame. */
export function rowsOf(block: BodyBlock, grid: PageGrid): Rows {
  const top = (block.frame.y - grid.typeArea.y) / grid.leading;
  const bottom = (block.frame.y + block.frame.height - grid.typeArea.y) / grid.leading;
  const first = Math.ceil(top - 0.01);
  return { first, count: Math.max(0, Math.floor(bottom + 0.01) - first) };
}

/** A column's place across the page. */
interface Column {
  readonly x: Pt;
  readonly width: Pt;
}

/** The page's own columns that lie inside a frame; none where the frame holds not one of them. */
function baseColumnsIn(frame: Frame, grid: PageGrid): Column[] {
  const width = columnWidth(grid);
  return Array.from({ length: grid.columns }, (_, at) => ({ x: columnStart(grid, at), width })).filter(
    ({ x }) => x >= frame.x - 0.01 && x + width <= frame.x + frame.width + 0.01,
  );
}

/** Columns of the given widths from a frame's left, a gutter apart. */
function inTurn(x: Pt, widths: readonly Pt[], gutter: Pt): Column[] {
  let left = x;
  return widths.map((width) => {
    const column = { x: left, width };
    left += width + gutter;
    return column;
  });
}

/**
 * The columns of a block, by its grid mode (the four of Founder FIT's 分栏方式): `absolute` (绝对)
 * counts whole characters and lets the gutters take what is left over; `relative` (相对) keeps the
 * gutter and gives the left-over characters to the last columns; `free` (自由) keeps the gutter and
 * divides the rest evenly, whole characters or not; `automatic` (自动) takes the page's own columns.
 */
function columnsOf(block: BodyBlock, grid: PageGrid, em: Pt): Column[] {
  const { frame, gridMode } = block;
  if (gridMode === 'automatic') {
    const base = baseColumnsIn(frame, grid);
    if (base.length > 0) return base;
  }
  return partsBeside(frame, grid, block, em).flatMap(([part, columns]) =>
    columnsIn({ ...block, frame: part, columns }, em),
  );
}

/**
 * The parts of a block's frame on either side of a fold, and how many of its columns stand in each; the frame with all of them
 * where there is none. Where both sides hold text it keeps off the margins at the fold too, as it does on single pages.
 */
function partsBeside(frame: Frame, grid: PageGrid, { columns, gutter }: BodyBlock, em: Pt): [Frame, number][] {
  const zone = foldOf(grid);
  const end = frame.x + frame.width;
  if (zone === null || end <= zone.left || frame.x >= zone.right) return [[frame, columns]];
  const margin = { left: columnEnd(grid, grid.columns / 2), right: columnStart(grid, grid.columns / 2) };
  const inner = { left: Math.min(zone.left, margin.left), right: Math.max(zone.right, margin.right) };
  const kept = inner.left - frame.x >= em && end - inner.right >= em ? inner : zone;
  const [left, right] = [kept.left - frame.x, end - kept.right];
  const before = { ...frame, width: left };
  const behind = { ...frame, x: kept.right, width: right };
  // One column stands on the wider side, and so does all where the other holds not a character.
  if (right < em || (columns < 2 && left >= right)) return [[before, columns]];
  if (left < em || columns < 2) return [[behind, columns]];
  const share = ((left + gutter) * columns) / (left + right + 2 * gutter);
  const first = Math.max(1, Math.min(columns - 1, Math.round(share)));
  return [
    [before, first],
    [behind, columns - first],
  ];
}

/** The columns of a block without a fold in it. */
function columnsIn(block: BodyBlock, em: Pt): Column[] {
  const { frame, gutter, gridMode } = block;
  // A frame too narrow for its columns has as many as hold a character.
  const most = Math.floor((frame.width + gutter) / (em + gutter));
  const count = Math.max(1, Math.min(block.columns, most));
  const room = frame.width - (count - 1) * gutter;
  const even = room / count;
  const whole = Math.floor(even / em + WHOLE);
  // A column narrower than a character is still a column.
  if (gridMode === 'free' || whole < 1) return inTurn(frame.x, Array<Pt>(count).fill(even), gutter);
  if (gridMode === 'relative') {
    const characters = Math.floor(room / em + WHOLE);
    const more = characters - whole * count;
    const widths = Array.from({ length: count }, (_, at) => (whole + (at >= count - more ? 1 : 0)) * em);
    return inTurn(frame.x, widths, gutter);
  }
  const width = whole * em;
  const between = count > 1 ? (frame.width - count * width) / (count - 1) : 0;
  return inTurn(frame.x, Array<Pt>(count).fill(width), between);
}

/**
 * What of a stretch beside an obstacle a line takes: whole characters, flush with the column's edge,
 * so that plain Han text needs no adjustment there either. The obstacle keeps what is left over.
 */
function wholeCharacters(stretch: Extent, left: Pt, mode: BodyBlock['gridMode'], size: Pt) {
  const room = stretch.to - stretch.from;
  if (mode === 'free') return { at: stretch.from, room };
  const whole = Math.floor(room / size + WHOLE) * size;
  return { at: stretch.from === left ? left : stretch.to - whole, room: whole };
}

/**
 * The slots of a block in reading order, column after column, down to `rows` rows.
 * Baselines are those of the page's grid whatever the frame's own height is; `em` is the size of the
 * text, of which columns hold whole characters. `owner` is the block they are of, where that is another than the one laid
 * out: of vertical lines it is laid on its side.
 */
export function slotsOf(
  block: BodyBlock,
  grid: PageGrid,
  obstacles: readonly Obstacle[],
  rows: number,
  em: Pt = grid.bodySize,
  owner: BodyBlock = block,
): Slot[] {
  const { leading, bodySize, typeArea } = grid;
  const own = rowsOf(block, grid);
  const { first } = own;
  const slots: Slot[] = [];
  const firstBaseline =
    grid.firstBaseline === undefined ? baselineIn(typeArea.y, leading, bodySize) : typeArea.y + grid.firstBaseline;
  const middle = grid.fold === undefined ? Number.POSITIVE_INFINITY : grid.trim.width / 2;
  columnsOf(block, grid, em).forEach(({ x, width }, column) => {
    const isBehindFold = x > middle;
    const whole: SlotGroup = { block: owner, column, isBehindFold, x, width, firstBaseline, leading };
    const near = obstacles
      .filter((obstacle) => obstacle.x < x + width && obstacle.x + obstacle.width > x)
      .map((one) => (one.beside === 'one-side' ? onOneSide(one, { x, width }, own, grid, NARROWEST * em) : one));
    for (let row = first; row < first + rows; row++) {
      if (near.length === 0) {
        slots.push(new Slot(whole, row));
        continue;
      }
      const top = typeArea.y + row * leading;
      let free: readonly Extent[] = [{ from: x, to: x + width }];
      for (const obstacle of near) {
        const taken = takenOf(obstacle, top, top + leading);
        if (taken !== null) free = without(free, taken, obstacle.beside === 'larger');
      }
      for (const stretch of free) {
        const isWhole = stretch.from === x && stretch.to === x + width;
        const { at, room } = isWhole ? { at: x, room: width } : wholeCharacters(stretch, x, block.gridMode, em);
        // A column narrower than the usual least is still a column; beside a picture it is a crumb.
        if (room < Math.min(NARROWEST * em, width - 0.01)) continue;
        slots.push(new Slot(isWhole ? whole : { ...whole, x: at, width: room }, row));
      }
    }
  });
  return slots;
}
