/** The desk at which the sample is laid out: blocks as a user inserts them, each with what an art editor then sets of it. */

import * as v from 'valibot';
import { type Block, type BlockForm, type BlockKind, blockSchema } from '../../shared/blocks/kinds.ts';
import { emptyArticle } from '../../shared/edition/create.ts';
import { gridFrame } from '../../shared/edition/formats.ts';
import type { BlockId } from '../../shared/edition/ids.ts';
import { type InsertContext, insertBlock } from '../../shared/edition/insert.ts';
import { applyPatches, type Patch } from '../../shared/edition/operations.ts';
import { HAIRLINE } from '../../shared/edition/page-head.ts';
import type { Article, Edition, Image, Page } from '../../shared/edition/records.ts';
import { pageByNumber } from '../../shared/edition/selectors.ts';
import type { Frame, Pt } from '../../shared/edition/units.ts';

/** What is set of a block beside its place. */
type Looks<Kind extends BlockKind> = Partial<Omit<Block<Kind>, 'id' | 'kind' | 'pageId' | 'frame'>>;

/** A frame less a margin at its sides, and one above and below. */
export function within({ x, y, width, height }: Frame, sides: Pt, ends: Pt = sides): Frame {
  return { x: x + sides, y: y + ends, width: width - 2 * sides, height: height - 2 * ends };
}

/** The edition while its pages are laid out, and its pictures by their files' names. */
export class SampleDesk {
  edition: Edition;
  readonly #images: ReadonlyMap<string, Image>;

  constructor(edition: Edition, images: ReadonlyMap<string, Image>) {
    this.edition = edition;
    this.#images = images;
  }

  apply(patches: readonly Patch[]): void {
    this.edition = applyPatches(this.edition, patches).edition;
  }

  image(file: string): Image {
    const image = this.#images.get(file);
    if (image === undefined) throw new Error(`no picture ${file}`);
    return image;
  }

  /** Words that are set as a headline and have no story. */
  letters(...lines: string[]): Article {
    const article = emptyArticle();
    const lettered = { ...article, headlines: { ...article.headlines, headline: lines } };
    this.apply([{ kind: 'put', table: 'articles', id: article.id, record: lettered }]);
    return lettered;
  }

  /** Writes the words of an article's headline on one line, an em between its parts. */
  onOneLine(article: Article): void {
    const headline = [article.headlines.headline.join('\u3000')];
    this.apply([{ kind: 'set', table: 'articles', id: article.id, path: ['headlines', 'headline'], value: headline }]);
  }

  page(number: number): SamplePage {
    const page = pageByNumber(this.edition, number);
    if (page === undefined) throw new Error(`no page ${number}`);
    return new SamplePage(this, page);
  }
}

/** One page of it. */
export class SamplePage {
  readonly #desk: SampleDesk;
  readonly #page: Page;

  constructor(desk: SampleDesk, page: Page) {
    this.#desk = desk;
    this.#page = page;
  }

  get leading(): Pt {
    return this.#page.grid.leading;
  }

  /** A run of base columns and of rows, counted from 0; parts of either may be asked for. */
  at(column: number, span: number, row: number, rows: number): Frame {
    return gridFrame(this.#page.grid, column, span, row, rows);
  }

  /** Inserts a block of a form and sets its looks. */
  put<Kind extends BlockKind>(
    form: BlockForm & Kind,
    frame: Frame,
    shows: Partial<InsertContext>,
    looks: Looks<Kind>,
  ): BlockId {
    const desk = this.#desk;
    const context = { articleId: null, beside: null, ...shows };
    const inserted = insertBlock(desk.edition, form, this.#page.id, frame, context);
    if (inserted === null) throw new Error(`no place for ${form}`);
    desk.apply(inserted.patches);
    const { id } = inserted;
    const record = v.parse(blockSchema, { ...desk.edition.blocks[id], ...looks });
    desk.apply([{ kind: 'put', table: 'blocks', id, record }]);
    return id;
  }

  headline({ id }: Article, level: Block<'headline'>['level'], frame: Frame, looks: Looks<'headline'> = {}): void {
    this.put('headline', frame, { articleId: id }, { level, ...looks });
  }

  /** Text in as many columns as the frame has base columns, unless more is said. */
  body({ id }: Article, frame: Frame, looks: Looks<'body'> = {}): void {
    this.put('body', frame, { articleId: id }, looks);
  }

  /** A picture of an article: its first, unless another is asked for, counted from 0. */
  photo(
    article: Article,
    frame: Frame,
    { which = 0, ...looks }: Looks<'photo'> & { readonly which?: number } = {},
  ): BlockId {
    const photo = article.photos[which];
    return this.put('photo', frame, { articleId: article.id, ...(photo && { photoId: photo.id }) }, looks);
  }

  /** The caption of a picture on the page, in a frame of its own. */
  caption(photo: BlockId, frame: Frame, looks: Looks<'caption'> = {}): void {
    this.put('caption', frame, { beside: photo }, looks);
  }

  panel(frame: Frame, looks: Looks<'panel'>): void {
    this.put('panel', frame, {}, looks);
  }

  /** A line or more of page text. */
  words(text: string, frame: Frame, looks: Looks<'pagetext'> = {}): void {
    this.put('pagetext', frame, {}, { text, align: 'start', ...looks });
  }

  /** A level rule along the top of a row. */
  rule(column: number, span: number, row: number, weight: Pt, looks: Looks<'rule'> = {}): void {
    this.put('rule', { ...this.at(column, span, row, 1), height: weight }, {}, looks);
  }

  /** An upright hairline in the gutter to the left of a column. */
  upright(column: number, row: number, rows: number): void {
    const { x, y, height } = this.at(column, 1, row, rows);
    const before = this.at(column - 1, 1, row, rows);
    const middle = (before.x + before.width + x) / 2;
    this.put('rule', { x: middle - HAIRLINE / 2, y, width: HAIRLINE, height }, {}, {});
  }
}
