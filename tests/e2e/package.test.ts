import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { electronRuntime } from '../../build/electron-runtime.mjs';
import { shippedFaces } from '../../shared/faces/shipped.ts';
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
    // What is installed stays as it was: what Node compiles of it lies in the user's own cache.
    const bundles = readdirSync(`${home}/dist-cli`).map((name) => readdirSync(`${home}/dist-cli/${name}`));
    expect(bundles).toHaveLength(1);
    expect(bundles.flat()).not.toContain('compiled');
    // What reads fonts, and makes plain faces of variable ones.
    expect(bundles.flat()).toContain('font-worker.cjs');
    expect(existsSync(`${home}/dist/font-worker.mjs`)).toBe(true);
    expect(existsSync(`${home}/node_modules/harfbuzzjs/dist/harfbuzz-subset.wasm`)).toBe(true);
    rmSync(dirname(page), { recursive: true });
  });

  it('says that its command line needs a newer Node where the machine has an old one', () => {
    // Away from the checkout, whose packages have a Node.
    const away = mkdtempSync(join(tmpdir(), 'dayang-installed-'));
    cpSync(`${root}/release/linux-unpacked/resources/app/build`, join(away, 'build'), { recursive: true });
    const older = `data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'20.19.0'}})`;
    const ran = spawnSync(process.execPath, ['--import', older, join(away, 'build/dayang.mjs'), 'info', 'a'], {
      encoding: 'utf8',
    });
    rmSync(away, { recursive: true });
    expect([ran.status, ran.stderr]).toEqual([
      1,
      expect.stringMatching(/^dayang: Node 24 or newer is needed, this is 20/u),
    ]);
  });

  it('says which font is missing, and shows no page in another', async () => {
    const { package: inside = '', file } = shippedFaces.for('display');
    const font = `${root}/release/linux-unpacked/resources/app/node_modules/${inside}/${file}`;
    renameSync(font, `${font}.away`);
    try {
      const window = await DayangWindow.open(data, {
        program: `${root}/release/linux-unpacked/dayang`,
        showsPage: false,
      });
      await window.page.getByTestId('recent').first().locator('button').first().click();
      // Where the page would stand, and above it.
      for (const place of ['.pasteboard-wait', '.problem']) {
        const told = window.page.locator(place);
        await until(() => told.textContent()).toContain('NotoSerifSC_900Black.ttf');
        await until(() => told.textContent()).toContain('请重新安装大样');
      }
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
