import { describe, expect, it } from 'vitest';
import { GrantedPaths } from '../granted-paths.ts';
import type { Settings } from '../settings.ts';
import { copyFile, rememberedFile } from './remembered-files.ts';

type Kept = ReturnType<Settings['get']>;

function host(kept: Kept = {}) {
  let now = kept;
  const settings = {
    get: () => now,
    set: (change: Kept) => {
      now = { ...now, ...change };
    },
  };
  return { settings, paths: new GrantedPaths() };
}

describe('files that are read again', () => {
  it('are those that were chosen here, now or at a start before this one', () => {
    const first = host();
    expect(() => rememberedFile(first, 'linkedCopy', '/稿/甲.txt')).toThrow(/甲\.txt/u);
    first.paths.grant('/稿/甲.txt');
    expect(rememberedFile(first, 'linkedCopy', '/稿/甲.txt')).toBe('/稿/甲.txt');
    const later = host(first.settings.get());
    expect(rememberedFile(later, 'linkedCopy', '/稿/甲.txt')).toBe('/稿/甲.txt');
    // A file is known for what it was chosen for.
    expect(() => rememberedFile(later, 'linkedTables', '/稿/甲.txt')).toThrow();
  });

  it('are forgotten for others where they have not been read for longest', () => {
    const read = (own: ReturnType<typeof host>, path: string) => rememberedFile(own, 'linkedTables', path);
    const first = host();
    for (const path of ['/表/行情.xlsx', '/表/去年.xlsx']) {
      first.paths.grant(path);
      read(first, path);
    }
    const later = host(first.settings.get());
    for (let other = 0; other < 399; other++) {
      later.paths.grant(`/表/${other}.xlsx`);
      read(later, `/表/${other}.xlsx`);
      expect(read(later, '/表/行情.xlsx')).toBe('/表/行情.xlsx');
    }
    expect(later.settings.get().linkedTables).toHaveLength(400);
    expect(() => read(later, '/表/去年.xlsx')).toThrow(/去年/u);
  });

  it('may lie in a folder that copy is taken from, and not beside it', () => {
    const own = host({ watchedFolders: [{ edition: '/报.dayang', folder: '/收稿', isOn: true }] });
    expect(copyFile(own, '/收稿/电讯/甲.txt')).toBe('/收稿/电讯/甲.txt');
    expect(copyFile(own, '/收稿/外链/../电讯/甲.txt')).toBe('/收稿/电讯/甲.txt');
    for (const path of ['/收稿/../etc/passwd', '/收稿二/甲.txt', '收稿/甲.txt', '/收稿']) {
      expect(() => copyFile(own, path), path).toThrow();
    }
  });

  it('are none whose format tells its encoding', () => {
    const own = host();
    own.paths.grant('/稿/甲.docx');
    expect(copyFile(own, '/稿/甲.docx')).toBe('/稿/甲.docx');
    expect(own.settings.get().linkedCopy).toBeUndefined();
  });
});
