/** Printing on an office printer: what goes to the system's dialog, how large, and what is told where nothing can. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp, { type Sharp } from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { removeFolder } from './remove-folder.ts';
import { windowForSuite } from './suite.ts';
import { until } from './until.ts';
import type { DayangWindow } from './window.ts';

describe('printing', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dayang-printing-'));
  let window: DayangWindow;
  let page: Page;
  windowForSuite((opened) => {
    window = opened;
    page = opened.page;
  });
  afterAll(() => removeFolder(folder));

  /** Has the computer have a printer, whose dialog is answered at once: what would be printed is a PDF then. */
  const withPrinter = (answer: 'prints' | 'is left' | 'fails') =>
    window.app.evaluate(({ app, BrowserWindow }, says) => {
      const printed = { pdf: '', options: '' };
      Reflect.set(globalThis, 'printed', printed);
      app.removeAllListeners('web-contents-created');
      for (const { webContents } of BrowserWindow.getAllWindows()) {
        Reflect.set(webContents, 'getPrintersAsync', () => Promise.resolve([{ name: 'office' }]));
      }
      app.on('web-contents-created', (_event, contents) => {
        contents.print = (options = {}, done) => {
          printed.options = JSON.stringify(options);
          if (says !== 'prints') {
            done?.(false, says === 'fails' ? 'Invalid printer settings' : 'Print job canceled');
            return;
          }
          void contents.printToPDF({ preferCSSPageSize: true, printBackground: true }).then((pdf) => {
            printed.pdf = pdf.toString('base64');
            done?.(true, '');
          });
        };
      });
    }, answer);
  const printed = async (): Promise<{ readonly options: unknown; readonly file: string }> => {
    const { pdf, options } = await window.app.evaluate(
      () => Reflect.get(globalThis, 'printed') as { pdf: string; options: string },
    );
    const file = join(folder, 'printed.pdf');
    writeFileSync(file, Buffer.from(pdf, 'base64'));
    return { options: JSON.parse(options), file };
  };
  const sheetsOf = (file: string) => execFileSync('pdfinfo', ['-l', '9', file], { encoding: 'utf8' });
  const pictureOf = (file: string) =>
    sharp(execFileSync('pdftoppm', ['-r', '40', '-png', '-f', '1', '-l', '1', file], { maxBuffer: 2 ** 26 }));
  const outcome = () => page.getByTestId('print-outcome').textContent();
  const asked = async () => {
    await page.keyboard.press('ControlOrMeta+P');
    await page.getByRole('dialog', { name: '打印' }).waitFor();
  };
  const folders = () => readdirSync(tmpdir()).filter((name) => name.startsWith('dayang-print-'));
  // What another program of ours has left there is not this one's.
  const before = folders();
  const left = () => folders().filter((name) => !before.includes(name));

  it('says that there is no printer, and saves a PDF then', async () => {
    await asked();
    await until(outcome).toMatch(/^1 张 A3，印成 \d+%。$/u);
    await page.keyboard.press('Enter');
    await until(() => page.getByTestId('print-failure').textContent()).toContain('没有打印机');
    const path = join(folder, 'saved.pdf');
    await window.answerDialog('showSaveDialog', path);
    await page.getByRole('button', { name: '存为 PDF…' }).click();
    await until(() => existsSync(path)).toBe(true);
    await page.waitForSelector('dialog', { state: 'detached' });
    expect(sheetsOf(path)).toMatch(/Pages:\s+1\n[\s\S]*841\.9\d x 1191\.\d+ pts/u);
  });

  it('prints the page that is looked at by Ctrl+P and Enter, on a sheet of A3, and leaves nothing behind', async () => {
    await withPrinter('prints');
    await asked();
    await until(outcome).toMatch(/^1 张 A3/u);
    await page.keyboard.press('Enter');
    await until(() => page.locator('.notices').textContent()).toContain('已送往打印机：1 张');
    const { options, file } = await printed();
    expect(options).toMatchObject({ silent: false, pageSize: 'A3', landscape: false });
    expect(sheetsOf(file)).toMatch(/Pages:\s+1\n[\s\S]*841\.9\d x 1191\.\d+ pts/u);
    await until(left).toEqual([]);
  });

  it('prints what the screen shows', async () => {
    const { file } = await printed();
    const across = 24;
    const grey = (image: Sharp) =>
      image.flatten({ background: '#fff' }).greyscale().resize(across, across, { fit: 'fill' }).raw().toBuffer();
    // Whole pages on either side: the sheet's white edge is taken off first.
    const { width, height } = await pictureOf(file).metadata();
    const shown = await page.locator('.page-list canvas').first().screenshot();
    const sheet = await grey(pictureOf(file).trim({ background: '#fff' }));
    const screen = await grey(sharp(shown).trim({ background: '#fff' }));
    const apart = sheet.reduce((sum, level, at) => sum + Math.abs(level - (screen[at] ?? 0)), 0) / sheet.length;
    expect([width, height].every((side) => (side ?? 0) > 400)).toBe(true);
    expect(apart).toBeLessThan(24);
  });

  it('prints a story alone for the pencil, by the menu of the pool, and what it takes is said before', async () => {
    await page.locator('.copy-pool li > button').first().click({ button: 'right' });
    await page.getByRole('menuitem', { name: '打印稿件小样…' }).click();
    await page.getByRole('dialog', { name: '打印' }).waitFor();
    await until(() => page.getByRole('radio', { name: /的小样$/u }).isChecked()).toBe(true);
    await page.getByLabel('纸张').selectOption('A4');
    await until(outcome).toMatch(/^约 \d+ 张 A4，只印稿件：正文 12 磅/u);
    await page.keyboard.press('Enter');
    await until(async () =>
      (await window.app.evaluate(() => Reflect.get(globalThis, 'printed').options)).includes('A4'),
    ).toBe(true);
    await page.waitForSelector('dialog', { state: 'detached' });
    const { file } = await printed();
    expect(sheetsOf(file)).toMatch(/Pages:\s+[1-9]\n[\s\S]*59[45]\.\d+ x 841\.\d+ pts/u);
    // The head, and copy over the measure; nothing in the margin that is for the pencil.
    const { data, info } = await pictureOf(file).greyscale().raw().toBuffer({ resolveWithObject: true });
    const inked = (left: number, right: number, top: number, foot: number) => {
      let dark = 0;
      for (let y = Math.round(info.height * top); y < Math.round(info.height * foot); y++)
        for (let x = Math.round(info.width * left); x < Math.round(info.width * right); x++)
          if ((data[y * info.width + x] ?? 255) < 160) dark++;
      return dark;
    };
    expect(inked(0.02, 0.98, 0.02, 0.07)).toBeGreaterThan(50);
    expect(inked(0.11, 0.72, 0.09, 0.9)).toBeGreaterThan(500);
    expect(inked(0.74, 0.98, 0.09, 0.9)).toBe(0);
  });
});
