/** What models learn from text: what stands there is likelier than before, and what does not is not made up. */
import { describe, expect, it } from 'vitest';
import { corpus } from '../../bench/corpus.ts';
import { languageFiles } from '../../electron/language.ts';
import { CharacterModel, costOver, writtenFor } from '../../shared/checks/language/characters.ts';
import { readCharactersFile, writeCharactersFile } from '../../shared/checks/language/characters-file.ts';
import { LanguageModel } from '../../shared/checks/language/model.ts';
import {
  IS_CONTEXT,
  type ModelArrays,
  PAIR_UNITS,
  readModelFile,
  STEP_SHIFT,
  WORD_UNITS,
  writeModelFile,
} from '../../shared/checks/language/model-file.ts';
import { Scorer } from '../../shared/checks/language/scorer.ts';
import { adapted } from './adapt.ts';
import { characterArrays } from './characters.ts';
import { clausesOf, ownText } from './own-text.ts';

const before = readModelFile(languageFiles().model);
const clauses = clausesOf(before);
const text = '白蕉镇的水鸭子要过重阳才肯上岸。白蕉镇的水鸭子不怕冷。';

const costIn = (arrays: ModelArrays, clause: string) =>
  new Scorer(new LanguageModel(arrays)).cost(clause, { last: 0, lastButOne: 0 });

describe('a model of words', () => {
  const after = adapted(before, clauses({ text, isStory: true }));

  it('finds what it was taught likelier', () => {
    for (const clause of ['白蕉镇的水鸭子', '要过重阳才肯上岸'])
      expect(costIn(after, clause)).toBeLessThan(costIn(before, clause) - 3);
  });

  it('says of other text what it said', () => {
    for (const clause of ['市场监督管理局依法作出处罚', '两国元首举行会谈'])
      expect(Math.abs(costIn(after, clause) - costIn(before, clause))).toBeLessThan(0.5);
  });

  it('is written and read again as it is', () => {
    expect(readModelFile(writeModelFile(after))).toEqual(after);
  });

  it('is as it was where nothing was taught', () => {
    expect(adapted(before, [])).toEqual(before);
  });

  // The more is taught of what follows a word, the less is left to what it was known by.
  const taughtOften = adapted(before, clauses({ text: text.repeat(100), isStory: true }));

  it.each(['重阳', '怕', '市场'])('gives all that may follow %s a whole together and no more', (word) => {
    const { costs, steps, pairsOf, seconds, pairCosts } = taughtOften;
    const first = new LanguageModel(before).numberOf(word);
    const step = (steps[first] ?? 0) / WORD_UNITS - STEP_SHIFT;
    const follows = Float64Array.from(costs, (cost) => cost / WORD_UNITS + step);
    for (let at = pairsOf[first] ?? 0; at < (pairsOf[first + 1] ?? 0); at++)
      follows[seconds[at] ?? 0] = ((pairCosts[at] ?? 0) & ~IS_CONTEXT) / PAIR_UNITS;
    const sum = follows.subarray(1).reduce((all, cost) => all + Math.exp(-cost), 0);
    // Costs of pairs are rounded to a fifth of a nat, and the model leaves room for the ends of sentences.
    expect(sum).toBeGreaterThan(0.85);
    expect(sum).toBeLessThan(1.05);
  });
});

describe('a model of characters', () => {
  const arrays = characterArrays([text, '今年3月，气温为12.5℃。']);
  const model = new CharacterModel(readCharactersFile(writeCharactersFile(arrays)));
  const cost = (line: string) => costOver(model.costsOf(writtenFor(line)), 1, line.length + 1) / line.length;

  it('finds what stands in its text likelier than what does not', () => {
    expect(cost('白蕉镇的水鸭子')).toBeLessThan(cost('白蕉镇的水压子') - 1);
  });

  it('takes one figure for another', () => {
    expect(cost('今年7月，气温为')).toBe(cost('今年3月，气温为'));
  });

  it('knows the sequences that stand there twice, and no longer ones than four characters', () => {
    const written = writtenFor('白蕉镇的水鸭子');
    expect(model.longestOver(written, 2, 3)).toBe(4);
    expect(model.longestOver(writtenFor('水猴子'), 2, 3)).toBe(0);
    expect(arrays.labels.length).toBe(arrays.costs.length);
  });
});

it('takes a story whole, so that none is judged by models that saw another part of it', () => {
  const stories = ownText().filter(({ isStory }) => isStory);
  expect(stories.length).toBeGreaterThan(1500);
  // But for the words of a picture, a story is a headline and its paragraphs.
  expect(stories.filter(({ text: story }) => !story.includes('\n')).length).toBeLessThan(5);
});

it('learns from no text that the rules are scored on', () => {
  // A passage of twenty characters that stands in both holds one of these.
  const [step, length] = [8, 12];
  const passages = new Set<string>();
  for (const { text: own } of ownText())
    for (let at = 0; at + length <= own.length; at += step) passages.add(own.slice(at, at + length));
  const scored = [...corpus('tuning'), ...corpus('held-out')].flatMap((one) => one.text.split('\n'));
  const all = scored.flatMap((line) =>
    Array.from({ length: Math.max(0, line.length - length + 1) }, (_, at) => line.slice(at, at + length)),
  );
  // Titles of laws, their wording and set phrases stand in both.
  expect(all.filter((passage) => passages.has(passage)).length / all.length).toBeLessThan(0.0005);
});
