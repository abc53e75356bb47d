/** 校样: pages with the marks of all rounds, scaled to an office printer's paper. */
import { roundsInOrder } from '../../../shared/proof/rounds.ts';
import { proofBytes } from '../proof-sheet.ts';
import { checkComposed, oneByOne, planPages, type Target } from '../target.ts';

export const proof: Target = {
  plan: planPages,
  preflight: checkComposed,
  async write(job) {
    const { edition, settings, at, environment } = job;
    return {
      inputs: () => [settings.paper, edition.rounds, edition.marks, edition.articles, edition.blocks],
      make: oneByOne(job, ({ pages }) =>
        proofBytes({ edition, pages, rounds: roundsInOrder(edition), paper: settings.paper, at }, environment),
      ),
    };
  },
};
