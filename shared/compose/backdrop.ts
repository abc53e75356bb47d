/** What lies behind pictures that let it be seen, for files that have no transparency. */
import { holds, overlap } from '../edition/boxes.ts';
import type { ImageId } from '../edition/ids.ts';
import type { Image } from '../edition/records.ts';
import { turnedFrame } from '../edition/turned.ts';
import type { Frame } from '../edition/units.ts';
import { type Behind, type DisplayItem, overprints, type Picture, processInks } from './display-list.ts';
import { contoursShown, shapeOf } from './outline-place.ts';
import { emFrame } from './turned-glyphs.ts';

/** Where an item may leave ink: of type, more than its characters. */
function placeOf(item: DisplayItem): Frame {
  return turnedFrame(levelPlace(item), item.turned);
}

function levelPlace(item: DisplayItem): Frame {
  if (item.kind === 'stroke') {
    const [[x0, y0], [x1, y1]] = [item.from, item.to];
    return { x: Math.min(x0, x1), y: Math.min(y0, y1), width: Math.abs(x1 - x0), height: Math.abs(y1 - y0) };
  }
  if (item.kind === 'echo') {
    const { x, y, width, height } = placeOf(item.run);
    const out = item.width / 2;
    return { x: x + item.dx - out, y: y + item.dy - out, width: width + item.width, height: height + item.width };
  }
  if (item.kind !== 'glyphs') return item.frame;
  const { xs, y, size, turn } = item;
  const first = xs[0] ?? 0;
  const length = (xs.at(-1) ?? first) + size - first;
  if (turn === null) return { x: first, y: y - size, width: length, height: size * 1.3 };
  const em = emFrame(item);
  return { x: em.x - size / 2, y: em.y - size / 2, width: em.width + size, height: em.height + size };
}

/** Says of a place in a picture's frame whether the picture's shape is clear of it, as of text that runs along its outline. */
type IsClear = (place: Frame) => boolean;

/** Of a picture whose outline is known, by the lines of it as run-around has them; no place is clear of any other. */
function clearOf({ frame, crop, turned }: Picture, image: Image | undefined): IsClear {
  if (image?.outline === undefined || turned !== undefined) return () => false;
  const shape = shapeOf(contoursShown({ ...image, outline: image.outline }, frame, crop), frame);
  return ({ x, y, width, height }) => {
    const extent = shape?.between(y, y + height) ?? null;
    return extent === null || x >= extent.to || x + width <= extent.from;
  };
}

/** What lies behind a picture, plate by plate, and whether anything stands in its frame beside its shape. */
interface Ground {
  /** Of cyan, magenta and yellow; `mixed` where that is more than one mixture, or a plate of its own is among it. */
  readonly colours: readonly [cyan: number, magenta: number, yellow: number] | 'mixed';
  readonly black: number | 'mixed';
  readonly hasBeside: boolean;
}

const BARE: Ground = { colours: [0, 0, 0], black: 0, hasBeside: false };

/** What a fill leaves of one that holds the whole frame: solid black overprints, so that what it covers is printed as well. */
function coveredBy({ ink, colour }: Extract<DisplayItem, { kind: 'fill' }>, { colours }: Ground): Ground {
  if (overprints(ink, colour)) return { colours, black: 1, hasBeside: false };
  if (ink > 0 && colour?.kind === 'spot') return { colours: 'mixed', black: 'mixed', hasBeside: false };
  const [c, m, y, black] = processInks(ink, colour);
  return { colours: [c, m, y], black, hasBeside: false };
}

/** True of what is printed on the black plate alone, over all that is there. */
function isOnBlackAlone(item: DisplayItem): boolean {
  return item.kind !== 'picture' && item.kind !== 'drawing' && overprints(item.ink, item.colour);
}

/** What lies behind a frame once an item is painted over what lay there before. */
function after(before: Ground, item: DisplayItem, frame: Frame, isClear: IsClear): Ground {
  if (item.kind === 'fill' && item.turned === undefined && holds(item.frame, frame)) return coveredBy(item, before);
  const place = placeOf(item);
  if (!overlap(place, frame)) return before;
  if (isClear(place)) return { ...before, hasBeside: true };
  return isOnBlackAlone(item)
    ? { ...before, black: 'mixed' }
    : { colours: 'mixed', black: 'mixed', hasBeside: before.hasBeside };
}

function behindOf({ colours, black }: Ground): Behind | undefined {
  if (colours === 'mixed' || black === 'mixed') return 'mixed';
  return [...colours, black].some((ink) => ink > 0) ? [...colours, black] : undefined;
}

/** A picture that says what lies behind it, where that is not paper, and whether something stands beside its shape. */
function onGround(picture: Picture, ground: Ground): Picture {
  const behind = behindOf(ground);
  const { hasBeside } = ground;
  return {
    ...picture,
    ...(behind === undefined ? {} : { behind }),
    ...(hasBeside ? { hasBeside } : {}),
  };
}

/** True of an item that lies on ink of others, at its place among a page's items. */
export function isLaidOn(items: readonly DisplayItem[], at: number): boolean {
  const item = items[at];
  if (item === undefined) return false;
  const place = placeOf(item);
  return items.slice(0, at).some((one) => !(one.kind === 'fill' && one.ink === 0) && overlap(placeOf(one), place));
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
      items.slice(0, at).reduce((before, one) => after(before, one, placeOf(item), isClear), BARE),
    );
  });
}
