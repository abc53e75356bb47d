/** The room a chart takes where a table of a few rows stood: copy gives way to it, pictures and headlines do not. */
import { blockModule, type TableBlock } from '../../shared/blocks/kinds.ts';
import { overlap } from '../../shared/edition/boxes.ts';
import { gridRows } from '../../shared/edition/formats.ts';
import { standingOn } from '../../shared/edition/masters.ts';
import type { Edition } from '../../shared/edition/records.ts';
import type { Frame } from '../../shared/edition/units.ts';

/** Rows that title, unit, bars and names are seen in. */
const LEAST_ROWS = 12;

/** The table's frame, as high as a chart needs or the page has room for down to the next block that is no copy. */
export function chartFrame(edition: Edition, { id, pageId, frame }: TableBlock): Frame {
  const grid = edition.pages[pageId]?.grid;
  if (grid === undefined || frame.height >= LEAST_ROWS * grid.leading) return frame;
  const end = Math.min(
    grid.typeArea.y + gridRows(grid) * grid.leading,
    Math.max(frame.y + frame.height, frame.y + LEAST_ROWS * grid.leading),
  );
  const wanted = { ...frame, height: end - frame.y };
  const below = standingOn(edition, pageId)
    .filter((other) => other.id !== id && blockModule(other.kind).runaround === 'round')
    .filter((other) => other.frame.y >= frame.y + frame.height - 0.5 && overlap(wanted, other.frame))
    .map((other) => other.frame.y);
  return { ...frame, height: Math.max(frame.height, Math.min(end, ...below) - frame.y) };
}
