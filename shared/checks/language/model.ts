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
import { PairSet } from './pair-set.ts';

/** A word by its number; 0 is none: the start of a clause, and whatever the model does not know. */
export type WordNumber = number;

/** Words from this number on are too rare to be what was meant where a character is lost. */
const RARE = 40_000;
/** Words of two characters with one in common that are tried where the other is lost. */
const MOST_OF_TWO = 60;

/** Words of two characters that have one in common: the other of each, and its number. */
interface HalfKnown {
  readonly others: number[];
  readonly words: WordNumber[];
}

interface WordsOfTwo {
  readonly byStart: ReadonlyMap<number, HalfKnown>;
  readonly byEnd: ReadonlyMap<number, HalfKnown>;
}

const none: HalfKnown = { others: [], words: [] };

/** Pairs whose places are kept, a power of two: each change at a place asks for the same ones around it. */
const ASKED = 0x10000;
/** Makes one number of a pair, and spreads pairs over what is kept. */
const FIRST = 0x10000;
const SPREAD = 0x9e3779b1;
const NO_PAIR = -1;
/** Pairs in a bucket, as a power of two: contexts are looked for among few others. */
const BUCKET = 6;
/** Bits of known pairs, as a power of two: of pairs that are not known one in eight seems to be. */
const PAIR_BITS = 24;

/** Of a character that no word has, in nats. */
const MOST_RARE = 16;

export class LanguageModel {
  readonly #of: ModelArrays;
  /** The nodes that single code units lead to from the root. */
  readonly #first = new Uint32Array(0x10000);
  readonly #asked = new Float64Array(ASKED).fill(NO_PAIR);
  readonly #answers = new Int32Array(ASKED);
  readonly #pairs: PairSet | null;
  /** Where contexts begin whose pairs are in each bucket. */
  readonly #contextsFrom: Uint32Array;
  /** Of each node the one that it hangs on. */
  readonly #parents: Uint32Array;
  #rarities: Float32Array | undefined;
  #ofTwo: WordsOfTwo | undefined;

  /** `isAskedMuch` of a model that is asked for many pairs it does not know: they are then told in one look. */
  constructor(arrays: ModelArrays, isAskedMuch = false) {
    this.#of = arrays;
    const { children, labels } = arrays;
    for (let node = children[0] ?? 0; node < (children[1] ?? 0); node++) this.#first[labels[node] ?? 0] = node;
    const { pairsOf, seconds } = arrays;
    this.#pairs = isAskedMuch ? new PairSet(PAIR_BITS) : null;
    for (let first = 0; isAskedMuch && first + 1 < pairsOf.length; first++)
      this.#pairs?.addAll(first, seconds, pairsOf[first] ?? 0, pairsOf[first + 1] ?? 0);
    const { contexts } = arrays;
    this.#contextsFrom = new Uint32Array((seconds.length >>> BUCKET) + 2);
    for (const pair of contexts) {
      const next = (pair >>> BUCKET) + 1;
      this.#contextsFrom[next] = (this.#contextsFrom[next] ?? 0) + 1;
    }
    for (let bucket = 1; bucket < this.#contextsFrom.length; bucket++)
      this.#contextsFrom[bucket] = (this.#contextsFrom[bucket] ?? 0) + (this.#contextsFrom[bucket - 1] ?? 0);
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

  /** The first of the nodes that hang on a node, and the one after the last. */
  childrenOf(node: number): readonly [first: number, end: number] {
    const { children } = this.#of;
    return [children[node] ?? 0, children[node + 1] ?? 0];
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

  /** Words of two characters that end with a code unit, the commonest first. */
  endingWith(unit: number): HalfKnown {
    return this.#wordsOfTwo().byEnd.get(unit) ?? none;
  }

  /** Words of two characters that begin with a code unit, the commonest first. */
  beginningWith(unit: number): HalfKnown {
    return this.#wordsOfTwo().byStart.get(unit) ?? none;
  }

  /** Made when they are first asked for. */
  #wordsOfTwo(): WordsOfTwo {
    if (this.#ofTwo !== undefined) return this.#ofTwo;
    const { children, numbers, labels } = this.#of;
    // Words are numbered by how common they are.
    const nodes = new Int32Array(RARE);
    for (let node = children[children[0] ?? 0] ?? 0; node < (children[children[1] ?? 0] ?? 0); node++) {
      const number = numbers[node] ?? 0;
      if (number > 0 && number < RARE) nodes[number] = node;
    }
    const byStart = new Map<number, HalfKnown>();
    const byEnd = new Map<number, HalfKnown>();
    const put = (lists: Map<number, HalfKnown>, unit: number, other: number, word: WordNumber) => {
      const { others, words } = lists.get(unit) ?? none;
      if (others.length === 0) lists.set(unit, { others: [other], words: [word] });
      else if (others.length < MOST_OF_TWO) {
        others.push(other);
        words.push(word);
      }
    };
    nodes.forEach((node, word) => {
      if (node === 0) return;
      const [first, last] = [labels[this.parentOf(node)] ?? 0, labels[node] ?? 0];
      put(byStart, first, last, word);
      put(byEnd, last, first, word);
    });
    this.#ofTwo = { byStart, byEnd };
    return this.#ofTwo;
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
    const bucket = pair >>> BUCKET;
    return placeOf(contexts, pair, this.#contextsFrom[bucket] ?? 0, this.#contextsFrom[bucket + 1] ?? 0);
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
    const { numbers, labels, costs } = this.#of;
    // How often words stand that go through a node: nodes come after those they hang on.
    const through = new Float64Array(labels.length);
    const shares = new Float64Array(0x10000);
    const often = new Float64Array(0x10000);
    let all = 0;
    for (let node = labels.length - 1; node > 0; node--) {
      const word = numbers[node] ?? 0;
      const cost = costs[word] ?? 0;
      if (word > 0) {
        if (often[cost] === 0) often[cost] = Math.exp(-this.cost(word));
        through[node] = (through[node] ?? 0) + (often[cost] ?? 0);
      }
      const own = through[node] ?? 0;
      const parent = this.parentOf(node);
      through[parent] = (through[parent] ?? 0) + own;
      const unit = labels[node] ?? 0;
      shares[unit] = (shares[unit] ?? 0) + own;
      all += own;
    }
    return Float32Array.from(shares, (share) => Math.min(MOST_RARE, -Math.log(share / all)));
  }

  /** Where a pair stands among all; nothing where it is not known. */
  #pair(first: WordNumber, second: WordNumber): number | undefined {
    if (second > MOST_FOLLOWERS || this.#pairs?.mayHave(first, second) === false) return undefined;
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
