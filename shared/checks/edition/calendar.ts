/** What an edition says of its day and its number must agree with the paper's days and with the edition before it. */
import { newspaperOf } from '../../edition/newspaper.ts';
import { appearsOn, issueOn, noPublishingDay } from '../../paper/calendar.ts';
import type { EditionCheck } from '../check.ts';

export const issueNumber: EditionCheck = {
  scope: 'edition',
  id: 'issue-number',
  title: { zh: '期号', en: 'Issue number' },
  source: 'domain.md §9: 报纸出版形式差错数计算方法, the total issue number (总期号)',
  run: ({ edition }) => {
    const { follows, date, issue } = edition.edition;
    if (follows === undefined) return [];
    const due = issueOn(newspaperOf(edition), follows, date);
    if (issue === due) return [];
    return [
      {
        severity: 'warning',
        page: 1,
        blockId: null,
        zh: `期号是第${issue}期；上一期 ${follows.date} 是第${follows.issue}期，按出版日应为第${due}期。`,
        en: `Its number is ${issue}; after no. ${follows.issue} of ${follows.date} it should be ${due} by the days the paper comes out.`,
      },
    ];
  },
};

export const publishingDay: EditionCheck = {
  scope: 'edition',
  id: 'publishing-day',
  title: { zh: '出版日', en: 'Publishing day' },
  source: 'domain.md §9: 报纸出版形式差错数计算方法, the date; an extra issue says so (增期、号外)',
  run: ({ edition }) => {
    const { date } = edition.edition;
    if (appearsOn(newspaperOf(edition), date)) return [];
    return [{ severity: 'warning', page: 1, blockId: null, ...noPublishingDay(date) }];
  },
};
