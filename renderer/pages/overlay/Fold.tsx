/** 折线: the middle of a 通版, and what of it text keeps off. Never printed. */
import { foldZone } from '../../../shared/edition/spreads.ts';
import type { Sheet } from '../sheets.ts';
import type { Viewport } from '../viewport.ts';
import { boxOf, Outline } from './boxes.tsx';

/** The line is there as long as pages are laid out; `showsZone` tints what is kept clear beside it. */
export function Folds(props: {
  readonly sheets: readonly Sheet[];
  readonly view: Viewport;
  readonly showsZone: boolean;
}) {
  const { sheets, view, showsZone } = props;
  return (
    <>
      {sheets.map((sheet) => {
        const zone = foldZone(sheet.page);
        if (zone === null) return null;
        const { width, height } = sheet.page.grid.trim;
        const frame = { x: zone.left, y: 0, width: zone.right - zone.left, height };
        const middle = boxOf({ ...frame, x: width / 2, width: 0 }, sheet, view);
        return (
          <g key={sheet.page.id} className="fold" data-testid="fold">
            {showsZone && <Outline box={boxOf(frame, sheet, view)} className="" />}
            <line x1={middle.left} x2={middle.left} y1={middle.top} y2={middle.top + middle.height} />
          </g>
        );
      })}
    </>
  );
}
