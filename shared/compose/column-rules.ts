/** Rules between the columns of a block (栏线): as tall as the lines that stand in it. */

import { frameOnPage, type TurningPoint } from '../edition/quarter-turn.ts';
import type { Frame, Pt } from '../edition/units.ts';
import type { DisplayItem } from './display-list.ts';
import type { PlacedLine } from './thread.ts';
import { ABOVE } from './turned-glyphs.ts';

interface Column {
  readonly from: Pt;
  readonly to: Pt;
  readonly isBehindFold: boolean;
}

/** A block's columns as they lie before vertical ones are turned: from where to where, by their number. */
function columnsOf(lines: readonly PlacedLine[]): readonly Column[] {
  const columns = new Map<number, Column>();
  for (const { slot } of lines) {
    const { isBehindFold, x, width } = slot;
    const { from, to } = columns.get(slot.column) ?? { from: Infinity, to: -Infinity };
    columns.set(slot.column, { from: Math.min(from, x), to: Math.max(to, x + width), isBehindFold });
  }
  return [...columns].sort(([a], [b]) => a - b).map(([, column]) => column);
}

/** The rules, so heavy, between the columns that lines of a size stand in. Tiers of vertical lines have level ones. */
export function columnRules(
  lines: readonly PlacedLine[],
  weight: Pt,
  size: Pt,
  turn: TurningPoint | null,
): DisplayItem[] {
  const [first] = lines;
  if (first === undefined) return [];
  const { id: blockId } = first.slot.block;
  const baselines = lines.map(({ slot }) => slot.baseline);
  const y = Math.min(...baselines) - ABOVE * size;
  const height = Math.max(...baselines) + (1 - ABOVE) * size - y;
  const columns = columnsOf(lines);
  return columns.slice(1).flatMap((next, at): readonly DisplayItem[] => {
    const before = columns[at];
    // A fold parts columns better than a rule in it.
    if (before === undefined || before.isBehindFold !== next.isBehindFold) return [];
    const x = (before.to + next.from - weight) / 2;
    const level: Frame = { x, y, width: weight, height };
    return [{ kind: 'fill', blockId, frame: turn === null ? level : frameOnPage(turn, level), ink: 1 }];
  });
}
