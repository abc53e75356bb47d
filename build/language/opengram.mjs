/**
 * Reads pairs of words from open-gram's model, as Debian's sunpinyin-data brings it and `tslminfo -v` of sunpinyin-utils
 * prints it: a heading for words, pairs and triples each, and lines of word numbers, a cost and a back-off in nats.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { FIGURE } from '../../shared/checks/language/marks.ts';

const NATS = Math.log(10);
const MOST_PRINTED = 2 ** 29;
/** A pair whose cost is within so many nats of what its words say by themselves says nothing. */
const LEAST_SAID = 0.8;
/** The word that stands for what the model does not know: figures and other letters, which have no words. */
const UNKNOWN = 0;
/** Sentences end with these, and of what follows them nothing is known but more of them. */
const isEnd = (name) => /^[。？！…]$/u.test(name);

/** Words by their numbers: UTF-32 strings one behind the other. */
function readWords(file) {
  const words = [];
  const [count, from] = [file.readUInt32LE(0), file.readUInt32LE(8)];
  for (let at = from; words.length < count && at < file.length; at += 4) {
    let word = '';
    for (; file.readUInt32LE(at) !== 0; at += 4) word += String.fromCodePoint(file.readUInt32LE(at));
    words.push(word);
  }
  return words;
}

/** The lines of words and of pairs, each as its numbers. */
function* linesOf(printed) {
  let order = 0;
  for (let from = 0; from < printed.length; ) {
    const end = printed.indexOf(10, from);
    const line = printed.latin1Slice(from, end < 0 ? printed.length : end);
    from = end < 0 ? printed.length : end + 1;
    if (line.startsWith('\\')) order = Number(line[1]);
    else if (order === 3) return;
    else if (order > 0) yield [order, line.trim().split(/\s+/).map(Number)];
  }
}

/** As `readKenlm` gives a model: costs and back-offs in common logarithms, pairs by their last words; no triples. */
export function readOpenGram(program, libraries, folder) {
  const printed = execFileSync(program, ['-v', `${folder}/lm_sc.t3g`], {
    env: { ...process.env, LD_LIBRARY_PATH: libraries },
    maxBuffer: MOST_PRINTED,
  });
  const words = readWords(readFileSync(`${folder}/pydict_sc.bin`));
  const costs = new Float32Array(words.length);
  const backs = new Float32Array(words.length);
  const names = words.map(() => '');
  const pairs = [];
  for (const [order, [first, second, third, fourth]] of linesOf(printed))
    if (order === 1) {
      names[first] = first === UNKNOWN ? FIGURE : words[first];
      costs[first] = second;
      backs[first] = isEnd(names[first]) ? 0 : third;
    } else if (!isEnd(names[first]) && Math.abs(third - backs[first] - costs[second]) >= LEAST_SAID)
      pairs.push({ first, second, cost: third, back: fourth });
  pairs.sort((a, b) => a.second - b.second || a.first - b.first);
  const pairsOf = new Uint32Array(words.length + 1);
  for (const { second } of pairs) pairsOf[second + 1]++;
  for (let at = 1; at < pairsOf.length; at++) pairsOf[at] += pairsOf[at - 1];
  return {
    names,
    probs: costs.map((cost) => -cost / NATS),
    backs: backs.map((back) => -back / NATS),
    pairsOf,
    pair: {
      first: Uint32Array.from(pairs, ({ first }) => first),
      prob: Float32Array.from(pairs, ({ cost }) => -cost / NATS),
      back: Float32Array.from(pairs, ({ back }) => -back / NATS),
      triplesOf: new Uint32Array(pairs.length + 1),
    },
    triple: { first: new Uint32Array(0), prob: new Float32Array(0) },
  };
}
