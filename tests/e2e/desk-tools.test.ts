import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EditionFile } from '../../electron/store/edition-file.ts';
import { gridFrame, gridNamed } from '../../shared/edition/formats.ts';
import { newId } from '../../shared/edition/ids.ts';
import type { Block } from '../../shared/edition/records.ts';
import { savedEdition } from '../kit/display-lists.ts';
import { article, bodyBlock, emptyEdition, pageOf, photoBlock, withArticle, withBlocks } from '../kit/editions.ts';
import { removeFolder } from './remove-folder.ts';
import { settled, until } from './until.ts';
import { DayangWindow, UserData } from './window.ts';

const grid = gridNamed('tabloid');
const sentence = '东湖南岸的灯火一直亮到深夜，人们慢慢散去，第二天清早又排起长队。';

/** A page with a story, its picture and another story that waits in the pool. */
function smallEdition() {
  const photoId = newId<'photo'>();
  const story = article(
    Array.from({ length: 8 }, () => sentence.repeat(5)),
    {
      headlines: { kicker: [], headline: ['湖边灯会今晚开幕'], deck: [], summary: '' },
      photos: [{ id: photoId, imageId: null, caption: '灯会现场。', credit: '林知夏 摄' }],
    },
  );
  const waiting = article([sentence.repeat(3)], {
    headlines: { kicker: [], headline: ['早市延长一小时'], deck: [], summary: '' },
  });
  let edition = withArticle(withArticle(emptyEdition(3), story), waiting);
  const page = pageOf(edition, 1);
  const body = bodyBlock(page, story, { rows: 30, row: 12, span: 5 });
  const photo = { ...photoBlock(page, story, { column: 1, span: 2, row: 16, rows: 12 }), photoId };
  edition = withBlocks(edition, [body, photo]);
  return { edition, body, photo };
}

describe('the desk’s tools', () => {
  const data = new UserData();
  const folder = mkdtempSync(join(tmpdir(), 'dayang-tools-'));
  const path = join(folder, 'small.dayang');
  const { edition, body, photo } = smallEdition();
  let window: DayangWindow;
  beforeAll(async () => {
    EditionFile.create(path, edition);
    window = await DayangWindow.open(data, { edition: path });
  });
  afterAll(async () => {
    await window.close();
    data.remove();
    removeFolder(folder);
  });

  const press = (key: string) => window.page.keyboard.press(key);
  /** A point of the page as one of the window. */
  const at = async (x: number, y: number) => {
    const sheet = await window.page.locator('.page-shadow').boundingBox();
    if (sheet === null) throw new Error('no page');
    const scale = sheet.width / grid.trim.width;
    return [sheet.x + x * scale, sheet.y + y * scale] as const;
  };
  const middle = (block: Block) => at(block.frame.x + block.frame.width / 2, block.frame.y + block.frame.height / 2);
  const saved = async () => {
    await window.saved();
    return savedEdition(path);
  };
  const undo = async () => {
    await window.undo();
    await window.saved();
  };

  it('shows the page composed anew while a picture is dragged, and Escape takes it back', async () => {
    const { mouse } = window.page;
    const before = await window.pageText();
    await mouse.move(...(await middle(photo)));
    await mouse.down();
    const [x, y] = await at(photo.frame.x + photo.frame.width / 2 + 140, photo.frame.y + photo.frame.height / 2 + 60);
    await mouse.move(x, y, { steps: 6 });
    await until(() => window.page.getByTestId('guide').count()).toBeGreaterThan(0);
    await until(() => window.page.locator('.sketch-size').count()).toBe(1);
    await press('Escape');
    await mouse.up();
    await until(() => window.pageText()).toBe(before);
    await until(async () => (await saved()).blocks[photo.id]).toEqual(photo);
  });

  it('moves a picture to the grid in one step, undone in one', async () => {
    const { mouse } = window.page;
    // A first click takes up the story, a second the picture itself.
    await mouse.click(...(await middle(photo)));
    await mouse.click(...(await middle(photo)));
    await mouse.move(...(await middle(photo)));
    await mouse.down();
    const right = gridFrame(grid, 2, 2, 20, 12);
    await mouse.move(...(await at(right.x + right.width / 2 + 3, right.y + right.height / 2 - 2)), { steps: 5 });
    await mouse.up();
    await until(async () => (await saved()).blocks[photo.id]?.frame).toEqual(right);
    await undo();
    await until(async () => (await saved()).blocks[photo.id]).toEqual(photo);
  });

  it('moves a picture with a finger; a second finger, or one taken away, changes nothing', async () => {
    const cdp = await window.page.context().newCDPSession(window.page);
    const [x, y] = await middle(photo);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd' | 'touchCancel', ...fingers: [number, number][]) =>
      cdp.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: fingers.map(([at, down], id) => ({ x: at, y: down, id })),
      });
    const sketch = window.page.locator('.sketch-size');
    await touch('touchStart', [x, y]);
    await touch('touchMove', [x + 40, y + 90]);
    await until(() => sketch.count()).toBe(1);
    await touch('touchCancel');
    await until(() => sketch.count()).toBe(0);
    await until(async () => (await saved()).blocks[photo.id]).toEqual(photo);
    const right = gridFrame(grid, 2, 2, 20, 12);
    const [toX, toY] = await at(right.x + right.width / 2 + 3, right.y + right.height / 2 - 2);
    await touch('touchStart', [x, y]);
    await touch('touchMove', [(x + toX) / 2, (y + toY) / 2]);
    await touch('touchStart', [(x + toX) / 2, (y + toY) / 2], [x - 60, y - 60]);
    await touch('touchMove', [toX, toY], [x - 90, y - 10]);
    await touch('touchEnd');
    await until(async () => (await saved()).blocks[photo.id]?.frame).toEqual(right);
    await undo();
    await until(async () => (await saved()).blocks[photo.id]).toEqual(photo);
    await cdp.detach();
  });

  it('keeps the selection when Escape gives up a drag', async () => {
    const { mouse } = window.page;
    await mouse.click(...(await at(body.frame.x + 20, body.frame.y + 20)));
    await until(() => window.page.locator('.overlay .selected').count()).toBe(1);
    await mouse.move(...(await middle(photo)));
    await mouse.down();
    const [x, y] = await middle(photo);
    await mouse.move(x + 60, y + 60, { steps: 4 });
    await until(() => window.page.locator('.sketch-size').count()).toBe(1);
    await press('Escape');
    await mouse.up();
    await until(() => window.page.getByTestId('port-out').count()).toBe(1);
    await press('Escape');
    await until(() => window.page.locator('.overlay .selected').count()).toBe(0);
  });

  it('resizes by a handle, text composed round it', async () => {
    const { mouse } = window.page;
    await mouse.click(...(await middle(photo)));
    const handle = await window.page.getByTestId('handle-se').boundingBox();
    if (handle === null) throw new Error('no handle');
    await mouse.move(handle.x + 4, handle.y + 4);
    await mouse.down();
    const wide = gridFrame(grid, 1, 3, 16, 15);
    await mouse.move(...(await at(wide.x + wide.width - 2, wide.y + wide.height + 2)), { steps: 5 });
    await mouse.up();
    await until(async () => (await saved()).blocks[photo.id]?.frame).toEqual(wide);
    await undo();
  });

  it.each(['显示整版', '实际大小'])(
    'paints only what changed, to the pixels of a page painted whole: %s',
    async (size) => {
      const { page } = window;
      await page.mouse.click(...(await middle(photo)));
      await window.command(size);
      const pixels = () =>
        page.evaluate(() => document.querySelector<HTMLCanvasElement>('.pasteboard .sheet')?.toDataURL() ?? '');
      const before = await settled(pixels);
      let changed = before;
      for (const key of ['ArrowDown', 'ArrowDown', 'Alt+ArrowRight', 'Alt+ArrowUp', 'ArrowRight', 'Shift+ArrowDown']) {
        await press(key);
        await until(pixels).not.toBe(changed);
        changed = await settled(pixels);
      }
      // Another page and back: the page is painted on a new canvas, all of it.
      await press('ControlOrMeta+PageDown');
      await window.painted(2);
      await press('ControlOrMeta+PageUp');
      await window.painted(1);
      await until(pixels).toBe(changed);
      for (let step = 0; step < 6; step++) await undo();
      await until(pixels).toBe(before);
      await press('ControlOrMeta+0');
      await settled(pixels);
    },
  );

  it('takes a frame in millimetres, columns and lines, and says what it does not understand', async () => {
    const { page } = window;
    await page.mouse.click(...(await middle(photo)));
    const width = page.getByLabel('宽', { exact: true });
    await width.fill('3栏');
    await press('Enter');
    await until(async () => (await saved()).blocks[photo.id]?.frame.width).toBe(gridFrame(grid, 0, 3, 0, 1).width);
    await width.fill('很宽');
    await press('Enter');
    await page.getByText('“很宽”不是长度').waitFor();
    await page.locator('.notices .problem').getByRole('button').click();
    await undo();
  });

  it('selects by marquee, groups, and moves the group together', async () => {
    const { page } = window;
    await page.mouse.move(...(await at(3, grid.typeArea.y + 10 * grid.leading)));
    await page.mouse.down();
    await page.mouse.move(...(await at(grid.trim.width - 3, grid.typeArea.y + 45 * grid.leading)), { steps: 4 });
    await page.mouse.up();
    await page.getByText('选中 2 块').first().waitFor();
    await press('ControlOrMeta+G');
    await press('Escape');
    await page.mouse.click(...(await middle(photo)));
    await page.getByText('选中 2 块').first().waitFor();
    await press('ArrowDown');
    await until(async () => (await saved()).blocks[body.id]?.frame.y).toBeCloseTo(body.frame.y + grid.leading);
    await undo();
    await undo();
  });

  it('places a broken picture nowhere, one of 200 megapixels sharp and small, and replaces it in its frame', async () => {
    const { page } = window;
    const broken = join(folder, 'broken.jpg');
    writeFileSync(broken, 'no picture');
    await page.mouse.click(...(await middle(photo)));
    await window.answerDialog('showOpenDialog', broken);
    await press('ControlOrMeta+Shift+P');
    await page.getByText('无法读取').waitFor();
    await page.locator('.notices .problem').getByRole('button').click();
    const huge = join(folder, 'huge.jpg');
    await sharp({ create: { width: 20_000, height: 10_000, channels: 3, background: '#447788' } })
      .jpeg({ quality: 30 })
      .toFile(huge);
    await window.answerDialog('showOpenDialog', huge);
    await press('ControlOrMeta+Shift+P');
    await until(() => page.getByTestId('ppi').textContent()).toMatch(/^\d{4} /u);
    const small = join(folder, 'small.png');
    await sharp({ create: { width: 300, height: 200, channels: 3, background: '#884422' } })
      .png()
      .toFile(small);
    await window.answerDialog('showOpenDialog', small);
    await press('ControlOrMeta+Shift+P');
    await until(() => page.getByTestId('ppi').textContent()).toMatch(/^\d{2} /u);
    const now = await saved();
    expect(now.blocks[photo.id]?.frame).toEqual(photo.frame);
    const [shown] = Object.values(now.articles).flatMap((one) => one.photos);
    expect(now.images[shown?.imageId ?? '']?.name).toBe('small.png');
    // The newsroom's own caption stays.
    expect(shown?.caption).toBe('灯会现场。');
  });

  it('crops in the frame: enlarged, then drawn along', async () => {
    const { page } = window;
    await page.mouse.click(...(await middle(photo)));
    await page.getByLabel('缩放').fill('200');
    await press('Enter');
    await page.mouse.dblclick(...(await middle(photo)));
    await page.mouse.move(...(await middle(photo)));
    await page.mouse.down();
    const [x, y] = await middle(photo);
    await page.mouse.move(x + 30, y + 10, { steps: 4 });
    await page.mouse.up();
    await press('Escape');
    await until(async () => {
      const block = (await saved()).blocks[photo.id];
      return block?.kind === 'photo' ? block.crop : undefined;
    }).toMatchObject({ scale: 2 });
    const block = (await saved()).blocks[photo.id];
    const crop = block?.kind === 'photo' ? block.crop : undefined;
    expect(crop?.x).toBeLessThan(0.5);
    expect(crop?.y).toBeLessThan(0.5);
  });

  it('draws a story from the pool onto the page as a group, and finds it by its words', async () => {
    const { page } = window;
    await page.getByPlaceholder('搜索标题和正文').fill('早市');
    await until(() => page.locator('.copy-pool li').count()).toBe(1);
    await page
      .locator('.copy-pool li')
      .getByText('早市延长一小时')
      .dragTo(page.getByTestId('pasteboard'), { targetPosition: { x: 420, y: 480 } });
    await page.getByPlaceholder('搜索标题和正文').fill('');
    await until(() => window.pageText('headline')).toContain('早市延长一小时');
    const now = await saved();
    const placed = Object.values(now.blocks).filter((block) => block.group !== undefined);
    expect(placed.map((block) => block.kind).sort()).toEqual(['body', 'headline']);
    await undo();
  });

  it('links by the ports, and refuses a block linked to itself', async () => {
    const { page } = window;
    const [x, y] = await at(body.frame.x + 8, body.frame.y + body.frame.height - 8);
    await page.mouse.click(x, y);
    await page.getByTestId('port-out').click();
    await page.mouse.click(x, y);
    await page.getByText('文块不能接到自己').waitFor();
    await page.locator('.notices .problem').getByRole('button').click();
    await page.getByTestId('port-out').click();
    const below = gridFrame(grid, 0, 2, 50, 10);
    await page.mouse.move(...(await at(below.x, below.y)));
    await page.mouse.down();
    await page.mouse.move(...(await at(below.x + below.width, below.y + below.height)), { steps: 4 });
    await page.mouse.up();
    await page.getByTestId('thread-path').waitFor();
    await undo();
  });

  it('changes a style, and everything set in it', async () => {
    const { page } = window;
    await page.getByRole('tab', { name: '样式' }).click();
    await page.getByLabel('样式', { exact: true }).selectOption('body');
    const before = (await saved()).styles['body']?.size;
    await page.getByLabel('字号', { exact: true }).fill('8');
    await press('Enter');
    await until(async () => (await saved()).styles['body']?.size).toBe(8);
    await undo();
    await until(async () => (await saved()).styles['body']?.size).toBe(before);
    await page.getByRole('tab', { name: '属性' }).click();
  });

  it('adds, renames and deletes pages', async () => {
    const { page } = window;
    await page.getByRole('button', { name: '加一版' }).click();
    await window.painted(2);
    await page.getByLabel('版名').fill('副刊');
    await press('Enter');
    await page.locator('.page-list').getByText('副刊').waitFor();
    await page.getByRole('button', { name: '删除本版' }).click();
    await until(() => page.locator('.page-list li').count()).toBe(3);
    // The page that follows is shown in its place.
    await until(() => page.locator('.page-list [aria-current="true"] b').textContent()).toBe('2');
    for (let step = 0; step < 3; step++) await undo();
    await press('ControlOrMeta+PageUp');
    await window.painted(1);
  });

  it('draws a page to another place in the list', async () => {
    const { page } = window;
    const items = page.locator('.page-list li button');
    const third = pageOf(edition, 3).id;
    await items.nth(2).dragTo(items.nth(1));
    await until(async () => (await saved()).pages[third]?.number).toBe(2);
    await undo();
    await until(async () => (await saved()).pages[third]?.number).toBe(3);
  });

  it('draws a block across the fold onto the facing page', async () => {
    const { page } = window;
    await press('ControlOrMeta+PageDown');
    await window.painted(2);
    await press('ControlOrMeta+Shift+S');
    await until(() => page.locator('.pasteboard .sheet').count()).toBe(2);
    await press('ControlOrMeta+Shift+B');
    await press('Shift+R');
    await window.saved();
    const rules = async () => Object.values((await saved()).blocks).filter((block) => block.kind === 'rule');
    const [rule] = await rules();
    if (rule === undefined) throw new Error('no rule');
    const sheet = await page.locator('.page-shadow').first().boundingBox();
    if (sheet === null) throw new Error('no page');
    const scale = sheet.width / grid.trim.width;
    const [x, y] = [sheet.x + (rule.frame.x + 100) * scale, sheet.y + rule.frame.y * scale];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + sheet.width, y + 40, { steps: 6 });
    await page.mouse.up();
    await until(async () => (await rules())[0]?.pageId).toBe(pageOf(edition, 3).id);
    await undo();
    await undo();
    await press('ControlOrMeta+Shift+S');
    await press('ControlOrMeta+PageUp');
    await press('ControlOrMeta+PageUp');
    await window.painted(1);
  });

  it('shows two pages that face each other', async () => {
    const { page } = window;
    await press('ControlOrMeta+PageDown');
    await press('ControlOrMeta+Shift+S');
    await until(() => page.locator('.pasteboard .sheet').count()).toBe(2);
    await press('ControlOrMeta+Shift+S');
    await press('ControlOrMeta+PageUp');
    await window.painted(1);
  });

  it('never makes the page complain', () => {
    expect(window.errors).toEqual([]);
  });
});

describe('ten thousand blocks on a page', () => {
  const data = new UserData();
  const folder = mkdtempSync(join(tmpdir(), 'dayang-many-'));
  const path = join(folder, 'many.dayang');
  afterAll(() => {
    data.remove();
    removeFolder(folder);
  });

  it('are shown, selected, moved and moved back', async () => {
    const empty = emptyEdition(1);
    const page = pageOf(empty, 1);
    const rules = Array.from({ length: 10_000 }, (_, at): Block => {
      const frame = { x: 20 + (at % 100) * 7, y: 60 + Math.floor(at / 100) * 10, width: 5, height: 1 };
      return { id: newId<'block'>(), pageId: page.id, order: 10 + at, kind: 'rule', frame };
    });
    EditionFile.create(path, withBlocks(empty, rules));
    const window = await DayangWindow.open(data, { edition: path });
    try {
      const { keyboard } = window.page;
      await keyboard.press('ControlOrMeta+Shift+B');
      await keyboard.press('ControlOrMeta+A');
      await window.page.getByText('选中 10003 块').first().waitFor();
      await keyboard.press('ArrowDown');
      await window.saved();
      const [first] = rules;
      if (first === undefined) throw new Error('no rule');
      const moved = savedEdition(path).blocks[first.id]?.frame.y ?? 0;
      expect(moved).toBeGreaterThan(first.frame.y);
      await window.undo();
      await until(() => savedEdition(path).blocks[first.id]?.frame).toEqual(first.frame);
      expect(window.errors).toEqual([]);
    } finally {
      await window.close();
    }
  });
});
