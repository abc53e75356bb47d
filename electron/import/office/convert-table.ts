/** Tables of formats that are not read here as xlsx, by LibreOffice where the machine has it. */
import { extname } from 'node:path';
import type { ImportRemark } from '../../../shared/text/import-remarks.ts';
import { bytesOf, type Conversion, converter, headOf, readConverted, type Target } from './convert.ts';
import { isOldWorkbook, oldTableKind } from './old-table.ts';

const xlsx: Target = {
  extension: 'xlsx',
  filter: 'Calc MS Excel 2007 XML',
  remark: 'table-converted',
  folder: 'dayang-sheets-',
  slow: 'old-table-slow',
  failed: 'old-table-failed',
};

/**
 * Reads a file of tables by `read`; one in a format that is not read here is converted first, and `read` is given the xlsx
 * under the name of the file. Where nothing converts it `read` gets it as it is, and refuses it by name. Throws what `read`
 * throws, `cancelled`, and `old-table-slow` or `old-table-failed`.
 */
export async function withOldTable<Read extends { readonly remarks: readonly ImportRemark[] }>(
  path: string,
  read: (path: string) => Promise<Read>,
  conversion: Conversion = {},
): Promise<Read> {
  const extension = extname(path).slice(1).toLowerCase();
  const kind = oldTableKind(headOf(path), extension);
  const program = kind === null ? null : converter(conversion);
  if (program === null) return read(path);
  const bytes = bytesOf(path);
  if (kind === 'compound' && !isOldWorkbook(bytes, extension)) return read(path);
  return readConverted(program, { path, bytes }, xlsx, read, conversion);
}
