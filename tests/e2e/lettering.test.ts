/** Faces that a style names beside its own, and a face that stays on the machine. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { EditionFile } from '../../electron/store/edition-file.ts';
import { article, bodyBlock, emptyEdition, pageOf, withArticle, withBlocks } from '../kit/editions.ts';
import { smallTrueType } from '../kit/font-files.ts';
import { removeFolder } from './remove-folder.ts';
import { windowForSuite } from './suite.ts';
import { settled, until } from './until.ts';
import { DayangWindow, UserData } from './window.ts';

/** Of the shipped faces the sans has it, and the serif has not. */
const story = article(['东湖南岸的𥫗灯火一直亮到深夜。'.repeat(6)], { byline: '记者 江流' });
const folder = mkdtempSync(join(tmpdir(), 'dayang-lettering-'));
afterAll(() => removeFolder(folder));

function made(name: string, text = story): string {
  const path = join(folder, name);
  const bare = withArticle(emptyEdition(1), text);
  EditionFile.create(path, withBlocks(bare, [bodyBlock(pageOf(bare, 1), text, { rows: 30 })]));
  return path;
}

describe('faces of a style', () => {
  let window: DayangWindow;
  windowForSuite(
    async (opened) => {
      window = opened;
      await window.page.getByRole('tab', { name: '样式' }).click();
      await window.page.getByLabel('样式', { exact: true }).selectOption('body');
    },
    () => made('styles.dayang'),
  );

  const painted = () =>
    window.page.evaluate(() => document.querySelector<HTMLCanvasElement>('.pasteboard .sheet')?.toDataURL() ?? '');
  const focused = () => window.page.evaluate(() => document.activeElement?.getAttribute('aria-label'));

  it('are chosen for credits, and taken back', async () => {
    const { page } = window;
    await until(() => window.pageText()).toContain('（记者 江流）');
    const before = await settled(painted);
    await page.getByLabel('署名字体', { exact: true }).selectOption('kai');
    await until(async () => (await painted()) === before).toBe(false);
    await page.keyboard.press('ControlOrMeta+Z');
    await until(painted).toBe(before);
    await until(() => page.getByLabel('署名字体', { exact: true }).inputValue()).toBe('');
  });

  it('are named in order for what one lacks, by mouse and by keyboard', async () => {
    const { page } = window;
    const list = page.getByRole('group', { name: '缺字时依次用' });
    const names = () => list.locator('li > span').allTextContents();
    const before = await settled(painted);
    const add = list.getByLabel('加到“缺字时依次用”');
    await add.selectOption({ label: '楷体' });
    await until(async () => (await painted()) === before).toBe(false);
    await add.selectOption({ label: '粗黑' });
    await until(names).toEqual(['楷体', '粗黑']);
    await list.getByRole('button', { name: '“粗黑”上移' }).press('Enter');
    await until(names).toEqual(['粗黑', '楷体']);
    // The focus went along, and stays where it can be moved no further.
    await until(focused).toBe('“粗黑”上移');
    await list.getByRole('button', { name: '去掉“粗黑”' }).press('Enter');
    await until(names).toEqual(['楷体']);
    await until(focused).toBe('加到“缺字时依次用”');
    for (const left of [['粗黑', '楷体'], ['楷体', '粗黑'], ['楷体'], []]) {
      await window.undo();
      await until(names).toEqual(left);
    }
    await until(painted).toBe(before);
    expect(window.errors).toEqual([]);
  });
});

describe('a face for preview and print only', () => {
  const font = join(folder, 'preview.ttf');
  const path = made('machine.dayang', article(['东湖东湖东湖东湖。'.repeat(12)]));
  const here = new UserData();
  const elsewhere = new UserData();
  afterAll(() => {
    here.remove();
    elsewhere.remove();
  });

  it('is used from this machine, embedded in a PDF, and kept in no edition', async () => {
    writeFileSync(font, smallTrueType({ fsType: 4 }));
    const window = await DayangWindow.open(here, { edition: path });
    try {
      const { page } = window;
      await page.getByRole('tab', { name: '报纸' }).click();
      const panel = page.getByRole('region', { name: '自带的字体' });
      await window.answerDialog('showOpenDialog', font);
      await panel.getByRole('button', { name: '加字体…' }).click();
      const finder = page.getByRole('dialog', { name: '加字体' });
      await finder.getByRole('button', { name: '字体文件…' }).click();
      await finder.getByText('字体留在这台电脑上').waitFor();
      await finder.getByLabel('正文', { exact: true }).check();
      await finder.getByRole('button', { name: '加入' }).click();
      await finder.waitFor({ state: 'detached' });
      await panel.getByText('留在这台电脑上，不随报纸走').waitFor();
      await until(() =>
        page.evaluate(() =>
          [...document.fonts].some((face) => face.family.includes('own-face-') && face.status === 'loaded'),
        ),
      ).toBe(true);
      await page.keyboard.press('ControlOrMeta+E');
      const out = join(folder, 'out');
      mkdirSync(out);
      await window.answerDialog('showOpenDialog', out);
      await page.getByRole('button', { name: '选择文件夹并导出' }).click();
      await page.getByTestId('exported').waitFor();
      const [file = ''] = readdirSync(out).filter((one) => one.endsWith('.pdf'));
      expect(execFileSync('pdffonts', [join(out, file)], { encoding: 'utf8' })).toMatch(/Small|Test/u);
    } finally {
      await window.close();
    }
    const kept = EditionFile.openToRead(path);
    const [face] = Object.values(kept.edition.faces);
    expect(face).toMatchObject({ file: null, embedding: 'preview-and-print' });
    if (face?.onMachine === undefined) throw new Error('no face');
    expect(kept.keptFile(face.onMachine)).toBeUndefined();
    kept.close();
  });

  it.each([
    ['there again where it was added', here, 0],
    ['missed elsewhere, with what is to be done', elsewhere, 1],
  ])('is %s', async (_, data, count) => {
    const window = await DayangWindow.open(data, { edition: path });
    try {
      const { page } = window;
      await page.getByRole('tab', { name: '检查' }).click();
      await until(() => page.getByTestId('preflight-count').first().textContent()).toMatch(/错误|没有问题/u);
      await until(() => page.getByText('这台电脑上没有字体').count()).toBe(count);
    } finally {
      await window.close();
    }
  });
});
