/** Merged cells of tables, and those that stand by themselves: those that hold, and which cell takes a place. */
import type { CellAlign, CellSpan } from '../text/table/sheet-table.ts';

export type { CellAlign, CellSpan } from '../text/table/sheet-table.ts';

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

/** Rows that stand as they did, above what changed and below it, which are `by` further down now. */
function unchangedRows(before: Rows, after: Rows) {
  const by = after.length - before.length;
  const isSame = (one: number, other: number) => JSON.stringify(before[one]) === JSON.stringify(after[other]);
  let above = 0;
  while (above < Math.min(before.length, after.length) && isSame(above, above)) above++;
  let below = 0;
  const most = Math.min(before.length, after.length) - above;
  while (below < most && isSame(before.length - 1 - below, after.length - 1 - below)) below++;
  return { above, from: before.length - below, by };
}

/** What lies in rows where they stand once others were put in or taken out; what something changed in goes. */
function moved<Place extends { readonly row: number; readonly rows?: number }>(
  places: readonly Place[],
  before: Rows,
  after: Rows,
): Place[] {
  if (before.length === after.length) return [...places];
  const { above, from, by } = unchangedRows(before, after);
  return places.flatMap((place) => {
    if (place.row + (place.rows ?? 1) <= above) return [place];
    return place.row >= from ? [{ ...place, row: place.row + by }] : [];
  });
}

/**
 * Spans where their rows stand once others were put in or taken out: those above what changed stay, those below move with
 * their rows, and those that something changed in are parted.
 */
export function movedSpans(spans: readonly CellSpan[], before: Rows, after: Rows): CellSpan[] {
  return moved(spans, before, after);
}

/** Cells that stand by themselves, where they are once rows were put in or taken out; in rows that changed they stand as their columns. */
export function movedAligns(aligns: readonly CellAlign[], before: Rows, after: Rows): CellAlign[] {
  return moved(aligns, before, after);
}

/** How a cell stands by itself; undefined of one that stands as its column does. */
export function ownAligns(
  aligns: readonly CellAlign[] = [],
): (row: number, column: number) => CellAlign['align'] | undefined {
  if (aligns.length === 0) return () => undefined;
  const known = new Map(aligns.map(({ row, column, align }) => [`${row} ${column}`, align]));
  return (row, column) => known.get(`${row} ${column}`);
}
