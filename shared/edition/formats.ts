/** Page formats and the styles an edition starts with. A newsroom changes both; these are defaults. */
import type { FaceRole } from '../faces/face.ts';
import { shippedFaces } from '../faces/shipped.ts';
import { newId } from './ids.ts';
import type { Page, PageGrid, ShippedFormat } from './page-records.ts';
import { defaultSetting, type Style, type StyleName } from './style-records.ts';
import { mm, type Pt } from './units.ts';

/**
 * 四开 273 × 393 mm and 对开 390 × 545 mm (domain.md §2). The type area is as wide as its columns
 * and gutters, so that a column of plain Han text needs no adjustment.
 */
const grids: Readonly<Record<ShippedFormat, PageGrid>> = {
  tabloid: grid({ trim: [273, 393], columns: 5, characters: 14, bodySize: 9.25, leading: 13.5, width: 246, rows: 75 }),
  broadsheet: grid({ trim: [390, 545], columns: 6, characters: 16, bodySize: 9.5, leading: 14, width: 350, rows: 102 }),
};

function grid(spec: {
  trim: [number, number];
  columns: number;
  characters: number;
  bodySize: Pt;
  leading: Pt;
  width: number;
  rows: number;
}): PageGrid {
  const trim = { width: mm(spec.trim[0]), height: mm(spec.trim[1]) };
  const width = mm(spec.width);
  const height = spec.rows * spec.leading;
  return {
    trim,
    typeArea: { x: (trim.width - width) / 2, y: (trim.height - height) / 2, width, height },
    columns: spec.columns,
    charactersPerColumn: spec.characters,
    bodySize: spec.bodySize,
    leading: spec.leading,
  };
}

/** The grid a page of a shipped format starts with. */
export function gridNamed(format: ShippedFormat): PageGrid {
  return grids[format];
}

/** Width of a base column: whole characters of the body size. */
export function columnWidth(page: PageGrid): Pt {
  return page.charactersPerColumn * page.bodySize;
}

/** Columns that stand side by side without a fold between them: all of a page's, half of a 通版's. */
function columnsInHalf({ columns, fold }: PageGrid): number {
  return fold === undefined ? columns : columns / 2;
}

/** Space between base columns: what whole characters leave over. */
export function gutterWidth(page: PageGrid): Pt {
  const { typeArea, fold } = page;
  const columns = columnsInHalf(page);
  const width = fold === undefined ? typeArea.width : (typeArea.width - fold.width) / 2;
  return columns > 1 ? (width - columns * columnWidth(page)) / (columns - 1) : 0;
}

/** From where a base column begins to where the next one does; at a fold the next is further away. */
export function columnStep(page: PageGrid): Pt {
  return columnWidth(page) + gutterWidth(page);
}

/** How much further a fold has the column behind it than a gutter would. */
function foldShift(page: PageGrid): Pt {
  return page.fold === undefined ? 0 : page.fold.width - gutterWidth(page);
}

/** Where a base column begins, from the sheet's left; columns count from 0, and shares of one lie within it. */
export function columnStart(page: PageGrid, column: number): Pt {
  const start = page.typeArea.x + column * columnStep(page);
  return page.fold !== undefined && column >= columnsInHalf(page) - NEAR_COLUMN ? start + foldShift(page) : start;
}

/** Where the last of so many base columns from the first ends. */
export function columnEnd(page: PageGrid, columns: number): Pt {
  if (page.fold === undefined) return page.typeArea.x + columns * columnStep(page) - gutterWidth(page);
  return columnStart(page, columns - 1) + columnWidth(page);
}

/** A place this near to a column, in columns, is in it. */
const NEAR_COLUMN = 1e-6;

/** The base column that begins at a place, or the share of one that lies before it: {@link columnStart} the other way. */
export function columnsBefore(page: PageGrid, x: Pt): number {
  const step = columnStep(page);
  const at = (x - page.typeArea.x) / step;
  if (page.fold === undefined) return at;
  const half = columnsInHalf(page);
  const behind = (x - page.typeArea.x - foldShift(page)) / step;
  return behind >= half - NEAR_COLUMN ? behind : Math.min(at, half - NEAR_COLUMN);
}

/** How many base columns end at a place: {@link columnEnd} the other way. */
export function columnsUpTo(page: PageGrid, x: Pt): number {
  if (page.fold === undefined) return (x + gutterWidth(page) - page.typeArea.x) / columnStep(page);
  return columnsBefore(page, x - columnWidth(page)) + 1;
}

/** How many base columns a stretch across the sheet is, shares included. */
export function columnsIn(page: PageGrid, { x, width }: { readonly x: Pt; readonly width: Pt }): number {
  if (page.fold === undefined) return (width + gutterWidth(page)) / columnStep(page);
  return columnsUpTo(page, x + width) - columnsBefore(page, x);
}

/** The base column, from 0, at a place across the sheet, each with the gutter at its right; below 0 or beyond the last beside the type area. */
export function columnAt(page: PageGrid, x: Pt): number {
  return Math.floor(columnsBefore(page, x));
}

/** True where a run of base columns has a fold within that would have room on one side of it. */
export function isOverFoldNeedlessly(page: PageGrid, column: number, span: number): boolean {
  const half = columnsInHalf(page);
  return page.fold !== undefined && span <= half && column < half && column + span > half;
}

/** The base column, from 0, in which something so many wide begins that is put at a place: on the sheet, and of a 通版 on one half where it has room there. */
export function columnFor(page: PageGrid, x: Pt, span: number): number {
  const at = Math.max(0, Math.min(page.columns - span, columnAt(page, x)));
  if (!isOverFoldNeedlessly(page, at, span)) return at;
  const half = columnsInHalf(page);
  return columnAt(page, x) < half ? half - span : half;
}

/** Frame of a run of base columns and grid rows; rows count from the type area's top. */
export function gridFrame(page: PageGrid, column: number, span: number, row: number, rows: number) {
  const x = columnStart(page, column);
  const across = span * columnWidth(page) + (span - 1) * gutterWidth(page);
  const half = columnsInHalf(page);
  const isOverFold = page.fold !== undefined && column < half && column + span > half;
  return {
    x,
    y: page.typeArea.y + row * page.leading,
    width: isOverFold ? across + foldShift(page) : across,
    height: rows * page.leading,
  };
}

/** What a height lacks less than this of a row, in rows, is a whole one. */
const WHOLE_ROW = 0.01;

/** Whole grid rows in a page's type area; what they leave over is below them. */
export function gridRows(page: PageGrid): number {
  return Math.floor(page.typeArea.height / page.leading + WHOLE_ROW);
}

/** Pages 1 to `count` of a grid; their sections are the newsroom's to name. */
export function newPages(grid: PageGrid, count: number): Page[] {
  return Array.from({ length: count }, (_, at) => ({
    id: newId<'page'>(),
    number: at + 1,
    section: '',
    grid,
  }));
}

/** A style by what its face is for. */
type StyleSpec = Partial<Omit<Style, 'id' | 'font'>> & Pick<Style, 'size'> & { readonly for: FaceRole };

function style(id: StyleName, spec: StyleSpec): Style {
  const { size } = spec;
  return {
    id,
    font: shippedFaces.for(spec.for).id,
    size,
    minSize: Math.min(size, spec.minSize ?? size),
    minScale: spec.minScale ?? 1,
    leading: spec.leading ?? size * 1.3,
    align: spec.align ?? 'start',
    indent: spec.indent ?? 0,
    setting: spec.setting ?? defaultSetting,
    ...(spec.rows === undefined ? {} : { rows: spec.rows }),
  };
}

/** How much larger headlines are on a sheet than on 四开: 1.35 times on 对开, and so between and beyond them. */
function headlineScale({ trim }: PageGrid): number {
  const { tabloid, broadsheet } = grids;
  const beyond = (trim.width - tabloid.trim.width) / (broadsheet.trim.width - tabloid.trim.width);
  return Math.max(0.5, Math.round((1 + 0.35 * beyond) * 100) / 100);
}

/** 提要 before the copy, 本报讯（记者 ××） run in, source and editor in brackets at the end: as most dailies have it. */
const creditsOfNews: Style['credits'] = {
  summary: 'before',
  dateline: 'run-in',
  byline: 'run-in',
  source: 'end',
  editor: 'end',
};

/** 小标题占两行, as most dailies have it. */
const SUBHEAD_ROWS = 2;

/** Styles for a grid; body follows it, headlines scale with the sheet. */
export function newStyles(grid: PageGrid): Style[] {
  const { bodySize, leading } = grid;
  const k = headlineScale(grid);
  return [
    style('nameplate', { for: 'display', size: 74 * k, minSize: 40, minScale: 0.8 }),
    style('imprint', { for: 'label', size: 7, minSize: 5.25, leading: 10.5 }),
    style('page-head', { for: 'label', size: 9 }),
    style('refer-headline', { for: 'display', size: 17 * k, minSize: 10, minScale: 0.85 }),
    style('refer-line', { for: 'label', size: 9.5 * k, minSize: 7 }),
    style('banner', { for: 'strong', size: 11.5 * k, minSize: 8 }),
    style('kicker', { for: 'display', size: 16 * k, minSize: 9, minScale: 0.85, align: 'centre' }),
    style('headline-lead', { for: 'display', size: 46 * k, minSize: 18, minScale: 0.85, align: 'centre' }),
    style('headline-story', { for: 'display', size: 27 * k, minSize: 14, minScale: 0.85, align: 'centre' }),
    style('headline-brief', { for: 'display', size: 18 * k, minSize: 11, minScale: 0.85 }),
    style('headline-continued', { for: 'display', size: 15 * k, minSize: 10, minScale: 0.8 }),
    style('deck', { for: 'text', size: 15 * k, minSize: 9, minScale: 0.85, align: 'centre' }),
    {
      ...style('body', { for: 'text', size: bodySize, leading, align: 'justify', indent: 2 }),
      credits: creditsOfNews,
      creditFont: shippedFaces.for('aside').id,
      speakerFont: shippedFaces.for('label').id,
    },
    style('subhead', { for: 'strong', size: bodySize, leading, align: 'centre', rows: SUBHEAD_ROWS }),
    style('jump', { for: 'label', size: bodySize - 1, leading }),
    style('caption', { for: 'aside', size: bodySize - 1.25, leading: leading - 2, align: 'justify' }),
    style('pullquote', { for: 'display', size: bodySize * 1.5, leading: leading * 1.5, align: 'centre' }),
    style('table', { for: 'label', size: bodySize - 1.25, leading }),
  ];
}
