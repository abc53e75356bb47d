/** Booked adverts as held places on the pages of an edition. */
import { blockModule } from '../blocks/kinds.ts';
import { overlap } from '../edition/boxes.ts';
import { gridFrame, gutterWidth } from '../edition/formats.ts';
import type { BlockId } from '../edition/ids.ts';
import { insertBlock } from '../edition/insert.ts';
import { standingOn } from '../edition/masters.ts';
import { applyPatches, type Patch } from '../edition/operations.ts';
import { HEAD_ROWS } from '../edition/page-head.ts';
import type { Block, Edition, Page } from '../edition/records.ts';
import { pagesInOrder } from '../edition/selectors.ts';
import { halvesOf, isSpread, numberAt, shiftedBy, standsOverFold } from '../edition/spreads.ts';
import { type Frame, type Pt, toMm } from '../edition/units.ts';
import type { Booking } from './bookings.ts';

/** What became of a booking, in words where there is something to say. */
export interface Placed {
  readonly booking: Booking;
  readonly blockId: BlockId | null;
  /** It has a place that it had not before. */
  readonly isNew: boolean;
  /** It is of other days' editions, and takes no place in this one. */
  readonly isOtherDay: boolean;
  /** Why there is no place for it, or what is to be known of the place it has; null where there is nothing. */
  readonly zh: string | null;
  readonly en: string | null;
}

export interface PlacedBookings {
  readonly patches: readonly Patch[];
  readonly placed: readonly Placed[];
}

/** A booked width this much other than whole columns is taken for them, in points: a millimetre either way. */
const NEAR = 72 / 25.4;

/** Whole columns a width is of, where it is of some. */
function columnsOf({ grid }: Page, width: Pt): number | null {
  const spans = Array.from({ length: grid.columns }, (_, at) => at + 1);
  return spans.find((span) => Math.abs(gridFrame(grid, 0, span, 0, 1).width - width) <= NEAR) ?? null;
}

/** The widths and places of an advert over the fold of a 通版: those that stand on both of its pages, nearest to their middle first. */
function placesOverFold(page: Page, { size }: Booking, height: Pt): ReturnType<typeof placesAcross> {
  const { grid } = page;
  const { typeArea: area, columns, trim } = grid;
  const middle = trim.width / 2;
  const wanted = size.kind === 'columns' ? null : size.kind === 'exact' ? size.width : area.width * size.across;
  if (size.kind === 'columns' && size.columns !== 'all' && size.columns > columns) return null;
  if (height > area.height + NEAR || (wanted !== null && wanted > area.width + NEAR)) return null;
  const span = wanted === null ? null : columnsOf(page, wanted);
  const count =
    size.kind === 'columns' ? (size.columns === 'all' ? columns : size.columns) : span === columns ? span : null;
  const starts =
    count === null ? [] : Array.from({ length: columns - count + 1 }, (_, at) => gridFrame(grid, at, count, 0, 1));
  const off = ({ x, width }: Pick<Frame, 'x' | 'width'>) => Math.abs(x + width / 2 - middle);
  const inColumns = starts.filter((frame) => standsOverFold(page, frame)).toSorted((a, b) => off(a) - off(b));
  const across = inColumns.map(({ x, width }) => ({ x, width }));
  return { across: wanted === null || count !== null ? across : [{ x: middle - wanted / 2, width: wanted }], height };
}

/** The places an advert of a size can have across a page, as it is asked for first, and its height. */
function placesAcross(
  page: Page,
  booking: Booking,
): { readonly across: Pick<Frame, 'x' | 'width'>[]; height: Pt } | null {
  const { size, at } = booking;
  const { grid } = page;
  const { typeArea: area, columns } = grid;
  // A page's share is of what its head leaves.
  const height = size.kind === 'share' ? (area.height - HEAD_ROWS * grid.leading) * size.down : size.height;
  if (booking.isOverFold) return placesOverFold(page, booking, height);
  let width: Pt;
  let span: number | null;
  if (size.kind === 'exact') {
    width = size.width;
    span = columnsOf(page, width);
  } else if (size.kind === 'columns') {
    span = size.columns === 'all' ? columns : size.columns;
    if (span > columns) return null;
    width = gridFrame(grid, 0, span, 0, 1).width;
  } else {
    width = size.across === 1 ? area.width : (area.width - gutterWidth(grid)) * size.across;
    span = columnsOf(page, width);
  }
  if (width > area.width + NEAR || height > area.height + NEAR) return null;
  const edges = { left: { x: area.x, width }, right: { x: area.x + area.width - width, width } };
  const starts =
    span === null
      ? []
      : Array.from({ length: columns - span + 1 }, (_, column) => {
          const { x, width: whole } = gridFrame(grid, column, span, 0, 1);
          return { x, width: whole };
        });
  // The outer edge first, where nobody has said.
  const edge = at.edge ?? (page.number % 2 === 0 ? 'left' : 'right');
  const all = [...starts, edges.left, edges.right];
  const first = edge === 'left' ? all : all.toReversed();
  const sorted = first.toSorted((a, b) => (edge === 'left' ? a.x - b.x : b.x - a.x));
  return { across: at.edge === null ? sorted : sorted.slice(0, 1), height };
}

/** The first place, from the foot up or from below the page's head down, that overlaps none of what is taken. */
function placeOn(page: Page, booking: Booking, taken: readonly Frame[]): Frame | null {
  const places = placesAcross(page, booking);
  if (places === null) return null;
  const { across, height } = places;
  const { typeArea: area, leading } = page.grid;
  const below = area.y + HEAD_ROWS * leading;
  const top = height > area.y + area.height - below + NEAR ? area.y : below;
  const last = area.y + area.height - height;
  const count = Math.max(0, Math.floor((last - top + NEAR) / leading)) + 1;
  for (let row = 0; row < count; row++) {
    const y = booking.at.isTop ? top + row * leading : last - row * leading;
    for (const { x, width } of across) {
      const frame = { x, y, width, height: Math.min(height, area.y + area.height - y) };
      if (!taken.some((other) => overlap(frame, other))) return frame;
    }
  }
  return null;
}

/** The place an advertiser has on a page already, of a 通版 on the half or over the fold, but those that rows before this one have. */
function heldFor(
  { advertiser, page, isOverFold }: Booking,
  sheet: Page,
  blocks: readonly Block[],
  given: ReadonlySet<BlockId>,
): Block | undefined {
  const isThere = ({ frame }: Block) =>
    standsOverFold(sheet, frame) === isOverFold && (isOverFold || numberAt(sheet, frame) === page);
  return blocks.find(
    (block) => block.kind === 'advert' && block.advertiser === advertiser && !given.has(block.id) && isThere(block),
  );
}

/** The last of the days on end that begin with one. */
function lastOnEnd(days: readonly string[], first: string): string {
  let last = first;
  for (const day of days.filter((one) => one > first)) {
    const after = new Date(`${last}T00:00:00Z`);
    after.setUTCDate(after.getUTCDate() + 1);
    if (after.toISOString().slice(0, 10) !== day) break;
    last = day;
  }
  return last;
}

function said(booking: Booking, blockId: BlockId | null, zh: string | null = null, en: string | null = null): Placed {
  return { booking, blockId, isNew: false, isOtherDay: false, zh, en };
}

/** The block of a booking: what it is for beside where it stands. What a row does not say stays as it was said before. */
function bookedBlock(block: Block<'advert'>, { advertiser, days, colour, artwork }: Booking, date: string) {
  const booked = {
    colour: colour ?? block.booked?.colour ?? null,
    artwork: artwork === '' ? (block.booked?.artwork ?? '') : artwork,
  };
  return {
    ...block,
    advertiser,
    ...(days.length > 0 ? { standing: { until: lastOnEnd(days, date) } } : {}),
    ...(booked.colour !== null || booked.artwork !== '' ? { booked } : {}),
  };
}

/** A booking whose place is there: what its row says otherwise than before is taken over. */
function heldOne(edition: Edition, booking: Booking, held: Block): Placed & { patches: Patch[] } {
  const plain = { ...said(booking, held.id, '已经有位置了', 'has its place already'), patches: [] };
  // What a master puts on the page is booked on the master.
  if (held.kind !== 'advert' || edition.blocks[held.id] === undefined) return plain;
  const record = bookedBlock(held, booking, edition.edition.date);
  const isSame =
    record.standing?.until === held.standing?.until &&
    record.booked?.colour === held.booked?.colour &&
    record.booked?.artwork === held.booked?.artwork;
  if (isSame) return plain;
  const words = [
    '已经有位置了，按这一行改颜色、日期、文件名',
    'has its place; colour, days and file name as in this row',
  ] as const;
  return { ...said(booking, held.id, ...words), patches: [{ kind: 'put', table: 'blocks', id: held.id, record }] };
}

/** A page as it is printed under a number: of a 通版 a half, so far from the left of the sheet it is on. */
interface PrintedPage {
  /** The record that blocks on it name. */
  readonly sheet: Page;
  readonly page: Page;
  readonly shift: Pt;
}

/** Takes a place for one booking, in an edition as those before it have left it. */
function placeOne(
  edition: Edition,
  booking: Booking,
  at: ReadonlyMap<number, PrintedPage>,
  given: ReadonlySet<BlockId>,
): Placed & { patches: Patch[] } {
  const { date } = edition.edition;
  const none = (zh: string, en: string) => ({ ...said(booking, null, zh, en), patches: [] });
  if (booking.days.length > 0 && !booking.days.includes(date)) {
    return { ...none('不是这一期的', 'not of this edition'), isOtherDay: true };
  }
  const printed = at.get(booking.page);
  if (printed === undefined) return none(`没有第${booking.page}版`, `there is no page ${booking.page}`);
  const { sheet } = printed;
  if (booking.isOverFold && !isSpread(sheet)) {
    const [left, right] = [booking.page, booking.page + 1];
    return none(`第${left}、${right}版没有合为通版`, `pages ${left} and ${right} are no spread`);
  }
  const { page, shift } = booking.isOverFold ? { page: sheet, shift: 0 } : printed;
  const { id: pageId } = sheet;
  const standing = standingOn(edition, pageId);
  const held = heldFor(booking, sheet, standing, given);
  if (held !== undefined) return heldOne(edition, booking, held);
  const inTheWay = standing.filter(({ kind }) => blockModule(kind).runaround !== 'on');
  const framesOf = (blocks: readonly Block[]) => blocks.map(({ frame }) => shiftedBy(frame, -shift));
  const free = placeOn(page, booking, framesOf(inTheWay));
  const frame = free ?? placeOn(page, booking, framesOf(inTheWay.filter(({ kind }) => kind !== 'body')));
  if (frame === null) {
    const { width, height } = page.grid.typeArea;
    const area = `${Math.round(toMm(width))} × ${Math.round(toMm(height))}`;
    return none(`版上没有这么大的空位（版心 ${area} 毫米）`, `no free place of that size (type area ${area} mm)`);
  }
  const made = insertBlock(edition, 'advert', pageId, shiftedBy(frame, shift), { articleId: null, beside: null });
  if (made === null) return none('放不上这一版', 'cannot stand on that page');
  const block = applyPatches(edition, made.patches).edition.blocks[made.id];
  if (block?.kind !== 'advert') throw new Error('not an advert');
  const record = bookedBlock(block, booking, date);
  const patches: Patch[] = [{ kind: 'put', table: 'blocks', id: made.id, record }];
  const [zh, en] =
    free === null ? ['占了正文的地方，正文绕着排', 'takes room from text, which runs round it'] : [null, null];
  return { ...said(booking, made.id, zh, en), isNew: true, patches };
}

/**
 * Holds a place for each booking of the edition's day, in the list's order, the whole edition's at once. An advertiser
 * that has a place on its page already gets another only for another row, so a list can be read again when it grew.
 */
export function placeBookings(edition: Edition, bookings: readonly Booking[]): PlacedBookings {
  const at = new Map(
    pagesInOrder(edition).flatMap((record) =>
      halvesOf(record).map(({ page, shift }) => [page.number, { sheet: record, page, shift }] as const),
    ),
  );
  const placed: Placed[] = [];
  const all: Patch[] = [];
  const given = new Set<BlockId>();
  let now = edition;
  for (const booking of bookings) {
    const { patches, ...one } = placeOne(now, booking, at, given);
    placed.push(one);
    if (one.blockId !== null) given.add(one.blockId);
    all.push(...patches);
    if (patches.length > 0) now = applyPatches(now, patches).edition;
  }
  return { patches: all, placed };
}
