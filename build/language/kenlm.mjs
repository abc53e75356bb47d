/**
 * Reads a trigram model in the binary form of KenLM (version 5, a quantised trie with arrays of pointers), as Debian's
 * libime-data-language-model brings it. The form is that of KenLM's `lm/binary_format.cc`, `search_trie.cc`,
 * `bhiksha.cc` and `quantize.hh`: words are numbered, and n-grams stand last word first.
 */

const HEADER = 0x88;
const COUNTS = 0x6c;
/** Model type: a quantised trie whose pointers are compressed. */
const QUANTISED_ARRAY_TRIE = 5;

const bitsFor = (most) => 32 - Math.clz32(most);
const up8 = (offset) => (offset + 7) & ~7;

/** Reads figures of any number of bits. */
function bitReader(view) {
  return (base, offset, length) =>
    (view.getUint32(base + Math.floor(offset / 8), true) >>> (offset & 7)) & ((1 << length) - 1);
}

/** The tables of quantised figures: of pairs, of their back-offs, of triples; and where what comes after them begins. */
function readTables(view, from, probBits, backBits) {
  let at = from;
  const table = (bits) => {
    const values = Float32Array.from({ length: 1 << bits }, (_, index) => view.getFloat32(at + 4 * index, true));
    at += 4 << bits;
    return values;
  };
  return { pairProbs: table(probBits), pairBacks: table(backBits), tripleProbs: table(probBits), end: at };
}

function readWords(view, from, words) {
  const probs = new Float32Array(words);
  const backs = new Float32Array(words);
  const pairsOf = new Uint32Array(words + 1);
  for (let word = 0; word <= words; word++) {
    const at = from + 16 * word;
    if (word < words) {
      probs[word] = -Math.abs(view.getFloat32(at, true));
      backs[word] = view.getFloat32(at + 4, true);
    }
    pairsOf[word] = Number(view.getBigUint64(at + 8, true));
  }
  return { probs, backs, pairsOf };
}

/** Pointers from pairs to triples: their high bits as offsets, the others with each pair; KenLM chops as many as pay. */
function readPointers(view, at, pairs, triples) {
  const bits = bitsFor(triples);
  const most = Math.min(bits, view.getUint8(up8(at) + 1));
  let chopped = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let chop = 0; chop <= most; chop++) {
    const size = (triples >> (bits - chop)) * 64 - (pairs + 1) * chop;
    if (size < least) [chopped, least] = [chop, size];
  }
  const inline = bits - chopped;
  const offsets = Array.from({ length: (triples >> inline) + 1 }, (_, index) =>
    Number(view.getBigUint64(up8(at) + 8 + 8 * index, true)),
  );
  return { inline, offsets, end: at + 8 * (1 + offsets.length) + 7 };
}

/** Words, and cost and back-off of one, two and three of them in common logarithms. */
export function readKenlm(file) {
  const view = new DataView(file.buffer, file.byteOffset, file.length);
  const magic = file.toString('latin1', 0, 49);
  if (magic !== 'mmap lm http://kheafield.com/code format version ') throw new Error('not a binary model of KenLM');
  if (view.getUint32(0x60, true) !== QUANTISED_ARRAY_TRIE || file[0x58] !== 3)
    throw new Error('a model of another kind than a quantised trie of three words');
  const [words, pairs, triples] = [0, 1, 2].map((order) => Number(view.getBigUint64(COUNTS + 8 * order, true)));
  // The vocabulary's hashes, of which nothing is needed, come first.
  const quantised = HEADER + 8 + 8 * words;
  const [, probBits, backBits] = file.subarray(quantised, quantised + 3);
  const { pairProbs, pairBacks, tripleProbs, end } = readTables(view, quantised + 8, probBits, backBits);
  const { inline, offsets, end: pairsAt } = readPointers(view, end + 16 * (words + 2), pairs, triples);
  const bits = bitReader(view);
  const wordBits = bitsFor(words);
  const pairBits = wordBits + probBits + backBits + inline;
  const pair = {
    first: new Uint32Array(pairs),
    prob: new Float32Array(pairs),
    back: new Float32Array(pairs),
    triplesOf: new Uint32Array(pairs + 1),
  };
  let high = 0;
  for (let index = 0; index <= pairs; index++) {
    while (offsets[high + 1] <= index) high++;
    const from = index * pairBits;
    pair.triplesOf[index] = high * 2 ** inline + bits(pairsAt, from + pairBits - inline, inline);
    if (index === pairs) break;
    pair.first[index] = bits(pairsAt, from, wordBits);
    pair.back[index] = pairBacks[bits(pairsAt, from + wordBits, backBits)];
    pair.prob[index] = pairProbs[bits(pairsAt, from + wordBits + backBits, probBits)];
  }
  const triplesAt = pairsAt + Math.floor(((1 + pairs) * pairBits + 7) / 8) + 8;
  const tripleBits = wordBits + probBits;
  const triple = { first: new Uint32Array(triples), prob: new Float32Array(triples) };
  for (let index = 0; index < triples; index++) {
    triple.first[index] = bits(triplesAt, index * tripleBits, wordBits);
    triple.prob[index] = tripleProbs[bits(triplesAt, index * tripleBits + wordBits, probBits)];
  }
  const names = file.toString('utf8', file.lastIndexOf('<unk>\0')).split('\0').slice(0, words);
  return { names, ...readWords(view, end, words), pair, triple };
}
