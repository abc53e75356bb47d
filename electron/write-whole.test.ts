import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { nameAnew, writeWhole } from './write-whole.ts';

/** What the system was asked, in order, and whether it knows links. */
const system = vi.hoisted(() => ({ asked: [] as string[], hasLinks: true }));
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  return {
    ...fs,
    fsyncSync: (file: number) => {
      system.asked.push('fsync');
      fs.fsyncSync(file);
    },
    renameSync: (from: string, to: string) => {
      system.asked.push('rename');
      fs.renameSync(from, to);
    },
    linkSync: (from: string, to: string) => {
      if (!system.hasLinks) throw Object.assign(new Error('not supported'), { code: 'ENOTSUP' });
      fs.linkSync(from, to);
    },
  };
});

describe('a file that is written whole', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dayang-whole-'));
    system.asked = [];
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is on the disk before it has its name, and its name after that', () => {
    writeWhole(join(folder, 'a'), new Uint8Array(9));
    expect(system.asked).toEqual(['fsync', 'rename', 'fsync']);
  });

  it.each([true, false])('takes no name that another has, where a file system knows links: %s', (hasLinks) => {
    system.hasLinks = hasLinks;
    const [from, to] = [join(folder, 'from'), join(folder, 'to')];
    writeFileSync(from, 'new');
    nameAnew(from, to);
    expect(readFileSync(to, 'utf8')).toBe('new');
    rmSync(from, { force: true });
    writeFileSync(from, 'newer');
    expect(() => nameAnew(from, to)).toThrow(expect.objectContaining({ code: 'EEXIST' }));
    expect(readFileSync(to, 'utf8')).toBe('new');
    expect(existsSync(from)).toBe(true);
  });
});
