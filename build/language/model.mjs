/** The arrays of assets/language/model.bin, from a model of KenLM. */
import { MARKS } from '../../shared/checks/language/marks.ts';
import {
  IS_CONTEXT,
  MOST_FOLLOWERS,
  PAIR_UNITS,
  STEP_SHIFT,
  TRIPLE_UNITS,
  WORD_UNITS,
} from '../../shared/checks/language/model-file.ts';

const NATS = Math.log(10);
const LONGEST_WORD = 8;
const isWord = (word) => MARKS.has(word) || (/^\p{Script=Han}+$/u.test(word) && word.length <= LONGEST_WORD);
const within = (value, most) => Math.max(0, Math.min(most, Math.round(value)));

/** A tree of words by levels: the children of a node stand side by side. */
function treeOf(words) {
  const root = { children: new Map(), number: 0 };
  words.forEach((word, index) => {
    let node = root;
    for (let at = 0; at < word.length; at++) {
      const unit = word.charCodeAt(at);
      let next = node.children.get(unit);
      if (next === undefined) {
        next = { children: new Map(), number: 0, unit };
        node.children.set(unit, next);
      }
      node = next;
    }
    node.number = index + 1;
  });
  const nodes = [root];
  const children = [];
  for (let at = 0; at < nodes.length; at++) {
    children.push(nodes.length);
    for (const [, child] of [...nodes[at].children].sort(([a], [b]) => a - b)) nodes.push(child);
  }
  children.push(nodes.length);
  return {
    children: Uint32Array.from(children),
    numbers: Uint32Array.from(nodes, ({ number }) => number),
    labels: Uint16Array.from(nodes, ({ unit = 0 }) => unit),
  };
}

/** Pairs and triples first word first, in order of the words' numbers. */
function followers({ names, pairsOf, pair, triple }, numberOf) {
  const numbers = names.map((name) => numberOf.get(name) ?? 0);
  const pairs = [];
  const triples = [];
  for (let last = 0; last < names.length; last++) {
    const second = numbers[last];
    if (second === 0 || second > MOST_FOLLOWERS) continue;
    for (let index = pairsOf[last]; index < pairsOf[last + 1]; index++) {
      const first = numbers[pair.first[index]];
      if (first === 0) continue;
      pairs.push([first, second, -pair.prob[index] * NATS, pair.back[index] * NATS]);
      for (let at = pair.triplesOf[index]; at < pair.triplesOf[index + 1]; at++) {
        const before = numbers[triple.first[at]];
        if (before !== 0 && first <= MOST_FOLLOWERS) triples.push([before, first, second, -triple.prob[at] * NATS]);
      }
    }
  }
  pairs.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  triples.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
  return { pairs, triples };
}

/** How often each of some words stands in texts, whatever words it is part of. */
function countIn(texts, words) {
  const times = new Map();
  for (const text of texts)
    for (let at = 0; at < text.length; at++)
      for (let end = at + 1; end <= at + LONGEST_WORD; end++) {
        const word = text.slice(at, end);
        if (words.has(word)) times.set(word, (times.get(word) ?? 0) + 1);
      }
  return times;
}

/** `texts` tell which of the rarer words are common ones of newspapers. */
export function modelArrays(source, texts) {
  // The commonest first: the numbers of 16 bits are for them.
  const times = countIn(texts, new Set(source.names.filter(isWord)));
  const rank = ([name, cost]) => cost - Math.log(1 + (times.get(name) ?? 0));
  const words = source.names
    .flatMap((name, index) => (isWord(name) ? [[name, -source.probs[index] * NATS, index]] : []))
    .sort((a, b) => rank(a) - rank(b) || (a[0] < b[0] ? -1 : 1));
  const numberOf = new Map(words.map(([name], index) => [name, index + 1]));
  const { pairs, triples } = followers(source, numberOf);

  const pairsOf = new Uint32Array(words.length + 2);
  for (const [first] of pairs) pairsOf[first + 1]++;
  for (let at = 1; at < pairsOf.length; at++) pairsOf[at] += pairsOf[at - 1];
  const pairCosts = Uint8Array.from(pairs, ([, , cost]) => within(cost * PAIR_UNITS, IS_CONTEXT - 1));
  const contexts = [];
  const triplesOf = [];
  const kept = [];
  const contextSteps = [];
  let index = 0;
  for (const [first, second, third, cost] of triples) {
    while (index < pairs.length && (pairs[index][0] < first || (pairs[index][0] === first && pairs[index][1] < second)))
      index++;
    const [a, b, , back] = pairs[index] ?? [];
    if (a !== first || b !== second) continue;
    if (contexts.at(-1) !== index) {
      contexts.push(index);
      triplesOf.push(kept.length);
      contextSteps.push(within((STEP_SHIFT - back) * PAIR_UNITS, 255));
      pairCosts[index] |= IS_CONTEXT;
    }
    kept.push([third, cost]);
  }
  triplesOf.push(kept.length);
  return {
    ...treeOf(words.map(([name]) => name)),
    pairsOf,
    contexts: Uint32Array.from(contexts),
    triplesOf: Uint32Array.from(triplesOf),
    costs: Uint16Array.from([[], ...words], ([, cost = 0]) => within(cost * WORD_UNITS, 0xffff)),
    steps: Uint16Array.from([[], ...words], ([, , at]) =>
      within((STEP_SHIFT - (at === undefined ? 0 : source.backs[at] * NATS)) * WORD_UNITS, 0xffff),
    ),
    seconds: Uint16Array.from(pairs, ([, second]) => second),
    thirds: Uint16Array.from(kept, ([third]) => third),
    pairCosts,
    contextSteps: Uint8Array.from(contextSteps),
    tripleCosts: Uint8Array.from(kept, ([, cost]) => within(cost * TRIPLE_UNITS, 255)),
  };
}
