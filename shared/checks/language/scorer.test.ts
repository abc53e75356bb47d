/** What a scorer keeps of one stretch changes nothing of the next. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openLanguage } from '../../../electron/language.ts';
import { Scorer } from './scorer.ts';

const { model } = openLanguage();
const clause = '公安机关依法对他作出行政拘留的决定中国特色社会主义人民法院𠮷';
const stretches = fc.array(fc.constantFrom(...clause), { minLength: 1, maxLength: 9 }).map((all) => all.join(''));
/** A stretch, and the changes of it that are asked for after it: cut, with a character more, and with another. */
const asked = fc
  .tuple(stretches, fc.array(fc.tuple(fc.nat(9), fc.nat(2), fc.constantFrom('', ...clause)), { maxLength: 6 }))
  .map(([text, changes]) => [
    text,
    ...changes.map(([at, lost, other]) => text.slice(0, at) + other + text.slice(at + lost)),
    text,
  ]);

it('costs the same, and is the same words, whatever was asked before', () => {
  const scorer = new Scorer(model);
  const most = fc.constantFrom(Number.POSITIVE_INFINITY, 60, 40, 25);
  const words = fc.constantFrom(0, model.numberOf('的'), model.numberOf('三'));
  fc.assert(
    fc.property(asked, fc.array(fc.tuple(most, words), { minLength: 8, maxLength: 8 }), (all, limits) => {
      for (const [at, text] of all.entries()) {
        if (text === '') continue;
        const [limit = 0, last = 0] = limits[at] ?? [];
        const before = { last, lastButOne: 0 };
        expect(scorer.cost(text, before, limit)).toBe(new Scorer(model).cost(text, before, limit));
        if (at % 3 === 0) expect(scorer.words(text, before)).toEqual(new Scorer(model).words(text, before));
      }
    }),
    { numRuns: 500 },
  );
});
