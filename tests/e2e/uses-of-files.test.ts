/** Files that may be several things: what they are to be is asked once for all that came together. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { articleTitle } from '../../shared/edition/selectors.ts';
import { savedEdition } from '../kit/display-lists.ts';
import { pdfOfPage } from '../kit/pdf-files.ts';
import { removeFolder } from './remove-folder.ts';
import { windowForSuite } from './suite.ts';
import { until } from './until.ts';
import type { DayangWindow, UserData } from './window.ts';

describe('files that may be several things', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dayang-uses-'));
  let window: DayangWindow;
  let data: UserData;
  windowForSuite((opened, user) => {
    window = opened;
    data = user;
  });
  afterAll(() => removeFolder(folder));

  /** A page with type in a font beside what can be drawn. */
  const pdf = (name: string, ink: string) => {
    const path = join(folder, name);
    const font = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>';
    const content = `${ink} k 0 0 200 100 re f BT /F 20 Tf (a) Tj ET`;
    writeFileSync(
      path,
      pdfOfPage(content, { page: '/MediaBox [0 0 340 170]', resources: '/Font << /F 5 0 R >>', more: [font] }),
    );
    return path;
  };
  const table = (name: string) => {
    const path = join(folder, name);
    writeFileSync(path, '菜价,元/斤\n白菜,1.2\n土豆,2.5\n');
    return path;
  };
  const saved = async () => {
    await window.saved();
    return savedEdition(join(data.path, 'editions', 'sample.dayang'));
  };
  const titles = async () => Object.values((await saved()).articles).map(articleTitle);
  const waiting = () => window.page.getByTestId('picture-tray').locator('li .title').allTextContents();
  const uses = () => window.page.getByTestId('uses');
  /** Drops files on the first story of the pool. */
  const dropOnStory = async (...paths: readonly string[]) => {
    const box = await window.page.locator('.copy-pool li').first().boundingBox();
    if (box === null) throw new Error('no story in the pool');
    await window.dropFiles(paths, { x: box.x + box.width / 2, y: box.y + box.height / 2 });
  };

  it('are asked about once, by kind, and become what was answered; one undo takes all of it back', async () => {
    const before = await saved();
    await dropOnStory(pdf('家电.pdf', '0 1 0 0'), table('菜价.csv'), pdf('书店.pdf', '0 0 1 0'));
    await until(() => uses().locator('fieldset').count()).toBe(2);
    await until(() => uses().textContent()).toMatch(/2 个 PDF.*家电\.pdf、书店\.pdf.*1 个表格.*菜价\.csv/u);
    await uses().getByRole('radio', { name: '当稿件' }).check();
    await uses().getByRole('button', { name: '按所选的导入' }).click();
    await until(waiting).toEqual(['家电.pdf', '书店.pdf']);
    await until(async () => (await titles()).some((title) => title.includes('菜价'))).toBe(true);
    // Nothing became a story of code.
    for (const { body } of Object.values((await saved()).articles)) expect(JSON.stringify(body)).not.toContain('%PDF');
    expect(Object.keys((await saved()).blocks)).toEqual(Object.keys(before.blocks));
    await window.page.keyboard.press('Escape');
    await window.undo();
    await until(saved).toEqual(before);
  });

  it('offer what was answered last, by keys too; what is given up stays out, and says so', async () => {
    const before = await saved();
    await dropOnStory(table('菜价二.csv'));
    await until(() => uses().getByRole('radio', { name: '当稿件' }).isChecked()).toBe(true);
    await until(() => window.page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('use-table');
    await window.page.keyboard.press('Escape');
    await window.page.locator('.notices', { hasText: '选了不导入' }).waitFor();
    expect(await saved()).toEqual(before);
    await dropOnStory(table('菜价二.csv'));
    await uses().waitFor();
    await window.page.keyboard.press('Enter');
    await until(async () => (await titles()).some((title) => title.includes('菜价'))).toBe(true);
    expect(window.errors).toEqual([]);
  });
});
