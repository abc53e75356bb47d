#!/usr/bin/env node
/**
 * Compiles words, frequencies and the model of unknown words into assets/words/words.bin:
 * `npm run words`. The dictionary is jieba's (MIT), as the package @node-rs/jieba brings it; the model is
 * build/words/character-states.txt. The same sources give the same bytes; a test holds the file to them.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { levelOf, packEdge } from '../shared/text/word-list.ts';
import { NEVER, writeWordsFile } from '../shared/text/words-file.ts';

const wordsFile = fileURLToPath(new URL('../assets/words/words.bin', import.meta.url));
const statesFile = fileURLToPath(new URL('words/character-states.txt', import.meta.url));

/** Words with their frequencies, from lines of `word frequency part-of-speech`, in order of UTF-16 code units. */
function readDictionary() {
  const path = createRequire(import.meta.url).resolve('@node-rs/jieba/dict.txt');
  const words = new Map();
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const [word = '', frequency = ''] = line.trim().split(' ');
    if (word !== '') words.set(word, Number(frequency));
  }
  return [...words].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** A minimal automaton in the making. Words come in order, so a node no later word can pass is settled. */
class Automaton {
  /** Each node's edges, `[label, level, target]`; node 0 is the end all words share. */
  nodes = [[]];
  #known = new Map([['', 0]]);
  /** The nodes along the word added last, from the root: they may still grow. */
  #path = [[]];
  #last = '';

  add(word, level) {
    let shared = 0;
    while (shared < word.length && word[shared] === this.#last[shared]) shared++;
    this.#settle(shared);
    for (let at = shared; at < word.length; at++) {
      this.#path[at].push([word.charCodeAt(at), at === word.length - 1 ? level : 0, 0]);
      this.#path.push([]);
    }
    this.#last = word;
  }

  /** Gives the nodes deeper than `depth` their numbers, the deepest first. */
  #settle(depth) {
    while (this.#path.length > depth + 1) {
      const number = this.#numberOf(this.#path.pop());
      this.#path.at(-1).at(-1)[2] = number;
    }
  }

  /** A node's number: that of the node with the same edges, where there is one. */
  #numberOf(edges) {
    const key = edges.join(';');
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const number = this.nodes.length;
    this.nodes.push(edges);
    this.#known.set(key, number);
    return number;
  }

  /** All nodes, the root last. */
  finish() {
    this.#settle(0);
    return [...this.nodes, this.#path[0]];
  }
}

function wordArrays(dictionary) {
  const automaton = new Automaton();
  for (const [word, frequency] of dictionary) automaton.add(word, levelOf(frequency));
  const nodes = automaton.finish();
  const starts = [0];
  for (const node of nodes) starts.push(starts.at(-1) + node.length);
  const edges = nodes.flat();
  return {
    total: levelOf(dictionary.reduce((sum, [, frequency]) => sum + frequency, 0)),
    starts: Uint32Array.from(starts),
    edges: Uint32Array.from(edges, ([, level, target]) => packEdge(target, level)),
    labels: Uint16Array.from(edges, ([label]) => label),
  };
}

function stateArrays() {
  const costs = (fields) => fields.map((field) => (field === '-' ? NEVER : Number(field)));
  const lines = readFileSync(statesFile, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(' '));
  const [start, ...others] = lines;
  const next = others.slice(0, 4);
  const characters = others.slice(4).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    characters: Uint16Array.from(characters, ([character]) => character.charCodeAt(0)),
    start: Uint16Array.from(costs(start.slice(1))),
    next: Uint16Array.from(next.flatMap((fields) => costs(fields.slice(1)))),
    states: Uint16Array.from(characters.flatMap((fields) => costs(fields.slice(1)))),
  };
}

/** The file's bytes. */
export function compileWords() {
  return writeWordsFile(wordArrays(readDictionary()), stateArrays());
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const bytes = compileWords();
  writeFileSync(wordsFile, bytes);
  process.stderr.write(`assets/words/words.bin: ${(bytes.length / 1e6).toFixed(2)} MB\n`);
}
