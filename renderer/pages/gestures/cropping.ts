/** A picture moved, turned and sized within its frame, which stays. */
import { beyondFrame, ontoPicture } from '../../../shared/compose/cover-box.ts';
import type { BlockId } from '../../../shared/edition/ids.ts';
import type { Patch } from '../../../shared/edition/operations.ts';
import {
  changedCrop,
  cropOf,
  editCrops,
  type FramedBlock,
  isFramed,
  pictureIn,
} from '../../../shared/edition/picture-placing.ts';
import type { Crop, Edition, Image } from '../../../shared/edition/records.ts';
import type { Frame, Pt } from '../../../shared/edition/units.ts';
import type { Sheet } from '../sheets.ts';
import { type BoardPoint, finish, type Gesture, type Ground, type KeyStep } from './gesture.ts';
import { keptTurn } from './turning.ts';

/** The share of a frame's side that an arrow key moves a picture by at most, and how much larger one makes it. */
const KEY_MOVE = 0.05;
const KEY_SCALE = 1.05;

/** What a crop becomes as the pointer goes from one point to another. */
type Change = (crop: Crop, from: BoardPoint, to: BoardPoint) => Crop;

/** Sides of what of a picture is seen in its frame once trimmed: those of a page without its bleed. */
function aspectOf({ width, height, placed }: Image): number {
  return placed === undefined ? width / height : placed.size.width / placed.size.height;
}

/** A crop after the picture was drawn along by a distance on the page. */
function panned(frame: Frame, aspect: number, crop: Crop, dx: Pt, dy: Pt): Crop {
  const beyond = beyondFrame(frame, aspect, crop);
  const along = ontoPicture({ x: dx, y: dy }, crop);
  const moved = (share: number, by: Pt, over: Pt) => (Math.abs(over) < 0.01 ? share : share - by / over);
  return changedCrop(crop, { x: moved(crop.x, along.x, beyond.x), y: moved(crop.y, along.y, beyond.y) });
}

/** Degrees clockwise from one point to another about a middle. */
function angleAbout(middle: { readonly x: Pt; readonly y: Pt }, from: BoardPoint, to: BoardPoint): number {
  const of = (point: BoardPoint) => Math.atan2(point.y - middle.y, point.x - middle.x);
  return ((of(to) - of(from)) * 180) / Math.PI;
}

/** What the pointer does: Alt turns the picture about its frame's middle, Shift makes it larger or smaller, else it moves. */
function changeBy({ alt, shift }: BoardPoint, frame: Frame, aspect: number): { label: string; change: Change } {
  const middle = { x: frame.x + frame.width / 2, y: frame.y + frame.height / 2 };
  if (alt) {
    const change: Change = (crop, from, to) =>
      changedCrop(crop, { turn: keptTurn((crop.turn ?? 0) + angleAbout(middle, from, to), to.shift) });
    return { label: 'photo.turn', change };
  }
  if (shift) {
    const reach = (point: BoardPoint) => Math.max(1, Math.hypot(point.x - middle.x, point.y - middle.y));
    const change: Change = (crop, from, to) => changedCrop(crop, { scale: (crop.scale * reach(to)) / reach(from) });
    return { label: 'photo.crop', change };
  }
  return {
    label: 'photo.crop',
    change: (crop, from, to) => panned(frame, aspect, crop, to.x - from.x, to.y - from.y),
  };
}

/** Moves the picture under the pointer; with Alt turns it, with Shift sizes it. Its frame stays. */
export function cropping(ground: Ground, from: BoardPoint, sheet: Sheet, block: FramedBlock): Gesture {
  const { edition } = ground.session.state.get();
  const image = edition === null ? undefined : pictureIn(edition, block);
  const aspect = image === undefined ? 1 : aspectOf(image);
  const onBoard = { ...block.frame, x: block.frame.x + sheet.x };
  const { label, change } = changeBy(from, onBoard, aspect);
  let patches: readonly Patch[] | null = null;
  return {
    name: 'cropping',
    pageId: block.pageId,
    holds: (now) => now.blocks[block.id] === block && pictureIn(now, block) === image,
    move(to) {
      if (image === undefined) return this;
      const crop = change(cropOf(block, image), from, to);
      patches = [{ kind: 'put', table: 'blocks', id: block.id, record: { ...block, crop } }];
      ground.session.preview(patches);
      return this;
    },
    up: () => {
      if (patches !== null) finish(ground, label, patches);
    },
  };
}

/** What a key does to the picture that is cropped: arrows move it, with Shift they make it larger or smaller. */
export function croppedByKey(edition: Edition, id: BlockId, { kind, dx, dy }: KeyStep): Patch[] {
  const block = edition.blocks[id];
  const image = isFramed(block) ? pictureIn(edition, block) : undefined;
  if (!isFramed(block) || image === undefined) return [];
  const { frame } = block;
  return editCrops(edition, [id], (crop) => {
    if (kind === 'resize') return changedCrop(crop, { scale: crop.scale * (dx + dy > 0 ? KEY_SCALE : 1 / KEY_SCALE) });
    const step = (by: Pt, side: Pt) => Math.sign(by) * Math.min(Math.abs(by), side * KEY_MOVE);
    return panned(frame, aspectOf(image), crop, step(dx, frame.width), step(dy, frame.height));
  });
}
