/** Blocks cut, copied and pasted with the system's clipboard: on a page, on another, in another edition. */
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { savedEdition } from '../kit/display-lists.ts';
import { windowForSuite } from './suite.ts';
import { until } from './until.ts';
import type { DayangWindow, UserData } from './window.ts';

describe('blocks on the clipboard', () => {
  let window: DayangWindow;
  let data: UserData;
  windowForSuite((opened, user) => {
    window = opened;
    data = user;
  });

  const sample = () => join(data.path, 'editions', 'sample.dayang');
  const board = () => window.page.getByTestId('pasteboard');
  const edition = async (path = sample()) => {
    await window.saved();
    return savedEdition(path);
  };
  /** Kinds of the blocks on a page that carry a story's words or picture. */
  const photosOn = async (number: number) => {
    const { blocks, pages } = await edition();
    return Object.values(blocks).filter((one) => one.kind === 'photo' && pages[one.pageId]?.number === number).length;
  };
  const stories = async () => Object.keys((await edition()).articles).length;
  const selectPhoto = async () => {
    const sheet = await window.page.locator('.page-shadow').boundingBox();
    if (sheet === null) throw new Error('no page is shown');
    await window.page.mouse.dblclick(sheet.x + sheet.width * 0.6, sheet.y + sheet.height * 0.45);
    await window.page.keyboard.press('Escape');
  };

  it('are none where nothing is selected, which is said', async () => {
    await board().focus();
    await window.page.keyboard.press('Escape');
    await window.page.keyboard.press('Escape');
    await window.page.keyboard.press('Control+C');
    await until(() => window.page.locator('.notices').textContent()).toContain('没有选中的块，没有复制');
    await window.page.keyboard.press('Control+X');
    await until(() => window.page.locator('.notices').textContent()).toContain('没有选中的块，没有剪切');
  });

  it('come onto another page with what stands in them, and go by undo', async () => {
    const [before, photos] = [await stories(), await photosOn(3)];
    await selectPhoto();
    await board().focus();
    await window.page.keyboard.press('Control+C');
    await window.page.locator('.page-list [data-page]').nth(2).click();
    await board().focus();
    await window.page.keyboard.press('Control+V');
    await until(() => photosOn(3)).toBe(photos + 1);
    await until(stories).toBe(before + 1);
    await window.undo();
    await until(() => photosOn(3)).toBe(photos);
    await until(stories).toBe(before);
  });

  it('come in place by a key, and bare by a command', async () => {
    const photos = await photosOn(3);
    await board().focus();
    await window.page.keyboard.press('Control+Shift+V');
    await until(() => photosOn(3)).toBe(photos + 1);
    await window.undo();
    await window.command('只贴版式，不带内容');
    await until(() => photosOn(3)).toBe(photos + 1);
    const { articles } = await edition();
    await until(
      () => Object.values(articles).filter(({ photos: own }) => own.some(({ imageId }) => imageId === null)).length,
    ).toBeGreaterThan(0);
    await window.undo();
    await until(() => photosOn(3)).toBe(photos);
  });

  it('that are cut come back as the same story', async () => {
    const before = await stories();
    await window.page.locator('.page-list [data-page]').first().click();
    await selectPhoto();
    await board().focus();
    const [first, third] = [await photosOn(1), await photosOn(3)];
    await window.page.keyboard.press('Control+X');
    await until(() => photosOn(1)).toBe(first - 1);
    await window.page.locator('.page-list [data-page]').nth(2).click();
    await board().focus();
    await window.page.keyboard.press('Control+V');
    await until(() => photosOn(3)).toBe(third + 1);
    await until(stories).toBe(before);
  });

  it('take their pictures into another edition', async () => {
    await window.page.locator('.page-list [data-page]').nth(1).click();
    await board().focus();
    await window.page.keyboard.press('Control+A');
    await window.page.keyboard.press('Control+C');
    const pictures = Object.keys((await edition()).images).length;
    const other = join(data.path, 'editions', '另一期.dayang');
    await window.answerDialog('showSaveDialog', other);
    await window.page.keyboard.press('Control+N');
    const dialog = window.page.locator('dialog');
    await dialog.getByLabel('报名').fill('江城晚报');
    await dialog.getByRole('button', { name: '建立' }).click();
    await until(() => dialog.count()).toBe(0);
    await window.painted(1);
    await until(async () => Object.keys((await edition(other)).images).length).toBe(0);
    await board().focus();
    await window.page.keyboard.press('Control+V');
    await until(async () => Object.keys((await edition(other)).images).length).toBeGreaterThan(0);
    await until(async () => Object.keys((await edition(other)).images).length <= pictures).toBe(true);
    // They are shown, not only named.
    await until(() => window.page.locator('.notices').textContent()).not.toContain('图片');
  });
});
