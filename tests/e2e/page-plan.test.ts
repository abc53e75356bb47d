/** The pages of a weekday, planned in the panel with their formats and templates, and made so by the next edition. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { EditionFile } from '../../electron/store/edition-file.ts';
import { gridNamed } from '../../shared/edition/formats.ts';
import { newspaperOf } from '../../shared/edition/newspaper.ts';
import { applyPatches } from '../../shared/edition/operations.ts';
import { saveFormat } from '../../shared/edition/page-formats.ts';
import { setGrid } from '../../shared/edition/regrid.ts';
import { pagesInOrder } from '../../shared/edition/selectors.ts';
import { saveTemplate } from '../../shared/edition/templates.ts';
import { savedEdition } from '../kit/display-lists.ts';
import { emptyEdition, pageOf } from '../kit/editions.ts';
import { removeFolder } from './remove-folder.ts';
import { windowForSuite } from './suite.ts';
import { until } from './until.ts';
import type { DayangWindow } from './window.ts';

const folder = mkdtempSync(join(tmpdir(), 'dayang-window-plan-'));
const friday = join(folder, 'friday.dayang');
const saturday = join(folder, 'saturday.dayang');
afterAll(() => removeFolder(folder));

const empty = emptyEdition(2);
// Page 1 is of another size, and so stays out of the format.
const bare = applyPatches(empty, setGrid(empty, pageOf(empty, 1).id, gridNamed('broadsheet'))).edition;
const named = applyPatches(bare, saveFormat(bare, pageOf(bare, 2).id, '内页')).edition;
const edition = applyPatches(named, saveTemplate(named, pageOf(named, 2).id, '空版')).edition;
const [format] = Object.values(edition.formats);
const template = Object.values(edition.templates).find(({ name }) => name === '空版');

let window: DayangWindow;

describe('the plan of a day', () => {
  windowForSuite(
    (opened) => {
      window = opened;
    },
    () => {
      EditionFile.create(friday, edition);
      return friday;
    },
  );
  const plan = () => newspaperOf(savedEdition(friday)).week[5]?.pages;

  it('is laid out page by page: section, format and template, each a step of undo', async () => {
    const { page } = window;
    await page.getByRole('tab', { name: '报纸' }).click();
    await page.getByRole('button', { name: '周六各版的开本和版式' }).click();
    // It begins with the two pages of this edition.
    await page.getByRole('button', { name: '周六再加一版' }).click();
    await page.getByLabel('周六的版').fill('—、—、—');
    await page.getByLabel('周六的版').press('Enter');
    await until(() => plan()?.length).toBe(3);
    await page.getByLabel('周六第2版版名').fill('本地');
    await page.getByLabel('周六第2版版名').press('Enter');
    await page.getByLabel('周六第2版开本').selectOption({ label: '内页' });
    for (const at of [1, 3]) await page.getByLabel(`周六第${at}版开本`).selectOption({ label: '沿用' });
    await page.getByLabel('周六第3版版式').selectOption({ label: '空版' });
    await page.getByText(/^3 版 · .*内页：2 版.*空版：3 版/u).waitFor();
    await window.saved();
    await until(plan).toEqual([
      { section: '', templateId: null, formatId: null },
      { section: '本地', templateId: null, formatId: format?.id },
      { section: '', templateId: template?.id, formatId: null },
    ]);
    await page.getByRole('button', { name: '周六不要第1版' }).click();
    await until(() => plan()?.length).toBe(2);
    await window.undo();
    await until(() => plan()?.length).toBe(3);
  });

  it('is told before the next edition is made, and made so', async () => {
    await window.answerDialog('showSaveDialog', saturday);
    await window.command('下一期');
    const dialog = window.page.getByRole('dialog', { name: '下一期' });
    await dialog.getByText('2 内页\u30003 空版').waitFor();
    await dialog.getByRole('button', { name: '建立' }).click();
    await until(() => window.pageText('nameplate')).toContain('第9022期');
    const pages = pagesInOrder(savedEdition(saturday));
    expect(pages.map(({ section, formatId }) => [section, formatId])).toEqual([
      ['', undefined],
      ['本地', format?.id],
      ['', format?.id],
    ]);
    expect(window.errors).toEqual([]);
  });
});
