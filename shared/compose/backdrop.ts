/** What lies behind pictures that let it be seen, for files that have no transparency. */
import { overlap } from '../edition/boxes.ts';
import type { Frame } from '../edition/units.ts';
import type { Behind, DisplayItem, Inks, Picture } from './display-list.ts';

/** Nothing but paper. */
const PAPER: Inks = [0, 0, 0, 0];

const SLACK = 0.01;

function isIn(inner: Frame, outer: Frame): boolean {
  return (
    inner.x >= outer.x - SLACK &&
    inner.y >= outer.y - SLACK &&
    inner.x + inner.width <= outer.x + outer.width + SLACK &&
    inner.y + inner.height <= outer.y + outer.height + SLACK
  );
}

/** Where an item may leave ink: of type, more than its characters. */
function placeOf(item: DisplayItem): Frame {
  if (item.kind === 'stroke') {
    const [[x0, y0], [x1, y1]] = [item.from, item.to];
    return { x: Math.min(x0, x1), y: Math.min(y0, y1), width: Math.abs(x1 - x0), height: Math.abs(y1 - y0) };
  }
  if (item.kind !== 'glyphs') return item.frame;
  const { xs, y, size, turn } = item;
  const first = xs[0] ?? 0;
  const length = (xs.at(-1) ?? first) + size - first;
  if (turn === null) return { x: first, y: y - size, width: length, height: size * 1.3 };
  return { x: turn.x - size, y: turn.y - size, width: size * 2, height: length + size };
}

/** What lies behind a frame once an item is painted over what lay there before. */
function after(before: Behind, item: DisplayItem, frame: Frame): Behind {
  if (item.kind === 'fill' && isIn(frame, item.frame)) {
    const { ink, colour } = item;
    if (ink === 0) return PAPER;
    if (colour?.kind === 'spot') return 'mixed';
    const [c, m, y, k] = colour?.cmyk ?? [0, 0, 0, 1];
    return [c * ink, m * ink, y * ink, k * ink];
  }
  return overlap(placeOf(item), frame) ? 'mixed' : before;
}

/** A page's items; pictures that let be seen what lies behind them say what that is, where it is not paper. */
export function withBackdrops(items: readonly DisplayItem[]): readonly DisplayItem[] {
  return items.map((item, at) => {
    if (item.kind !== 'picture' || item.seeThrough !== true) return item;
    const behind = items.slice(0, at).reduce<Behind>((before, one) => after(before, one, item.frame), PAPER);
    const picture: Picture = behind === PAPER ? item : { ...item, behind };
    return picture;
  });
}
