/** Page 2: the greenway with its picture, an interview, where the lead goes on, a story with a chart, briefs. */
import { plainChart } from '../../shared/blocks/chart/chart-records.ts';
import type { Article } from '../../shared/edition/records.ts';
import { paragraphText } from '../../shared/edition/selectors.ts';
import { type SampleDesk, type SamplePage, within } from './sample-desk.ts';
import type { SampleStyles } from './sample-styles.ts';

/** Rows of the page where its bands begin, and where the last one ends. */
const TOP = 2.4;
const MIDDLE = 41;
const BRIEFS = 63;
const END = 75;

const lifts = [
  ['', '部'],
  ['2024年计划', '100'],
  ['2023年', '86'],
  ['2022年', '64'],
  ['2021年', '38'],
  ['2020年', '21'],
];

function layGreenway(page: SamplePage, story: Article): void {
  const photo = page.photo(story, page.at(0, 3, TOP, 17));
  page.caption(photo, page.at(0, 3, TOP + 17.25, 1));
  page.headline(story, 'story', page.at(0, 3, TOP + 18.6, 6.6));
  page.body(story, page.at(0, 3, 28, MIDDLE - 1 - 28), { foot: 'fill' });
}

function layInterview(page: SamplePage, story: Article): void {
  page.upright(3, TOP, MIDDLE - 1 - TOP);
  page.put(
    'banner',
    page.at(3, 2, TOP, 1.4),
    { articleId: story.id },
    {
      effects: { ground: { ink: 1, colour: 'red', over: 'lines' } },
      colour: 'red',
    },
  );
  page.headline(story, 'story', page.at(3, 2, TOP + 1.8, 4.4));
  const photo = page.photo(story, page.at(3, 2, 9, 8.2));
  page.caption(photo, page.at(3, 2, 17.45, 1));
  page.put(
    'pullquote',
    page.at(4, 1, 24.2, 5.2),
    { articleId: story.id },
    {
      text: '一根竹子有一根的脾气，机器不问，手要问',
      colour: 'red',
    },
  );
  page.body(story, page.at(3, 2, 19, MIDDLE - 1 - 19), { foot: 'fill' });
}

function layJump(page: SamplePage, lead: Article): void {
  page.rule(0, 5, MIDDLE - 0.5, 1);
  page.headline(lead, 'continued', page.at(0, 3, MIDDLE, 2));
  page.body(lead, page.at(0, 3, MIDDLE + 3, BRIEFS - 1 - MIDDLE - 3), { foot: 'fill' });
}

function layLifts(page: SamplePage, story: Article): void {
  page.upright(3, MIDDLE, BRIEFS - 1 - MIDDLE);
  page.headline(story, 'brief', page.at(3, 2, MIDDLE, 3.6));
  page.body(story, page.at(3, 2, MIDDLE + 4, 8), { foot: 'fill' });
  page.put(
    'table',
    page.at(3, 2, MIDDLE + 12.6, BRIEFS - 1 - MIDDLE - 12.6),
    { articleId: story.id },
    {
      headRows: 1,
      align: ['start', 'decimal'],
      rows: lifts,
      colour: 'blue',
      chart: {
        ...plainChart('bar'),
        title: '四年加装两百零九部',
        unit: '老旧小区加装电梯，单位：部',
        source: '数据来源：市住建局',
        marked: 0,
        inks: ['blue'],
      },
    },
  );
}

/** 城事速览: briefs in columns of their own, on a tint. */
function layBriefs(page: SamplePage, styles: SampleStyles, briefs: Article): void {
  const box = page.at(0, 5, BRIEFS, END - BRIEFS);
  page.panel(box, { border: 0, tint: 0.1, colour: 'blue' });
  page.panel({ ...box, width: 3 }, { border: 0, tint: 1, colour: 'blue', order: 30 });
  const { x, y, width } = within(box, 14, 12);
  page.headline(
    briefs,
    'brief',
    { x, y, width: 34, height: 10 * page.leading },
    {
      direction: 'down',
      style: styles.kaiHead,
    },
  );
  page.body(
    briefs,
    { x: x + 50, y: y - 4, width: width - 50, height: 10 * page.leading },
    {
      columns: 3,
      gutter: 18,
      gridMode: 'free',
      columnRule: 0.3,
      style: styles.briefs,
    },
  );
}

/** Sets the words of each brief before its em space in the face of emphasis. */
function emphasiseLeadIns(desk: SampleDesk, briefs: Article): void {
  const body = briefs.body.map((paragraph) => {
    const [first = '', ...rest] = paragraphText(paragraph).split('\u3000');
    return { ...paragraph, children: [{ text: first, strong: true as const }, { text: `\u3000${rest.join('')}` }] };
  });
  desk.apply([{ kind: 'put', table: 'articles', id: briefs.id, record: { ...briefs, body } }]);
}

/** Lays out page 2; the lead of the front page goes on there. */
export function layLocalPage(
  desk: SampleDesk,
  styles: SampleStyles,
  [interview, greenway, lifted, briefs]: readonly Article[],
  [lead]: readonly Article[],
): void {
  if (lead === undefined || greenway === undefined || interview === undefined) return;
  if (lifted === undefined || briefs === undefined) return;
  const page = desk.page(2);
  desk.onOneLine(greenway);
  emphasiseLeadIns(desk, briefs);
  layGreenway(page, greenway);
  layInterview(page, interview);
  layJump(page, lead);
  layLifts(page, lifted);
  layBriefs(page, styles, briefs);
}
