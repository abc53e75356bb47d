import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { EditionFile } from '../../electron/store/edition-file.ts';
import { facesNamed } from '../../shared/edition/faces-named.ts';
import { shippedFaces } from '../../shared/faces/shipped.ts';
import { dayangJson, pdfText } from '../kit/command-line.ts';
import { fontFile } from '../kit/font-files.ts';
import { removeFolder } from './remove-folder.ts';
import { until } from './until.ts';
import { DayangWindow, UserData } from './window.ts';

const particulars = {
  国内统一连续出版物号: 'CN 99-0001',
  主管单位: '江城市文化局主管',
  主办单位: '江城日报社主办',
  出版单位: '江城晚报社出版',
  社址: '江城市沿江路8号',
  联系电话: '027-8000001',
  印刷单位: '江城印务公司',
  印刷单位地址: '江城市工业路1号',
  发行: '江城市邮政局发行',
  邮发代号: '37-1',
  定价: '每份1.50元',
};

/** A name written with a brush: a red drawing, no type. */
const calligraphy = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 100">
  <g fill="#c8102e">
    <path d="M10 20c30-12 52 8 70 2-6 20-30 44-64 58 14-22 20-40-6-60z"/>
    <path d="M110 14c20 6 60-4 76 4 2 26-8 58-20 70-10-18-40-30-56-74z"/>
    <path d="M214 30c18-16 50-14 72-6-4 30-22 52-30 66-20-8-38-34-42-60z"/>
    <path d="M312 12c26 2 52 8 76 22-12 26-36 44-70 52 4-28 8-50-6-74z"/>
  </g>
</svg>`;

/** Types in a field as a user does: all of it anew, and Enter. */
async function write(field: Locator, text: string): Promise<void> {
  await field.fill(text);
  await field.press('Enter');
  // A figure is shown with its unit.
  await until(() => field.inputValue()).toContain(text);
}

/** A face of the newspaper's own: where it is looked for, what it is called there, what it is for. */
interface OwnFace {
  readonly place: '系统的字体' | '文件夹…' | '字体文件…';
  /** What the system's dialog is answered with. */
  readonly path: string;
  readonly name: string;
  readonly uses: readonly string[];
  /** What PDF calls it. */
  readonly embedded: string;
}

/** A face of a collection, one of CFF and a Kai; null where a package is not installed. */
function ownFaces(): readonly OwnFace[] | null {
  const [collection, cff, kai] = [fontFile('notoSerif'), fontFile('fandol'), fontFile('wenkai')];
  if (collection === null || cff === null || kai === null) return null;
  return [
    {
      place: '系统的字体',
      path: collection,
      name: 'Noto Serif CJK SC Regular',
      uses: ['正文'],
      embedded: 'NotoSerifCJKsc-Regular',
    },
    {
      place: '文件夹…',
      path: dirname(cff),
      name: 'FandolSong Bold',
      uses: ['标题', '报头'],
      embedded: 'FandolSong-Bold',
    },
    {
      place: '字体文件…',
      path: kai,
      name: '霞鹜文楷 Regular',
      uses: ['图片说明', '署名、责编', '报眉、表格'],
      embedded: 'LXGWWenKai-Regular',
    },
  ];
}

/** The name a face has once it is added. */
function kept(name: string): string {
  return name.replace(/ Regular$/u, '');
}

/** Adds a face in the step of the set-up: seen in its own outlines, with its maker's leave in words. */
async function addFace(window: DayangWindow, { place, path, name, uses }: OwnFace): Promise<void> {
  const { page } = window;
  await window.answerDialog('showOpenDialog', path);
  await page.locator('.paper').getByRole('button', { name: '加字体…' }).click();
  const finder = page.getByRole('dialog', { name: '加字体' });
  const found = finder.getByLabel('找到的字体');
  if (place !== '系统的字体') await finder.getByRole('button', { name: place }).click();
  await finder.getByLabel('按名称查找字体').fill(name);
  await until(() => found.locator('option').allTextContents()).toContain(name);
  await found.selectOption({ label: name });
  await finder.getByTestId('face-preview').waitFor();
  await finder.getByText('可以嵌入导出的 PDF').waitFor();
  for (const use of uses) await finder.getByLabel(use, { exact: true }).check();
  await finder.getByRole('button', { name: '加入' }).click();
  await finder.waitFor({ state: 'detached' });
  await until(() => page.getByRole('region', { name: '自带的字体' }).textContent()).toContain(kept(name));
}

/** Brings in a story from a file and places it, and its headline, on the page in front. */
async function placeStory(window: DayangWindow, path: string): Promise<void> {
  const { page } = window;
  writeFileSync(path, `渡口早班船明起提前一刻钟\n${'渡口的早班船从明天起提前一刻钟开出。'.repeat(20)}\n`);
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
  await window.answerDialog('showOpenDialog', path);
  await page.keyboard.press('ControlOrMeta+I');
  await until(() => page.locator('.copy-pool li').count()).toBe(1);
  await page.locator('.copy-pool li').getByRole('button').first().click();
  await page.getByRole('button', { name: '放到本版' }).click();
  await until(() => window.pageText('body')).toContain('渡口的早班船');
}

/** The fonts of an exported file, as `pdffonts` lists them: what each is called, and whether it is an embedded subset. */
function fontsIn(path: string): { readonly name: string; readonly isSubset: boolean }[] {
  const [, , ...lines] = execFileSync('pdffonts', [path], { encoding: 'utf8' }).trim().split('\n');
  return lines.map((line) => ({
    name: line.split(/\s/u)[0] ?? '',
    isSubset: /^[A-Z]{6}\+/u.test(line) && /\syes yes (?:yes|no)\s/u.test(line),
  }));
}

describe('a newspaper of one’s own', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dayang-paper-'));
  const people: UserData[] = [];
  afterAll(() => {
    for (const data of people) data.remove();
    removeFolder(folder);
  });

  it.for([
    ['faces of ours', false],
    ['faces of its own', true],
  ] as const)(
    'is set up in five steps from the start page in %s, seen on the page, and followed by the next day’s',
    async ([named, isOwn], { skip }) => {
      const own = isOwn ? ownFaces() : [];
      if (own === null) return skip('fonts-noto-cjk, fonts-lxgw-wenkai or texlive-lang-chinese is not installed');
      const data = new UserData();
      people.push(data);
      const drawing = join(folder, '报头.svg');
      const first = join(folder, `江城晚报 第一期 ${named}.dayang`);
      const second = join(folder, `江城晚报 第二期 ${named}.dayang`);
      writeFileSync(drawing, calligraphy);
      const window = await DayangWindow.open(data, { showsPage: false });
      const { page } = window;
      const panel = page.locator('.paper');
      const field = (label: string) => panel.getByLabel(label, { exact: true });
      const on = () => panel.getByRole('button', { name: '下一步' }).click();

      await page.getByRole('button', { name: '新报纸…' }).click();
      await window.answerDialog('showSaveDialog', first);
      await page.getByLabel('报名').fill('江城晚报');
      await page.keyboard.press('Enter');
      await window.painted(1);
      await until(() => window.pageText('nameplate')).toContain('江城晚报');
      await until(() => window.pageText('nameplate')).not.toContain('东湖');

      // 1: what is typed is on the page before the field is left, and gone where it is given up.
      await field('国内统一连续出版物号').fill('CN 99-9999');
      await until(() => window.pageText('nameplate')).toContain('CN 99-9999');
      await field('国内统一连续出版物号').press('Escape');
      await until(() => window.pageText('nameplate')).not.toContain('CN 99-9999');
      for (const [label, text] of Object.entries(particulars)) await write(field(label), text);
      await write(field('批准的报名'), '江城晚报');
      await until(() => window.pageText('nameplate')).toContain('CN 99-0001');
      await on();

      // 2 and 3: the nameplate and the faces.
      await field('报名字体').selectOption({ label: '粗黑' });
      await write(field('报名字号'), '66');
      await window.answerDialog('showOpenDialog', drawing);
      await panel.getByRole('button', { name: /^报头用图形/u }).click();
      // Face and size say nothing of a drawing.
      await panel.getByText(/^报头是图形“报头/u).waitFor();
      await until(() => field('报名字号').count()).toBe(0);
      await on();
      await until(() => panel.getByRole('combobox').count()).toBe(6);
      for (const face of own) await addFace(window, face);
      for (const { name, uses } of own) {
        for (const use of uses) {
          const chosen = panel.getByLabel(use, { exact: true }).locator('option:checked');
          await until(() => chosen.textContent()).toBe(kept(name));
        }
      }
      await on();

      // 4: all pages have the size and the grid.
      const grid = { 宽: '320', 高: '470', 栏数: '5', 正文字号: '9.2', 行距: '13.2' };
      for (const [label, figure] of Object.entries(grid)) await write(field(label), figure);
      await until(() => page.locator('.status-bar').textContent()).toContain('13.2');
      await on();

      // 5: the first edition, with three sections.
      await write(field('日期'), '2026-03-09');
      await write(field('总期号'), '1');
      await write(field('版数'), '3');
      // What cannot be is said, and changes nothing.
      await field('版数').fill('0');
      await field('版数').press('Enter');
      await page.locator('.notices').getByText('版数是 1 到 200 的整数').waitFor();
      await until(() => field('版数').inputValue()).toBe('3');
      for (const [at, section] of ['要闻', '本地', '副刊'].entries()) await write(field(`第${at + 1}版版名`), section);
      await until(() => page.locator('.page-list li').count()).toBe(3);
      await panel.getByRole('button', { name: '完成' }).click();
      // One goes on at the page.
      await until(() => window.page.evaluate(() => document.activeElement?.className)).toBe('pasteboard');

      // Every bit of it is a step that can be taken back.
      await window.undo();
      await until(() => page.locator('.page-list li').nth(2).textContent()).not.toContain('副刊');
      await window.redo();
      await until(() => page.locator('.page-list li').nth(2).textContent()).toContain('副刊');

      await panel.getByLabel('常用版名，每行一个').fill('要闻\n本地\n副刊');
      await panel.getByLabel('永不拆开的名称，每行一个').click();
      await until(() => panel.locator('datalist option').count()).toBe(3);
      // More than the newspaper can hold is said, and changes nothing.
      const sections = panel.getByLabel('常用版名，每行一个');
      await sections.fill(Array.from({ length: 201 }, (_, at) => `版${at}`).join('\n'));
      await panel.getByLabel('永不拆开的名称，每行一个').click();
      await page.locator('.notices').getByText('最多 200 个').waitFor();
      await until(() => sections.inputValue()).toBe('要闻\n本地\n副刊');

      // A box that stands in every edition.
      await page.keyboard.press('Escape');
      await page.locator('.pasteboard').click({ position: { x: 300, y: 300 } });
      await page.keyboard.press('Shift+A');
      await page.getByRole('tab', { name: '属性' }).click();
      await page.getByLabel('常设：以后各期也有').check();
      await page.getByRole('tab', { name: '报纸' }).click();

      // The next day's: a day without a paper is passed over.
      await panel.getByLabel('周二出报').uncheck();
      await window.answerDialog('showSaveDialog', second);
      await panel.getByRole('button', { name: '下一期…' }).click();
      const dialog = page.getByRole('dialog', { name: '下一期' });
      await until(() => dialog.getByLabel('日期').inputValue()).toBe('2026-03-11');
      await until(() => dialog.getByLabel('总期号').inputValue()).toBe('2');
      await dialog.getByText('1 要闻\u30002 本地\u30003 副刊').waitFor();
      await dialog.getByRole('button', { name: '建立' }).click();
      await until(() => page.locator('.top-bar').textContent()).toContain('第 2 期');
      await until(() => page.getByTestId('page-text').locator('[data-kind="advert"]').count()).toBe(1);
      await placeStory(window, join(folder, `${named}.txt`));
      expect(window.errors).toEqual([]);
      await window.close();
      expect(existsSync(second)).toBe(true);

      // The start page has both as they were left.
      const again = await DayangWindow.open(data, { showsPage: false });
      const cards = again.page.getByTestId('recent');
      await until(() => cards.nth(0).textContent()).toContain('2026-03-11 · 第 2 期');
      await until(() => cards.nth(1).textContent()).toContain('2026-03-09 · 第 1 期');
      await again.page.getByRole('button', { name: '下一期：江城晚报…' }).waitFor();
      await again.close();

      // Nothing of an invented paper of ours is in what readers get.
      const out = join(folder, `out ${named}`);
      dayangJson('export', second, '--profile', 'screen', '--out', out);
      const files = readdirSync(out).filter((name) => name.endsWith('.pdf'));
      expect(files).not.toEqual([]);
      const text = files.map((file) => pdfText(join(out, file))).join('');
      expect(text).not.toMatch(/东湖|CN00-0000|0000-0000000/u);
      for (const fact of Object.values(particulars)) expect(text).toContain(fact.replace(/\s/gu, ''));
      expect(text).toContain('渡口的早班船从明天起');
      for (const file of files) {
        // The nameplate is outlines, no picture.
        const pictures = execFileSync('pdfimages', ['-list', join(out, file)], { encoding: 'utf8' });
        expect(pictures.trim().split('\n')).toHaveLength(2);
      }

      // All faces are embedded subsets of those that the styles ask for, and no others.
      const fonts = files.flatMap((file) => fontsIn(join(out, file)));
      expect(fonts.filter(({ isSubset }) => !isSubset)).toEqual([]);
      const names = new Set(fonts.map(({ name }) => name.slice(7)));
      const next = EditionFile.openToRead(second);
      const { styles } = next.edition;
      next.close();
      const asked = new Set(Object.values(styles).flatMap(facesNamed));
      const ours = shippedFaces.all.filter(({ id }) => asked.has(id)).map(({ postScriptName }) => postScriptName);
      const allowed = [...own.map(({ embedded }) => embedded), ...ours];
      expect([...names].filter((name) => !allowed.includes(name))).toEqual([]);
      for (const { embedded } of own) expect([...names]).toContain(embedded);
      if (isOwn) expect([...names].filter((name) => ours.includes(name))).toEqual([]);
    },
  );
});
