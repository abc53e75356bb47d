/** A newspaper’s own file, opened and changed in place; what is made of it from then on. */
import { copyFileSync, existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { EditionFile } from '../../electron/store/edition-file.ts';
import { savePaper } from '../../electron/store/paper-file.ts';
import { newId } from '../../shared/edition/ids.ts';
import { savedEdition } from '../kit/display-lists.ts';
import { emptyEdition } from '../kit/editions.ts';
import { removeFolder } from './remove-folder.ts';
import { windowForSuite } from './suite.ts';
import { until } from './until.ts';
import type { DayangWindow } from './window.ts';

const folder = mkdtempSync(join(tmpdir(), 'dayang-window-paper-file-'));
const friday = join(folder, 'friday.dayang');
const paper = join(folder, 'ours.dayang-paper');
const [saturday, sunday] = [join(folder, 'saturday.dayang'), join(folder, 'sunday.dayang')];
afterAll(() => removeFolder(folder));

/** The newspaper as its file has it; a copy is read, for the window has the file open. */
function paperNow() {
  const copy = join(folder, `${newId<'step'>()}.dayang-paper`);
  for (const end of ['', '-wal']) if (existsSync(`${paper}${end}`)) copyFileSync(`${paper}${end}`, `${copy}${end}`);
  const file = EditionFile.openToRead(copy, 'paper');
  const { edition } = file;
  file.close();
  return edition;
}

let window: DayangWindow;

/** How many of the page's points are dark, of those that are painted. */
function inkOnPage(): Promise<number> {
  return window.page
    .locator('.pasteboard canvas')
    .first()
    .evaluate((canvas) => {
      if (!(canvas instanceof HTMLCanvasElement)) return 0;
      const points = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      return points.filter((value, at) => at % 4 === 0 && value < 200).length;
    });
}

describe('a newspaper’s file', () => {
  windowForSuite(
    (opened) => {
      window = opened;
    },
    () => {
      EditionFile.create(friday, emptyEdition(2));
      const file = EditionFile.open(friday);
      savePaper(file, paper);
      file.close();
      return friday;
    },
  );

  it('is opened like an edition, in the panel that settles the newspaper, and says what it is', async () => {
    const { page } = window;
    await window.answerDialog('showOpenDialog', paper);
    await window.command('打开…');
    await page.locator('.top-bar').getByText('报纸文件').waitFor();
    await page.getByRole('note').getByText('直接存进报纸文件').waitFor();
    await page.getByRole('heading', { name: '上一期' }).waitFor();
  });

  it('is changed in place with its pages in sight, and undone', async () => {
    const { page } = window;
    const name = page.getByLabel('报名', { exact: true });
    await name.fill('江城晚报');
    await until(() => window.pageText('nameplate')).toContain('江城晚报');
    await name.press('Enter');
    await window.saved();
    await window.undo();
    await until(() => name.inputValue()).toBe('东湖日报');
    await window.redo();
    await until(() => name.inputValue()).toBe('江城晚报');
    await page.getByLabel('主办单位').fill('江城报社主办');
    await page.getByLabel('主办单位').press('Enter');
    await until(() => window.pageText('nameplate')).toContain('江城报社主办');
    await window.saved();
  });

  it('is looked at with filler, which follows what is changed and is kept nowhere', async () => {
    const { page } = window;
    const filler = page.getByLabel('用样稿铺满空版');
    const bare = await inkOnPage();
    await filler.check();
    await until(inkOnPage).toBeGreaterThan(2 * bare);
    await page.getByLabel('社址').fill('江城市沿江路8号');
    await page.getByLabel('社址').press('Enter');
    await until(() => window.pageText('furniture')).toContain('沿江路8号');
    await until(inkOnPage).toBeGreaterThan(2 * bare);
    await filler.uncheck();
    await until(async () => (await inkOnPage()) < 2 * bare).toBe(true);
    await window.saved();
    expect(paperNow().articles).toEqual({});
  });

  it('has what is placed on its pages in every edition, and is not proofread itself', async () => {
    const { page } = window;
    await window.command('插入广告块');
    await page.getByRole('tab', { name: '属性' }).click();
    await page.getByText('放在报纸文件里的，以后各期都有。').waitFor();
    await page.getByLabel('最后一期（空为一直）').waitFor();
    await window.command('开始下一校次');
    await page.getByText('报纸文件不校对').waitFor();
  });

  it('makes the next edition, though it is open, and is closed by then with all its changes', async () => {
    const { page } = window;
    await window.answerDialog('showSaveDialog', saturday);
    await window.command('报纸设定');
    await page.getByRole('button', { name: '新建一期…' }).click();
    const dialog = page.getByRole('dialog', { name: '用报纸文件新建一期' });
    await dialog.getByText('1 个常设的块').waitFor();
    await dialog.getByRole('button', { name: '建立' }).click();
    await until(() => window.pageText('nameplate')).toContain('第9022期');
    await page.locator('.top-bar').getByText('第 9022 期').waitFor();
    await until(() => page.locator('.top-bar').getByText('报纸文件').count()).toBe(0);
    const made = savedEdition(saturday);
    expect(made.edition.publication).toBe('江城晚报');
    const adverts = Object.values(made.blocks).filter(({ kind }) => kind === 'advert');
    expect(adverts.map(({ standing }) => standing)).toEqual([{ until: null }]);
    expect(paperNow().edition.publication).toBe('江城晚报');
  });

  it('is offered again among the files opened lately, as what it is, and made an edition of while it is open', async () => {
    const { page } = window;
    await window.command('起始页');
    await page.getByTestId('recent').filter({ hasText: '报纸文件' }).locator('button').first().click();
    await page.locator('.top-bar').getByText('报纸文件').waitFor();
    await window.answerDialog('showOpenDialog', paper);
    await window.answerDialog('showSaveDialog', sunday);
    await window.command('用报纸文件新建一期');
    const dialog = page.getByRole('dialog', { name: '用报纸文件新建一期' });
    await dialog.getByLabel('日期').fill('2024-03-10');
    await dialog.getByRole('button', { name: '建立' }).click();
    await until(() => window.pageText('nameplate')).toContain('第9023期');
    expect(window.errors).toEqual([]);
  });
});
