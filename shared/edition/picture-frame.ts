/** The frame a picture gets that is let go on a page: of its own shape, beside the pictures that stand there. */
import { overlap } from './boxes.ts';
import { columnFor, columnsIn, gridFrame, gridRows } from './formats.ts';
import type { BlockId, PageId } from './ids.ts';
import { frameAt } from './insert.ts';
import { standingOn } from './masters.ts';
import { shownArt } from './picture-tray.ts';
import type { Block, Edition, Image, PageGrid } from './records.ts';
import type { Frame, Pt } from './units.ts';

/** What tells a picture's shape, in any unit. */
export type PictureShape = Pick<Image, 'width' | 'height'>;

/** A frame for a picture; `covers` is the picture that it lies on, where the page has no place beside it. */
export interface PictureFrame {
  readonly frame: Frame;
  readonly covers: BlockId | null;
}

/** What nobody lays a picture on: another picture, a drawing, an advert, a table, the nameplate. */
function isSolid(edition: Edition, block: Block): boolean {
  return ['advert', 'table', 'nameplate'].includes(block.kind) || shownArt(edition, block) !== null;
}

/** The height of a picture of a width, in whole rows of the grid: one at least, and no more than the page has below a line. */
function heightOf({ width, height }: PictureShape, across: Pt, top: Pt, grid: PageGrid): Pt {
  const left = Math.floor((grid.typeArea.y + gridRows(grid) * grid.leading - top) / grid.leading);
  const rows = Math.round((across * height) / width / grid.leading);
  return Math.max(1, Math.min(rows, Math.max(1, left))) * grid.leading;
}

/** A frame of a picture's own shape at a frame's place, no taller than that: it is cropped by less than half a row. */
export function shapedFrame(frame: Frame, shape: PictureShape, grid: PageGrid): Frame {
  return { ...frame, height: Math.min(frame.height, heightOf(shape, frame.width, frame.y, grid)) };
}

/**
 * The frame of a picture whose top left corner is put at a point of a page: as wide as a new picture is, in columns less where it
 * would lie on another picture, and as high as its shape asks.
 */
export function frameForPicture(
  edition: Edition,
  form: 'photo' | 'artwork',
  pageId: PageId,
  at: { readonly x: Pt; readonly y: Pt },
  shape: PictureShape,
): PictureFrame {
  const first = frameAt(edition, form, pageId, at);
  const grid = edition.pages[pageId]?.grid;
  if (grid === undefined) return { frame: first, covers: null };
  const solid = standingOn(edition, pageId).filter((block) => isSolid(edition, block));
  const most = Math.max(1, Math.round(columnsIn(grid, first)));
  const frames = Array.from({ length: most }, (_, less): Frame => {
    const span = most - less;
    const { x, width } = gridFrame(grid, columnFor(grid, at.x, span), span, 0, 1);
    return { x, y: first.y, width, height: heightOf(shape, width, first.y, grid) };
  });
  const free = frames.find((frame) => solid.every((block) => !overlap(frame, block.frame)));
  if (free !== undefined) return { frame: free, covers: null };
  const frame = frames[0] ?? first;
  return { frame, covers: solid.findLast((block) => overlap(frame, block.frame))?.id ?? null };
}
