/** A model of Chinese by words: how likely a word is, after the one before it, and after the two before it. */
import {
  IS_CONTEXT,
  MOST_FOLLOWERS,
  type ModelArrays,
  PAIR_UNITS,
  STEP_SHIFT,
  TRIPLE_UNITS,
  WORD_UNITS,
} from './model-file.ts';
import { placeOf } from './ordered-numbers.ts';

/** A word by its number; 0 is none: the start of a clause, and whatever the model does not know. */
export type WordNumber = number;

/** Words from this number on are too rare to be what was meant where a character is lost. */
const RARE = 40_000;

/** Pairs whose places are kept, a power of two: each change at a place asks for the same ones around it. */
const ASKED = 0x10000;
/** Makes one number of a pair, and spreads pairs over what is kept. */
const FIRST = 0x10000;
const SPREAD = 0x9e3779b1;
const NO_PAIR = -1;

/** Of a character that no word has, in nats. */
const MOST_RARE = 16;

export class LanguageModel {
  readonly #of: ModelArrays;
  /** The nodes that single code units lead to from the root. */
  readonly #first = new Uint32Array(0x10000);
  readonly #asked = new Float64Array(ASKED).fill(NO_PAIR);
  readonly #answers = new Int32Array(ASKED);
  /** Of each node the one that it hangs on. */
  readonly #parents: Uint32Array;
  #rarities: Float32Array | undefined;
  #startsByEnd: ReadonlyMap<number, readonly string[]> | undefined;
  readonly #endsByStart = new Map<number, readonly string[]>();

  constructor(arrays: ModelArrays) {
    this.#of = arrays;
    const { children, labels } = arrays;
    for (let node = children[0] ?? 0; node < (children[1] ?? 0); node++) this.#first[labels[node] ?? 0] = node;
    this.#parents = new Uint32Array(labels.length);
    for (let node = 0; node < labels.length; node++)
      for (let child = children[node] ?? 0; child < (children[node + 1] ?? 0); child++) this.#parents[child] = node;
  }

  /** The node a code unit leads to from a node of the tree of words, whose root is 0; 0 where no word goes on so. */
  child(node: number, unit: number): number {
    if (node === 0) return this.#first[unit] ?? 0;
    const { children, labels } = this.#of;
    const end = children[node + 1] ?? 0;
    const at = placeOf(labels, unit, children[node] ?? 0, end);
    return at === end ? 0 : at;
  }

  /** The code units that words go on with from a node, and the nodes they lead to. */
  *childrenOf(node: number): Generator<readonly [unit: number, child: number]> {
    const { children, labels } = this.#of;
    for (let child = children[node] ?? 0; child < (children[node + 1] ?? 0); child++) yield [labels[child] ?? 0, child];
  }

  /** The word that ends at a node; 0 for none. */
  wordAt(node: number): WordNumber {
    return this.#of.numbers[node] ?? 0;
  }

  /** The node at which what is written so ends; 0 where no word begins so. */
  nodeOf(text: string): number {
    let node = 0;
    for (let at = 0; at < text.length; at++) {
      node = this.child(node, text.charCodeAt(at));
      if (node === 0) return 0;
    }
    return node;
  }

  /** The word that is written so; 0 for none. */
  numberOf(word: string): WordNumber {
    return this.wordAt(this.nodeOf(word));
  }

  /** How the word at a node is written. */
  textAt(node: number): string {
    let text = '';
    for (let at = node; at > 0; at = this.parentOf(at)) text = String.fromCharCode(this.unitAt(at)) + text;
    return text;
  }

  /** The code unit that leads to a node. */
  unitAt(node: number): number {
    return this.#of.labels[node] ?? 0;
  }

  /** The node that a node hangs on; 0, the root, of a word's first character. */
  parentOf(node: number): number {
    return this.#parents[node] ?? 0;
  }

  /** First characters of words of two that end with a code unit, the commonest words first. */
  startsOf(unit: number, most: number): readonly string[] {
    return (this.#ends().get(unit) ?? []).slice(0, most);
  }

  /** Last characters of words of two that begin with a code unit, the commonest words first. */
  endsOf(unit: number, most: number): readonly string[] {
    let ends = this.#endsByStart.get(unit);
    if (ends === undefined) {
      ends = this.#endsAfter(this.#first[unit] ?? 0);
      this.#endsByStart.set(unit, ends);
    }
    return ends.slice(0, most);
  }

  #endsAfter(node: number): readonly string[] {
    if (node === 0) return [];
    const { children, numbers, labels } = this.#of;
    const ends: { readonly number: number; readonly unit: number }[] = [];
    for (let child = children[node] ?? 0; child < (children[node + 1] ?? 0); child++) {
      const number = numbers[child] ?? 0;
      if (number > 0 && number < RARE) ends.push({ number, unit: labels[child] ?? 0 });
    }
    return ends.sort((a, b) => a.number - b.number).map((one) => String.fromCharCode(one.unit));
  }

  /** Made when it is first asked for. */
  #ends(): ReadonlyMap<number, readonly string[]> {
    if (this.#startsByEnd !== undefined) return this.#startsByEnd;
    const { children, numbers, labels } = this.#of;
    const found = new Map<number, { number: number; text: string }[]>();
    for (let first = children[0] ?? 0; first < (children[1] ?? 0); first++)
      for (let last = children[first] ?? 0; last < (children[first + 1] ?? 0); last++) {
        const number = numbers[last] ?? 0;
        if (number === 0 || number >= RARE) continue;
        const unit = labels[last] ?? 0;
        const text = String.fromCharCode(labels[first] ?? 0);
        const list = found.get(unit);
        if (list === undefined) found.set(unit, [{ number, text }]);
        else list.push({ number, text });
      }
    this.#startsByEnd = new Map(
      [...found].map(([unit, list]) => [unit, list.sort((a, b) => a.number - b.number).map(({ text }) => text)]),
    );
    return this.#startsByEnd;
  }

  /** The cost of a word by itself, in nats. */
  cost(word: WordNumber): number {
    return (this.#of.costs[word] ?? 0) / WORD_UNITS;
  }

  /** The cost of a word after another, in nats. */
  pairCost(first: WordNumber, second: WordNumber): number {
    if (first === 0) return this.cost(second);
    const pair = this.#pair(first, second);
    if (pair !== undefined) return ((this.#of.pairCosts[pair] ?? 0) & ~IS_CONTEXT) / PAIR_UNITS;
    return this.cost(second) + (this.#of.steps[first] ?? 0) / WORD_UNITS - STEP_SHIFT;
  }

  /** What is known of two words as the beginning of three, for {@link tripleCost}; null where that is nothing. */
  contextOf(first: WordNumber, second: WordNumber): number | null {
    if (first === 0 || second === 0) return null;
    const pair = this.#pair(first, second);
    const { pairCosts, contexts } = this.#of;
    if (pair === undefined || ((pairCosts[pair] ?? 0) & IS_CONTEXT) === 0) return null;
    return placeOf(contexts, pair, 0, contexts.length);
  }

  /** The cost of a word after two others, in nats, by what is known of these; `pairCost` is its cost after the second alone. */
  tripleCost(context: number | null, third: WordNumber, pairCost: number): number {
    if (context === null) return pairCost;
    const { triplesOf, thirds, tripleCosts, contextSteps } = this.#of;
    const end = triplesOf[context + 1] ?? 0;
    const at = third > MOST_FOLLOWERS ? end : placeOf(thirds, third, triplesOf[context] ?? 0, end);
    if (at < end) return (tripleCosts[at] ?? 0) / TRIPLE_UNITS;
    return pairCost + (contextSteps[context] ?? 0) / PAIR_UNITS - STEP_SHIFT;
  }

  /** True where the model knows a word after another. */
  hasPair(first: WordNumber, second: WordNumber): boolean {
    return first > 0 && this.#pair(first, second) !== undefined;
  }

  /** How rare a character is among all of running text, in nats. */
  rarity(unit: number): number {
    this.#rarities ??= this.#countCharacters();
    return this.#rarities[unit] ?? 0;
  }

  #countCharacters(): Float32Array {
    const { children, numbers, labels } = this.#of;
    const shares = new Float64Array(0x10000);
    const walk = (node: number): number => {
      let below = 0;
      for (let child = children[node] ?? 0; child < (children[node + 1] ?? 0); child++) below += walk(child);
      const word = numbers[node] ?? 0;
      const own = below + (word === 0 ? 0 : Math.exp(-this.cost(word)));
      const unit = labels[node] ?? 0;
      if (node > 0) shares[unit] = (shares[unit] ?? 0) + own;
      return own;
    };
    walk(0);
    const all = shares.reduce((total, share) => total + share, 0);
    return Float32Array.from(shares, (share) => Math.min(MOST_RARE, -Math.log(share / all)));
  }

  /** Where a pair stands among all; nothing where it is not known. */
  #pair(first: WordNumber, second: WordNumber): number | undefined {
    if (second > MOST_FOLLOWERS) return undefined;
    const key = first * FIRST + second;
    const slot = (Math.imul(first, SPREAD) ^ second) & (ASKED - 1);
    if (this.#asked[slot] !== key) {
      const { pairsOf, seconds } = this.#of;
      const end = pairsOf[first + 1] ?? 0;
      const at = placeOf(seconds, second, pairsOf[first] ?? 0, end);
      this.#asked[slot] = key;
      this.#answers[slot] = at === end ? NO_PAIR : at;
    }
    const answer = this.#answers[slot] ?? NO_PAIR;
    return answer === NO_PAIR ? undefined : answer;
  }
}
