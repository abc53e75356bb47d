import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileId } from '../../shared/edition/record-fields.ts';
import { emptyEdition } from '../../tests/kit/editions.ts';
import { smallTrueType } from '../../tests/kit/font-files.ts';
import { fontInMemory } from '../fonts/read-font-file.ts';
import { takeFaceOf } from '../fonts/take-face.ts';
import { EditionFile } from './edition-file.ts';
import { unpackFace } from './unpack-face.ts';

const { bytes } = takeFaceOf(fontInMemory(smallTrueType()), { member: 0, coordinates: null });

describe('a face of an edition’s own, unpacked', () => {
  let folder = '';
  let path = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dayang-unpack-'));
    path = join(folder, 'one.dayang');
    EditionFile.create(path, emptyEdition(1));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('lies there whole, is taken as it is the next time, and is written anew where it was cut short', () => {
    const file = EditionFile.open(path);
    const id = file.addFile(bytes);
    const to = join(folder, 'faces', 'one.face');
    expect(unpackFace(file, id, to)).toBe(true);
    expect(new Uint8Array(readFileSync(to))).toEqual(bytes);
    utimesSync(to, 1_000, 1_000);
    expect(unpackFace(file, id, to)).toBe(true);
    expect(statSync(to).mtimeMs).toBe(1_000_000);
    writeFileSync(to, bytes.subarray(0, 100));
    expect(unpackFace(file, id, to)).toBe(true);
    expect(new Uint8Array(readFileSync(to))).toEqual(bytes);
    expect(readdirSync(join(folder, 'faces'))).toEqual(['one.face', 'one.face.sum']);
    file.close();
  });

  it('is written anew where a byte of it is another, whatever its length and its name say', () => {
    const file = EditionFile.open(path);
    const id = file.addFile(bytes);
    const to = join(folder, 'faces', 'one.face');
    unpackFace(file, id, to);
    writeFileSync(to, bytes.slice().fill(7, 200, 201));
    expect(unpackFace(file, id, to)).toBe(true);
    expect(new Uint8Array(readFileSync(to))).toEqual(bytes);
    file.close();
  });

  it('is none where the edition has none of that id, or its bytes are not what their id says', () => {
    const file = EditionFile.open(path);
    const id = file.addFile(bytes);
    file.close();
    const database = new Database(path);
    database.prepare('UPDATE kept_file SET bytes = ? WHERE id = ?').run(Buffer.from(bytes).fill(7, 200, 300), id);
    database.close();
    const damaged = EditionFile.open(path);
    const to = join(folder, 'one.face');
    expect(unpackFace(damaged, id, to)).toBe(false);
    expect(unpackFace(damaged, v.parse(fileId, 'f'.repeat(64)), to)).toBe(false);
    expect(readdirSync(folder)).not.toContain('one.face');
    damaged.close();
  });

  it('says why it cannot be written, and leaves nothing half written', () => {
    const file = EditionFile.open(path);
    const id = file.addFile(bytes);
    // Where a folder stands no file can be put.
    mkdirSync(join(folder, 'one.face', 'inside'), { recursive: true });
    expect(() => unpackFace(file, id, join(folder, 'one.face'))).toThrow(
      expect.objectContaining({ code: 'is-directory' }),
    );
    // Nor where a file stands for the folder.
    expect(() => unpackFace(file, id, join(path, 'one.face'))).toThrow(
      expect.objectContaining({ code: 'not-a-folder' }),
    );
    expect(readdirSync(folder).filter((name) => name.endsWith('.partial'))).toEqual([]);
    file.close();
  });
});
