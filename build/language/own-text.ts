/** Newspaper text of our own writing (`build/language/text`), from which the models of others learn the words of a daily. */
import { readdirSync, readFileSync } from 'node:fs';
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

/** The words of each clause of a text, as a model cuts it. */
export function clausesOf(arrays: ModelArrays): (text: string) => readonly (readonly WordNumber[])[] {
  const scorer = new Scorer(new LanguageModel(arrays));
  return (text) =>
    [...text.matchAll(CLAUSE)].map(([clause]) =>
      scorer.words(clause, { last: 0, lastButOne: 0 }).map(({ word }) => word),
    );
}
