import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, describe, expect, it } from 'vitest';
import { electronRuntime, runtimeEnvironment } from '../../build/electron-runtime.mjs';
import { fuses } from '../../build/fuses.mjs';
import { shippedFaces } from '../../shared/faces/shipped.ts';
import { removeFolder } from './remove-folder.ts';
import { until } from './until.ts';
import { DayangWindow, endOf, ownDisplay, UserData } from './window.ts';

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

  it('has the licences of all in it, and says what that is', () => {
    const home = `${root}/release/linux-unpacked`;
    expect(readFileSync(`${home}/resources/app/dist/licences.txt`, 'utf8')).toMatch(/^sharp \S+ \(Apache-2\.0\)$/mu);
    expect(existsSync(`${home}/LICENSES.chromium.html`)).toBe(true);
    const bom: unknown = JSON.parse(readFileSync(`${home}/resources/app/dist/sbom.cdx.json`, 'utf8'));
    expect(bom).toMatchObject({ bomFormat: 'CycloneDX', metadata: { component: { name: 'dayang' } } });
    // Each package that lies beside the program is in both.
    const shipped = readdirSync(`${home}/resources/app/node_modules`).filter((name) => !/^[.@]/u.test(name));
    const named = JSON.stringify(bom);
    expect(shipped.filter((name) => !named.includes(`"name":"${name}"`))).toEqual([]);
  });

  it('runs nothing but itself, whatever it is started with', async () => {
    // A copy of the program without what a release is without; tests need it elsewhere.
    const away = mkdtempSync(join(tmpdir(), 'dayang-fused-'));
    cpSync(`${root}/release/linux-unpacked`, away, { recursive: true });
    const program = join(away, 'dayang');
    await flipFuses(program, {
      version: FuseVersion.V1,
      [FuseV1Options.RunAsNode]: fuses.runAsNode,
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: fuses.enableNodeOptionsEnvironmentVariable,
      [FuseV1Options.EnableNodeCliInspectArguments]: fuses.enableNodeCliInspectArguments,
    });
    expect(await getCurrentFuseWire(program)).toMatchObject({ [FuseV1Options.RunAsNode]: 48 });
    const marker = join(away, 'run');
    const harm = join(away, 'harm.cjs');
    writeFileSync(harm, `require('node:fs').writeFileSync(${JSON.stringify(marker)}, 'x');`);
    const env = {
      ...runtimeEnvironment(electronRuntime(() => undefined)),
      DISPLAY: ownDisplay(),
      ELECTRON_RUN_AS_NODE: '1',
      NODE_OPTIONS: `--require ${harm}`,
    };
    const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    let said = '';
    const child: ChildProcess = spawn(program, [...asRoot, '--inspect=0', `--user-data-dir=${away}/data`, harm], {
      env,
    });
    child.stderr?.on('data', (bytes: Buffer) => {
      said += bytes.toString();
    });
    const log = `${away}/data/log/dayang.log`;
    // It starts as ever, and its services with it.
    await until(() => (existsSync(log) ? readFileSync(log, 'utf8') : '')).toContain('session.start');
    child.kill('SIGKILL');
    await endOf(child);
    expect(existsSync(marker)).toBe(false);
    expect(said).not.toContain('Debugger listening');
    removeFolder(away);
  });

  it('says that its command line needs a newer Node where the machine has an old one', () => {
    // Away from the checkout, whose packages have a Node.
    const away = mkdtempSync(join(tmpdir(), 'dayang-installed-'));
    cpSync(`${root}/release/linux-unpacked/resources/app/build`, join(away, 'build'), { recursive: true });
    const older = `data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'20.19.0'}})`;
    const ran = spawnSync(process.execPath, ['--import', older, join(away, 'build/dayang.mjs'), 'info', 'a'], {
      encoding: 'utf8',
    });
    removeFolder(away);
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
