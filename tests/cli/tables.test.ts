import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EditionFile } from '../../electron/store/edition-file.ts';
import { dayang, dayangJson } from '../kit/command-line.ts';
import { figure, row, workbook } from '../kit/workbooks.ts';

describe('dayang import of a table', () => {
  let folder = '';
  const file = (name: string) => join(folder, name);
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'dayang-cli-table-'));
    dayangJson('new', file('front.dayang'), '--date', '2024-03-08', '--format', 'tabloid', '--pages', '2');
    writeFileSync(
      file('数据.xlsx'),
      workbook({
        formats: ['#,##0.00'],
        sheets: [
          { name: '一月', rows: row(1, ['区县', '面积']) + row(2, ['东湖区', figure(1268.4, 1)]) },
          { name: '二月', rows: row(1, ['区县', '面积']) + row(2, ['北站区', figure(96.75, 1)]) },
        ],
      }),
    );
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('puts the sheet that is named on the page, and prints it', () => {
    const read = dayangJson('import', file('front.dayang'), file('数据.xlsx'), '--page', '2', '--sheet', '二月');
    expect(read).toMatchObject({ page: 2, sheet: '二月', rows: 2, columns: 2 });
    const edition = EditionFile.open(file('front.dayang'));
    const tables = Object.values(edition.edition.blocks).filter(({ kind }) => kind === 'table');
    edition.close();
    expect(tables).toEqual([
      expect.objectContaining({
        rows: [
          ['区县', '面积'],
          ['北站区', '96.75'],
        ],
        source: expect.objectContaining({ path: file('数据.xlsx'), sheet: '二月' }),
      }),
    ]);
  });

  it('says what is wrong: no such page, no such sheet, no page named', () => {
    const said = (...more: readonly string[]) => dayang('import', file('front.dayang'), file('数据.xlsx'), ...more).err;
    expect(said('--page', '9')).toContain('no page 9');
    expect(said('--page', '1', '--sheet', '三月')).toContain('三月');
    expect(said()).toContain('--page');
  });
});
