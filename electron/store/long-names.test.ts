/** Names that a file system does not take are told as such, not as missing. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { emptyEdition } from '../../tests/kit/editions.ts';
import { asDayangError } from '../errors.ts';
import { readCopyFile } from '../import/read-copy.ts';
import { writeWhole } from '../write-whole.ts';
import { EditionFile } from './edition-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'dayang-'));
afterAll(() => rmSync(folder, { recursive: true }));
const long = (bytes: number, end: string) => join(folder, `${'长'.repeat((bytes - end.length) / 3)}${end}`);

function codeOf(run: () => void): string {
  try {
    run();
    return 'done';
  } catch (error) {
    return asDayangError(error, folder).code;
  }
}

it('are told when an edition is made, copy read, a file written', () => {
  expect(codeOf(() => EditionFile.create(long(304, '.dayang'), emptyEdition()))).toBe('name-too-long');
  // It fits, and SQLite's own beside it does not.
  expect(codeOf(() => EditionFile.create(long(253, '.dayang'), emptyEdition()))).toBe('name-too-long');
  expect(codeOf(() => EditionFile.create(join(folder, '夹'.repeat(90), '一.dayang'), emptyEdition()))).toBe(
    'name-too-long',
  );
  expect(codeOf(() => readCopyFile(long(304, '.txt')))).toBe('name-too-long');
  expect(codeOf(() => writeWhole(long(304, '.txt'), new Uint8Array(1)))).toBe('name-too-long');
  expect(readdirSync(folder)).toEqual([]);
});

it('as long as they may be are taken', () => {
  expect(codeOf(() => writeWhole(long(253, '.txt'), new Uint8Array(1)))).toBe('done');
  expect(codeOf(() => EditionFile.create(long(241, '.dayang'), emptyEdition()))).toBe('done');
});
