import { describe, expect, it } from 'vitest';
import { newspaperOf } from '../../shared/edition/newspaper.ts';
import { emptyEdition } from '../../tests/kit/editions.ts';
import { plannedWeek, planWords, readDates, readSections, weekAppearing } from './page-plan.ts';

const edition = emptyEdition(2);

describe('the pages of a weekday, as they are typed', () => {
  it('are their sections in order, one a page, those without a name among them', () => {
    expect(readSections('要闻、本地，副刊')).toEqual(['要闻', '本地', '副刊']);
    expect(readSections('要闻、、副刊')).toEqual(['要闻', '', '副刊']);
    expect(readSections('  ')).toEqual([]);
  });

  it('come back as they were typed, and leave the other days alone', () => {
    const paper = newspaperOf(edition);
    const week = plannedWeek(paper, 2, '要闻、本地') ?? [];
    expect(week.map(planWords)).toEqual(['', '', '要闻、本地', '', '', '', '']);
    expect(plannedWeek(paper, 2, Array.from({ length: 201 }, () => '版').join('、'))).toBeNull();
  });

  it('keep what was planned of a page besides its section', () => {
    const paper = newspaperOf(edition);
    const page = { section: '要闻', templateId: 'front', formatId: null };
    const week = paper.week.map((plan, at) => (at === 0 ? { ...plan, pages: [page] } : plan));
    const next = plannedWeek({ ...paper, week: week as typeof paper.week }, 0, '头版、本地') ?? [];
    expect(next[0]?.pages).toEqual([
      { ...page, section: '头版' },
      { section: '本地', templateId: null, formatId: null },
    ]);
  });

  it('can be none: the paper does not come out', () => {
    expect(weekAppearing(edition, 6, false).map(({ appears }) => appears)).toEqual([...Array(6).fill(true), false]);
  });
});

describe('days without a paper', () => {
  it('are dates the calendar has, in order and each once', () => {
    expect(readDates('2026-10-02\n2026-10-01、2026-10-01')).toEqual(['2026-10-01', '2026-10-02']);
    expect(readDates('2026-04-31')).toBeNull();
    expect(readDates('国庆')).toBeNull();
  });
});
