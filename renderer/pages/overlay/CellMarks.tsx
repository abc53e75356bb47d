/** The cells selected of a table, over the page. */

import type { TableBlock } from '../../../shared/blocks/kinds.ts';
import { type CellRange, rangeSpan } from '../../../shared/blocks/table-cells.ts';
import type { BlockFit } from '../../../shared/compose/display-list.ts';
import type { Box } from '../viewport.ts';

/** `fit` says where the table's columns and rows end; `zoom` is CSS pixels a point. Cells that find no room are not marked. */
export function CellMarks(props: {
  readonly box: Box;
  readonly table: TableBlock;
  readonly range: CellRange;
  readonly fit: BlockFit | undefined;
  readonly zoom: number;
}) {
  const { box, table, range, fit, zoom } = props;
  const { columns = [], rows = [] } = fit ?? {};
  const span = rangeSpan(table, range);
  const [left, top] = [columns[span.column - 1] ?? 0, rows[span.row - 1] ?? 0];
  const right = columns[span.column + span.columns - 1];
  const foot = rows[span.row + span.rows - 1] ?? rows.at(-1);
  if (right === undefined || foot === undefined || foot <= top) return null;
  return (
    <rect
      className="cells"
      data-testid="cells"
      x={box.left + left * zoom}
      y={box.top + top * zoom}
      width={(right - left) * zoom}
      height={(foot - top) * zoom}
    />
  );
}
