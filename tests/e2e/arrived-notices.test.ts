/** 收稿夹: pictures by themselves, captions put right, and notices in plain words that take stories back. */
import { mkdirSync, mkdtempSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { withIptc } from '../kit/iptc.ts';
import { removeFolder } from './remove-folder.ts';
import { windowForSuite } from './suite.ts';
import { until } from './until.ts';
import type { DayangWindow } from './window.ts';

describe('what comes in beside stories', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dayang-arrived-'));
  const wires = join(folder, '收稿');
  let window: DayangWindow;
  windowForSuite((opened) => {
    window = opened;
    mkdirSync(wires);
  });
  afterAll(() => removeFolder(folder));

  const put = (name: string, bytes: string | Uint8Array) => {
    writeFileSync(join(wires, `${name}.part`), bytes);
    renameSync(join(wires, `${name}.part`), join(wires, name));
  };
  const picture = async (caption: string, headline: string) =>
    withIptc(
      await sharp({ create: { width: 90, height: 60, channels: 3, background: '#804020' } })
        .jpeg()
        .toBuffer(),
      [
        [105, headline],
        [120, caption],
      ],
    );
  const list = () => window.page.getByTestId('arrivals');
  const titles = () => list().locator('li .title').allTextContents();
  const open = (title: string) => list().locator('li', { hasText: title }).locator('button').click();
  const press = (name: string) => window.page.getByRole('button', { name, exact: true }).click();
  const dialog = () => window.page.locator('.dialog.arrival');

  it('is a picture that is put to its story, and an undo offers it again', async () => {
    await window.command('收稿夹');
    await window.answerDialog('showOpenDialog', wires);
    await press('选择文件夹…');
    await until(() => window.page.getByTestId('watch-folder').textContent()).toBe(wires);
    await window.page.keyboard.press('Escape');
    put('渡口.md', '# 渡口早班船提前\n\n渡口的早班船提前一刻钟。\n');
    put('DSC_1.jpg', await picture('张三在渡口', '渡口早班船提前'));
    await until(async () => (await titles()).length).toBe(2);
    await list().locator('li', { hasText: '字' }).locator('button').click();
    await press('收进稿库');
    await until(() => window.articleText()).toContain('提前一刻钟');
    await open('渡口早班船提前');
    await until(() => dialog().getByTestId('arrival-picture').textContent()).toContain('张三在渡口');
    await until(() =>
      dialog()
        .locator('img')
        .evaluate((shown) => (shown instanceof HTMLImageElement ? shown.naturalWidth : 0)),
    ).toBe(90);
    // Enter puts it to the story it is of, and makes none of it alone.
    const target = window.page.getByRole('button', { name: '配给《渡口早班船提前》', exact: true });
    await until(() => target.evaluate((button) => button === document.activeElement)).toBe(true);
    await window.page.keyboard.press('Enter');
    await until(titles).toEqual([]);
    await window.undo();
    await until(async () => (await titles()).length).toBe(1);
    await window.redo();
    await until(titles).toEqual([]);
  });

  it('is the same picture with another caption, which is shown and taken', async () => {
    put('DSC_1.jpg', await picture('张山在渡口', '渡口早班船提前'));
    await until(titles).toEqual(['更新渡口早班船提前']);
    await open('渡口早班船提前');
    const changes = window.page.getByTestId('arrival-changes').locator('li');
    await until(() => changes.locator('label').allTextContents()).toEqual(['换了一张图', '图片说明']);
    await until(() => changes.nth(1).locator('ins').allTextContents()).toEqual(['山']);
    await press('取用所选 2 处');
    await until(titles).toEqual([]);
  });

  it('is a notice in plain words, which is shown with the story it takes back', async () => {
    put('通知.txt', '江城社撤稿通知\n各用户：今晚播发的《渡口早班船提前》一稿，请勿采用。\n江城社总编室\n');
    await until(() => window.page.locator('.notices').textContent()).toContain('撤稿了，不得见报');
    await until(() => window.page.locator('.copy-pool mark.arrival-killed').allTextContents()).toEqual(['撤稿']);
    await open('江城社撤稿通知');
    await until(() => dialog().getByTestId('arrival-copy').textContent()).toContain('请勿采用');
    await until(() => dialog().getByTestId('arrival-concerned').textContent()).toContain('提前一刻钟');
    await until(() => dialog().textContent()).toContain('按文字认出');
    await press('知道了');
    await until(titles).toEqual([]);
    await until(() => window.page.locator('.copy-pool mark.arrival-killed').count()).toBe(1);
  });

  it('is a notice that names no story which is here, and says so', async () => {
    put('通知二.txt', '撤稿通知\n《没有的稿》请勿采用。\n');
    await until(() => window.page.locator('.notices').textContent()).toContain('没有找到它说的稿');
    await open('没有的稿');
    await until(() => dialog().textContent()).toContain('没有找到它说的稿（没有的稿）');
    await press('是普通稿，收进稿库');
    await until(titles).toEqual([]);
    expect(window.errors).toEqual([]);
  });
});
