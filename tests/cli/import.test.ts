/** `dayang import`: what the window asks is named on the command line. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EditionFile } from '../../electron/store/edition-file.ts';
import { dayang, dayangJson } from '../kit/command-line.ts';
import { emptyEdition } from '../kit/editions.ts';

describe('dayang import', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dayang-cli-import-'));
  const edition = join(folder, '报.dayang');
  const put = (name: string, bytes: Uint8Array | string) => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  };
  beforeAll(() => EditionFile.create(edition, emptyEdition()));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('refuses a text that may be in either of two encodings, and reads it in the one that is named', () => {
    const either = put('两可.txt', Uint8Array.from([0xa5, 0xc1, 0xa4, 0xe9]));
    const unsure = dayang('import', edition, either);
    expect(unsure.code).not.toBe(0);
    expect(unsure.err).toContain('--encoding big5');
    expect(dayangJson('import', edition, either, '--encoding', 'big5')).toMatchObject({
      articles: [{ title: '民日' }],
    });
  });

  it('leaves struck text out and says so, or keeps it where that is asked', () => {
    const story = put('划.md', '# 灯火亮\n\n昨晚~~旧灯~~新灯亮了。\n');
    expect(dayangJson('import', edition, story)).toMatchObject({
      articles: [{ characters: 7 }],
      remarks: [{ kind: 'struck-text', text: '旧灯' }],
    });
    expect(dayangJson('import', edition, story, '--keep-struck')).toMatchObject({
      articles: [{ characters: 9 }],
      remarks: [{ kind: 'struck-kept', text: '旧灯' }],
    });
  });

  it('names what is no copy, with what to do', () => {
    const refused = dayang('import', edition, put('稿.txt', '#!/bin/sh\necho 东湖\n'));
    expect(refused.code).not.toBe(0);
    expect(refused.err).toMatch(/稿\.txt is source code/u);
  });
});
