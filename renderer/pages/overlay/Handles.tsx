/** The eight handles of a block, each of which moves the edges it lies on, and the one that turns it. */
import type { Handle } from '../../../shared/edition/frames.ts';
import type { BlockId } from '../../../shared/edition/ids.ts';
import type { OnHandle } from '../use-gestures.ts';
import type { Box } from '../viewport.ts';

const handles: readonly Handle[] = [
  { x: -1, y: -1 },
  { x: 0, y: -1 },
  { x: 1, y: -1 },
  { x: -1, y: 0 },
  { x: 1, y: 0 },
  { x: -1, y: 1 },
  { x: 0, y: 1 },
  { x: 1, y: 1 },
];

/** How wide and high a handle is, in CSS pixels. */
const SIZE = 8;

/** How far beyond the top right corner the handle lies that turns a block, and how large it is, in CSS pixels. */
const TURN_AWAY = 16;
const TURN_RADIUS = 5;

/** A name for a handle that cursors and tests know: `nw`, `e` … */
function compass({ x, y }: Handle): string {
  return `${y < 0 ? 'n' : y > 0 ? 's' : ''}${x < 0 ? 'w' : x > 0 ? 'e' : ''}`;
}

export function Handles(props: {
  readonly box: Box;
  readonly block: BlockId;
  readonly turn: string | undefined;
  readonly onHandle: OnHandle;
}) {
  const { box, block, turn, onHandle } = props;
  return (
    <g transform={turn}>
      {handles.map((handle) => (
        <rect
          key={compass(handle)}
          className={`handle ${compass(handle)}`}
          data-testid={`handle-${compass(handle)}`}
          x={box.left + ((handle.x + 1) / 2) * box.width - SIZE / 2}
          y={box.top + ((handle.y + 1) / 2) * box.height - SIZE / 2}
          width={SIZE}
          height={SIZE}
          onPointerDown={(event) => onHandle(block, handle, event)}
        />
      ))}
      <circle
        className="handle turn"
        data-testid="handle-turn"
        cx={box.left + box.width + TURN_AWAY}
        cy={box.top - TURN_AWAY}
        r={TURN_RADIUS}
        onPointerDown={(event) => onHandle(block, 'turn', event)}
      />
    </g>
  );
}
