/** An edition whose file is moved away while it is open: that is said, and nothing is lost that can be kept. */
import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { EditionFile } from '../../electron/store/edition-file.ts';
import { savedEdition } from '../kit/display-lists.ts';
import { emptyEdition } from '../kit/editions.ts';
import { windowForSuite } from './suite.ts';
import { until } from './until.ts';
import type { DayangWindow } from './window.ts';

describe('a file that is moved away while it is open', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dayang-window-moved-'));
  const [path, away, copy] = [join(folder, 'one.dayang'), join(folder, 'away'), join(folder, 'copy.dayang')];
  let window: DayangWindow;
  windowForSuite(
    async (opened) => {
      window = opened;
    },
    () => {
      EditionFile.create(path, emptyEdition(1));
      return path;
    },
  );
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is not called saved, is copied with all changes, and is saved again once it is back', async () => {
    const { page } = window;
    const saved = () => page.getByTestId('saved').textContent();
    await page.getByRole('tab', { name: '报纸' }).click();
    const name = page.getByLabel('报名', { exact: true });
    renameSync(path, away);
    await name.fill('江城晚报');
    await name.press('Enter');
    await until(saved).toBe('文件不在原处，没有保存');
    await page.getByText('已被移走、删除').waitFor();
    await window.answerDialog('showSaveDialog', copy);
    await window.command('另存为副本…');
    await page.getByText('copy.dayang').waitFor();
    expect(savedEdition(copy).edition.publication).toBe('江城晚报');
    renameSync(away, path);
    await name.fill('江城早报');
    await name.press('Enter');
    await until(saved).toBe('已保存');
  });
});
