import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EditionFile } from '../../electron/store/edition-file.ts';
import { gridNamed } from '../../shared/edition/formats.ts';
import { masterBlocksOn } from '../../shared/edition/masters.ts';
import { blocksOnPage, mastersOf, pagesInOrder } from '../../shared/edition/selectors.ts';
import { mm } from '../../shared/edition/units.ts';
import { savedEdition } from '../kit/display-lists.ts';
import { emptyEdition, pageOf } from '../kit/editions.ts';
import { removeFolder } from './remove-folder.ts';
import { until } from './until.ts';
import { DayangWindow, UserData } from './window.ts';

describe('pages of any size, and masters', () => {
  const data = new UserData();
  const folder = mkdtempSync(join(tmpdir(), 'dayang-sizes-'));
  const path = join(folder, 'sizes.dayang');
  const edition = emptyEdition(4);
  const second = pageOf(edition, 2);
  const [head] = blocksOnPage(edition, second.id);
  if (head === undefined) throw new Error('no page head');
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

  const saved = async () => {
    await window.saved();
    return savedEdition(path);
  };
  const undo = async () => {
    await window.undo();
    await window.saved();
  };
  const field = (name: string) => window.page.locator('.inspector').getByLabel(name, { exact: true });
  const type = async (name: string, text: string) => {
    await field(name).fill(text);
    await field(name).press('Enter');
  };
  const notice = (text: string) => window.page.getByText(text).first();
  /** A point of the page shown as one of the window. */
  const at = async (x: number, y: number) => {
    const sheet = await window.page.locator('.page-shadow').boundingBox();
    if (sheet === null) throw new Error('no page');
    const scale = sheet.width / gridNamed('tabloid').trim.width;
    return [sheet.x + x * scale, sheet.y + y * scale] as const;
  };

  it('take a width as it is typed, say what is possible where it is not, and go back in one step', async () => {
    await type('宽', '320');
    await until(async () => pageOf(await saved(), 1).grid.trim.width).toBeCloseTo(mm(320));
    await until(() => field('宽').inputValue()).toBe('320mm');
    await type('左边', '400mm');
    await until(() => notice('左边：其余各项不变时，可以是 0mm 到').count()).toBe(1);
    await until(() => field('左边').inputValue()).toBe('13.5mm');
    await undo();
    await until(async () => pageOf(await saved(), 1).grid).toEqual(gridNamed('tabloid'));
  });

  it('give their size to all pages, undone in one step', async () => {
    await type('正文字号', '9');
    await type('行距', '小四');
    await window.page.getByRole('button', { name: '用于各版' }).click();
    await until(async () => pagesInOrder(await saved()).map(({ grid }) => [grid.bodySize, grid.leading])).toEqual(
      Array.from({ length: 4 }, () => [9, 12]),
    );
    await until(async () => (await saved()).styles['body']).toMatchObject({ size: 9, leading: 12 });
    for (const _ of [1, 2, 3]) await undo();
    await until(async () => pagesInOrder(await saved()).map(({ grid }) => grid)).toEqual(
      Array.from({ length: 4 }, () => gridNamed('tabloid')),
    );
  });

  it('have formats by name, changed for all pages of it at once', async () => {
    await type('宽', '300');
    await field('开本的名称').fill('晚报版');
    await field('开本的名称').press('Enter');
    await until(async () => Object.values((await saved()).formats).map(({ name }) => name)).toEqual(['晚报版']);
    await window.page.locator('.page-list li').nth(1).getByRole('button').click();
    await window.painted(2);
    await field('开本').selectOption({ label: '晚报版' });
    await until(async () => pageOf(await saved(), 2).grid.trim.width).toBeCloseTo(mm(300));
    await type('高', '400');
    await until(() => notice('本版与开本“晚报版”的尺寸不同').count()).toBe(1);
    await window.page.getByRole('button', { name: '改开本“晚报版”（2 个版）' }).click();
    await until(async () => pagesInOrder(await saved()).map(({ grid }) => Math.round(grid.trim.height))).toEqual(
      [mm(400), mm(400), mm(393), mm(393)].map(Math.round),
    );
    for (let step = 0; step < 5; step++) await undo();
    await until(async () => (await saved()).pages).toEqual(edition.pages);
    await window.page.locator('.page-list li').nth(0).getByRole('button').click();
    await window.painted(1);
  });

  it('share a page head once it is on a master, where it cannot be moved', async () => {
    await window.page.locator('.page-list li').nth(1).getByRole('button').click();
    await window.painted(2);
    const { x, y } = head.frame;
    await window.page.mouse.click(...(await at(x + 20, y + 6)));
    await window.command('选中的块放进母版');
    await until(async () => mastersOf(await saved()).map(({ master }) => master)).toEqual([
      { name: '内页', on: 'inside' },
    ]);
    const after = await saved();
    expect(Object.values(after.blocks).filter(({ kind }) => kind === 'furniture')).toHaveLength(3);
    expect(masterBlocksOn(after, pageOf(after, 4))).toHaveLength(1);
    await window.page.mouse.click(...(await at(x + 20, y + 6)));
    await until(() => notice('它属于母版“内页”').count()).toBe(1);
    await window.page.keyboard.press('ArrowDown');
    await until(() => notice('这是母版的块，不能在这里改').count()).toBe(1);
    expect((await saved()).blocks).toEqual(after.blocks);
  });

  it('go to the master, which is said to be one, change all pages with it, and back', async () => {
    await window.page.getByRole('button', { name: '编辑母版' }).click();
    await until(() => notice('正在编辑母版“内页”：改动会出现在 3 个版上').count()).toBe(1);
    await window.page.keyboard.press('ArrowDown');
    const moved = head.frame.y + gridNamed('tabloid').leading;
    await until(async () => (await saved()).blocks[head.id]?.frame.y).toBeCloseTo(moved);
    await window.page.getByRole('button', { name: '完成，回到版面' }).first().click();
    await window.painted(2);
    const after = await saved();
    for (const number of [2, 3, 4]) {
      expect(masterBlocksOn(after, pageOf(after, number))[0]?.frame.y).toBeCloseTo(moved);
    }
    await undo();
    await until(async () => (await saved()).blocks[head.id]?.frame.y).toBeCloseTo(head.frame.y);
  });

  it('override a master’s block on one page, and have it back', async () => {
    const { x, y } = head.frame;
    await window.page.mouse.click(...(await at(x + 20, y + 6)));
    await window.page.getByRole('button', { name: '在本版改写' }).click();
    await until(async () => blocksOnPage(await saved(), second.id).length).toBe(1);
    await window.page.keyboard.press('Escape');
    await window.page.getByTestId('pasteboard').click({ position: { x: 5, y: 300 } });
    await window.page.getByRole('button', { name: '恢复母版的块' }).click();
    await until(async () => blocksOnPage(await saved(), second.id).length).toBe(0);
    await until(async () => masterBlocksOn(await saved(), pageOf(await saved(), 2)).length).toBe(1);
  });
});
