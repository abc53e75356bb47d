/** 版心网格: a page's size, margins, columns and rows as they are asked for, what of it is possible, and what follows. */
import { columnWidth, gutterWidth } from './formats.ts';
import type { PageGrid } from './page-records.ts';
import { changedHalves, halfGrid } from './spreads.ts';
import { readSize, type SizeUnit, writeSize, writeTypeSize } from './type-sizes.ts';
import { mm, type Pt } from './units.ts';

/** What can be set of a page's grid. Lengths are points; columns and characters are counts. */
export type GridField =
  | 'width'
  | 'height'
  | 'top'
  | 'foot'
  | 'left'
  | 'right'
  | 'columns'
  | 'characters'
  | 'gutter'
  | 'bodySize'
  | 'leading'
  | 'baseline';

/** What the desk calls them. */
export const fieldNames: Readonly<Record<GridField, { readonly zh: string; readonly en: string }>> = {
  width: { zh: '宽', en: 'Width' },
  height: { zh: '高', en: 'Height' },
  top: { zh: '天头', en: 'Top margin' },
  foot: { zh: '地脚', en: 'Foot margin' },
  left: { zh: '左边', en: 'Left margin' },
  right: { zh: '右边', en: 'Right margin' },
  columns: { zh: '栏数', en: 'Columns' },
  characters: { zh: '每栏字数', en: 'Characters per column' },
  gutter: { zh: '栏距', en: 'Gutter' },
  bodySize: { zh: '正文字号', en: 'Body size' },
  leading: { zh: '行距', en: 'Leading' },
  baseline: { zh: '首行基线', en: 'First baseline' },
};

/** How a field is written; a count has no unit. */
const fieldUnits: Readonly<Record<GridField, SizeUnit | null>> = {
  width: 'mm',
  height: 'mm',
  top: 'mm',
  foot: 'mm',
  left: 'mm',
  right: 'mm',
  columns: null,
  characters: null,
  gutter: 'mm',
  bodySize: 'pt',
  leading: 'pt',
  baseline: 'pt',
};

/** The smallest and the largest sheet: a leaflet, and more than any newspaper press prints. */
const SHEET = { least: mm(60), most: mm(1200) };
/** Sizes body text can have, in points. */
const BODY = { least: 4, most: 40 };
/** Leading in body sizes. */
const MOST_LEADING = 4;
/** Columns a page may have; what its record allows. */
const MOST_COLUMNS = 24;
/** Characters a column has at least: fewer are no line of text. */
const LEAST_CHARACTERS = 4;
/** The most that a record allows. */
const MOST_CHARACTERS = 200;
/** Rows a type area has at least: a page head and a story below it. */
const LEAST_ROWS = 8;
/** Between columns, in characters: at least half of one, and from one on where the program chooses (domain.md §2). */
const GUTTER = { least: 0.5, chosen: 1, most: 2.5 };
/** An em square lies so much of itself above and below its baseline (`baselineIn`). */
const ABOVE = 0.88;
const BELOW = 0.12;
/** Lengths that differ by less than can be seen are equal: they are sums of millimetres in points. */
const SLACK = 0.01;
/** So much, in points, a bound may be off that is told in hundredths of a millimetre. */
const TOLD = 0.02;

/** A fault of a grid: the field it is about, and what that field may be as the others stand. */
export interface GridProblem {
  readonly field: GridField;
  readonly least: number;
  readonly most: number;
}

/** Where the first baseline stands below the type area's top when nobody has said: the text in its row's middle. */
function middleBaseline({ leading, bodySize }: PageGrid): Pt {
  return (leading - bodySize) / 2 + ABOVE * bodySize;
}

/** The first baseline, from the type area's top. */
export function firstBaseline(grid: PageGrid): Pt {
  return grid.firstBaseline ?? middleBaseline(grid);
}

/** True where less than a character stands between columns: eyes run on into the next column (domain.md §2). */
export function hasNarrowGutter(grid: PageGrid): boolean {
  return grid.columns > 1 && gutterWidth(grid) < GUTTER.chosen * grid.bodySize - SLACK;
}

/** What a field says of a grid: of a 通版, of its right half. */
export function gridField(sheet: PageGrid, field: GridField): number {
  const grid = halfGrid(sheet, 'right');
  const { trim, typeArea } = grid;
  switch (field) {
    case 'width':
      return trim.width;
    case 'height':
      return trim.height;
    case 'top':
      return typeArea.y;
    case 'foot':
      return trim.height - typeArea.y - typeArea.height;
    case 'left':
      return typeArea.x;
    case 'right':
      return trim.width - typeArea.x - typeArea.width;
    case 'columns':
      return grid.columns;
    case 'characters':
      return grid.charactersPerColumn;
    case 'gutter':
      return gutterWidth(grid);
    case 'bodySize':
      return grid.bodySize;
    case 'leading':
      return grid.leading;
    case 'baseline':
      return firstBaseline(grid);
  }
}

/** The most whole characters a column has with gutters of so many at least. */
function charactersWith({ typeArea, columns, bodySize }: PageGrid, gutterCharacters: number): number {
  const gutter = columns > 1 ? gutterCharacters * bodySize : 0;
  const column = (typeArea.width + gutter) / columns - gutter;
  return Math.min(MOST_CHARACTERS, Math.floor((column + SLACK) / bodySize));
}

/** As many whole characters a column as leave a gutter of one, or, where columns are narrow, of the least there is. */
function fittingCharacters(grid: PageGrid): number {
  const usual = charactersWith(grid, GUTTER.chosen);
  return Math.max(1, usual >= LEAST_CHARACTERS ? usual : charactersWith(grid, GUTTER.least));
}

/** The grid with the characters it has, where they leave a usual gutter, else with as many as fit. */
function refitted(grid: PageGrid): PageGrid {
  const gutter = gutterWidth(grid) / grid.bodySize;
  const isUsual =
    grid.columns > 1
      ? gutter >= GUTTER.least - SLACK && gutter <= GUTTER.most
      : columnWidth(grid) <= grid.typeArea.width + SLACK &&
        columnWidth(grid) > grid.typeArea.width - grid.bodySize - SLACK;
  return isUsual ? grid : { ...grid, charactersPerColumn: fittingCharacters(grid) };
}

/** The grid without a first baseline of its own where that is the usual one, so that it follows size and leading. */
function withBaseline(grid: PageGrid, baseline: Pt): PageGrid {
  const { firstBaseline: _old, ...rest } = grid;
  return Math.abs(baseline - middleBaseline(rest)) < SLACK ? rest : { ...rest, firstBaseline: baseline };
}

/** A grid with other margins or another sheet: what is not said of stays. */
function resized(grid: PageGrid, change: Partial<Record<'width' | 'height' | 'top' | 'foot' | 'left' | 'right', Pt>>) {
  const of = (field: 'width' | 'height' | 'top' | 'foot' | 'left' | 'right') => change[field] ?? gridField(grid, field);
  const trim = { width: of('width'), height: of('height') };
  return {
    ...grid,
    trim,
    typeArea: {
      x: of('left'),
      y: of('top'),
      width: trim.width - of('left') - of('right'),
      height: trim.height - of('top') - of('foot'),
    },
  };
}

/**
 * A grid with one field changed. Margins stay when the sheet changes; the type area's width is divided into whole
 * characters anew where too little or too much would be left between columns; a gutter that is asked for is given by
 * both side margins alike. Of a 通版 it is the field of each half, margins those of the right one. Whether it is possible
 * says {@link gridProblem}.
 */
export function withGridField(sheet: PageGrid, field: GridField, value: number): PageGrid {
  return changedHalves(sheet, (grid) => changedField(grid, field, value));
}

function changedField(grid: PageGrid, field: GridField, value: number): PageGrid {
  switch (field) {
    case 'height':
    case 'top':
    case 'foot':
      return resized(grid, { [field]: value });
    case 'width':
    case 'left':
    case 'right':
      return refitted(resized(grid, { [field]: value }));
    case 'columns': {
      const next = { ...grid, columns: value };
      return { ...next, charactersPerColumn: fittingCharacters(next) };
    }
    case 'characters':
      return { ...grid, charactersPerColumn: value };
    case 'gutter': {
      if (grid.columns < 2) return grid;
      const width = grid.columns * columnWidth(grid) + (grid.columns - 1) * value;
      const x = grid.typeArea.x + (grid.typeArea.width - width) / 2;
      return { ...grid, typeArea: { ...grid.typeArea, x, width } };
    }
    case 'bodySize':
      return refitted({ ...grid, bodySize: value });
    case 'leading':
      return { ...grid, leading: value };
    case 'baseline':
      return withBaseline(grid, value);
  }
}

function isWhole(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}

function isWithin(value: number, { least, most }: { readonly least: number; readonly most: number }): boolean {
  return value >= least - TOLD && value <= most + TOLD;
}

/** The bounds of a field as the others stand. */
function boundsOf(sheet: PageGrid, field: GridField): { readonly least: number; readonly most: number } {
  const grid = halfGrid(sheet, 'right');
  const { trim, bodySize, columns, leading } = grid;
  const narrowest = bodySize * (columns * LEAST_CHARACTERS + (columns - 1) * GUTTER.least);
  const lowest = LEAST_ROWS * leading;
  const across = (other: 'left' | 'right') => ({ least: 0, most: trim.width - gridField(grid, other) - narrowest });
  const down = (other: 'top' | 'foot') => ({ least: 0, most: trim.height - gridField(grid, other) - lowest });
  const margins = gridField(grid, 'left') + gridField(grid, 'right');
  switch (field) {
    case 'width':
      return { ...SHEET, least: Math.max(SHEET.least, margins + narrowest) };
    case 'height':
      return { ...SHEET, least: Math.max(SHEET.least, gridField(grid, 'top') + gridField(grid, 'foot') + lowest) };
    case 'left':
      return across('right');
    case 'right':
      return across('left');
    case 'top':
      return down('foot');
    case 'foot':
      return down('top');
    case 'columns': {
      const each = (LEAST_CHARACTERS + GUTTER.least) * bodySize;
      const most = Math.floor((grid.typeArea.width + GUTTER.least * bodySize + SLACK) / each);
      return {
        least: 1,
        most: Math.max(1, Math.min(sheet.fold === undefined ? MOST_COLUMNS : MOST_COLUMNS / 2, most)),
      };
    }
    case 'characters':
      return { least: LEAST_CHARACTERS, most: charactersWith(grid, GUTTER.least) };
    case 'gutter': {
      if (columns < 2) return { least: 0, most: 0 };
      const nearest = Math.min(gridField(grid, 'left'), gridField(grid, 'right'));
      const widest = (grid.typeArea.width + 2 * nearest - columns * columnWidth(grid)) / (columns - 1);
      return { least: GUTTER.least * bodySize, most: widest };
    }
    case 'bodySize': {
      const room = grid.typeArea.width / (columns * LEAST_CHARACTERS + (columns - 1) * GUTTER.least);
      return { least: BODY.least, most: Math.min(BODY.most, leading, room) };
    }
    case 'leading':
      return { least: bodySize, most: Math.min(MOST_LEADING * bodySize, grid.typeArea.height / LEAST_ROWS) };
    case 'baseline':
      return { least: ABOVE * bodySize, most: leading - BELOW * bodySize };
  }
}

/** Fields in the order in which their faults are told: what others depend on first. */
const inTurn: readonly GridField[] = [
  'columns',
  'width',
  'height',
  'bodySize',
  'leading',
  'left',
  'right',
  'top',
  'foot',
  'characters',
  'gutter',
  'baseline',
];

/** A field's fault where a grid has a value in it; null where it may have it. */
function fieldProblem(grid: PageGrid, field: GridField, value: number): GridProblem | null {
  const bounds = boundsOf(grid, field);
  const isPossible = fieldUnits[field] === null ? isWhole(value, bounds.least, bounds.most) : isWithin(value, bounds);
  return isPossible ? null : { field, ...bounds };
}

/**
 * The first of a grid's faults; null where pages can be made of it. What somebody has said comes before what was only
 * supposed: five columns are not at fault where the sheet that was asked for is too narrow for any.
 */
export function gridProblem(grid: PageGrid, said: readonly GridField[] = []): GridProblem | null {
  for (const field of [...said, ...inTurn]) {
    const problem = fieldProblem(grid, field, gridField(grid, field));
    if (problem !== null) return problem;
  }
  return null;
}

/** What became of something typed into a field of a grid. */
export type TypedGrid =
  | { readonly grid: PageGrid; readonly problem: null }
  | { readonly grid: null; readonly problem: GridProblem };

/** In what lengths of a page and sizes of type are written for whoever works here. */
export interface SizesAs {
  readonly unit: SizeUnit;
  readonly typeUnit: 'pt' | 'hao';
  readonly language: 'zh' | 'en';
}

/** The unit of a field; what is counted in millimetres is in whatever the reader has chosen. */
function unitOf(field: GridField, as: SizesAs | null): SizeUnit | null {
  const unit = fieldUnits[field];
  return unit === 'mm' && as !== null ? as.unit : unit;
}

/** A grid with a field as it was typed, with its unit or in the one it is written in; or what is possible in it. */
export function typedGrid(grid: PageGrid, field: GridField, text: string, as: SizesAs | null = null): TypedGrid {
  const unit = unitOf(field, as);
  const value = unit === null ? Number(text.trim() || Number.NaN) : (readSize(text, unit) ?? Number.NaN);
  const own = fieldProblem(grid, field, value);
  if (own !== null) return { grid: null, problem: own };
  const next = withGridField(grid, field, value);
  const problem = gridProblem(next);
  return problem === null ? { grid: next, problem } : { grid: null, problem };
}

/** A value of a field as it is written: with its unit, a count without one. Without `as`, in millimetres and points. */
export function writeField(field: GridField, value: number, as: SizesAs | null = null): string {
  if (field === 'bodySize' && as?.typeUnit === 'hao') return writeTypeSize(value, 'hao', as.language);
  const unit = unitOf(field, as);
  return unit === null ? String(value) : writeSize(value, unit);
}

/** A page's size and grid as somebody asks for it; lengths in points. */
export interface GridWish {
  readonly width: Pt;
  readonly height: Pt;
  readonly columns: number;
  readonly bodySize: Pt;
  readonly leading: Pt;
  /** Margins; absent, a twentieth of the sheet's width all round. */
  readonly margins?: Readonly<Record<'top' | 'foot' | 'left' | 'right', Pt>> | undefined;
}

/** The grid of a page that is wished for, its columns of as many characters as fit. Its faults are {@link gridProblem}'s to tell. */
export function gridOfWish({ width, height, columns, bodySize, leading, margins }: GridWish): PageGrid {
  const usual = width / 20;
  const { top, foot, left, right } = margins ?? { top: usual, foot: usual, left: usual, right: usual };
  const grid: PageGrid = {
    trim: { width, height },
    typeArea: { x: left, y: top, width: width - left - right, height: height - top - foot },
    columns,
    charactersPerColumn: 1,
    bodySize,
    leading,
  };
  return { ...grid, charactersPerColumn: fittingCharacters(grid) };
}
