/** Characters of several units, and of none that is seen, in the hand: moved over, deleted, selected, shown. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from './until.ts';
import { DayangWindow, UserData } from './window.ts';

/** A letter and two marks, a Han character and its selector, a family, a flag. */
const whole = ['u\u0308\u030c', '葛\u{e0100}', '👩\u200d👩\u200d👦', '🇨🇳'];

describe('characters of several units', () => {
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

  const press = (key: string) => window.page.keyboard.press(key);
  const caret = () => window.page.getByTestId('caret').textContent();
  const marks = () =>
    window.galley
      .locator('.unseen.marked')
      .evaluateAll((all) => all.map((one) => [one.getAttribute('data-unseen'), one.getAttribute('aria-label')]));

  it('are one step of the arrows each, one of Shift and an arrow, and one deletion', async () => {
    await window.caretToStart();
    await window.page.keyboard.insertText(whole.join(''));
    await until(() => window.articleText()).toBe(whole.join('') + before);
    await until(caret).toContain('第 4 字');
    for (const left of [3, 2, 1, 0]) {
      await press('ArrowLeft');
      await until(caret).toContain(`第 ${left} 字`);
    }
    await press('ArrowRight');
    await until(caret).toContain('第 1 字');
    await press('Shift+ArrowRight');
    await until(() => window.page.evaluate(() => getSelection()?.toString())).toBe(whole[1]);
    await press('Backspace');
    const rest = [whole[0], whole[2], whole[3]].join('');
    await until(() => window.articleText()).toBe(rest + before);
    await press('Delete');
    await until(() => window.articleText()).toBe([whole[0], whole[3]].join('') + before);
    await press('Backspace');
    await until(() => window.articleText()).toBe(whole[3] + before);
    await press('Delete');
    await until(() => window.articleText()).toBe(before);
  });

  it('are deleted whole in the fields above the copy', async () => {
    const headline = window.page.getByLabel('主题');
    const written = await headline.inputValue();
    await headline.click();
    await press('ControlOrMeta+Home');
    await window.page.keyboard.insertText('e\u0302\u0301');
    await until(() => headline.inputValue()).toBe(`e\u0302\u0301${written}`);
    await press('Backspace');
    await until(() => headline.inputValue()).toBe(written);
    await until(() => window.pageText('headline')).toContain(written.slice(0, 4));
  });

  it('shows what is not seen in the fields above the copy below them', async () => {
    const headline = window.page.getByLabel('主题');
    const written = await headline.inputValue();
    const line = window.page.locator('.headline-fields .unseen-line');
    const names = () => line.locator('.marked').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
    await headline.click();
    await press('ControlOrMeta+Home');
    await window.page.keyboard.insertText('课\u200b');
    await until(() => headline.inputValue()).toBe(`课\u200b${written}`);
    await until(() => line.count()).toBe(0);
    await press('ControlOrMeta+Alt+U');
    await until(names).toEqual(['零宽空格（可在此换行） U+200B']);
    expect((await line.locator('.marked').boundingBox())?.width ?? 0).toBeGreaterThan(4);
    await press('ControlOrMeta+Alt+U');
    await until(() => line.count()).toBe(0);
    // What turns the text is told of in either case.
    await window.page.keyboard.insertText('\u202e');
    await until(names).toEqual(['零宽空格（可在此换行） U+200B', '强制右起 U+202E']);
    for (let count = 0; count < 3; count++) await press('Backspace');
    await until(() => headline.inputValue()).toBe(written);
    await until(() => line.count()).toBe(0);
  });

  it('shows what is not seen, with its name, and nothing of it on the page', async () => {
    const odd = '课\u200b堂葛\u{e0100}\u2066A\u2069\u00a0好\ue5e5\ufeff';
    await window.caretToStart();
    await window.page.keyboard.insertText(odd);
    await until(() => window.articleText()).toBe(odd + before);
    await until(() => window.pageText()).toContain('课');
    expect(await marks()).toEqual([]);
    await press('ControlOrMeta+Alt+U');
    await until(marks).toEqual([
      ['ZWSP', '零宽空格（可在此换行） U+200B'],
      ['VS17', '葛\u{e0100} 字形选择符 U+E0100'],
      ['LRI', '左起隔离 U+2066'],
      ['PDI', '隔离结束 U+2069'],
      ['NBSP', '\u00a0 不换行空格 U+00A0'],
      ['E5E5', '\ue5e5 私用区字符 U+E5E5'],
      ['BOM', '字节序标记（零宽不换行空格） U+FEFF'],
    ]);
    await until(() => window.articleText()).toBe(odd + before);
    await until(() => window.pageText()).not.toContain('ZWSP');
    const shown = window.page.getByRole('button', { name: '隐含字符' });
    expect(await shown.getAttribute('aria-pressed')).toBe('true');
    // The marks stand where they are for the eye: each has a box.
    for (const one of await window.galley.locator('.unseen.marked.bare').all()) {
      expect((await one.boundingBox())?.width ?? 0).toBeGreaterThan(4);
    }
    await window.saved();
    await window.close();
    window = await DayangWindow.open(data);
    await until(async () => (await marks()).length).toBe(7);
    await press('ControlOrMeta+Alt+U');
    await until(marks).toEqual([]);
    await until(() => window.articleText()).toBe(odd + before);
    expect(window.errors).toEqual([]);
  });
});
