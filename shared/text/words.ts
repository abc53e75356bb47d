/**
 * Chinese text cut into its words, for breaks that keep them whole: the likeliest way by the words'
 * frequencies, and words the dictionary lacks by a model of how words are made. Plain code over plain arrays:
 * window, jobs and command line cut alike, and nothing is waited for.
 */
import { cutUnknown, isModelled } from './unknown-words.ts';
import { WordList } from './word-list.ts';
import { readWordsFile, type StateArrays } from './words-file.ts';

/** Cuts a text into its words; joined they give the text back. */
export type CutWords = (text: string) => readonly string[];

/** A figure or a word of Latin letters: one word, unless the dictionary has a longer one (`T恤`). */
const western = /[A-Za-z0-9]+(?:\.\d+)?%?/gu;

/** Of each offset inside a Western word, at its start too, the one after it; 0 elsewhere. */
function westernEnds(text: string): Int32Array {
  const ends = new Int32Array(text.length);
  for (const { index, 0: word } of text.matchAll(western)) ends.fill(index + word.length, index, index + word.length);
  return ends;
}

/** UTF-16 units of the character at an offset. */
function unitsAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

/**
 * Offsets after the words of a text's likeliest cut. The likelihood of a cut is the product of its words'
 * frequencies; of two alike the one whose first word is longer is taken. A character the list does not have
 * counts as a word met once.
 */
function likeliestEnds(list: WordList, text: string): number[] {
  // Of the text from an offset on: what its best cut costs, and where the first word of that cut ends.
  const costs = new Float64Array(text.length + 1);
  const ends = new Int32Array(text.length + 1);
  const western = westernEnds(text);
  for (let from = text.length - 1; from >= 0; from--) {
    const single = western[from] || from + unitsAt(text, from);
    let best = list.total - 1 + (costs[single] ?? 0);
    let end = single;
    list.startingAt(text, from, (to, level) => {
      const cost = list.total - level + (costs[to] ?? 0);
      if (cost > best || (cost === best && to < end)) return;
      best = cost;
      end = to;
    });
    costs[from] = best;
    ends[from] = end;
  }
  const path: number[] = [];
  for (let at = 0; at < text.length; ) {
    at = ends[at] ?? text.length;
    path.push(at);
  }
  return path;
}

/** Cuts runs of single characters once more, as words the list may not have. */
function withUnknown(list: WordList, model: StateArrays, text: string, ends: readonly number[]): number[] {
  const all: number[] = [];
  let start = 0;
  /** Where the run of single characters that ends at `start` began. */
  let run = 0;
  const closeRun = () => {
    // A run the list has as a word was cut on purpose: apart it is likelier than whole.
    const isCutOnPurpose = start - run > 1 && list.level(text.slice(run, start)) > 0;
    if (isCutOnPurpose) for (let at = run + 1; at <= start; at++) all.push(at);
    else for (const end of cutUnknown(model, text, run, start)) all.push(end);
  };
  for (const end of ends) {
    if (end - start === 1 && isModelled(text.charCodeAt(start))) {
      start = end;
      continue;
    }
    closeRun();
    all.push(end);
    start = end;
    run = end;
  }
  closeRun();
  return all;
}

/** A cutter of texts by a file of words (`words-file.ts`). Throws when the bytes are not one. */
export function openWords(file: Uint8Array): CutWords {
  const arrays = readWordsFile(file);
  const list = new WordList(arrays);
  return (text) => {
    let from = 0;
    return withUnknown(list, arrays, text, likeliestEnds(list, text)).map((to) => {
      const word = text.slice(from, to);
      from = to;
      return word;
    });
  };
}
