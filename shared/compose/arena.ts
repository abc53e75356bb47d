/**
 * Storage for prepared texts. A long story has thousands of short paragraphs: arrays of their own
 * for each would cost more than what they hold, so paragraphs share large arrays and know where in
 * them they stand. An arena is freed with the last of its paragraphs.
 */

/** Parallel arrays, one entry a cluster; the sums have one more a paragraph. */
export interface Arena {
  readonly capacity: number;
  /** UTF-16 offset of the cluster in its text. */
  readonly start: Int32Array;
  readonly cls: Uint8Array;
  /** Bits of {@link Trait}. */
  readonly traits: Uint16Array;
  readonly glyph: Uint16Array;
  /** Place among the prepared text's `faces`. */
  readonly face: Uint8Array;
  /** What a line that ends with the cluster is narrower by, in em. */
  readonly endLoss: Float32Array;
  /** What a line costs that ends after the cluster, in {@link BREAK_COST}, where one may. */
  readonly breakCost: Uint8Array;
  /** Sums of all clusters of the text before one: widths and what pressing can take, in em; gaps, open places. */
  readonly widthSum: Float64Array;
  readonly pressSum: Float64Array;
  readonly gapSum: Int32Array;
  readonly openSum: Int32Array;
}

const CHUNK = 1 << 15;

function create(capacity: number): Arena {
  return {
    capacity,
    start: new Int32Array(capacity),
    cls: new Uint8Array(capacity),
    traits: new Uint16Array(capacity),
    glyph: new Uint16Array(capacity),
    face: new Uint8Array(capacity),
    endLoss: new Float32Array(capacity),
    widthSum: new Float64Array(capacity),
    breakCost: new Uint8Array(capacity),
    pressSum: new Float64Array(capacity),
    gapSum: new Int32Array(capacity),
    openSum: new Int32Array(capacity),
  };
}

let current = create(CHUNK);
let used = 0;

/** Room for so many entries at the end of the arena in use; nothing is taken until {@link commit}. */
export function reserve(entries: number): { readonly arena: Arena; readonly first: number } {
  if (entries > CHUNK / 4) return { arena: create(entries), first: 0 };
  if (used + entries > current.capacity) {
    current = create(CHUNK);
    used = 0;
  }
  return { arena: current, first: used };
}

/** Takes what was reserved, up to an entry. */
export function commit(arena: Arena, end: number): void {
  if (arena === current) used = end;
}
