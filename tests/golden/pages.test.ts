import { describe, it } from 'vitest';
import { readArtwork } from '../../electron/import/artwork.ts';
import { editStyle } from '../../shared/edition/edits.ts';
import { gridFrame } from '../../shared/edition/formats.ts';
import { newId } from '../../shared/edition/ids.ts';
import { drawNameplate } from '../../shared/edition/nameplates.ts';
import { applyPatches } from '../../shared/edition/operations.ts';
import type { Article, Block, BodyBlock, Edition, HeadlineBlock, Setting } from '../../shared/edition/records.ts';
import { blocksOnPage } from '../../shared/edition/selectors.ts';
import type { Frame } from '../../shared/edition/units.ts';
import {
  article,
  bodyBlock,
  emptyEdition,
  pageOf,
  paragraph,
  photoBlock,
  withArticle,
  withBlocks,
  withSetting,
} from '../kit/editions.ts';
import { expectGolden } from '../kit/golden.ts';
import { rulesEdition } from '../kit/rules-page.ts';

/** A piece of the page's grid with a little air. */
function area(edition: Edition, span: number, rows: number, row = 12): Frame {
  const frame = gridFrame(pageOf(edition, 1).grid, 0, span, row, rows);
  return { x: frame.x - 8, y: frame.y - 6, width: frame.width + 16, height: frame.height + 12 };
}

function bodyPage(texts: readonly string[], rows: number, span = 1): Edition {
  const story = article(texts);
  const edition = withArticle(emptyEdition(), story);
  return withBlocks(edition, [bodyBlock(pageOf(edition, 1), story, { rows, span })]);
}

describe('golden pages', () => {
  it('punctuation: pairs of marks are compressed, lines start and end half width', async () => {
    const edition = bodyPage(
      [
        '“甲乙丙丁，”他说，“戊己庚辛。”（壬癸）《子丑》、《寅卯》；“辰巳”：“午未”。',
        '《申酉戌亥》是一本书，书里说：“天地玄黄（宇宙洪荒），日月盈昃。”',
      ],
      8,
    );
    await expectGolden('punctuation', edition, { crop: area(edition, 1, 8) });
  });

  it('marks by Unicode’s classes: no solidus, 々 or sign begins a line, two of ！？ take an em, addresses are divided', async () => {
    const edition = bodyPage(
      [
        '真的吗？！真的！！谁说的？？？说是佐佐木、佐々木、野々村々长和ラーメン店主，气温−5℃到＋8℃，票价＄25或￦3000或50￠，买／卖，读/写，进/出。',
        '\u3000“详情”\u3000《见》http://news.example.cn/2024-03/front_page/index.html，写信到desk.editor@mail.example.com。三—五天，〖甲〗〘乙〙，﹙丙﹚。',
      ],
      14,
    );
    await expectGolden('mark-classes', edition, { crop: area(edition, 1, 14) });
  });

  it('dashes and ellipses: two em, whole, never at a break', async () => {
    const edition = bodyPage(['他停了一停——那是很长的一停——又说……然后……再也没有说话。一年——两年——三年过去了。'], 6);
    await expectGolden('dashes', edition, { crop: area(edition, 1, 6) });
  });

  it('mixed text: numbers stay whole and stand a quarter em from Han', async () => {
    const edition = bodyPage(
      ['2024年3月8日上午10:30，建筑面积6.8万平方米、增长3.5%的新馆开放，接入Wi-Fi 6和5G网络，GDP也说到了。'],
      7,
    );
    await expectGolden('mixed', edition, { crop: area(edition, 1, 7) });
  });

  it('half-em digits: two stand in the place of one Han, in copy and headline', async () => {
    const story = article(
      [
        '2024年03月08日，新馆开放：建筑面积68000平方米，投资12.5亿元，增长34.7%，接入5G网络。',
        '二〇二四年三月八日，新馆开放：建筑面积六八平方米，投资一亿元，增长三成。',
      ],
      { headlines: { kicker: [], headline: ['2024年3月8日 新馆开放'], deck: [], summary: '' } },
    );
    const bare = withArticle(emptyEdition(), story);
    const page = pageOf(bare, 1);
    const headline: HeadlineBlock = {
      id: newId<'block'>(),
      pageId: page.id,
      articleId: story.id,
      order: 10,
      kind: 'headline',
      direction: 'across',
      level: 'story',
      frame: gridFrame(page.grid, 0, 2, 12, 4),
    };
    const placed = withBlocks(bare, [headline, bodyBlock(page, story, { row: 16, rows: 8, span: 2 })]);
    const edition = (['body', 'headline-story'] as const).reduce(
      (made, style) => withSetting(made, style, { halfDigits: true }),
      placed,
    );
    await expectGolden('half-digits', edition, { crop: area(edition, 2, 12) });
  });

  it('run-around: text keeps clear of a picture on the grid', async () => {
    const story = article([
      '新馆位于东湖南岸，建筑面积六万多平方米，是旧馆的四倍。开馆首日不办仪式，馆方把经费换成了三千把遮阳伞。'.repeat(
        5,
      ),
    ]);
    const edition = withArticle(emptyEdition(), story);
    const page = pageOf(edition, 1);
    const around = withBlocks(edition, [
      bodyBlock(page, story, { rows: 14, span: 2 }),
      photoBlock(page, story, { column: 1, span: 1, row: 15, rows: 6 }),
    ]);
    await expectGolden('run-around', around, { crop: area(around, 2, 14) });
  });

  it('turn line: the last line of the page, flush right', async () => {
    const story = article(['东湖南岸的灯火一直亮到深夜，人们慢慢散去。'.repeat(12)]);
    const edition = withArticle(emptyEdition(2), story);
    const jumping = withBlocks(edition, [
      bodyBlock(pageOf(edition, 1), story, { rows: 7, span: 2, thread: 0 }),
      bodyBlock(pageOf(edition, 2), story, { rows: 20, thread: 1 }),
    ]);
    await expectGolden('turn-line', jumping, { crop: area(jumping, 2, 7) });
    await expectGolden('continued-line', jumping, { page: 2, crop: area(jumping, 1, 10) });
  });

  const set = (texts: readonly string[], rows: number, setting: Partial<Setting>) =>
    withSetting(bodyPage(texts, rows), 'body', setting);

  it('tight marks: two side by side make one em', async () => {
    const edition = set(['“甲乙丙丁，”他说，“戊己庚辛。”（壬癸）《子丑》、《寅卯》；“辰巳”：“午未”。'], 5, {
      adjacentMarks: 'one-em',
    });
    await expectGolden('tight-marks', edition, { crop: area(edition, 1, 5) });
  });

  it('hanging: a comma or stop at a line end stands outside the measure', async () => {
    const edition = set(
      ['东湖南岸灯火通明人们排着，从早到晚人来人往不曾间断过了、有老人也有许多孩子。新馆里坐满了人。'],
      5,
      {
        hanging: true,
      },
    );
    await expectGolden('hanging', edition, { crop: area(edition, 1, 5) });
  });

  it('strict: dashes and ellipses start no line, a solidus ends none', async () => {
    const text = '东湖南岸的图书馆里灯火通明——人们一直坐到深夜还不愿意离去……第二天清早又排起长队，男／女老少都有。';
    const edition = set([text], 6, { strictness: 'strict' });
    await expectGolden('strict', edition, { crop: area(edition, 1, 6) });
  });

  it('names, numbers with units and dates are not divided', async () => {
    const story = article([
      '馆长欧阳清源介绍说，新馆的建筑面积是68500平方米，藏书1,200,000册，投资约3.85亿元，2024年3月8日开馆时气温12.5℃，欧阳清源说来了一万多人。',
    ]);
    const edition = withArticle(emptyEdition(), story);
    const named = { ...edition, edition: { ...edition.edition, names: ['欧阳清源'] } };
    const page = withSetting(withBlocks(named, [bodyBlock(pageOf(named, 1), story, { rows: 8 })]), 'body', {
      breakDates: false,
    });
    await expectGolden('kept-whole', page, { crop: area(page, 1, 8) });
  });

  it('first line: an opening mark after the indent loses its blank half', async () => {
    const edition = bodyPage(['“开馆了！”人群里有人喊。', '《东湖日报》当天的头版登了这条消息。', '（本报记者）'], 5);
    await expectGolden('first-line', edition, { crop: area(edition, 1, 5) });
  });

  it('total fit: the looseness one line would have is shared by several', async () => {
    const edition = bodyPage(['《海底两万里》，读者可以用统一账号登录，Wi-Fi，新馆接入了5G网络，大门足有1.2公里。'], 6);
    await expectGolden('total-fit', edition, { crop: area(edition, 1, 6) });
  });

  it('lone character: a last line of one character is avoided', async () => {
    const edition = bodyPage(['东湖南岸的灯火一直亮到深夜，人们还没有散去。'], 3);
    await expectGolden('lone-character', edition, { crop: area(edition, 1, 3) });
  });

  const columns = async (name: string, gridMode: BodyBlock['gridMode'], width: number) => {
    const story = article(['东湖南岸的图书馆新馆开门迎客人们排着长队等候一直到深夜灯火还亮着。'.repeat(4)]);
    const edition = withArticle(emptyEdition(), story);
    const block = bodyBlock(pageOf(edition, 1), story, { rows: 6, span: 2 });
    const { bodySize } = pageOf(edition, 1).grid;
    const frame = { ...block.frame, width: width * bodySize };
    const page = withBlocks(edition, [{ ...block, frame, gutter: bodySize, gridMode, columns: 2 }]);
    await expectGolden(name, page, { crop: area(page, 2, 6) });
  };
  it('columns, absolute: whole characters, the gutter takes what is left', () =>
    columns('columns-absolute', 'absolute', 20));
  it('columns, relative: whole characters, the last column takes what is left', () =>
    columns('columns-relative', 'relative', 20));
  it('columns, free: even, whole characters or not', () => columns('columns-free', 'free', 20));
  it('columns, automatic: the page’s own', () => columns('columns-automatic', 'automatic', 30.6));

  it('run-around on both sides: text stands left and right of a picture', async () => {
    const story = article([
      '新馆位于东湖南岸，建筑面积六万多平方米，是旧馆的四倍。开馆首日不办仪式，馆方把经费换成了三千把遮阳伞。'.repeat(
        6,
      ),
    ]);
    const edition = withArticle(emptyEdition(), story);
    const page = pageOf(edition, 1);
    const picture = photoBlock(page, story, { column: 0, span: 1, row: 14, rows: 6 });
    const around = withBlocks(edition, [
      { ...bodyBlock(page, story, { rows: 12, span: 3 }), columns: 1 },
      { ...picture, frame: { ...picture.frame, x: picture.frame.x + 130 } },
      { ...picture, id: newId<'block'>(), frame: { ...gridFrame(page.grid, 2, 1, 19, 4) } },
    ]);
    await expectGolden('both-sides', around, { crop: area(around, 3, 12) });
  });

  it('subhead: stays with the lines after it', async () => {
    const long = '东湖南岸的灯火一直亮到深夜，人们慢慢散去，第二天清早又排起长队。';
    const story: Article = {
      ...article([]),
      body: [paragraph(long.repeat(2)), paragraph('开馆首日', 'subhead'), paragraph(long.repeat(2))],
    };
    const edition = withArticle(emptyEdition(), story);
    const page = withBlocks(edition, [bodyBlock(pageOf(edition, 1), story, { rows: 7, span: 2 })]);
    await expectGolden('subhead', page, { crop: area(page, 2, 7) });
  });

  it('widow: no last line alone at a column’s top', async () => {
    const edition = bodyPage(
      [
        '一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒日月盈昃辰宿列张',
        '寒来暑往秋收冬藏',
      ],
      4,
      2,
    );
    await expectGolden('widow', edition, { crop: area(edition, 2, 4) });
  });

  it('panel and pull quote: the text keeps clear of both, the panel’s own text stands in it', async () => {
    const story = article([
      '新馆位于东湖南岸，建筑面积六万多平方米，是旧馆的四倍。开馆首日不办仪式，馆方把经费换成了三千把遮阳伞。'.repeat(
        5,
      ),
    ]);
    const aside = article(['藏书一百二十万册，座位两千六百个，每天开放十四个小时。']);
    const edition = withArticle(withArticle(emptyEdition(), story), aside);
    const page = pageOf(edition, 1);
    const panel = gridFrame(page.grid, 1, 1, 17, 6);
    const inside = bodyBlock(page, aside, { column: 1, row: 18, rows: 4 });
    const common = { pageId: page.id, standOff: 6 };
    const all = withBlocks(edition, [
      bodyBlock(page, story, { rows: 12, span: 2 }),
      { ...common, id: newId<'block'>(), order: 5, kind: 'panel', border: 0.5, tint: 0.08, frame: panel },
      { ...inside, order: 20, frame: { ...inside.frame, x: inside.frame.x + 9.25, width: inside.frame.width - 18.5 } },
      {
        ...common,
        id: newId<'block'>(),
        order: 30,
        kind: 'pullquote',
        articleId: story.id,
        text: '“把遮阳伞还给读者”',
        frame: gridFrame(page.grid, 0, 1, 14, 4),
      },
    ]);
    await expectGolden('panel', all, { crop: area(all, 2, 12), kinds: ['body', 'pullquote'] });
  });

  it('drop capital: over three lines, on the grid', async () => {
    const story = article([
      '东湖南岸的灯火一直亮到深夜，人们慢慢散去，第二天清早又排起长队，新馆的大门一开便坐满了人。'.repeat(2),
    ]);
    const edition = withArticle(emptyEdition(), story);
    const block = { ...bodyBlock(pageOf(edition, 1), story, { rows: 7 }), dropCapital: 3 };
    const page = withBlocks(edition, [block]);
    await expectGolden('drop-capital', page, { crop: area(page, 1, 7) });
  });

  it('table: decimal points under each other, rules above, below and under the head', async () => {
    const story = article([]);
    const edition = withArticle(emptyEdition(), story);
    const page = withBlocks(edition, [
      {
        id: newId<'block'>(),
        pageId: pageOf(edition, 1).id,
        articleId: story.id,
        order: 10,
        kind: 'table',
        standOff: 5,
        headRows: 1,
        align: ['start', 'decimal', 'decimal', 'end'],
        rows: [
          ['区县', '面积（平方公里）', '增长', '馆数'],
          ['东湖区', '1,268.4', '3.25%', '12'],
          ['北站区', '96.75', '-0.8%', '3'],
          ['南岸县', '4,030', '12%', '108'],
        ],
        frame: gridFrame(pageOf(edition, 1).grid, 0, 2, 12, 5),
      },
    ]);
    await expectGolden('table', page, { crop: area(page, 2, 6), kinds: ['table'] });
  });

  it('table of a sheet: merged cells, lines in cells, widths, rules and tints by its style', async () => {
    const story = article([]);
    const bare = withArticle(emptyEdition(), story);
    const looks = { outer: 0.8, sides: 0.8, head: 0.6, rows: 0.3, columns: 0.3, headTint: 0.15, bandTint: 0.06 };
    const edition = applyPatches(bare, editStyle(bare, 'table', { table: looks })).edition;
    const page = withBlocks(edition, [
      {
        id: newId<'block'>(),
        pageId: pageOf(edition, 1).id,
        articleId: story.id,
        order: 10,
        kind: 'table',
        standOff: 5,
        headRows: 2,
        align: ['start', 'decimal', 'decimal', 'start'],
        widths: [16, 14, 12, 30],
        spans: [
          { row: 0, column: 0, rows: 2, columns: 1 },
          { row: 0, column: 1, rows: 1, columns: 2 },
          { row: 0, column: 3, rows: 2, columns: 1 },
          { row: 3, column: 3, rows: 2, columns: 1 },
        ],
        rows: [
          ['区县', '图书馆', '', '说明'],
          ['', '面积\n（平方米）', '增长'],
          ['东湖区', '1,268.4', '3.25%', '新馆三月开放，夜里也开'],
          ['北站区', '96.75', '-0.8%', '两区合用一馆'],
          ['南岸县', '4,030', '12%'],
        ],
        frame: gridFrame(pageOf(edition, 1).grid, 0, 2, 12, 8),
      },
    ]);
    await expectGolden('table-of-a-sheet', page, { crop: area(page, 2, 9), kinds: ['table'] });
  });

  it('turn line after a sentence: the page ends with a complete thought', async () => {
    const story = article([
      '东湖南岸的灯火一直亮到深夜，人们还没有散去的意思。第二天清早门外又排起了长长的队伍，新馆的大门一开里面便坐满了人。到处都是读书的孩子和老人，谁也不肯先走，'.repeat(
        3,
      ),
    ]);
    const edition = withArticle(emptyEdition(3), story);
    const jumping = withBlocks(edition, [
      bodyBlock(pageOf(edition, 1), story, { rows: 7, thread: 0 }),
      bodyBlock(pageOf(edition, 2), story, { rows: 4, thread: 1 }),
      bodyBlock(pageOf(edition, 3), story, { rows: 12, thread: 2 }),
    ]);
    await expectGolden('turn-sentence', jumping, { crop: area(jumping, 1, 7) });
    await expectGolden('several-jumps', jumping, { page: 2, crop: area(jumping, 1, 5) });
  });

  const headlinePage = (
    headline: readonly string[],
    more: {
      readonly direction?: HeadlineBlock['direction'];
      readonly span?: number;
      readonly rows?: number;
      readonly level?: HeadlineBlock['level'];
    },
    rest: Partial<Article['headlines']> = {},
  ) => {
    const story = article([], { headlines: { kicker: [], headline: [...headline], deck: [], summary: '', ...rest } });
    const edition = withArticle(emptyEdition(), story);
    const page = pageOf(edition, 1);
    return withBlocks(edition, [
      {
        id: newId<'block'>(),
        pageId: page.id,
        articleId: story.id,
        order: 10,
        kind: 'headline',
        direction: more.direction ?? 'across',
        level: more.level ?? 'story',
        frame: gridFrame(page.grid, 0, more.span ?? 2, 12, more.rows ?? 8),
      },
    ]);
  };

  it('headline set: kicker, headline of two lines, deck', async () => {
    const edition = headlinePage(
      ['东湖南岸灯火亮', '图书馆新馆今日开放'],
      { span: 5, rows: 12, level: 'lead' },
      { kicker: ['藏书一百二十万册\u3000座位两千六百个'], deck: ['开馆首日延长到夜里十点'] },
    );
    await expectGolden('headline', edition, { crop: area(edition, 5, 12) });
  });

  it('headline by sense: broken between words, a quoted term whole', async () => {
    const edition = headlinePage(['中外记者提问外交部长：“东湖之问”怎么回答'], { rows: 7 });
    await expectGolden('headline-sense', edition, { crop: area(edition, 2, 7) });
  });

  it('headline with marks: half an em each, characters in the middle, a fixed term whole', async () => {
    const edition = headlinePage(['市人大：国民经济和社会发展第十五个五年规划今天公布，“夜间图书馆”写进去了！'], {
      rows: 14,
    });
    await expectGolden('headline-marks', edition, { crop: area(edition, 2, 14) });
  });

  it('headline of two characters: set apart', async () => {
    const edition = headlinePage(['喜报'], { rows: 4 });
    await expectGolden('headline-two', edition, { crop: area(edition, 2, 4) });
  });

  it('headline down the page: vertical marks, turned words, upright short numbers', async () => {
    const edition = headlinePage(['“东湖”新馆3月8日接入WiFi——30万人来了！', '（下）'], {
      direction: 'down',
      span: 1,
      rows: 26,
    });
    await expectGolden('headline-down', edition, { crop: area(edition, 1, 26) });
  });

  it('advert: its place held by a border, text run round it', async () => {
    const story = article([
      '开馆首日不办剪彩仪式，馆方把原定的仪式经费换成了三千把遮阳伞，放在南门外的伞架上，谁用谁取。'.repeat(9),
    ]);
    const edition = withArticle(emptyEdition(), story);
    const page = pageOf(edition, 1);
    const set = withBlocks(edition, [
      bodyBlock(page, story, { rows: 14, span: 3 }),
      {
        id: newId<'block'>(),
        pageId: page.id,
        order: 20,
        kind: 'advert',
        advertiser: '东湖书店',
        imageId: null,
        standOff: 5,
        frame: gridFrame(page.grid, 1, 1, 14, 6),
      },
    ]);
    await expectGolden('advert', set, { crop: area(set, 3, 14), kinds: ['body', 'advert'] });
  });

  it('page 1: nameplate, page head and imprint', async () => {
    const edition = emptyEdition();
    await expectGolden('nameplate', edition, { crop: area(edition, 5, 9, 0), kinds: ['nameplate', 'furniture'] });
  });

  it('page 1: a name drawn in outlines, what it said in type beside it, and a code', async () => {
    // Strokes, holes, turned and mirrored parts, dashes: what a drawing may be made of.
    const { artwork } = readArtwork(
      '江城.svg',
      new TextEncoder().encode(
        '<svg viewBox="0 0 400 100"><defs><path id="a" d="M0 0C20 0 40 20 40 40S20 80 0 80Z"/></defs><g fill="#c00"><use href="#a" x="10" y="10"/><use href="#a" transform="translate(110 10) scale(-1 1)"/><path fill-rule="evenodd" d="M130 10h80v80h-80zM150 30h40v40h-40z"/></g><g fill="none" stroke="#000" stroke-width="8"><path stroke-linecap="round" d="M240 20Q270 90 300 20"/><path stroke-dasharray="10 6" d="M230 85H310"/><circle cx="355" cy="50" r="36"/></g><text x="0" y="9">no</text></svg>',
      ),
    );
    const edition = applyPatches(emptyEdition(), [
      { kind: 'put', table: 'artwork', id: artwork.id, record: artwork },
    ]).edition;
    const page = pageOf(edition, 1);
    const typed = blocksOnPage(edition, page.id).find(
      (block): block is Block & { kind: 'nameplate' } => block.kind === 'nameplate',
    );
    if (typed === undefined) throw new Error('no nameplate');
    const drawn = applyPatches(edition, drawNameplate(edition, { ...typed, artworkId: artwork.id }, artwork)).edition;
    const code: Block = {
      id: newId<'block'>(),
      pageId: page.id,
      order: 500,
      kind: 'qr',
      text: 'https://jiangcheng.example/',
      level: 'M',
      standOff: 4,
      frame: gridFrame(page.grid, 2, 1, 10, 7),
    };
    const whole = withBlocks(drawn, [code]);
    await expectGolden('nameplate-drawn', whole, { crop: area(whole, 5, 18, 0), kinds: ['nameplate', 'pagetext'] });
  });

  it('all rules on one page', async () => {
    const edition = rulesEdition();
    await expectGolden('all-rules', edition, { crop: area(edition, 5, 47, 0) });
  });
});
