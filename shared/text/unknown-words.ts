/**
 * Words that no dictionary has, names of people before all, found in a run of single characters: each
 * character begins a word, is inside one, ends one or is one by itself, and the likeliest sequence of these
 * states is taken (a hidden Markov model, solved by Viterbi's algorithm). The model is jieba's.
 */
import { find, NEVER, STATES, type StateArrays } from './words-file.ts';

/** The states' numbers in the arrays, in the order of the file. */
const BEGIN = 0;
const END = 2;
const SINGLE = 3;

/** Cost of what never happens, far above that of any run of characters. */
const IMPOSSIBLE = 1e12;

function costAt(costs: Uint16Array, index: number): number {
  const cost = costs[index] ?? NEVER;
  return cost === NEVER ? IMPOSSIBLE : cost;
}

/** True for characters the model was made from: the Han of the Basic Multilingual Plane's main block. */
export function isModelled(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fd5;
}

/**
 * Cuts a run of Han characters, from one offset of a text to another, into words; gives the offset after each.
 * All of the run's characters must be {@link isModelled modelled} ones, a UTF-16 unit each.
 */
export function cutUnknown(model: StateArrays, text: string, from: number, to: number): number[] {
  const length = to - from;
  if (length <= 0) return [];
  // costs[state] is that of the best sequence that ends in the state; cameFrom remembers its last but one.
  let costs = new Float64Array(STATES);
  const cameFrom = new Uint8Array(length * STATES);
  for (let at = 0; at < length; at++) {
    const character = find(model.characters, text.charCodeAt(from + at));
    const next = new Float64Array(STATES);
    for (let state = 0; state < STATES; state++) {
      const own = character === null ? IMPOSSIBLE : costAt(model.states, character * STATES + state);
      let best = Number.POSITIVE_INFINITY;
      for (let before = 0; before < STATES; before++) {
        const step =
          at === 0 ? costAt(model.start, state) : (costs[before] ?? 0) + costAt(model.next, before * STATES + state);
        if (step >= best) continue;
        best = step;
        cameFrom[at * STATES + state] = before;
      }
      next[state] = best + own;
    }
    costs = next;
  }
  let state = (costs[END] ?? 0) <= (costs[SINGLE] ?? 0) ? END : SINGLE;
  const ends: number[] = [];
  for (let at = length - 1; at >= 0; at--) {
    if (state === END || state === SINGLE || at === length - 1) ends.push(from + at + 1);
    state = cameFrom[at * STATES + state] ?? BEGIN;
  }
  return ends.reverse();
}
