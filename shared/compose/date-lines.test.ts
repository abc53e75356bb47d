import { describe, expect, it } from 'vitest';
import { article, emptyEdition, pageOf, testResources, withArticle, withBlocks } from '../../tests/kit/editions.ts';
import { linesOf } from '../../tests/kit/lines.ts';
import { gridFrame } from '../edition/formats.ts';
import { newId } from '../edition/ids.ts';
import { compose } from './compose.ts';
import { dateLines } from './date-lines.ts';

describe('the date', () => {
  it('is said with its weekday and its lunar day', () => {
    expect(dateLines('2024-03-08')).toEqual({ day: '2024年3月8日', weekday: '星期五', lunar: '农历甲辰年正月廿八' });
  });
  it('knows leap months', () => {
    expect(dateLines('2023-04-01').lunar).toBe('农历癸卯年闰二月十一');
  });
});

describe('the nameplate', () => {
  it('is larger than all other text of page 1', () => {
    const edition = emptyEdition();
    const [page] = compose(edition, testResources()).pages;
    const sizes = (kinds: string[]) =>
      page === undefined ? [] : linesOf(page, kinds).flatMap((line) => line.runs.map((run) => run.size));
    const name = Math.max(...sizes(['nameplate']));
    const lead = edition.styles['headline-lead']?.size ?? 0;
    expect(name).toBeGreaterThan(lead);
    expect(name).toBeGreaterThan(Math.max(...sizes(['furniture'])));
  });
  it('and its imprint carry what the regulator asks for', () => {
    const [page] = compose(emptyEdition(8), testResources()).pages;
    const words =
      page === undefined
        ? ''
        : linesOf(page, ['nameplate', 'furniture'])
            .map((line) => line.text)
            .join('');
    for (const part of [
      '东湖日报',
      '第9021期',
      '今日8版',
      'CN',
      '主管',
      '主办',
      '出版',
      '社址',
      '电话',
      '印刷',
      '发行',
      '邮发代号',
      '零售',
    ]) {
      expect(words).toContain(part);
    }
  });
});

describe('the page head', () => {
  it('carries the page number in the same place on every page', () => {
    const composed = compose(emptyEdition(4), testResources());
    const heads = composed.pages.map((page) => linesOf(page, ['furniture'])[0]);
    expect(heads.map((line) => line?.text.slice(0, 3))).toEqual(['第1版', '第2版', '第3版', '第4版']);
    expect(new Set(heads.map((line) => `${line?.x}/${line?.y}`)).size).toBe(1);
  });
});

describe('a refer', () => {
  it('says the page its story stands on', () => {
    const story = article(['正文。'], { headlines: { kicker: [], headline: ['题'], deck: [], summary: '' } });
    const edition = withArticle(emptyEdition(4), story);
    const planned = withArticle(edition, { ...story, plannedPage: pageOf(edition, 3).id });
    const page = pageOf(edition, 1);
    const words = (of: typeof edition) => {
      const set = withBlocks(of, [
        {
          id: newId<'block'>(),
          pageId: page.id,
          order: 5,
          kind: 'refer',
          articleId: story.id,
          frame: gridFrame(page.grid, 0, 5, 12, 2),
        },
      ]);
      const [first] = compose(set, testResources()).pages;
      return first === undefined
        ? ''
        : linesOf(first, ['refer'])
            .map((line) => line.text)
            .join('');
    };
    expect(words(planned)).toContain('>>3版');
    expect(words(edition)).not.toContain('版');
  });
});
