import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EditionFile } from '../../electron/store/edition-file.ts';
import { formatsInOrder } from '../../shared/edition/page-formats.ts';
import { pagesInOrder } from '../../shared/edition/selectors.ts';
import { toMm } from '../../shared/edition/units.ts';
import { savedEdition } from '../kit/display-lists.ts';
import { emptyEdition } from '../kit/editions.ts';
import { removeFolder } from './remove-folder.ts';
import { until } from './until.ts';
import { DayangWindow, UserData } from './window.ts';

describe('a new edition of its own size', () => {
  const data = new UserData();
  const folder = mkdtempSync(join(tmpdir(), 'dayang-new-size-'));
  const path = join(folder, 'old.dayang');
  const made = join(folder, 'made.dayang');
  let window: DayangWindow;
  beforeAll(async () => {
    EditionFile.create(path, emptyEdition(1));
    window = await DayangWindow.open(data, { edition: path });
  });
  afterAll(async () => {
    await window.close();
    data.remove();
    removeFolder(folder);
  });

  it('is made as it is written, says what is not possible, and keeps the size under its name', async () => {
    const { page } = window;
    await window.answerDialog('showSaveDialog', made);
    await page.keyboard.press('ControlOrMeta+N');
    const dialog = page.locator('dialog');
    await dialog.getByLabel('报名').fill('江城晚报');
    await dialog.getByRole('combobox').selectOption({ label: '自定尺寸' });
    const type = async (name: string, text: string) => {
      await dialog.getByLabel(name, { exact: true }).fill(text);
      await page.keyboard.press('Enter');
    };
    await type('栏数', '40');
    await until(() => dialog.getByRole('alert').textContent()).toContain('栏数：其余各项不变时');
    await type('宽', '320');
    await type('高', '470mm');
    await type('栏数', '5');
    await type('正文字号', '9.2磅');
    await type('行距', '13.2');
    await dialog.getByLabel('开本的名称').fill('晚报版');
    await dialog.getByRole('button', { name: '建立' }).click();
    await until(() => dialog.count()).toBe(0);
    await window.painted(1);
    await window.saved();
    const edition = savedEdition(made);
    expect(edition.edition).toMatchObject({ publication: '江城晚报', format: 'own' });
    expect(formatsInOrder(edition).map(({ name }) => name)).toEqual(['晚报版']);
    for (const { grid } of pagesInOrder(edition)) {
      expect([toMm(grid.trim.width), toMm(grid.trim.height)].map(Math.round)).toEqual([320, 470]);
      expect(grid).toMatchObject({ columns: 5, bodySize: 9.2, leading: 13.2 });
    }
    expect(edition.styles['body']).toMatchObject({ size: 9.2, leading: 13.2 });
  });
});
