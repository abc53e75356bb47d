import { describe, expect, it } from 'vitest';
import { textKinds, textOf } from '../../bench/even-texts.ts';
import {
  article,
  bodyBlock,
  emptyEdition,
  pageOf,
  photoBlock,
  testResources,
  withArticle,
  withBlocks,
} from '../../tests/kit/editions.ts';
import type { Edition } from '../edition/records.ts';
import { compose } from './compose.ts';

/** Rows of copy in each column of the one body block of a page, and the row of its last line. */
function columnsOf(edition: Edition) {
  const { pages, articles } = compose(edition, testResources());
  const [page] = pages;
  const starts = new Map<number, Set<number>>();
  const [body] = Object.values(edition.blocks).filter((block) => block.kind === 'body');
  if (page === undefined || body === undefined) throw new Error('no page');
  const step = (body.frame.width + body.gutter) / body.columns;
  for (const item of page.items) {
    if (item.kind !== 'glyphs' || item.source === null || item.blockId !== body.id) continue;
    const column = Math.floor(((item.xs[0] ?? 0) - body.frame.x + body.gutter / 2) / step);
    starts.set(column, (starts.get(column) ?? new Set()).add(Math.round(item.y)));
  }
  const rows = Array.from({ length: body.columns }, (_, column) => [...(starts.get(column) ?? [])]);
  expect(articles.every(({ charactersOverset }) => charactersOverset === 0)).toBe(true);
  return {
    counts: rows.map((all) => all.length),
    feet: rows.map((all) => Math.max(...all)),
    leading: pageOf(edition, 1).grid.leading,
  };
}

function storyOf(texts: readonly string[], span: number, photo = false): Edition {
  const story = article(texts);
  const bare = withArticle(emptyEdition(1, 'broadsheet'), story);
  const page = pageOf(bare, 1);
  const body = bodyBlock(page, story, { span, row: 10, rows: 84 });
  const blocks = photo ? [body, photoBlock(page, story, { column: 2, span: 2, row: 10, rows: 9 })] : [body];
  return withBlocks(bare, blocks);
}

describe('the columns in which a story ends', () => {
  it('are as long as one another, and those that are not by a row', () => {
    for (const kind of textKinds) {
      for (let at = 0; at < 12; at++) {
        const texts = textOf(kind, 700 + at * 187).slice(at % 3);
        const { counts } = columnsOf(storyOf(texts, 3 + (at % 4)));
        expect(Math.max(...counts) - Math.min(...counts), `${kind} ${at}: ${counts}`).toBeLessThanOrEqual(1);
      }
    }
  });

  it('have the rows that are left over in the last of them, one in each', () => {
    // Lines that may be parted anywhere: the remainder is in the last columns.
    const { counts } = columnsOf(
      storyOf(
        Array.from({ length: 43 }, () => '东湖南岸'),
        5,
      ),
    );
    expect(counts).toEqual([9, 9, 9, 8, 8]);
    expect(
      columnsOf(
        storyOf(
          Array.from({ length: 3 }, () => '东湖南岸'),
          5,
        ),
      ).counts,
    ).toEqual([1, 1, 1, 0, 0]);
  });

  it('end on one row below a picture, too', () => {
    for (const kind of textKinds) {
      for (let at = 0; at < 6; at++) {
        const { feet, counts, leading } = columnsOf(storyOf(textOf(kind, 1_500 + at * 211), 5, true));
        expect(counts[2]).toBeLessThan(counts[0] ?? 0);
        const apart = (Math.max(...feet) - Math.min(...feet)) / leading;
        expect(apart, `${kind} ${at}: ${feet}`).toBeLessThan(1.1);
      }
    }
  });
});
