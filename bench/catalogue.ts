/** What errors are made from (`typing-errors.ts`), and how a change is known to be what stood there. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Language } from '../shared/checks/language/language.ts';
import { people } from './corpus.ts';
import type { Catalogue, MadeError } from './typing-errors.ts';

/** Errors are made by jieba's frequencies, which the model that finds them does not know. */
export function catalogueOf({ confusions, model }: Language): Catalogue {
  const words = new Map<string, number>();
  const characters = new Map<string, number>();
  const path = createRequire(import.meta.url).resolve('@node-rs/jieba/dict.txt');
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const [word = '', frequency = ''] = line.trim().split(' ');
    if (word === '') continue;
    words.set(word, Number(frequency));
    for (const character of word) characters.set(character, (characters.get(character) ?? 0) + Number(frequency));
  }
  const sounding = (word: string) =>
    confusions
      .soundingAs(word, model.nodeOf(word))
      .map((node) => model.textAt(node))
      .filter(
        (other) =>
          other !== word &&
          other.length === word.length &&
          (words.get(other) ?? 0) >= 20 &&
          [...other].every((one, at) => confusions.nearness(one.charCodeAt(0), word.charCodeAt(at)) === 'same'),
      );
  return { confusions, words, characters, sounding, people: people() };
}

/** True where a change gives back what stood there before the error. */
export function isMended(text: string, error: MadeError, from: number, to: number, meant: string): boolean {
  const mended = text.slice(0, from) + meant + text.slice(to);
  return mended === text.slice(0, error.from) + error.right + text.slice(error.to);
}
