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
import type { ComposedPage } from '../compose/display-list.ts';
import { newId } from '../edition/ids.ts';
import { joinPages } from '../edition/join-pages.ts';
import { applyPatches } from '../edition/operations.ts';
import type { Article, Edition } from '../edition/records.ts';
import { galleyHead } from './galley-head.ts';
import { composeGalley, GALLEY_LEADING, GALLEY_SIZE, galleySheetsAbout } from './galley-proof.ts';

const sentence = '东湖南岸的灯火一直亮到深夜，人们慢慢散去，第二天清早又排起长队。';

/** A story of so many sentences, with all that is told beside its copy, and an edition that has it. */
function told(sentences: number): { readonly edition: Edition; readonly story: Article } {
  const story = article([sentence.repeat(sentences)], {
    banner: '夜读',
    headlines: { kicker: ['江边'], headline: ['灯火亮到深夜'], deck: ['市民又排起长队'], summary: '提要一句。' },
    byline: '记者 王五',
    source: '本报讯',
    dateline: '本报江城11月29日电',
    editor: '赵六',
    photos: [{ id: newId<'photo'>(), imageId: null, caption: '岸边的灯', credit: '王五 摄' }],
  });
  story.body.push(paragraph('小标题', 'subhead'), paragraph('给编辑部的话', 'note'), paragraph('末段。'));
  return { edition: withArticle(emptyEdition(3), story), story };
}

const words = ({ items }: ComposedPage) => items.map((item) => (item.kind === 'glyphs' ? item.text : '')).join('');

describe('a story’s galley', () => {
  it('says all that is read of the story, each once, and no note', () => {
    const { edition, story } = told(3);
    const { page, overset } = composeGalley(edition, story, testResources());
    const said = words(page);
    expect(overset).toBe(0);
    for (const part of [
      '夜读',
      '江边',
      '灯火亮到深夜',
      '市民又排起长队',
      '提要一句。',
      '记者 王五',
      '王五 摄',
      '本报讯',
      '本报江城',
      '赵六',
      '岸边的灯',
      '小标题',
    ])
      expect(said.split(part).length - 1, part).toBe(1);
    expect(said.split(sentence).length - 1).toBe(3);
    // What closes the copy does so, and not the captions after it.
    for (const closing of ['本报讯', '赵六']) expect(said.indexOf(closing)).toBeLessThan(said.indexOf('图片说明'));
    expect(said).not.toContain('给编辑部');
    expect(said).not.toContain('下转');
  });

  it('has its copy in one size, as far apart as a pencil needs, and numbers every fifth line', () => {
    const { edition, story } = told(30);
    const { page, sheets } = composeGalley(edition, story, testResources());
    const bodies = new Set(page.blocks.filter(({ kind }) => kind === 'body').map(({ id }) => id));
    const runs = page.items.flatMap((item) => (item.kind === 'glyphs' && bodies.has(item.blockId) ? [item] : []));
    expect(new Set(runs.map(({ size }) => size))).toEqual(new Set([GALLEY_SIZE]));
    const lines = [...new Set(runs.map(({ y }) => Math.round(y * 10) / 10))].sort((a, b) => a - b);
    const apart = lines.slice(1).map((y, at) => y - (lines[at] ?? 0));
    expect(Math.min(...apart)).toBeGreaterThanOrEqual(GALLEY_LEADING - 0.2);
    expect(sheets[0]?.numbered.map(({ line }) => line).slice(0, 3)).toEqual([5, 10, 15]);
  });

  it('goes on over as many sheets as it takes, losing nothing, each within its paper', () => {
    const { edition, story } = told(300);
    const { page, sheets, overset } = composeGalley(edition, story, testResources());
    expect(overset).toBe(0);
    expect(sheets.length).toBeGreaterThan(5);
    expect(Math.abs(sheets.length - galleySheetsAbout(edition, story))).toBeLessThanOrEqual(1);
    expect(words(page).split(sentence).length - 1).toBe(300);
    const each = sheets.map(({ top, foot }) =>
      page.items.flatMap((item) => (item.kind === 'glyphs' && item.y >= top && item.y < foot ? [item.y - top] : [])),
    );
    for (const ys of each) expect(Math.max(...ys)).toBeLessThan(841.89 - 18);
    expect(each.flat()).toHaveLength(page.items.filter(({ kind }) => kind === 'glyphs').length);
    expect(Math.max(...sheets.flatMap(({ numbered }) => numbered.map(({ line }) => line)))).toBeGreaterThan(300);
  });

  it('is a sheet of its head alone where nothing is written yet', () => {
    const empty = article([]);
    const { sheets, overset } = composeGalley(withArticle(emptyEdition(1), empty), empty, testResources());
    expect([sheets.length, overset]).toEqual([1, 0]);
  });
});

describe('what stands above a galley', () => {
  it('is the newspaper, its day, the headline, where it stands, how long it is and how old', () => {
    const { edition, story } = told(3);
    const at = '2024-03-07T23:05:00+08:00';
    const [first, second] = galleyHead(edition, story, at);
    expect(first).toContain('2024年3月8日\u3000小样\u3000未编');
    expect(second).toBe('“灯火亮到深夜”\u3000未上版\u3000正文 102 字\u3000稿件截至 2024-03-07 23:05');
    const page = pageOf(edition, 2);
    const placed = withBlocks(edition, [
      bodyBlock(page, story, { rows: 10 }),
      bodyBlock(pageOf(edition, 3), story, { rows: 10, thread: 1 }),
    ]);
    expect(galleyHead(placed, { ...story, target: 120 }, at)[1]).toContain(
      '第2、3版（要闻、本地）\u3000正文 102 字（限 120 字）',
    );
    expect(galleyHead(edition, { ...story, plannedPage: page.id }, at)[1]).toContain('待排第2版');
    const onThird = withBlocks(edition, [bodyBlock(pageOf(edition, 3), story, { rows: 10 })]);
    const joined = joinPages(onThird, page.id);
    if (typeof joined === 'string') throw new Error(joined);
    expect(galleyHead(applyPatches(onThird, joined).edition, story, at)[1]).toContain('\u3000第3版（本地）');
  });
});
