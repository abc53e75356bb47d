/** Lists as files: CSV, or a workbook of one sheet (ECMA-376 part 1, 18.3) whose cells are all text. */
import { extname } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { writeSeparated } from '../../shared/text/table/write-separated.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Characters XML cannot hold are left out (XML 1.0 §2.2). */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

function sheet(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) =>
    text === '' ? '<c/>' : `<c t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
  const all = rows.map((row) => `<row>${row.map(cell).join('')}</row>`).join('');
  // The heads stay in sight.
  const views =
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';
  return `${head}<worksheet xmlns="${MAIN}">${views}<sheetData>${all}</sheetData></worksheet>`;
}

/** A workbook of one sheet. */
function workbook(rows: readonly (readonly string[])[], name: string): Uint8Array {
  const relation = (kind: string, target: string) =>
    `${head}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/${kind}" Target="${target}"/></Relationships>`;
  const part = (path: string, kind: string) =>
    `<Override PartName="/${path}" ContentType="${SPREADSHEET}.${kind}+xml"/>`;
  const parts = {
    '[Content_Types].xml': `${head}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${part('xl/workbook.xml', 'sheet.main')}${part('xl/worksheets/sheet1.xml', 'worksheet')}</Types>`,
    '_rels/.rels': relation('officeDocument', 'xl/workbook.xml'),
    'xl/workbook.xml': `${head}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="${escaped(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relation('worksheet', 'worksheets/sheet1.xml'),
    'xl/worksheets/sheet1.xml': sheet(rows),
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)])));
}

/** The bytes of a list in a file of that name: a workbook for `.xlsx`, else CSV. */
export function listFile(path: string, rows: readonly (readonly string[])[]): Uint8Array {
  if (extname(path).toLowerCase() === '.xlsx') return workbook(rows, '词表');
  return new TextEncoder().encode(writeSeparated(rows));
}
