/** A page with words of every kind that are of no article: a quotation, a figure, a table, charts, an ear, a page head. */
import { plainChart } from '../../shared/blocks/chart/chart-records.ts';
import type { Block } from '../../shared/blocks/kinds.ts';
import { gridFrame } from '../../shared/edition/formats.ts';
import { newId } from '../../shared/edition/ids.ts';
import { applyPatches } from '../../shared/edition/operations.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { startRound } from '../../shared/proof/rounds.ts';
import { article, emptyEdition, pageOf, withArticle, withBlocks } from './editions.ts';

/** Who reads it. */
export const reader = { by: '李四', at: '2024-03-08T20:00:00+08:00' };

/** The blocks of the page, by what they are. */
interface WordsPage {
  readonly edition: Edition;
  readonly quote: Block<'pullquote'>;
  readonly figure: Block<'figure'>;
  readonly table: Block<'table'>;
  /** Charts of every kind, of the same rows. */
  readonly charts: readonly Block<'table'>[];
  readonly ear: Block<'pagetext'>;
  readonly head: Block<'furniture'>;
}

const rows = () => [
  ['', '出口', '进口'],
  ['一季度', '12', '12'],
  ['二季度长长的名字在这里', '18', '9'],
  ['三季度', '21', '18'],
];

/** The page in its first round. */
export function wordsPage(): WordsPage {
  const story = article(['昨天傍晚，东湖市图书馆的灯第一次全部亮起。']);
  const bare = withArticle(emptyEdition(1), story);
  const page = pageOf(bare, 1);
  const at = (column: number, span: number, row: number, height: number, order: number) => ({
    ...{ id: newId<'block'>(), pageId: page.id, order },
    frame: gridFrame(page.grid, column, span, row, height),
  });
  const ofStory = { articleId: story.id, standOff: 5 };
  const quote: Block<'pullquote'> = {
    ...{ ...at(0, 1, 12, 8, 10), ...ofStory },
    kind: 'pullquote',
    text: '书是借来的，灯是自己的，谁用谁取。',
  };
  const figure: Block<'figure'> = {
    ...{ ...at(1, 1, 12, 12, 11), ...ofStory },
    kind: 'figure',
    text: '6.2万\n平方米的新馆，\n一共六层，可以坐下两千四百人',
    source: '据东湖市图书馆的统计',
  };
  const bareTable = { ...ofStory, kind: 'table' as const, headRows: 1, align: ['start' as const, 'decimal' as const] };
  const table: Block<'table'> = { ...at(2, 2, 12, 8, 12), ...bareTable, rows: rows() };
  const charts = (['column', 'bar', 'line', 'pie', 'ring'] as const).map(
    (kind, index): Block<'table'> => ({
      ...{ ...at((index % 2) * 2, 2, 26 + Math.floor(index / 2) * 16, 15, 20 + index), ...bareTable },
      rows: rows(),
      chart: { ...plainChart(kind), title: '进出口都在增长', unit: '单位：亿元', source: '资料来源：东湖海关' },
    }),
  );
  const ear: Block<'pagetext'> = {
    ...at(0, 1, 20.5, 5, 30),
    ...{ kind: 'pagetext', text: '今日{星期}\n天气：多云转晴', align: 'centre', stands: 'middle', border: 0, tint: 0 },
  };
  const head = Object.values(bare.blocks).find(
    (block): block is Block<'furniture'> => block.kind === 'furniture' && block.role === 'page-head',
  );
  if (head === undefined) throw new Error('no page head');
  const edition = withBlocks(bare, [quote, figure, table, ...charts, ear]);
  const round = startRound(edition, { ...reader, pages: [page.id] });
  return { edition: applyPatches(edition, round.patches).edition, quote, figure, table, charts, ear, head };
}
