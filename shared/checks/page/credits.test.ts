import { expect, it } from 'vitest';
import {
  article,
  bodyBlock,
  emptyEdition,
  pageOf,
  testResources,
  withArticle,
  withBlocks,
} from '../../../tests/kit/editions.ts';
import { compose } from '../../compose/compose.ts';
import { editStyle } from '../../edition/edits.ts';
import { applyPatches } from '../../edition/operations.ts';
import { newsprintLimits } from '../../edition/press-limits.ts';
import type { Article, Style } from '../../edition/records.ts';
import { checkPage } from '../run.ts';
import { creditNowhere, creditTwice } from './credits.ts';

/** What is said of a story on page 1 and goes on on page 2, on each page. */
function said(story: Article, credits: NonNullable<Style['credits']>, check = creditNowhere, end = '在'): string[][] {
  const bare = withArticle(emptyEdition(2), story);
  const blocks = [1, 2].map((number, thread) => bodyBlock(pageOf(bare, number), story, { rows: 2, thread }));
  const placed = withBlocks(bare, blocks);
  const { edition } = applyPatches(placed, editStyle(placed, 'body', { credits }));
  const composed = compose(edition, testResources());
  return composed.pages.map((page) =>
    checkPage(edition, composed, page, newsprintLimits)
      .filter(({ rule }) => rule === check.id)
      .map(({ zh }) => zh.slice(0, zh.indexOf(end))),
  );
}

it('tells once of credits that are printed nowhere', () => {
  const story = article(['东湖南岸的灯火一直亮到深夜。'.repeat(8)], { byline: '记者 江流', source: '东湖晚报' });
  expect(said(story, {})).toEqual([['稿件的署名、来源'], []]);
  expect(said(story, { byline: 'end' })).toEqual([['稿件的来源'], []]);
  expect(said(story, { byline: 'run-in', source: 'after' })).toEqual([[], []]);
});

it('tells of an editor that no style sets', () => {
  const story = article(['东湖涨水。'], { editor: '许知夏' });
  expect(said(story, {})).toEqual([['稿件的责编'], []]);
  expect(said(story, { editor: 'end' })).toEqual([[], []]);
  expect(said({ ...story, body: article(['东湖涨水。（责编：许知夏）']).body }, {})).toEqual([[], []]);
});

it('tells of none that the copy says', () => {
  const story = article(['本报讯（记者 江流）东湖涨水。'], { byline: '本报记者 江流', dateline: '本报讯' });
  expect(said(story, {})).toEqual([[], []]);
});

it('tells of one whose name the copy has only as part of another', () => {
  const story = article(['东湖南岸灯火亮。（记者张三丰）'], { byline: '张三', dateline: '东湖', source: '本报' });
  expect(said(story, {})).toEqual([['稿件的电头、署名、来源'], []]);
});

it('tells of names that the copy has when not all of a credit stand there', () => {
  const twice = (copy: string, byline: string, places: NonNullable<Style['credits']>) =>
    said(article([copy], { byline }), places, creditTwice, '，');
  const copy = '本报讯（记者张三）东湖涨水。';
  const told = '稿件的署名和正文里都有“张三”';
  expect(twice(copy, '本报记者 张三 通讯员 李四', { byline: 'end' })).toEqual([[told], []]);
  expect(twice(copy, '本报记者 张三', { byline: 'end' })).toEqual([[], []]);
  expect(twice(copy, '本报记者 李四', { byline: 'end' })).toEqual([[], []]);
  // What no style prints stands in the copy alone, and the other check tells of it.
  expect(twice(copy, '本报记者 张三 通讯员 李四', {})).toEqual([[], []]);
});
