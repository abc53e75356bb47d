import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Runs } from './runs.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dayang-runs-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const runs = () => new Runs(join(folder, 'runs.json'));

describe('runs of the program', () => {
  it('ended in order where they said so', () => {
    const first = runs();
    expect(first.begin(0)).toEqual({ hadCrashed: false, isTooMany: false });
    first.end();
    expect(runs().begin(1_000)).toEqual({ hadCrashed: false, isTooMany: false });
  });

  it('crashed where they did not, and twice in a minute is too many', () => {
    runs().begin(0);
    expect(runs().begin(10_000)).toEqual({ hadCrashed: true, isTooMany: false });
    expect(runs().begin(20_000)).toEqual({ hadCrashed: true, isTooMany: true });
    // Whoever was asked is asked again after as many more.
    expect(runs().begin(21_000)).toEqual({ hadCrashed: true, isTooMany: false });
    expect(runs().begin(22_000)).toEqual({ hadCrashed: true, isTooMany: true });
  });

  it('may crash now and then', () => {
    runs().begin(0);
    expect(runs().begin(10_000).isTooMany).toBe(false);
    expect(runs().begin(80_000).isTooMany).toBe(false);
    // A clock that was set back says nothing.
    expect(runs().begin(30_000).isTooMany).toBe(false);
  });

  it('count crashes of the window as well', () => {
    const one = runs();
    one.begin(0);
    expect(one.hasWindowGone()).toBe(false);
    expect(one.windowGone(true, 1_000)).toBe(false);
    expect(one.windowGone(false, 1_500)).toBe(false);
    expect(one.windowGone(true, 2_000)).toBe(true);
    // The page that comes in its place is told once.
    expect([one.hasWindowGone(), one.hasWindowGone()]).toEqual([true, false]);
  });

  it('begin anew where what was kept cannot be read', () => {
    writeFileSync(join(folder, 'runs.json'), '{"isRunning":"yes"');
    expect(runs().begin(0)).toEqual({ hadCrashed: false, isTooMany: false });
  });
});
