import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { pdfText } from '../kit/command-line.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe.skipIf(process.platform !== 'linux')('npm start without a display (skipped where there always is one)', () => {
  it('makes the sample, composes it, exports it, and says how to get the window', () => {
    const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...env } = process.env;
    const ran = spawnSync(process.execPath, ['build/start.mjs'], { cwd: root, env, encoding: 'utf8' });
    expect([ran.status, ran.stderr]).toEqual([0, expect.stringContaining('xvfb-run')]);
    // What is looked at before pages are made is counted with them.
    expect(ran.stderr).toMatch(/exporting (\d+)\/\1$/mu);
    expect(existsSync(`${root}/out/sample.dayang`)).toBe(true);
    expect(pdfText(`${root}/out/2024-03-08-01.pdf`)).toContain('（下转第2版）');
    expect(pdfText(`${root}/out/2024-03-08-02.pdf`)).toContain('（上接第1版）');
  });
});
