import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { Dice } from '../../tests/kit/dice.ts';
import { article, bodyBlock, emptyEdition, pageOf, withArticle, withBlocks } from '../../tests/kit/editions.ts';
import { newId } from '../edition/ids.ts';
import { joinPages } from '../edition/join-pages.ts';
import { editNewspaper, newspaperOf } from '../edition/newspaper.ts';
import { applyPatches } from '../edition/operations.ts';
import { saveFormat, takeGrid } from '../edition/page-formats.ts';
import { withGridField } from '../edition/page-grid.ts';
import { nameEditor } from '../edition/pages.ts';
import type { Block, Edition, Page } from '../edition/records.ts';
import { blocksOnPage, pagesInOrder } from '../edition/selectors.ts';
import { saveTemplate } from '../edition/templates.ts';
import { mm } from '../edition/units.ts';
import { appearsOn, issueOn, nextDate } from './calendar.ts';
import { endedOn, everythingStands, paperOf } from './carry.ts';
import { type Newspaper, newspaperSchema, type PlannedPage } from './newspaper-records.ts';
import { datedRemarks, nextEdition, type Wanted } from './next-edition.ts';

/** A Friday's edition, No. 9021. */
const friday = emptyEdition(4);

function settled(edition: Edition, change: Partial<Omit<Newspaper, 'id'>>): Edition {
  return applyPatches(edition, editNewspaper(edition, change)).edition;
}

function planned(section: string, more: Partial<PlannedPage> = {}): PlannedPage {
  return { section, templateId: null, formatId: null, ...more };
}

/** The usual week with another day in it; Monday is 0. */
function week(changes: Readonly<Record<number, Newspaper['week'][number]>>): Newspaper['week'] {
  return newspaperOf(friday).week.map((day, at) => changes[at] ?? day);
}

function next(edition: Edition, wanted: Wanted = {}) {
  const made = nextEdition(edition, wanted);
  if (made === null) throw new Error('no next edition');
  return made;
}

function advert(edition: Edition, page: number, standing?: Block['standing']): Block {
  const { id } = pageOf(edition, page);
  const frame = { x: 100, y: 700, width: 200, height: 100 };
  const base = { id: newId<'block'>(), pageId: id, order: 20, frame, ...(standing === undefined ? {} : { standing }) };
  return { ...base, kind: 'advert', advertiser: '东湖书店', imageId: null, standOff: 4 };
}

describe('the date and the number of the next edition', () => {
  it('are the next day and the next number of a daily', () => {
    expect(next(friday).edition.edition).toMatchObject({ date: '2024-03-09', issue: 9022, publication: '东湖日报' });
  });

  it('leave out the days the paper does not come out on, and dates it pauses', () => {
    const off = { appears: false, pages: [] };
    const paper = settled(friday, { week: week({ 5: off, 6: off }), pauses: ['2024-03-11'] });
    expect(next(paper).edition.edition).toMatchObject({ date: '2024-03-12', issue: 9022 });
  });

  it('leave out no date that the calendar has not', () => {
    const paused = (date: string) => v.is(newspaperSchema, { ...newspaperOf(friday), pauses: [date] });
    expect(['2024-02-29', '2024-13-45'].map(paused)).toEqual([true, false]);
  });

  it('are counted on to a date that is asked for, and back', () => {
    const off = { appears: false, pages: [] };
    const paper = newspaperOf(settled(friday, { week: week({ 6: off }) }));
    expect(issueOn(paper, { date: '2024-03-08', issue: 9021 }, '2024-03-15')).toBe(9027);
    expect(issueOn(paper, { date: '2024-03-15', issue: 9027 }, '2024-03-08')).toBe(9021);
    expect(issueOn(paper, { date: '2024-03-08', issue: 9021 }, '2024-03-08')).toBe(9021);
    expect(issueOn(paper, { date: '2024-03-08', issue: 3 }, '2023-03-08')).toBe(0);
    expect(next(friday, { date: '2024-04-01', issue: 1 }).edition.edition).toMatchObject({
      date: '2024-04-01',
      issue: 1,
    });
  });

  it('are counted as days are, whatever the week and the pauses, also over centuries', () => {
    const dice = new Dice(18);
    const day = (date: string, days: number) =>
      new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
    for (let round = 0; round < 200; round++) {
      const days = Array.from({ length: 7 }, () => ({ appears: dice.whole(3) > 0, pages: [] }));
      const from = day('2024-03-08', dice.whole(40));
      const pauses = Array.from({ length: dice.whole(6) }, () => day('2024-03-01', dice.whole(80)));
      const paper = { week: days, pauses };
      const length = dice.whole(50);
      const to = day(from, length);
      const counted = Array.from({ length }, (_, at) => day(from, at + 1)).filter((date) => appearsOn(paper, date));
      // An edition on a day the paper does not come out is an extra one, with a number of its own.
      const numbers = counted.length + (length === 0 || appearsOn(paper, to) ? 0 : 1);
      expect(issueOn(paper, { date: from, issue: 500 }, to)).toBe(500 + numbers);
      expect(issueOn(paper, { date: to, issue: 500 }, from)).toBe(500 - numbers);
    }
    expect(issueOn(newspaperOf(friday), { date: '2024-03-08', issue: 1 }, '9999-12-31')).toBe(2_913_107);
  });

  it('are told where no newsroom would expect them', () => {
    const paper = newspaperOf(settled(friday, { pauses: ['2024-03-09'] }));
    const last = { date: '2024-03-08', issue: 9021 };
    const told = (date: string, issue: number) => datedRemarks(paper, last, { date, issue }).map(({ zh }) => zh);
    expect(told('2024-03-10', 9022)).toEqual([]);
    expect(told('2024-03-09', 9022)).toEqual(['2024-03-09 不是出版日。增期、号外要在报头注明。']);
    expect(told('2024-03-08', 9021)).toEqual([
      '日期和上一期相同：上一期是 2024-03-08 第9021期。',
      '期号和上一期相同，也是第9021期。',
    ]);
    expect(told('2024-03-07', 9020)).toEqual(['日期比上一期早：上一期是 2024-03-08 第9021期。']);
  });

  it('are none of a paper that does not come out any more', () => {
    const never = settled(friday, { week: week({}).map(() => ({ appears: false, pages: [] })) });
    expect(nextDate(newspaperOf(never), '2024-03-08')).toBeNull();
    expect(nextDate(newspaperOf(friday), '9999-12-31')).toBeNull();
    expect(nextEdition(never)).toBeNull();
  });
});

describe('what comes along', () => {
  it('is what every page carries, what stands, and what is booked still; not the copy of the day', () => {
    const story = article(['今日的新闻。']);
    const [first] = pagesInOrder(friday);
    if (first === undefined) throw new Error('no page');
    const booked = [
      advert(friday, 2, { until: null }),
      advert(friday, 3, { until: '2024-03-09' }),
      advert(friday, 3, { until: '2024-03-08' }),
      advert(friday, 4),
    ];
    const full = withBlocks(withArticle(friday, story), [bodyBlock(first, story, { rows: 20 }), ...booked]);
    const { edition, left } = next(full);
    const furniture = Object.values(friday.blocks).map(({ id }) => id);
    expect(new Set(Object.keys(edition.blocks))).toEqual(new Set([...furniture, booked[0]?.id, booked[1]?.id]));
    expect(edition.articles).toEqual({});
    expect(left).toEqual([]);
    expect(edition).toMatchObject({ rounds: {}, marks: {}, signatures: {}, waivers: {}, styles: full.styles });
  });

  it('does not say who edited its pages the day before', () => {
    const named = applyPatches(friday, nameEditor(friday, pageOf(friday, 2).id, '陈江')).edition;
    expect(pageOf(named, 2).editor).toBe('陈江');
    expect(pagesInOrder(next(named).edition).filter((page) => 'editor' in page)).toEqual([]);
  });

  it('has the article of a standing box, whole', () => {
    const box = article(['服务热线。']);
    const [first] = pagesInOrder(friday);
    if (first === undefined) throw new Error('no page');
    const standing = { ...bodyBlock(first, box, { rows: 5 }), standing: { until: null } };
    const { edition } = next(withBlocks(withArticle(friday, box), [standing]));
    expect(edition.articles).toEqual({ [box.id]: box });
    expect(edition.blocks[standing.id]).toEqual(standing);
  });

  it('has what stands on masters and in their place, up to its date; not who edited a page', () => {
    const page = pageOf(friday, 2);
    const master: Page = { ...page, id: newId<'page'>(), master: { name: '内页', on: 'inside' } };
    const on = (pageId: Page['id'], standing?: Block['standing']) => ({ ...advert(friday, 2, standing), pageId });
    const [hotline, over, own] = [on(master.id), on(master.id, { until: '2024-03-08' }), on(page.id)];
    const overrides = [
      { block: hotline.id, by: own.id },
      { block: over.id, by: null },
    ];
    const pages = { ...friday.pages, [master.id]: master, [page.id]: { ...page, editor: '张三', overrides } };
    const { edition } = next(withBlocks({ ...friday, pages }, [hotline, over, own]));
    expect([hotline, over, own].map(({ id }) => id in edition.blocks)).toEqual([true, false, true]);
    expect(edition.pages[page.id]).toEqual({ ...page, overrides });
    expect(edition.pages[master.id]).toEqual(master);
    const booked = { ...own, standing: { until: '2024-03-08' } };
    const later = next(withBlocks({ ...friday, pages }, [hotline, over, booked])).edition;
    expect(later.pages[page.id]).toEqual({ ...page, overrides: [{ block: over.id, by: null }] });
  });

  it('has the copy that was held over, planned for its page; what nobody marked is told', () => {
    const plannedPage = pageOf(friday, 3).id;
    const held = article(['留用的稿件。'], { held: true, plannedPage });
    const other = article(['没有标的稿件。']);
    const { edition, left } = next(withArticle(withArticle(friday, held), other));
    expect(edition.articles).toEqual({ [held.id]: held });
    expect(left.map(({ zh }) => zh)).toEqual([expect.stringContaining('1 篇')]);
  });
});

describe('the plan of a weekday', () => {
  it('gives the pages, their sections and their templates; what stands on a page stays', () => {
    const saved = applyPatches(friday, saveTemplate(friday, pageOf(friday, 2).id, '要闻')).edition;
    const [template] = Object.values(saved.templates).filter(({ name }) => name === '要闻');
    const pages = [
      planned('要闻'),
      planned('本地', { templateId: template?.id ?? null }),
      ...Array.from({ length: 4 }, () => planned('副刊')),
    ];
    const box = advert(friday, 2, { until: null });
    const paper = settled(withBlocks(saved, [box]), { week: week({ 5: { appears: true, pages } }) });
    const { edition, left } = next(paper);
    expect(left).toEqual([]);
    const made = pagesInOrder(edition);
    expect(made.map(({ number, section }) => [number, section])).toEqual(
      ['要闻', '本地', '副刊', '副刊', '副刊', '副刊'].map((section, at) => [at + 1, section]),
    );
    expect(edition.blocks[box.id]).toMatchObject({ frame: box.frame, standing: { until: null } });
    for (const page of made) {
      const heads = blocksOnPage(edition, page.id).filter(
        (block) => block.kind === 'furniture' && block.role === 'page-head',
      );
      expect(heads).toHaveLength(1);
    }
  });

  it('gives pages after 通版 as after any others, and says of a template of 通版 that it was not applied', () => {
    const patches = joinPages(friday, pageOf(friday, 2).id);
    if (typeof patches === 'string') throw new Error(patches);
    const joined = applyPatches(friday, patches).edition;
    const saved = applyPatches(joined, saveTemplate(joined, pageOf(joined, 2).id, '灯会通版')).edition;
    const [template] = Object.values(saved.templates).filter(({ name }) => name === '灯会通版');
    const sections = ['要闻', '本地', '国内', '国际', '副刊'];
    const pages = sections.map((section, at) =>
      planned(section, { templateId: at === 1 ? (template?.id ?? null) : null }),
    );
    const { edition, left } = next(settled(saved, { week: week({ 5: { appears: true, pages } }) }));
    expect(pagesInOrder(edition).map(({ number, section }) => [number, section])).toEqual(
      sections.map((section, at) => [at + 1, section]),
    );
    expect(pageOf(edition, 3).id).toBe(pageOf(friday, 3).id);
    expect(left.map(({ zh }) => zh)).toEqual(['第2版计划的版式“灯会通版”是通版的，没有套用。']);
  });

  it('of a format and a template has the format’s grid, and the template’s blocks on it', () => {
    const saved = applyPatches(friday, saveTemplate(friday, pageOf(friday, 2).id, '要闻')).edition;
    const [template] = Object.values(saved.templates).filter(({ name }) => name === '要闻');
    const grid = withGridField(pageOf(friday, 3).grid, 'width', mm(320));
    const sized = applyPatches(saved, takeGrid(saved, pageOf(saved, 3).id, grid, null)).edition;
    const named = applyPatches(sized, saveFormat(sized, pageOf(sized, 3).id, '宽版')).edition;
    const [format] = Object.values(named.formats);
    const pages = [
      planned('要闻'),
      planned('本地', { templateId: template?.id ?? null, formatId: format?.id ?? null }),
    ];
    const { edition } = next(settled(named, { week: week({ 5: { appears: true, pages } }) }));
    const page = pageOf(edition, 2);
    expect([page.grid, page.formatId]).toEqual([grid, format?.id]);
    const widths = blocksOnPage(edition, page.id).map(({ frame }) => frame.width);
    expect(Math.max(...widths)).toBeCloseTo(grid.typeArea.width);
  });

  it('that is shorter tells what stood on the pages it does not have', () => {
    const box = advert(friday, 4, { until: null });
    const held = article(['留用。'], { held: true, plannedPage: pageOf(friday, 4).id });
    const full = withArticle(withBlocks(friday, [box]), held);
    const paper = settled(full, { week: week({ 5: { appears: true, pages: [planned('要闻'), planned('本地')] } }) });
    const { edition, left } = next(paper);
    expect(Object.keys(edition.pages)).toHaveLength(2);
    expect(left.map(({ zh }) => zh)).toEqual([expect.stringContaining('第4版上 1 个')]);
    expect(edition.articles[held.id]).toMatchObject({ held: true, plannedPage: null });
  });

  it('that names a template which is gone says so', () => {
    const gone = newId<'template'>();
    const pages = [planned('要闻', { templateId: gone })];
    const { left } = next(settled(friday, { week: week({ 5: { appears: true, pages } }) }));
    expect(left.map(({ zh }) => zh)).toEqual(['第1版计划的版式已经删除，没有套用。']);
  });
});

it('a newspaper by itself gives the edition of its own next day', () => {
  const held = article(['留用。'], { held: true });
  const paper = paperOf(withArticle(withBlocks(friday, [advert(friday, 2, { until: null })]), held));
  expect(paper.articles).toEqual({});
  const { edition } = next(paper);
  expect(edition.edition).toMatchObject({ date: '2024-03-09', issue: 9022 });
  expect(Object.keys(edition.blocks)).toHaveLength(Object.keys(friday.blocks).length + 1);
});

it('what is of today only stays behind; what stands on its page otherwise goes along', () => {
  const { id: pageId } = pageOf(friday, 2);
  const text = (until: string | null): Block => ({
    ...{ id: newId<'block'>(), pageId, order: 20, kind: 'pagetext', size: 9, text: '祝贺', align: 'start' },
    ...{ stands: 'top', border: 0, tint: 0, frame: { x: 100, y: 700, width: 200, height: 40 } },
    ...(until === null ? {} : { standing: { until } }),
  });
  const [today, always] = [text('2024-03-08'), text(null)];
  const last = withBlocks(friday, [today, always]);
  const { edition } = next(last);
  expect([edition.blocks[today.id], edition.blocks[always.id]]).toEqual([undefined, always]);
  expect(endedOn(last, '2024-03-09')).toEqual([today]);
  expect(endedOn(last, '2024-03-08')).toEqual([]);
});

it('all that is placed in a newspaper’s file goes on into every edition of it; what is of a day goes with its day', () => {
  const paper = paperOf(friday);
  const [placed, booked] = [advert(paper, 2), advert(paper, 2, { until: '2024-03-09' })];
  const changed = everythingStands(withBlocks(paper, [placed, booked]));
  expect(Object.values(changed.blocks).filter(({ standing }) => standing !== undefined)).toEqual([
    { ...placed, standing: { until: null } },
    booked,
  ]);
  const { edition: saturday } = next(changed);
  expect([saturday.blocks[placed.id], saturday.blocks[booked.id]]).toEqual([changed.blocks[placed.id], booked]);
  const { edition: sunday } = next(saturday);
  expect([sunday.blocks[placed.id], sunday.blocks[booked.id]]).toEqual([changed.blocks[placed.id], undefined]);
});
