import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Arguments } from './cli/arguments.ts';
import { asDayangError } from './errors.ts';
import { asSpelt, safeName, wholeName } from './file-names.ts';
import { readCopyFile } from './import/read-copy.ts';
import { writeWhole } from './write-whole.ts';

const folder = mkdtempSync(join(tmpdir(), 'dayang-names-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** `é` as a letter and its mark, and as one character: systems keep a name as it came. */
const decomposed = 'cafe\u0301';
const composed = 'caf\u00e9';

function failure(run: () => unknown) {
  try {
    run();
  } catch (error) {
    return asDayangError(error, 'x');
  }
  return null;
}

describe('a name that the program makes', () => {
  it.each([
    ['要闻/本地', '要闻-本地'],
    ['a:b?*"<>|\\', 'a-b-------'],
    ['东湖\u200b日报\u202e', '东湖日报'],
    [`${decomposed}.pdf`, `${composed}.pdf`],
    ['葛\u{e0100}老师', '葛老师'],
    ['一\n二\u0085三', '一-二-三'],
  ])('%j is %j', (text, name) => expect(safeName(text)).toBe(name));

  it('fits every system, and is cut between characters', () => {
    for (const text of ['长'.repeat(200), 'ệ'.normalize('NFD').repeat(200), '🇨🇳'.repeat(90), 'a'.repeat(600)]) {
      const name = wholeName(text, 'docx');
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
      expect(Buffer.byteLength(name)).toBeGreaterThan(240);
      expect(name.endsWith('.docx')).toBe(true);
      writeWhole(join(folder, name), new Uint8Array(1));
    }
    expect(wholeName('🇨🇳'.repeat(90), 'docx')).toMatch(/^(?:🇨🇳)+\.docx$/u);
    for (const name of readdirSync(folder)) rmSync(join(folder, name));
  });

  it.each([
    ['头条…… ', '头条…….docx'],
    ['完。.. ', '完。.docx'],
    ['CON', '-CON.docx'],
    ['com1.稿', '-com1.稿.docx'],
    ['control', 'control.docx'],
  ])('%j ends and begins as Windows keeps it', (text, name) => expect(wholeName(text, 'docx')).toBe(name));
});

describe('a path as it is spelt on the disk', () => {
  it('is found whichever way its letters are kept, in a folder of such letters too', () => {
    mkdirSync(join(folder, 'Việt'.normalize('NFD')));
    const path = join(folder, 'Việt'.normalize('NFD'), `${decomposed}.txt`);
    writeFileSync(path, '稿件');
    const asked = join(folder, 'Việt'.normalize('NFC'), `${composed}.txt`);
    expect(asSpelt(asked)).toBe(path);
    expect(readFileSync(asSpelt(asked), 'utf8')).toBe('稿件');
    expect(Arguments.parse([asked], {}, ['COPY']).operand(0)).toBe(path);
    // A file that is to be made is made in the folder that is there.
    expect(asSpelt(join(folder, 'Việt'.normalize('NFC'), '新.txt'))).toBe(
      join(folder, 'Việt'.normalize('NFD'), '新.txt'),
    );
  });

  it('is the path itself where it is there, where none is, and where two could be meant', () => {
    const [one, two] = [join(folder, `u\u0308.txt`), join(folder, `\u00fc.txt`)];
    writeFileSync(one, '1');
    expect(asSpelt(two)).toBe(one);
    writeFileSync(two, '2');
    expect(asSpelt(one)).toBe(one);
    expect(asSpelt(two)).toBe(two);
    const [o, other, third] = ['o\u0302\u0323.txt', 'o\u0323\u0302.txt', '\u1ed9.txt'].map((name) =>
      join(folder, name),
    );
    writeFileSync(o ?? '', '');
    writeFileSync(other ?? '', '');
    expect(asSpelt(third ?? '')).toBe(third);
    expect(asSpelt(join(folder, '没有.txt'))).toBe(join(folder, '没有.txt'));
  });
});

/** A failure as Node tells it. */
function told(code: string, syscall: string, path = '稿.txt'): Error {
  return Object.assign(new Error(`${code}: …, ${syscall} '${path}'`), { code, syscall, path });
}

describe('why a file cannot be read or written', () => {
  it.each([
    ['EACCES', 'open', 'reading', 'not-readable'],
    ['EACCES', 'open', 'writing', 'not-writable'],
    ['EPERM', 'scandir', 'writing', 'not-readable'],
    ['EINVAL', 'open', 'writing', 'name-refused'],
    ['EILSEQ', 'mkdir', 'writing', 'name-refused'],
    ['EINVAL', 'rename', 'writing', 'name-refused'],
    ['ENOTDIR', 'stat', 'reading', 'not-a-folder'],
    ['EEXIST', 'mkdir', 'writing', 'not-a-folder'],
    ['EEXIST', 'link', 'writing', 'already-exists'],
    ['EBUSY', 'rename', 'writing', 'file-held'],
    ['EBUSY', 'open', 'reading', 'file-busy'],
    ['EDQUOT', 'write', 'writing', 'disk-full'],
    ['ENAMETOOLONG', 'stat', 'reading', 'name-too-long'],
  ] as const)('%s of %s while %s is %s', (code, call, doing, told_) => {
    expect(asDayangError(told(code, call), '稿.txt', doing).code).toBe(told_);
  });

  it('is a name that no system takes, or one in no encoding that is known', () => {
    expect(failure(() => readCopyFile('a\0b.txt'))?.code).toBe('name-refused');
    expect(failure(() => writeWhole(join(folder, 'a\0b.txt'), new Uint8Array(1)))?.code).toBe('name-refused');
    // The bytes of 稿件 in GBK, which are no UTF-8.
    const name = Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xb8, 0xe5, 0xbc, 0xfe]), Buffer.from('.txt')]);
    writeFileSync(name, '稿件');
    const [seen] = readdirSync(folder).filter((one) => one.includes('\ufffd'));
    expect(failure(() => readCopyFile(join(folder, seen ?? '')))?.code).toBe('name-garbled');
    rmSync(name);
  });

  it('is a folder that is not there, and not a file that is missing', () => {
    expect(failure(() => writeWhole(join(folder, '没有', '页.pdf'), new Uint8Array(1)))).toMatchObject({
      code: 'folder-missing',
      zh: expect.stringContaining('页.pdf'),
    });
  });
});
