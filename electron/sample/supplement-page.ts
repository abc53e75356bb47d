/** Page 4: the supplement 东湖岸, an essay, verse, two short pieces, an advert. */
import { newId } from '../../shared/edition/ids.ts';
import type { Article, Paragraph } from '../../shared/edition/records.ts';
import { paragraphText } from '../../shared/edition/selectors.ts';
import type { Frame } from '../../shared/edition/units.ts';
import { type SampleDesk, type SamplePage, within } from './sample-desk.ts';
import type { SampleStyles } from './sample-styles.ts';

/** Rows of the page where its bands begin, and where the last one ends. */
const HEAD = 2.4;
const ESSAY = 7.4;
const COPY = 17;
const BAMBOO = 30.4;
const TEA = 46.2;
const ADVERT = 60;
const END = 75;

/** 栏头: the supplement's name. */
function layMasthead(page: SamplePage, styles: SampleStyles): void {
  const head = page.at(0, 3, HEAD, 3.6);
  page.words('东湖岸', { ...head, width: 160 }, { style: styles.masthead, size: 42, colour: 'blue' });
  page.words(
    '副刊　星期五出版\n投稿请寄　{社址}',
    { ...head, x: head.x + head.width - 200, width: 200 },
    {
      style: styles.kaiLine,
      align: 'end',
      stands: 'bottom',
    },
  );
  page.rule(0, 3, HEAD + 3.9, 1, { colour: 'blue' });
}

/** The essay, a woodcut in its columns. */
function layEssay(page: SamplePage, styles: SampleStyles, essay: Article): void {
  page.headline(essay, 'lead', page.at(0, 2, ESSAY, 8.8), { style: styles.essayHead });
  page.put(
    'pullquote',
    page.at(2, 1, ESSAY + 1.2, 6.4),
    { articleId: essay.id },
    {
      text: '船有船的时候，桥有桥的时候，灯是一直要亮着的',
      colour: 'red',
    },
  );
  const woodcut = page.photo(essay, page.at(1, 2, 33, 13.8));
  page.caption(woodcut, page.at(1, 2, 47, 1));
  page.body(essay, page.at(0, 3, COPY, ADVERT - 1 - COPY), { dropCapital: 3, foot: 'fill' });
}

/** Verse from top to bottom on an ink drawing, in a border of leaves. */
function layVerse(desk: SampleDesk, page: SamplePage, styles: SampleStyles, verse: Article): void {
  const leaf = page.at(3, 2, HEAD, BAMBOO - 1 - HEAD);
  page.panel(leaf, { border: 0, tint: 0, frill: { name: 'leaves', depth: 11, ink: 0.9, colour: 'blue' } });
  const { x, y, width, height } = within(leaf, 14);
  const tall = width * INK_SHAPE;
  page.photo(verse, { x, y: y + height - tall, width, height: tall }, { runaround: 'none' });
  page.headline(
    verse,
    'story',
    { x: x + width - 46, y: y + 14, width: 36, height: 130 },
    {
      direction: 'down',
      style: styles.kaiHead,
    },
  );
  page.body(
    verse,
    { x, y: y + 22, width: width - 56, height: 124 },
    {
      columns: 1,
      direction: 'down',
      style: styles.verse,
    },
  );
  laySeal(desk, page, styles, { x: x + 12, y: y + 158, width: 26, height: 84 });
}

/** A seal below the verse, its letters left white. */
function laySeal(desk: SampleDesk, page: SamplePage, styles: SampleStyles, seal: Frame): void {
  page.panel(seal, { order: 400, border: 0, tint: 1, colour: 'red', shape: { kind: 'rounded', radius: 3 } });
  page.headline(desk.letters('东湖岸印'), 'brief', within(seal, 2, 5), {
    direction: 'down',
    style: styles.seal,
    effects: { fill: { ink: 0 } },
  });
}

/** Height of the ink drawing to its width. */
const INK_SHAPE = 0.75;

/** A short piece in Kai in a rounded box. */
function layBamboo(page: SamplePage, styles: SampleStyles, bamboo: Article): void {
  const box = page.at(3, 2, BAMBOO, TEA - BAMBOO - 0.8);
  page.panel(box, { border: 0, tint: 0.1, colour: 'blue', shape: { kind: 'rounded', radius: 12 } });
  const { x, y, width, height } = within(box, 14, 10);
  page.headline(bamboo, 'brief', { x, y, width, height: 30 }, { style: styles.kaiHead });
  page.body(
    bamboo,
    { x, y: y + 36, width, height: height - 36 },
    {
      columns: 2,
      gutter: 15,
      gridMode: 'free',
      style: styles.comment,
    },
  );
}

/** A short piece round a bowl of tea. */
function layTea(page: SamplePage, tea: Article): void {
  page.headline(tea, 'brief', page.at(3, 2, TEA, 2.4));
  const { x, y, width } = page.at(3, 2, 51, 1);
  const across = 96;
  page.photo(
    tea,
    { x: x + (width - across) / 2, y: y + 3, width: across, height: across },
    {
      shape: { kind: 'circle' },
      runaround: 'outline',
      standOff: 6,
    },
  );
  page.body(tea, page.at(3, 2, 49, ADVERT - 1 - 49), { foot: 'fill' });
}

/** Parts the copy of verse into its lines, each a paragraph. */
function partLines(desk: SampleDesk, verse: Article): void {
  const text = verse.body.map(paragraphText).join('');
  const body = text.split(/(?<=[，。])/u).map((line): Paragraph => {
    return { id: newId<'paragraph'>(), type: 'paragraph', children: [{ text: line }] };
  });
  desk.apply([{ kind: 'put', table: 'articles', id: verse.id, record: { ...verse, body, importNotes: [] } }]);
}

/** An advert: the shop's line outlined on waves, beside it a picture whole, and where the shop is. */
function layAdvert(desk: SampleDesk, page: SamplePage, styles: SampleStyles): void {
  const whole = page.at(0, 5, ADVERT, END - ADVERT);
  const side = page.at(2, 3, ADVERT, END - ADVERT);
  const image = desk.image('teahouse.jpg');
  const picture = { ...side, height: (side.width * image.height) / image.width };
  page.put('advert', picture, {}, { advertiser: '半边街书店', imageId: image.id });
  page.panel(whole, { border: 0, tint: 0.1, colour: 'blue' });
  const board = { ...whole, width: side.x - whole.x };
  page.panel(board, {
    order: 800,
    border: 0,
    tint: 1,
    colour: 'blue',
    pattern: { name: 'waves', pitch: 9, ink: 0.75, colour: 'blue' },
  });
  page.headline(desk.letters('一盏灯', '一壶茶', '一本书'), 'lead', within(board, 34, 20), {
    style: styles.advertHead,
    effects: {
      fill: { ink: 0 },
      outlines: [
        { ink: 1, width: 1.6, colour: 'blue' },
        { ink: 0, width: 0.7 },
      ],
      spread: 'measure',
    },
  });
  const below = { x: side.x + 20, width: side.width - 40 };
  const top = picture.y + picture.height;
  page.headline(desk.letters('半边街书店'), 'brief', { ...below, y: top + 9, height: 36 }, { style: styles.kaiHead });
  const words = '东湖市半边街27号，柳浪口驿站往南二百步\n早九点到晚十点，下雨天备有公用雨伞';
  page.words(words, { ...below, y: top + 48, height: 30 }, { style: styles.kaiLine, size: 10.5 });
}

/** Lays out page 4. */
export function laySupplement(
  desk: SampleDesk,
  styles: SampleStyles,
  [essay, verse, bamboo, tea]: readonly Article[],
): void {
  if (essay === undefined || verse === undefined || bamboo === undefined || tea === undefined) return;
  const page = desk.page(4);
  partLines(desk, verse);
  layMasthead(page, styles);
  layEssay(page, styles, essay);
  layVerse(desk, page, styles, verse);
  layBamboo(page, styles, bamboo);
  layTea(page, tea);
  layAdvert(desk, page, styles);
}
