/** What preflight found, to a file: JSON for machines, PDF to file with the pages. */
import type { FontBook } from '../../shared/compose/font-book.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { reportPdf } from '../../shared/preflight/report.ts';
import type { PressFinding } from '../../shared/preflight/rule.ts';
import { writeWhole } from '../write-whole.ts';
import { fileTime } from './file-names.ts';
import { deflate, digest, pdfFaces } from './pdf-parts.ts';

/** Writes a report; `.pdf` as PDF, everything else as JSON. Throws {@link DayangError}. */
export async function writeReport(
  path: string,
  { edition }: Pick<Edition, 'edition'>,
  findings: readonly PressFinding[],
  fonts: FontBook,
): Promise<void> {
  const at = fileTime({ edition }, new Date().toISOString());
  if (!path.toLowerCase().endsWith('.pdf')) {
    const { publication, date } = edition;
    writeWhole(path, new TextEncoder().encode(`${JSON.stringify({ publication, date, at, findings }, null, 2)}\n`));
    return;
  }
  const options = {
    standard: 'plain' as const,
    faces: pdfFaces(fonts),
    images: new Map(),
    deflate,
    digest,
    title: `${edition.publication} ${edition.date} 印前检查`,
    at,
  };
  writeWhole(path, reportPdf(edition, findings, fonts, options));
}
