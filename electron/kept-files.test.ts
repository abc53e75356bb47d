import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isKept, markOf, writeKept } from './kept-files.ts';
import { fileIdOf } from './pictures.ts';

const bytes = new TextEncoder().encode('江城晚报');

describe('a file that can be made anew', () => {
  let folder = '';
  let path = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dayang-kept-'));
    path = join(folder, 'faces', 'one.face');
    writeKept(path, bytes);
  });
  afterEach(() => {
    vi.useRealTimers();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Another byte under the same length and time. */
  const rot = () => {
    const { atime, mtime } = statSync(path);
    writeFileSync(path, bytes.slice().fill(0, 3, 4));
    utimesSync(path, atime, mtime);
  };

  it('is believed as it was written, and not under another sum', () => {
    expect(isKept(path)).toBe(true);
    expect(isKept(path, 'f'.repeat(64))).toBe(false);
    expect(readdirSync(join(folder, 'faces'))).toEqual(['one.face', 'one.face.sum']);
  });

  it('is not believed once a byte is another, or it is gone', () => {
    writeFileSync(path, bytes.slice().fill(0, 3, 4));
    expect(isKept(path)).toBe(false);
    rmSync(path);
    expect(isKept(path)).toBe(false);
  });

  it('is read again after a week, since a disk that forgets says nothing', () => {
    // A time that the file system keeps as it is given.
    utimesSync(path, 1_000, 1_000);
    expect(isKept(path)).toBe(true);
    rot();
    expect(isKept(path)).toBe(true);
    vi.useFakeTimers({ now: Date.now() + 8 * 24 * 3_600_000, toFake: ['Date'] });
    expect(isKept(path)).toBe(false);
  });

  it('without its mark is what the sum says it is to be, and nothing where none says', () => {
    rmSync(markOf(path));
    expect(isKept(path)).toBe(false);
    writeFileSync(markOf(path), '{');
    expect(isKept(path)).toBe(false);
    expect(isKept(path, 'ad'.repeat(32))).toBe(false);
    expect(isKept(path, fileIdOf(bytes))).toBe(true);
    expect(isKept(path)).toBe(true);
  });

  it('says in words why it cannot be written', () => {
    expect(() => writeKept(join(path, 'two.face'), bytes)).toThrow(expect.objectContaining({ code: 'not-a-folder' }));
  });
});
