import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compound, officeScript, searching } from '../../../tests/kit/office.ts';
import { row, workbook } from '../../../tests/kit/workbooks.ts';
import { readList, readTableFile } from '../table/read-table.ts';
import type { Conversion } from './convert.ts';
import { withOldTable } from './convert-table.ts';

const openDocument = zipSync(
  { mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'), 'content.xml': strToU8('<a/>') },
  { level: 0 },
);
const xml =
  '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>';

describe.skipIf(process.platform === 'win32')('a table of another format', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'dayang-office-'));
    const made = workbook({ sheets: [{ name: '表', rows: row(1, ['城市', '票数']) + row(2, ['东湖', 12]) }] });
    writeFileSync(join(folder, 'made.xlsx'), made);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const file = (name: string, bytes: Uint8Array | string) => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  };
  const good = (name: string) => officeScript(folder, name, `cp ${folder}/made.xlsx "$out/copy.xlsx"`);
  const read = (path: string, conversion: Conversion) =>
    withOldTable(path, async (readable) => readTableFile(readable), conversion);
  const hasNone = { search: '/nowhere' };

  it.each([
    ['旧.xls', compound('Workbook')],
    ['更旧.xls', compound('Book')],
    ['文字表.et', compound('Workbook', 'ETExtData')],
    ['缺目录.et', compound('x')],
    ['最旧.xls', new Uint8Array([0x09, 0x00, 0x04, 0x00, 0x02, 0x00, 0x10, 0x00])],
    ['开放.ods', openDocument],
    ['二进制.xlsb', zipSync({ 'xl/workbook.bin': strToU8('x') })],
    ['网上.xls', xml],
  ])('%s is read as the xlsx another program makes of it, under its own name, and it is said', async (name, bytes) => {
    const own = good(`good for ${name}`);
    const table = await read(file(name, bytes), { search: searching(own) });
    expect(table).toMatchObject({ name, remarks: [{ kind: 'table-converted', count: 1 }] });
    expect(table.tables[0]?.table.rows).toEqual([
      ['城市', '票数'],
      ['东湖', '12'],
    ]);
    expect(readFileSync(join(own, 'given'), 'utf8')).toContain('--convert-to xlsx:Calc MS Excel 2007 XML');
    expect(readdirSync(tmpdir()).filter((one) => one.startsWith('dayang-sheets-'))).toEqual([]);
  });

  it('is read for its list, too', async () => {
    const path = file('清单.xls', compound('Workbook'));
    const list = await withOldTable(path, async (readable) => readList(readable), { search: searching(good('list')) });
    expect(list.text).toBe('城市\t票数\n东湖\t12');
    expect(list.remarks).toEqual([{ kind: 'table-converted', count: 1 }]);
  });

  it('is converted with a profile in which no link is followed and no formula calculated anew', async () => {
    const script = `cat "$out/../profile/user/registrymodifications.xcu" > ${folder}/settings\ncp ${folder}/made.xlsx "$out/copy.xlsx"`;
    await read(file('设置.xls', compound('Workbook')), {
      search: searching(officeScript(folder, 'settings-of', script)),
    });
    const settings = readFileSync(join(folder, 'settings'), 'utf8');
    expect(settings).toContain('Office.Calc/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>1</value>');
    expect(settings).toContain('oor:name="OOXMLRecalcMode" oor:op="fuse"><value>1</value>');
  });

  it('that the program fails on is refused by name', async () => {
    const own = officeScript(folder, 'fails', 'echo "source file could not be loaded" >&2\nexit 1');
    await expect(read(file('坏.xls', compound('Workbook')), { search: searching(own) })).rejects.toMatchObject({
      code: 'old-table-failed',
      zh: expect.stringContaining('坏.xls'),
      en: expect.stringContaining('LibreOffice could not'),
      details: { detail: expect.stringContaining('could not be loaded') },
    });
  });

  it.each([
    ['旧二.xls', compound('Workbook'), 'old-table'],
    ['开放二.ods', openDocument, 'table-other'],
    ['网上二.xls', xml, 'table-other'],
  ])('%s is named with what to do where the machine has no such program', async (name, bytes, code) => {
    // A machine that has it in its usual place converts, and finds no table in what is none.
    const expected = new RegExp(`^(?:${code}|old-table-failed)$`, 'u');
    await expect(read(file(name, bytes), hasNone)).rejects.toMatchObject({ code: expect.stringMatching(expected) });
  });

  it.each([
    ['加密.xls', compound('EncryptedPackage', 'Workbook')],
    ['表.xlsx', workbook({ sheets: [{ name: '表', rows: row(1, ['甲', 1]) }] })],
    ['系统.xls', '<html><body><table><tr><td>甲</td><td>1</td></tr></table></body></html>'],
    ['清单.csv', '甲,1\n'],
  ])('%s is none: it is read as it is', async (name, bytes) => {
    const own = officeScript(folder, `unused for ${name}`, `touch ${folder}/was-run`);
    await read(file(name, bytes), { search: searching(own) }).catch((error: unknown) => {
      expect(error).toMatchObject({ code: 'table-encrypted' });
    });
    expect(existsSync(join(folder, 'was-run'))).toBe(false);
  });
});
