/** What goes wrong in a newsroom: each time a clear message in both languages, exit code 1, and nothing changed. */
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EditionFile } from '../../electron/store/edition-file.ts';
import { dayang, dayangJson } from '../kit/command-line.ts';
import { mountSmall, protect, unmount } from '../kit/disks.ts';

const folder = mkdtempSync(join(tmpdir(), 'dayang-bad-'));
const edition = join(folder, 'e.dayang');
const good = join(folder, 'good.txt');

beforeAll(() => {
  dayangJson('new', edition, '--date', '2024-03-08', '--publication', '东湖日报', '--pages', '4');
  writeFileSync(good, '# 标题\n\n正文在这里。\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function hashOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

/** Runs a command that must fail, with both languages said, and the edition left as it was. */
function refused(code: string, ...args: readonly string[]): void {
  const before = hashOf(edition);
  const ran = dayang(...args, '--json');
  expect([ran.code, JSON.parse(ran.out)]).toMatchObject([1, { error: { code } }]);
  expect(ran.err).toMatch(/错误：.*[\u4e00-\u9fff]/u);
  expect(ran.err).toMatch(/Error: .*[a-z] [a-z]/u);
  expect(ran.err).not.toMatch(/\bat .*:\d+:\d+/u);
  expect(hashOf(edition)).toBe(before);
  expect(readdirSync(folder).filter((name) => name.includes('partial') || name.endsWith('-wal'))).toEqual([]);
}

describe('copy that is no copy', () => {
  const file = (name: string, bytes: Uint8Array | string) => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };
  it('binary', () => {
    const png = Uint8Array.from([
      0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0,
    ]);
    refused('not-text', 'import', edition, file('a.png', png), '--layout', 'front');
  });
  it('empty', () => refused('empty-file', 'import', edition, file('empty.txt', ''), '--layout', 'front'));
  it('a line of 50 MB', () => refused('file-too-large', 'import', edition, file('long.txt', '字'.repeat(17_500_000))));
  it('a folder', () => refused('is-directory', 'import', edition, folder));
  it('missing', () => refused('file-missing', 'import', edition, join(folder, 'none.txt')));
});

describe('an edition that is no edition', () => {
  it('another file', () => {
    refused('not-an-edition', 'import', good, good);
    refused('not-an-edition', 'compose', good);
  });
  it('missing', () => refused('file-missing', 'compose', join(folder, 'none.dayang')));
  it('a folder', () => refused('is-directory', 'info', folder));
  it('made by a newer version', () => {
    const newer = join(folder, 'newer.dayang');
    dayangJson('new', newer);
    const database = new Database(newer);
    database.pragma('user_version = 999');
    database.pragma('wal_checkpoint(TRUNCATE)');
    database.close();
    const before = hashOf(newer);
    for (const command of ['compose', 'info', 'export']) refused('edition-newer', command, newer);
    expect(hashOf(newer)).toBe(before);
  });
  it('already there', () => refused('already-exists', 'new', edition));
});

describe('a page that is not there', () => {
  it('is named', () => refused('no-such-page', 'export', edition, '--pages', '9', '--out', join(folder, 'o')));
});

describe('a character no font has', () => {
  it('stops the export and is named', () => {
    const path = join(folder, 'glyph.dayang');
    dayangJson('new', path, '--date', '2024-03-08', '--publication', '东湖日报');
    writeFileSync(join(folder, 'glyph.txt'), '# 标题\n\n正文里有一个\u{2A6D6}\u{E0F0}字。\n');
    dayangJson('import', path, join(folder, 'glyph.txt'), '--layout', 'front');
    expect(dayang('compose', path).code).toBe(1);
    const ran = dayang('export', path, '--pages', '1', '--out', join(folder, 'glyph'), '--json');
    expect(ran.code).toBe(1);
    expect(JSON.parse(ran.out)).toMatchObject({
      files: [],
      failed: [{ pages: [1], name: '2024-03-08-01.pdf', error: null }],
      preflight: expect.arrayContaining([
        expect.objectContaining({ rule: 'missing-glyph', severity: 'error', en: expect.stringContaining('\u{2A6D6}') }),
      ]),
    });
    expect(existsSync(join(folder, 'glyph', '2024-03-08-01.pdf'))).toBe(false);
    const report = join(folder, 'glyph.json');
    expect(dayang('preflight', path, '--pages', '1', '--report', report).code).toBe(1);
    expect(JSON.parse(readFileSync(report, 'utf8'))).toMatchObject({
      findings: expect.arrayContaining([expect.objectContaining({ rule: 'missing-glyph', page: 1 })]),
    });
    // With a reason it goes, and the edition remembers who sent it and why.
    dayangJson('export', path, '--pages', '1', '--out', join(folder, 'glyph'), '--override', '字已手写');
    expect(existsSync(join(folder, 'glyph', '2024-03-08-01.pdf'))).toBe(true);
    const file = EditionFile.openToRead(path);
    expect(Object.values(file.edition.signatures).map(({ override }) => override)).toEqual([
      { reason: '字已手写', refused: expect.arrayContaining(['missing-glyph']) },
    ]);
    file.close();
  });
});

const disk = mountSmall('2m');

describe.skipIf(disk === null)('a full disk (skipped where file systems cannot be mounted)', () => {
  afterAll(() => unmount(disk));
  const at = (name: string) => join(disk ?? '', name);

  it('leaves an edition as it was, and no part of an export', () => {
    dayangJson('new', at('e.dayang'), '--date', '2024-03-08', '--publication', '东湖日报', '--pages', '4');
    const before = hashOf(at('e.dayang'));
    const fill = () => {
      const chunk = Buffer.alloc(4096, 1);
      try {
        for (;;) writeFileSync(at('fill'), chunk, { flag: 'a' });
      } catch {
        // Full, as wanted.
      }
    };
    fill();
    refused('disk-full', 'import', at('e.dayang'), good, '--layout', 'front');
    expect(hashOf(at('e.dayang'))).toBe(before);
    refused('disk-full', 'new', at('other.dayang'));
    expect(existsSync(at('other.dayang'))).toBe(false);
    refused('disk-full', 'export', at('e.dayang'), '--out', at('out'));
    expect(existsSync(at('out')) ? readdirSync(at('out')) : []).toEqual([]);
    rmSync(at('fill'));
    dayangJson('import', at('e.dayang'), good, '--layout', 'front');
  });
});

const readOnly = mountSmall('4m');

describe.skipIf(readOnly === null)('a read-only folder (skipped where file systems cannot be mounted)', () => {
  afterAll(() => unmount(readOnly));

  it('can be read from and is not written to', () => {
    const path = join(readOnly ?? '', 'e.dayang');
    dayangJson('new', path, '--date', '2024-03-08', '--publication', '东湖日报', '--pages', '4');
    protect(readOnly ?? '');
    refused('not-writable', 'import', path, good);
    refused('not-writable', 'new', join(readOnly ?? '', 'other.dayang'));
    refused('not-writable', 'export', edition, '--out', join(readOnly ?? '', 'out'));
    expect(dayang('compose', path).code).toBe(0);
    expect(dayang('info', path).code).toBe(0);
  });
});

describe.skipIf(process.getuid?.() === 0)('a file without permission (skipped for root, who may read all)', () => {
  it('is named', () => {
    const path = join(folder, 'closed.txt');
    writeFileSync(path, 'x');
    chmodSync(path, 0);
    mkdirSync(join(folder, 'closed'), { mode: 0o500 });
    refused('not-readable', 'import', edition, path);
    refused('not-writable', 'new', join(folder, 'closed', 'e.dayang'));
  });
});
