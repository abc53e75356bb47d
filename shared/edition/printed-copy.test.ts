import { expect, it } from 'vitest';
import { article } from '../../tests/kit/editions.ts';
import { gridNamed, newStyles } from './formats.ts';
import { printedCopy } from './printed-copy.ts';
import type { Article, Style } from './records.ts';

const body = newStyles(gridNamed('tabloid')).find(({ id }) => id === 'body');

function set(story: Article, credits: Style['credits'] = body?.credits): string[] {
  const style = body === undefined ? undefined : { ...body, credits: credits ?? {} };
  return printedCopy(story, style).map(({ children }) => children.map(({ text }) => text).join(''));
}

it('sets a news story as most dailies do', () => {
  const more = { dateline: '本报讯', byline: '记者 江流', source: '东湖晚报' };
  expect(set(article(['湖水涨了。', '又退了。'], more))).toEqual([
    '本报讯（记者 江流）湖水涨了。',
    '又退了。（东湖晚报）',
  ]);
  expect(set(article(['湖水涨了。'], { dateline: '新华社北京3月8日电' }))).toEqual([
    '新华社北京3月8日电\u3000湖水涨了。',
  ]);
});

it('gives lines of their own, and brackets once', () => {
  const more = { byline: '（记者 江流）', source: '东湖晚报' };
  expect(set(article(['湖。'], more), { byline: 'before', source: 'after' })).toEqual([
    '（记者 江流）',
    '湖。',
    '东湖晚报',
  ]);
  expect(set(article(['湖。'], more), { byline: 'end', source: 'end' })).toEqual(['湖。（东湖晚报）（记者 江流）']);
});

it('sets an editor in brackets of its own, after 责编', () => {
  expect(set(article(['湖水退了。'], { source: '东湖晚报', editor: '江流' }))).toEqual([
    '湖水退了。（东湖晚报）（责编：江流）',
  ]);
  expect(set(article(['湖。'], { editor: '责任编辑 江流' }))).toEqual(['湖。（责任编辑 江流）']);
  expect(set(article(['湖。'], { editor: '（江流）' }))).toEqual(['湖。（江流）']);
  expect(set(article(['湖。'], { editor: '江流' }), { editor: 'after' })).toEqual(['湖。', '责编：江流']);
  expect(set(article(['湖。'], { editor: '江流' }), { byline: 'end' })).toEqual(['湖。']);
});

it('sets nothing a second time that the copy says', () => {
  const said = ['本报讯（记者江流）湖水涨了。', '又退了。（东湖晚报）'];
  expect(set(article(said, { dateline: '本报讯', byline: '本报记者 江流', source: '东湖晚报' }))).toEqual(said);
  // A name in the running copy is no byline.
  expect(set(article(['江流说。'], { byline: '江流' }))).toEqual(['（江流）江流说。']);
});

it('runs no source in beside a dateline that names it', () => {
  const told = { dateline: '新华社北京3月8日电', source: '新华社' };
  const both: Style['credits'] = { dateline: 'run-in', source: 'run-in' };
  expect(set(article(['湖。'], told), both)).toEqual(['新华社北京3月8日电\u3000湖。']);
  const byline = { ...told, byline: '记者 江流' };
  expect(set(article(['湖。'], byline), { ...both, byline: 'run-in' })).toEqual([
    '新华社北京3月8日电（记者 江流）湖。',
  ]);
  // The copy's own dateline is printed too; one that no style sets is not.
  expect(set(article(['新华社北京3月8日电　湖。'], told), both)).toEqual(['新华社北京3月8日电　湖。']);
  expect(set(article(['湖。'], told), { source: 'run-in' })).toEqual(['（新华社）湖。']);
  // Another paper than the dateline's, and a place apart from it, are printed.
  const other = { dateline: '人民日报海外版北京3月8日电', source: '人民日报' };
  expect(set(article(['湖。'], other), both)).toEqual(['人民日报海外版北京3月8日电（人民日报）湖。']);
  expect(set(article(['湖。'], told), { ...both, source: 'end' })).toEqual(['新华社北京3月8日电\u3000湖。（新华社）']);
});

it('keeps paragraphs that have not changed', () => {
  const story = article(['一。', '二。', '三。'], { byline: '江流', source: '晚报' });
  const before = printedCopy(story, body);
  const [first, second, third] = story.body;
  if (first === undefined || second === undefined || third === undefined) throw new Error('no copy');
  const after = printedCopy({ ...story, body: [first, { ...second, children: [{ text: '貳。' }] }, third] }, body);
  expect([after[0] === before[0], after[1] === before[1], after[2] === before[2]]).toEqual([true, false, true]);
  expect(printedCopy({ ...story }, body)).toBe(before);
});
