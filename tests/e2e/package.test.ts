import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { electronRuntime } from '../../build/electron-runtime.mjs';
import { fontFiles } from '../../shared/compose/font-files.ts';
import { until } from './until.ts';
import { DayangWindow, UserData } from './window.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('the packaged program', () => {
  const data = new UserData();
  afterAll(() => data.remove());

  it('starts and shows a page', async () => {
    const made = spawnSync(process.execPath, ['build/package.mjs', '--development'], { cwd: root, encoding: 'utf8' });
    expect([made.status, made.status === 0 ? '' : made.stderr]).toEqual([0, '']);
    const window = await DayangWindow.open(data, { program: `${root}/release/linux-unpacked/dayang` });
    await until(() => window.pageText('nameplate')).toContain('东湖日报');
    expect(window.errors).toEqual([]);
    await window.close();
  });

  it('has the command line, and nothing of its sources', () => {
    const home = `${root}/release/linux-unpacked/resources/app`;
    const page = join(mkdtempSync(join(tmpdir(), 'dayang-packaged-')), 'page.dayang');
    const dayang = (...args: string[]) =>
      spawnSync(process.execPath, [`${home}/build/dayang.mjs`, ...args], { encoding: 'utf8' });
    expect(dayang('sample', page)).toMatchObject({ status: 0 });
    expect(dayang('compose', page)).toMatchObject({ status: 0, stderr: 'composing\n' });
    expect(existsSync(`${home}/electron`)).toBe(false);
    rmSync(dirname(page), { recursive: true });
  });

  it('says which font is missing, and shows no page in another', async () => {
    const font = `${root}/release/linux-unpacked/resources/app/node_modules/${fontFiles['serif-black']}`;
    renameSync(font, `${font}.away`);
    try {
      const window = await DayangWindow.open(data, {
        program: `${root}/release/linux-unpacked/dayang`,
        showsPage: false,
      });
      await window.page.getByText('NotoSerifSC_900Black.ttf').waitFor();
      await window.page.getByText('请重新安装大样').waitFor();
      await until(() => window.page.locator('canvas[data-painted]').count()).toBe(0);
      await window.close();
    } finally {
      renameSync(`${font}.away`, font);
    }
  });

  it.skipIf(electronRuntime(() => undefined).kind !== 'fallback')(
    'is not made for release with the development runtime',
    () => {
      const made = spawnSync(process.execPath, ['build/package.mjs'], { cwd: root, encoding: 'utf8' });
      expect([made.status, made.stderr]).toEqual([1, expect.stringContaining('never made with it')]);
    },
  );
});
