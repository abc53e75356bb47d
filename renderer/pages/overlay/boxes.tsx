/** Frames of a sheet as boxes of the board, in CSS pixels, and their outlines. */
import type { Frame } from '../../../shared/edition/units.ts';
import type { Sheet } from '../sheets.ts';
import type { Box, Viewport } from '../viewport.ts';

/** Blocks outlined one by one; more are outlined together. */
export const MOST_OUTLINED = 300;

/** Where a frame of a sheet lies on the board. */
export function boxOf(frame: Frame, sheet: Sheet, view: Viewport): Box {
  return {
    left: view.x + (sheet.x + frame.x) * view.zoom,
    top: view.y + frame.y * view.zoom,
    width: frame.width * view.zoom,
    height: frame.height * view.zoom,
  };
}

/** The edges of a box; a box without extent is seen as a line. */
export function Outline({ box, className }: { readonly box: Box; readonly className: string }) {
  return (
    <rect
      className={className}
      x={box.left}
      y={box.top}
      width={Math.max(1, box.width)}
      height={Math.max(1, box.height)}
    />
  );
}
