#!/usr/bin/env node
/**
 * Writes electron/import/frequent-characters.ts, how often characters stand in Chinese copy:
 * `npm run frequent-characters`. Counted from the words and frequencies of jieba's dictionary (MIT), in its own
 * simplified forms and in the traditional ones opencc-js (MIT, data Apache-2.0) turns them into.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Converter } from 'opencc-js';

/** Characters rarer than one in two to the power of this are not listed. */
const RAREST = 18;
/** Pairs of characters that are listed, the most frequent first. */
const PAIRS = 3_000;
const PER_LINE = 100;

const toTraditional = Converter({ from: 'cn', to: 'tw' });
const dictionary = readFileSync(createRequire(import.meta.url).resolve('@node-rs/jieba/dict.txt'), 'utf8')
  .split('\n')
  .map((line) => line.trim().split(' '))
  .filter(([word, count]) => /^\p{Script=Han}+$/u.test(word) && Number(count) > 0)
  .map(([word, count]) => ({ word, count: Number(count) }));

function add(counts, what, count) {
  counts.set(what, (counts.get(what) ?? 0) + count);
}

/** What is most frequent first; what is as frequent in order of its code, so that the file is the same each time. */
function inOrder(counts) {
  return [...counts].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
}

function countsOf(words) {
  const characters = new Map();
  const pairs = new Map();
  for (const { word, count } of words) {
    const all = [...word];
    for (const [at, character] of all.entries()) {
      add(characters, character, count);
      if (at > 0) add(pairs, all[at - 1] + character, count);
    }
  }
  return { characters: inOrder(characters), pairs: inOrder(pairs).slice(0, PAIRS) };
}

/** Text as lines of code. */
function lines(text, indent) {
  const all = [...text];
  const cut = Array.from({ length: Math.ceil(all.length / PER_LINE) }, (_, at) =>
    all.slice(at * PER_LINE, (at + 1) * PER_LINE).join(''),
  );
  return cut.map((line) => `${indent}'${line}',`).join('\n');
}

function table(words) {
  const { characters, pairs } = countsOf(words);
  const total = characters.reduce((sum, [, count]) => sum + count, 0);
  const byCost = new Map();
  for (const [character, count] of characters) {
    const cost = Math.round(-Math.log2(count / total));
    if (cost <= RAREST) byCost.set(cost, (byCost.get(cost) ?? '') + character);
  }
  const rows = [...byCost].map(([cost, text]) => `    [${cost}, [\n${lines(text, '      ')}\n    ].join('')],`);
  return `{\n  byCost: [\n${rows.join('\n')}\n  ],\n  pairs: [\n${lines(pairs.map(([pair]) => pair).join(''), '    ')}\n  ].join(''),\n}`;
}

const traditional = dictionary.map(({ word, count }) => ({ word: toTraditional(word), count }));

writeFileSync(
  fileURLToPath(new URL('../electron/import/frequent-characters.ts', import.meta.url)),
  `/** How often characters stand in Chinese copy, made by build/compile-frequent-characters.mjs. */

export interface FrequentCharacters {
  /** Characters by the bits each costs: it is one in two to that power of all Han characters. Rarer ones are not listed. */
  readonly byCost: readonly (readonly [bits: number, characters: string])[];
  /** The most frequent pairs of characters in words, one after the other. */
  readonly pairs: string;
}

export const simplified: FrequentCharacters = ${table(dictionary)};

export const traditional: FrequentCharacters = ${table(traditional)};
`,
);
