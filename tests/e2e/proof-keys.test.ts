import { describe, expect, it } from 'vitest';
import { windowForSuite } from './suite.ts';
import { until } from './until.ts';
import type { DayangWindow } from './window.ts';

/** The most keys a proofreader may need for twelve marks of as many kinds, going there and typing their words included. */
const MOST_KEYS = 40;

describe('proofreading by keyboard alone', () => {
  let window: DayangWindow;
  let keys = 0;
  windowForSuite((opened) => {
    window = opened;
  });

  const press = async (...pressed: readonly string[]) => {
    for (const key of pressed) {
      await window.page.keyboard.press(key);
      keys++;
    }
  };
  /** A character by its pinyin: a key a letter, and one that chooses. */
  const type = async (pinyin: string, character: string) => {
    await window.compose(pinyin, character);
    keys += pinyin.length + 1;
  };
  const prompt = () => window.page.getByTestId('prompt').waitFor();
  const marks = () => window.page.getByTestId('marks').locator('li');
  const signs = () => marks().locator('b').allTextContents();
  const caret = () => window.page.locator('.overlay .caret');
  const hasFocus = (selector: string) =>
    window.page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);
  const caretAt = async () => {
    const box = await caret().boundingBox();
    return box === null ? 'none' : `${Math.round(box.x)} ${Math.round(box.y)}`;
  };

  it('asks for a name where the round has nobody, and goes on with Enter', async () => {
    await press('ControlOrMeta+Alt+N');
    await until(() => hasFocus('input[aria-label="校对人"]')).toBe(true);
    await type('lisi', '李四');
    await press('Enter');
    await until(() => window.page.getByLabel('校次名称').inputValue()).toBe('一校');
    await until(() => hasFocus('.pasteboard')).toBe(true);
  });

  it('has the caret at the first words of the page with the first arrow key', async () => {
    await until(() => caret().count()).toBe(0);
    await press('ArrowDown');
    await until(() => caret().count()).toBe(1);
    await press('Escape');
    await until(() => caret().count()).toBe(0);
  });

  it('says what is to be selected before it asks for words that would be typed in vain', async () => {
    await press('r');
    await window.page.getByText('先选中文字，或把光标放到字间。').waitFor();
    await until(() => window.page.getByTestId('prompt').count()).toBe(0);
  });

  it(`puts twelve marks of as many kinds in 35 keys, no more than ${MOST_KEYS}`, async () => {
    keys = 0;
    // To the headline: over the banner and the kicker.
    await press('PageDown', 'PageDown', 'PageDown', 'k', 'd');
    // The body: what is asked for is typed, and the arrows go on from there.
    await press('PageDown', 'r');
    await prompt();
    await type('de', '的');
    await press('Enter');
    await until(() => hasFocus('.pasteboard')).toBe(true);
    await press('ArrowDown', 't', 'ArrowDown', 'p', 'ArrowDown', 'z', 'ArrowDown', 'u', 'ArrowDown', 'j');
    await press('ArrowDown', 'i');
    await prompt();
    await type('de', '的');
    await press('Enter');
    await until(() => hasFocus('.pasteboard')).toBe(true);
    await press('ArrowDown', 'l', 'ArrowDown', 'w');
    await prompt();
    await press('4', 'Enter');
    await until(() => hasFocus('.pasteboard')).toBe(true);
    // The picture beside the story.
    await press('PageDown', 'g');
    await until(signs).toEqual(['阶', '删', '改', '调', '段', '分', '正', '接', '增', '减', '加', '图']);
    expect(keys).toBe(35);
    expect(keys).toBeLessThanOrEqual(MOST_KEYS);
    await window.saved();
  });

  it('selects as many characters as a number says, and goes on behind what was marked', async () => {
    await press('Escape', 'PageDown', 'PageDown', 'PageDown', 'PageDown', 'ArrowDown');
    const start = await caretAt();
    await press('1', '0');
    await until(() => window.page.locator('.overlay .text-selection').count()).toBeGreaterThan(0);
    await press('d');
    await until(() => marks().count()).toBe(13);
    await until(() => window.page.locator('.overlay .text-selection').count()).toBe(0);
    await until(async () => [...((await marks().last().textContent()) ?? '')].length).toBeGreaterThan(10);
    expect(await caretAt()).not.toBe(start);
    const behind = await caretAt();
    await press('ArrowDown');
    await until(caretAt).not.toBe(behind);
    await window.undo();
    await until(() => marks().count()).toBe(12);
  });

  it('hears the keys of a mark that is chosen in the list, and stays there', async () => {
    await marks().nth(3).locator('.proof-mark-text').focus();
    await until(() => marks().nth(3).getAttribute('aria-current')).toBe('true');
    await press('Home');
    await until(() => marks().first().getAttribute('aria-current')).toBe('true');
    await press('ArrowDown');
    await until(() => marks().nth(1).getAttribute('aria-current')).toBe('true');
    await until(() => hasFocus('[aria-current="true"] > .proof-mark-text')).toBe(true);
    await press('Enter');
    await until(() => marks().nth(1).getAttribute('data-state')).toBe('done');
    await until(() => marks().nth(2).getAttribute('aria-current')).toBe('true');
    await until(() => hasFocus('[aria-current="true"] > .proof-mark-text')).toBe(true);
    await press('s');
    await until(() => marks().nth(2).getAttribute('data-state')).toBe('withdrawn');
    await press('Shift+X');
    await prompt();
    await window.page.getByTestId('prompt').fill('原文如此');
    await press('Enter');
    await until(() => hasFocus('[aria-current="true"] > .proof-mark-text')).toBe(true);
    const count = await marks().count();
    await press('Delete');
    await until(() => marks().count()).toBe(count - 1);
    await until(() => hasFocus('[aria-current="true"] > .proof-mark-text')).toBe(true);
    await press('Escape');
    await until(() => hasFocus('.pasteboard')).toBe(true);
    expect(window.errors).toEqual([]);
  });
});
