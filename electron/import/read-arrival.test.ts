import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { pdfOfPage } from '../../tests/kit/pdf-files.ts';
import { broughtBy } from '../watch/brought.ts';
import { ImportReader } from './import-reader.ts';
import { readArrival } from './read-arrival.ts';

describe('a file that came into a watched folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dayang-arrival-'));
  const reader = new ImportReader();
  const readers = { copy: reader, pictures: reader };
  afterAll(async () => {
    await reader.end();
    rmSync(folder, { recursive: true, force: true });
  });
  const written = (name: string, bytes: Uint8Array | string) => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  };

  it('is the page of an advert where one waits for it, each name for a place of its own', async () => {
    const page = pdfOfPage('0 1 0 0 k 0 0 400 170 re f', { page: '/MediaBox [0 0 340 170]' });
    const [one, other] = [written('jia-1.pdf', page), written('jia-2.pdf', page)];
    const [first, second] = [
      await readArrival(readers, one, { isArtwork: true }),
      await readArrival(readers, other, { isArtwork: true }),
    ];
    expect(first).toMatchObject({ kind: 'picture', name: 'jia-1.pdf', photo: { image: { placed: {} } } });
    const words = [first, second].map((read) => broughtBy(read)[0]?.words);
    expect(words[0]).not.toBe(words[1]);
    await expect(readArrival(readers, one, { isArtwork: false })).rejects.toMatchObject({ name: 'DayangError' });
  });

  it('is a picture whose bytes alone say whether it came before, and copy where it is neither', async () => {
    const png = await sharp({ create: { width: 3, height: 2, channels: 3, background: '#123456' } })
      .png()
      .toBuffer();
    const [one, other] = [written('甲.png', png), written('乙.png', png)];
    const read = [
      await readArrival(readers, one, { isArtwork: false }),
      await readArrival(readers, other, { isArtwork: false }),
    ];
    expect(new Set(read.map((each) => broughtBy(each)[0]?.words)).size).toBe(1);
    // Copy about an advertiser is copy.
    expect(await readArrival(readers, written('东湖地产.md', '# 题\n\n文。\n'), { isArtwork: true })).toMatchObject({
      kind: 'story',
    });
  });
});
