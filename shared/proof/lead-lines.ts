/**
 * Lead lines: from a mark between the lines of text to the nearest margin. Lines of one colour never
 * cross (GB/T 14706 §5; domain.md §4), and none covers text: each way is tried against both before it is taken.
 */
import type { Pt } from '../edition/units.ts';
import type { LineBox, Point } from './shapes.ts';

export type Side = 'left' | 'right';

interface Segment {
  readonly from: Point;
  readonly to: Point;
}

/** Between two lines in one gap, and between a line and text. */
const LANE: Pt = 0.7;
const CLEAR: Pt = 0.25;
/** Lanes tried below and above a line of text. */
const LANES = 7;
/** How far a line may run up or down beside a column to find a free gap. */
const REACH: Pt = 420;
/** Height of the bands by which text and lines are found. */
const BAND: Pt = 24;

/** Things in bands of the page's height. */
class Bands<T> {
  readonly #bands = new Map<number, T[]>();

  add(top: Pt, bottom: Pt, one: T): void {
    for (let band = Math.floor(top / BAND); band <= Math.floor(bottom / BAND); band++) {
      const list = this.#bands.get(band);
      if (list === undefined) this.#bands.set(band, [one]);
      else list.push(one);
    }
  }

  some(top: Pt, bottom: Pt, test: (one: T) => boolean): boolean {
    for (let band = Math.floor(top / BAND); band <= Math.floor(bottom / BAND); band++) {
      if (this.#bands.get(band)?.some(test) === true) return true;
    }
    return false;
  }

  *in(top: Pt, bottom: Pt): Generator<T> {
    for (let band = Math.floor(top / BAND); band <= Math.floor(bottom / BAND); band++)
      yield* this.#bands.get(band) ?? [];
  }
}

function near(a: Segment, b: Segment): boolean {
  const [ax, bx] = [span(a, 0), span(b, 0)];
  const [ay, by] = [span(a, 1), span(b, 1)];
  // Both are level or upright: their boxes, a little widened, meet where they cross or run too close.
  const gap = LANE * 0.8;
  return ax[0] < bx[1] + gap && bx[0] < ax[1] + gap && ay[0] < by[1] + gap && by[0] < ay[1] + gap;
}

function span({ from, to }: Segment, axis: 0 | 1): readonly [Pt, Pt] {
  return from[axis] < to[axis] ? [from[axis], to[axis]] : [to[axis], from[axis]];
}

/** Finds ways for lead lines on one page, one after the other. */
export class LeadLines {
  readonly #text = new Bands<LineBox>();
  readonly #taken = new Bands<Segment>();
  readonly #edges: Readonly<Record<Side, Pt>>;

  /** `left` and `right` are where the lines end, outside all text. */
  constructor(text: readonly LineBox[], edges: Readonly<Record<Side, Pt>>) {
    this.#edges = edges;
    for (const box of text) this.#text.add(box.top, box.bottom, box);
  }

  #isClear(segment: Segment): boolean {
    const [left, right] = span(segment, 0);
    const [top, bottom] = span(segment, 1);
    const covers = (box: LineBox) =>
      box.left < right + CLEAR && box.right > left - CLEAR && box.top < bottom + CLEAR && box.bottom > top - CLEAR;
    return !this.#text.some(top - CLEAR, bottom + CLEAR, covers);
  }

  #isFree(segment: Segment): boolean {
    const [top, bottom] = span(segment, 1);
    return !this.#taken.some(top - LANE, bottom + LANE, (other) => near(segment, other));
  }

  #fits(segments: readonly Segment[]): boolean {
    return segments.every((segment) => this.#isClear(segment) && this.#isFree(segment));
  }

  #take(points: readonly Point[]): readonly Point[] {
    for (const segment of segmentsOf(points)) {
      const [top, bottom] = span(segment, 1);
      this.#taken.add(top, bottom, segment);
    }
    return points;
  }

  /** Heights of free lanes at a line of text: those below it, then those above. */
  #lanes({ top, bottom }: LineBox): { readonly y: Pt; readonly from: Pt }[] {
    const lanes = Array.from({ length: LANES }, (_, at) => at + 1);
    return [
      ...lanes.map((at) => ({ y: bottom + 0.3 + at * LANE, from: bottom + 0.3 })),
      ...lanes.map((at) => ({ y: top - 0.3 - at * LANE, from: top - 0.3 })),
    ];
  }

  /**
   * A way from a place of a line of text to a side; null where there is none. The first point is at the
   * line of text, the last at the side's edge.
   */
  toMargin(x: Pt, line: LineBox, side: Side): readonly Point[] | null {
    const edge = this.#edges[side];
    for (const { y, from } of this.#lanes(line)) {
      const straight: readonly Point[] = [
        [x, from],
        [x, y],
        [edge, y],
      ];
      if (this.#fits(segmentsOf(straight))) return this.#take(straight);
    }
    for (const { y, from } of this.#lanes(line)) {
      const bent = this.#bent([x, from], y, edge);
      if (bent !== null) return this.#take(bent);
    }
    return null;
  }

  /** Along a lane up to what is in its way, beside that up or down, and on in another lane. */
  #bent(start: Point, y: Pt, edge: Pt): readonly Point[] | null {
    const [x] = start;
    const isRight = edge > x;
    let stop: Pt | null = null;
    for (const box of this.#text.in(y, y)) {
      if (box.top >= y + CLEAR || box.bottom <= y - CLEAR) continue;
      const near = isRight ? box.left : box.right;
      if (isRight ? near < x : near > x) continue;
      if (stop === null || (isRight ? near < stop : near > stop)) stop = near;
    }
    if (stop === null) return null;
    for (const before of [1, 1 + LANE, 1 + LANE * 2, 1 + LANE * 3]) {
      const turn = isRight ? stop - before : stop + before;
      if (isRight ? turn <= x : turn >= x) continue;
      if (!this.#fits(segmentsOf([start, [x, y], [turn, y]]))) return null;
      for (let far = LANE; far < REACH; far += LANE) {
        for (const other of [y + far, y - far]) {
          const rest: readonly Point[] = [
            [turn, y],
            [turn, other],
            [edge, other],
          ];
          if (this.#isClear({ from: [turn, other], to: [edge, other] }) && this.#fits(segmentsOf(rest))) {
            return [start, [x, y], ...rest];
          }
        }
      }
    }
    return null;
  }

  /** A way from one line of text to another on the same page, beside a column; null where there is none. */
  between(x: Pt, line: LineBox, toX: Pt, to: LineBox, gutters: readonly Pt[]): readonly Point[] | null {
    const byDistance = [...gutters].sort(
      (a, b) => Math.abs(a - x) + Math.abs(a - toX) - Math.abs(b - x) - Math.abs(b - toX),
    );
    for (const gutter of byDistance) {
      for (const { y, from } of this.#lanes(line)) {
        if (
          !this.#fits(
            segmentsOf([
              [x, from],
              [x, y],
              [gutter, y],
            ]),
          )
        )
          continue;
        for (const end of this.#lanes(to)) {
          const way: readonly Point[] = [
            [x, from],
            [x, y],
            [gutter, y],
            [gutter, end.y],
            [toX, end.y],
            [toX, end.from],
          ];
          if (this.#fits(segmentsOf(way))) return this.#take(way);
        }
      }
    }
    return null;
  }
}

/** The level and upright pieces of a way, those without length left out. */
function segmentsOf(points: readonly Point[]): Segment[] {
  return points.slice(1).flatMap((to, at): Segment[] => {
    const from = points[at];
    return from === undefined || (from[0] === to[0] && from[1] === to[1]) ? [] : [{ from, to }];
  });
}
