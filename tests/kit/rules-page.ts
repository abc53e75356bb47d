/** One page on which every rule of the engine can be seen; kept in the docs. */
import { gridFrame } from '../../shared/edition/formats.ts';
import { newId } from '../../shared/edition/ids.ts';
import type { Article, Block, Edition, HeadlineBlock } from '../../shared/edition/records.ts';
import {
  article,
  bodyBlock,
  emptyEdition,
  pageOf,
  paragraph,
  photoBlock,
  withArticle,
  withBlocks,
} from './editions.ts';

function headline(lines: readonly string[], more: Partial<Article['headlines']> = {}): Article['headlines'] {
  return { kicker: [], headline: [...lines], deck: [], summary: '', ...more };
}

const lead: Article = {
  ...article([]),
  headlines: headline(['东湖南岸灯火亮：“把夜晚还给读书人”图书馆新馆今日开放'], {
    kicker: ['藏书1,200,000册　座位2600个'],
    deck: ['开馆首日延长到22:00，投资3.85亿元'],
  }),
  body: [
    paragraph(
      '本报讯（记者 ××）东湖市图书馆新馆今天开门迎客。新馆位于东湖南岸，建筑面积68500平方米，是旧馆的4.2倍；藏书1,200,000册，座位2600个。清晨6:30，门外已经排起长队，队尾一直到了南岸路口——那里离大门足有1.2公里。',
    ),
    paragraph(
      '“我带孩子来的。”家住北站区的一位母亲说，“旧馆太挤了，周末根本找不到座位……”她身边的孩子抱着一本《海底两万里》，头也不抬。馆长欧阳清源告诉记者：“开馆首日不办仪式，经费换成了3000把遮阳伞。”',
    ),
    paragraph('灯火不灭', 'subhead'),
    paragraph(
      '新馆的阅览区昼夜开放，接入了Wi-Fi 6和5G网络，电子资源可以用统一账号登录。读者凭身份证在自助机上就能办证，全程不到2分钟。一层是报刊和少儿区；二、三层是开架借阅区，按《中国图书馆分类法》排架；四层设有120个研究小间，可以预约。',
    ),
    paragraph(
      '设计者把旧码头的12根立柱留在了大厅里，柱上的水位刻度从1954年一直标到2016年。“它们比任何展板都会讲故事。”负责改造的工程师说，“我们只是把灯打在了该打的地方。”',
    ),
    paragraph('把钱花在书上', 'subhead'),
    paragraph(
      '新馆的年度购书经费增加到1860万元，比上年增长35.5%，其中四成用于少儿读物和地方文献。馆方还与全市73所中小学签了协议：学生证就是读者证，书可以还到任何一所学校。',
    ),
    paragraph(
      '夜里10点，最后一批读者慢慢散去。保安老周一盏一盏地关灯，关到二层时停了下来：窗边还有一个年轻人在抄书。老周没有催他，在楼梯口坐下，点着头说：“不急，还有一会儿呢。”',
    ),
  ],
};

const aside: Article = {
  ...article([
    '新馆每天8:00—22:00开放，周一不闭馆。凭身份证入馆，儿童由家长陪同。',
    '地铁2号线南岸路站A口出，步行300米。',
  ]),
  headlines: headline(['提示']),
};

const column: Article = {
  ...article(['新馆的码头立柱上刻着历年水位，最高的一道比人还高，孩子们都要站过去比一比。']),
  headlines: headline(['立柱记得30年水位']),
};

/** Every rule on page 1; its lead goes on to page 2. */
export function rulesEdition(): Edition {
  let edition = emptyEdition(2);
  edition = { ...edition, edition: { ...edition.edition, names: ['欧阳清源', '东湖市图书馆'] } };
  for (const story of [lead, aside, column]) edition = withArticle(edition, story);
  const page = pageOf(edition, 1);
  const { grid } = page;
  const titled = (story: Article, at: Pick<HeadlineBlock, 'level' | 'direction' | 'frame'>): Block => ({
    id: newId<'block'>(),
    pageId: page.id,
    articleId: story.id,
    order: 10,
    kind: 'headline',
    ...at,
  });
  const common = { pageId: page.id, articleId: lead.id };
  const panel = gridFrame(grid, 3, 1, 36, 11);
  const inPanel = bodyBlock(page, aside, { column: 3, row: 40, rows: 7 });
  const inset = grid.bodySize;
  const vertical = gridFrame(grid, 4, 1, 31, 16);
  const blocks: Block[] = [
    titled(lead, { level: 'lead', direction: 'across', frame: gridFrame(grid, 0, 5, 10, 12) }),
    { ...bodyBlock(page, lead, { row: 23, rows: 16, span: 4, thread: 0 }), dropCapital: 3 },
    bodyBlock(pageOf(edition, 2), lead, { row: 4, rows: 30, span: 2, thread: 1 }),
    photoBlock(page, lead, { column: 1, span: 1, row: 28, rows: 9 }),
    {
      ...common,
      id: newId<'block'>(),
      order: 30,
      kind: 'pullquote',
      text: '“把灯打在该打的地方”',
      standOff: 5,
      frame: gridFrame(grid, 2, 1, 33, 5),
    },
    {
      pageId: page.id,
      id: newId<'block'>(),
      order: 5,
      kind: 'panel',
      border: 0.5,
      tint: 0.08,
      standOff: 5,
      frame: panel,
    },
    titled(aside, {
      level: 'brief',
      direction: 'across',
      frame: { x: panel.x + inset, y: panel.y + 8, width: panel.width - 2 * inset, height: 3 * grid.leading },
    }),
    {
      ...inPanel,
      order: 20,
      frame: { ...inPanel.frame, x: inPanel.frame.x + inset, width: inPanel.frame.width - 2 * inset },
    },
    {
      ...common,
      id: newId<'block'>(),
      order: 40,
      kind: 'table',
      standOff: 5,
      headRows: 1,
      align: ['start', 'decimal', 'decimal'],
      rows: [
        ['', '面积', '增长'],
        ['一层', '9,850.5', '12%'],
        ['二层', '10,200', '3.25%'],
        ['三层', '860.75', '-0.8%'],
      ],
      frame: gridFrame(grid, 4, 1, 24, 5),
    },
    titled(column, {
      level: 'story',
      direction: 'down',
      frame: { ...vertical, x: vertical.x + vertical.width - 40, width: 40 },
    }),
    {
      ...bodyBlock(page, column, { column: 4, row: 31, rows: 16 }),
      gridMode: 'free',
      frame: { ...vertical, width: 9 * grid.bodySize },
    },
  ];
  // One order for each: what is listed first is read first, and the panel lies under its text.
  return withBlocks(
    edition,
    blocks.map((block, at) => ({ ...block, order: block.kind === 'panel' ? 5 : 10 + at })),
  );
}
