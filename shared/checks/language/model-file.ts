/**
 * The file of a language model (`assets/language/model.bin` and `usage.bin`, made by `build/compile-language.mjs`):
 * arrays behind a header, those of more than a byte a number as planes, and marked ones (∆) as differences
 * (`number-planes.ts`). The header is little-endian.
 *
 *     header      8 × u32                magic, version, nodes, words, pairs, contexts, triples, 0
 *     children    (nodes + 1) × u32  ∆   a tree of words by levels: where each node's children begin; node 0 is the root
 *     numbers     nodes × u32            the number of the word that ends at a node, 0 for none; 1 is the commonest word
 *     pairsOf     (words + 2) × u32  ∆   where the pairs that begin with a word begin
 *     contexts    contexts × u32     ∆   pairs that triples begin with, in order
 *     triplesOf   (contexts + 1) × u32 ∆ where their triples begin
 *     labels      nodes × u16            the code unit that leads to a node, in order among the children of one
 *     costs       (words + 1) × u16      of a word by itself
 *     steps       (words + 1) × u16      to a word that makes no known pair with this one
 *     seconds     pairs × u16        ∆   the second words, in order among the pairs of one, and differences within these
 *     thirds      triples × u16      ∆   the third words, in order among the triples of a context, and so on
 *     pairCosts   pairs × u8             of the second word after the first, and whether the pair is a context
 *     contextSteps contexts × u8         to a word that makes no known triple with this pair
 *     tripleCosts triples × u8           of the third word after the first two
 *
 * Costs are negative natural logarithms of probabilities, in the units below; Katz's back-off as in an ARPA file.
 */
import { ArrayViews, joinedArrays } from '../../text/array-file.ts';
import { areStarts, fromDifferences, isTree, numbers16, numbers32, planesOf, toDifferences } from './number-planes.ts';

/** 'DYL1' as a little-endian number: on a machine of the other order it is not found. */
const MAGIC = 0x314c5944;
const VERSION = 3;
const HEADER = 8;

/** Units of costs in a nat. Half a unit of a pair, 0.1, is less than two corpora differ by. */
export const WORD_UNITS = 1000;
export const PAIR_UNITS = 5;
export const TRIPLE_UNITS = 20;
/** Steps may be gains: they are kept with this added, in nats. */
export const STEP_SHIFT = 10;
/** Set in a pair's cost where triples begin with it. */
export const IS_CONTEXT = 0x80;
/** Second and third words have numbers of 16 bits: the commonest only. */
export const MOST_FOLLOWERS = 0xffff;

export interface ModelArrays {
  readonly children: Uint32Array;
  readonly numbers: Uint32Array;
  readonly pairsOf: Uint32Array;
  readonly contexts: Uint32Array;
  readonly triplesOf: Uint32Array;
  readonly labels: Uint16Array;
  readonly costs: Uint16Array;
  readonly steps: Uint16Array;
  readonly seconds: Uint16Array;
  readonly thirds: Uint16Array;
  readonly pairCosts: Uint8Array;
  readonly contextSteps: Uint8Array;
  readonly tripleCosts: Uint8Array;
}

/** The file's bytes. */
export function writeModelFile(model: ModelArrays): Uint8Array {
  const header = new Uint32Array(HEADER);
  header.set([
    MAGIC,
    VERSION,
    model.numbers.length,
    model.costs.length - 1,
    model.seconds.length,
    model.contexts.length,
    model.thirds.length,
  ]);
  const { children, numbers, pairsOf, contexts, triplesOf, labels, costs, steps, seconds, thirds } = model;
  const wide = [
    toDifferences(children.slice()),
    numbers,
    toDifferences(pairsOf.slice()),
    toDifferences(contexts.slice()),
    toDifferences(triplesOf.slice()),
    labels,
    costs,
    steps,
    toDifferences(seconds.slice(), pairsOf),
    toDifferences(thirds.slice(), triplesOf),
  ];
  const parts = [header, ...wide.map(planesOf), model.pairCosts, model.contextSteps, model.tripleCosts];
  return joinedArrays(parts);
}

/** The arrays of a file, which is needed no longer. Throws when it is not one. */
export function readModelFile(file: Uint8Array): ModelArrays {
  const views = new ArrayViews(file);
  if (views.length < HEADER * 4) throw new Error('not a language model: too short');
  const [magic, version, nodes = 0, words = 0, pairs = 0, contexts = 0, triples = 0] = views.take32(HEADER);
  if (magic !== MAGIC || version !== VERSION) throw new Error('not a language model this version reads');
  const of32 = HEADER + nodes + 1 + nodes + words + 2 + contexts + contexts + 1;
  const of16 = nodes + 2 * (words + 1) + pairs + triples;
  if (views.length !== of32 * 4 + of16 * 2 + pairs + contexts + triples) throw new Error('not a whole language model');
  const take16 = (length: number) => numbers16(views.take8(length * 2));
  const take32 = (length: number) => numbers32(views.take8(length * 4));
  const children = fromDifferences(take32(nodes + 1));
  const numbers = take32(nodes);
  const pairsOf = fromDifferences(take32(words + 2));
  const contextPairs = fromDifferences(take32(contexts));
  const triplesOf = fromDifferences(take32(contexts + 1));
  // Starts are looked at before anything is summed up between them.
  const isSound = isTree(children) && areStarts(pairsOf, pairs) && areStarts(triplesOf, triples);
  if (!isSound) throw new Error('a damaged language model');
  return {
    children,
    numbers,
    pairsOf,
    contexts: contextPairs,
    triplesOf,
    labels: take16(nodes),
    costs: take16(words + 1),
    steps: take16(words + 1),
    seconds: fromDifferences(take16(pairs), pairsOf),
    thirds: fromDifferences(take16(triples), triplesOf),
    pairCosts: views.take8(pairs).slice(),
    contextSteps: views.take8(contexts).slice(),
    tripleCosts: views.take8(triples).slice(),
  };
}
