import { describe, expect, it, vi } from 'vitest';
import { hasProgram } from '../tests/kit/programs.ts';
import { firstLineOf, hasGhostscript, runGhostscript } from './ghostscript.ts';

const hasGs = hasProgram('gs', '--version');

/** A program that ends by nothing of its own. */
const endless = ['-q', '-dBATCH', '-dNODISPLAY', '-c', '{} loop'];

describe('Ghostscript', () => {
  it('is said to be missing where it is, and looked for again', async () => {
    vi.stubEnv('PATH', '');
    expect(hasGhostscript()).toBe(false);
    expect(await runGhostscript(['--version'], { patience: 10_000 })).toBeNull();
    vi.unstubAllEnvs();
    expect(hasGhostscript()).toBe(hasGs);
  }, 30_000);

  it('says the first line that says something', () => {
    expect(firstLineOf('\n \nGPL Ghostscript: cannot open\nmore')).toBe('GPL Ghostscript: cannot open');
    expect(firstLineOf('')).toBe('');
  });
});

describe.skipIf(!hasGs)('a run of Ghostscript (skipped without gs)', () => {
  it('ends after so long', async () => {
    expect(await runGhostscript(endless, { patience: 300 })).toMatchObject({ outcome: 'too-slow' });
  }, 30_000);

  it('ends when nobody waits for it any more', async () => {
    const controller = new AbortController();
    const ran = runGhostscript(endless, { patience: 600_000, signal: controller.signal });
    setTimeout(() => controller.abort(), 300);
    await expect(ran).rejects.toMatchObject({ code: 'cancelled' });
  }, 30_000);

  it('says how it failed', async () => {
    const ran = await runGhostscript(['-q', '-dBATCH', '-dNODISPLAY', '/nowhere.pdf'], { patience: 30_000 });
    expect(ran?.outcome).toBe('failed');
    expect(ran?.said).not.toBe('');
  }, 60_000);
});
