/** The faces of files and folders, as the command line tells them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayang, dayangJson } from '../kit/command-line.ts';
import { collectionOf, smallCff, smallTrueType } from '../kit/font-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'dayang-cli-fonts-'));
beforeAll(() => {
  writeFileSync(join(folder, 'all.ttc'), collectionOf(smallTrueType(), smallCff({ fsType: 2 })));
  writeFileSync(join(folder, 'torn.otf'), smallCff().subarray(0, 300));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('dayang fonts', () => {
  it('lists the faces of a folder, what their makers allow, and what cannot be read', () => {
    const ran = dayang('fonts', '--in', folder);
    expect(ran.code).toBe(0);
    expect(ran.out).toMatch(/all\.ttc#1 {2}试验体 \/ Small {2}Regular 400 {2}truetype {2}4 characters, 2 Han/u);
    expect(ran.out).toMatch(/all\.ttc#2 .*restricted\n {2}字体厂商不许嵌入/u);
    expect(ran.out).toMatch(/torn\.otf {2}.*不在文件里/u);
  });

  it('tells a file for machines with all it has, and one that is no font with the reason', () => {
    expect(dayangJson('fonts', '--in', join(folder, 'all.ttc'))).toMatchObject({
      files: [
        { isCollection: true, faces: [{ coverage: { ranges: [0x41, 0x42, 0x4e1c, 0x4e1c, 0x6e56, 0x6e56] } }, {}] },
      ],
    });
    const ran = dayang('fonts', '--in', join(folder, 'torn.otf'));
    expect(ran.code).toBe(1);
    expect(ran.err).toContain('torn.otf 不能用');
  });
});
