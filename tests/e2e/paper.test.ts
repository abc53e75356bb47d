/** What goes on from one edition to the next, marked in the window; the newspaper saved by itself, and an edition of it. */
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { EditionFile } from '../../electron/store/edition-file.ts';
import { standardPreset } from '../../shared/contract/export-settings.ts';
import { newId } from '../../shared/edition/ids.ts';
import type { Block } from '../../shared/edition/records.ts';
import { savedEdition } from '../kit/display-lists.ts';
import { article, emptyEdition, pageOf, withArticle, withBlocks } from '../kit/editions.ts';
import { removeFolder } from './remove-folder.ts';
import { windowForSuite } from './suite.ts';
import { until } from './until.ts';
import type { DayangWindow } from './window.ts';

const folder = mkdtempSync(join(tmpdir(), 'dayang-window-paper-'));
const friday = join(folder, 'friday.dayang');
const saturday = join(folder, 'saturday.dayang');
const paper = join(folder, 'ours.dayang-paper');
const first = join(folder, 'first.dayang');
afterAll(() => removeFolder(folder));

const story = article(['留到明天的稿件。']);
const bare = withArticle(emptyEdition(1), story);
const advert: Block = {
  id: newId<'block'>(),
  pageId: pageOf(bare, 1).id,
  order: 9,
  frame: { x: 100, y: 700, width: 300, height: 150 },
  kind: 'advert',
  advertiser: '东湖书店',
  imageId: null,
  standOff: 4,
};

let window: DayangWindow;

describe('what goes on into the next edition', () => {
  windowForSuite(
    (opened) => {
      window = opened;
    },
    () => {
      EditionFile.create(friday, withBlocks(bare, [advert]));
      return friday;
    },
  );

  it('is marked: a block stands up to a date, an article is held over; each is a step of undo', async () => {
    const { page } = window;
    await page.getByRole('tab', { name: '块' }).click();
    await page
      .getByRole('button', { name: /东湖书店/u })
      .first()
      .click();
    await page.getByRole('tab', { name: '属性' }).click();
    await page.getByLabel('常设：以后各期也有').check();
    await page.getByLabel('最后一期（空为一直）').fill('2024-03-09');
    await page.getByText('留到明天的稿件').first().click();
    await page.getByRole('button', { name: '留用到下一期' }).click();
    await page.getByRole('button', { name: '不再留用' }).waitFor();
    await window.saved();
    await until(() => savedEdition(friday).blocks[advert.id]?.standing).toEqual({ until: '2024-03-09' });
    await until(() => savedEdition(friday).articles[story.id]?.held).toBe(true);
    await window.undo();
    await page.getByRole('button', { name: '留用到下一期' }).waitFor();
    await window.redo();
    await page.getByRole('button', { name: '不再留用' }).waitFor();
  });

  it('is told before the edition is made, and is in it', async () => {
    await window.answerDialog('showSaveDialog', saturday);
    await window.command('下一期');
    const dialog = window.page.getByRole('dialog', { name: '下一期' });
    await dialog.getByText('1 个常设的块').waitFor();
    await dialog.getByText('留到明天的稿件').waitFor();
    // The number follows the date until one is typed.
    const [date, number] = [dialog.getByLabel('日期'), dialog.getByLabel('总期号')];
    const [day, counted] = [await date.inputValue(), await number.inputValue()];
    await date.fill('2030-01-01');
    await until(() => number.inputValue()).not.toBe(counted);
    await number.fill('9030');
    await date.fill(day);
    await until(() => number.inputValue()).toBe('9030');
    await number.fill(counted);
    await dialog.getByRole('button', { name: '建立' }).click();
    await until(() => window.pageText('nameplate')).toContain('第9022期');
    await until(() => Object.keys(savedEdition(saturday).articles)).toEqual([story.id]);
    await until(() => advert.id in savedEdition(saturday).blocks).toBe(true);
  });

  it('is in the newspaper by itself, with export presets; an edition is made of it', async () => {
    const preset = { name: '东湖印务', settings: standardPreset('x1a') };
    const bridge = (method: string, input: unknown) =>
      window.page.evaluate((asked) => Reflect.get(globalThis, 'dayang').invoke(asked.method, asked.input), {
        method,
        input,
      });
    await bridge('export.save-preset', preset);
    await window.answerDialog('showSaveDialog', paper);
    await window.command('存为报纸文件');
    await until(() => existsSync(paper)).toBe(true);
    await bridge('export.remove-preset', { name: preset.name });
    await window.answerDialog('showOpenDialog', paper);
    await window.answerDialog('showSaveDialog', first);
    await window.command('用报纸文件新建一期');
    const dialog = window.page.getByRole('dialog', { name: '用报纸文件新建一期' });
    await dialog.getByText('ours.dayang-paper：《东湖日报》，存自 2024-03-09 第 9022 期。').waitFor();
    await until(() => dialog.getByLabel('日期').inputValue()).toBe('2024-03-10');
    await until(() => dialog.getByLabel('总期号').inputValue()).toBe('9023');
    // Counted along with the date, as for the next edition.
    await dialog.getByLabel('日期').fill('2024-03-12');
    await until(() => dialog.getByLabel('总期号').inputValue()).toBe('9025');
    await dialog.getByLabel('日期').fill('2024-03-10');
    await dialog.getByRole('button', { name: '建立' }).click();
    await until(() => window.pageText('nameplate')).toContain('第9023期');
    await until(() => Object.values(savedEdition(first).articles)).toEqual([]);
    expect(await bridge('export.presets', {})).toMatchObject({ value: { own: [preset] } });
    // The advert's days are over by then.
    await until(() => advert.id in savedEdition(first).blocks).toBe(false);
    expect(window.errors).toEqual([]);
  });

  it('is offered where a blank edition is asked for', async () => {
    await window.command('新建一期');
    const blank = window.page.getByRole('dialog', { name: '新建一期', exact: true });
    await blank.getByRole('button', { name: '按《东湖日报》做下一期…' }).click();
    const next = window.page.getByRole('dialog', { name: '下一期' });
    await until(() => next.getByLabel('总期号').inputValue()).toBe('9024');
    await window.page.keyboard.press('Escape');
    await until(() => next.count()).toBe(0);
  });
});
