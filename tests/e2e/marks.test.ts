import { describe, expect, it } from 'vitest';
import { markKinds, markModule } from '../../shared/proof/marks/kinds.ts';
import { windowForSuite } from './suite.ts';
import { until } from './until.ts';
import type { DayangWindow } from './window.ts';

/** What is typed where a mark asks for something. */
const answers: Readonly<Record<string, string>> = {
  correct: '改好',
  insert: '补上',
  substitute: '○ 代替的字',
  note: '请核实',
  script: '上',
  space: '1/2',
  'more-space': '1/4',
  'shift-vertical': '2',
  'shift-horizontal': '-2',
  align: '左 20',
};

/** What the program leaves to a person, on the places these tests choose. */
const BY_HAND: ReadonlySet<string> = new Set(['upright', 'step', 'less-space', 'note']);

describe('every mark in the window', () => {
  let window: DayangWindow;
  let before = '';
  windowForSuite(async (opened) => {
    window = opened;
    before = await window.articleText();
    const { page } = window;
    await page.keyboard.press('ControlOrMeta+F4');
    await page.getByLabel('校对人').fill('李四');
    await page.getByLabel('校对人').press('Tab');
    await page.getByRole('button', { name: '开始一校' }).click();
    await page.getByLabel('校次名称').waitFor();
  });

  const press = (key: string) => window.page.keyboard.press(key);
  const marks = () => window.page.getByTestId('marks').locator('li');
  /** The page's picture, and a place in the second line of the first column, on the screen. */
  const places = async () => {
    const sheet = await window.page.locator('.pasteboard .page-shadow').boundingBox();
    if (sheet === null) throw new Error('no page');
    const scale = sheet.height / 1114.02;
    const text = { x: sheet.x + (38.27 + 9.25 * 2 + 1) * scale, y: sheet.y + (405 + 13.5) * scale };
    return { text, scale, picture: { x: sheet.x + sheet.width * 0.7, y: sheet.y + 500 * scale } };
  };
  const select = async (on: string, byMouse: boolean) => {
    const { text, scale, picture } = await places();
    await press('ControlOrMeta+Shift+B');
    await press('Escape');
    if (on === 'block') {
      await window.page.mouse.click(picture.x, picture.y);
      return;
    }
    await window.page.mouse.move(text.x, text.y);
    await window.page.mouse.down();
    const isRange = on !== 'place';
    if (byMouse && isRange) await window.page.mouse.move(text.x + 2 * 9.25 * scale, text.y, { steps: 4 });
    await window.page.mouse.up();
    await window.page.locator('.overlay .caret').waitFor();
    if (!byMouse && isRange) for (let count = 0; count < 2; count++) await press('Shift+ArrowRight');
  };

  it.each(markKinds.filter((kind) => kind !== 'stet').map((kind) => [markModule(kind).zh, kind] as const))(
    '%s is put by mouse and by keyboard, carried out where the program can, and undone',
    async (_, kind) => {
      const { key, on, sign } = markModule(kind);
      for (const byMouse of [true, false]) {
        await select(on, byMouse);
        await press(key.toLowerCase());
        const answer = answers[kind];
        if (answer !== undefined) {
          await window.page.getByTestId('prompt').fill(answer);
          await press('Enter');
        }
        if (kind === 'transfer') {
          await press('End');
          await press(key.toLowerCase());
        }
        await until(() => marks().count()).toBe(1);
        await until(() => marks().locator('b').first().textContent()).toBe(sign);
        await until(() => window.articleText()).toBe(before);
        await window.saved();
        await press('ControlOrMeta+Shift+B');
        await press('Enter');
        const isDone = !BY_HAND.has(kind);
        await until(() => marks().first().getAttribute('data-state')).toBe(isDone ? 'done' : 'open');
        if (isDone) await window.undo();
        await until(() => window.articleText()).toBe(before);
        await until(() => marks().first().getAttribute('data-state')).toBe('open');
        await window.undo();
        await until(() => marks().count()).toBe(0);
        await window.saved();
      }
      expect(window.errors).toEqual([]);
    },
  );

  it('保留 withdraws the mark selected', async () => {
    await select('range', true);
    await press('d');
    await until(() => marks().count()).toBe(1);
    await press('s');
    await until(() => marks().first().getAttribute('data-state')).toBe('withdrawn');
    await window.undo();
    await until(() => marks().first().getAttribute('data-state')).toBe('open');
  });

  it('reads on at the pace of reading aloud, until it is told to stop', async () => {
    await select('place', true);
    const top = () => window.page.locator('.overlay .caret').getAttribute('y');
    const first = await top();
    await press('Shift+Space');
    await until(top).not.toBe(first);
    const second = await top();
    await until(top).not.toBe(second);
    await press('Shift+Space');
    const stopped = await top();
    // Longer than reading a line aloud takes.
    await window.pause(3_500);
    expect(await top()).toBe(stopped);
  });
});
