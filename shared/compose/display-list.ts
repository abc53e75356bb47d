/**
 * The display list: what a page is made of once composed. The screen paints it, the PDF writes it.
 * Coordinates are points from the page's top left corner after trimming, y down.
 */
import type { BlockFinding, FitReason } from '../blocks/compositor.ts';
import type { BlockKind } from '../blocks/kinds.ts';
import type { ArticleId, BlockId, FaceId, ImageId, PageId } from '../edition/ids.ts';
import type { Polygon } from '../edition/polygons.ts';
import type { Crop, Swatch } from '../edition/records.ts';
import type { Veil } from '../edition/shape-records.ts';
import type { Turned } from '../edition/turned.ts';
import type { Frame, Pt } from '../edition/units.ts';

/** The part of an article that glyphs show: a paragraph's id, or a headline line, or a caption. */
export interface TextSource {
  readonly articleId: ArticleId;
  /** A paragraph id, `kicker.0`, `headline.0`, `deck.0`, or `caption.<photo id>`. */
  readonly part: string;
}

/** What every item has. */
interface Item {
  readonly blockId: BlockId;
  /** All of the item is drawn as if level, what else turns it included, and then turned so. Absent of a level block. */
  readonly turned?: Turned;
}

/** Glyphs of one face, size and scale on one baseline. `glyphs` and `xs` run in parallel. */
export interface GlyphRun extends Item {
  readonly kind: 'glyphs';
  readonly face: FaceId;
  readonly size: Pt;
  /** Baseline. */
  readonly y: Pt;
  /** Horizontal scale of the glyphs about their origins; 1 is none. */
  readonly scale: number;
  /** How much ink, 0 (paper) to 1: black, or what `colour` says. */
  readonly ink: number;
  /** Absent for black. */
  readonly colour?: Swatch;
  readonly glyphs: readonly number[];
  /** Glyph origins. */
  readonly xs: readonly Pt[];
  /**
   * Of figures above or below the line that are drawn with those on it: how large, and how far above the baseline, in em of
   * the run's size. Its size and baseline stay those of the line, for carets and marks.
   */
  readonly script?: { readonly size: number; readonly rise: number };
  /** How far glyphs lean to the right for each point they rise above the baseline; absent of upright ones. Of level lines only. */
  readonly slant?: number;
  /** The characters the run sets, one after the other as in its source. */
  readonly text: string;
  /**
   * Where in `text`, in UTF-16 units, each glyph's characters start; they end where the next one's
   * start, and a further glyph of a cluster has none. Null where every unit has its glyph.
   */
  readonly starts: readonly number[] | null;
  /** UTF-16 offset of `text` in the source's text, in its block's part, or in the words the program derives. */
  readonly offset: number;
  /** Null for a block's own words, and for words the program derives: furniture, jump notices. */
  readonly source: TextSource | null;
  /** The part of its block whose words it shows (`blockParts` of `edition/text.ts`); absent of an article's and the program's. */
  readonly ownPart?: string;
  /**
   * Null for level lines. Otherwise the run is set as if level and then turned a quarter clockwise
   * about this point: Western words in a vertical line.
   */
  readonly turn: { readonly x: Pt; readonly y: Pt } | null;
  /**
   * Present of a turned run whose glyphs stand upright all the same, as Han does in a vertical line: how far each one's
   * origin lies to the right of the turned baseline. It lies the height of Han below the cell's top (`turned.ts`).
   */
  readonly upright?: readonly Pt[];
  /** Of such a run: its glyphs stand beside each other in one cell, at its first, as short numbers do (纵中横). */
  readonly isAcross?: true;
  /** True where marks have the forms of vertical setting (vertical-forms.ts). */
  readonly isVertical: boolean;
  /** Lines and dots drawn with the run, in its ink (`run-marks.ts`). Absent of most runs. */
  readonly marks?: readonly RunMark[];
  /** A reading (注音) above a character: no words of the copy, and not read with it. */
  readonly isReading?: true;
}

/**
 * A straight or wavy line along a run, or a round dot, as if the run were level: the run's turn turns it, too. A dot's
 * width is its diameter, and so is its weight.
 */
export interface RunMark {
  readonly kind: 'line' | 'wave' | 'dot';
  readonly x: Pt;
  readonly width: Pt;
  /** Its middle. */
  readonly y: Pt;
  readonly weight: Pt;
}

/** The size a run's glyphs are drawn at. */
export function drawnSize({ size, script }: GlyphRun): Pt {
  return script === undefined ? size : size * script.size;
}

/** The baseline a run's glyphs are drawn on. */
export function drawnBaseline({ y, size, script }: GlyphRun): Pt {
  return script === undefined ? y : y - size * script.rise;
}

/** Where a glyph's characters start in its run's text; its length after the last glyph. */
function startOf(run: GlyphRun, at: number): number {
  if (at >= run.glyphs.length) return run.text.length;
  return run.starts === null ? at : (run.starts[at] ?? run.text.length);
}

/** Characters a glyph stands for; none for the further glyphs of a cluster. */
export function glyphText(run: GlyphRun, at: number): string {
  return run.text.slice(startOf(run, at), startOf(run, at + 1));
}

/** UTF-16 offset of a glyph's characters in the text its run is of. */
export function glyphOffset(run: GlyphRun, at: number): number {
  return run.offset + startOf(run, at);
}

/** A filled rectangle: a rule, a tint, a label's ground. */
interface Fill extends Item {
  readonly kind: 'fill';
  readonly frame: Frame;
  readonly ink: number;
  /** Absent for black. */
  readonly colour?: Swatch;
}

/**
 * A run's glyphs once more, below them: an outline round them or a shadow. What is seen of it is paint and no text: carets,
 * marks and readers know of the run alone.
 */
export interface GlyphEcho extends Item {
  readonly kind: 'echo';
  readonly run: GlyphRun;
  /** How far it lies to the right and down. */
  readonly dx: Pt;
  readonly dy: Pt;
  /** Outlines wide on both sides of their letters' edges together, with round joins; 0 for filled glyphs. */
  readonly width: Pt;
  /** How much of an outline is seen outside what lies over it. */
  readonly seen: Pt;
  readonly ink: number;
  /** Absent for black. */
  readonly colour?: Swatch;
}

/** A straight hairline that is neither level nor upright: the cross of a missing picture. */
export interface Stroke extends Item {
  readonly kind: 'stroke';
  readonly from: readonly [Pt, Pt];
  readonly to: readonly [Pt, Pt];
  readonly width: Pt;
  readonly ink: number;
  /** Absent for black. */
  readonly colour?: Swatch;
}

/** True of ink that overprints: solid black. Tints, colours and paper knock out what is below, and so do drawings. */
export function overprints(ink: number, colour: Swatch | undefined): boolean {
  return ink === 1 && colour === undefined;
}

/** Shares of solid cyan, magenta, yellow and black. */
export type Inks = readonly [cyan: number, magenta: number, yellow: number, black: number];

/** The process inks of a tint of a swatch, of a spot ink those that stand in for it, or of black. */
export function processInks(ink: number, colour: Swatch | undefined): Inks {
  const [c, m, y, k] = colour?.cmyk ?? [0, 0, 0, 1];
  return [c * ink, m * ink, y * ink, k * ink];
}

/** What lies behind a picture: one mixture of the press's inks, or more: type, other pictures, edges, inks of plates of their own. */
export type Behind = Inks | 'mixed';

/** A picture that lies as its crop says and is clipped to its frame. */
export interface Picture extends Item {
  readonly kind: 'picture';
  readonly frame: Frame;
  readonly imageId: ImageId;
  readonly crop: Crop;
  /**
   * Where all of it lies before it is mirrored and turned as its crop says; the frame shows what of that is in it. Absent
   * where it lies as its crop says in all else, too.
   */
  readonly box?: Frame;
  /** Its clipping path on the page, by the even-odd rule: nothing outside is painted. Absent where it has none. */
  readonly clip?: readonly Polygon[];
  /** Shapes it is cut to beside its frame, level as it is: what lies within all of them is painted. */
  readonly within?: readonly Polygon[];
  /** Of a part of a picture that is painted once more: how much of it gives way (压淡, 压暗). */
  readonly veil?: Veil;
  /** Line art (线条稿): each of its pixels prints as ink or paper. Absent of all others, which print in tones. */
  readonly isLineArt?: true;
  /** What lies behind it is seen where its alpha channel says so. */
  readonly seeThrough?: true;
  /** What that is, in a file that has no transparency (`backdrop.ts`); absent where it is paper. */
  readonly behind?: Behind;
  /** There, type or another thing stands in its frame, beside its shape. */
  readonly hasBeside?: true;
  readonly alt: string;
}

/** An outline and how it is painted. Lengths are in units of its drawing. */
export interface DrawnShape {
  /** Steps as an `Artwork` has them (`shared/paper/artwork-records.ts`), from the drawing's top left corner. */
  readonly path: string;
  /** What lies inside. */
  readonly rule: 'nonzero' | 'evenodd';
  /** Null for an area that is filled. */
  readonly line: {
    readonly width: number;
    readonly cap: 'butt' | 'round' | 'square';
    readonly join: 'miter' | 'round' | 'bevel';
    readonly miter: number;
    readonly dash: readonly number[];
  } | null;
  readonly ink: number;
  /** Absent for black. */
  readonly colour?: Swatch;
  /** An outline that nothing of it is painted outside of. */
  readonly within?: string;
  /** Of an area whose ink goes over into another: that, and from where to where, in units of its drawing. */
  readonly shade?: {
    readonly to: number;
    readonly from: readonly [number, number];
    readonly end: readonly [number, number];
  };
}

/** Outlines that belong together, clipped to their frame: a drawing, a code. */
export interface Drawing extends Item {
  readonly kind: 'drawing';
  readonly frame: Frame;
  /** Points that a unit of its outlines takes. */
  readonly scale: number;
  /** Where it leaves ink. */
  readonly inked: Frame;
  /** From the lowest to the topmost. The same list for the same drawing. */
  readonly shapes: readonly DrawnShape[];
  /** Its solid black overprints as type and rules do; absent, it knocks out what it lies on. */
  readonly overprints?: true;
  /** What is said in place of it. */
  readonly alt: string;
}

export type DisplayItem = GlyphRun | GlyphEcho | Fill | Stroke | Picture | Drawing;

/** The inks that an item is painted in; none of a picture, whose own are in its file. */
export function inksOf(item: DisplayItem): readonly { readonly ink: number; readonly colour?: Swatch }[] {
  if (item.kind === 'picture') return [];
  return item.kind === 'drawing' ? item.shapes : [item];
}

/** How a block's content meets its frame. */
export interface BlockFit {
  readonly id: BlockId;
  readonly kind: BlockKind;
  readonly frame: Frame;
  readonly articleId: ArticleId | null;
  readonly lines: number;
  /** Characters that do not fit and have no further block to go to. */
  readonly oversetCharacters: number;
  /** Whole lines left empty at the foot of the last columns. */
  readonly linesShort: number;
  /** Why, where the fit is not good; null where it is. */
  readonly reason: FitReason | null;
  /** Of a table: where its columns end, in points from its frame's left, the last at its right. */
  readonly columns?: readonly Pt[];
  /** Of a table: where those of its rows end that find room, in points from its frame's top. */
  readonly rows?: readonly Pt[];
}

/** Something the engine could not do as asked; shown to the user, never silent. */
export interface ComposeFinding {
  readonly code:
    | BlockFinding['code']
    | 'jump-backwards'
    /** Two blocks that both print lie on each other. */
    | 'blocks-overlap';
  readonly pageId: PageId | null;
  readonly blockId: BlockId | null;
  readonly articleId: ArticleId | null;
  /** The characters, picture or page concerned. */
  readonly detail: string;
  /** Of two blocks that lie on each other, the other one. */
  readonly otherId?: BlockId;
}

export interface ComposedPage {
  readonly id: PageId;
  readonly number: number;
  /** Of a 通版, the number of its right half. */
  readonly also?: number;
  /** Of one half of it, where on the sheet that begins: its items lie where they lie on the sheet. */
  readonly left?: Pt;
  readonly width: Pt;
  readonly height: Pt;
  /** Made when asked for, and again if nobody has kept them: take them once for many uses. */
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
