/** What checks find in texts: it is listed beside the page, and mended from there. */
import { describe, expect, it } from 'vitest';
import { paragraphText } from '../../shared/edition/selectors.ts';
import { savedEdition } from '../kit/display-lists.ts';
import { article, bodyBlock, emptyEdition, pageOf, withArticle, withBlocks } from '../kit/editions.ts';
import { windowForEdition } from './suite.ts';
import { until } from './until.ts';
import type { DayangWindow } from './window.ts';

describe('checks of texts', () => {
  let window: DayangWindow;
  const placed = article(['东湖南岸,灯火亮到深夜。']);
  const long = article(['东湖北岸的灯火也亮到深夜。'.repeat(60)]);
  const other = article(['东湖东岸的灯火亮得更晚。'.repeat(60)]);
  const wrong = article(['公安机关依法对他作出行政拘流的决定。']);
  const texts = [placed, long, article(['表扬大会&gt;第五版。']), other, wrong];
  const bare = texts.reduce(withArticle, emptyEdition(2));
  const onFirst = pageOf(bare, 1);
  const blocks = [bodyBlock(onFirst, placed, { rows: 20 }), bodyBlock(onFirst, long, { column: 2, rows: 4 })];
  const path = windowForEdition(
    withBlocks(bare, [...blocks, bodyBlock(pageOf(bare, 2), other, { rows: 4 })]),
    (opened) => {
      window = opened;
    },
  );

  it('list what is in the page’s text and in copy on no page', async () => {
    const { page } = window;
    await page.getByRole('tab', { name: '检查' }).click();
    await until(() => page.locator('.finding', { hasText: '半角标点' }).count()).toBe(1);
    await until(() => page.locator('.finding', { hasText: '网页代码' }).count()).toBe(1);
  });

  it('do not say that all is well where what was found is only not shown', async () => {
    const { page } = window;
    const kinds = [/^错误/u, /^提醒/u, /^提示/u].map((name) =>
      page.locator('.checks-panel').getByRole('button', { name }),
    );
    for (const kind of kinds) await kind.press('Enter');
    await until(() => page.locator('.finding').count()).toBe(0);
    await until(() => page.locator('.checks-panel').textContent()).toContain('按现在的选择，没有结果');
    await until(() => page.locator('.checks-panel').textContent()).not.toContain('没有问题');
    for (const kind of kinds) await kind.press('Enter');
    await until(() => page.locator('.finding', { hasText: '半角标点' }).count()).toBe(1);
  });

  it('mend it by a key, in one step that undo takes back', async () => {
    const { page } = window;
    const finding = page.locator('.finding', { hasText: '半角标点' });
    await finding.getByRole('button', { name: '改为' }).press('Enter');
    await until(() => window.pageText()).toContain('东湖南岸，灯火');
    await until(() => finding.count()).toBe(0);
    await page.keyboard.press('Control+z');
    await until(() => window.pageText()).toContain('东湖南岸,灯火');
    await until(() => finding.count()).toBe(1);
    await until(() => page.locator('.finding', { hasText: '网页代码' }).count()).toBe(1);
  });

  it('tell a wrong character with what is likelier, and mend it by a key', async () => {
    const { page } = window;
    const finding = page.locator('.finding', { hasText: '疑似错字' });
    await until(() => finding.count()).toBe(1);
    const copy = () => Object.values(savedEdition(path).articles).flatMap(({ body }) => body.map(paragraphText));
    await finding.getByRole('button', { name: '改为' }).press('Enter');
    await until(() => finding.count()).toBe(0);
    await until(async () => copy().some((text) => text.includes('拘留'))).toBe(true);
    await page.keyboard.press('Control+z');
    await until(() => finding.count()).toBe(1);
  });

  it('mend it by mouse as well, in copy on no page', async () => {
    const { page } = window;
    const finding = page.locator('.finding', { hasText: '网页代码' });
    const copy = () => Object.values(savedEdition(path).articles).flatMap(({ body }) => body.map(paragraphText));
    await finding.getByRole('button', { name: '改为' }).click();
    await until(() => finding.count()).toBe(0);
    await window.saved();
    expect(copy()).toContain('表扬大会>第五版。');
    await window.undo();
    await until(() => finding.count()).toBe(1);
    expect(copy()).toContain('表扬大会&gt;第五版。');
  });

  it.each(['mouse', 'keyboard'])('lead into copy on no page, with what was found selected: by %s', async (by) => {
    const { page } = window;
    const selected = () => page.evaluate(() => getSelection()?.toString());
    // Something else is taken up first.
    await page.locator('.finding', { hasText: '半角标点' }).locator('button.finding-text').click();
    await until(() => window.articleText()).toContain('东湖南岸');
    const line = page.locator('.finding', { hasText: '网页代码' }).locator('button.finding-text');
    await (by === 'mouse' ? line.click() : line.press('Enter'));
    await until(() => window.articleText()).toBe('表扬大会&gt;第五版。');
    await until(selected).toBe('&gt;');
  });

  it.each(['mouse', 'keyboard'])('are waived with a reason and taken back: by %s', async (by) => {
    const { page } = window;
    const finding = page.locator('.finding', { hasText: '网页代码' });
    const tab = page.getByRole('tab', { name: '检查' });
    const use = (name: string) => {
      const button = finding.getByRole('button', { name: new RegExp(`^${name}(?:：|$)`, 'u') });
      return by === 'mouse' ? button.click() : button.press('Enter');
    };
    const count = async () => Number((await tab.textContent())?.replace(/\D/gu, ''));
    const before = await count();
    await use('略过…');
    const field = finding.getByLabel('略过的理由');
    // Without a reason nothing is waived; Escape leaves it.
    await field.press('Enter');
    await field.press('Escape');
    await until(() => field.count()).toBe(0);
    await use('略过…');
    await page.keyboard.type('原文如此');
    await page.keyboard.press('Enter');
    await until(() => finding.textContent()).toContain('已略过：原文如此');
    await until(count).toBe(before - 1);
    await until(() => page.getByTestId('preflight-count').last().textContent()).toContain('，略过 1');
    await window.saved();
    expect(Object.values(savedEdition(path).waivers)).toMatchObject([{ rule: 'entity', reason: '原文如此' }]);
    await window.undo();
    await until(count).toBe(before);
    await window.redo();
    await until(count).toBe(before - 1);
    await use('不再略过');
    await until(count).toBe(before);
    await window.saved();
    expect(savedEdition(path).waivers).toEqual({});
  });

  it('are there after a page was signed in spite of them, which takes a reason', async () => {
    const { page } = window;
    await page.keyboard.press('ControlOrMeta+F4');
    await page.getByLabel('校对人').fill('李四');
    await page.getByLabel('校对人').press('Tab');
    await page.getByRole('button', { name: '开始一校' }).click();
    const sheet = page.getByTestId('sign-off');
    const sign = sheet.getByRole('button', { name: /^签：/u });
    await until(() => sheet.textContent()).toContain('溢出');
    const roles = await sign.count();
    await sign.first().click();
    await page.locator('.notices').getByText('理由').waitFor();
    await until(() => sign.count()).toBe(roles);
    await sheet.getByLabel('照签的理由').fill('明日续完');
    await sheet.getByLabel('照签的理由').press('Tab');
    // The reason is this page's.
    await page.keyboard.press('ControlOrMeta+PageDown');
    await until(() => sheet.textContent()).toContain('签样：2版');
    await until(() => sheet.getByLabel('照签的理由').inputValue()).toBe('');
    await page.keyboard.press('ControlOrMeta+PageUp');
    await until(() => sheet.textContent()).toContain('签样：1版');
    await sheet.getByLabel('照签的理由').fill('明日续完');
    await sheet.getByLabel('照签的理由').press('Tab');
    await sign.first().click();
    await until(() => sign.count()).toBe(roles - 1);
    await window.saved();
    const [signed] = Object.values(savedEdition(path).signatures);
    expect(signed?.override).toMatchObject({ reason: '明日续完', refused: [expect.stringMatching(/^overset \d+$/u)] });
    await page.getByRole('tab', { name: '检查' }).click();
    await until(() => page.locator('.finding', { hasText: '溢出' }).count()).toBe(2);
    // Of each page: one is signed by one role, the other by none.
    await until(() => page.locator('.finding', { hasText: '签样' }).count()).toBe(2);
    expect(window.errors).toEqual([]);
  });
});
