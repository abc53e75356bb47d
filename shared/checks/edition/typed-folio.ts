/** 版面上手打的日期、期号、版号: they must agree with the edition; fields agree by themselves. */
import { dateLines } from '../../compose/date-lines.ts';
import { standingOn } from '../../edition/masters.ts';
import type { Edition, Page } from '../../edition/records.ts';
import { pageCount, pagesInOrder } from '../../edition/selectors.ts';
import { numbersAt } from '../../edition/spreads.ts';
import type { EditionCheck, EditionFinding } from '../check.ts';

const DATE = /(\d{4})年(\d{1,2})月(\d{1,2})日/u;
const WEEKDAY = /(?:星期|周)([日一二三四五六天])/u;
const LUNAR =
  /(?:农历)?(?:[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年)?闰?[正二三四五六七八九十冬腊]{1,2}月(?:初|十|廿|三|二)[一二三四五六七八九十]/u;
const ISSUE = /(?<!总)第(\d{1,6})期/u;
const PAGES = /(?:今日|本期)(?:共)?(\d{1,3})版/u;
const PAGE = /第(\d{1,3})版/u;

/** Characters that stand beside dates and numbers in a folio: a section's name, an editor. More make it a text of its own. */
const BESIDE = 12;

/** True of a line that says nothing but day, issue and page: dates in other lines are of what they tell. */
function isFolio(line: string): boolean {
  let rest = line.replace(/\{[^{}]*\}/gu, '');
  const written = rest;
  for (const part of [DATE, WEEKDAY, LUNAR, ISSUE, PAGES, PAGE]) rest = rest.replace(part, '');
  return rest !== written && rest.replace(/[\s\u3000|｜·•，,：:（）()\-—]/gu, '').length <= BESIDE;
}

/** What is typed, and what is so. */
type Wrong = readonly [found: string, right: string];

/** A day as it is kept, 2026-03-19, of one in words; null of words that tell none. */
function dayTyped(line: string): string | null {
  const [, year = '', month = '', day = ''] = DATE.exec(line) ?? [];
  return year === '' ? null : [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-');
}

/** What a line says of the day that is not so: a typed weekday is that of the typed date. */
function wrongDays(line: string, date: string): Wrong[] {
  const own = dateLines(date);
  const typed = dayTyped(line);
  const { weekday } = typed === null ? own : dateLines(typed);
  const [found = '', typedWeekday] = WEEKDAY.exec(line) ?? [];
  const lunar = LUNAR.exec(line)?.[0].replace('农历', '');
  return [
    ...(typed === null || typed === date ? [] : [[DATE.exec(line)?.[0] ?? '', own.day] as const]),
    ...(typedWeekday === undefined || weekday.endsWith(typedWeekday.replace('天', '日'))
      ? []
      : [[found, weekday] as const]),
    ...(lunar === undefined || own.lunar === '' || own.lunar.endsWith(lunar)
      ? []
      : [[lunar, own.lunar.replace('农历', '')] as const]),
  ];
}

/** What a line says of numbers that is not so, on a page called by `numbers`. */
function wrongNumbers(line: string, issue: number, count: number, numbers: readonly number[]): Wrong[] {
  const typed = (pattern: RegExp, right: readonly number[], say: (number: string) => string): Wrong[] => {
    const found = pattern.exec(line)?.[1];
    return found === undefined || right.includes(Number(found)) ? [] : [[say(found), say(right.join('、'))]];
  };
  return [
    ...typed(ISSUE, [issue], (number) => `第${number}期`),
    ...typed(PAGES, [count], (number) => `今日${number}版`),
    ...typed(PAGE, numbers, (number) => `第${number}版`),
  ];
}

/** What is typed on a page that is not so. */
function typedOn(edition: Edition, page: Page): EditionFinding[] {
  const count = pageCount(edition);
  const { date, issue } = edition.edition;
  return standingOn(edition, page.id).flatMap((block): EditionFinding[] => {
    if (block.kind !== 'pagetext') return [];
    const numbers = numbersAt(page, block.frame);
    const lines = block.text.split('\n').filter(isFolio);
    return lines
      .flatMap((line) => [...wrongDays(line, date), ...wrongNumbers(line, issue, count, numbers)])
      .map(([found, right]) => ({
        severity: 'error',
        page: numbers[0] ?? page.number,
        blockId: block.id,
        zh: `手打的“${found}”应为“${right}”。请改正，或换成字段，由程序填。`,
        en: `“${found}” is typed where “${right}” is so. Mend it, or write a field in its place, which fills itself in.`,
      }));
  });
}

export const typedFolio: EditionCheck = {
  scope: 'edition',
  id: 'typed-folio',
  title: { zh: '手打的日期、期号、版号', en: 'Date, issue or page number typed by hand' },
  source:
    'domain.md §9: 报纸出版形式差错数计算方法, the date, the total issue number, the number of pages, each page’s number',
  run: ({ edition }) => pagesInOrder(edition).flatMap((page) => typedOn(edition, page)),
};
