/** Inner and outer margins of a format, set in the inspector; and tools that are all in reach in a small window. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { EditionFile } from '../../electron/store/edition-file.ts';
import { applyPatches } from '../../shared/edition/operations.ts';
import { giveToAll, saveFormat } from '../../shared/edition/page-formats.ts';
import { pagesInOrder } from '../../shared/edition/selectors.ts';
import { mm } from '../../shared/edition/units.ts';
import { savedEdition } from '../kit/display-lists.ts';
import { emptyEdition, pageOf } from '../kit/editions.ts';
import { removeFolder } from './remove-folder.ts';
import { windowForSuite } from './suite.ts';
import { until } from './until.ts';
import type { DayangWindow } from './window.ts';

const folder = mkdtempSync(join(tmpdir(), 'dayang-facing-'));
const path = join(folder, 'facing.dayang');
afterAll(() => removeFolder(folder));

const plain = emptyEdition(4);
const named = applyPatches(plain, saveFormat(plain, pageOf(plain, 1).id, '日报')).edition;
const edition = applyPatches(named, giveToAll(named, pageOf(named, 1).id)).edition;

let window: DayangWindow;

describe('a page and its format', () => {
  windowForSuite(
    (opened) => {
      window = opened;
    },
    () => {
      EditionFile.create(path, edition);
      return path;
    },
  );
  const leftMargins = () =>
    pagesInOrder(savedEdition(path)).map(({ grid }) => Math.round((grid.typeArea.x / mm(1)) * 10) / 10);

  it('tell inner from outer margins: left pages have them the other way round, in one step each', async () => {
    const { page } = window;
    const inspector = page.locator('.inspector');
    await page.getByLabel('左右版对称：“日报”分订口和切口').check();
    // Page 1 is a right page: its inner margin is at the left.
    const inner = inspector.getByLabel('订口', { exact: true });
    await inner.fill('20');
    await inner.press('Enter');
    await inspector.getByRole('button', { name: /^改开本/u }).click();
    await until(leftMargins).toEqual([20, 13.5, 20, 13.5]);
    await page.keyboard.press('PageDown');
    await until(() => inspector.getByLabel('切口', { exact: true }).inputValue()).toBe('13.5mm');
    await until(() => inner.inputValue()).toBe('20mm');
    await window.undo();
    // Back to one page that differs from its format.
    await until(leftMargins).toEqual([20, 13.5, 13.5, 13.5]);
  });

  it('leave all tools in reach, however low the window is', async () => {
    const { page } = window;
    for (const [wide, high] of [
      [1280, 800],
      [1100, 700],
    ] as const) {
      await window.app.evaluate(
        ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
        { width: wide, height: high },
      );
      await until(() => page.evaluate(() => [innerWidth, innerHeight])).toEqual([wide, high]);
      const outside = () =>
        page.getByRole('toolbar').evaluate((bar) => {
          const { bottom, right } = bar.getBoundingClientRect();
          return [...bar.querySelectorAll('button')]
            .filter((button) => {
              const box = button.getBoundingClientRect();
              return box.bottom > bottom + 0.5 || box.right > right + 0.5;
            })
            .map((button) => button.ariaLabel);
        });
      await until(outside).toEqual([]);
      // They take no more of the page's room than two columns of them.
      expect(await page.getByRole('toolbar').evaluate((bar) => bar.getBoundingClientRect().width)).toBeLessThan(70);
    }
    expect(window.errors).toEqual([]);
  });
});
