/** Forty files of all kinds dropped at once: each is named in the report, one undo takes all of it back. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { savedEdition } from '../kit/display-lists.ts';
import { documentXml, docx, para, run } from '../kit/documents.ts';
import { incomingFiles } from '../kit/incoming-files.ts';
import { removeFolder } from './remove-folder.ts';
import { windowForSuite } from './suite.ts';
import { until } from './until.ts';
import type { DayangWindow, UserData } from './window.ts';

describe('forty files at once', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dayang-forty-'));
  let window: DayangWindow;
  let data: UserData;
  windowForSuite((opened, user) => {
    window = opened;
    data = user;
  });
  afterAll(() => removeFolder(folder));

  const write = (name: string, bytes: Uint8Array | string) => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  };
  const report = () => window.page.getByTestId('import-report');
  const pool = () => window.page.locator('.copy-pool li');
  const saved = async () => {
    await window.saved();
    return savedEdition(join(data.path, 'editions', 'sample.dayang'));
  };

  it('are each named with what became of them, and one undo takes all back', async () => {
    const files = await incomingFiles();
    expect(files).toHaveLength(40);
    // The advert has a place that it goes into.
    await window.command('插入广告块');
    const before = await saved();
    const articles = Object.keys(before.articles).length;
    await window.dropFiles(files.map(({ name, bytes }) => write(name, bytes)));
    await report().waitFor();
    const lines = report().locator(':scope > li');
    await until(() => lines.count()).toBe(files.length);
    const told = await lines.allTextContents();
    for (const [at, { name, becomes }] of files.entries()) {
      const line = told[at] ?? '';
      expect(line).toContain(name);
      if ('refused' in becomes) expect(line).toMatch(becomes.refused);
      else if ('picture' in becomes) expect(line).toMatch(/第\d版|“图片”栏/u);
      else for (const title of [becomes.copy, ...(becomes.more ?? [])]) expect(line).toContain(`《${title}`);
    }
    const failed = files.filter(({ becomes }) => 'refused' in becomes).length;
    await until(() => report().locator(':scope > li.problem').count()).toBe(failed);
    await until(() => window.page.locator('.dialog.import').textContent()).toContain(
      `${files.length - failed} 个文件已导入`,
    );
    // The story that its agency took back says so.
    expect(told[files.findIndex(({ name }) => name === '撤稿.xml')]).toContain('不得见报');
    await window.page.keyboard.press('Escape');
    const after = await saved();
    const stories = files.reduce(
      (sum, { becomes }) => sum + ('copy' in becomes ? 1 + (becomes.more?.length ?? 0) : 0),
      0,
    );
    const made = Object.values(after.articles).filter(({ id }) => before.articles[id] === undefined);
    expect(made.filter(({ body }) => body.length > 0)).toHaveLength(stories);
    await window.undo();
    expect(await saved()).toEqual(before);
    await until(() => pool().count()).toBe(articles);
    await window.redo();
    expect(await saved()).toEqual(after);
  });

  it('say of a story that the pool has another version of it, and mark what an agency takes back', async () => {
    const wire = (inside: string, more = '') =>
      `<nitf><head><docdata ${more}><doc-id id-string="通稿一则"/></docdata></head><body><body.content>${inside}</body.content></body></nitf>`;
    await window.dropFile(write('新版.xml', wire('<p>这是同一篇通稿的新版。</p>')));
    await until(() => window.page.locator('.notices').textContent()).toContain('另一版《通稿一则》');
    await window.dropFile(write('撤回.xml', wire('', 'management-status="canceled"')));
    await report().waitFor();
    await until(() => report().textContent()).toContain('《通稿一则》已标出');
    await window.page.keyboard.press('Escape');
    // Both versions, and the one that was withdrawn when it came.
    await until(() => pool().locator('mark.arrival-killed').count()).toBe(3);
    await window.undo();
    await until(() => pool().locator('mark.arrival-killed').count()).toBe(1);
  });

  it('that are stopped in the middle leave what was read, and say of each other that it was not', async () => {
    // Long enough that somebody can stop it.
    const paragraphs = Array.from({ length: 4_000 }, (_, at) =>
      para(run(`第${at}段，渡口的早班船从今天起提前一刻钟。`)),
    ).join('');
    const paths = Array.from({ length: 40 }, (_, at) =>
      write(`长稿${at}.docx`, docx(documentXml(para(run(`长稿第${at}篇`)) + paragraphs))),
    );
    const before = await pool().count();
    await window.dropFiles(paths);
    const progress = window.page.locator('.dialog.import progress');
    await progress.waitFor();
    await until(() => window.page.locator('.dialog.import').textContent()).toMatch(/（([3-9]|\d\d)／40）/u);
    await window.page.locator('.dialog.import menu button').click();
    await report().waitFor();
    const lines = await report().locator(':scope > li').allTextContents();
    expect(lines).toHaveLength(40);
    const left = lines.filter((line) => line.includes('没有读：导入已中止')).length;
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThan(40);
    await window.page.keyboard.press('Escape');
    await until(() => pool().count()).toBe(before + 40 - left);
    await window.undo();
    await until(() => pool().count()).toBe(before);
    expect(window.errors).toEqual([]);
  });
});
