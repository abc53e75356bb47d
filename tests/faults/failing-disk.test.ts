/**
 * A disk that fails at any of the calls an evening makes of it: the edition is the one before or after, never between, and
 * what was acknowledged is there. `FAULTS=every` tries every call in each way.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const source = fileURLToPath(new URL('./failing-calls.c', import.meta.url));
const script = fileURLToPath(new URL('./evening.ts', import.meta.url));
const WORD = 'failing-evening';

const hasCompiler = process.platform === 'linux' && spawnSync('cc', ['--version'], { stdio: 'ignore' }).status === 0;

describe.skipIf(!hasCompiler)('an evening on a failing disk (skipped where there is no C compiler)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dayang-failing-'));
  const library = join(folder, 'failing-calls.so');
  const work = join(folder, WORD);
  beforeAll(() => {
    execFileSync('cc', ['-shared', '-fPIC', '-O1', '-Wall', '-Werror', '-o', library, source, '-ldl']);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function evening(...args: readonly string[]): string[] {
    const { stdout, stderr, signal } = spawnSync(process.execPath, [script, work, ...args], {
      encoding: 'utf8',
      env: { ...process.env, LD_PRELOAD: library, FAILING_IN: WORD },
    });
    if (stdout === '' && signal !== 'SIGKILL') throw new Error(stderr);
    return stdout.split('\n').filter((line) => line !== '');
  }

  it('leaves the edition before or after each operation, and takes what is tried again', () => {
    const said = evening(process.env['FAULTS'] === 'every' ? 'every' : 'some');
    expect(said.filter((line) => line.startsWith('wrong'))).toEqual([]);
    const count = (word: string) => Number(said.find((line) => line.startsWith(word))?.split(' ')[1]);
    expect(count('calls')).toBeGreaterThan(100);
    expect(count('evenings')).toBeGreaterThan(400);
  });

  it('has what was acknowledged when the power goes at a call', () => {
    for (let at = 3; at < 200; at += 28) {
      const said = evening('killed', `${at}`);
      const done = said.filter((line) => /^\d+$/u.test(line)).length;
      expect(said).not.toContain('whole');
      expect(evening('after', `${done}`)).toEqual(['sound']);
    }
  });
});
