/** The panes of the window: sized, hidden, remembered; and a window that nothing scrolls or clips, however small. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EditionFile } from '../../electron/store/edition-file.ts';
import { emptyEdition } from '../kit/editions.ts';
import { removeFolder } from './remove-folder.ts';
import { windowForSuite } from './suite.ts';
import { until } from './until.ts';
import { DayangWindow, UserData } from './window.ts';

/** Makes the window so large, and everything in it so many times as large. */
async function resize(window: DayangWindow, width: number, height: number, zoom = 1): Promise<void> {
  await window.app.evaluate(
    ({ BrowserWindow }, to) => {
      const [own] = BrowserWindow.getAllWindows();
      own?.webContents.setZoomFactor(to.zoom);
      own?.setContentSize(to.width, to.height);
    },
    { width, height, zoom },
  );
  const size = () => window.page.evaluate(() => [innerWidth, innerHeight].map((side) => Math.round(side)).join(' × '));
  await until(size).toBe(`${Math.round(width / zoom)} × ${Math.round(height / zoom)}`);
}

/** Width and height of what a selector names, in whole CSS pixels; 0 where it is hidden. */
async function sizeOf(window: DayangWindow, selector: string): Promise<{ width: number; height: number }> {
  return window.page.locator(selector).evaluate((element) => {
    const { width, height } = element.getBoundingClientRect();
    return { width: Math.round(width), height: Math.round(height) };
  });
}

const edge = (window: DayangWindow, name: string) => window.page.getByRole('separator', { name });

describe('the panes', () => {
  let window: DayangWindow;
  windowForSuite((opened) => {
    window = opened;
  });
  const press = (key: string) => window.page.keyboard.press(key);
  const width = async (selector: string) => (await sizeOf(window, selector)).width;
  const height = async (selector: string) => (await sizeOf(window, selector)).height;
  const here = () =>
    window.page.evaluate(() => document.activeElement?.closest('.pasteboard, .galley, .arrivals')?.classList.item(0));

  it.each([
    ['左栏宽度', '.side', 'width', 'ArrowRight', 'ArrowLeft'],
    ['右栏宽度', '.inspector', 'width', 'ArrowLeft', 'ArrowRight'],
    ['文稿区高度', '.galley', 'height', 'ArrowUp', 'ArrowDown'],
    ['版面列表高度', '.page-list', 'height', 'ArrowDown', 'ArrowUp'],
  ] as const)(
    '%s is changed by keys: larger and smaller, hidden by Enter, and as it was by Enter',
    async (name, pane, side, more, less) => {
      const size = async () => (await sizeOf(window, pane))[side];
      const before = await size();
      const own = edge(window, name);
      await until(() => own.getAttribute('aria-valuenow')).toBe(String(before));
      await own.focus();
      await press(more);
      await until(size).toBe(before + 24);
      await until(() => own.getAttribute('aria-valuenow')).toBe(String(before + 24));
      await press(less);
      await until(size).toBe(before);
      await press('Enter');
      await until(size).toBe(0);
      await until(() => own.getAttribute('aria-valuenow')).toBe('0');
      await press('Enter');
      await until(size).toBe(before);
    },
  );

  it('are sized by a drag of their edge, hidden where it is dragged shut, and by a double click', async () => {
    const before = await width('.inspector');
    const drag = async (by: number) => {
      const box = await edge(window, '右栏宽度').boundingBox();
      if (box === null) throw new Error('no edge');
      const [x, y] = [box.x + 3, box.y + 200];
      await window.page.mouse.move(x, y);
      await window.page.mouse.down();
      await window.page.mouse.move(x + by, y, { steps: 4 });
      await window.page.mouse.up();
    };
    await drag(-60);
    await until(() => width('.inspector')).toBe(before + 60);
    await drag(60);
    await until(() => width('.inspector')).toBe(before);
    await drag(before - 20);
    await until(() => width('.inspector')).toBe(0);
    const hidden = await edge(window, '右栏宽度').boundingBox();
    if (hidden === null) throw new Error('no edge');
    await window.page.mouse.dblclick(hidden.x + 3, hidden.y + 200);
    await until(() => width('.inspector')).toBeGreaterThan(0);
    await window.command('窗口恢复原样');
    await until(() => width('.inspector')).toBe(before);
  });

  it('come back by the commands that lead to them, with the keyboard in them, and F6 passes over what is hidden', async () => {
    await press('ControlOrMeta+Shift+B');
    await press('F8');
    await until(() => height('.galley')).toBe(0);
    await press('F6');
    await until(() => window.page.evaluate(() => document.activeElement?.closest('.inspector') !== null)).toBe(true);
    await press('ControlOrMeta+J');
    await until(here).toBe('galley');
    expect(await height('.galley')).toBeGreaterThan(0);
    await press('F9');
    await until(() => width('.inspector')).toBe(0);
    await press('ControlOrMeta+F');
    await until(() => window.page.evaluate(() => document.activeElement?.getAttribute('placeholder'))).toBe('查找什么');
    expect(await width('.inspector')).toBeGreaterThan(0);
    // What one is in is hidden: the page has the keyboard.
    await press('F9');
    await until(here).toBe('pasteboard');
    await press('F9');
    await press('F7');
    await until(() => width('.side')).toBe(0);
    await press('ControlOrMeta+Alt+7');
    await until(() => width('.side')).toBeGreaterThan(0);
    await press('ControlOrMeta+Alt+7');
    await until(() => height('.copy-pool')).toBe(0);
    await press('ControlOrMeta+Alt+7');
    await until(() => height('.copy-pool')).toBeGreaterThan(0);
  });

  it('give way to the page alone, and come back with the keyboard where it was', async () => {
    await window.galley.click();
    await press('ControlOrMeta+End');
    await press('F7');
    await until(() => width('.side')).toBe(0);
    const place = () => window.page.evaluate(() => getSelection()?.focusNode?.textContent ?? '');
    const before = await place();
    const board = await height('.pasteboard');
    for (const back of ['ControlOrMeta+Alt+W', 'Escape']) {
      await press('ControlOrMeta+Alt+W');
      await until(here).toBe('pasteboard');
      await until(() => height('.pasteboard')).toBeGreaterThan(board + 200);
      for (const pane of ['.top-bar', '.galley', '.inspector', '.tool-bar', '.status-bar'])
        expect(await height(pane), pane).toBe(0);
      // Nothing to go round: the keyboard stays with the page.
      await press('F6');
      expect(await here()).toBe('pasteboard');
      await press(back);
      await until(here).toBe('galley');
      await until(place).toBe(before);
      await until(() => height('.pasteboard')).toBe(board);
      expect(await width('.side')).toBe(0);
    }
    await press('F7');
    await until(() => width('.side')).toBeGreaterThan(0);
  });

  it('leave the window where it is, whatever is typed, found or gone to', async () => {
    await resize(window, 1280, 720);
    await window.command('文稿放在版面旁边或下边');
    await edge(window, '文稿区高度').focus();
    await press('Home');
    await until(() => height('.galley')).toBe(90);
    const moved = () =>
      window.page.evaluate(() =>
        [...document.querySelectorAll('html, body, #root, .window, main, .side, .beside, .board, .pasteboard, .galley')]
          .filter((one) => one.scrollTop !== 0 || one.scrollLeft !== 0)
          .map((one) => one.className || one.tagName),
      );
    await window.galley.click();
    await press('ControlOrMeta+End');
    await window.page.keyboard.type('末');
    expect(await moved()).toEqual([]);
    await press('ControlOrMeta+Home');
    await press('Enter');
    expect(await moved()).toEqual([]);
    await press('ControlOrMeta+F');
    await window.page.getByPlaceholder('查找').fill('图书馆');
    await press('Enter');
    expect(await moved()).toEqual([]);
    for (let part = 0; part < 10; part++) {
      await press('F6');
      expect(await moved()).toEqual([]);
    }
    // What is far down in a pane is gone to as a script, and as Tab, would.
    await window.page.evaluate(() => {
      const far = '.inspector *, .side *, .galley *, .tool-bar *, .status-bar *, .top-bar *, .board *';
      for (const one of document.querySelectorAll<HTMLElement>(far)) {
        one.scrollIntoView({ block: 'start' });
        one.scrollIntoView({ block: 'end', inline: 'end' });
        if (one.matches('button, input, textarea, hr')) one.focus();
      }
    });
    expect(await moved()).toEqual([]);
    await window.command('窗口恢复原样');
    await resize(window, 1440, 900);
    expect(window.errors).toEqual([]);
  });

  it.each([
    [1280, 720, 1],
    [1440, 900, 1],
    [2560, 1440, 1],
    [1280, 720, 1.5],
    [1280, 720, 2],
    [1440, 900, 2],
    [2560, 1440, 2],
  ])('have room at %i × %i, at %f times their size, and none is cut off or over another', async (w, h, zoom) => {
    await resize(window, w, h, zoom);
    const wrong = () =>
      window.page.evaluate(() => {
        const shown = [
          ...document.querySelectorAll('.top-bar, .side, .tool-bar, .pasteboard, .galley, .inspector, .status-bar'),
        ]
          .map((one) => ({ one: one.classList.item(0) ?? '', box: one.getBoundingClientRect() }))
          .filter(({ box }) => box.width > 0);
        const said: string[] = [];
        for (const { one, box } of shown) {
          if (box.left < -1 || box.top < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1)
            said.push(`${one} is cut off`);
          for (const { one: other, box: beside } of shown) {
            const across = Math.min(box.right, beside.right) - Math.max(box.left, beside.left);
            const down = Math.min(box.bottom, beside.bottom) - Math.max(box.top, beside.top);
            if (one < other && across > 1 && down > 1) said.push(`${one} is over ${other}`);
          }
        }
        const scrollers =
          '.page-list, .copy-pool, .picture-tray, .tool-bar, .galley-scroll, .galley-bar, .copyfit, .inspector, .top-bar, .status-bar';
        for (const one of document.querySelectorAll(scrollers))
          if (one.scrollWidth > one.clientWidth + 1) said.push(`${one.className} is wider than its place`);
        return said;
      });
    await until(wrong).toEqual([]);
    const share = async () => {
      const [page, board] = [await sizeOf(window, '.page-shadow'), await sizeOf(window, '.pasteboard')];
      return Math.max(page.height / board.height, page.width / board.width);
    };
    await press('ControlOrMeta+0');
    await until(share).toBeGreaterThan(0.75);
    if (zoom === 1) {
      const percent = await window.page.locator('.status-bar .link').filter({ hasText: '%' }).textContent();
      expect(Number.parseInt(percent ?? '', 10)).toBeGreaterThanOrEqual(h === 900 ? 35 : 40);
    }
    // What had no room comes back by its command, and the other column gives way.
    if ((await width('.inspector')) === 0) {
      await press('F9');
      await until(() => width('.inspector')).toBeGreaterThan(200);
      await until(wrong).toEqual([]);
      await press('F7');
      await until(() => width('.side')).toBeGreaterThan(100);
    }
    await resize(window, 1440, 900);
  });
});

describe('the edge of a list that was not there at first', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dayang-panes-'));
  const picture = join(folder, '灯.png');
  let window: DayangWindow;
  windowForSuite(
    (opened) => {
      window = opened;
    },
    async () => {
      const background = { r: 60, g: 90, b: 160 };
      writeFileSync(
        picture,
        await sharp({ create: { width: 900, height: 600, channels: 3, background } })
          .png()
          .toBuffer(),
      );
      const path = join(folder, 'own.dayang');
      EditionFile.create(path, emptyEdition());
      return path;
    },
  );
  afterAll(() => removeFolder(folder));

  it('sizes it: the tray, which comes with the first picture', async () => {
    await until(() => window.page.locator('.picture-tray').count()).toBe(0);
    await window.dropFiles([picture]);
    await window.page.locator('.picture-tray').waitFor();
    const height = async () => (await sizeOf(window, '.picture-tray')).height;
    const before = await height();
    const own = edge(window, '图片栏高度');
    await until(() => own.getAttribute('aria-valuenow')).toBe(String(before));
    await own.focus();
    await window.page.keyboard.press('ArrowUp');
    await until(height).toBe(before + 24);
  });
});

describe('a window that is opened again', () => {
  const data = new UserData();
  const open = () => DayangWindow.open(data);
  let path = '';
  beforeAll(() => {
    path = `${data.path}/editions/sample.dayang`;
  });
  afterAll(() => data.remove());

  it('has the panes as they were left, each mode its own', async () => {
    const window = await open();
    const { page } = window;
    await edge(window, '左栏宽度').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('F9');
    await page.keyboard.press('ControlOrMeta+F3');
    await edge(window, '文稿区高度').focus();
    await page.keyboard.press('ArrowDown');
    await until(async () => (await sizeOf(window, '.inspector')).width).toBeGreaterThan(0);
    const story = (await sizeOf(window, '.galley')).height;
    await page.keyboard.press('ControlOrMeta+F2');
    const board = await page.locator('.pasteboard').boundingBox();
    await window.close();

    const again = await DayangWindow.open(data, { edition: path });
    await until(() => again.page.locator('.opening').count()).toBe(0);
    expect(await again.page.locator('.pasteboard').boundingBox()).toEqual(board);
    expect((await sizeOf(again, '.side')).width).toBe(248);
    expect((await sizeOf(again, '.inspector')).width).toBe(0);
    await again.page.keyboard.press('ControlOrMeta+F3');
    await until(async () => (await sizeOf(again, '.galley')).height).toBe(story);
    expect(again.errors).toEqual([]);
    await again.close();
  });
});
