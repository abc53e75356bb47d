/** A newsroom's word lists as they are written in a field: a word a line, `错词→正词` where another is to stand there. */
import type { Newspaper } from '../../shared/paper/newspaper-records.ts';

type Words = Newspaper['wordLists'][number]['words'];

const ARROW = /→|->/u;

/** The words in a text; null where a line has two arrows or nothing before its arrow. */
export function readWords(text: string): Words | null {
  const words: Words = [];
  const seen = new Set<string>();
  for (const line of text.split('\n')) {
    const [word = '', instead, ...more] = line.split(ARROW).map((part) => part.trim());
    if (word === '' && instead === undefined) continue;
    if (word === '' || more.length > 0) return null;
    if (!seen.has(word)) words.push({ word, instead: instead === undefined || instead === '' ? null : instead });
    seen.add(word);
  }
  return words;
}

/** The words as they are written. */
export function writeWords(words: Words): string {
  return words.map(({ word, instead }) => (instead === null ? word : `${word}→${instead}`)).join('\n');
}
