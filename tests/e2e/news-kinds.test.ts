/** A newspaper's own kinds of text: subheads' rows, speakers' face, refers' words, and columns that fill their feet. */
import { describe, expect, it } from 'vitest';
import { compose } from '../../shared/compose/compose.ts';
import { gridFrame } from '../../shared/edition/formats.ts';
import { newId } from '../../shared/edition/ids.ts';
import type { Block, Edition, Paragraph } from '../../shared/edition/records.ts';
import { savedEdition } from '../kit/display-lists.ts';
import {
  article,
  bodyBlock,
  emptyEdition,
  pageOf,
  paragraph,
  testResources,
  withArticle,
  withBlocks,
} from '../kit/editions.ts';
import { windowForEdition } from './suite.ts';
import { until } from './until.ts';
import type { DayangWindow } from './window.ts';

const says = (name: string, text: string): Paragraph => ({
  ...paragraph(''),
  children: [{ text: name, strong: true }, { text }],
});
const story = article([], {
  headlines: { kicker: [], headline: ['渡口的一天'], deck: [], summary: '' },
  body: [
    paragraph('东湖南岸的渡口今年春天换了新船，老码头也修好了。'),
    paragraph('船票 怎么买', 'subhead'),
    says('记者：', '老人买票还要不要用手机？'),
    says('周若川：', '不用。码头两头都留了窗口，现金、公交卡都收。'),
  ],
});
const bare = withArticle(emptyEdition(2), story);
const rows = 8;
const refer: Block = {
  id: newId<'block'>(),
  pageId: pageOf(bare, 1).id,
  order: 1,
  kind: 'refer',
  articleId: story.id,
  frame: gridFrame(pageOf(bare, 1).grid, 0, 5, 40, 2.3),
};
const body = bodyBlock(pageOf(bare, 1), story, { rows, span: 1, row: 20 });
const edition = withBlocks(bare, [body, refer]);

describe('a newspaper’s own kinds of text', () => {
  let window: DayangWindow;
  const path = windowForEdition(edition, (opened) => {
    window = opened;
  });

  /** The edition as it is on disk, once nothing is to be saved. */
  async function kept(): Promise<Edition> {
    await window.saved();
    return savedEdition(path);
  }

  /** Rows of the page between the last line of the block and its foot. */
  function freeRows(of: Edition): number {
    const { leading } = pageOf(of, 1).grid;
    const ends = (compose(of, testResources()).pages[0]?.items ?? []).flatMap((item) =>
      item.kind === 'glyphs' && item.blockId === body.id ? [item.y] : [],
    );
    return Math.max(0, Math.round((body.frame.y + body.frame.height - Math.max(...ends)) / leading - 0.24));
  }

  it('have fields in their styles, each change a step', async () => {
    const { page } = window;
    await until(() => window.pageText('refer')).toContain('>>1版');
    await page.getByRole('tab', { name: '样式' }).click();
    const style = page.getByLabel('样式', { exact: true });
    await style.selectOption('refer-line');
    await page.getByLabel('指向写法').selectOption('see');
    await until(() => window.pageText('refer')).toContain('详见第1版');
    await page.getByLabel('指向写法').selectOption('arrow');
    await until(() => window.pageText('refer')).toContain('▶1');
    await style.selectOption('subhead');
    await page.getByLabel('占行').selectOption('3');
    await style.selectOption('body');
    await page.getByLabel('问答人名字体').selectOption({ index: 1 });
    const set = await kept();
    expect([set.styles['subhead']?.rows, set.styles['body']?.speakerFont === undefined]).toEqual([3, false]);
    for (let steps = 0; steps < 4; steps++) await window.undo();
    await until(() => window.pageText('refer')).toContain('>>1版');
    const back = await kept();
    expect([back.styles['subhead']?.rows, back.styles['body']?.speakerFont]).toEqual([undefined, undefined]);
  });

  it('fill their columns to the foot by key and in the properties, and go back in a step', async () => {
    const { page } = window;
    const natural = freeRows(await kept());
    expect(natural).toBeGreaterThan(0);
    await page.getByRole('tab', { name: '块', exact: true }).click();
    await page.getByTestId('block-list').locator('.block-name', { hasText: '正文' }).first().click();
    await page.keyboard.press('ControlOrMeta+Alt+Shift+F');
    await page.getByRole('tab', { name: '属性' }).click();
    const filled = page.getByLabel('栏脚');
    await until(() => filled.inputValue()).toBe('fill');
    expect(freeRows(await kept())).toBe(0);
    await filled.selectOption('natural');
    expect(freeRows(await kept())).toBe(natural);
    await window.undo();
    await until(() => filled.inputValue()).toBe('fill');
    await window.undo();
    await until(() => filled.inputValue()).toBe('natural');
    // With more rows than its paragraphs may take it stays as it was, and that is said.
    await filled.selectOption('fill');
    const cannot = page.getByText('空得太多，栏脚撑不满');
    await until(() => window.pageText()).toContain('周若川');
    await until(() => cannot.count()).toBe(0);
    for (let more = 0; more < 5; more++) await window.command('加高一行');
    await cannot.waitFor();
    expect(window.errors).toEqual([]);
  });
});
