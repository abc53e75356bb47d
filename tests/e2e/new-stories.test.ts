/** Stories that begin in the window: by a key, by a block that is drawn, by what is pasted; and what undo says it took back. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { EditionFile } from '../../electron/store/edition-file.ts';
import type { Article } from '../../shared/edition/records.ts';
import { paragraphText } from '../../shared/edition/selectors.ts';
import { savedEdition } from '../kit/display-lists.ts';
import { article, bodyBlock, emptyEdition, pageOf, withArticle, withBlocks } from '../kit/editions.ts';
import { removeFolder } from './remove-folder.ts';
import { windowForSuite } from './suite.ts';
import { until } from './until.ts';
import type { DayangWindow } from './window.ts';

const story = {
  ...article(['东湖南岸的灯火一直亮到深夜。']),
  headlines: { kicker: [], headline: ['灯火'], deck: [], summary: '' },
};
const bare = withArticle(emptyEdition(2), story);
const page = pageOf(bare, 1);
const edition = withBlocks(bare, [bodyBlock(page, story, { rows: 10, row: 12, span: 2 })]);

describe('stories that begin in the window', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dayang-stories-'));
  const path = join(folder, 'own.dayang');
  let window: DayangWindow;
  windowForSuite(
    (opened) => {
      window = opened;
    },
    () => {
      EditionFile.create(path, edition);
      return path;
    },
  );
  afterAll(() => removeFolder(folder));

  const saved = async () => {
    await window.saved();
    return savedEdition(path);
  };
  const others = async (): Promise<Article[]> =>
    Object.values((await saved()).articles).filter(({ id }) => id !== story.id);
  const pool = () => window.page.locator('.copy-pool li');
  const paste = (data: Readonly<Record<string, string>>) =>
    window.page.evaluate((given) => {
      const clipboard = new DataTransfer();
      for (const [format, text] of Object.entries(given)) clipboard.setData(format, text);
      document.body.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true, cancelable: true }),
      );
    }, data);

  it('have the caret in their headline, stand in the pool, and go with one undo', async () => {
    const { keyboard } = window.page;
    await window.page.getByTestId('pasteboard').focus();
    await keyboard.press('ControlOrMeta+Shift+A');
    await until(() => window.page.evaluate(() => document.activeElement?.getAttribute('data-part'))).toBe('headline');
    await until(() => pool().count()).toBe(2);
    await keyboard.insertText('夜航');
    await until(async () => (await others()).map(({ headlines }) => headlines.headline)).toEqual([['夜航']]);
    await window.undo();
    await window.undo();
    await until(others).toEqual([]);
    await until(() => pool().count()).toBe(1);
  });

  it('bring the galley back where it is hidden', async () => {
    await window.command('显示或隐藏文稿');
    await until(() => window.page.locator('.galley').isVisible()).toBe(false);
    await window.page.keyboard.press('ControlOrMeta+Shift+A');
    await until(() => window.page.evaluate(() => document.activeElement?.getAttribute('data-part'))).toBe('headline');
    await window.undo();
    await until(others).toEqual([]);
  });

  it('begin with a block that is drawn, though one is chosen that stands whole, and may go on with that one', async () => {
    const board = window.page.getByTestId('pasteboard');
    await board.focus();
    await board.press('Escape');
    await window.command('插入正文块');
    await until(async () => (await others()).map(({ body }) => body)).toEqual([[]]);
    await board.focus();
    await board.press('Enter');
    await window.page.keyboard.insertText('江上起了雾。');
    await until(async () => (await others()).map(({ body }) => body.map(paragraphText))).toEqual([['江上起了雾。']]);
    expect((await saved()).articles[story.id]?.body).toEqual(story.body);
    await window.page.keyboard.press('Escape');
    await pool().filter({ hasText: '灯火' }).getByRole('button').first().click();
    await window.command('插入正文块');
    await window.page.getByText('“灯火”已经排全').waitFor();
    const blocks = async () => Object.values((await saved()).blocks).filter((one) => one.kind === 'body');
    const ofStory = async () =>
      (await blocks()).filter((one) => one.kind === 'body' && one.articleId === story.id).length;
    expect(await ofStory()).toBe(1);
    await until(async () => (await others()).length).toBe(2);
    await window.page.getByRole('button', { name: '改为接排' }).click();
    await until(ofStory).toBe(2);
    // The blank story goes with the block that was its own.
    await until(async () => (await others()).length).toBe(1);
    for (let step = 0; step < 4; step++) await window.undo();
    await until(others).toEqual([]);
  });

  it('are written in the block that was just drawn: letters are words there, and tools again after Escape', async () => {
    const board = window.page.getByTestId('pasteboard');
    const sheet = await window.page.locator('.page-shadow').first().boundingBox();
    if (sheet === null) throw new Error('no page is shown');
    await board.focus();
    await board.press('Escape');
    await board.press('b');
    const at = (across: number, down: number) =>
      [sheet.x + sheet.width * across, sheet.y + sheet.height * down] as const;
    await window.page.mouse.move(...at(0.1, 0.7));
    await window.page.mouse.down();
    await window.page.mouse.move(...at(0.3, 0.75));
    await window.page.mouse.move(...at(0.5, 0.85));
    await window.page.mouse.up();
    await until(() => window.page.evaluate(() => document.activeElement?.className)).toContain('page-input');
    await window.page.keyboard.type('hv');
    await until(async () => (await others()).map(({ body }) => body.map(paragraphText))).toEqual([['hv']]);
    await window.page.keyboard.press('Escape');
    await window.page.keyboard.press('h');
    await until(() => window.page.getByTestId('draws').count()).toBe(1);
    await window.page.keyboard.press('Escape');
    for (let step = 0; step < 2; step++) await window.undo();
    await until(others).toEqual([]);
  });

  it('say before a block is drawn which story it will be of', async () => {
    const board = window.page.getByTestId('pasteboard');
    const told = window.page.getByTestId('draws');
    await pool().filter({ hasText: '灯火' }).getByRole('button').first().click();
    await board.focus();
    await board.press('b');
    await until(() => told.textContent()).toBe('空白新稿');
    await board.press('h');
    await until(() => told.textContent()).toBe('排“灯火”');
    await board.press('Escape');
    await until(() => told.count()).toBe(0);
  });

  it('are made of copy that is pasted while nobody types, with its table beside it, in one step', async () => {
    await window.page.getByTestId('pasteboard').focus();
    const before = await saved();
    await paste({
      'text/html':
        '<h1>菜价回落</h1><p>本周叶菜便宜了。</p><table><tr><td>菜</td><td>元</td></tr><tr><td>菠菜</td><td>3.5</td></tr></table>',
    });
    await until(() => window.page.locator('.notices').textContent()).toContain('粘贴成一篇新稿“菜价回落”');
    await until(async () => (await others()).map(({ headlines }) => headlines.headline)).toEqual([['菜价回落']]);
    const tables = async () =>
      Object.values((await saved()).blocks).flatMap((one) => (one.kind === 'table' ? one.rows : []));
    await until(tables).toEqual([
      ['菜', '元'],
      ['菠菜', '3.5'],
    ]);
    await window.undo();
    await until(saved).toEqual(before);
    await paste({ 'text/plain': '夜市开张\n本报讯 东湖夜市昨晚开张。\n来了很多人。' });
    await until(async () => (await others()).map(({ headlines }) => headlines.headline)).toEqual([['夜市开张']]);
    await window.undo();
    await until(saved).toEqual(before);
  });

  it('are named by undo, which leads to what it changed; arrow keys that follow each other are one step', async () => {
    const board = window.page.getByTestId('pasteboard');
    await board.focus();
    await board.press('Escape');
    await board.press('Tab');
    const x = async () => {
      const block = Object.values((await saved()).blocks).find((one) => one.kind === 'body');
      return block?.frame.x ?? 0;
    };
    await pool().filter({ hasText: '灯火' }).getByRole('button').first().click();
    await board.focus();
    const start = await x();
    for (let key = 0; key < 3; key++) await window.page.keyboard.press('ArrowRight');
    await until(x).toBeGreaterThan(start);
    await window.page.keyboard.press('ControlOrMeta+PageDown');
    await window.painted(2);
    await window.undo();
    await until(x).toBe(start);
    const told = window.page.getByTestId('stepped');
    await until(() => told.textContent()).toContain('已撤销：移动“灯火”正文块（1版）');
    await told.getByRole('button', { name: '到1版看' }).click();
    await window.painted(1);
  });

  it('are deleted in the pool by Delete and come back by undo; one on a page stays, and why is said', async () => {
    await window.page.keyboard.press('ControlOrMeta+Shift+A');
    await until(() => window.page.evaluate(() => document.activeElement?.getAttribute('data-part'))).toBe('headline');
    await window.page.keyboard.insertText('夜航');
    await until(async () => (await others()).map(({ headlines }) => headlines.headline)).toEqual([['夜航']]);
    await pool().filter({ hasText: '夜航' }).getByRole('button').first().focus();
    await window.page.keyboard.press('Delete');
    await until(others).toEqual([]);
    await window.page.getByText('已删除稿件“夜航”').waitFor();
    const focused = () => window.page.evaluate(() => document.activeElement?.querySelector('.title')?.textContent);
    await until(focused).toBe('灯火');
    await window.page.keyboard.press('Delete');
    await until(() => window.page.locator('.notices').textContent()).toContain('先撤下再删');
    expect((await saved()).articles[story.id]).toBeDefined();
    await window.undo();
    await until(async () => (await others()).map(({ headlines }) => headlines.headline)).toEqual([['夜航']]);
    await window.undo();
    await window.undo();
    await until(others).toEqual([]);
    expect(window.errors).toEqual([]);
  });
});
