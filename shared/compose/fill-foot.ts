/**
 * Vertical justification (栏脚撑满): the rows a column lacks to its foot are spread over its subheads and paragraphs, within
 * limits. Its lines then leave the page's baselines.
 */
import type { Pt } from '../edition/units.ts';
import type { Slot } from './slots.ts';
import type { PlacedLine } from './thread.ts';

/** The most a place is opened by, in rows: before a subhead, and before any other paragraph. */
const MOST_BEFORE = { subhead: 1, paragraph: 0.5 } as const;

/** A place between two lines of a column that may be opened: before the line at an index. */
interface Opening {
  readonly before: number;
  readonly kind: keyof typeof MOST_BEFORE;
}

/** The lines of one column, and its slots. */
interface Column {
  readonly lines: PlacedLine[];
  readonly slots: readonly Slot[];
}

function columnsOf(lines: readonly PlacedLine[], slots: readonly Slot[]): Column[] {
  const columns = new Map<number, { readonly lines: PlacedLine[]; readonly slots: Slot[] }>();
  for (const slot of slots) {
    const column = columns.get(slot.column) ?? { lines: [], slots: [] };
    columns.set(slot.column, column);
    column.slots.push(slot);
  }
  for (const line of lines) columns.get(line.slot.column)?.lines.push(line);
  return [...columns.values()];
}

/** The first slot from which on the column is as wide as at its foot and no row of it is taken. */
function clearFrom(slots: readonly Slot[]): number {
  let at = slots.length - 1;
  for (; at > 0; at--) {
    const [above, below] = [slots[at - 1], slots[at]];
    if (above === undefined || below === undefined) break;
    if (above.row !== below.row - 1 || above.width !== below.width || above.x !== below.x) break;
  }
  return Math.max(0, at);
}

/** Rows between the last line of a column and its foot. */
function freeRows({ lines, slots }: Column): number {
  const last = lines.at(-1);
  const foot = slots.at(-1);
  if (foot === undefined) return 0;
  // A column without a line has nothing to spread.
  return last === undefined ? slots.length : foot.row - last.slot.row - last.kept;
}

/** Where a column may be opened: before each paragraph that starts below what stands in the column. */
function openingsOf({ lines, slots }: Column): Opening[] {
  const clear = slots[clearFrom(slots)]?.row ?? 0;
  // Beside what is set large, lines stand as they are.
  const initial = lines.findIndex((line) => line.initial > 0);
  const under = initial < 0 ? 0 : (lines[initial]?.slot.row ?? 0) + (lines[initial]?.initial ?? 0);
  return lines.flatMap(({ source, from, slot }, before): Opening[] => {
    if (before === 0 || source === null || from !== source.text.first) return [];
    if (slot.row <= clear || slot.row < under) return [];
    return [{ before, kind: source.paragraph.type === 'subhead' ? 'subhead' : 'paragraph' }];
  });
}

/**
 * How far each place is opened, in rows, so that all of them come to a sum; null where that is more than they may. Before
 * subheads first, evenly; what those cannot take, before the other paragraphs.
 */
function spread(openings: readonly Opening[], rows: number): readonly number[] | null {
  const count = (kind: Opening['kind']) => openings.filter((one) => one.kind === kind).length;
  const [subheads, paragraphs] = [count('subhead'), count('paragraph')];
  const bySubheads = Math.min(rows, subheads * MOST_BEFORE.subhead);
  const rest = rows - bySubheads;
  if (rest > paragraphs * MOST_BEFORE.paragraph) return null;
  return openings.map(({ kind }) => (kind === 'subhead' ? bySubheads / subheads : rest / paragraphs));
}

/** A column's lines, each as far below its slot as the openings above it come to; null where they cannot fill it. */
function filled(column: Column): readonly PlacedLine[] | null {
  const rows = freeRows(column);
  if (rows <= 0) return column.lines;
  const openings = openingsOf(column);
  const opened = spread(openings, rows);
  if (opened === null) return null;
  const leading: Pt = column.slots[0]?.leading ?? 0;
  let at = 0;
  let drop = 0;
  return column.lines.map((line, index) => {
    while (at < openings.length && (openings[at]?.before ?? 0) <= index) {
      drop += (opened[at] ?? 0) * leading;
      at++;
    }
    return drop === 0 ? line : { ...line, drop: line.drop + drop };
  });
}

/**
 * The lines of a block, spread so that each of its columns ends at its foot; null where one of the columns has more rows left
 * over than its paragraphs may take up: columns that end level, but short, look better than one that does not. `slots` are the
 * block's own.
 */
export function fillFoot(lines: readonly PlacedLine[], slots: readonly Slot[]): readonly PlacedLine[] | null {
  const columns = columnsOf(lines, slots).map(filled);
  return columns.includes(null) ? null : columns.flatMap((column) => column ?? []);
}
