/** What models learn from text: what stands there is likelier than before, and what does not is not made up. */
import { describe, expect, it } from 'vitest';
import { corpus } from '../../bench/corpus.ts';
import { languageFiles } from '../../electron/language.ts';
import { CharacterModel, writtenFor } from '../../shared/checks/language/characters.ts';
import { readCharactersFile, writeCharactersFile } from '../../shared/checks/language/characters-file.ts';
import { LanguageModel } from '../../shared/checks/language/model.ts';
import { type ModelArrays, readModelFile, writeModelFile } from '../../shared/checks/language/model-file.ts';
import { Scorer } from '../../shared/checks/language/scorer.ts';
import { adapted } from './adapt.ts';
import { characterArrays } from './characters.ts';
import { clausesOf, ownText } from './own-text.ts';

const before = readModelFile(languageFiles().model);
const text = '白蕉镇的水鸭子要过重阳才肯上岸。白蕉镇的水鸭子不怕冷。';

const costIn = (arrays: ModelArrays, clause: string) =>
  new Scorer(new LanguageModel(arrays)).cost(clause, { last: 0, lastButOne: 0 });

describe('a model of words', () => {
  const after = adapted(before, clausesOf(before)(text));

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

  it('gives every following word no more than a whole', () => {
    const first = after.numbers[0] ?? 0;
    for (const word of [first, 1, 2, 40, 900]) {
      let sum = 0;
      for (let at = after.pairsOf[word] ?? 0; at < (after.pairsOf[word + 1] ?? 0); at++)
        sum += Math.exp(-((after.pairCosts[at] ?? 0) & 0x7f) / 10);
      // Costs are rounded to a tenth of a nat.
      expect(sum).toBeLessThan(1.1);
    }
  });
});

describe('a model of characters', () => {
  const arrays = characterArrays([text, '今年3月，气温为12.5℃。']);
  const model = new CharacterModel(readCharactersFile(writeCharactersFile(arrays)));
  const cost = (line: string) => model.cost(writtenFor(line), 1, line.length + 1) / line.length;

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

it('learns from no text that the rules are scored on', () => {
  // A passage of twenty characters that stands in both holds one of these.
  const [step, length] = [8, 12];
  const passages = new Set<string>();
  for (const { text: own } of ownText())
    for (let at = 0; at + length <= own.length; at += step) passages.add(own.slice(at, at + length));
  const scored = [...corpus('tuning'), ...corpus('held-out')].flatMap((one) => one.text.split('\n'));
  const all = scored.flatMap((line) =>
    Array.from({ length: Math.max(0, line.length - length) }, (_, at) => line.slice(at, at + length)),
  );
  // Titles of laws, their wording and set phrases stand in both.
  expect(all.filter((passage) => passages.has(passage)).length / all.length).toBeLessThan(0.0005);
});
