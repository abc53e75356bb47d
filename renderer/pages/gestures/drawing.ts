/** A frame drawn on a page for a new block; a click gives it the size its kind begins with. */
import type { BlockForm } from '../../../shared/blocks/kinds.ts';
import { resized, type SnapPlaces, snapMove, snapResize } from '../../../shared/edition/frames.ts';
import { frameAt } from '../../../shared/edition/insert.ts';
import type { Edition } from '../../../shared/edition/records.ts';
import type { Frame } from '../../../shared/edition/units.ts';
import { isUnwritten } from '../../state/shown-texts.ts';
import type { Sheet } from '../sheets.ts';
import { type BoardPoint, type Gesture, type GestureName, type Ground, isClick } from './gesture.ts';
import { tellGutter } from './gutter.ts';
import { placesOn, reachOf } from './snapping.ts';

/** The frame between two points of a sheet, its edges brought to the grid. */
function frameBetween(sheet: Sheet, from: BoardPoint, to: BoardPoint, places: SnapPlaces) {
  const reach = { x: reachOf(to), y: reachOf(to) };
  const start = snapMove({ x: from.x - sheet.x, y: from.y, width: 0, height: 0 }, places, reach).frame;
  const frame = resized({ ...start, width: 0, height: 0 }, { x: 1, y: 1 }, to.x - sheet.x - start.x, to.y - start.y);
  const handle = { x: to.x - sheet.x < start.x ? -1 : 1, y: to.y < start.y ? -1 : 1 } as const;
  return snapResize(frame, handle, places, reach);
}

/** What drawing a frame is for. */
interface DrawnFor {
  readonly name: GestureName;
  readonly form: BlockForm;
  holds(edition: Edition): boolean;
  /** Makes the block, as one step of undo. */
  make(edition: Edition, frame: Frame): void;
}

/** Draws a frame, then makes what it is for. */
export function drawingFrame(ground: Ground, from: BoardPoint, sheet: Sheet, drawn: DrawnFor): Gesture {
  const places = placesOn(ground, sheet, new Set());
  return {
    name: drawn.name,
    pageId: sheet.page.id,
    holds: drawn.holds,
    move(to) {
      if (isClick(from, to)) return this;
      const { frame, guides } = frameBetween(sheet, from, to, places);
      ground.sketch({ sheet, frames: [frame], guides, kind: 'draw' });
      return this;
    },
    up: (at) => {
      const { edition } = ground.session.state.get();
      if (edition === null) return;
      const frame = isClick(from, at)
        ? frameAt(edition, drawn.form, sheet.page.id, { x: from.x - sheet.x, y: from.y })
        : frameBetween(sheet, from, at, places).frame;
      ground.selection.takeUpSelecting();
      drawn.make(edition, frame);
      tellGutter(ground, sheet, [drawn.form], frame);
    },
  };
}

/** Draws a block of a form. */
export function drawing(ground: Ground, from: BoardPoint, sheet: Sheet, form: BlockForm): Gesture {
  return drawingFrame(ground, from, sheet, {
    name: 'drawing',
    form,
    holds: () => true,
    make: (_, frame) => {
      const id = ground.desk.inserting.insert(form, { pageId: sheet.page.id, frame });
      const { edition } = ground.session.state.get();
      const made = id === null ? undefined : edition?.blocks[id];
      // A place for words is drawn to write in it: letters are words there, and no tools, until Escape.
      if (edition !== null && made !== undefined && isUnwritten(edition, made)) ground.desk.choosing.editContent();
    },
  });
}
