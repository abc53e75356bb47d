/** 补字 in the window: from the finding of a missing character to its drawing on the page, and back again. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, it } from 'vitest';
import { EditionFile } from '../../electron/store/edition-file.ts';
import { article, bodyBlock, emptyEdition, pageOf, withArticle, withBlocks } from '../kit/editions.ts';
import { removeFolder } from './remove-folder.ts';
import { windowForSuite } from './suite.ts';
import { until } from './until.ts';
import type { DayangWindow } from './window.ts';

const own = '\ue123';
const story = article([`记者李${own}明报道。`.repeat(12)]);

describe('the dialog for drawn characters', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dayang-glyph-dialog-'));
  const path = join(folder, 'drawn.dayang');
  const svg = (name: string, shapes: string) => {
    const file = join(folder, `${name}.svg`);
    writeFileSync(file, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">${shapes}</svg>`);
    return file;
  };
  const ring = svg('ring', '<path fill-rule="evenodd" d="M5 5H95V95H5ZM25 25H75V75H25Z"/>');
  const bar = svg('bar', '<path d="M5 40H95V60H5Z" opacity=".5"/>');
  const stroked = svg('stroked', '<path d="M5 5H95" fill="none" stroke="#000" stroke-width="8"/>');
  let window: DayangWindow;
  windowForSuite(
    async (opened) => {
      window = opened;
    },
    () => {
      const bare = withArticle(emptyEdition(1), story);
      EditionFile.create(path, withBlocks(bare, [bodyBlock(pageOf(bare, 1), story, { rows: 30 })]));
      return path;
    },
  );
  afterAll(() => removeFolder(folder));

  const tab = (name: string) => window.page.getByRole('tab', { name }).click();
  const finding = () => window.page.getByText(`字体里没有这些字：${own}（U+E123）`);
  const board = async () => (await window.page.locator('canvas.sheet').screenshot()).toString('base64');
  const panel = () => window.page.getByRole('region', { name: '补字' });
  const listed = () => panel().getByRole('listitem').count();
  const focused = () => window.page.evaluate(() => document.activeElement?.textContent);

  it('adds the character of a finding: the page shows it, the finding is gone, undo and redo step over it', async () => {
    const { page } = window;
    await tab('检查');
    await finding().waitFor();
    const lacking = await board();
    await window.answerDialog('showOpenDialog', ring);
    // By keyboard alone: the button of the finding, the file, the form sent from a field.
    await page.getByRole('button', { name: `补字“${own}”（U+E123）` }).press('Enter');
    const dialog = page.getByRole('dialog', { name: '补字' });
    await until(focused).toBe('选图形文件…');
    await until(() => dialog.getByLabel('字', { exact: true }).inputValue()).toBe(own);
    await until(() => dialog.getByRole('button', { name: '加入' }).isDisabled()).toBe(true);
    await page.keyboard.press('Enter');
    await until(() => dialog.getByTestId('glyph-preview').locator('path').first().getAttribute('d')).toMatch(
      /^M50 50/u,
    );
    await dialog.getByLabel('名称').fill('⿰金波');
    await dialog.getByLabel('名称').press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await until(() => finding().count()).toBe(0);
    await until(async () => (await board()) === lacking).toBe(false);
    const drawn = await board();

    await window.undo();
    await finding().waitFor();
    await until(async () => (await board()) === lacking).toBe(true);
    await window.undo('ControlOrMeta+Shift+Z');
    await until(() => finding().count()).toBe(0);
    await until(async () => (await board()) === drawn).toBe(true);
  });

  it('lists it, takes another drawing and another name, each one step that the page shows', async () => {
    const { page } = window;
    const drawn = await board();
    await tab('报纸');
    await until(listed).toBe(1);
    await until(() => panel().getByRole('listitem').textContent()).toContain('U+E123');
    const change = panel().getByRole('button', { name: '修改补字“⿰金波”（U+E123）' });
    await window.answerDialog('showOpenDialog', bar);
    await change.click();
    const dialog = page.getByRole('dialog', { name: '修改补字' });
    await dialog.getByRole('button', { name: '换一个…' }).click();
    await dialog.getByText('补字一律印文字的颜色').waitFor();
    await dialog.getByRole('button', { name: '保存修改' }).click();
    await dialog.waitFor({ state: 'detached' });
    await until(focused).toBe('修改…');
    await until(async () => (await board()) === drawn).toBe(false);
    await window.undo();
    await until(async () => (await board()) === drawn).toBe(true);

    await change.click();
    await dialog.getByLabel('名称').fill('读 bō');
    await dialog.getByRole('button', { name: '保存修改' }).click();
    await until(() => panel().getByRole('listitem').textContent()).toContain('读 bō');
    await window.undo();
    await until(() => panel().getByRole('listitem').textContent()).toContain('⿰金波');
  });

  it('refuses what is no character and no drawing with the reason, and says which face has it', async () => {
    const { page } = window;
    await window.answerDialog('showOpenDialog', stroked);
    await window.command('补字…');
    const dialog = page.getByRole('dialog', { name: '补字' });
    const character = dialog.getByLabel('字', { exact: true });
    await character.fill('东湖');
    await until(() => dialog.getByRole('alert').textContent()).toContain('不是一个字');
    await character.fill('U+0301');
    await until(() => dialog.getByRole('alert').textContent()).toContain('组合符号');
    await character.fill('U+4E1C');
    await until(() => dialog.getByRole('alert').count()).toBe(0);
    await dialog.getByText('里有这个字').waitFor();
    await dialog.getByRole('button', { name: '选图形文件…' }).click();
    await until(() => dialog.getByRole('alert').textContent()).toContain('描边');
    await until(() => dialog.getByRole('button', { name: '加入' }).isDisabled()).toBe(true);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await until(listed).toBe(1);
  });

  it('takes it away by keyboard: it is missing again, and nothing is drawn', async () => {
    await panel().getByRole('button', { name: '删除补字“⿰金波”（U+E123）' }).press('Enter');
    await until(listed).toBe(0);
    await until(focused).toBe('补一个字…');
    await panel().getByText('字体里都没有的字').waitFor();
    await tab('检查');
    await finding().waitFor();
    await window.undo();
    await until(() => finding().count()).toBe(0);
  });

  it('takes up the character selected in the copy, and changes it where it is drawn', async () => {
    const { page } = window;
    await window.caretToStart();
    for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    await window.command('补字…');
    const dialog = page.getByRole('dialog', { name: '修改补字' });
    await until(() => dialog.getByLabel('字', { exact: true }).inputValue()).toBe(own);
    await until(() => dialog.getByLabel('名称').inputValue()).toBe('⿰金波');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });
});
