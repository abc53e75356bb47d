/** Giving pages another grid: their blocks stay where they stood on the old one. */
import { type BlockKind, blockModule } from '../blocks/kinds.ts';
import { columnEnd, columnStart, columnStep, columnsBefore, columnsUpTo, gridRows, gutterWidth } from './formats.ts';
import { allowedTurned, baseColumns } from './frames.ts';
import type { PageId } from './ids.ts';
import type { Patch } from './operations.ts';
import type { Block, Edition, Page, PageGrid, Style } from './records.ts';
import { blocksOnPage, pagesInOrder } from './selectors.ts';
import { gridFor } from './spreads.ts';
import type { Frame, Pt } from './units.ts';

/** An edge so near to a line of the grid, in columns or rows, stands on it. */
const ON_LINE = 0.01;
/** An edge so near to the trim, in points, touches it. */
const AT_TRIM = 0.5;

/** One direction of a page: where the sheet ends, and the grid's lines between two edges of the type area. */
interface Scale {
  readonly sheet: Pt;
  readonly start: Pt;
  readonly end: Pt;
  /** From one line to the next. */
  readonly step: Pt;
  readonly lines: number;
  /** What an end stands before its line: a gutter, or nothing. */
  readonly gap: Pt;
  /** The line at a place: where something begins, or, `isEnd`, where it ends. */
  readonly lineAt: (at: Pt, isEnd: boolean) => number;
  /** The place of a line: the other way. */
  readonly placeOf: (line: number, isEnd: boolean) => Pt;
}

function across(grid: PageGrid): Scale {
  const { trim, typeArea, columns } = grid;
  return {
    sheet: trim.width,
    start: typeArea.x,
    end: columnEnd(grid, columns),
    step: columnStep(grid),
    lines: columns,
    gap: gutterWidth(grid),
    lineAt: (at, isEnd) => (isEnd ? columnsUpTo(grid, at) : columnsBefore(grid, at)),
    placeOf: (line, isEnd) => (isEnd ? columnEnd(grid, line) : columnStart(grid, line)),
  };
}

function down(grid: PageGrid): Scale {
  const { trim, typeArea, leading } = grid;
  const lines = gridRows(grid);
  return {
    sheet: trim.height,
    start: typeArea.y,
    end: typeArea.y + lines * leading,
    step: leading,
    lines,
    gap: 0,
    lineAt: (at) => (at - typeArea.y) / leading,
    placeOf: (line) => typeArea.y + line * leading,
  };
}

/**
 * An edge's place on another scale: on the same line, or at the same share of the lines where there are more or fewer;
 * in a margin as far from the type area as before, at the trim as far from it. `snaps` brings it to a whole line.
 */
function edgeOn(at: Pt, isEnd: boolean, from: Scale, to: Scale, snaps: boolean): Pt {
  if (at <= AT_TRIM) return at;
  if (at >= from.sheet - AT_TRIM) return to.sheet + at - from.sheet;
  const line = from.lineAt(at, isEnd);
  if (line < -ON_LINE) return to.start + at - from.start;
  if (line > from.lines + ON_LINE) return to.end + at - from.end;
  const share = (line * to.lines) / from.lines;
  const isOnLine = Math.abs(line - Math.round(line)) < ON_LINE;
  return to.placeOf(snaps || isOnLine ? Math.round(share) : share, isEnd);
}

/** A stretch's place on another scale; where whole lines would leave nothing of it, at its share of them. */
function stretchOn(at: Pt, length: Pt, from: Scale, to: Scale, snaps: boolean): { at: Pt; length: Pt } {
  const start = edgeOn(at, false, from, to, snaps);
  const end = edgeOn(at + length, true, from, to, snaps);
  if (end - start > 0.25) return { at: start, length: end - start };
  if (snaps) {
    const length = to.step - to.gap;
    // In a margin that is narrower than a row it would leave the sheet.
    return { at: Math.min(start, to.sheet - length), length };
  }
  const share = (to.step * to.lines) / (from.step * from.lines);
  return { at: start, length: Math.max(0.25, length * share) };
}

/** The block with what else of it follows its page's grid. */
function withGrid<K extends BlockKind>(block: Block<K>, grid: PageGrid): Block<K> {
  return blockModule<K>(block.kind).regridded?.(block, grid) ?? block;
}

/** Text set in the page's own columns stays in them. */
function inColumns(block: Block, old: Frame, from: PageGrid, to: PageGrid): Block {
  if (block.kind !== 'body' || baseColumns(old, from) !== block.columns) return block;
  return { ...block, columns: baseColumns(block.frame, to) ?? block.columns };
}

/** A block of a page with one grid as it stands on a page with another. */
export function regridded(block: Block, from: PageGrid, to: PageGrid): Block {
  const { x, y, width, height } = block.frame;
  const { regrid } = blockModule(block.kind);
  const column = stretchOn(x, width, across(from), across(to), false);
  // Text stands on whole rows of its page.
  const rows = stretchOn(y, height, down(from), down(to), regrid === 'rows');
  const frame = {
    x: column.at,
    width: column.length,
    y: rows.at,
    height: regrid === 'thickness' ? height : rows.length,
  };
  const moved = withGrid({ ...block, frame: allowedTurned(block, frame, to) }, to);
  return inColumns(moved, block.frame, from, to);
}

/** Lengths of a grid this near to each other, in points, are one: what is turned twice, or halved, is off by the last digit. */
const SAME: Pt = 1e-6;

function isSame(a: Pt, b: Pt): boolean {
  return Math.abs(a - b) < SAME;
}

/** True where two grids are the same; what text keeps off at a fold is no part of it. */
export function isSameGrid(a: PageGrid, b: PageGrid): boolean {
  return (
    isSame(a.trim.width, b.trim.width) &&
    isSame(a.trim.height, b.trim.height) &&
    isSame(a.typeArea.x, b.typeArea.x) &&
    isSame(a.typeArea.y, b.typeArea.y) &&
    isSame(a.typeArea.width, b.typeArea.width) &&
    isSame(a.typeArea.height, b.typeArea.height) &&
    isSame(a.fold?.width ?? 0, b.fold?.width ?? 0) &&
    (a.fold === undefined) === (b.fold === undefined) &&
    a.columns === b.columns &&
    a.charactersPerColumn === b.charactersPerColumn &&
    a.bodySize === b.bodySize &&
    a.leading === b.leading &&
    a.firstBaseline === b.firstBaseline
  );
}

/**
 * Gives a page another grid, a 通版 in each half; its blocks keep their columns and rows, or their share of the page.
 */
export function setGrid(edition: Edition, id: PageId, wanted: PageGrid): Patch[] {
  const page = edition.pages[id];
  const grid = page === undefined ? wanted : gridFor(page, wanted);
  if (page === undefined || isSameGrid(page.grid, grid)) return [];
  return [
    { kind: 'set', table: 'pages', id, path: ['grid'], value: grid },
    ...blocksOnPage(edition, id).map(
      (block): Patch => ({ kind: 'put', table: 'blocks', id: block.id, record: regridded(block, page.grid, grid) }),
    ),
  ];
}

/** A style that was set in the size or on the leading of a grid, in those of another; null where neither changes. */
function followed(style: Style, from: PageGrid, to: PageGrid): Style | null {
  const isOnSize = style.size === from.bodySize && style.minSize === style.size;
  const size = isOnSize ? to.bodySize : style.size;
  const leading = style.leading === from.leading ? to.leading : style.leading;
  if (size === style.size && leading === style.leading) return null;
  return { ...style, size, minSize: isOnSize ? size : style.minSize, leading };
}

/**
 * Gives some pages a grid, each as `on` has it there. Where no other page is printed, styles that were set in the body size or on the leading of the
 * first of them that had another grid, the running text first of all, follow.
 */
export function setGridOf(
  edition: Edition,
  pages: readonly Page[],
  grid: PageGrid,
  on: (page: Page) => PageGrid = () => grid,
): Patch[] {
  const old = pages.find((page) => !isSameGrid(page.grid, on(page)))?.grid;
  if (old === undefined) return [];
  const ids = new Set(pages.map(({ id }) => id));
  const isAll = pagesInOrder(edition).every(({ id }) => ids.has(id));
  const styles = Object.values(isAll ? edition.styles : {}).flatMap((style): Patch[] => {
    const record = followed(style, old, grid);
    return record === null ? [] : [{ kind: 'put', table: 'styles', id: style.id, record }];
  });
  return [...styles, ...pages.flatMap((page) => setGrid(edition, page.id, on(page)))];
}
