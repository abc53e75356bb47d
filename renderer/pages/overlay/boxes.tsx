/** Frames of a sheet as boxes of the board, in CSS pixels, and their outlines. */
import type { Turned } from '../../../shared/edition/turned.ts';
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

/** What turns a box on the board about the point its block is turned about; undefined of what is level. */
export function turnIn(sheet: Sheet, view: Viewport, turned: Turned | undefined): string | undefined {
  if (turned === undefined) return undefined;
  const { left, top } = boxOf({ x: turned.x, y: turned.y, width: 0, height: 0 }, sheet, view);
  return `rotate(${turned.degrees} ${left} ${top})`;
}

/** The edges of a box; a box without extent is seen as a line. */
export function Outline(props: { readonly box: Box; readonly className: string; readonly turn?: string | undefined }) {
  const { box, className, turn } = props;
  return (
    <rect
      className={className}
      transform={turn}
      x={box.left}
      y={box.top}
      width={Math.max(1, box.width)}
      height={Math.max(1, box.height)}
    />
  );
}
