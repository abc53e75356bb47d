/** How wide a table's columns are: as their table says or their cells need, and never so narrow that a figure is divided. */
import type { Pt } from '../edition/units.ts';

/** What the cells of a column need; points at the table's size. */
export interface ColumnNeed {
  /** Of its widest piece that is not divided: a figure, a word. */
  readonly least: Pt;
  /** Of its widest cell on one line. */
  readonly natural: Pt;
}

export interface ColumnWidths {
  readonly widths: readonly Pt[];
  /** What the table's size is multiplied with; below 1 where even the narrowest columns are too wide for the frame. */
  readonly scale: number;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** Widths wanted, each brought to its least; what that takes comes from those that have more than theirs, in proportion. */
function atLeast(wanted: readonly Pt[], least: readonly Pt[], room: Pt): Pt[] {
  const lacking = sum(wanted.map((width, at) => Math.max(0, (least[at] ?? 0) - width)));
  if (lacking === 0) return [...wanted];
  const spare = wanted.map((width, at) => Math.max(0, width - (least[at] ?? 0)));
  const all = sum(spare);
  const widths = wanted.map((width, at) => {
    const own = spare[at] ?? 0;
    return own === 0 ? Math.max(width, least[at] ?? 0) : width - (own / all) * Math.min(lacking, all);
  });
  // What rounding leaves goes to the last column, so that rules meet the frame's edge.
  const left = room - sum(widths);
  return widths.map((width, at) => (at === widths.length - 1 ? width + left : width));
}

/**
 * Widths of columns that fill a room. `shares` are as the table says, in any unit; empty, cells say: all on one line where
 * there is room, else by how much each column has to say.
 */
export function columnWidths(needs: readonly ColumnNeed[], shares: readonly number[], room: Pt): ColumnWidths {
  const least = needs.map((need) => need.least);
  const narrowest = sum(least);
  if (needs.length === 0 || room <= 0) return { widths: [], scale: 1 };
  if (narrowest > room) {
    const scale = room / narrowest;
    return { widths: least.map((width) => width * scale), scale };
  }
  const natural = needs.map((need) => need.natural);
  const known = needs.map((_, at) => shares[at] ?? 0);
  if (shares.length > 0 && sum(known) > 0) {
    // A column the table says nothing of, as one that was added, is as wide as the others are on average.
    const usual = sum(known) / known.filter((share) => share > 0).length;
    const all = known.map((share) => (share > 0 ? share : usual));
    const wanted = all.map((share) => (share / sum(all)) * room);
    return { widths: atLeast(wanted, least, room), scale: 1 };
  }
  const whole = sum(natural);
  if (whole <= room) {
    const slack = (room - whole) / needs.length;
    return { widths: natural.map((width) => width + slack), scale: 1 };
  }
  const share = (room - narrowest) / (whole - narrowest);
  return { widths: needs.map((need) => need.least + (need.natural - need.least) * share), scale: 1 };
}
