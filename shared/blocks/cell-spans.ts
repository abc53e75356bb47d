/** Merged cells of tables: those that hold, and which cell takes a place. */
import type { CellSpan } from '../text/table/sheet-table.ts';

export type { CellSpan } from '../text/table/sheet-table.ts';

type Rows = readonly (readonly string[])[];

/** Spans that lie within a table and on no other: what a hand has changed since may have left them over its edge. */
export function soundSpans(spans: readonly CellSpan[], rows: Rows): CellSpan[] {
  const count = Math.max(0, ...rows.map((row) => row.length));
  const taken = new Set<number>();
  return spans.flatMap((span) => {
    const down = Math.min(span.rows, rows.length - span.row);
    const across = Math.min(span.columns, count - span.column);
    if (down < 1 || across < 1 || (down === 1 && across === 1)) return [];
    const sound = { row: span.row, column: span.column, rows: down, columns: across };
    const places = placesOf(sound, count);
    if (places.some((place) => taken.has(place))) return [];
    for (const place of places) taken.add(place);
    return [sound];
  });
}

/** The places a span takes, its own first, where rows of `count` cells are counted through. */
function placesOf({ row, column, rows, columns }: CellSpan, count: number): number[] {
  return Array.from(
    { length: rows * columns },
    (_, at) => (row + Math.floor(at / columns)) * count + column + (at % columns),
  );
}

/** Which cells of a table are merged. */
export class Merged {
  readonly #count: number;
  readonly #own = new Map<number, CellSpan>();
  readonly #covered = new Set<number>();

  constructor(spans: readonly CellSpan[], rows: Rows) {
    this.#count = Math.max(0, ...rows.map((row) => row.length));
    for (const span of soundSpans(spans, rows)) {
      const [own, ...others] = placesOf(span, this.#count);
      if (own !== undefined) this.#own.set(own, span);
      for (const place of others) this.#covered.add(place);
    }
  }

  /** True of a cell that a merged one lies over. */
  isCovered(row: number, column: number): boolean {
    return this.#covered.has(row * this.#count + column);
  }

  /** What a cell takes; undefined of one that takes its own place alone. */
  spanOf(row: number, column: number): CellSpan | undefined {
    return this.#own.get(row * this.#count + column);
  }
}

/**
 * Spans where their rows stand once others were put in or taken out: those above what changed stay, those below move with
 * their rows, and those that something changed in are parted.
 */
export function movedSpans(spans: readonly CellSpan[], before: Rows, after: Rows): CellSpan[] {
  const by = after.length - before.length;
  if (by === 0) return [...spans];
  const isSame = (one: number, other: number) => JSON.stringify(before[one]) === JSON.stringify(after[other]);
  let above = 0;
  while (above < Math.min(before.length, after.length) && isSame(above, above)) above++;
  let below = 0;
  const most = Math.min(before.length, after.length) - above;
  while (below < most && isSame(before.length - 1 - below, after.length - 1 - below)) below++;
  return spans.flatMap((span) => {
    if (span.row + span.rows <= above) return [span];
    return span.row >= before.length - below ? [{ ...span, row: span.row + by }] : [];
  });
}
