import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { id } from '../../shared/edition/id-schema.ts';
import type { FormatId, TemplateId } from '../../shared/edition/ids.ts';
import { editNewspaper, newspaperOf } from '../../shared/edition/newspaper.ts';
import { applyPatches } from '../../shared/edition/operations.ts';
import { saveFormat } from '../../shared/edition/page-formats.ts';
import { renameSection } from '../../shared/edition/pages.ts';
import { pagesInOrder } from '../../shared/edition/selectors.ts';
import { emptyEdition } from '../../tests/kit/editions.ts';
import {
  likeDay,
  plannedWeek,
  planWords,
  readDates,
  readSections,
  replanned,
  weekAppearing,
  weekLike,
  withoutPage,
  withPageMore,
} from './page-plan.ts';

const edition = emptyEdition(2);

describe('the pages of a weekday, as they are typed', () => {
  it('are their sections in order, one a page, those without a name among them', () => {
    expect(readSections('要闻、本地，副刊')).toEqual(['要闻', '本地', '副刊']);
    expect(readSections('要闻、、副刊')).toEqual(['要闻', '', '副刊']);
    expect(readSections('要闻、——、- 、副刊')).toEqual(['要闻', '', '', '副刊']);
    expect(readSections('""')).toEqual(['']);
    expect(readSections('  ')).toEqual([]);
  });

  it('come back as they were typed, and leave the other days alone', () => {
    const paper = newspaperOf(edition);
    const week = plannedWeek(paper, 2, ['要闻', '本地']);
    expect(week.map(planWords)).toEqual(['', '', '要闻、本地', '', '', '', '']);
  });

  it.each<readonly [string[], string]>([
    [['财经、证券', '本地'], '"财经、证券"、本地'],
    [['5"大', '文,娱'], '"5""大"、"文,娱"'],
    [[''], '—'],
    [['', ''], '—、—'],
    [['要闻', ''], '要闻、—'],
    [['—', '-'], '"—"、"-"'],
    [[], ''],
  ])('are one a page whatever is in their names: %j', (sections, words) => {
    const [plan] = plannedWeek(newspaperOf(edition), 0, sections);
    expect(plan === undefined ? null : planWords(plan)).toBe(words);
    expect(readSections(words)).toEqual(sections);
  });

  it('in quotes that are not closed, or closed too early, are taken as they are', () => {
    expect(readSections('"财经、证券')).toEqual(['"财经', '证券']);
    expect(readSections('"财"经、 "a;b" 、c')).toEqual(['"财"经', 'a;b', 'c']);
  });

  it.each<readonly [string, string]>([
    ['头版、本地、副刊', '头版 front、本地 local、副刊'],
    ['要闻、财经、本地、副刊', '要闻 front、财经、本地 local、副刊'],
    ['本地、副刊', '本地 local、副刊'],
    ['副刊、要闻、本地', '副刊、要闻 front、本地 local'],
    ['财经、要闻、副刊', '财经、要闻 front、副刊'],
  ])('keep what was planned of them besides their sections: %s', (text, wanted) => {
    const paper = newspaperOf(edition);
    const planned = (section: string, templateId: TemplateId | null) => ({ section, templateId, formatId: null });
    const pages = [
      planned('要闻', v.parse(id<TemplateId>(), 'front')),
      planned('本地', v.parse(id<TemplateId>(), 'local')),
      planned('副刊', null),
    ];
    const week = paper.week.map((plan, at) => (at === 0 ? { ...plan, pages } : plan));
    const [monday] = plannedWeek({ ...paper, week }, 0, readSections(text));
    const found = monday?.pages.map(({ section, templateId }) => [section, templateId ?? []].flat().join(' '));
    expect(found?.join('、')).toBe(wanted);
  });

  it('are those of an edition, with their names and formats', () => {
    const [first, second] = pagesInOrder(edition);
    if (first === undefined || second === undefined) throw new Error('no pages');
    const named = applyPatches(edition, renameSection(edition, first.id, '财经、证券')).edition;
    const saved = applyPatches(named, saveFormat(named, second.id, '晚报版')).edition;
    const formatId = Object.values(saved.formats)[0]?.id;
    const week = weekLike(saved, 3);
    const planned = applyPatches(saved, editNewspaper(saved, { week })).edition;
    expect(editNewspaper(planned, { week: weekLike(planned, 3) })).toEqual([]);
    expect(week[3]?.pages).toEqual([
      { section: '财经、证券', templateId: null, formatId },
      { section: second.section, templateId: null, formatId },
    ]);
  });

  it('are changed one by one, and taken over for the other days', () => {
    const paper = newspaperOf(edition);
    const of = (week: typeof paper.week) => ({ ...paper, week });
    const formatId = v.parse(id<FormatId>(), 'inside');
    let now = of(plannedWeek(paper, 1, ['要闻', '本地']));
    now = of(replanned(now, 1, 1, { formatId }));
    now = of(withPageMore(applyPatches(edition, editNewspaper(edition, now)).edition, 1));
    now = of(replanned(now, 1, 2, { section: '副刊' }));
    now = of(withoutPage(now, 1, 0));
    const pages = [
      { section: '本地', templateId: null, formatId },
      { section: '副刊', templateId: null, formatId },
    ];
    expect(now.week[1]?.pages).toEqual(pages);
    const resting = { ...now, week: now.week.map((plan, at) => (at === 6 ? { ...plan, appears: false } : plan)) };
    expect(likeDay(resting, 1).map((plan) => plan.pages.length)).toEqual([2, 2, 2, 2, 2, 2, 0]);
  });

  it('begin with those of the edition where one is added to a day without a plan', () => {
    const sections = pagesInOrder(edition).map(({ section }) => section);
    const more = withPageMore(edition, 4);
    expect(more[4]?.pages.map(({ section }) => section)).toEqual([...sections, '']);
    expect(more[3]?.pages).toEqual([]);
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
