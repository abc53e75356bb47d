/**
 * The lines between the columns of a table that is selected: dragging one moves it, and so do the arrow keys while it has the
 * focus (WAI-ARIA 1.2, `separator`, which `<hr>` is).
 */
import type { BlockId } from '../../../shared/edition/ids.ts';
import { mm, type Pt } from '../../../shared/edition/units.ts';
import { useWords } from '../../i18n/strings.ts';
import type { OnColumn } from '../use-gestures.ts';
import type { Box } from '../viewport.ts';

/** How wide what is taken hold of is, in CSS pixels. */
const GRIP = 7;

/** How far an arrow key moves a line, and with Shift. */
const FINE: Pt = mm(0.5);
const COARSE: Pt = mm(2);

/** `ends` are where the columns end, in points from the table's left; `zoom` is CSS pixels a point. */
export function ColumnLines(props: {
  readonly box: Box;
  readonly block: BlockId;
  readonly ends: readonly Pt[];
  readonly zoom: number;
  readonly onColumn: OnColumn;
  /** Moves a line by so many points. */
  readonly onStep: (column: number, by: Pt) => void;
  readonly onLeave: () => void;
}) {
  const { box, block, ends, zoom, onColumn, onStep, onLeave } = props;
  const words = useWords();
  const width = ends.at(-1) ?? 0;
  return [...ends.slice(0, -1).entries()].map(([column, end]) => (
    <hr
      key={column}
      className="column-line"
      aria-orientation="vertical"
      aria-label={words('tableEdge', { number: column + 1 })}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round((end / Math.max(1, width)) * 100)}
      data-testid={`column-line-${column + 1}`}
      tabIndex={0}
      style={{ left: box.left + end * zoom - GRIP / 2, top: box.top, width: GRIP, height: box.height }}
      onPointerDown={(event) => {
        // The other buttons act on the table under the line.
        if (event.button !== 0) return;
        onColumn(block, column, event);
        event.currentTarget.focus({ preventScroll: true });
      }}
      onKeyDown={(event) => {
        const far = event.shiftKey ? COARSE : FINE;
        if (event.key === 'ArrowLeft') onStep(column, -far);
        else if (event.key === 'ArrowRight') onStep(column, far);
        else if (event.key === 'Escape') onLeave();
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    />
  ));
}
