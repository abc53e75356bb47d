/**
 * A second opinion on words: how often they stand and follow each other by another model than the one that suspects are
 * found with. The costs of that one tell how many words something follows, and not how often it stands.
 */
import { LanguageModel, type WordNumber } from './model.ts';
import { readModelFile } from './model-file.ts';
import { Scorer, type Token } from './scorer.ts';
import type { Suspect } from './suspects.ts';

/** What a word costs that is not known, in nats: of one character, and of more. */
const UNKNOWN_SINGLE = 17;
const UNKNOWN_WORD = 20;
/** Between these, in nats, words are said to seek each other or to shun each other. */
const LEAST_BOND = -2;
const MOST_BOND = 8;
/** Costs of stretches kept: more than a paragraph asks for. */
const MOST_KEPT = 2000;

/** Words of a text by their numbers, of which some are looked at. */
export interface WordsAt {
  readonly numbers: readonly WordNumber[];
  readonly first: number;
  readonly last: number;
}

/** How much likelier the best bonded of two words is beside the other than anywhere, in nats (pointwise mutual information). */
export function bondsOf(model: LanguageModel, { numbers, first, last }: WordsAt): { beside: number; overOne: number } {
  const bond = (one: WordNumber = 0, other: WordNumber = 0) =>
    one === 0 || other === 0 ? LEAST_BOND : Math.min(MOST_BOND, model.cost(other) - model.pairCost(one, other));
  let beside = LEAST_BOND;
  let overOne = LEAST_BOND;
  for (let at = first; at <= last; at++) {
    const own = numbers[at];
    beside = Math.max(beside, bond(numbers[at - 1], own), bond(own, numbers[at + 1]));
    overOne = Math.max(overOne, bond(numbers[at - 2], own), bond(own, numbers[at + 2]));
  }
  return { beside, overOne };
}

export class Usage {
  readonly model: LanguageModel;
  readonly #scorer: Scorer;
  readonly #kept = new Map<string, number>();

  /** Throws where the file is not what it should be. */
  constructor(file: Uint8Array) {
    this.model = new LanguageModel(readModelFile(file));
    this.#scorer = new Scorer(this.model);
  }

  /** The cost of a stretch by itself, in nats. */
  cost(text: string): number {
    const known = this.#kept.get(text);
    if (known !== undefined) return known;
    const cost = this.#scorer.cost(text, { last: 0, lastButOne: 0 });
    if (this.#kept.size > MOST_KEPT) this.#kept.clear();
    this.#kept.set(text, cost);
    return cost;
  }

  /** How much likelier what is meant is than what stands there, among the same words, in nats. */
  gain(clause: string, { at, before, from, to, meant }: Suspect): number {
    const end = before.at(-1)?.to ?? at;
    return this.cost(clause.slice(at, end)) - this.cost(clause.slice(at, from) + meant + clause.slice(to, end));
  }

  /** How rare words are, together, in nats. */
  rarityOf(text: string, tokens: readonly Token[]): number {
    let sum = 0;
    for (const { from, to } of tokens) {
      const word = this.model.numberOf(text.slice(from, to));
      sum += word > 0 ? this.model.cost(word) : to - from > 1 ? UNKNOWN_WORD : UNKNOWN_SINGLE;
    }
    return sum;
  }
}
