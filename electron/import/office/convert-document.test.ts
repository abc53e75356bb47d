import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentXml, docx, para, run } from '../../../tests/kit/documents.ts';
import { compound, officeScript, searching } from '../../../tests/kit/office.ts';
import { readCopyWithPhotos } from '../read-story.ts';
import type { Conversion } from './convert.ts';
import { withOldDocument } from './convert-document.ts';

describe.skipIf(process.platform === 'win32')('an old document', () => {
  let folder = '';
  let source = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'dayang-office-'));
    source = join(folder, '旧稿.doc');
    writeFileSync(source, compound('WordDocument', '1Table'));
    writeFileSync(join(folder, 'made.docx'), docx(documentXml(para(run('灯火亮')) + para(run('灯亮了。')))));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const program = (name: string, script: string) => officeScript(folder, name, script);
  const read = (path: string, conversion: Conversion) =>
    withOldDocument(path, (readable) => readCopyWithPhotos(readable), conversion);
  /** What is left of conversions in the folder for what is temporary. */
  const left = () => readdirSync(tmpdir()).filter((name) => name.startsWith('dayang-document-'));
  /** True while a process runs that a script wrote the number of. */
  const isRunning = (path: string) => {
    const pid = Number(readFileSync(path, 'utf8'));
    // A process that has ended and that nobody has asked after yet is called Z.
    return existsSync(`/proc/${pid}/stat`) && !/\) Z /u.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  };

  it('is read as the docx another program makes of it, under its own name, and it is said', async () => {
    const own = program('good', `cp ${folder}/made.docx "$out/copy.docx"`);
    const copy = await read(source, { search: searching(own) });
    expect(copy).toMatchObject({ kind: 'story', name: '旧稿.doc', story: { headline: ['灯火亮'] } });
    expect(copy.remarks).toEqual([{ kind: 'converted', count: 1 }]);
    const given = readFileSync(join(own, 'given'), 'utf8');
    expect(given).toMatch(/-env:UserInstallation=file:\/\/\S*dayang-document-\S*\/profile/u);
    expect(given).toContain('--headless');
    expect(given).not.toContain('旧稿');
    expect(left()).toEqual([]);
  });

  it('is converted with a profile in which no macro runs and no link is followed', async () => {
    const own = program(
      'profile',
      `cat "$out/../profile/user/registrymodifications.xcu" > ${folder}/settings\ncp ${folder}/made.docx "$out/copy.docx"`,
    );
    await read(source, { search: searching(own) });
    const settings = readFileSync(join(folder, 'settings'), 'utf8');
    expect(settings).toContain('oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value>');
    expect(settings).toContain('oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value>');
    expect(settings).toContain('oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value>');
  });

  it.each([
    ['fails', 'echo "source file could not be loaded" >&2\nexit 1', 'source file could not be loaded'],
    ['writes nothing and says that it is done', 'exit 0', 'no document was written'],
    ['writes a folder', 'mkdir "$out/copy.docx"', 'no document was written'],
  ])('that the program %s on is refused by name', async (name, script, detail) => {
    const failing = read(source, { search: searching(program(name, script)) });
    await expect(failing).rejects.toMatchObject({
      code: 'old-document-failed',
      zh: expect.stringContaining('旧稿.doc'),
      en: expect.stringContaining('could not convert'),
      details: { detail: expect.stringContaining(detail) },
    });
    expect(left()).toEqual([]);
  });

  it('that the program never ends on is given up, and nothing it started goes on', async () => {
    const own = program('hangs', `sleep 60 &\necho $! > ${folder}/hanging\nwait`);
    await expect(read(source, { search: searching(own), seconds: 1 })).rejects.toMatchObject({
      code: 'old-document-slow',
    });
    await expect.poll(() => isRunning(join(folder, 'hanging'))).toBe(false);
    expect(left()).toEqual([]);
  });

  it('is given up when the user says so, with all that was started', async () => {
    const own = program('cancelled', `sleep 60 &\necho $! > ${folder}/cancelled-child\nwait`);
    const giving = new AbortController();
    const reading = read(source, { search: searching(own), signal: giving.signal });
    await expect.poll(() => existsSync(join(folder, 'cancelled-child'))).toBe(true);
    giving.abort();
    await expect(reading).rejects.toMatchObject({ code: 'cancelled' });
    await expect.poll(() => isRunning(join(folder, 'cancelled-child'))).toBe(false);
    expect(left()).toEqual([]);
  });

  it('is named with what to do where the machine has no such program', async () => {
    const hasNone = { search: join(folder, 'nowhere') };
    // A machine that has it in its usual place converts, and finds no document in what is none.
    await expect(read(source, hasNone)).rejects.toMatchObject({ code: expect.stringMatching(/^old-document/u) });
  });

  it.each([
    ['稿.wps', compound('CONTENTS', 'MatOST')],
    [
      '稿.odt',
      Buffer.concat([
        Buffer.from('PK\x03\x04'),
        Buffer.alloc(26),
        Buffer.from('mimetypeapplication/vnd.oasis.opendocument.text'),
      ]),
    ],
    ['旧.doc', Buffer.from([0xdb, 0xa5, 0x2d, 0, 0, 0])],
  ])('may be %s', async (name, bytes) => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    const own = program(`of ${name}`, `cp ${folder}/made.docx "$out/copy.docx"`);
    expect(await read(path, { search: searching(own) })).toMatchObject({ kind: 'story', name });
  });

  it('is not what has a text of its own: that is read as it is', async () => {
    const path = join(folder, '网页.doc');
    writeFileSync(path, '<html><body><h1>灯火亮</h1><p>灯亮了。</p></body></html>');
    const own = program('unused', `touch ${folder}/was-run`);
    expect(await read(path, { search: searching(own) })).toMatchObject({ story: { headline: ['灯火亮'] } });
    expect(existsSync(join(folder, 'was-run'))).toBe(false);
  });
});
