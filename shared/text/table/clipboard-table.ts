/** A table on a clipboard: as HTML where a program puts it there, else as rows parted by tabs. */
import { holdsTable, readHtmlTables } from './html-table.ts';
import { isTabbed, readSeparated } from './separated.ts';
import type { ReadTable } from './sheet-table.ts';

/** What a clipboard, or what is dropped from another program, hands out. */
interface Clipboard {
  getData(format: string): string;
}

/** The table on a clipboard; null where there is none. Of several tables the first, the others told. */
export function clipboardTable(data: Clipboard): ReadTable | null {
  const html = data.getData('text/html');
  if (holdsTable(html)) {
    const [first, ...others] = readHtmlTables(html);
    if (first === undefined) return null;
    if (others.length === 0) return first;
    const text = others.map(({ table }) => table.rows.map((row) => row.join('\t')).join('\n')).join('\n\n');
    return { ...first, remarks: [...first.remarks, { kind: 'table-others', count: others.length, text }] };
  }
  const text = data.getData('text/plain');
  if (!isTabbed(text)) return null;
  const read = readSeparated(text, '', true);
  return read.table.rows.length === 0 ? null : read;
}
