/**
 * Teaches a model of words the usage of other text: what is counted there is added to what the model says, which counts
 * the less the more is known (interpolated Witten–Bell smoothing with discounted counts, the model as what is fallen
 * back on). Words the model does not know stay unknown.
 */
import {
  IS_CONTEXT,
  MOST_FOLLOWERS,
  type ModelArrays,
  PAIR_UNITS,
  STEP_SHIFT,
  TRIPLE_UNITS,
  WORD_UNITS,
} from '../../shared/checks/language/model-file.ts';
import type { Clause } from './own-text.ts';

/** Words that a count of single words is worth before the text is believed, and the same for what follows words. */
const WORDS_BEFORE = 50_000;
const PAIRS_BEFORE = 20;
const TRIPLES_BEFORE = 2;
/** For each different word that follows, the model is believed so many times more. */
const EACH_FOLLOWER = 2;
/** Taken from each count: what was seen once is seen by chance. */
const DISCOUNT = 0.6;
/** Triples that stand once say little and would make half the file. */
const LEAST_TRIPLES = 2;
/** What the model would say by itself, within so many nats, is not written down. */
const LEAST_SAID = 0.3;
/** The key of two words is the first times this, and the second. */
const PAIR = 2 ** 20;

const within = (value: number, most: number) => Math.max(0, Math.min(most, Math.round(value)));

/** Counts of what follows something: all of it, and how many different ones. */
interface Followers {
  all: number;
  kinds: number;
  readonly counts: Map<number, number>;
}

function count(into: Map<number, Followers>, context: number, word: number) {
  let followers = into.get(context);
  if (followers === undefined) {
    followers = { all: 0, kinds: 0, counts: new Map() };
    into.set(context, followers);
  }
  const before = followers.counts.get(word) ?? 0;
  followers.counts.set(word, before + 1);
  followers.all++;
  if (before === 0) followers.kinds++;
}

function counted(clauses: readonly Clause[], words: number) {
  const singles = new Float64Array(words + 1);
  const pairs = new Map<number, Followers>();
  const triples = new Map<number, Followers>();
  for (const { before, words: own, isOfStory } of clauses)
    own.forEach((word, at) => {
      if (word === 0) return;
      if (isOfStory) singles[word] = (singles[word] ?? 0) + 1;
      const [last = 0, lastButOne = 0] = at === 0 ? [before] : [own[at - 1], at === 1 ? before : own[at - 2]];
      if (last === 0 || word > MOST_FOLLOWERS) return;
      count(pairs, last, word);
      if (lastButOne > 0 && last <= MOST_FOLLOWERS) count(triples, lastButOne * PAIR + last, word);
    });
  return { singles, pairs, triples };
}

/** How what follows something is made of counts and of what the model says. */
function mixture(followers: Followers | undefined, before: number) {
  const { all = 0, kinds = 0 } = followers ?? {};
  const model = before + EACH_FOLLOWER * kinds;
  const sum = all + model;
  const share = (model + DISCOUNT * kinds) / sum;
  return {
    /** What the model's costs grow by, in nats. */
    fade: -Math.log(share),
    /** The cost of a word that was counted so often, in nats. */
    cost: (times: number, ofModel: number) =>
      -Math.log(Math.max(0, times - DISCOUNT) / sum + share * Math.exp(-ofModel)),
  };
}

type Costs = readonly (readonly [word: number, cost: number, place: number])[];

/** The model's followers of something and those that were counted, in order of their numbers. */
function merged(
  known: Costs,
  followers: Followers | undefined,
  of: {
    readonly mix: ReturnType<typeof mixture>;
    readonly least: number;
    readonly stepped: (word: number) => number;
  },
): Costs {
  const { mix, least, stepped } = of;
  const counts = new Map(followers?.counts);
  const all = known.map(([word, cost, place]): Costs[number] => {
    const times = counts.get(word) ?? 0;
    counts.delete(word);
    return [word, mix.cost(times, cost), place];
  });
  for (const [word, times] of counts) {
    if (times < least) continue;
    const cost = mix.cost(times, stepped(word));
    if (stepped(word) + mix.fade - cost > LEAST_SAID) all.push([word, cost, -1]);
  }
  return all.sort(([a], [b]) => a - b);
}

/** Costs of words by themselves, in nats. */
function singleCosts(model: ModelArrays, singles: Float64Array): Float64Array {
  const all = singles.reduce((sum, times) => sum + times, 0);
  return Float64Array.from(model.costs, (cost, word) => {
    const ofModel = WORDS_BEFORE * Math.exp(-cost / WORD_UNITS);
    return word === 0 ? 0 : -Math.log(((singles[word] ?? 0) + ofModel) / (all + WORDS_BEFORE));
  });
}

/** What words follow which: `starts` of each first word's among all, and the step to a word that is not among them. */
interface Pairs {
  readonly starts: Uint32Array;
  readonly all: Costs;
  readonly steps: Float64Array;
  readonly costs: Float64Array;
}

function adaptedPairs(model: ModelArrays, costs: Float64Array, pairs: ReadonlyMap<number, Followers>): Pairs {
  const words = model.costs.length - 1;
  const steps = Float64Array.from(model.steps, (step) => step / WORD_UNITS - STEP_SHIFT);
  const starts = new Uint32Array(words + 2);
  const all: Costs[number][] = [];
  for (let first = 1; first <= words; first++) {
    starts[first] = all.length;
    const followers = pairs.get(first);
    const mix = mixture(followers, PAIRS_BEFORE);
    const before = steps[first] ?? 0;
    steps[first] = before + mix.fade;
    const known: Costs[number][] = [];
    for (let at = model.pairsOf[first] ?? 0; at < (model.pairsOf[first + 1] ?? 0); at++)
      known.push([model.seconds[at] ?? 0, ((model.pairCosts[at] ?? 0) & ~IS_CONTEXT) / PAIR_UNITS, at]);
    const stepped = (word: number) => (costs[word] ?? 0) + before;
    for (const pair of merged(known, followers, { mix, least: 1, stepped })) all.push(pair);
  }
  starts[words + 1] = all.length;
  return { starts, all, steps, costs };
}

/** The cost of a word after another, in nats. */
function pairCost({ starts, all, steps, costs }: Pairs, first: number, word: number): number {
  let low = starts[first] ?? 0;
  let high = starts[first + 1] ?? 0;
  const end = high;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((all[middle]?.[0] ?? 0) < word) low = middle + 1;
    else high = middle;
  }
  const [here, cost = 0] = all[low] ?? [];
  return low < end && here === word ? cost : (costs[word] ?? 0) + (steps[first] ?? 0);
}

function adaptedTriples(model: ModelArrays, pairs: Pairs, triples: ReadonlyMap<number, Followers>) {
  const contextOf = new Map([...model.contexts].map((pair, context) => [pair, context]));
  const contexts: number[] = [];
  const triplesOf: number[] = [];
  const contextSteps: number[] = [];
  const thirds: Costs[number][] = [];
  for (let first = 1; first + 1 < pairs.starts.length; first++)
    for (let at = pairs.starts[first] ?? 0; at < (pairs.starts[first + 1] ?? 0); at++) {
      const [second, , place] = pairs.all[at] ?? [0, 0, -1];
      const followers = triples.get(first * PAIR + second);
      const old = contextOf.get(place);
      if (old === undefined && followers === undefined) continue;
      const step = old === undefined ? 0 : (model.contextSteps[old] ?? 0) / PAIR_UNITS - STEP_SHIFT;
      const mix = mixture(followers, TRIPLES_BEFORE);
      const known: Costs[number][] = [];
      const end = old === undefined ? 0 : (model.triplesOf[old + 1] ?? 0);
      for (let third = model.triplesOf[old ?? 0] ?? 0; third < end; third++)
        known.push([model.thirds[third] ?? 0, (model.tripleCosts[third] ?? 0) / TRIPLE_UNITS, third]);
      const stepped = (word: number) => pairCost(pairs, second, word) + step;
      const own = merged(known, followers, { mix, least: LEAST_TRIPLES, stepped });
      if (own.length === 0) continue;
      contexts.push(at);
      triplesOf.push(thirds.length);
      contextSteps.push(within((step + mix.fade + STEP_SHIFT) * PAIR_UNITS, 0xff));
      for (const third of own) thirds.push(third);
    }
  triplesOf.push(thirds.length);
  return {
    contexts: Uint32Array.from(contexts),
    triplesOf: Uint32Array.from(triplesOf),
    contextSteps: Uint8Array.from(contextSteps),
    thirds: Uint16Array.from(thirds, ([word]) => word),
    tripleCosts: Uint8Array.from(thirds, ([, cost]) => within(cost * TRIPLE_UNITS, 0xff)),
  };
}

/** A model with what was counted in clauses; unknown words are 0. */
export function adapted(model: ModelArrays, clauses: readonly Clause[]): ModelArrays {
  const { singles, pairs, triples } = counted(clauses, model.costs.length - 1);
  const costs = singleCosts(model, singles);
  const newPairs = adaptedPairs(model, costs, pairs);
  const newTriples = adaptedTriples(model, newPairs, triples);
  const pairCosts = Uint8Array.from(newPairs.all, ([, cost]) => within(cost * PAIR_UNITS, IS_CONTEXT - 1));
  for (const pair of newTriples.contexts) pairCosts[pair] = (pairCosts[pair] ?? 0) | IS_CONTEXT;
  return {
    children: model.children,
    numbers: model.numbers,
    labels: model.labels,
    costs: Uint16Array.from(costs, (cost) => within(cost * WORD_UNITS, 0xffff)),
    steps: Uint16Array.from(newPairs.steps, (step) => within((step + STEP_SHIFT) * WORD_UNITS, 0xffff)),
    pairsOf: newPairs.starts,
    seconds: Uint16Array.from(newPairs.all, ([word]) => word),
    pairCosts,
    ...newTriples,
  };
}
