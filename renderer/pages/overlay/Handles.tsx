/** The eight handles of a block, each of which moves the edges it lies on. */
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

/** A name for a handle that cursors and tests know: `nw`, `e` … */
function compass({ x, y }: Handle): string {
  return `${y < 0 ? 'n' : y > 0 ? 's' : ''}${x < 0 ? 'w' : x > 0 ? 'e' : ''}`;
}

export function Handles(props: { readonly box: Box; readonly block: BlockId; readonly onHandle: OnHandle }) {
  const { box, block, onHandle } = props;
  return (
    <>
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
    </>
  );
}
