/** Old documents as docx, by LibreOffice where the machine has it. */
import { basename, extname } from 'node:path';
import { DayangError } from '../../errors.ts';
import type { CopyFile } from '../copy-source.ts';
import { bytesOf, type Conversion, converter, headOf, readConverted, type Target } from './convert.ts';
import { isOldDocument, mayBeOldDocument } from './old-document.ts';

const docx: Target = {
  extension: 'docx',
  filter: 'MS Word 2007 XML',
  remark: 'converted',
  folder: 'dayang-document-',
  slow: 'old-document-slow',
  failed: 'old-document-failed',
};

/**
 * Reads a file of copy by `read`; one in an old format is converted first, and `read` is given the docx under the name of
 * the file. Throws what `read` throws, `cancelled`, and `old-document`, `old-document-slow` or `old-document-failed`.
 */
export async function withOldDocument(
  path: string,
  read: (path: string) => Promise<CopyFile>,
  conversion: Conversion = {},
): Promise<CopyFile> {
  if (!mayBeOldDocument(headOf(path))) return read(path);
  const bytes = bytesOf(path);
  if (!isOldDocument(bytes, extname(path).slice(1).toLowerCase())) return read(path);
  const program = converter(conversion);
  if (program === null) throw new DayangError('old-document', { name: basename(path) });
  return readConverted(program, { path, bytes }, docx, read, conversion);
}
