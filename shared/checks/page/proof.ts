/** Proofing: marks still open, and whether the page is signed as it is. */
import type { Mark } from '../../edition/proof-records.ts';
import type { Edition } from '../../edition/records.ts';
import { currentRound } from '../../proof/rounds.ts';
import { isOnPage, isReleased, isReleasedAnyway } from '../../proof/sign-off.ts';
import { numbered } from '../../text/numbered.ts';
import type { PageCheck } from '../check.ts';

function openMarks(edition: Edition, on: (mark: Mark) => boolean): number {
  return Object.values(edition.marks).filter((mark) => mark.state === 'open' && on(mark)).length;
}

export const openMark: PageCheck = {
  scope: 'page',
  id: 'open-marks',
  refusesSignature: true,
  hasAnswerOfItsOwn: true,
  title: { zh: '未处理的校对符号', en: 'Open marks' },
  source: 'domain.md §1: verify corrections',
  run({ edition, page }) {
    const count = openMarks(edition, (mark) => isOnPage(edition, page.id, mark));
    if (count === 0) return [];
    return [
      {
        severity: 'error',
        blockId: null,
        amount: count,
        zh: `有 ${count} 处校对符号没有处理。请改样或注明不改的理由。`,
        en: `${numbered(count, 'proof mark is', 'proof marks are')} still open. Carry them out, or say why not.`,
      },
    ];
  },
};

/** Where nobody proofreads in Dayang, nobody has to sign in it. */
export const signOff: PageCheck = {
  scope: 'page',
  id: 'sign-off',
  hasAnswerOfItsOwn: true,
  title: { zh: '签样', en: 'Sign-off' },
  source: 'domain.md §1: sign off, release to press',
  run({ edition, page }) {
    if (currentRound(edition) === undefined || isReleased(edition, page.id)) return [];
    if (isReleasedAnyway(edition, page.id)) {
      return [
        {
          severity: 'warning',
          blockId: null,
          zh: '没有签齐，已注明理由付印。',
          en: 'Not signed by all; released with a reason given.',
        },
      ];
    }
    return [
      {
        severity: 'error',
        blockId: null,
        zh: '没有签齐，或签过之后又有改动。',
        en: 'Not signed by all, or changed after it was signed.',
      },
    ];
  },
};
