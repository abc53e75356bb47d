/** Page 1: nameplate and ear, refers with pictures, the lead over four columns, a comment beside it, three at the foot. */
import { plainChart } from '../../shared/blocks/chart/chart-records.ts';
import type { Article } from '../../shared/edition/records.ts';
import { type SampleDesk, type SamplePage, within } from './sample-desk.ts';
import type { SampleStyles } from './sample-styles.ts';

/** Rows of the page where its bands begin, and where the last one ends. */
const REFERS = 8.7;
const LEAD = 14.3;
const COPY = 48;
const FOOT = 61;
const END = 75;

/** Which of the photo page's pictures stands beside its refer. */
const SUMMER = 2;

const borrowed = [
  ['', '万册'],
  ['2019', '186'],
  ['2020', '97'],
  ['2021', '142'],
  ['2022', '155'],
  ['2023', '231'],
];

/** 报眼: the weather, and where the paper can be reached. */
function layEar(page: SamplePage, styles: SampleStyles): void {
  const ear = page.at(4, 1, 0, 7.6);
  page.panel(ear, { border: 0.6, tint: 0, colour: 'blue' });
  const { x, y, width } = within(ear, 10, 8);
  const line = { x, width };
  page.words('今日东湖', { ...line, y, height: 12 }, { style: styles.strongLine });
  page.words('8～17℃', { ...line, y: y + 15, height: 26 }, { style: styles.strongLine, size: 23, colour: 'blue' });
  page.words('多云转晴　偏南风二三级\n明晨湖面有雾', { ...line, y: y + 45, height: 26 }, { style: styles.kaiLine });
  page.words('读者热线　{电话}', { ...line, y: y + 76, height: 11 }, { size: 7.5 });
}

/** The nameplate, its name red, and the ear. */
function layHead(desk: SampleDesk, page: SamplePage, styles: SampleStyles): void {
  const plate = Object.values(desk.edition.blocks).find(({ kind }) => kind === 'nameplate');
  if (plate?.kind !== 'nameplate') return;
  const record = { ...plate, frame: page.at(0, 4, 0, 7.6), effects: { fill: { ink: 1, colour: 'red' } } };
  desk.apply([{ kind: 'put', table: 'blocks', id: plate.id, record }]);
  layEar(page, styles);
}

/** What each refer says of its story. */
const refers = [
  ['影像', '五张照片里的一座湖'],
  ['本地', '油纸伞匠人谈七十二道工序'],
  ['副刊', '那盏灯是给晚归的人点的'],
] as const;

/** 导读: a small picture each, its section, the headline with its page, a line of Kai. */
function layRefers(page: SamplePage, styles: SampleStyles, stories: readonly (Article | undefined)[]): void {
  const all = page.at(0, 5, REFERS, 4.5);
  const gap = 18;
  const width = (all.width - 2 * gap) / 3;
  for (const [at, [section, about]] of refers.entries()) {
    const story = stories[at];
    if (story === undefined) continue;
    const { y, height } = all;
    const x = all.x + at * (width + gap);
    page.photo(story, { x, y, width: 72, height }, at === 0 ? { which: SUMMER } : {});
    const words = { x: x + 82, width: width - 82 };
    page.words(section, { ...words, y: y - 1, height: 12 }, { style: styles.strongLine });
    page.put('refer', { ...words, y: y + 14, height: 26 }, { articleId: story.id }, {});
    page.words(about, { ...words, y: y + 47, height: 13 }, { style: styles.kaiLine });
  }
}

/** The lead: topic line, headline, the large picture, and its copy up to the jump. */
function layLead(page: SamplePage, lead: Article): void {
  const { id } = lead;
  page.put(
    'banner',
    page.at(0, 4, LEAD, 1.5),
    { articleId: id },
    {
      effects: { ground: { ink: 1, colour: 'red', over: 'lines' } },
      colour: 'red',
    },
  );
  page.headline(lead, 'lead', page.at(0, 4, LEAD + 2, 9.2), { effects: { lines: 'measure' } });
  const photo = page.photo(lead, page.at(0, 4, LEAD + 11.7, 20));
  page.caption(photo, page.at(0, 4, LEAD + 31.95, 1));
  page.body(lead, page.at(0, 4, COPY, 12), { foot: 'fill' });
}

/** A comment in Kai in a tinted box, its title from top to bottom. */
function layComment(page: SamplePage, styles: SampleStyles, comment: Article): void {
  const box = page.at(4, 1, LEAD, FOOT - LEAD - 1);
  page.panel(box, { border: 0, tint: 0.1, colour: 'blue' });
  page.panel({ ...box, height: 3 }, { border: 0, tint: 1, colour: 'blue', order: 30 });
  const { x, y, width } = within(box, 9.25, 12);
  page.words('南岸谈', { x, y: y + 2, width, height: 16 }, { style: styles.strongLine, size: 13, colour: 'blue' });
  page.headline(
    comment,
    'story',
    { x: x + width - 68, y: y + 32, width: 68, height: 170 },
    {
      direction: 'down',
      style: styles.kaiHead,
    },
  );
  const top = y + 216;
  const foot = box.y + box.height - 12;
  page.body(comment, { x, y: top, width, height: foot - top }, { columns: 1, style: styles.comment, foot: 'fill' });
}

/** Two stories with level feet, a chart between them. */
function layFoot(page: SamplePage, [buses, field]: readonly [Article, Article], library: Article): void {
  page.rule(0, 5, FOOT - 0.6, 1);
  page.headline(buses, 'brief', page.at(0, 2, FOOT, 3.6));
  page.body(buses, page.at(0, 2, FOOT + 4, END - FOOT - 4), { foot: 'fill' });
  page.headline(field, 'brief', page.at(3, 1, FOOT, 3.6));
  const photo = page.photo(field, page.at(4, 1, FOOT + 0.1, 5.7));
  page.caption(photo, page.at(4, 1, FOOT + 6.1, 1.8));
  page.body(field, page.at(3, 2, FOOT + 4, END - FOOT - 4), { foot: 'fill' });
  page.put(
    'table',
    page.at(2, 1, FOOT, END - FOOT),
    { articleId: library.id },
    {
      headRows: 1,
      align: ['start', 'decimal'],
      rows: borrowed,
      colour: 'blue',
      chart: {
        ...plainChart('column'),
        title: '借出去的书回来了',
        unit: '全市图书馆外借，单位：万册',
        source: '数据来源：市文旅局',
        marked: 4,
        inks: ['blue'],
      },
    },
  );
  page.upright(2, FOOT, END - FOOT);
  page.upright(3, FOOT, END - FOOT);
}

/** Lays out the front page; `inside` has the copy of the pages that its refers point to, in their order. */
export function layFrontPage(
  desk: SampleDesk,
  styles: SampleStyles,
  [lead, comment, buses, field]: readonly Article[],
  inside: readonly (readonly Article[])[],
): void {
  if (lead === undefined || comment === undefined || buses === undefined || field === undefined) return;
  const page = desk.page(1);
  const [photos, local, supplement] = inside;
  desk.onOneLine(lead);
  layHead(desk, page, styles);
  layRefers(page, styles, [photos?.[0], local?.[0], supplement?.[0]]);
  layLead(page, lead);
  layComment(page, styles, comment);
  layFoot(page, [buses, field], lead);
}
