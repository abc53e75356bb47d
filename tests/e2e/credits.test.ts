/** Byline, dateline and source of a story on the page: written in their fields, placed by the style, found where they are not. */
import { describe, it } from 'vitest';
import { caretLine } from '../../renderer/state/place-map.ts';
import { compose } from '../../shared/compose/compose.ts';
import { article, bodyBlock, emptyEdition, pageOf, testResources, withArticle, withBlocks } from '../kit/editions.ts';
import { windowForEdition } from './suite.ts';
import { until } from './until.ts';
import type { DayangWindow } from './window.ts';

const story = article(['东湖南岸的灯火一直亮到深夜。'.repeat(6), '湖水退了。'], {
  headlines: { kicker: [], headline: ['灯火'], deck: [], summary: '新馆今天开门。' },
  dateline: '本报讯',
});

const bare = withArticle(emptyEdition(1), story);
const edition = withBlocks(bare, [bodyBlock(pageOf(bare, 1), story, { rows: 30, span: 2 })]);

describe('credits of a story', () => {
  let window: DayangWindow;
  windowForEdition(edition, (opened) => {
    window = opened;
  });

  it('are typed on the page like copy, and taken back in a step', async () => {
    const { page } = window;
    await until(() => window.pageText()).toContain('本报讯');
    await window.saved();
    const [composed] = compose(edition, testResources()).pages;
    const line =
      composed === undefined ? null : caretLine(composed, { articleId: story.id, part: 'dateline', offset: 2 });
    const sheet = await page.locator('.page-shadow').boundingBox();
    if (composed === undefined || line === null || sheet === null) throw new Error('not on the page');
    const scale = sheet.width / composed.width;
    await page.mouse.dblclick(sheet.x + line.x * scale + 1, sheet.y + (line.top + line.height / 2) * scale);
    await until(() => page.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe('page-input');
    await page.keyboard.type('北京');
    await until(() => window.pageText()).toContain('本报北京讯');
    await page.keyboard.press('Escape');
    await window.undo();
    await until(() => window.pageText()).toContain('本报讯');
  });

  it('are set as they are written, where the style says, and found where it says nothing', async () => {
    const { page } = window;
    await until(() => window.pageText()).toContain('本报讯');
    await page.locator('details.credits > summary').click();
    const byline = page.getByLabel('署名', { exact: true });
    await byline.fill('记者 江流');
    await byline.press('Tab');
    await until(() => window.pageText()).toContain('本报讯（记者 江流）东湖南岸');
    await until(() => window.pageText()).toContain('新馆今天开门。');

    await page.getByRole('tab', { name: '样式' }).click();
    await page.getByLabel('样式', { exact: true }).selectOption('body');
    const place = page.locator('section.styles').getByLabel('署名', { exact: true });
    await place.selectOption('end');
    await until(() => window.pageText()).toContain('湖水退了。（记者 江流）');
    await place.selectOption('');
    await until(() => window.pageText()).not.toContain('江流');
    await page.getByRole('tab', { name: '检查' }).click();
    const finding = page.getByText('稿件的署名在版面上没有印出');
    await finding.first().waitFor();
    await window.undo();
    await until(() => finding.count()).toBe(0);
    await until(() => window.pageText()).toContain('湖水退了。（记者 江流）');

    const editor = page.locator('details.credits').getByLabel('责编', { exact: true });
    await editor.fill('许知夏');
    await editor.press('Tab');
    await until(() => window.pageText()).toContain('湖水退了。（记者 江流）（责编：许知夏）');
  });

  it('stand in blocks of their own, made by keyboard, and then no more with the copy', async () => {
    const { page } = window;
    const has = (words: string) => until(() => window.pageText()).toContain(words);
    await has('湖水退了。（记者 江流）（责编：许知夏）');
    await page.locator('details.credits').getByLabel('提要', { exact: true }).fill('新馆开门，一年免费。');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ControlOrMeta+k');
    await page.keyboard.type('插入提要块');
    await page.keyboard.press('Enter');
    const apart = (words: string) => until(() => window.pageText('storypart')).toContain(words);
    await apart('新馆开门，一年免费。');
    await until(() => window.pageText()).not.toContain('新馆');
    await page.keyboard.press('ControlOrMeta+k');
    await page.keyboard.type('插入署名块');
    await page.keyboard.press('Enter');
    await apart('记者 江流');
    await has('湖水退了。（责编：许知夏）');
    await page.getByRole('tab', { name: '属性' }).click();
    await page.getByLabel('印出', { exact: true }).selectOption('editor');
    await has('湖水退了。（记者 江流）');
    await apart('责编：许知夏');
    await window.saved();
    for (let steps = 0; steps < 3; steps++) await window.undo();
    await has('湖水退了。（记者 江流）（责编：许知夏）');
  });
});
