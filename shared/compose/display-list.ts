/**
 * The display list: what a page is made of once composed. The screen paints it, the PDF writes it.
 * Coordinates are points from the page's top left corner after trimming, y down.
 */
import type { ArticleId, BlockId, ImageId, PageId } from '../edition/ids.ts';
import type { FontName } from '../edition/records.ts';
import type { Frame, Pt } from '../edition/units.ts';

/** The part of an article that glyphs show: a paragraph's id, or a headline line, or a caption. */
export interface TextSource {
  readonly articleId: ArticleId;
  /** A paragraph id, `kicker.0`, `headline.0`, `deck.0`, or `caption.<photo id>`. */
  readonly part: string;
}

/** Glyphs of one face and size on one baseline. The arrays run in parallel, one entry a glyph. */
export interface GlyphRun {
  readonly kind: 'glyphs';
  readonly blockId: BlockId;
  readonly face: FontName;
  readonly size: Pt;
  /** Baseline. */
  readonly y: Pt;
  /** Horizontal scale of the glyphs about their origins; 1 is none. */
  readonly scale: number;
  /** Black ink, 0 (paper) to 1. */
  readonly ink: number;
  readonly glyphs: readonly number[];
  /** Glyph origins. */
  readonly xs: readonly Pt[];
  /** Characters a glyph stands for; empty for the further glyphs of a cluster. */
  readonly texts: readonly string[];
  /** UTF-16 offset of those characters in the source's text; -1 where there is no source. */
  readonly offsets: readonly number[];
  /** Null for words the program derives: furniture, jump notices. */
  readonly source: TextSource | null;
}

/** A filled rectangle: a rule, a tint, a label's ground. */
interface Fill {
  readonly kind: 'fill';
  readonly blockId: BlockId;
  readonly frame: Frame;
  readonly ink: number;
}

/** A straight hairline that is neither level nor upright: the cross of a missing picture. */
interface Stroke {
  readonly kind: 'stroke';
  readonly blockId: BlockId;
  readonly from: readonly [Pt, Pt];
  readonly to: readonly [Pt, Pt];
  readonly width: Pt;
  readonly ink: number;
}

/** A picture scaled to cover its frame, centred, and clipped to it. */
export interface Picture {
  readonly kind: 'picture';
  readonly blockId: BlockId;
  readonly frame: Frame;
  readonly imageId: ImageId;
  readonly alt: string;
}

export type DisplayItem = GlyphRun | Fill | Stroke | Picture;

/** How a block's content meets its frame. */
export interface BlockFit {
  readonly id: BlockId;
  readonly kind: string;
  readonly frame: Frame;
  readonly articleId: ArticleId | null;
  readonly lines: number;
  /** Characters that do not fit and have no further block to go to. */
  readonly oversetCharacters: number;
  /** Whole lines left empty at the foot of the last columns. */
  readonly linesShort: number;
  /** Why, where the fit is not good; null where it is. */
  readonly reason: FitReason | null;
}

export type FitReason = 'overset' | 'short' | 'copy-to-come' | 'below-style-limits' | 'picture-missing';

/** Something the engine could not do as asked; shown to the user, never silent. */
export interface ComposeFinding {
  readonly code:
    | 'missing-glyph'
    | 'missing-font'
    | 'overset'
    | 'picture-missing'
    | 'headline-limits'
    | 'jump-backwards';
  readonly pageId: PageId | null;
  readonly blockId: BlockId | null;
  readonly articleId: ArticleId | null;
  /** The characters, picture or page concerned. */
  readonly detail: string;
}

export interface ComposedPage {
  readonly id: PageId;
  readonly number: number;
  readonly width: Pt;
  readonly height: Pt;
  readonly items: readonly DisplayItem[];
  readonly blocks: readonly BlockFit[];
}

/** A jump of an article from one page to another, with the notices set for it. */
export interface Jump {
  readonly from: number;
  readonly to: number;
  readonly turnLine: string;
  readonly continuedLine: string;
}

/** Where an article's characters went: `charactersIn` = `charactersComposed` + `charactersOverset`. */
export interface ArticleFit {
  readonly id: ArticleId;
  readonly title: string;
  readonly charactersIn: number;
  readonly charactersComposed: number;
  readonly charactersOverset: number;
  readonly copyToCome: boolean;
  readonly jumps: readonly Jump[];
}

export interface ComposedEdition {
  readonly pages: readonly ComposedPage[];
  readonly articles: readonly ArticleFit[];
  readonly findings: readonly ComposeFinding[];
}
