import { it } from 'vitest';
import type { Effects } from '../../shared/edition/effect-records.ts';
import { gridFrame } from '../../shared/edition/formats.ts';
import { newId } from '../../shared/edition/ids.ts';
import type { Article, Edition, HeadlineBlock, Leaf } from '../../shared/edition/records.ts';
import { captionPart, creditPart, linePart, writeRuns } from '../../shared/edition/text.ts';
import type { Frame } from '../../shared/edition/units.ts';
import { article, emptyEdition, pageOf, withArticle, withBlocks } from '../kit/editions.ts';
import { expectGolden } from '../kit/golden.ts';

/** A story with a headline set in runs. */
function titled(lines: { readonly [list in 'kicker' | 'headline' | 'deck']?: readonly (readonly Leaf[])[] }): Article {
  const { kicker = [], headline = [], deck = [] } = lines;
  const all = { kicker, headline, deck };
  const blank = article([], {
    headlines: {
      kicker: kicker.map(() => ''),
      headline: headline.map(() => ''),
      deck: deck.map(() => ''),
      summary: '',
    },
  });
  return (['kicker', 'headline', 'deck'] as const).reduce(
    (story, list) => all[list].reduce((now, runs, at) => writeRuns(now, linePart(list, at), runs) ?? now, story),
    blank,
  );
}

interface Place {
  readonly row: number;
  readonly rows: number;
  readonly column?: number;
  readonly span: number;
}

function headlineBlock(
  edition: Edition,
  story: Article,
  { row, rows, column = 0, span }: Place,
  more: Partial<HeadlineBlock> = {},
): HeadlineBlock {
  const page = pageOf(edition, 1);
  const frame: Frame = gridFrame(page.grid, column, span, row, rows);
  return {
    id: newId<'block'>(),
    kind: 'headline',
    pageId: page.id,
    articleId: story.id,
    frame,
    order: row * 10 + column,
    level: 'story',
    direction: 'across',
    ...more,
  };
}

function area(edition: Edition, { row, rows, column = 0, span }: Place): Frame {
  const frame = gridFrame(pageOf(edition, 1).grid, column, span, row, rows);
  return { x: frame.x - 8, y: frame.y - 8, width: frame.width + 16, height: frame.height + 16 };
}

it('character styles of headlines: figures, emphasis, colour and readings, across, stepped and adorned', async () => {
  const figures = titled({
    kicker: [[{ text: '全市CO' }, { text: '2', script: 'sub' }, { text: '排放三年来首次下降' }]],
    headline: [
      [
        { text: '东湖水面又大' },
        { text: '3600m', strong: true },
        { text: '2', script: 'super', strong: true },
        { text: '，水' },
        { text: '清', colour: 'red' },
        { text: '了' },
      ],
    ],
    deck: [
      [
        { text: '老船工' },
        { text: '李长河', face: 'name' },
        { text: '：' },
        { text: '能数出石子', face: 'aside', dots: true },
        { text: '，《' },
        { text: '东湖志', line: 'title' },
        { text: '》里的' },
        { text: '武汉', line: 'name' },
        { text: '又回来了' },
      ],
    ],
  });
  const read = titled({
    headline: [
      [
        { text: '什' },
        { text: '邡', ruby: 'fāng' },
        { text: '人把' },
        { text: '装', ruby: 'zhuāng' },
        { text: '备卖到海外' },
      ],
      [{ text: '疏排', spacing: 400 }, { text: '与' }, { text: '长字的一行', width: 80 }, { text: '，没有读音' }],
    ],
  });
  const adorned = titled({
    headline: [
      [
        { text: '勾边的H' },
        { text: '2', script: 'sub' },
        { text: 'O和' },
        { text: '划线', line: 'under' },
        { text: '的字' },
      ],
    ],
  });
  const effects: Effects = {
    fill: { ink: 0 },
    outlines: [{ width: 1, ink: 1 }],
    shadow: { dx: 2, dy: 2, ink: 0.4 },
  };
  let edition = emptyEdition();
  for (const story of [figures, read, adorned]) edition = withArticle(edition, story);
  edition = withBlocks(edition, [
    headlineBlock(edition, figures, { row: 12, rows: 9, span: 5 }, { level: 'lead' }),
    headlineBlock(edition, read, { row: 22, rows: 9, span: 3 }, { stepped: true }),
    headlineBlock(edition, adorned, { row: 22, rows: 9, column: 3, span: 2 }, { effects }),
  ]);
  await expectGolden('headline-styles', edition, {
    kinds: ['headline'],
    crop: area(edition, { row: 12, rows: 19, span: 5 }),
  });
});

it('on a vertical headline readings and dots stand to the right, lines to the left', async () => {
  const story = titled({
    headline: [
      [
        { text: '重', ruby: 'chóng' },
        { text: '庆', ruby: 'qìng' },
        { text: '与' },
        { text: '武汉', line: 'name' },
        { text: '，CO' },
        { text: '2', script: 'sub' },
        { text: '少了' },
        { text: '一成', dots: true },
        { text: '，疏', spacing: 300 },
        { text: '的字' },
      ],
    ],
    deck: [[{ text: '副题里也有' }, { text: '楷体', face: 'aside' }, { text: '和' }, { text: '红字', colour: 'red' }]],
  });
  let edition = withArticle(emptyEdition(), story);
  const place = { row: 12, rows: 30, span: 1 };
  edition = withBlocks(edition, [headlineBlock(edition, story, place, { direction: 'down' })]);
  await expectGolden('headline-styles-down', edition, { kinds: ['headline'], crop: area(edition, place) });
});

it('character styles of a caption and its credit', async () => {
  const plain = article([], {
    photos: [{ id: newId<'photo'>(), imageId: null, caption: 'x', credit: 'y' }],
  });
  const [photo] = plain.photos;
  if (photo === undefined) throw new Error('no photo');
  const caption: Leaf[] = [
    { text: '左起：' },
    { text: '李长河', face: 'name' },
    { text: '、' },
    { text: '王', ruby: 'wáng' },
    { text: '建国在' },
    { text: '东湖', line: 'name' },
    { text: '边测CO' },
    { text: '2', script: 'sub' },
    { text: '，一平方米（m' },
    { text: '2', script: 'super' },
    { text: '）少了' },
    { text: '一成', strong: true },
    { text: '。' },
  ];
  const story = [
    { part: captionPart(photo.id), runs: caption },
    {
      part: creditPart(photo.id),
      runs: [{ text: '本报记者' }, { text: '高明', face: 'aside' as const }, { text: '摄' }],
    },
  ].reduce((now, { part, runs }) => writeRuns(now, part, runs) ?? now, plain);
  let edition = withArticle(emptyEdition(), story);
  const place = { row: 16, rows: 4, span: 2 };
  const frame = gridFrame(pageOf(edition, 1).grid, 0, 2, 16, 4);
  edition = withBlocks(edition, [
    {
      id: newId<'block'>(),
      kind: 'caption',
      pageId: pageOf(edition, 1).id,
      articleId: story.id,
      photoId: photo.id,
      frame,
      order: 1,
      standOff: 6,
    },
  ]);
  await expectGolden('caption-styles', edition, { kinds: ['caption'], crop: area(edition, place) });
});
