/** An edition whose file is renamed, deleted or replaced while it is open: it goes on, that is said, and nothing is lost. */
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { EditionFile } from '../../electron/store/edition-file.ts';
import { savedEdition } from '../kit/display-lists.ts';
import { emptyEdition } from '../kit/editions.ts';
import { removeFolder } from './remove-folder.ts';
import { windowForSuite } from './suite.ts';
import { until } from './until.ts';
import type { DayangWindow } from './window.ts';

describe('a file that is open', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dayang-window-moved-'));
  const [path, renamed] = [join(folder, 'one.dayang'), join(folder, '三校.dayang')];
  const stranger = 'another file';
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
  afterAll(() => removeFolder(folder));

  const saved = () => window.page.getByTestId('saved').textContent();
  const rescued = () => readdirSync(folder).filter((name) => name.includes('找回') && name.endsWith('.dayang'));

  /** Names the newspaper, which is saved. */
  async function name(words: string): Promise<void> {
    const field = window.page.getByLabel('报名', { exact: true });
    await field.fill(words);
    await field.press('Enter');
    await window.page.locator('.issue').getByText(words).waitFor();
    await until(saved).toBe('已保存');
  }

  it('goes on under the name it is given', async () => {
    await window.page.getByRole('tab', { name: '报纸' }).click();
    await name('江城日报');
    renameSync(path, renamed);
    await window.page.locator('.notices').getByText('三校.dayang').waitFor();
    await until(() => window.page.title()).toMatch(/^三校\.dayang /u);
    await name('江城晚报');
    expect(savedEdition(renamed).edition.publication).toBe('江城晚报');
    expect(existsSync(path)).toBe(false);
    expect(existsSync(`${path}-wal`)).toBe(false);
  });

  it('is written whole to another where it is replaced, and what replaced it is left alone', async () => {
    writeFileSync(join(folder, 'stranger'), stranger);
    renameSync(join(folder, 'stranger'), renamed);
    await until(() => rescued().length).toBe(1);
    await window.page.locator('.notices').getByText('找回').first().waitFor();
    await name('江城早报');
    expect(savedEdition(join(folder, rescued()[0] ?? '')).edition.publication).toBe('江城早报');
    expect(readFileSync(renamed, 'utf8')).toBe(stranger);
  });

  it('is written whole to another where it is deleted, with its log of steps', async () => {
    const first = rescued();
    rmSync(join(folder, first[0] ?? ''));
    await until(() => rescued().length).toBe(1);
    await name('江城周报');
    await window.undo();
    await window.page.locator('.issue').getByText('江城早报').waitFor();
    await window.undo();
    await window.page.locator('.issue').getByText('江城晚报').waitFor();
    await until(saved).toBe('已保存');
    expect(savedEdition(join(folder, rescued()[0] ?? '')).edition.publication).toBe('江城晚报');
    expect(window.errors).toEqual([]);
  });

  it('is written whole to another where one is copied over it in its place, and that one is left alone', async () => {
    const before = rescued();
    const open = join(folder, before[0] ?? '');
    const other = join(folder, 'other.dayang');
    EditionFile.create(other, emptyEdition(3));
    await name('东湖日报');
    // Into the same place on the disk, as `cp` does.
    copyFileSync(other, open);
    await until(() => rescued().length).toBe(2);
    const now = join(folder, rescued().find((one) => !before.includes(one)) ?? '');
    await name('东湖晚报');
    await until(() => savedEdition(now).edition.publication).toBe('东湖晚报');
    expect(readFileSync(open)).toEqual(readFileSync(other));
    expect(window.errors).toEqual([]);
  });
});
