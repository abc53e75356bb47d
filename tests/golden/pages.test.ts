import { describe, it } from 'vitest';
import { gridFrame } from '../../shared/edition/formats.ts';
import { newId } from '../../shared/edition/ids.ts';
import type { Edition, HeadlineBlock } from '../../shared/edition/records.ts';
import type { Frame } from '../../shared/edition/units.ts';
import { article, bodyBlock, emptyEdition, pageOf, photoBlock, withArticle, withBlocks } from '../kit/editions.ts';
import { expectGolden } from '../kit/golden.ts';

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

  it('run-around: text keeps clear of a picture on the grid', async () => {
    const story = article([
      '新馆位于东湖南岸，建筑面积六万多平方米，是旧馆的四倍。开馆首日不办仪式，馆方把经费换成了三千把遮阳伞。'.repeat(
        5,
      ),
    ]);
    const edition = withArticle(emptyEdition(), story);
    const page = pageOf(edition, 1);
    const set = withBlocks(edition, [
      bodyBlock(page, story, { rows: 14, span: 2 }),
      photoBlock(page, story, { column: 1, span: 1, row: 15, rows: 6 }),
    ]);
    await expectGolden('run-around', set, { crop: area(set, 2, 14) });
  });

  it('turn line: the last line of the page, flush right', async () => {
    const story = article(['东湖南岸的灯火一直亮到深夜，人们慢慢散去。'.repeat(12)]);
    const edition = withArticle(emptyEdition(2), story);
    const set = withBlocks(edition, [
      bodyBlock(pageOf(edition, 1), story, { rows: 7, span: 2, thread: 0 }),
      bodyBlock(pageOf(edition, 2), story, { rows: 20, thread: 1 }),
    ]);
    await expectGolden('turn-line', set, { crop: area(set, 2, 7) });
    await expectGolden('continued-line', set, { page: 2, crop: area(set, 1, 10) });
  });

  it('headline set: kicker, headline of two lines, deck', async () => {
    const story = article([], {
      headlines: {
        kicker: ['藏书一百二十万册\u3000座位两千六百个'],
        headline: ['东湖南岸灯火亮', '图书馆新馆今日开放'],
        deck: ['开馆首日延长到夜里十点'],
        summary: '',
      },
    });
    const edition = withArticle(emptyEdition(), story);
    const page = pageOf(edition, 1);
    const headline: HeadlineBlock = {
      id: newId<'block'>(),
      pageId: page.id,
      articleId: story.id,
      order: 10,
      kind: 'headline',
      level: 'lead',
      frame: gridFrame(page.grid, 0, 5, 12, 12),
    };
    const set = withBlocks(edition, [headline]);
    await expectGolden('headline', set, { crop: area(set, 5, 12) });
  });

  it('page 1: nameplate, page head and imprint', async () => {
    const edition = emptyEdition();
    await expectGolden('nameplate', edition, { crop: area(edition, 5, 9, 0), kinds: ['nameplate', 'furniture'] });
  });
});
