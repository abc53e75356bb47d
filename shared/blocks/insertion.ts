/** Making a block: its forms, their first size and place, and what is known of where it is to stand. */
import type { Photo } from '../edition/article-records.ts';
import type { ArticleId, BlockId, PageId, PhotoId } from '../edition/ids.ts';
import type { Page } from '../edition/page-records.ts';
import type { Style } from '../edition/style-records.ts';
import type { Frame, Pt } from '../edition/units.ts';
import type { BothLanguages } from './settings.ts';

/** Size at first, in base columns and rows; `shift` rows of air above, `height` in points. */
export interface FirstSize {
  readonly span: number;
  readonly rows: number;
  readonly shift: number;
  readonly height: Pt;
}

/** The page a block is made on. */
export interface NewPlace {
  readonly page: Page;
  readonly styles: Readonly<Record<string, Style>>;
  /** The picture at hand, or the page's last. */
  readonly photoAtHand: {
    readonly frame: Frame;
    readonly articleId: ArticleId;
    readonly photoId: PhotoId;
    readonly standOff: Pt;
  } | null;
  /** Room of a height under the headline at hand, or the article's on the page; null where there is none. */
  readonly underHeadline: (height: Pt) => Frame | null;
}

/** What a new block finds on its page and in its article. */
export interface Surroundings extends NewPlace {
  /** The article at hand; where there is none, one that nobody has written, which is made with the block. */
  readonly articleId: ArticleId;
  /** A photo of the article that no block shows yet; where there is none, one still to come is made with the block. */
  readonly photo: () => Photo;
  /** Clear space kept from text that runs round it, and between the page's columns. */
  readonly standOff: Pt;
  readonly gutter: Pt;
  /** How many base columns the block is wide. */
  readonly columns: number;
  /** A headline stands on the page already. */
  readonly hasHeadline: boolean;
  /** The next place in the article's thread. */
  readonly nextInThread: number;
  /** An order behind all blocks of the page. */
  readonly behindAll: number;
}

/** What every new block has. */
interface NewBlock {
  readonly id: BlockId;
  readonly pageId: PageId;
  readonly order: number;
  readonly frame: Frame;
}

/** What can be drawn on a page: a tool, a command to draw it and one to insert it. */
export interface BlockForm<Block> {
  /** As in “Draw a headline”. */
  readonly name: BothLanguages;
  /** The letter that takes its tool. */
  readonly letter?: string;
  /** A small drawing of what it makes: an SVG path, 16 units square. */
  readonly icon: string;
  /** Its place among the tools; null where it has none, and is drawn and inserted from the menu and the palette. */
  readonly tool: number | null;
  readonly size: (place: NewPlace) => FirstSize;
  /** Where it goes when nobody has drawn it; absent or null, where its first size has room. */
  readonly place?: (place: NewPlace, at: (row: number) => Frame) => Frame | null;
  /** Null where the page lacks what it would show. */
  readonly make: (base: NewBlock, around: Surroundings) => Block | null;
}

/** A first size of whole rows. */
export function rowsOf(place: NewPlace, span: number, rows: number, shift = 0, inner = rows): FirstSize {
  return { span, rows, shift, height: inner * place.page.grid.leading };
}

/** All base columns of the page, and half of them. */
export function wholeWidth({ page }: NewPlace): number {
  return page.grid.columns;
}
export function halfWidth({ page }: NewPlace): number {
  return Math.max(1, Math.floor(page.grid.columns / 2));
}
