/** What evidence is worth. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { languageFiles } from '../../../electron/language.ts';
import { figures, slips } from './evidence.ts';
import { readJudgementFile, scoreOf } from './judgement-file.ts';

const judgement = readJudgementFile(languageFiles().judgement, figures.length + slips.length);
const some = fc.array(fc.double({ min: -10, max: 25, noNaN: true }), {
  minLength: judgement.figures,
  maxLength: judgement.figures,
});

it('is the same whatever is asked for, and less than that where it is not enough', () => {
  fc.assert(
    fc.property(some, fc.double({ min: -1, max: 1, noNaN: true }), (found, more) => {
      const score = scoreOf(judgement, found);
      const least = score + more;
      const asked = scoreOf(judgement, found, least);
      if (score >= least) expect(asked).toBe(score);
      else expect(asked).toBeLessThan(least);
    }),
  );
});
