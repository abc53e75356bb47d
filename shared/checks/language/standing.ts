/** A clause as it stands: its words, how odd its characters are, and what another word may gain in the place of some. */
import type { Line } from './characters.ts';
import type { LanguageModel, WordNumber } from './model.ts';
import type { Scorer, Token } from './scorer.ts';

/** Costs, in nats, under which a word of several characters is quiet, and what comes next; those of a single character and the next together. */
const QUIET_WORD = 6.5;
const QUIET_NEXT = 8;
const QUIET_PAIR = 8;
/** How much better than by the words beside it alone what comes next may follow, in nats. */
const LINK = 1.5;
/** How much better than by itself a part of a word may follow others, in nats. */
const LOOSE = 4;

/** A clause of Han characters, and what is round it. */
export interface ClauseAt {
  readonly clause: string;
  /** The mark after it, as the models read it (`marks.ts`). */
  readonly mark: string;
  readonly line: Line;
  /** Where the clause begins in the line as it is written there. */
  readonly start: number;
  /** The mark before it, as a word. */
  readonly before: WordNumber;
  /** How often a word stands in the story. */
  readonly times: (word: string) => number;
  /** Places where a character may well be lost: words that lack one are all tried there. */
  readonly joints: readonly number[];
}

export class Standing {
  readonly clause: string;
  /** With the mark after it. */
  readonly read: string;
  /** The words of what is read. */
  readonly tokens: readonly Token[];
  readonly #line: Line;
  readonly #start: number;
  readonly #before: WordNumber;
  readonly #model: LanguageModel;
  /** The token each unit is in. */
  readonly #tokenAt: Int32Array;
  /** What is left of the word at each unit costs from there on, where that was asked for. */
  readonly #rests: Float64Array;

  constructor({ clause, mark, line, start, before }: ClauseAt, model: LanguageModel, scorer: Scorer) {
    this.clause = clause;
    this.read = clause + mark;
    this.#line = line;
    this.#start = start;
    this.#before = before;
    this.#model = model;
    this.tokens = scorer.words(this.read, { last: before, lastButOne: 0 });
    this.#tokenAt = new Int32Array(this.read.length);
    this.tokens.forEach(({ from, to }, index) => {
      this.#tokenAt.fill(index, from, to);
    });
    this.#rests = new Float64Array(clause.length);
  }

  /** The place among the tokens of the one that a unit is in. */
  indexAt(at: number): number {
    return this.#tokenAt[at] ?? 0;
  }

  tokenAt(at: number): Token | undefined {
    return this.tokens[this.indexAt(at)];
  }

  /** The code unit at a place of the clause or beside it. */
  unitAt(at: number): number {
    return this.#line.written.charCodeAt(this.#start + at);
  }

  /** True where words follow each other so well that nothing there asks to be otherwise. */
  isQuiet(at: number): boolean {
    const index = this.indexAt(at);
    const token = this.tokens[index];
    if (token === undefined) return true;
    const next = this.tokens[index + 1]?.cost ?? 0;
    return token.to - token.from > 1 ? token.cost < QUIET_WORD && next < QUIET_NEXT : token.cost + next < QUIET_PAIR;
  }

  /** What the oddest of some characters and the next cost together by the model of characters, in nats. */
  oddness(from: number, to: number): number {
    const { costs } = this.#line;
    let most = 0;
    for (let at = this.#start + from; at < this.#start + to; at++)
      most = Math.max(most, (costs[at] ?? 0) + (costs[at + 1] ?? 0));
    return most;
  }

  /** False where a word in place of a stretch cannot gain enough. */
  isWorth(from: number, to: number, word: WordNumber, enough: number): boolean {
    return this.promise(from, to, word, enough) >= enough;
  }

  /** What a word in place of a stretch may gain at most, at a glance: by the words beside it alone. Where that is not enough it may be told too high. */
  promise(from: number, to: number, word: WordNumber, enough: number): number {
    const first = this.#tokenAt[from] ?? 0;
    const last = this.#tokenAt[to - 1] ?? 0;
    const [start, end] = [this.tokens[first]?.from ?? 0, this.tokens[last]?.to ?? 0];
    const next = this.tokens[last + 1];
    let gain = next?.cost ?? 0;
    for (let index = first; index <= last; index++) gain += this.tokens[index]?.cost ?? 0;
    if (end > to) gain -= this.#restCost(to, end);
    if (gain < enough - LINK) return gain;
    if (start < from) gain -= this.#model.cost(word) + this.#partCost(start, from) - LINK;
    else gain -= this.#model.pairCost(this.wordAt(first - 1), word);
    if (end > to || next === undefined || gain < enough - LINK) return gain;
    return gain - this.#model.pairCost(word, next.word) + LINK;
  }

  /** What is left of a word costs at least, whose beginning is another's, with the next word. */
  #restCost(from: number, to: number): number {
    const known = this.#rests[from] ?? 0;
    if (known > 0) return known;
    // It may be one word with what follows.
    let node = 0;
    let cost = Number.POSITIVE_INFINITY;
    for (let at = from; at < this.clause.length; at++) {
      node = this.#model.child(node, this.clause.charCodeAt(at));
      if (node === 0) break;
      const word = this.#model.wordAt(node);
      if (at >= to && word > 0) cost = Math.min(cost, this.#model.cost(word) - LOOSE);
    }
    const next = this.tokens[(this.#tokenAt[to - 1] ?? 0) + 1]?.cost ?? 0;
    cost = Math.max(0.01, Math.min(cost, this.#partCost(from, to) + next - LINK));
    this.#rests[from] = cost;
    return cost;
  }

  /** What a part of a word costs at least where it is by itself. */
  #partCost(from: number, to: number): number {
    const word = this.#model.numberOf(this.clause.slice(from, to));
    return word > 0 ? Math.max(0, this.#model.cost(word) - LOOSE) : to - from > 1 ? LOOSE * 2 : 12;
  }

  /** The number of a token; before the first, of the mark before the clause. */
  wordAt(index: number): WordNumber {
    if (index >= 0) return this.tokens[index]?.word ?? 0;
    return index === -1 ? this.#before : 0;
  }
}
