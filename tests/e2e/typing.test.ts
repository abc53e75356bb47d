import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DayangWindow, UserData } from './window.ts';

describe('typing in the galley', () => {
  const data = new UserData();
  let window: DayangWindow;
  let before = '';
  beforeAll(async () => {
    window = await DayangWindow.open(data);
    before = await window.articleText();
  });
  afterAll(async () => {
    await window.close();
    data.remove();
  });

  const undo = () => window.page.keyboard.press('ControlOrMeta+Z');

  it('shows plain keys, a paragraph break and its undo on the page', async () => {
    await window.caretToStart();
    await window.page.keyboard.type('2024');
    await window.page.keyboard.press('Enter');
    await expect.poll(() => window.articleText()).toBe(`2024\n${before}`);
    await expect.poll(() => window.pageText()).toContain('2024本报讯');
    await undo();
    await expect.poll(() => window.articleText()).toBe(`2024${before}`);
    await undo();
    await expect.poll(() => window.articleText()).toBe(before);
  });

  it('gives a selection that a composed word replaced back in one undo', async () => {
    await window.caretToStart();
    for (let count = 0; count < 3; count++) await window.page.keyboard.press('Shift+ArrowRight');
    // Longer than the pause that ends a burst of plain typing.
    await window.compose('benbaodian', '本报电', 1500);
    await expect.poll(() => window.articleText()).toBe(`本报电${before.slice(3)}`);
    await window.saved();
    await undo();
    await expect.poll(() => window.articleText()).toBe(before);
  });

  it('takes a paragraph of two hundred characters, word by word, exactly', async () => {
    await window.caretToStart();
    const words = ['湖', '上', '起风', '的时候', '灯火', '一盏', '一盏', '亮', '起来', '，'];
    let text = '';
    while ([...text].length < 200) {
      for (const word of words) {
        await window.compose('abc', word);
        text += word;
      }
    }
    expect(await window.articleText()).toBe(text + before);
    await expect.poll(() => window.pageText()).toContain(text);
    await window.saved();
    while ((await window.articleText()) !== before) {
      const now = await window.articleText();
      await undo();
      await expect.poll(() => window.articleText()).not.toBe(now);
    }
  });

  it('composes in the middle of a word, at the end, and in an emptied paragraph', async () => {
    await window.caretToStart();
    await window.page.keyboard.press('ArrowRight');
    await window.compose('zhong', '中');
    expect(await window.articleText()).toBe(`${before.slice(0, 1)}中${before.slice(1)}`);
    await undo();
    await expect.poll(() => window.articleText()).toBe(before);
    await window.page.keyboard.press('ControlOrMeta+End');
    await window.compose('wan', '完');
    expect(await window.articleText()).toBe(`${before}完`);
    await undo();
    await expect.poll(() => window.articleText()).toBe(before);
    await window.page.keyboard.press('ControlOrMeta+A');
    await window.page.keyboard.press('Delete');
    await expect.poll(() => window.articleText()).toBe('');
    await window.compose('kong', '空');
    expect(await window.articleText()).toBe('空');
    await expect.poll(() => window.pageText()).toMatch(/空/u);
    await undo();
    await undo();
    await expect.poll(() => window.articleText()).toBe(before);
  });

  it('composes in the headline, and the page follows', async () => {
    const headline = window.page.getByLabel('主题');
    const written = await headline.inputValue();
    await headline.click();
    await window.page.keyboard.press('ControlOrMeta+End');
    await window.compose('le', '了');
    await expect.poll(() => headline.inputValue()).toBe(`${written}了`);
    await expect.poll(() => window.pageText('headline')).toContain('图书馆新馆今日开放了');
    await undo();
    await expect.poll(() => headline.inputValue()).toBe(written);
  });

  it('never makes the page complain', () => {
    expect(window.errors).toEqual([]);
  });
});
