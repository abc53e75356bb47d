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
  // Words from each place, one for each length; and how many units were looked at for them, 0 where none was yet.
  readonly #words = new Int32Array(LONGEST_STRETCH * LONGEST_WORD);
  readonly #looked = new Uint8Array(LONGEST_STRETCH);
  // What was run last: a stretch is asked for again and again with one or two characters changed.
  #text = '';
  #start: Before = { last: 0, lastButOne: 0 };
  #most = Number.NEGATIVE_INFINITY;

  constructor(model: LanguageModel) {
    this.#model = model;
  }

  /** The cost of a stretch of at most {@link LONGEST_STRETCH} units, in nats; infinite where it is more than `most`. */
  cost(text: string, before: Before, most = Number.POSITIVE_INFINITY): number {
    const cost = this.#run(text, before, most) ? (this.#costs[text.length * WAYS] ?? 0) : Number.POSITIVE_INFINITY;
    // Ways that were kept from before may cost more.
    return cost <= most ? cost : Number.POSITIVE_INFINITY;
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

  /** Finds the ways to each place, and keeps those of the text before that are the same; false where there is none. */
  #run(text: string, before: Before, most: number): boolean {
    const same = this.#keepWords(text);
    // Ways that were kept for a higher cost are those for a lower one, and dearer ones after them.
    const { last, lastButOne } = this.#start;
    const areWaysKept = this.#most >= most && last === before.last && lastButOne === before.lastButOne;
    const known = areWaysKept ? same : 0;
    this.#counts.fill(0, known + 1, text.length + 1);
    if (!areWaysKept) {
      this.#counts[0] = 0;
      this.#add(0, 0, before.last, before.lastButOne, 0);
      this.#start = before;
    }
    this.#most = most;
    for (let at = 0; at < text.length; at++) {
      // A place that no cheap way leads to may lie inside a word that one goes over.
      if (this.#counts[at] === 0) continue;
      const looked = this.#looked[at] || this.#look(text, at);
      for (let length = Math.max(1, known + 1 - at); length <= looked; length++) {
        const word = this.#words[at * LONGEST_WORD + length - 1] ?? 0;
        if (word > 0 || length === 1) this.#extend(at, at + length, word, most);
      }
    }
    return (this.#counts[text.length] ?? 0) > 0;
  }

  /** Forgets the words that are only of the text before this one; tells how many units the two have in common at their beginning. */
  #keepWords(text: string): number {
    const before = this.#text;
    this.#text = text;
    let first = 0;
    while (first < text.length && text.charCodeAt(first) === before.charCodeAt(first)) first++;
    const isAsLong = text.length === before.length;
    let end = text.length;
    if (isAsLong) while (end > first && text.charCodeAt(end - 1) === before.charCodeAt(end - 1)) end--;
    // Where one text ends before the other, so may the looking.
    const sameUntil = isAsLong ? first : first - 1;
    for (let at = 0; at < end; at++) if (at + (this.#looked[at] ?? 0) > sameUntil) this.#looked[at] = 0;
    return first;
  }

  /** Finds the words from a place; tells how many units were looked at. */
  #look(text: string, at: number): number {
    const end = Math.min(text.length - at, LONGEST_WORD);
    let node = 0;
    let looked = 0;
    do {
      node = this.#model.child(node, text.charCodeAt(at + looked));
      this.#words[at * LONGEST_WORD + looked] = node === 0 ? 0 : this.#model.wordAt(node);
      looked++;
    } while (node !== 0 && looked < end);
    this.#looked[at] = looked;
    return looked;
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
