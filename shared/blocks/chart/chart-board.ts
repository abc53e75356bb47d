/** What a chart is drawn on: outlines in inks, and words above them. Lengths are points from the block's top left corner. */
import { figure } from '../../edition/units.ts';
import type { Compositor, OwnWords, ShapeToDraw } from '../compositor.ts';
import { fitted, linesIn, type Words } from '../wrapped.ts';
import type { WrittenCell } from './chart-data.ts';
import { type ChartFill, hatched } from './chart-fills.ts';

/** Corners in their order. */
export type Corners = readonly (readonly [x: number, y: number])[];

/** A rectangle of the board. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Type smaller than this, in points, is no longer read on newsprint (clreq: 7号). */
export const LEAST_TYPE = 5.25;
/** From a line of words to the next, in em. */
export const LINE = 1.25;

/** Corners as an outline. */
export function outlineOf(corners: Corners, isOpen = false): string {
  const steps = corners.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${figure(x)} ${figure(y)}`);
  return `${steps.join('')}${isOpen ? '' : 'Z'}`;
}

function rectangle(left: number, top: number, right: number, bottom: number): Corners {
  return [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ];
}

/** What of a character may stand over the board's edge, in points: no more than is lost in rounding and in accents. */
const SLACK = 1;

/** Of an em, what two words may share of a line and of its height before one is no longer read. */
const SHARED = { across: 0.3, down: 0.35 };

/** Fine dots in solid black: lighter than a rule, and no tint that a screen of dots would break up. */
const DOTTED = [0.5, 1.7] as const;

/** How a line is drawn. */
export interface ChartLine {
  readonly width: number;
  readonly dash?: readonly number[];
  readonly ink?: number;
  readonly swatch?: string | undefined;
}

interface Word {
  readonly text: string;
  readonly x: number;
  readonly top: number;
  readonly width: number;
  readonly size: number;
  readonly align: 'start' | 'centre' | 'end';
  readonly isStrong: boolean;
  readonly ink: number;
  /** Lines behind it are broken for it. */
  readonly isOnPaper: boolean;
  /** What of it is of the table's cells, or of the chart's title, unit and source. */
  readonly own: readonly OwnWords[];
}

/** What of a line is of cells, which come in their order: all of a cell's words, or a line of them from an offset on. */
function cellWords(line: string, cells: readonly (WrittenCell | undefined)[], start?: number): OwnWords[] {
  let from = 0;
  return cells.flatMap((cell): OwnWords[] => {
    const whole = cell?.text.trim() ?? '';
    if (cell === undefined || whole === '') return [];
    const of = { row: cell.row, column: cell.column };
    const found = line.indexOf(whole, from);
    if (found >= 0) {
      from = found + whole.length;
      return [{ of, from: found, to: from, at: cell.text.indexOf(whole) }];
    }
    const shown = line.replace(/…$/u, '');
    const at = from > 0 || shown === '' ? -1 : cell.text.indexOf(shown, start);
    // Where it reads so twice, nobody knows which of the two it is.
    if (at < 0 || (start === undefined && cell.text.includes(shown, at + 1))) return [];
    from = shown.length;
    return [{ of, from: 0, to: shown.length, at }];
  });
}

export class ChartBoard {
  readonly width: number;
  readonly height: number;
  /** Of the chart's words; its title is larger. */
  readonly size: number;
  readonly #plain: Words;
  readonly #strong: Words;
  readonly #shapes: ShapeToDraw[] = [];
  readonly #words: Word[] = [];
  readonly #widths = new Map<string, number>();
  #leftOut = false;

  constructor(frame: { readonly width: number; readonly height: number }, size: number, plain: Words, strong: Words) {
    this.width = frame.width;
    this.height = frame.height;
    this.size = size;
    this.#plain = plain;
    this.#strong = strong;
  }

  /** Width of words on one line. */
  widthOf(text: string, size = this.size, isStrong = false): number {
    const key = `${isStrong ? 's' : 'p'}${text}`;
    let known = this.#widths.get(key);
    if (known === undefined) {
      known = (isStrong ? this.#strong : this.#plain).width(text, 1);
      this.#widths.set(key, known);
    }
    return known * size;
  }

  /** Words in lines no wider than a width; null where a piece of them that is not divided is wider. */
  linesIn(text: string, width: number, size = this.size, isStrong = false): string[] | null {
    return linesIn(text, width, (words) => this.widthOf(words, size, isStrong));
  }

  /** Words cut to a width, with an ellipsis for what is cut. */
  fitted(text: string, width: number, size = this.size): string {
    return fitted(text, width, (words) => this.widthOf(words, size));
  }

  /** An area in a fill; those of patterns are paper with lines and an edge. */
  area(outline: string, corners: Corners, fill: ChartFill): void {
    const of = fill.swatch === undefined ? {} : { swatch: fill.swatch };
    if (fill.pattern === undefined) {
      this.#shapes.push({ path: outline, line: null, ink: fill.ink, ...of });
      return;
    }
    this.#shapes.push({ path: outline, line: null, ink: 0 });
    const lines = hatched(corners, fill.pattern);
    if (lines !== '') this.#shapes.push({ path: lines, line: { width: 0.5, dash: [] }, ink: 1, ...of });
    this.#shapes.push({ path: outline, line: { width: 0.4, dash: [] }, ink: 1, ...of });
  }

  box(left: number, top: number, right: number, bottom: number, fill: ChartFill): void {
    const corners = rectangle(left, Math.min(top, bottom), right, Math.max(top, bottom));
    this.area(outlineOf(corners), corners, fill);
  }

  /** A line through points; `isOpen` false closes it. */
  line(points: Corners, { width, dash = [], ink = 1, swatch }: ChartLine, isOpen = true): void {
    const own = swatch === undefined ? {} : { swatch };
    this.#shapes.push({ path: outlineOf(points, isOpen), line: { width, dash }, ink, ...own });
  }

  /** A line of fine dots, for the eye to follow. */
  dotted(from: Corners[number], to: Corners[number]): void {
    this.line([from, to], { width: 0.4, dash: DOTTED });
  }

  /** Paper between two areas that touch. */
  parting(from: Corners[number], to: Corners[number], width = 0.6): void {
    this.line([from, to], { width, ink: 0 });
  }

  /**
   * Words on one line whose band has this top; they take {@link LINE} em of it. Moved in from the board's sides; left out where
   * the board has no room for them: what lies beside it is not the chart's.
   */
  say(
    text: string,
    at: { x: number; top: number; width: number } & Partial<Omit<Word, 'text'>> & {
        /** The cells it is of, and where it begins in the only one of which it is a line. */
        readonly cells?: readonly (WrittenCell | undefined)[];
        readonly start?: number;
      },
  ): void {
    if (text === '') return;
    const { size = this.size, align = 'start', isStrong = false, ink = 1, isOnPaper = false, top } = at;
    const own = at.own ?? cellWords(text, at.cells ?? [], at.start);
    const inset = size * ((LINE - 1) / 2);
    const wide = this.widthOf(text, size, isStrong);
    // Wider than the board are figures of hundreds of digits alone, which nothing else cuts.
    if (top + inset < -SLACK || top + inset + size > this.height + SLACK || wide > this.width + SLACK) {
      this.#leftOut = true;
      return;
    }
    const blank = { start: 0, centre: (at.width - wide) / 2, end: at.width - wide }[align];
    const left = at.x + blank;
    const x = at.x + Math.max(-SLACK, Math.min(left, this.width - wide + SLACK)) - left;
    if (isOnPaper) this.box(x - 0.6, top + inset, x + at.width + 0.6, top + size + inset, { ink: 0 });
    this.#words.push({ text, size, align, isStrong, ink, isOnPaper, x, top, width: at.width, own });
  }

  /** True once words found no room. */
  get hasLeftOut(): boolean {
    return this.#leftOut;
  }

  /** True where words lie on other words. The same words at the same place, of two lines that meet, are read all the same. */
  get hasOverlaid(): boolean {
    const places = this.#words.map(({ text, x, top, width, size, align, isStrong }) => {
      const wide = this.widthOf(text, size, isStrong);
      const left = x + { start: 0, centre: (width - wide) / 2, end: width - wide }[align];
      return { text, left, right: left + wide, top: top + (size * (LINE - 1)) / 2, size };
    });
    places.sort((a, b) => a.top - b.top);
    return places.some((one, at) => {
      for (let next = at + 1; next < places.length; next++) {
        const other = places[next];
        const em = Math.min(one.size, other?.size ?? 0);
        if (other === undefined || one.top + one.size - other.top <= em * SHARED.down) return false;
        const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
        const isSame = one.text === other.text && Math.abs(one.left - other.left) < 0.5 && other.top - one.top < 0.5;
        if (across > em * SHARED.across && !isSame) return true;
      }
      return false;
    });
  }

  /** Gives all of it to the page: outlines first, as one drawing that its words stand for, then type above it. */
  give(set: Compositor, { x, y }: { readonly x: number; readonly y: number }, words: string): void {
    set.drawing(this.#shapes, words);
    for (const word of this.#words) {
      const { lettering } = word.isStrong ? this.#strong : this.#plain;
      const { text, top, width, size, align, ink, own } = word;
      set.label(text, lettering, { x: x + word.x, top: y + top, height: size * LINE, width, size, align, ink, own });
    }
  }
}
