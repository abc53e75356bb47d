/** Where pictures and pages lie in their frames: as large as their fit says, moved, turned and mirrored, never stretched. */
import type { PlacedPage } from '../edition/placed-page.ts';
import { type Crop, wholePicture } from '../edition/record-fields.ts';
import { turnOf } from '../edition/turned.ts';
import type { Frame, Pt } from '../edition/units.ts';

/** A distance or a point, y down. */
export interface Along {
  readonly x: Pt;
  readonly y: Pt;
}

/** True of a picture that lies as it stands in its file. */
export function isUpright({ turn = 0, flipped }: Pick<Crop, 'turn' | 'flipped'>): boolean {
  return turn === 0 && flipped !== true;
}

/** A distance along a picture's own sides as a distance on the page: mirrored first, then turned clockwise. */
export function ontoPage({ x, y }: Along, { turn = 0, flipped }: Pick<Crop, 'turn' | 'flipped'>): Along {
  const { cos, sin } = turnOf(turn);
  const across = flipped === true ? -x : x;
  return { x: across * cos - y * sin, y: across * sin + y * cos };
}

/** A distance on the page along a picture's own sides: what {@link ontoPage} does taken back. */
export function ontoPicture({ x, y }: Along, { turn = 0, flipped }: Pick<Crop, 'turn' | 'flipped'>): Along {
  const { cos, sin } = turnOf(turn);
  const across = x * cos + y * sin;
  return { x: flipped === true ? -across : across, y: y * cos - x * sin };
}

/** The sides of the upright box that holds one that is turned. */
function turnedSides(
  { width, height }: Pick<Frame, 'width' | 'height'>,
  turn: number,
): Pick<Frame, 'width' | 'height'> {
  const { cos, sin } = turnOf(turn);
  const [c, s] = [Math.abs(cos), Math.abs(sin)];
  return { width: width * c + height * s, height: width * s + height * c };
}

/** How much of a picture reaches beyond its frame along its own sides; negative where the frame is larger. */
export function beyondFrame(frame: Frame, aspect: number, crop: Crop): Along {
  const box = coverBox(frame, aspect, crop);
  const room = turnedSides(frame, crop.turn ?? 0);
  return { x: box.width - room.width, y: box.height - room.height };
}

/** The width of a picture as its fit and scale have it in a frame. */
function widthIn(frame: Frame, aspect: number, { fit, scale, turn = 0 }: Crop): Pt {
  if (fit === 'whole') {
    // Turned, it takes so much for each point of its width.
    const taken = turnedSides({ width: 1, height: 1 / aspect }, turn);
    return Math.min(frame.width / taken.width, frame.height / taken.height) * scale;
  }
  const room = turnedSides(frame, turn);
  return Math.max(room.width, room.height * aspect) * scale;
}

/**
 * The box of a picture of an aspect (width to height) in a frame, as its crop says, before it is mirrored and turned about
 * the box's middle.
 */
export function coverBox(frame: Frame, aspect: number, crop: Crop = wholePicture): Frame {
  if (crop.fit === undefined && isUpright(crop)) {
    const wide = frame.width / frame.height < aspect;
    const width = (wide ? frame.height * aspect : frame.width) * crop.scale;
    const height = (wide ? frame.height : frame.width / aspect) * crop.scale;
    return {
      x: frame.x - (width - frame.width) * crop.x,
      y: frame.y - (height - frame.height) * crop.y,
      width,
      height,
    };
  }
  const width = widthIn(frame, aspect, crop);
  const height = width / aspect;
  const room = turnedSides(frame, crop.turn ?? 0);
  const moved = ontoPage(
    { x: (room.width - width) * (crop.x - 0.5), y: (room.height - height) * (crop.y - 0.5) },
    crop,
  );
  return {
    x: frame.x + (frame.width - width) / 2 + moved.x,
    y: frame.y + (frame.height - height) / 2 + moved.y,
    width,
    height,
  };
}

/** A picture of the display list, as far as it says where it lies. */
interface Lying {
  readonly box?: Frame;
  readonly frame: Frame;
  readonly crop: Crop;
}

/** Where a picture lies that its frame shows some of, before it is mirrored and turned: where it was put, or as its crop says. */
export function boxOf({ box, frame, crop }: Lying, aspect: number): Frame {
  return box ?? coverBox(frame, aspect, crop);
}

/** The upright rectangle that a box takes once it is turned about its middle. */
export function turnedBounds(box: Frame, { turn = 0 }: Pick<Crop, 'turn'>): Frame {
  const sides = turnedSides(box, turn);
  return { x: box.x + (box.width - sides.width) / 2, y: box.y + (box.height - sides.height) / 2, ...sides };
}

/** A part of a picture, in shares of its sides from its top left corner. */
export interface PicturePart {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The least part of a picture, as it stands in its file, that holds all its frame shows of it. */
export function shownPart(picture: Lying, aspect: number): PicturePart {
  const { frame, crop } = picture;
  const box = boxOf(picture, aspect);
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const corners = [0, 1].flatMap((right) =>
    [0, 1].map((foot) => {
      const corner = { x: frame.x + frame.width * right - middle.x, y: frame.y + frame.height * foot - middle.y };
      const { x, y } = ontoPicture(corner, crop);
      return { x: x / box.width + 0.5, y: y / box.height + 0.5 };
    }),
  );
  const within = (value: number) => Math.max(0, Math.min(1, value));
  const [left, top] = [within(Math.min(...corners.map(({ x }) => x))), within(Math.min(...corners.map(({ y }) => y)))];
  const [right, foot] = [
    within(Math.max(...corners.map(({ x }) => x))),
    within(Math.max(...corners.map(({ y }) => y))),
  ];
  return { x: left, y: top, width: right - left, height: foot - top };
}

/** What of a frame lies on a sheet. */
export function onSheet(frame: Frame, sheet: { readonly width: Pt; readonly height: Pt }): Frame {
  const [x, y] = [Math.max(0, frame.x), Math.max(0, frame.y)];
  return {
    x,
    y,
    width: Math.min(sheet.width, frame.x + frame.width) - x,
    height: Math.min(sheet.height, frame.y + frame.height) - y,
  };
}

/**
 * Where a page lies that is placed in a frame: trimmed, it is whole in what of the frame is on the sheet, in the middle
 * and never stretched, or lies there as its crop says; what it has beyond its trim is seen where the frame goes beyond the
 * sheet. The box is before it is mirrored and turned.
 */
export function pageBox(
  frame: Frame,
  sheet: { readonly width: Pt; readonly height: Pt },
  { size, bleed }: Pick<PlacedPage, 'size' | 'bleed'>,
  crop?: Crop,
): Frame {
  const place = onSheet(frame, sheet);
  const [left, top, right, foot] = bleed;
  if (crop === undefined) {
    const scale = Math.max(0, Math.min(place.width / size.width, place.height / size.height));
    return {
      x: place.x + (place.width - size.width * scale) / 2 - left * scale,
      y: place.y + (place.height - size.height * scale) / 2 - top * scale,
      width: (size.width + left + right) * scale,
      height: (size.height + top + foot) * scale,
    };
  }
  const trimmed = coverBox(
    { ...place, width: Math.max(0, place.width), height: Math.max(0, place.height) },
    size.width / size.height,
    crop,
  );
  const scale = trimmed.width / size.width;
  const [width, height] = [(size.width + left + right) * scale, (size.height + top + foot) * scale];
  // The middle of all of it lies beside the middle of what is trimmed where it has more beyond one side than the other.
  const beside = ontoPage({ x: ((right - left) * scale) / 2, y: ((foot - top) * scale) / 2 }, crop);
  return {
    x: trimmed.x + trimmed.width / 2 + beside.x - width / 2,
    y: trimmed.y + trimmed.height / 2 + beside.y - height / 2,
    width,
    height,
  };
}
