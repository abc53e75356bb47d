/** The corners of a shape, or of the line text runs along, while they are moved one by one. */
import type { Polygon } from '../../../shared/edition/polygons.ts';
import type { Sheet } from '../sheets.ts';
import type { Viewport } from '../viewport.ts';
import { boxOf } from './boxes.tsx';

/** How wide a corner's handle is, in CSS pixels. */
const SIZE = 9;

export function Corners(props: {
  readonly polygon: Polygon;
  /** The corner that keys move. */
  readonly taken: number | null;
  readonly sheet: Sheet;
  readonly view: Viewport;
  readonly turn: string | undefined;
}) {
  const { polygon, taken, sheet, view, turn } = props;
  const corners = polygon.flatMap((x, at) =>
    at % 2 === 0 ? [{ at: at / 2, ...boxOf({ x, y: polygon[at + 1] ?? 0, width: 0, height: 0 }, sheet, view) }] : [],
  );
  return (
    <g className="corners" transform={turn} data-testid="corners">
      <polygon points={corners.map(({ left, top }) => `${left},${top}`).join(' ')} />
      {corners.map(({ at, left, top }) => (
        <rect
          key={at}
          className={at === taken ? 'corner taken' : 'corner'}
          data-testid={`corner-${at}`}
          x={left - SIZE / 2}
          y={top - SIZE / 2}
          width={SIZE}
          height={SIZE}
        />
      ))}
    </g>
  );
}
