import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readStoryFile } from '../../electron/import/read-story.ts';
import { documentRelations, documentXml, docx, para, picture, run } from '../kit/documents.ts';
import { removeFolder } from './remove-folder.ts';
import { until } from './until.ts';
import { DayangWindow, UserData } from './window.ts';

describe('copy from anywhere', () => {
  const data = new UserData();
  const folder = mkdtempSync(join(tmpdir(), 'dayang-copy-'));
  let window: DayangWindow;
  const file = (name: string, bytes: Uint8Array | string) => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  };
  beforeAll(async () => {
    window = await DayangWindow.open(data);
  });
  afterAll(async () => {
    await window.close();
    data.remove();
    removeFolder(folder);
  });

  const pool = () => window.page.locator('.pool li, .copy-pool li');

  it('takes many files at once: the good ones come in as one step, each bad one is named with its reason', async () => {
    const png = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#777' } })
      .png()
      .toBuffer();
    const paths = [
      file(
        '来稿.docx',
        docx(
          documentXml(
            para(run('渡口早班船提前一刻钟')) +
              para(run('本报讯　'), run('渡口', '<w:b/>'), run('的早班船提前了。')) +
              para(picture('rId5')),
          ),
          {
            'word/media/one.png': new Uint8Array(png),
            'word/_rels/document.xml.rels': documentRelations([['rId5', 'image', 'media/one.png']]),
          },
        ),
      ),
      file('坏.docx', new Uint8Array([0x50, 0x4b, 3, 4, 9, 9, 9])),
      file('简讯.md', '# 柳絮开始飘了\n\n出门请戴口罩。\n'),
      file('电讯.txt', '晚间气温回升\n　　明天最高气温二十度，风力三级。\n'),
      file('空.txt', ''),
    ];
    const before = await pool().count();
    await window.answerDialog('showOpenDialog', ...paths);
    await window.page.keyboard.press('ControlOrMeta+I');
    const report = window.page.getByTestId('import-report');
    await report.waitFor();
    const lines = await report.locator('li').allTextContents();
    expect(lines).toHaveLength(5);
    expect(lines[0]).toContain('《渡口早班船提前一刻钟》');
    expect(lines[0]).toContain('图片 1 张');
    expect(lines[1]).toMatch(/坏\.docx.*无法读取/u);
    expect(lines[2]).toContain('《柳絮开始飘了》');
    expect(lines[4]).toMatch(/空\.txt.*空文件/u);
    await until(() => report.locator('li.problem').count()).toBe(2);
    // Enter closes the report: it has been read.
    await window.page.keyboard.press('Enter');
    await until(() => report.count()).toBe(0);
    await until(() => pool().count()).toBe(before + 3);
    await until(() => window.articleText()).toBe('本报讯　渡口的早班船提前了。');
    await until(() => window.page.locator('.galley-copy .strong').allTextContents()).toEqual(['渡口']);
    await window.undo();
    await until(() => pool().count()).toBe(before);
    await window.redo();
    await until(() => pool().count()).toBe(before + 3);
  });

  it('puts each of several pictures into a block of its own where it may, from the tray of a full page', async () => {
    const paths = await Promise.all(
      ['#a33', '#3a3'].map(async (background, at) => {
        const png = await sharp({ create: { width: 40, height: 30, channels: 3, background } })
          .png()
          .toBuffer();
        return file(`图${at}.png`, png);
      }),
    );
    await window.answerDialog('showOpenDialog', ...paths);
    const photos = () => window.page.locator('.block-list').getByText(/^图片/u).count();
    await window.page.getByRole('tab', { name: '块', exact: true }).click();
    const before = await photos();
    await window.page.keyboard.press('ControlOrMeta+I');
    await window.page.getByTestId('import-report').waitFor();
    await window.page.keyboard.press('Escape');
    expect(await photos()).toBe(before);
    const waiting = window.page.getByTestId('picture-tray').locator('li:not(.used) > button', { hasText: /^图\d/u });
    await until(() => waiting.count()).toBe(2);
    for (const left of [1, 0]) {
      await waiting.first().focus();
      await window.page.keyboard.press('Enter');
      await until(() => waiting.count()).toBe(left);
    }
    await until(photos).toBe(before + 2);
    await window.page.getByRole('tab', { name: '属性' }).click();
  });

  it('gives an article out as a document that reads the same', async () => {
    await window.page.getByText('渡口早班船提前一刻钟').first().click();
    const path = join(folder, '出稿.docx');
    await window.app.evaluate(({ dialog }, chosen) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen });
    }, path);
    await window.command('稿件存为 Word 文档');
    await window.page.getByText('已存为').waitFor();
    expect(readFileSync(path).length).toBeGreaterThan(1_000);
    const read = await readStoryFile(path);
    if (read.kind !== 'story') throw new Error('not a story');
    expect(read.story.headline).toEqual(['渡口早班船提前一刻钟']);
    expect(read.story.body[0]?.leaves).toEqual([
      { text: '本报讯　' },
      { text: '渡口', strong: true },
      { text: '的早班船提前了。' },
    ]);
  });

  it('never makes the page complain', () => {
    expect(window.errors).toEqual([]);
  });
});
