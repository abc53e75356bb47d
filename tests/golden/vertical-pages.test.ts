/** Golden pages of vertical setting (竖排): a page a rule. */
import { describe, it } from 'vitest';
import { boxBlocks } from '../../shared/edition/boxed.ts';
import { gridFrame } from '../../shared/edition/formats.ts';
import { newId } from '../../shared/edition/ids.ts';
import { applyPatches } from '../../shared/edition/operations.ts';
import type { Block, Edition } from '../../shared/edition/records.ts';
import { quoteLooks } from '../../shared/edition/style-records.ts';
import type { Frame } from '../../shared/edition/units.ts';
import { article, bodyBlock, emptyEdition, pageOf, paragraph, withArticle, withBlocks } from '../kit/editions.ts';
import { expectGolden } from '../kit/golden.ts';

const FIRST_ROW = 12;

/** A page of one story whose lines run down, so many grid columns wide, its tiers one beneath the other. */
function downPage(texts: readonly string[], { span = 2, rows = 14, tiers = 1 } = {}): Edition {
  const story = article(texts);
  const edition = withArticle(emptyEdition(), story);
  const block = bodyBlock(pageOf(edition, 1), story, { rows, span });
  return withBlocks(edition, [{ ...block, columns: tiers, direction: 'down' }]);
}

function area(edition: Edition, span: number, rows: number, row = FIRST_ROW): Frame {
  const frame = gridFrame(pageOf(edition, 1).grid, 0, span, row, rows);
  return { x: frame.x - 8, y: frame.y - 6, width: frame.width + 16, height: frame.height + 12 };
}

describe('golden pages of vertical lines', () => {
  it('marks have their vertical forms and places; numbers of up to three figures stand across', async () => {
    const edition = downPage([
      '“开馆了！”他说：“东湖《新馆》，（第12版）、第9版；建筑面积是100亩？”2024年3月8日，Wi-Fi 6接入——那是很长的一停……从5%～10%，·鲁迅·，三—五天。',
      '《申酉戌亥》是一本书，书里说：“天地玄黄（宇宙洪荒），日月盈昃。”',
    ]);
    await expectGolden('down-marks', edition, { crop: area(edition, 2, 14) });
  });

  it('tiers: one beneath the other, level where the copy ends, beside a picture', async () => {
    const edition = downPage(['东湖南岸的灯火一直亮到深夜，人们慢慢散去，第二天清早又排起长队。'.repeat(9)], {
      rows: 20,
      tiers: 2,
    });
    const page = pageOf(edition, 1);
    const panel = gridFrame(page.grid, 0, 1, FIRST_ROW, 5);
    const id = newId<'block'>();
    const all = withBlocks(edition, [
      { id, pageId: page.id, order: 5, kind: 'panel', border: 0.5, tint: 0.08, standOff: 6, frame: panel },
    ]);
    await expectGolden('down-tiers', all, { crop: area(all, 2, 20) });
  });

  it('a jump: the notice runs down at the last line’s foot, and at the first line’s head', async () => {
    const story = article(['东湖南岸的灯火一直亮到深夜，人们慢慢散去。'.repeat(12)]);
    const edition = withArticle(emptyEdition(2), story);
    const jumping = withBlocks(edition, [
      { ...bodyBlock(pageOf(edition, 1), story, { rows: 14, span: 1, thread: 0 }), columns: 1, direction: 'down' },
      { ...bodyBlock(pageOf(edition, 2), story, { rows: 14, span: 2, thread: 1 }), columns: 1, direction: 'down' },
    ]);
    await expectGolden('down-turn', jumping, { crop: area(jumping, 1, 14) });
    await expectGolden('down-continued', jumping, { page: 2, crop: area(jumping, 2, 14) });
  });

  it('a subhead and verse: lines as they are', async () => {
    const story = {
      ...article([]),
      body: [
        paragraph('白日依山尽，'),
        paragraph('黄河入海流。'),
        paragraph('注', 'subhead'),
        paragraph('欲穷千里目，更上一层楼。'),
      ],
    };
    const edition = withArticle(emptyEdition(), story);
    const block = { ...bodyBlock(pageOf(edition, 1), story, { rows: 12 }), direction: 'down' } as const;
    const verse = withBlocks(edition, [block]);
    await expectGolden('down-verse', verse, { crop: area(verse, 1, 12) });
  });

  it('a box: its own columns, a rule between them', async () => {
    const story = article(['东湖南岸的灯火一直亮到深夜，人们慢慢散去，第二天清早又排起长队。'.repeat(6)]);
    const edition = withArticle(emptyEdition(), story);
    const block = { ...bodyBlock(pageOf(edition, 1), story, { rows: 12, span: 3 }), columns: 3, columnRule: 0.3 };
    const placed = withBlocks(edition, [block]);
    const boxed = boxBlocks(placed, [block.id]);
    if (typeof boxed === 'string') throw new Error(boxed);
    const all = applyPatches(placed, boxed.patches).edition;
    await expectGolden('box', all, { crop: area(all, 3, 12) });
  });

  it('pull quotes: two rules, a bar at the side, a large quotation mark, nothing', async () => {
    const story = article([]);
    const edition = withArticle(emptyEdition(), story);
    const page = pageOf(edition, 1);
    const quotes = quoteLooks.map(
      (look, at): Block<'pullquote'> => ({
        ...{
          id: newId<'block'>(),
          pageId: page.id,
          order: at,
          kind: 'pullquote',
          articleId: story.id,
          standOff: 5,
          look,
        },
        ...{ text: '把遮阳伞还给读者，把灯留到深夜', frame: gridFrame(page.grid, at, 1, FIRST_ROW, 6) },
      }),
    );
    const all = withBlocks(edition, quotes);
    await expectGolden('quote-looks', all, { crop: area(all, 4, 6), kinds: ['pullquote'] });
  });
});
