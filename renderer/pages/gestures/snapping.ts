/** How edges under a pointer are brought to the grid and to other blocks. */
import { type SnapPlaces, snapPlaces } from '../../../shared/edition/frames.ts';
import type { BlockId } from '../../../shared/edition/ids.ts';
import { standingOn } from '../../../shared/edition/masters.ts';
import type { Patch } from '../../../shared/edition/operations.ts';
import type { Edition } from '../../../shared/edition/records.ts';
import { placeTaken, turnedOf } from '../../../shared/edition/turned.ts';
import type { Frame, Pt } from '../../../shared/edition/units.ts';
import type { Sheet } from '../sheets.ts';
import type { BoardPoint, Ground, SketchedFrame } from './gesture.ts';

/** How near an edge must come to snap, in CSS pixels: as far as the eye takes two lines for one. */
const REACH = 7;

/** How near an edge must come, in points; with Alt held nothing snaps. */
export function reachOf(point: BoardPoint): Pt {
  return point.alt ? 0 : REACH * point.pixel;
}

/** The places edges snap to on a sheet: its grid, and the blocks that do not move themselves. */
export function placesOn(ground: Ground, sheet: Sheet, moving: ReadonlySet<BlockId>): SnapPlaces {
  const { edition } = ground.session.state.get();
  const others = edition === null ? [] : standingOn(edition, sheet.page.id);
  return snapPlaces(sheet.page.grid, others.filter((block) => !moving.has(block.id)).map(placeTaken));
}

/** The frames that patches give blocks of an edition, as they come to lie. */
export function framesIn(patches: readonly Patch[], edition: Edition): SketchedFrame[] {
  return patches.flatMap((patch) => {
    const turn = 'id' in patch ? edition.blocks[patch.id]?.turn : undefined;
    return framesOf(patch).map((frame) => ({
      ...frame,
      turned: turnedOf({ frame, ...(turn === undefined ? {} : { turn }) }),
    }));
  });
}

function framesOf(patch: Patch): Frame[] {
  const value = patch.kind === 'set' && patch.path[0] === 'frame' ? patch.value : null;
  const record = patch.kind === 'put' && patch.table === 'blocks' ? patch.record : null;
  if (isFrame(value)) return [value];
  return typeof record === 'object' && record !== null && 'frame' in record && isFrame(record.frame)
    ? [record.frame]
    : [];
}

function isFrame(value: unknown): value is Frame {
  return typeof value === 'object' && value !== null && 'x' in value && 'width' in value;
}
