#!/usr/bin/env node
/**
 * Writes character-states.txt, beside this file, from a model as cppjieba has it: `node build/words/from-model.mjs
 * hmm_model.utf8`. It has lines of `character:logarithm,…` for the states B, E, M and S, after the probabilities of the
 * first state and of the steps between states.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Our order of the states, as places in the model's B, E, M, S. */
const ORDER = [0, 2, 1, 3];
const NAMES = ['B', 'M', 'E', 'S'];
/** Logarithms below this stand for what never happens. */
const NEVER = -1e10;

const cost = (logarithm) =>
  logarithm === undefined || logarithm < NEVER ? '-' : String(Math.round(logarithm * -1000));

const [, , path = ''] = process.argv;
const [start = '', ...others] = readFileSync(path, 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !/^#(?![:,])/u.test(line));
const numbers = (line) => line.trim().split(/\s+/u).map(Number);
const steps = others.slice(0, 4).map(numbers);
const states = others
  .slice(4, 8)
  .map(
    (line) =>
      new Map([...line.matchAll(/(?:^|,)(.):(-[\d.e+]+)/gu)].map(([, character, value]) => [character, Number(value)])),
  );
const characters = [...new Set(states.flatMap((state) => [...state.keys()]))].sort();
const first = numbers(start);
const lines = [
  `start ${ORDER.map((state) => cost(first[state])).join(' ')}`,
  ...ORDER.map((from, at) => `${NAMES[at]} ${ORDER.map((to) => cost(steps[from]?.[to])).join(' ')}`),
  ...characters.map(
    (character) => `${character} ${ORDER.map((state) => cost(states[state]?.get(character))).join(' ')}`,
  ),
];
const file = fileURLToPath(new URL('character-states.txt', import.meta.url));
const head = readFileSync(file, 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('#'));
writeFileSync(file, `${[...head, ...lines].join('\n')}\n`);
