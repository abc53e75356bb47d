import { describe, expect, it } from 'vitest';
import {
  article,
  bodyBlock,
  emptyEdition,
  pageOf,
  paragraph,
  testResources,
  withArticle,
  withBlocks,
} from '../../tests/kit/editions.ts';
import { compose } from '../compose/compose.ts';
import { gridFrame } from '../edition/formats.ts';
import { newId } from '../edition/ids.ts';
import { joinPages } from '../edition/join-pages.ts';
import { applyPatches } from '../edition/operations.ts';
import type { Block, Edition } from '../edition/records.ts';
import { blocksOnPage } from '../edition/selectors.ts';
import { readingTree, wordsOfNode } from './tree.ts';

const jumping = article(['甲'.repeat(700), '乙'.repeat(300)], {
  headlines: { kicker: ['民生'], headline: ['东湖灯火亮'], deck: [], summary: '' },
});
const short = article(['一段。'], {
  headlines: { kicker: [], headline: ['公交线路调整'], deck: [], summary: '' },
  body: [paragraph('时间', 'subhead'), paragraph('一段。')],
});

/** Two pages: a story that jumps from the first to the second, a refer to the other one, which has a table. */
function twoPages(): Edition {
  const bare = withArticle(withArticle(emptyEdition(2), jumping), short);
  const [first, second] = [pageOf(bare, 1), pageOf(bare, 2)];
  const base = (page: typeof first, order: number) => ({ id: newId<'block'>(), pageId: page.id, order });
  const head = (page: typeof first, id: typeof short.id, row: number): Block => ({
    ...base(page, 5),
    kind: 'headline',
    articleId: id,
    level: 'lead',
    direction: 'across',
    frame: gridFrame(page.grid, 0, 3, row, 6),
  });
  const table: Block = {
    ...base(second, 30),
    kind: 'table',
    articleId: short.id,
    standOff: 0,
    headRows: 1,
    align: ['start', 'end'],
    rows: [
      ['线路', '间隔'],
      ['3路', '12分'],
    ],
    frame: gridFrame(second.grid, 0, 2, 60, 6),
  };
  const refer: Block = {
    ...base(first, 1),
    kind: 'refer',
    articleId: short.id,
    frame: gridFrame(first.grid, 3, 2, 0, 4),
  };
  return withBlocks(bare, [
    // Painted before their headline.
    { ...bodyBlock(first, jumping, { rows: 20, span: 1, row: 12 }), order: 2 },
    head(first, jumping.id, 4),
    refer,
    bodyBlock(second, jumping, { rows: 30, span: 2, row: 30 }),
    head(second, short.id, 4),
    bodyBlock(second, short, { rows: 6, span: 2, row: 12 }),
    table,
  ]);
}

describe('what pages say, as a tree', () => {
  const edition = twoPages();
  const { pages, articles } = compose(edition, testResources());
  const tree = readingTree(edition, pages, articles);
  const story = (title: string) => {
    const found = tree.find((one) => one.title === title);
    if (found === undefined) throw new Error(title);
    return found.nodes;
  };

  it('reads a story from its headline to its end, over the pages it runs through', () => {
    const nodes = story('东湖灯火亮');
    const copy = nodes.filter(({ role }) => role !== 'Link');
    expect(copy.map(({ role }) => role)).toEqual(['P', 'H2', 'P', 'P']);
    expect(copy.map(wordsOfNode)).toEqual(['民生', '东湖灯火亮', '甲'.repeat(700), '乙'.repeat(300)]);
    expect([...new Set(copy.at(-1)?.pieces.map(({ page }) => page))]).toEqual([2]);
  });

  it('says of notices and refers where they lead', () => {
    const leads = tree.flatMap(({ nodes }) => nodes.filter(({ role }) => role === 'Link'));
    expect(leads.map((node) => [wordsOfNode(node), node.leadsTo])).toEqual([
      [expect.stringContaining('公交线路调整'), 2],
      ['（下转第2版）', 2],
      ['（上接第1版）', 1],
    ]);
  });

  it('says the number of the half of a 通版 that words stand on, and that they lead to', () => {
    const long = article(['甲'.repeat(900)]);
    const bare = withArticle(emptyEdition(4), long);
    const apart = withBlocks(bare, [
      { ...bodyBlock(pageOf(bare, 1), long, { rows: 20, row: 12 }), order: 2 },
      bodyBlock(pageOf(bare, 3), long, { rows: 30, span: 2, row: 30, thread: 1 }),
    ]);
    const joined = joinPages(apart, pageOf(apart, 2).id);
    if (typeof joined === 'string') throw new Error(joined);
    const sheet = applyPatches(apart, joined).edition;
    const whole = compose(sheet, testResources());
    const nodes = readingTree(sheet, whole.pages, whole.articles).flatMap((one) => one.nodes);
    const links = nodes.filter(({ role }) => role === 'Link');
    expect(links.map((node) => [wordsOfNode(node), node.leadsTo])).toEqual([
      ['（下转第3版）', 3],
      ['（上接第1版）', 1],
    ]);
    const copy = nodes.find(({ role, pieces }) => role === 'P' && pieces.length > 1);
    expect(copy?.pieces.map(({ page }) => page)).toEqual([1, 3]);
  });

  it('says the number of the half of a 通版 that vertical lines stand on, however far they run down', () => {
    const long = article(['湖边灯火Tokyo亮起来了'.repeat(90)]);
    const bare = withArticle(emptyEdition(4), long);
    const [left, right] = [pageOf(bare, 2), pageOf(bare, 3)];
    const standing = (page: typeof left, column: number, thread: number): Block => ({
      ...bodyBlock(page, long, { rows: 60, column, thread }),
      ...{ direction: 'down', columns: 1 },
    });
    const apart = withBlocks(bare, [standing(left, left.grid.columns - 1, 0), standing(right, 0, 1)]);
    const joined = joinPages(apart, left.id);
    if (typeof joined === 'string') throw new Error(joined);
    const sheet = applyPatches(apart, joined).edition;
    const whole = compose(sheet, testResources());
    const [first, second] = blocksOnPage(sheet, left.id).filter(({ kind }) => kind === 'body');
    const nodes = readingTree(sheet, whole.pages, whole.articles).flatMap((one) => one.nodes);
    const copy = nodes.find(({ role, pieces }) => role === 'P' && pieces.some(({ blockId }) => blockId === first?.id));
    expect(copy?.pieces.map(({ page, blockId }) => [page, blockId])).toEqual([
      [2, first?.id],
      [3, second?.id],
    ]);
  });

  it('has tables by their cells, after the text', () => {
    const nodes = story('公交线路调整');
    expect(nodes.map(({ role }) => role)).toEqual(['H2', 'H3', 'P', 'Table']);
    const rows = nodes.at(-1)?.rows.map((row) => row.map((cell) => `${cell.role} ${wordsOfNode(cell)}`));
    expect(rows).toEqual([
      ['TH 线路', 'TH 间隔'],
      ['TD 3路', 'TD 12分'],
    ]);
  });
});

it('reads a merged cell once, with what it spans, and cells of several lines whole', () => {
  const story = article(['东湖涨水。']);
  const bare = withArticle(emptyEdition(1), story);
  const page = pageOf(bare, 1);
  const table: Block = {
    id: newId<'block'>(),
    pageId: page.id,
    order: 30,
    kind: 'table',
    articleId: story.id,
    standOff: 0,
    headRows: 1,
    align: [],
    spans: [
      { row: 0, column: 0, rows: 1, columns: 2 },
      { row: 1, column: 0, rows: 2, columns: 1 },
    ],
    rows: [
      ['水位', '盖住的', '米'],
      ['东湖', '一\n二', '3.5'],
      ['', '三', '4'],
    ],
    frame: gridFrame(page.grid, 0, 3, 30, 12),
  };
  const edition = withBlocks(bare, [table]);
  const node = readingTree(edition, compose(edition, testResources()).pages)
    .flatMap(({ nodes }) => nodes)
    .find(({ role }) => role === 'Table');
  const told = node?.rows.map((row) =>
    row.map((cell) => [wordsOfNode(cell), cell.span?.rows ?? 1, cell.span?.columns ?? 1].join(' ')),
  );
  expect(told).toEqual([
    ['水位 1 2', '米 1 1'],
    ['东湖 2 1', '一二 1 1', '3.5 1 1'],
    ['三 1 1', '4 1 1'],
  ]);
});

it('reads credits with their story, before its first words and after its last, and no notice among them', () => {
  const story = article(['东湖涨水。', '又退了。'], { dateline: '本报讯', byline: '记者 江流', source: '东湖晚报' });
  const bare = withArticle(emptyEdition(1), story);
  const edition = withBlocks(bare, [bodyBlock(pageOf(bare, 1), story, { rows: 9 })]);
  const told = readingTree(edition, compose(edition, testResources()).pages)
    .flatMap(({ nodes }) => nodes)
    .map((node) => [node.role, wordsOfNode(node)]);
  const at = told.findIndex(([, words]) => words === '东湖涨水。');
  expect(told.slice(at - 1, at + 3)).toEqual([
    ['P', '本报讯（记者 江流）'],
    ['P', '东湖涨水。'],
    ['P', '又退了。'],
    ['P', '（东湖晚报）'],
  ]);
});
