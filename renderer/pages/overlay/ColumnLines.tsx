/** The lines between the columns of a table that is selected: dragging one moves it. */
import type { BlockId } from '../../../shared/edition/ids.ts';
import type { Pt } from '../../../shared/edition/units.ts';
import type { OnColumn } from '../use-gestures.ts';
import type { Box } from '../viewport.ts';

/** How wide what is taken hold of is, in CSS pixels. */
const GRIP = 7;

/** `ends` are where the columns end, in points from the table's left; `zoom` is CSS pixels a point. */
export function ColumnLines(props: {
  readonly box: Box;
  readonly block: BlockId;
  readonly ends: readonly Pt[];
  readonly zoom: number;
  readonly onColumn: OnColumn;
}) {
  const { box, block, ends, zoom, onColumn } = props;
  return (
    <>
      {ends.slice(0, -1).map((end, column) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is known by its number
          key={column}
          className="column-line"
          data-testid={`column-line-${column + 1}`}
          x={box.left + end * zoom - GRIP / 2}
          y={box.top}
          width={GRIP}
          height={box.height}
          onPointerDown={(event) => onColumn(block, column, event)}
        />
      ))}
    </>
  );
}
