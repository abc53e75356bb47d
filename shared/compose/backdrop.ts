/** What lies behind pictures that let it be seen, for files that have no transparency. */
import { holds, overlap } from '../edition/boxes.ts';
import type { ImageId } from '../edition/ids.ts';
import type { Image } from '../edition/records.ts';
import type { Frame } from '../edition/units.ts';
import type { Behind, DisplayItem, Inks, Picture } from './display-list.ts';
import { contoursShown, shapeOf } from './outline-place.ts';

/** Nothing but paper. */
const PAPER: Inks = [0, 0, 0, 0];

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

/** Says of a place in a picture's frame whether the picture's shape is clear of it, as of text that runs along its outline. */
type IsClear = (place: Frame) => boolean;

/** Of a picture whose outline is known, by the lines of it as run-around has them; no place is clear of any other. */
function clearOf({ frame, crop }: Picture, image: Image | undefined): IsClear {
  if (image?.outline === undefined) return () => false;
  const shape = shapeOf(contoursShown({ ...image, outline: image.outline }, frame, crop), frame);
  return ({ x, y, width, height }) => {
    const extent = shape?.between(y, y + height) ?? null;
    return extent === null || x >= extent.to || x + width <= extent.from;
  };
}

/** What lies behind a picture, and whether anything stands in its frame beside its shape. */
interface Ground {
  readonly behind: Behind;
  readonly hasBeside: boolean;
}

const BARE: Ground = { behind: PAPER, hasBeside: false };

function inksOf({ ink, colour }: Extract<DisplayItem, { kind: 'fill' }>): Behind {
  if (ink === 0) return PAPER;
  if (colour?.kind === 'spot') return 'mixed';
  const [c, m, y, k] = colour?.cmyk ?? [0, 0, 0, 1];
  return [c * ink, m * ink, y * ink, k * ink];
}

/** What lies behind a frame once an item is painted over what lay there before. */
function after(before: Ground, item: DisplayItem, frame: Frame, isClear: IsClear): Ground {
  if (item.kind === 'fill' && holds(item.frame, frame)) return { behind: inksOf(item), hasBeside: false };
  const place = placeOf(item);
  if (!overlap(place, frame)) return before;
  return isClear(place) ? { ...before, hasBeside: true } : { ...before, behind: 'mixed' };
}

/** A picture that says what lies behind it, where that is not paper, and whether something stands beside its shape. */
function onGround(picture: Picture, { behind, hasBeside }: Ground): Picture {
  return {
    ...picture,
    ...(behind === PAPER ? {} : { behind }),
    ...(hasBeside ? { hasBeside } : {}),
  };
}

/** A page's items; pictures that let be seen what lies behind them say what that is. `imageOf` looks up their records. */
export function withBackdrops(
  items: readonly DisplayItem[],
  imageOf: (id: ImageId) => Image | undefined,
): readonly DisplayItem[] {
  return items.map((item, at) => {
    if (item.kind !== 'picture' || item.seeThrough !== true) return item;
    const isClear = clearOf(item, imageOf(item.imageId));
    return onGround(
      item,
      items.slice(0, at).reduce((before, one) => after(before, one, item.frame, isClear), BARE),
    );
  });
}
