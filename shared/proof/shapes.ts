/** The shapes marks are drawn with (GB/T 14706; domain.md §4), in points from the page's top left. */

import { frameOnPage, isSameTurn, ontoTurned, type TurningPoint } from '../edition/quarter-turn.ts';
import { ontoPage, type Turned, turnedFrame } from '../edition/turned.ts';
import type { Frame, Pt } from '../edition/units.ts';

/** A point of the page. */
export type Point = readonly [x: Pt, y: Pt];

/** Characters side by side on one line. */
export interface LineBox {
  readonly left: Pt;
  readonly right: Pt;
  readonly top: Pt;
  readonly bottom: Pt;
  readonly size: Pt;
  /** Of a vertical line: what it is turned about. It is told as it lies before that, so that marks are drawn as on any line. */
  readonly turn?: TurningPoint;
  /** Of a line of a turned block: it is told as it lies before that, too. */
  readonly turned?: Turned;
}

/** True of a line that lies as it is told. */
export function isLevel({ turn, turned }: Pick<LineBox, 'turn' | 'turned'>): boolean {
  return turn === undefined && turned === undefined;
}

/** True of lines that are turned alike, or are level both. */
export function isTurnedAlike(a: LineBox, b: LineBox): boolean {
  const [one, other] = [a.turned, b.turned];
  const isSameBlock = one?.degrees === other?.degrees && one?.x === other?.x && one?.y === other?.y;
  return isSameBlock && isSameTurn(a.turn ?? null, b.turn ?? null);
}

/** A line's box as it lies on the page. */
export function boxOnPage(line: LineBox): LineBox {
  const { turn, turned, left, right, top, bottom, size } = line;
  if (isLevel(line)) return line;
  const own = { x: left, y: top, width: right - left, height: bottom - top };
  const { x, y, width, height } = turnedFrame(turn === undefined ? own : frameOnPage(turn, own), turned);
  return { left: x, right: x + width, top: y, bottom: y + height, size };
}

/** A move, a line, or a cubic curve to a point; coordinates one after the other. */
export type Step = readonly ['M' | 'L', Pt, Pt] | readonly ['C', Pt, Pt, Pt, Pt, Pt, Pt];

export type Shape = readonly Step[];

/** A shape drawn at a line, as it lies on the page. */
export function shapeOnPage(shape: Shape, line: Pick<LineBox, 'turn' | 'turned'>): Shape {
  if (isLevel(line)) return shape;
  const { turn, turned } = line;
  const onPage = (x: Pt, y: Pt): Point => {
    const [across, down] = turn === undefined ? [x, y] : ontoTurned(turn, x, y);
    const place = ontoPage({ x: across, y: down }, turned);
    return [place.x, place.y];
  };
  return shape.map((step): Step => {
    const [kind, x, y] = step;
    if (kind !== 'C') return [kind, ...onPage(x, y)];
    const [, , , x2, y2, x3, y3] = step;
    return [kind, ...onPage(x, y), ...onPage(x2, y2), ...onPage(x3, y3)];
  });
}

export function ring({ left, right, top, bottom }: LineBox): Shape {
  const [l, r, t, b] = [left - 0.8, right + 0.8, top - 0.5, bottom + 0.5];
  const [mx, my] = [Math.min(4, (r - l) / 2), (b - t) / 2];
  return [
    ['M', l + mx, t],
    ['L', r - mx, t],
    ['C', r + 0.6, t, r + 0.6, b, r - mx, b],
    ['L', l + mx, b],
    ['C', l - 0.6, b, l - 0.6, t, l + mx, t + my * 0.04],
  ];
}

/** The tail of a deletion, curling up and out of its ring. */
export function tail({ right, top, bottom }: LineBox): Shape {
  const middle = (top + bottom) / 2;
  return [
    ['M', right + 0.6, middle],
    ['C', right + 4, middle - 1, right + 5, top - 1.5, right + 2.2, top - 2.2],
    ['C', right + 0.6, top - 2.4, right + 0.8, top - 0.4, right + 2.4, top - 0.6],
  ];
}

export function cross({ left, right, top, bottom }: LineBox): Shape {
  return [
    ['M', left, top],
    ['L', right, top],
    ['L', right, bottom],
    ['L', left, bottom],
    ['L', left, top],
    ['L', right, bottom],
    ['M', right, top],
    ['L', left, bottom],
  ];
}

export function open(points: readonly Point[]): Shape {
  return points.map(([x, y], at) => [at === 0 ? 'M' : 'L', x, y] as const);
}

/** An insertion line between two characters, with its foot. */
export function insertionLine({ left: x, top, bottom }: LineBox): Shape {
  return open([
    [x, top + 1],
    [x, bottom],
    [x - 1.6, bottom + 1.2],
    [x, bottom],
    [x + 1.6, bottom + 1.2],
  ]);
}

/** A curve over the first piece and under the last; straight on between them. */
export function sCurve(line: LineBox, firstEnd: Pt, lastStart: Pt): Shape {
  const { left, right, top, bottom } = line;
  const middle = (top + bottom) / 2;
  return [
    ['M', left - 0.6, middle],
    ['C', left - 0.6, top - 2.4, firstEnd, top - 2.4, firstEnd, middle],
    [
      'C',
      firstEnd,
      lastStart > firstEnd ? bottom + 2 : middle,
      lastStart,
      lastStart > firstEnd ? bottom + 2 : middle,
      lastStart,
      middle,
    ],
    [
      'C',
      lastStart,
      lastStart > firstEnd ? top - 2.4 : bottom + 2.4,
      right + 0.6,
      lastStart > firstEnd ? top - 2.4 : bottom + 2.4,
      right + 0.6,
      middle,
    ],
  ];
}

export function triangles(line: LineBox): Shape {
  const count = Math.max(1, Math.round((line.right - line.left) / line.size));
  const step = (line.right - line.left) / count;
  return Array.from({ length: count }, (_, at) => line.left + (at + 0.5) * step).flatMap(
    (x): Shape =>
      open([
        [x, line.bottom + 0.6],
        [x + 1.7, line.bottom + 3.2],
        [x - 1.7, line.bottom + 3.2],
        [x, line.bottom + 0.6],
      ]),
  );
}

/** Two strokes through what is withdrawn. */
export function struck({ right, top, bottom }: LineBox): Shape {
  return [
    ['M', right - 1, bottom + 1],
    ['L', right + 3, top - 1],
    ['M', right + 1, bottom + 1],
    ['L', right + 5, top - 1],
  ];
}

export function arrowHead([x, y]: Point, from: Point): Shape {
  const length = Math.hypot(x - from[0], y - from[1]) || 1;
  const [dx, dy] = [((x - from[0]) / length) * 3, ((y - from[1]) / length) * 3];
  return open([
    [x - dx - dy * 0.5, y - dy + dx * 0.5],
    [x, y],
    [x - dx + dy * 0.5, y - dy - dx * 0.5],
  ]);
}

/** From a block's edge towards where it is to come, with a bracket that is open there. */
export function shift({ x, y, width, height }: Frame, dx: Pt, dy: Pt): Shape {
  const [cx, cy] = [x + width / 2, y + height / 2];
  const reach = (by: Pt) => (Math.abs(by) < 8 ? Math.sign(by || 1) * 8 : by);
  if (dy !== 0) {
    const edge = dy > 0 ? y + height : y;
    const to = edge + reach(dy);
    const back = dy > 0 ? -4 : 4;
    return [
      ...open([
        [cx, edge],
        [cx, to],
      ]),
      ...arrowHead([cx, to], [cx, edge]),
      ...open([
        [x, to + back],
        [x, to],
        [x + width, to],
        [x + width, to + back],
      ]),
    ];
  }
  const edge = dx > 0 ? x + width : x;
  const to = edge + reach(dx);
  const back = dx > 0 ? -4 : 4;
  return [
    ...open([
      [edge, cy],
      [to, cy],
    ]),
    ...arrowHead([to, cy], [edge, cy]),
    ...open([
      [to + back, y],
      [to, y],
      [to, y + height],
      [to + back, y + height],
    ]),
  ];
}

export function aligned({ x, y, width, height }: Frame, edge: 'left' | 'right' | 'top' | 'bottom', to: Pt): Shape {
  if (edge === 'left' || edge === 'right') {
    return [to - 1, to + 1].flatMap((at) =>
      open([
        [at, y - 6],
        [at, y + height + 6],
      ]),
    );
  }
  return [to - 1, to + 1].flatMap((at) =>
    open([
      [x - 6, at],
      [x + width + 6, at],
    ]),
  );
}

export function axes({ x, y, width, height }: Frame): Shape {
  return [
    ...open([
      [x - 8, y + height / 2],
      [x + width + 8, y + height / 2],
    ]),
    ...open([
      [x + width / 2, y - 8],
      [x + width / 2, y + height + 8],
    ]),
  ];
}

/** A stair along the starts of the lines of a headline, a step as wide as a character. */
export function stair(lines: readonly LineBox[]): Shape {
  const left = Math.min(...lines.map((line) => line.left)) - 2;
  const points = lines.flatMap(({ top, bottom, size }, at): Point[] => {
    const next = lines[at + 1];
    const turn = next === undefined ? bottom : (bottom + next.top) / 2;
    const x = left + at * size;
    const down: Point[] = at === 0 ? [[x, top]] : [];
    return [...down, [x, turn], ...(next === undefined ? [] : [[x + size, turn] as const])];
  });
  return open(points);
}

/** Most of a circle, with an arrow's head. */
export function turning(x: Pt, y: Pt, radius: Pt): Shape {
  const bow = radius * 0.5523;
  return [
    ['M', x, y - radius],
    ['C', x + bow, y - radius, x + radius, y - bow, x + radius, y],
    ['C', x + radius, y + bow, x + bow, y + radius, x, y + radius],
    ['C', x - bow, y + radius, x - radius, y + bow, x - radius, y],
    ...arrowHead([x - radius, y - 0.5], [x - radius, y + 3]),
  ];
}

/** A stroke as the path of an SVG. */
export function svgPath(path: readonly Step[]): string {
  const round = (value: number) => Math.round(value * 100) / 100;
  return path.map(([letter, ...numbers]) => `${letter}${numbers.map(round).join(' ')}`).join('');
}
