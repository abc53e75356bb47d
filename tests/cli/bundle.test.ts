/** The command line's bundle: made when wanted, mended when damaged, and the same work as the sources do. */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** A space in the path, as in many users' home folders. */
const folder = mkdtempSync(join(tmpdir(), 'dayang cli '));
const home = join(folder, 'a checkout');
const bundles = join(home, 'dist-cli');
const edition = join(folder, 'a page.dayang');
const env = { ...process.env, SOURCE_DATE_EPOCH: '1709856000' };

interface Call {
  readonly launcher?: string;
  readonly cwd?: string;
}

function run(args: readonly string[], { launcher = join(home, 'build', 'dayang.mjs'), cwd = folder }: Call = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [launcher, ...args], { encoding: 'utf8', cwd, env });
  return { status, stdout, stderr };
}

function start(args: readonly string[]): Promise<number | null> {
  const child = spawn(process.execPath, [join(home, 'build', 'dayang.mjs'), ...args], { cwd: folder, env });
  return new Promise((resolve) => child.once('exit', resolve));
}

/** The one bundle there is. */
function bundle(): string {
  const names = readdirSync(bundles);
  expect(names).toHaveLength(1);
  return join(bundles, names[0] ?? '');
}

beforeAll(() => {
  for (const name of ['assets', 'build', 'electron', 'shared', 'tsconfig.json', 'package.json', 'package-lock.json']) {
    cpSync(join(root, name), join(home, name), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(home, 'node_modules'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the bundle of the command line', () => {
  it('is made once, however many start at once', async () => {
    const codes = await Promise.all([1, 2, 3, 4].map((page) => start(['new', `${page}.dayang`])));
    expect(codes).toEqual([0, 0, 0, 0]);
    expect(readdirSync(bundle())).toEqual(
      expect.arrayContaining(['cli.cjs', 'files.json', 'import-worker.cjs', 'page-worker.cjs']),
    );
  });

  it('reads what comes in, in a thread of its own', () => {
    const copy = join(folder, 'a story.md');
    writeFileSync(copy, '# 题\n\n灯火亮了。\n');
    expect(run(['import', '1.dayang', copy])).toMatchObject({ status: 0, stdout: expect.stringContaining('题') });
  });

  it('writes the bytes the sources write, in workers too', () => {
    expect(run(['sample', edition])).toMatchObject({ status: 0 });
    const sources = spawnSync(process.execPath, [join(home, 'electron/cli/main.ts'), 'export', edition, '--out', 'a'], {
      cwd: folder,
      env,
      encoding: 'utf8',
    });
    expect(sources.status).toBe(0);
    expect(run(['export', edition, '--out', 'b'])).toMatchObject({
      status: 0,
      stdout: sources.stdout.replaceAll('a/', 'b/'),
    });
    const files = readdirSync(join(folder, 'a')).filter((name) => name.endsWith('.pdf'));
    expect(files).toHaveLength(4);
    for (const name of files) {
      expect(readFileSync(join(folder, 'b', name)).equals(readFileSync(join(folder, 'a', name))), name).toBe(true);
    }
  });

  it('is found from another folder, and through a link', () => {
    const link = join(folder, 'dayang');
    symlinkSync(join(home, 'build', 'dayang.mjs'), link);
    const here = run(['info', edition]);
    expect(here.stdout).toContain('4 pages');
    expect(run(['info', edition], { launcher: link, cwd: tmpdir() })).toEqual(here);
  });

  it('is run as it was compiled before, of which nothing damaged is believed', () => {
    const folder = join(bundle(), 'compiled', 'info');
    const files = () =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((one) => one.includes('cli.cjs.'));
    rmSync(folder, { recursive: true });
    expect(run(['info', 'nothing.dayang'])).toMatchObject({ status: 1 });
    expect(files().map((file) => extname(file))).toEqual(['.partly']);
    const told = run(['info', edition]);
    const whole = files().find((file) => extname(file) === '.compiled') ?? '';
    const bytes = readFileSync(join(folder, whole));
    expect(run(['info', edition])).toEqual(told);
    expect(readFileSync(join(folder, whole)).equals(bytes)).toBe(true);
    writeFileSync(
      join(folder, whole),
      bytes.map((byte, at) => (at < 64 ? byte : byte ^ 0xff)),
    );
    expect(run(['info', edition])).toEqual(told);
    expect(readFileSync(join(folder, whole)).length).toBeGreaterThan(bytes.length / 2);
    expect(
      readFileSync(join(folder, whole))
        .subarray(64, 80)
        .equals(bytes.subarray(64, 80).map((byte) => byte ^ 0xff)),
    ).toBe(false);
  });

  it('is made anew when it is damaged or a source has changed', () => {
    const first = bundle();
    writeFileSync(join(first, 'cli.cjs'), 'throw new Error("damaged")');
    expect(run(['info', edition])).toMatchObject({ status: 0, stderr: '' });
    expect(bundle()).toBe(first);
    rmSync(join(first, 'files.json'));
    expect(run(['info', edition])).toMatchObject({ status: 0, stderr: '' });
    const source = join(home, 'electron/cli/info.ts');
    writeFileSync(source, readFileSync(source, 'utf8').replace("'page')}`);", "'page')}, changed`);"));
    expect(run(['info', edition]).stdout).toContain('pages, changed');
    expect(readdirSync(bundles)).toHaveLength(2);
  });

  it('that another process is making, or that cannot be made, is not waited for: the sources run', () => {
    rmSync(bundles, { recursive: true });
    mkdirSync(join(bundles, 'building-1'), { recursive: true });
    expect(run(['info', edition])).toMatchObject({ status: 0, stderr: '' });
    expect(readdirSync(bundles)).toEqual(['building-1']);
    rmSync(bundles, { recursive: true });
    writeFileSync(bundles, 'no folder');
    expect(run(['info', edition])).toMatchObject({ status: 0, stderr: '' });
    rmSync(bundles);
  });

  it('is all that a package has', () => {
    expect(run(['info', edition])).toMatchObject({ status: 0 });
    for (const name of ['electron', 'shared', 'package-lock.json']) rmSync(join(home, name), { recursive: true });
    expect(run(['info', edition])).toMatchObject({ status: 0, stderr: '' });
  });
});
