import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EditionFile } from '../../electron/store/edition-file.ts';
import { tableNames } from '../../shared/edition/operations.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { dayangIn } from '../kit/command-line.ts';
import { makeEdition } from '../kit/damaged-editions.ts';

const folder = mkdtempSync(join(tmpdir(), 'dayang-backup-'));
const path = join(folder, 'one.dayang');
const here = { DAYANG_BACKUPS: join(folder, 'backups') };
let whole: Edition;

function json(...args: readonly string[]): unknown {
  const ran = dayangIn(here, ...args, '--json');
  expect(ran.err).toBe('');
  return JSON.parse(ran.out);
}

/** How many records an edition has. */
function count(edition: Edition): number {
  return tableNames.reduce((sum, table) => sum + Object.keys(edition[table]).length, 0);
}

function read(file: string): Edition {
  const opened = EditionFile.openToRead(file);
  try {
    return opened.edition;
  } finally {
    opened.close();
  }
}

beforeAll(() => {
  makeEdition(path, join(folder, 'later.dayang'));
  whole = read(path);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('dayang backup', () => {
  it('says what to do where there is none', () => {
    const ran = dayangIn(here, 'restore', path);
    expect(ran.code).toBe(1);
    expect(ran.err).toContain('dayang backup');
  });

  it('makes backups that are listed and restored as new files, while the edition is open elsewhere', () => {
    const open = EditionFile.open(path);
    const before = readFileSync(path);
    expect(json('backup', path)).toMatchObject({ reason: 'asked' });
    expect(readFileSync(path).equals(before)).toBe(true);
    open.close();
    expect(json('backups', path)).toMatchObject([{ reason: 'asked' }]);
    const out = join(folder, 'restored.dayang');
    json('restore', path, '-o', out);
    expect(read(out)).toEqual(whole);
    expect(dayangIn(here, 'restore', path, '-o', out).err).toContain('restored.dayang');
  });
});

describe('dayang recover', () => {
  it.each([0.5, 0.1, 0])('brings all back of a file cut off at %d of it, from its backups', (part) => {
    json('backup', path);
    const cut = readFileSync(path);
    const harmed = join(folder, 'one.dayang');
    writeFileSync(harmed, cut.subarray(0, Math.floor(cut.length * part)));
    const out = join(folder, `recovered-${part}.dayang`);
    const ran = dayangIn(here, 'recover', harmed, '-o', out, '--json');
    writeFileSync(path, cut);
    expect(count(read(out))).toBe(count(whole));
    expect(ran.out).toContain('来自');
  });
});
