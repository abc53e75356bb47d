/**
 * The file of Chinese words (`assets/words/words.bin`, made by `build/compile-words.mjs`): arrays behind a
 * header, so that opening it is making views of them. Numbers are little-endian; `u32` and `u16` as named.
 *
 *     header      8 × u32             magic, version, nodes, edges, total, characters, 0, 0
 *     starts      (nodes + 1) × u32   where each node's edges begin; node 0 has none
 *     edges       edges × u32         the node an edge leads to, and the level of the word that ends with it
 *     labels      edges × u16         the edges' code units, in order within a node
 *     characters  characters × u16    code units with states of their own, in order
 *     start       4 × u16             costs of the four states at the start of a run
 *     next        16 × u16            costs of the step from each state to each
 *     states      4 × characters × u16
 *
 * `shared/text/word-list.ts` reads the first half, `shared/text/unknown-words.ts` the second.
 */
import { ArrayViews, joinedArrays } from './array-file.ts';

/** 'DYW1' as a little-endian number: on a machine of the other order it is not found. */
const MAGIC = 0x31575944;
const VERSION = 1;
const HEADER = 8;
/** States of a character: it begins a word, is inside it, ends it, or is one by itself. */
export const STATES = 4;

/** Words with their levels: a minimal automaton (DAFSA) whose edges carry a UTF-16 code unit each. */
export interface WordArrays {
  /** Level of the frequencies of all words together. */
  readonly total: number;
  readonly starts: Uint32Array;
  readonly edges: Uint32Array;
  readonly labels: Uint16Array;
}

/** What is known of words that no dictionary has: costs in thousandths of a nat, {@link NEVER} for never. */
export interface StateArrays {
  readonly characters: Uint16Array;
  readonly start: Uint16Array;
  readonly next: Uint16Array;
  readonly states: Uint16Array;
}

/** Cost of what does not happen. */
export const NEVER = 0xffff;

/** The file's bytes. */
export function writeWordsFile(words: WordArrays, known: StateArrays): Uint8Array {
  const nodes = words.starts.length - 1;
  const header = new Uint32Array(HEADER);
  header.set([MAGIC, VERSION, nodes, words.edges.length, words.total, known.characters.length]);
  const parts = [header, words.starts, words.edges, words.labels];
  const arrays = [...parts, known.characters, known.start, known.next, known.states];
  return joinedArrays(arrays);
}

/** The arrays of a file, as views of its bytes, which must stay as they are. Throws when it is not one. */
export function readWordsFile(file: Uint8Array): WordArrays & StateArrays {
  const views = new ArrayViews(file);
  if (views.length < HEADER * 4) throw new Error('not a file of words: too short');
  const [magic, version, nodes = 0, edges = 0, total = 0, characters = 0] = views.take32(HEADER);
  if (magic !== MAGIC || version !== VERSION) throw new Error('not a file of words this version reads');
  const units = edges + characters + STATES + STATES * STATES + STATES * characters;
  if (views.length !== (HEADER + nodes + 1 + edges) * 4 + units * 2) throw new Error('not a whole file of words');
  const starts = views.take32(nodes + 1);
  const isOrdered = starts.every((start, node) => start <= edges && start >= (starts[node - 1] ?? 0));
  if (!isOrdered || starts.at(-1) !== edges) throw new Error('a damaged file of words');
  return {
    total,
    starts,
    edges: views.take32(edges),
    labels: views.take16(edges),
    characters: views.take16(characters),
    start: views.take16(STATES),
    next: views.take16(STATES * STATES),
    states: views.take16(STATES * characters),
  };
}

/** Where a value stands in an ordered stretch of an array; null where it does not. */
export function find(values: Uint16Array, value: number, from = 0, to = values.length): number | null {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const found = values[middle] ?? 0;
    if (found === value) return middle;
    if (found < value) low = middle + 1;
    else high = middle;
  }
  return null;
}
