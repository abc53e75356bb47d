import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundle } from '../../build/build.mjs';
import { electronRuntime } from '../../build/electron-runtime.mjs';
import { removeFolder } from './remove-folder.ts';
import { ownDisplay, within } from './window.ts';

const kit = (name: string) => `tests/kit/${name}`;

/** The way in which a modern Electron has our services: one of them that needs no native module runs in any. */
describe('a service that is a utility process of Electron’s', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dayang-utility-'));
  beforeAll(async () => {
    writeFileSync(
      join(folder, 'package.json'),
      JSON.stringify({ name: 'utility', version: '1.0.0', main: 'main.cjs' }),
    );
    await bundle(kit('utility-main.ts'), 'main.cjs', 'cjs', 'node18', true, folder);
    await bundle(kit('echo-service.ts'), 'echo.cjs', 'cjs', 'node18', true, folder);
  });
  afterAll(() => removeFolder(folder));

  it('answers, tells of progress, stops, refuses by name, and is missed when it ends', async () => {
    const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const program = electronRuntime(() => undefined).path;
    const child = spawn(program, [folder, ...asRoot, `--user-data-dir=${folder}/data`], {
      env: { ...process.env, DISPLAY: ownDisplay() },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.on('data', (bytes: Buffer) => {
      said += bytes.toString();
    });
    await within('the end of the program', once(child, 'close'));
    const told: unknown = JSON.parse(/^told (.*)$/mu.exec(said)?.[1] ?? '{}');
    expect(told).toEqual({
      text: '东湖',
      bytes: [2, 4, 120],
      isCounted: true,
      refused: 'file-missing',
      stray: 'ValiError',
      left: true,
      exits: 1,
    });
  });
});
