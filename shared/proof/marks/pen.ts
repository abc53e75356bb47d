/** What a mark's module draws with. `draw.ts` makes the pens; they keep the marks of a page out of each other's way. */
import type { TextPoint } from '../../edition/mark-fields.ts';
import type { Frame, Pt } from '../../edition/units.ts';
import type { LineBox, Point, Shape } from '../shapes.ts';

/** Stands in a margin's words for a turning arrow, which is drawn: few faces have it. */
export const TURN = '\u21bb';

/** Draws a mark that is on text. */
export interface TextPen {
  /** The lines of its characters on this page; none for a place between characters. */
  readonly lines: readonly LineBox[];
  /** The first of them and the last; of a place both are that place, a box without width. */
  readonly first: LineBox;
  readonly last: LineBox;
  readonly stroke: (shape: Shape) => void;
  /** Rings each line. */
  readonly ring: () => void;
  /** A lead line from before the first character, or from behind the last, to the mark's words in the margin. */
  readonly lead: (from: 'start' | 'end') => void;
  /** A small sign of its own behind the last character. */
  readonly sign: (text: string) => void;
  /** Says once a page what a sign stands for. */
  readonly legend: (text: string) => void;
  /** An arrow to another place: the points of its line, or null where there is no way. */
  readonly arrowTo: (place: LineBox) => readonly Point[] | null;
  /** An arrow: its line, thinner than the mark, and its head. */
  readonly arrowLine: (points: readonly Point[]) => void;
  /** The mark's number at a place, for what cannot be joined by a line. */
  readonly number: (at: LineBox) => void;
  /** A place on this page, so many units after the mark's start or before its end; null where it is elsewhere. */
  readonly afterStart: (units: number) => LineBox | null;
  readonly beforeEnd: (units: number) => LineBox | null;
  /** The place of a point of the article; null where it is on no line here. */
  readonly place: (point: TextPoint) => LineBox | null;
  /** Where the next paragraph starts on this page; where there is none, the end of the mark. */
  readonly nextParagraph: () => LineBox | null;
  /** All lines of the headline the text is of. */
  readonly headline: () => readonly LineBox[];
  /** The left edge of the column a place is in. */
  readonly columnStart: (place: LineBox) => Pt;
}

/** Draws a mark that is on a block. */
export interface BlockPen {
  readonly frame: Frame;
  /** Size of the words in the margin. */
  readonly size: Pt;
  readonly stroke: (shape: Shape) => void;
}
