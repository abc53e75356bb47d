/** A newsroom's word lists as they are written in a field: a word a line, `错词→正词` where another is to stand there. */
import type { Newspaper } from '../../shared/paper/newspaper-records.ts';

type Words = Newspaper['wordLists'][number]['words'];

/** The longest word, and the most of them; what the record's schema allows. */
const LONGEST = 60;
const MOST = 20_000;
const ARROW = /→|->/u;

/** The words in a text; null where one is too long, a line has two arrows or nothing before its arrow, or they are too many. */
export function readWords(text: string): Words | null {
  const words: Words = [];
  const seen = new Set<string>();
  for (const line of text.split('\n')) {
    const [word = '', instead, ...more] = line.split(ARROW).map((part) => part.trim());
    if (word === '' && instead === undefined) continue;
    if (word === '' || more.length > 0 || word.length > LONGEST || (instead ?? '').length > LONGEST) return null;
    if (!seen.has(word)) words.push({ word, instead: instead === undefined || instead === '' ? null : instead });
    seen.add(word);
  }
  return words.length > MOST ? null : words;
}

/** The words as they are written. */
export function writeWords(words: Words): string {
  return words.map(({ word, instead }) => (instead === null ? word : `${word}→${instead}`)).join('\n');
}
