/** How characters and words sound, without tones, and which sounds are near each other. */
import { LONGEST_SOUND, READINGS, soundKey } from '../../shared/checks/language/confusions-file.ts';
import { unihan } from './unihan.mjs';

/** A syllable without its tone, ü as v: lǜ is lv. */
export const plain = (syllable) =>
  syllable
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, (mark) => (mark === '\u0308' ? 'v' : ''))
    .replace(/uv/g, 'v')
    .toLowerCase();

/** Pairs of sounds that dialects and keyboards take for each other, as one. */
export function nearly(syllable) {
  return syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/^n/, 'l')
    .replace(/([aei])ng$/, '$1n');
}

/** Readings of each character of the standard table, the commonest first; those of one in thirty are left out. */
export function characterReadings(folder) {
  const counted = unihan(folder, 'Readings', 'kHanyuPinlu');
  const standard = unihan(folder, 'Readings', 'kTGHZ2013');
  const readings = new Map();
  for (const [character, value] of standard) {
    const shares = new Map();
    for (const [, reading, count] of (counted.get(character) ?? '').matchAll(/(\S+)\((\d+)\)/g))
      shares.set(plain(reading), (shares.get(plain(reading)) ?? 0) + Number(count));
    const all = [...shares.values()].reduce((sum, count) => sum + count, 0);
    const usual = [...shares].filter(([, count]) => count * 30 >= all).sort(([, a], [, b]) => b - a);
    const listed = [...value.matchAll(/:(\S+)/g)].flatMap(([, names]) => names.split(',')).map(plain);
    const names = usual.length > 0 ? usual.map(([name]) => name) : [...new Set(listed)];
    readings.set(character, names.slice(0, READINGS));
  }
  return readings;
}

/** Syllables numbered from 1, and the one that stands for each among those that sound nearly alike. */
export function numberSyllables(readings) {
  const names = [...new Set([...readings.values()].flat())].sort();
  const numberOf = new Map(names.map((name, index) => [name, index + 1]));
  const first = new Map();
  const near = [0];
  for (const name of names) {
    const key = nearly(name);
    if (!first.has(key)) first.set(key, numberOf.get(name));
    near.push(first.get(key));
  }
  return { numberOf, near: Uint16Array.from(near) };
}

/**
 * Keys of words by sound, in order; `spell` says how a word sounds where its characters have several readings, and who
 * knows only the usual one of each character finds it by these.
 */
export function soundIndex(words, spell, { numberOf, near }, readings) {
  const entries = [];
  for (const { word, node } of words) {
    if (word.length < 2 || word.length > LONGEST_SOUND) continue;
    const usual = [...word].map((character) => readings.get(character)?.[0]);
    const keys = [spell(word).map(plain), usual]
      .map((names) => names.map((name) => numberOf.get(name)))
      .filter((syllables) => syllables.length === word.length && !syllables.includes(undefined))
      .map((syllables) => syllables.reduce((key, syllable) => soundKey(key, near[syllable]), 0));
    for (const key of new Set(keys)) entries.push({ key, node });
  }
  entries.sort((a, b) => a.key - b.key || a.node - b.node);
  return {
    keys: Uint32Array.from(entries, ({ key }) => key),
    nodes: Uint32Array.from(entries, ({ node }) => node),
  };
}
