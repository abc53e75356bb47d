import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { electronRuntime } from '../../build/electron-runtime.mjs';
import { DayangWindow, UserData } from './window.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('the packaged program', () => {
  const data = new UserData();
  afterAll(() => data.remove());

  it('starts and shows a page', async () => {
    const made = spawnSync(process.execPath, ['build/package.mjs', '--development'], { cwd: root, encoding: 'utf8' });
    expect([made.status, made.status === 0 ? '' : made.stderr]).toEqual([0, '']);
    const window = await DayangWindow.open(data, { program: `${root}/release/linux-unpacked/dayang` });
    expect(await window.pageText('nameplate')).toContain('东湖日报');
    expect(window.errors).toEqual([]);
    await window.close();
  });

  it.skipIf(electronRuntime(() => undefined).kind !== 'fallback')(
    'is not made for release with the development runtime',
    () => {
      const made = spawnSync(process.execPath, ['build/package.mjs'], { cwd: root, encoding: 'utf8' });
      expect([made.status, made.stderr]).toEqual([1, expect.stringContaining('never made with it')]);
    },
  );
});
