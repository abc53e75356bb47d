/**
 * What a block's module composes with. The engine makes the compositor (`shared/compose/compositor.ts`); a module
 * says what is set, drawn and shown where, and knows nothing of fonts and glyphs.
 */
import type { Article } from '../edition/article-records.ts';
import type { PanelLooks } from '../edition/box-records.ts';
import type { Effects, LetterGround } from '../edition/effect-records.ts';
import type { FileId, ImageId } from '../edition/ids.ts';
import type { EditionRecord, Page } from '../edition/page-records.ts';
import type { Crop, Keyline } from '../edition/record-fields.ts';
import type { Lettering, Style, StyleName } from '../edition/style-records.ts';
import type { Frame, Pt } from '../edition/units.ts';
import type { FaceRole } from '../faces/face.ts';
import type { CellAlign, CellSpan } from './cell-spans.ts';

/** Why a block's content does not meet its frame. */
export type FitReason = 'overset' | 'short' | 'copy-to-come' | 'below-style-limits' | 'picture-missing';

/** What could not be done as asked; shown to the user, never silent. */
export interface BlockFinding {
  readonly code:
    | 'missing-glyph'
    | 'overset'
    | 'picture-missing'
    | 'headline-limits'
    /** Justified lines looser than their style allows, because nothing else was possible. */
    | 'loose-line'
    /** A style names a face the program does not have; the one for running text stands in. */
    | 'unknown-face'
    /** A face lacks characters, and another sets them: `detail` is that one's id, a space, and the characters. */
    | 'stand-in-face'
    /** A text names a field there is none of. */
    | 'unknown-field'
    /** A field of a text has nothing to say. */
    | 'empty-field'
    /** A QR code says nothing yet. */
    | 'code-empty'
    /** What a QR code is to say is more than one holds. */
    | 'code-too-long'
    /** The squares of a QR code are smaller than a press holds; `detail` is their side in millimetres. */
    | 'code-too-small'
    /** A table is too wide for its frame and is set smaller than its style says; `detail` is its size in points. */
    | 'table-set-smaller'
    /** A big figure says nothing yet. */
    | 'figure-empty'
    /** A big figure has no room to be larger than its label. */
    | 'figure-too-small'
    /** A chart has no figures to draw. */
    | 'chart-empty'
    /** Cells of a chart that are no figures, or of another unit than the rest; they are not drawn. `detail` is what they say. */
    | 'chart-not-figures'
    /** A pie of figures below nought, or that come to nought: shares of nothing. */
    | 'chart-no-shares'
    /** Percentages of a pie that make no whole; `detail` is what they come to. */
    | 'chart-shares-off'
    /** Names of a pie that have no slice, having no figure or nought; `detail` is the names. */
    | 'chart-no-slice'
    /** A row of a pie that is the sum of the others, which is no slice of it; `detail` is its name. */
    | 'chart-total'
    /** Figures asked for within bars that have no room there. */
    | 'chart-figures-out'
    /** More series than fills tell apart; `detail` is how many. */
    | 'chart-too-many'
    /** Names of a chart that are cut or left out for want of room. */
    | 'chart-names-cut'
    /** A frame too small for a chart. */
    | 'chart-too-small';
  /** The characters, the picture, the face or the field concerned. */
  readonly detail: string;
}

/** How what a block shows meets its frame; what is left out is as it should be. */
export interface Outcome {
  readonly lines?: number;
  /** Characters that do not fit and have no further block to go to. */
  readonly oversetCharacters?: number;
  /** Whole lines left empty at the foot of the last columns. */
  readonly linesShort?: number;
  readonly reason?: FitReason | null;
  /** Where the columns of a table end, in points from its frame's left. */
  readonly columns?: readonly Pt[];
  /** Where the rows of a table end that find room, in points from its frame's top. */
  readonly rows?: readonly Pt[];
  readonly findings?: readonly BlockFinding[];
}

/** The place of a cell among a block's rows, from 0. */
export interface CellAddress {
  readonly row: number;
  readonly column: number;
}

/** A stretch of a line that is of one of its block's own texts, in UTF-16 units of the line. */
export interface OwnWords {
  /** Its words, the text below them, or a cell (`BlockModule`). */
  readonly of: 'words' | 'note' | CellAddress;
  readonly from: number;
  readonly to: number;
  /** Where it begins in that text, in UTF-16 units. */
  readonly at: number;
}

/** Where words of one line stand. */
export interface LabelPlace {
  readonly x: Pt;
  readonly top: Pt;
  /** The band they stand in the middle of. */
  readonly height: Pt;
  /** They are set smaller rather than wider than this. */
  readonly width: Pt;
  readonly size: Pt;
  readonly align?: 'start' | 'end' | 'centre';
  readonly ink?: number;
  /** The swatch they are printed in; absent, as their block. */
  readonly swatch?: string | undefined;
  /** How its letters are adorned. */
  readonly effects?: Effects | undefined;
  /** The part of the article they are, so that a click in them is a place in it. */
  readonly part?: string;
  /** What of them is of the block's own texts; what is of none, the program makes. */
  readonly own?: readonly OwnWords[] | undefined;
}

/** Text of more lines than one, set in the block's frame. */
export interface TextToSet {
  readonly text: string;
  readonly style: Style;
  /** `top`: justified lines from the top; `middle`: centred lines, broken by sense, in the middle. */
  readonly stands: 'top' | 'middle';
  /** Space kept free on all sides: between a box and the words in it. */
  readonly pad?: Pt;
  /** Space kept free at the top and foot. */
  readonly inset?: Pt;
  /** Space kept free at the left: beside a bar. */
  readonly left?: Pt;
  /** The part of the article it is. */
  readonly part?: string;
  /** It is the block's own words, as they are written. */
  readonly isOwn?: true;
  /** Words set before it that are in no part: 责编 before a name. */
  readonly before?: string;
  /** Another part set behind it, and what stands between the two and is in neither: a credit behind a caption. */
  readonly behind?: { readonly apart: string; readonly text: string; readonly part: string };
}

/** A table of figures. */
export interface TableToSet {
  /** Rows of cells; they may be of unequal length. */
  readonly rows: readonly (readonly string[])[];
  /** Rows at the top that head the columns. */
  readonly headRows: number;
  readonly align: readonly ('start' | 'centre' | 'end' | 'decimal')[];
  /** Cells that stand otherwise than their columns. */
  readonly cellAligns?: readonly CellAlign[] | undefined;
  readonly spans?: readonly CellSpan[] | undefined;
  /** Widths of columns, in any one unit; absent, by what their cells need. */
  readonly widths?: readonly number[] | undefined;
  readonly style: Style;
}

/** Where a drawing or a picture stands in its block's frame, which it fills without anything of it being cut away. */
export interface ArtPlace {
  readonly align: 'start' | 'centre' | 'end';
  /** What is said in place of it. */
  readonly words: string;
}

/** An outline of a block's own drawing, in points from the block's top left corner; what it encloses is filled by the even-odd rule. */
export interface ShapeToDraw {
  /** Steps as an `Artwork` has them (`shared/paper/artwork-records.ts`). */
  readonly path: string;
  /** Null for an area that is filled. */
  readonly line: { readonly width: Pt; readonly dash: readonly Pt[] } | null;
  /** From 0 (paper) to 1. */
  readonly ink: number;
  /** The swatch it is printed in; absent, black. */
  readonly swatch?: string;
}

/** Composes one block: what it is told is drawn in that order. */
export interface Compositor {
  readonly edition: EditionRecord;
  readonly page: Page;
  /** The number, the section and the editor of the page, of a 通版 of the half on which the block stands. */
  readonly said: { readonly number: string; readonly section: string; readonly editor: string };
  /** Pages the edition has. */
  readonly pageCount: number;
  /** The article the block shows; undefined where there is none. */
  readonly article: Article | undefined;
  /** The number of the page that article stands on, or is planned for. */
  readonly standsOn: () => number | undefined;
  /** The day, the weekday and the lunar date, in words. */
  readonly dateLines: () => { readonly day: string; readonly weekday: string; readonly lunar: string };
  /** The style of a name the newsroom gave, where the edition has it, else of the first name it has. */
  readonly style: (own: string | undefined, ...names: readonly StyleName[]) => Style | undefined;
  /** The face for words whose face no style names; of those that stand beside a style's own, as that style has them. */
  readonly face: (role: FaceRole, beside?: Style) => Lettering;
  /** True of a swatch that the edition has. */
  readonly hasSwatch: (swatch: string) => boolean;
  /** Ink from 0 (paper) to 1. */
  readonly fill: (frame: Frame, ink: number) => void;
  readonly stroke: (from: readonly [Pt, Pt], to: readonly [Pt, Pt], width: Pt, ink: number) => void;
  /** What letters stand on, in place of paper. */
  readonly ground: (frame: Frame, ground: LetterGround) => void;
  /** A border and a tint round the block. */
  readonly box: (looks: PanelLooks) => void;
  /** A picture in the block's frame; words stand for it where it cannot be seen. */
  readonly picture: (image: ImageId, words: string, crop?: Crop) => void;
  /**
   * A page of a PDF in what of the block's frame is on the sheet, trimmed and whole where no crop says otherwise; a picture
   * as `picture` has it.
   */
  readonly placed: (image: ImageId, words: string, crop?: Crop) => void;
  /** A line round the block, within its frame. */
  readonly keyline: (line: Keyline) => void;
  /** A picture whole in the block's frame; where it stands, null where the edition has none of it. */
  readonly wholePicture: (image: ImageId, place: ArtPlace) => Frame | null;
  /**
   * A drawing whole in the block's frame, its colours in swatches by what its file calls them, or in their own inks; where
   * it leaves ink, null where the edition has none of it.
   */
  readonly artwork: (artwork: FileId, place: ArtPlace, inks: Readonly<Record<string, string>>) => Frame | null;
  /** An outline in solid black; a unit of it takes as many points as `scale` says. */
  readonly outline: (path: string, frame: Frame, scale: number, words: string) => void;
  /** Outlines that belong together, clipped to the block's frame; words stand for them where they cannot be seen. */
  readonly drawing: (shapes: readonly ShapeToDraw[], words: string) => void;
  /** Words on one line; returns their width. */
  readonly label: (text: string, lettering: Lettering, place: LabelPlace) => Pt;
  /** The size, at most the one given, at which words on one line fit a width, and how wide they are at it. */
  readonly measure: (
    text: string,
    lettering: Lettering,
    width: Pt,
    size: Pt,
    effects?: Effects,
  ) => { readonly size: Pt; readonly width: Pt };
  readonly text: (text: TextToSet) => Outcome;
  readonly table: (table: TableToSet) => Outcome;
  /** The article's headline set, fitted to the frame. */
  readonly headline: (as: {
    readonly level: 'lead' | 'story' | 'brief' | 'continued';
    readonly direction: 'across' | 'down';
    readonly style?: string | undefined;
    readonly effects?: Effects | undefined;
  }) => Outcome;
  /** What the article's thread puts into the block. */
  readonly flow: () => Outcome;
}
