import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readArtworkFile } from './artwork.ts';
import { ImportReader } from './import-reader.ts';

const folder = mkdtempSync(join(tmpdir(), 'dayang-import-'));
const reader = new ImportReader();
const file = (name: string, content: string) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
afterAll(async () => {
  await reader.end();
  rmSync(folder, { recursive: true, force: true });
});

describe('copy and drawings that are read in a thread', () => {
  it('are what their files say', async () => {
    const path = file(
      '报头.svg',
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>',
    );
    const { artwork, bytes, remarks } = await reader.artwork(path);
    const direct = readArtworkFile(path);
    expect({ artwork, remarks }).toEqual({ artwork: direct.artwork, remarks: direct.remarks });
    expect(Buffer.from(bytes).equals(direct.bytes)).toBe(true);
    expect(await reader.glyph(path)).toMatchObject({ advance: 1000, notes: [] });
    const copy = await reader.copy(file('简讯.md', '# 柳絮开始飘了\n\n出门请戴口罩。\n'));
    expect(copy).toMatchObject({ kind: 'story', name: '简讯.md', story: { headline: ['柳絮开始飘了'] }, photos: [] });
  });

  it('are refused with the reason, by their names', async () => {
    await expect(reader.artwork(file('空.svg', ''))).rejects.toMatchObject({
      code: 'artwork-empty',
      zh: expect.stringContaining('空.svg'),
    });
    await expect(reader.copy(join(folder, '没有.docx'))).rejects.toMatchObject({
      code: 'file-missing',
      zh: expect.stringContaining('没有.docx'),
    });
  });

  it.skipIf(process.platform === 'win32')('are not waited for where they are pipes', async () => {
    const path = join(folder, '管道.svg');
    execFileSync('mkfifo', [path]);
    await expect(reader.artwork(path)).rejects.toMatchObject({ code: 'not-readable' });
  });
});

describe('a thread that reads copy and drawings', () => {
  const hanging = new URL('../../tests/kit/hanging-worker.ts', import.meta.url);

  it('is ended when a file takes too long', async () => {
    const impatient = new ImportReader(hanging, { seconds: 1 });
    try {
      await expect(impatient.artwork('hangs')).rejects.toMatchObject({
        code: 'reading-too-slow',
        zh: expect.stringContaining('1 秒'),
      });
    } finally {
      await impatient.end();
    }
  });

  it('is ended when a file takes too much of the processor, long before a busy machine would be waited for', async () => {
    const thrifty = new ImportReader(hanging, { seconds: 3_600, processorSeconds: 1 });
    try {
      await expect(thrifty.artwork('hangs')).rejects.toMatchObject({ code: 'reading-too-slow' });
      await expect(thrifty.artwork('answers')).rejects.toMatchObject({ code: 'artwork-empty' });
    } finally {
      await thrifty.end();
    }
  });

  it('that has ended over a file is followed by one that reads the next', async () => {
    const patient = new ImportReader(hanging, { processorSeconds: 600 });
    try {
      await expect(patient.copy('dies')).rejects.toMatchObject({ code: 'reading-ended' });
      await expect(patient.artwork('answers')).rejects.toMatchObject({ code: 'artwork-empty' });
    } finally {
      await patient.end();
    }
  });

  it('is ended when its file is given up, and what waits for it is not', async () => {
    const patient = new ImportReader(hanging, { processorSeconds: 600 });
    const [first, second] = [new AbortController(), new AbortController()];
    try {
      const hangs = patient.artwork('hangs', first.signal);
      const waits = patient.artwork('waits', second.signal);
      const goesOn = patient.copy('goes on');
      second.abort();
      await expect(waits).rejects.toMatchObject({ code: 'cancelled' });
      first.abort();
      await expect(hangs).rejects.toMatchObject({ code: 'cancelled' });
      await expect(goesOn).rejects.toMatchObject({ code: 'artwork-empty' });
    } finally {
      await patient.end();
    }
  });
});
