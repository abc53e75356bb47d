/** The templates an edition starts with: how front and inside pages are usually divided. A newsroom saves its own. */
import { gridFrame, gridRows, gutterWidth } from './formats.ts';
import { type ArticleId, type BlockId, newId, type PageId, type PhotoId } from './ids.ts';
import type { Block, HeadlineBlock, PageGrid, Template } from './records.ts';
import { standardNames } from './template-names.ts';
import type { Frame } from './units.ts';

/** Rows of page head and of what stands above the first story. */
const HEAD = 2;
/** Weight of dividing rules, in points. */
const RULE = 0.4;

/** A place in base columns and rows. */
interface GridRect {
  readonly column: number;
  readonly span: number;
  readonly row: number;
  readonly rows: number;
}

/** Collects a template's blocks, in reading order. */
class Pattern {
  readonly #grid: PageGrid;
  readonly #blocks: Block[] = [];

  constructor(grid: PageGrid) {
    this.#grid = grid;
  }

  get columns(): number {
    return this.#grid.columns;
  }

  get rows(): number {
    return gridRows(this.#grid);
  }

  #frame({ column, span, row, rows }: GridRect): Frame {
    return gridFrame(this.#grid, column, span, row, rows);
  }

  #base(frame: Frame) {
    const order = this.#blocks.length;
    return { id: `block-${order + 1}` as BlockId, pageId: 'page' as PageId, order, frame };
  }

  head(): this {
    const frame = this.#frame({ column: 0, span: this.columns, row: 0, rows: HEAD - 0.6 });
    this.#blocks.push({ ...this.#base(frame), kind: 'furniture', role: 'page-head' });
    return this;
  }

  /** The nameplate at the head of page 1, where no page head stands, and the imprint at its foot. */
  nameplate(rows: number): this {
    const frame = this.#frame({ column: 0, span: this.columns, row: 0, rows });
    this.#blocks.push({ ...this.#base(frame), kind: 'nameplate' });
    const foot = this.#frame({ column: 0, span: this.columns, row: this.rows + 0.3, rows: 1 });
    this.#blocks.push({ ...this.#base(foot), kind: 'furniture', role: 'imprint' });
    return this;
  }

  /** A headline over its text. */
  story(number: number, level: HeadlineBlock['level'], place: GridRect, headlineRows: number): this {
    const articleId = `story-${number}` as ArticleId;
    const title = this.#frame({ ...place, rows: headlineRows });
    this.#blocks.push({ ...this.#base(title), kind: 'headline', articleId, direction: 'across', level });
    const text = { ...place, row: place.row + headlineRows, rows: place.rows - headlineRows };
    this.#blocks.push({
      ...this.#base(this.#frame(text)),
      kind: 'body',
      articleId,
      threadOrder: 0,
      columns: place.span,
      gutter: gutterWidth(this.#grid),
      gridMode: 'absolute',
      dropCapital: 0,
    });
    return this;
  }

  /** The first picture of a story, its caption on the last two rows. */
  picture(number: number, place: GridRect): this {
    const standOff = Math.min(0.5 * this.#grid.bodySize, gutterWidth(this.#grid) / 2);
    const own = { articleId: `story-${number}` as ArticleId, photoId: `photo-${number}-1` as PhotoId, standOff };
    this.#blocks.push({ ...this.#base(this.#frame({ ...place, rows: place.rows - 2 })), kind: 'photo', ...own });
    const words = { ...place, row: place.row + place.rows - 2, rows: 2 };
    this.#blocks.push({ ...this.#base(this.#frame(words)), kind: 'caption', ...own });
    return this;
  }

  /** A rule across the page in the middle of a row. */
  rule(row: number): this {
    const { x, y, width } = this.#frame({ column: 0, span: this.columns, row, rows: 1 });
    const frame = { x, y: y + this.#grid.leading / 2, width, height: RULE };
    this.#blocks.push({ ...this.#base(frame), kind: 'rule' });
    return this;
  }

  named(name: string): Template {
    return { id: newId<'template'>(), name, grid: this.#grid, blocks: this.#blocks };
  }
}

/** A lead with its picture across the page, two stories sharing its foot. */
function leadAndTwo(grid: PageGrid, isFront: boolean): Template {
  const page = new Pattern(grid);
  if (!isFront) page.head();
  const { columns, rows } = page;
  const half = Math.ceil(columns / 2);
  const plate = Math.round(rows * 0.09);
  const top = isFront ? plate + 1 : HEAD;
  const foot = rows - Math.round(rows * 0.24);
  const title = Math.round(rows * (isFront ? 0.12 : 0.08));
  const below = { row: foot + 1, rows: rows - foot - 1 };
  if (isFront) page.nameplate(plate);
  return page
    .story(1, isFront ? 'lead' : 'story', { column: 0, span: columns, row: top, rows: foot - top }, title)
    .picture(1, { column: columns - half, span: half, row: top + title, rows: Math.round(rows * 0.26) })
    .rule(foot)
    .story(2, 'brief', { column: 0, span: half, ...below }, 3)
    .story(3, 'brief', { column: half, span: columns - half, ...below }, 3)
    .named(isFront ? standardNames.front.zh : standardNames.inside.zh);
}

/** A picture over the whole width, its story below. */
function picturePage(grid: PageGrid): Template {
  const page = new Pattern(grid).head();
  const { columns, rows } = page;
  const whole = { column: 0, span: columns };
  const deep = Math.round(rows * 0.5);
  const title = Math.round(rows * 0.08);
  return page
    .picture(1, { ...whole, row: HEAD, rows: deep })
    .story(1, 'story', { ...whole, row: HEAD + deep, rows: rows - HEAD - deep }, title)
    .named(standardNames.pictures.zh);
}

/** Rows and columns that the templates divide: on less they leave stories no room. */
const LEAST_TO_DIVIDE = { rows: 40, columns: 3 };

/** The templates of pages of a grid; none for pages too small to be divided. */
export function standardTemplates(grid: PageGrid): Template[] {
  if (gridRows(grid) < LEAST_TO_DIVIDE.rows || grid.columns < LEAST_TO_DIVIDE.columns) return [];
  return [leadAndTwo(grid, true), leadAndTwo(grid, false), picturePage(grid)];
}
