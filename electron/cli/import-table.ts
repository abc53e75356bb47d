/** `dayang import EDITION TABLE --page N`: a table onto a page, where it has room. */
import { insertBlock } from '../../shared/edition/insert.ts';
import { applyPatches, type Patch } from '../../shared/edition/operations.ts';
import { pageByNumber } from '../../shared/edition/selectors.ts';
import { otherSheets, tablePlace, withTable } from '../../shared/layout/place-table.ts';
import { type ImportRemark, sayImportRemark } from '../../shared/text/import-remarks.ts';
import { numbered } from '../../shared/text/numbered.ts';
import { DayangError } from '../errors.ts';
import type { TableFile } from '../import/table/read-table.ts';
import type { EditionFile } from '../store/edition-file.ts';
import type { Console } from './command.ts';
import { edit } from './edit.ts';

/** Where a table goes, and which of its file. */
interface TableWanted {
  readonly page: number;
  /** The name of a sheet; null for the first. */
  readonly sheet: string | null;
}

/** Places a table of a file on a page, and tells what of the file is not on it. Throws `no-such-page` and `table-no-sheet`. */
export function importTable(
  file: EditionFile,
  path: string,
  { name, tables, remarks }: TableFile,
  { page: number, sheet }: TableWanted,
  console: Console,
) {
  const { edition } = file;
  const page = pageByNumber(edition, number);
  if (page === undefined) {
    throw new DayangError('no-such-page', { page: number, count: Object.keys(edition.pages).length });
  }
  const read = sheet === null ? tables[0] : tables.find(({ table }) => table.name === sheet);
  if (read === undefined) {
    const sheets = tables.map(({ table }) => table.name).join('、');
    throw new DayangError('table-no-sheet', { name, sheet: sheet ?? '', sheets });
  }
  const frame = tablePlace(edition, page, read.table);
  const made = insertBlock(edition, 'table', page.id, frame, { articleId: null, beside: null });
  const block = made === null ? undefined : applyPatches(edition, made.patches).edition.blocks[made.id];
  if (made === null || block?.kind !== 'table') throw new DayangError('unexpected', { detail: 'no table was made' });
  const record = withTable(block, read, { path, tables, remarks });
  const patches: Patch[] = [...made.patches, { kind: 'put', table: 'blocks', id: block.id, record }];
  edit(file, 'import', 'table.place', patches);
  const told: ImportRemark[] = [...remarks, ...read.remarks, ...otherSheets({ tables }, read)];
  const columns = Math.max(0, ...read.table.rows.map((row) => row.length));
  console.line(`page ${number}  ${numbered(read.table.rows.length, 'row')}, ${numbered(columns, 'column')}`);
  for (const remark of told) console.line(`  ${sayImportRemark(remark, 'en')}`);
  return {
    block: block.id,
    page: number,
    sheet: read.table.name,
    rows: read.table.rows.length,
    columns,
    remarks: told,
  };
}
