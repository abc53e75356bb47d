/** Newspaper text of our own writing (`build/language/text`), from which the models of others learn the words of a daily. */
import { readdirSync, readFileSync } from 'node:fs';
import { markAt } from '../../shared/checks/language/marks.ts';
import { LanguageModel, type WordNumber } from '../../shared/checks/language/model.ts';
import type { ModelArrays } from '../../shared/checks/language/model-file.ts';
import { Scorer } from '../../shared/checks/language/scorer.ts';

const folder = new URL('text/', import.meta.url);
/** Files of sentences that show how words are used, and not of stories. */
const SENTENCES = /^sentences/u;
/** Runs of Han characters, as copy is looked at. */
const CLAUSE = /\p{Script=Han}{1,100}/gu;

export interface OwnStory {
  readonly text: string;
  /** True of a story as it might be printed. */
  readonly isStory: boolean;
}

/** Stories and, each as one text, files of sentences. */
export function ownText(): OwnStory[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name): OwnStory[] => {
      const text = readFileSync(new URL(name, folder), 'utf8').trim();
      if (SENTENCES.test(name)) return [{ text, isStory: false }];
      return text.split(/\n{2,}/u).map((story) => ({ text: story, isStory: true }));
    });
}

/** Words between two marks. */
export interface Clause {
  /** The mark before it, which is the number of a word too; that after it is the last of the words. 0 where none is known. */
  readonly before: WordNumber;
  readonly words: readonly WordNumber[];
  /** True of clauses of stories: only there does a word stand as often as it does in a newspaper. */
  readonly isOfStory: boolean;
}

/** The clauses of a text, as a model cuts them; of sentences that show words the marks say nothing. */
export function clausesOf(arrays: ModelArrays): (text: OwnStory) => readonly Clause[] {
  const model = new LanguageModel(arrays);
  const scorer = new Scorer(model);
  return ({ text, isStory }) =>
    [...text.matchAll(CLAUSE)].map(({ 0: clause, index }) => {
      const before = isStory ? model.numberOf(markAt(text, index - 1)) : 0;
      const read = isStory ? clause + markAt(text, index + clause.length) : clause;
      const words = scorer.words(read, { last: before, lastButOne: 0 }).map(({ word }) => word);
      return { before, words, isOfStory: isStory };
    });
}
