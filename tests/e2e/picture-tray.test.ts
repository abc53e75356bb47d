/** Pictures that come without a place of their own: they wait in the tray, and go from there to a frame, the page or a story. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { overlap } from '../../shared/edition/boxes.ts';
import type { Block, Edition, Page } from '../../shared/edition/records.ts';
import { blocksOnPage, pageByNumber } from '../../shared/edition/selectors.ts';
import { savedEdition } from '../kit/display-lists.ts';
import { removeFolder } from './remove-folder.ts';
import { windowForSuite } from './suite.ts';
import { until } from './until.ts';
import type { DayangWindow, UserData } from './window.ts';

describe('the tray of pictures', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dayang-tray-'));
  const files = ['灯2.png', '灯10.png', '渡口.png'].map((name) => join(folder, name));
  let window: DayangWindow;
  let data: UserData;
  windowForSuite((opened, user) => {
    window = opened;
    data = user;
  });
  beforeAll(async () => {
    for (const [at, path] of files.entries()) {
      const background = { r: 60 * at, g: 90, b: 160 };
      writeFileSync(
        path,
        await sharp({ create: { width: 900, height: 600, channels: 3, background } })
          .png()
          .toBuffer(),
      );
    }
  });
  afterAll(() => removeFolder(folder));

  /** Pastes a picture as one of a screen is pasted, without a file. */
  const pastePicture = async (hue: number) => {
    const background = { r: hue, g: 200, b: 90 };
    const bytes = await sharp({ create: { width: 640, height: 400, channels: 3, background } })
      .png()
      .toBuffer();
    await window.page.evaluate((base64) => {
      const clipboard = new DataTransfer();
      const png = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      clipboard.items.add(new File([png], 'image.png', { type: 'image/png' }));
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true, cancelable: true }),
      );
    }, bytes.toString('base64'));
  };

  const saved = async (): Promise<Edition> => {
    await window.saved();
    return savedEdition(join(data.path, 'editions', 'sample.dayang'));
  };
  const onFront = (edition: Edition): readonly Block[] => {
    const page = pageByNumber(edition, 1);
    return page === undefined ? [] : blocksOnPage(edition, page.id);
  };
  const photos = async () => onFront(await saved()).filter(({ kind }) => kind === 'photo');
  const tray = () => window.page.getByTestId('picture-tray');
  const waiting = () => tray().locator('li .title').allTextContents();
  const pool = () => window.page.locator('.copy-pool li').count();

  const listed = (name: string) => tray().locator('li > button', { hasText: name });
  const chosen = () => tray().locator('li > button[aria-pressed="true"] .title').allTextContents();
  /** The middle of a block in the window. */
  const middleOf = async ({ frame: { x, y, width, height } }: Block, { grid }: Page) => {
    const sheet = await window.page.locator('.page-shadow').boundingBox();
    if (sheet === null) throw new Error('nothing is painted');
    const scale = sheet.width / grid.trim.width;
    return { x: sheet.x + (x + width / 2) * scale, y: sheet.y + (y + height / 2) * scale };
  };
  const front = async () => {
    const edition = await saved();
    const page = pageByNumber(edition, 1);
    const [photo] = onFront(edition).filter(({ kind }) => kind === 'photo');
    if (page === undefined || photo?.kind !== 'photo') throw new Error('no photo on the front page');
    return { edition, page, photo };
  };

  it('takes what came without a place or a story, shows it chosen, and says so; one undo takes it back', async () => {
    const [before, stories] = [await saved(), await pool()];
    await window.page.keyboard.press('Escape');
    await window.dropFiles(files);
    const report = window.page.getByTestId('import-report');
    await report.waitFor();
    for (const line of await report.locator(':scope > li').allTextContents())
      expect(line).toContain('收进“图片”栏待用');
    await window.page.keyboard.press('Escape');
    await until(waiting).toEqual(['灯2.png', '灯10.png', '渡口.png']);
    await until(chosen).toEqual(['灯2.png', '灯10.png', '渡口.png']);
    expect(onFront(await saved())).toEqual(onFront(before));
    expect(await pool()).toBe(stories);
    await window.undo();
    await until(waiting).toEqual([]);
    expect(await saved()).toEqual(before);
    await window.redo();
    await until(waiting).toEqual(['灯2.png', '灯10.png', '渡口.png']);
  });

  it('puts them on the page by Enter, one after the other and never on another, and the pool has no empty story of them', async () => {
    const [before, stories] = [await saved(), await pool()];
    await tray().locator('li > button').first().focus();
    await window.page.keyboard.press('Enter');
    await until(waiting).toEqual(['灯10.png', '渡口.png']);
    // Copy gave way: by how much is said.
    await window.page.locator('.notices', { hasText: /让出了地方，多出 \d+ 字排不下/u }).waitFor();
    await until(async () => (await photos()).length).toBe(
      onFront(before).filter(({ kind }) => kind === 'photo').length + 1,
    );
    const made = onFront(await saved());
    const known = new Set(onFront(before).map(({ id }) => id));
    const placed = made.find(({ id }) => !known.has(id));
    const solid = onFront(before).filter(({ kind }) => kind !== 'body');
    expect(solid.filter(({ frame }) => placed !== undefined && overlap(frame, placed.frame))).toEqual([]);
    expect(await pool()).toBe(stories);
    await window.undo();
    await until(waiting).toEqual(['灯2.png', '灯10.png', '渡口.png']);
    expect(onFront(await saved())).toEqual(onFront(before));
  });

  it('puts one into the frame it is dragged to, and takes in the one that was there', async () => {
    const edition = await saved();
    const [photo] = onFront(edition).filter(({ kind }) => kind === 'photo');
    const page = pageByNumber(edition, 1);
    if (photo === undefined || page === undefined) throw new Error('no photo on the front page');
    const board = window.page.getByTestId('pasteboard');
    const sheet = await window.page.locator('.page-shadow').boundingBox();
    const own = await board.boundingBox();
    if (sheet === null || own === null) throw new Error('nothing is painted');
    const scale = sheet.width / page.grid.trim.width;
    const { x, y, width, height } = photo.frame;
    const targetPosition = {
      x: sheet.x - own.x + (x + width / 2) * scale,
      y: sheet.y - own.y + (y + height / 2) * scale,
    };
    await tray().locator('li > button', { hasText: '渡口.png' }).dragTo(board, { targetPosition });
    await until(waiting).not.toContain('渡口.png');
    await until(async () => (await waiting()).length).toBe(3);
    expect(onFront(await saved()).map(({ id }) => id)).toEqual(onFront(edition).map(({ id }) => id));
    // What went out is said, with the way back.
    const said = window.page.locator('.notices', { hasText: '渡口.png 换下了' });
    await said.getByRole('button', { name: '换回来' }).click();
    await until(waiting).toEqual(['灯2.png', '灯10.png', '渡口.png']);
    await until(() => said.count()).toBe(0);
    await window.undo();
    await until(waiting).not.toContain('渡口.png');
    await window.undo();
    await until(waiting).toEqual(['灯2.png', '灯10.png', '渡口.png']);
  });

  it('puts one beside the picture there, in its own shape, and shows a cut-out whole', async () => {
    const before = await saved();
    const { page, photo } = await front();
    const cut = join(folder, '剪影.png');
    const circle = Buffer.from('<svg width="400" height="1000"><ellipse cx="200" cy="500" rx="190" ry="480"/></svg>');
    writeFileSync(cut, await sharp(circle).png().toBuffer());
    await window.page.keyboard.press('Escape');
    await window.dropFile(cut);
    await until(waiting).toContain('剪影.png');
    const board = window.page.getByTestId('pasteboard');
    const [sheet, own] = [await window.page.locator('.page-shadow').boundingBox(), await board.boundingBox()];
    if (sheet === null || own === null) throw new Error('nothing is painted');
    const scale = sheet.width / page.grid.trim.width;
    // Just left of the picture, so that a frame of the usual width would lie on it.
    const targetPosition = {
      x: sheet.x - own.x + (photo.frame.x - 12) * scale,
      y: sheet.y - own.y + (photo.frame.y + 3 * page.grid.leading) * scale,
    };
    await listed('剪影.png').dragTo(board, { targetPosition });
    await until(waiting).not.toContain('剪影.png');
    const known = new Set(onFront(before).map(({ id }) => id));
    const made = onFront(await saved()).find(({ id }) => !known.has(id));
    if (made?.kind !== 'photo') throw new Error('no picture on the front page');
    expect(overlap(made.frame, photo.frame)).toBe(false);
    expect(made.crop).toMatchObject({ fit: 'whole', scale: 1 });
    expect(Math.abs(made.frame.height - made.frame.width * 2.5)).toBeLessThan(page.grid.leading);
    await window.undo();
    await window.undo();
    await until(saved).toEqual(before);
  });

  it('puts those chosen on the page as one step: into the frame selected, and beside it', async () => {
    const before = await saved();
    const { page, photo } = await front();
    await window.page.keyboard.press('Escape');
    const place = await middleOf(photo, page);
    await window.page.mouse.dblclick(place.x, place.y);
    await window.page.keyboard.press('Escape');
    await listed('灯2.png').click();
    await listed('灯10.png').click({ modifiers: ['ControlOrMeta'] });
    await until(chosen).toEqual(['灯2.png', '灯10.png']);
    await window.command('选中的图片上版');
    await until(async () => (await waiting()).some((name) => name.startsWith('灯'))).toBe(false);
    expect((await photos()).length).toBe(onFront(before).filter(({ kind }) => kind === 'photo').length + 1);
    await window.undo();
    await until(saved).toEqual(before);
  });

  it('has a file from outside go into the frame it is dropped on, though something else is selected', async () => {
    const { edition, page, photo } = await front();
    const [third = ''] = files.slice(2);
    const body = onFront(edition).find(({ kind }) => kind === 'body');
    if (body === undefined) throw new Error('no copy on the front page');
    await window.page.keyboard.press('Escape');
    const place = await middleOf(body, page);
    await window.page.mouse.click(place.x, place.y);
    await window.dropFile(third, await middleOf(photo, page));
    await until(waiting).not.toContain('渡口.png');
    const after = await saved();
    expect(onFront(after).map(({ id }) => id)).toEqual(onFront(edition).map(({ id }) => id));
    const shown = after.articles[photo.articleId]?.photos.find(({ id }) => id === photo.photoId)?.imageId;
    expect(shown == null ? null : after.images[shown]?.name).toBe('渡口.png');
    await window.undo();
    await until(waiting).toEqual(['灯2.png', '灯10.png', '渡口.png']);
  });

  it('shows what is dropped once more at once, with the page it is used on, and does not take that out', async () => {
    const { page, photo } = await front();
    const [, , third = ''] = files;
    await window.dropFile(third, await middleOf(photo, page));
    await until(waiting).not.toContain('渡口.png');
    await window.page.keyboard.press('Escape');
    await window.dropFile(third);
    await until(() => listed('渡口.png').textContent()).toContain('已在第1版用过');
    await until(chosen).toEqual(['渡口.png']);
    await until(() => tray().locator('h2 small').textContent()).toMatch(/^待用 4，/u);
    await listed('渡口.png').focus();
    await window.page.keyboard.press('Delete');
    await window.page.locator('.notices', { hasText: '渡口.png 在第1版用着，没有移出' }).waitFor();
    await window.undo();
    await window.undo();
    await until(waiting).toEqual(['灯2.png', '灯10.png', '渡口.png']);
  });

  it('has several chosen by keys and taken out of the edition in one step, which one undo takes back', async () => {
    const before = await saved();
    await listed('灯2.png').click();
    await window.page.keyboard.press('Shift+ArrowDown');
    await until(chosen).toEqual(['灯2.png', '灯10.png']);
    await window.page.keyboard.press('Delete');
    await until(waiting).toEqual(['渡口.png']);
    const focused = () => window.page.evaluate(() => document.activeElement?.querySelector('.title')?.textContent);
    await until(focused).toBe('渡口.png');
    expect(Object.keys((await saved()).images)).toHaveLength(Object.keys(before.images).length - 2);
    await window.undo();
    await until(waiting).toEqual(['灯2.png', '灯10.png', '渡口.png']);
    expect(await saved()).toEqual(before);
    await listed('灯2.png').focus();
    await window.page.keyboard.press('ControlOrMeta+a');
    await until(chosen).toEqual(['灯2.png', '灯10.png', '渡口.png']);
    await tray().getByRole('button', { name: '3 张移出本期' }).click();
    await until(waiting).toEqual([]);
    await window.undo();
    await until(waiting).toEqual(['灯2.png', '灯10.png', '渡口.png']);
  });

  it('takes a picture that is pasted without a file, as those of a screen are; a frame that is selected takes it instead', async () => {
    const before = await saved();
    const { page, photo } = await front();
    const board = window.page.getByTestId('pasteboard');
    await board.focus();
    await board.press('Escape');
    await pastePicture(20);
    await until(async () => (await waiting()).filter((name) => name.startsWith('粘贴的图片')).length).toBe(1);
    await window.page.locator('.notices', { hasText: '已粘贴图片“粘贴的图片' }).waitFor();
    await until(async () => (await chosen()).length).toBe(1);
    expect(onFront(await saved())).toEqual(onFront(before));
    await window.undo();
    await until(saved).toEqual(before);
    const place = await middleOf(photo, page);
    await window.page.mouse.click(place.x, place.y);
    await pastePicture(90);
    await until(async () => {
      const shown = (await saved()).articles[photo.articleId]?.photos.find(({ id }) => id === photo.photoId);
      return shown?.imageId == null ? '' : (await saved()).images[shown.imageId]?.name;
    }).toMatch(/^粘贴的图片 /u);
    await window.undo();
    await until(saved).toEqual(before);
  });

  it('lets several go with a story of the pool in one drag', async () => {
    const story = window.page.locator('.copy-pool li').first();
    const title = await story.locator('.title').textContent();
    await listed('灯2.png').click();
    await listed('渡口.png').click({ modifiers: ['ControlOrMeta'] });
    await until(chosen).toEqual(['灯2.png', '渡口.png']);
    await listed('灯2.png').dragTo(story);
    for (const name of ['灯2.png', '渡口.png'])
      await until(() => listed(name).textContent()).toContain(`配《${title}》`);
    await until(() => listed('灯10.png').textContent()).not.toContain('配《');
    await window.undo();
    for (const name of ['灯2.png', '渡口.png']) await until(() => listed(name).textContent()).not.toContain('配《');
  });

  it('lets one go with a story of the pool', async () => {
    const story = window.page.locator('.copy-pool li').first();
    const title = await story.locator('.title').textContent();
    await tray().locator('li > button', { hasText: '灯10.png' }).dragTo(story);
    await until(() => tray().locator('li', { hasText: '灯10.png' }).textContent()).toContain(`配《${title}》`);
    await window.undo();
    await until(() => tray().locator('li', { hasText: '灯10.png' }).textContent()).not.toContain('配《');
    expect(window.errors).toEqual([]);
  });
});
