/**
 * How likely a stretch of Chinese is: the cost of its likeliest way of being words, found by dynamic programming over
 * all words that stand in it.
 */
import type { LanguageModel, WordNumber } from './model.ts';

/** What a character costs that is no word of the model by itself, in nats: more than its rarest word. */
const UNKNOWN = 17;
/** Ways to a place that are kept, the likeliest first. */
const WAYS = 4;
/** Of a way whose last two words begin no three that is known, and of one of which that has not been asked. */
const NO_CONTEXT = -1;
const UNASKED = -2;
/** Longest stretch that is looked at as a whole, in UTF-16 code units. */
const LONGEST_STRETCH = 256;
/** Longest word of the model. */
const LONGEST_WORD = 8;

/** The words before a stretch: the last, and the one before that; 0 for none. */
export interface Before {
  readonly last: WordNumber;
  readonly lastButOne: WordNumber;
}

/** A word in a text, from and to in UTF-16 code units. */
export interface Token {
  readonly from: number;
  readonly to: number;
  /** 0 for a character the model does not know. */
  readonly word: WordNumber;
  /** Its cost after the words before it, in nats. */
  readonly cost: number;
}

export class Scorer {
  readonly #model: LanguageModel;
  // Ways to each place, WAYS of each: cost so far, the last word, the one before, and where the way came from.
  readonly #costs = new Float64Array((LONGEST_STRETCH + 1) * WAYS);
  readonly #last = new Int32Array((LONGEST_STRETCH + 1) * WAYS);
  readonly #before = new Int32Array((LONGEST_STRETCH + 1) * WAYS);
  readonly #from = new Int32Array((LONGEST_STRETCH + 1) * WAYS);
  readonly #contexts = new Int32Array((LONGEST_STRETCH + 1) * WAYS);
  readonly #counts = new Int32Array(LONGEST_STRETCH + 1);

  constructor(model: LanguageModel) {
    this.#model = model;
  }

  /** The cost of a stretch of at most {@link LONGEST_STRETCH} units, in nats; infinite where it is more than `most`. */
  cost(text: string, before: Before, most = Number.POSITIVE_INFINITY): number {
    return this.#run(text, before, most) ? (this.#costs[text.length * WAYS] ?? 0) : Number.POSITIVE_INFINITY;
  }

  /** The likeliest words of a stretch of at most {@link LONGEST_STRETCH} units. */
  words(text: string, before: Before): Token[] {
    this.#run(text, before, Number.POSITIVE_INFINITY);
    const tokens: Token[] = [];
    for (let way = text.length * WAYS; way >= WAYS; ) {
      const from = this.#from[way] ?? 0;
      tokens.push({
        from: Math.floor(from / WAYS),
        to: Math.floor(way / WAYS),
        word: this.#last[way] ?? 0,
        cost: (this.#costs[way] ?? 0) - (this.#costs[from] ?? 0),
      });
      way = from;
    }
    return tokens.reverse();
  }

  /** Finds the ways to each place; false where none costs so little. */
  #run(text: string, { last, lastButOne }: Before, most: number): boolean {
    const model = this.#model;
    this.#counts.fill(0, 0, text.length + 1);
    this.#add(0, 0, last, lastButOne, 0);
    for (let at = 0; at < text.length; at++) {
      // A place that no cheap way leads to may lie inside a word that one goes over.
      if (this.#counts[at] === 0) continue;
      let node = 0;
      const end = Math.min(text.length, at + LONGEST_WORD);
      for (let to = at + 1; to <= end; to++) {
        node = model.child(node, text.charCodeAt(to - 1));
        const word = node === 0 ? 0 : model.wordAt(node);
        if (word > 0 || to === at + 1) this.#extend(at, to, word, most);
        if (node === 0) break;
      }
    }
    return (this.#counts[text.length] ?? 0) > 0;
  }

  /** All ways to a place go on by one word. */
  #extend(at: number, to: number, word: WordNumber, most: number) {
    const first = at * WAYS;
    const end = first + (this.#counts[at] ?? 0);
    let asked = -1;
    let pairCost = 0;
    for (let way = first; way < end; way++) {
      const last = this.#last[way] ?? 0;
      const before = this.#costs[way] ?? 0;
      if (last !== asked) {
        asked = last;
        pairCost = word === 0 ? UNKNOWN : this.#model.pairCost(last, word);
      }
      const cost = before + (word === 0 ? UNKNOWN : this.#model.tripleCost(this.#contextOf(way), word, pairCost));
      if (cost <= most) this.#add(to, cost, word, last, way);
    }
  }

  /** What is known of a way's last two words as the beginning of three, found when it is first asked for. */
  #contextOf(way: number): number | null {
    const known = this.#contexts[way] ?? UNASKED;
    if (known !== UNASKED) return known === NO_CONTEXT ? null : known;
    const context = this.#model.contextOf(this.#before[way] ?? 0, this.#last[way] ?? 0);
    this.#contexts[way] = context ?? NO_CONTEXT;
    return context;
  }

  /** Keeps a way to a place, in order of cost; of ways with the same last two words the likeliest. */
  #add(at: number, cost: number, last: number, before: number, from: number) {
    const first = at * WAYS;
    let count = this.#counts[at] ?? 0;
    for (let way = first; way < first + count; way++) {
      if (this.#last[way] !== last || this.#before[way] !== before) continue;
      if ((this.#costs[way] ?? 0) <= cost) return;
      // The dearer one goes: those after it move up.
      for (let next = way; next < first + count - 1; next++) this.#move(next + 1, next);
      count--;
      break;
    }
    let way = first + count;
    if (count === WAYS) {
      way--;
      if ((this.#costs[way] ?? 0) <= cost) return;
    } else count++;
    for (; way > first && (this.#costs[way - 1] ?? 0) > cost; way--) this.#move(way - 1, way);
    this.#costs[way] = cost;
    this.#last[way] = last;
    this.#before[way] = before;
    this.#from[way] = from;
    this.#contexts[way] = UNASKED;
    this.#counts[at] = count;
  }

  #move(from: number, to: number) {
    this.#costs[to] = this.#costs[from] ?? 0;
    this.#last[to] = this.#last[from] ?? 0;
    this.#before[to] = this.#before[from] ?? 0;
    this.#from[to] = this.#from[from] ?? 0;
    this.#contexts[to] = this.#contexts[from] ?? 0;
  }
}
