/** Exporting in the window: what for, what stands against it, where to, and colours on the page. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayangJson } from '../kit/command-line.ts';
import { removeFolder } from './remove-folder.ts';
import { windowForSuite } from './suite.ts';
import { until } from './until.ts';
import type { DayangWindow, UserData } from './window.ts';

describe('exporting', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dayang-export-'));
  let window: DayangWindow;
  let data: UserData;
  let page: Page;
  windowForSuite((opened, user) => {
    window = opened;
    data = user;
    page = opened.page;
  });
  beforeAll(() => page.keyboard.press('ControlOrMeta+E'));
  afterAll(() => removeFolder(folder));

  const go = () => page.getByRole('button', { name: '选择文件夹并导出' });
  const count = () => page.getByTestId('preflight-count').textContent();
  const exportTo = async (name: string) => {
    await window.answerDialog('showOpenDialog', join(folder, name));
    await go().click();
    await page.getByTestId('exported').waitFor();
    await until(() => go().isEnabled()).toBe(true);
    return readdirSync(join(folder, name)).filter((one) => one.endsWith('.pdf'));
  };

  it('says at once what it found, and leads to it', async () => {
    await until(count).toContain('提醒 3');
    await page.getByTestId('findings').first().getByText('greenway.jpg').click();
    await page.waitForSelector('dialog', { state: 'detached' });
    await window.painted(2);
    await until(() => page.locator('.panel').textContent()).toContain('有效分辨率146');
    await page.keyboard.press('ControlOrMeta+E');
  });

  it('writes PDF/X-1a with marks for one page, and says what of it is unchanged the second time', async () => {
    await page.getByLabel('用途').selectOption({ label: '付印 PDF/X-1a:2003' });
    await page.getByText('本版（第2版）').click();
    await until(count).toContain('提醒 1');
    expect(await exportTo('x1a')).toEqual(['2024-03-08-02.pdf']);
    const info = execFileSync('pdfinfo', ['-box', join(folder, 'x1a', '2024-03-08-02.pdf')], { encoding: 'utf8' });
    expect(info).toMatch(/PDF subtype:\s+PDF\/X-1a:2003/u);
    expect(info).toMatch(/TrimBox:\s+39\.69/u);
    await exportTo('x1a');
    await until(() => page.getByTestId('exported').textContent()).toContain('1 个没有变化');
  });

  it('keeps settings under a name, and remembers the last', async () => {
    await page.getByText('设置', { exact: true }).click();
    await page.getByLabel('总墨量上限 %').fill('220');
    await page.keyboard.press('Enter');
    await page.getByLabel('文件名规则').fill('{publication}-{page}');
    await page.keyboard.press('Tab');
    await page.getByLabel('预设名称').fill('东湖印务');
    await page.getByRole('button', { name: '存为预设' }).click();
    await until(() =>
      page.getByLabel('用途').evaluate((element) => (element as HTMLSelectElement).selectedOptions[0]?.text),
    ).toBe('东湖印务');
    expect(await exportTo('own')).toEqual(['东湖日报-2.pdf']);
    const kept: unknown = JSON.parse(readFileSync(join(data.path, 'settings.json'), 'utf8'));
    expect(kept).toMatchObject({
      exportPresets: [{ name: '东湖印务', settings: { ink: 220 } }],
      lastExport: { ink: 220 },
    });
  });

  it('keeps them with the newspaper, too, for whoever the edition is mailed to', async () => {
    const chosen = () =>
      page.getByLabel('用途').evaluate((element) => (element as HTMLSelectElement).selectedOptions[0]?.text);
    await page.getByRole('button', { name: '收进报纸' }).click();
    await until(chosen).toBe('报纸：东湖印务');
    await page.getByRole('button', { name: '从报纸里去掉' }).click();
    await until(chosen).toBe('东湖印务');
  });

  it('does not take somebody else’s file, unless told to', async () => {
    await page.getByLabel('用途').selectOption({ label: '付印 PDF/X-4' });
    const taken = join(folder, 'taken');
    execFileSync('mkdir', [taken]);
    writeFileSync(join(taken, '2024-03-08-02.pdf'), '别人的');
    await window.answerDialog('showOpenDialog', taken);
    await go().click();
    await until(() => page.getByTestId('export-failure').textContent()).toContain('不是大样导出的');
    expect(readFileSync(join(taken, '2024-03-08-02.pdf'), 'utf8')).toBe('别人的');
    await page.getByLabel('替换已有文件').check();
    expect(await exportTo('taken')).toEqual(['2024-03-08-02.pdf']);
    expect(readFileSync(join(taken, '2024-03-08-02.pdf'), 'latin1').slice(0, 8)).toBe('%PDF-1.6');
  });

  it('refuses a profile that is of no press, and takes the newsroom’s own', async () => {
    const profile = join(folder, 'screen.icc');
    writeFileSync(profile, 'no profile');
    await window.answerDialog('showOpenDialog', profile);
    await page.getByRole('button', { name: '大样自带：冷固型新闻纸' }).click();
    await page.getByRole('button', { name: 'screen.icc' }).waitFor();
    await window.answerDialog('showOpenDialog', join(folder, 'profiled'));
    await go().click();
    await until(() => page.getByTestId('export-failure').textContent()).toContain('色彩特性文件');
    await page.getByRole('button', { name: '用自带的' }).click();
  });

  it('says that it could not check where pages would share a name', async () => {
    const pattern = page.getByLabel('文件名规则');
    const before = await pattern.inputValue();
    await page.getByText('全部 4 版').click();
    await pattern.fill('{date}');
    await page.keyboard.press('Tab');
    await until(() => page.getByTestId('export-failure').textContent()).toContain('2024-03-08');
    await until(count).toBe('没有检查成');
    await pattern.fill(before);
    await page.keyboard.press('Tab');
    await until(count).toContain('提醒 3');
    await page.getByText('本版（第2版）').click();
  });

  it('checks the files themselves and saves a report', async () => {
    await page.getByRole('button', { name: '检查成品' }).click();
    await until(() => go().isEnabled()).toBe(true);
    await until(count).toContain('错误 0');
    const report = join(folder, 'report.pdf');
    await window.answerDialog('showSaveDialog', report);
    await page.getByRole('button', { name: '存报告' }).click();
    await until(() => page.locator('.notices p').last().textContent()).toContain('report.pdf');
    expect(execFileSync('pdftotext', [report, '-'], { encoding: 'utf8' })).toContain('greenway.jpg');
  });

  it('writes the whole edition for screens as one tagged file', async () => {
    await page.getByLabel('用途').selectOption({ label: '屏幕阅读（带标签、书签、链接）' });
    await page.getByText('全部 4 版').click();
    expect(await exportTo('screen')).toEqual(['2024-03-08-screen.pdf']);
    const info = execFileSync('pdfinfo', [join(folder, 'screen', '2024-03-08-screen.pdf')], { encoding: 'utf8' });
    expect(info).toMatch(/Tagged:\s+yes/u);
  });

  it('writes page proofs on the paper that is chosen', async () => {
    await page.getByLabel('用途').selectOption({ label: '校样（带校对符号）' });
    await page.getByLabel('纸张').selectOption('A4');
    expect(await exportTo('proofs')).toEqual(['2024-03-08-proof.pdf']);
    const info = execFileSync('pdfinfo', [join(folder, 'proofs', '2024-03-08-proof.pdf')], { encoding: 'utf8' });
    expect(info).toMatch(/Pages:\s+4/u);
    expect(info).toMatch(/Page size:\s+595.28 x 841.89 pts \(A4\)/u);
    await page.keyboard.press('Escape');
  });
});

describe('a long export', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dayang-long-'));
  const edition = join(folder, 'long.dayang');
  let window: DayangWindow;
  windowForSuite(
    (opened) => {
      window = opened;
    },
    () => {
      dayangJson('new', edition, '--date', '2024-03-08', '--publication', '东湖日报', '--pages', '120');
      return edition;
    },
  );
  afterAll(() => removeFolder(folder));

  it('is cancelled: what was done is there and whole, and going on makes the rest', async () => {
    const { page } = window;
    const out = join(folder, 'out');
    const go = page.getByRole('button', { name: '选择文件夹并导出' });
    await page.keyboard.press('ControlOrMeta+E');
    await window.answerDialog('showOpenDialog', out);
    await go.click();
    await page
      .getByRole('dialog')
      .getByText(/正在导出 [1-9]\d*\/120/u)
      .waitFor();
    await page.getByRole('button', { name: '取消', exact: true }).click();
    await until(() => page.getByTestId('export-failure').textContent()).toContain('已取消');
    const done = readdirSync(out).filter((name) => name.endsWith('.pdf'));
    expect(done.length).toBeGreaterThan(0);
    expect(done.length).toBeLessThan(120);
    for (const name of done.slice(-2)) execFileSync('qpdf', ['--check', join(out, name)], { stdio: 'ignore' });
    await go.click();
    // A hundred and twenty pages take a busy machine longer than anything is waited for: page after page is.
    const exported = page.getByTestId('exported');
    const written = () => page.getByText(/正在导出 \d+\/120/u).allTextContents();
    const state = async () => ((await exported.count()) > 0 ? 'done' : `writing ${(await written()).join()}`);
    for (let seen = 'not begun'; seen !== 'done'; seen = await state()) await until(state).not.toBe(seen);
    await until(() => exported.textContent()).toContain(`${done.length} 个没有变化`);
    expect(readdirSync(out).filter((name) => name.endsWith('.pdf'))).toHaveLength(120);
  });
});

describe('colours', () => {
  let window: DayangWindow;
  let page: Page;
  windowForSuite((opened) => {
    window = opened;
    page = opened.page;
  });

  /** Pixels on the page that are plainly red. */
  const redPixels = () =>
    page.evaluate(() => {
      const canvas = document.querySelector<HTMLCanvasElement>('.pasteboard .sheet');
      const pixels = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      let red = 0;
      for (let at = 0; at + 3 < pixels.length; at += 4) {
        if ((pixels[at] ?? 0) > 180 && (pixels[at + 1] ?? 255) < 70 && (pixels[at + 2] ?? 255) < 70) red++;
      }
      return red;
    });

  it('are chosen for a block, mixed in the style panel, and undone', async () => {
    const before = await redPixels();
    await page.getByRole('tab', { name: '块' }).click();
    await page.locator('.block-list, .panel').getByText('通栏').first().click();
    await page.getByRole('tab', { name: '属性' }).click();
    await page.getByLabel('颜色', { exact: true }).selectOption({ label: '报红' });
    await until(redPixels).toBeGreaterThan(before + 200);
    await page.getByRole('tab', { name: '样式' }).click();
    await page.getByLabel('报红 的青 品 黄 黑（%）').fill('100 0 0 0');
    await page.keyboard.press('Enter');
    await until(redPixels).toBeLessThanOrEqual(before);
    await page.getByLabel('新色名称').fill('金');
    await page.getByRole('button', { name: '加颜色' }).click();
    await page.getByLabel('金 种类').selectOption({ label: '专色' });
    await window.saved();
    for (let steps = 0; steps < 4; steps++) await window.undo();
    await until(redPixels).toBe(before);
    await until(() => page.getByLabel('金 种类').count()).toBe(0);
  });
});

describe('preflight beside the page', () => {
  let window: DayangWindow;
  let page: Page;
  windowForSuite((opened) => {
    window = opened;
    page = opened.page;
  });

  it('follows the page that is shown and what is changed on it, and leads to a block', async () => {
    const told = () => page.getByRole('region', { name: '印前检查' }).textContent();
    const becomes = (what: string) => until(told).toContain(what);
    await page.getByRole('tab', { name: '检查' }).click();
    await becomes('第1版 印前检查');
    await page.keyboard.press('ControlOrMeta+PageDown');
    await window.painted(2);
    // What is found in the copy comes after it.
    await becomes('第2版 印前检查错误 0');
    await becomes('第2版分辨率');
    await page.getByTestId('findings').first().getByText('greenway.jpg').click();
    await page.keyboard.press('Delete');
    // The picture's finding goes, and the copy can fill its block no more.
    await becomes('第2版欠');
    expect(await told()).not.toContain('greenway.jpg');
    await window.undo();
    await becomes('greenway.jpg');
    expect(window.errors).toEqual([]);
  });
});
