/** The report of an import in words: what the dialog shows, and what is copied and saved of it. */
import { fileName } from '../../shared/contract/file-name.ts';
import type { Language } from '../../shared/contract/language.ts';
import { type ImportRemark, sayImportRemark } from '../../shared/text/import-remarks.ts';
import { wordsOf } from '../i18n/strings.ts';
import type { ImportLine } from './import-lines.ts';

/** How many files came in, and how many did not. */
export function importCounts(lines: readonly ImportLine[]): { readonly good: number; readonly failed: number } {
  const failed = lines.filter(({ failure }) => failure !== null).length;
  return { good: lines.length - failed, failed };
}

/** What came of a file beside its articles and remarks, a part each. */
export function partsOfLine(line: ImportLine, language: Language): string[] {
  const words = wordsOf(language);
  const { photos, art, changes, joints, missingPages, said, pushed = [] } = line;
  return [
    ...(photos > 0 ? [words('importPhotos', { count: photos })] : []),
    ...(art === undefined ? [] : [words(art === 'page' ? 'importPdfPage' : 'importDrawing')]),
    ...(changes > 0 ? [words('importChanges', { count: changes })] : []),
    ...(joints > 0 ? [words('importJoints', { count: joints })] : []),
    ...(missingPages.length > 0 ? [words('importedMissing', { pages: missingPages })] : []),
    ...[...said, ...pushed].map((one) => one[language]),
  ];
}

/** Remarks of one kind, in the order in which they stand in the source. */
export interface RemarkGroup {
  readonly kind: ImportRemark['kind'];
  readonly remarks: readonly ImportRemark[];
}

/** The remarks of a file, those of one kind together, in the order in which each kind comes first. */
export function groupedRemarks(remarks: readonly ImportRemark[]): RemarkGroup[] {
  const groups = new Map<ImportRemark['kind'], ImportRemark[]>();
  for (const remark of remarks) {
    const group = groups.get(remark.kind);
    if (group === undefined) groups.set(remark.kind, [remark]);
    else group.push(remark);
  }
  return [...groups].map(([kind, all]) => ({ kind, remarks: all }));
}

/** A remark as text for whoever compares the source: with all of its words, which the dialog cuts short. */
function remarkInFull(remark: ImportRemark, language: Language): string {
  const said = sayImportRemark({ ...remark, text: '' }, language);
  const { text = '' } = remark;
  if (text === '') return said;
  return language === 'zh' ? `${said}：“${text}”` : `${said}: “${text}”`;
}

/** The whole report as plain text: every file, every remark, with nothing left out. */
export function reportText(lines: readonly ImportLine[], language: Language): string {
  const words = wordsOf(language);
  const files = lines.map((line) => {
    const told =
      line.failure !== null
        ? [line.failure[language]]
        : [
            ...line.articles.map(({ title, characters }) =>
              words('importArticle', { title: title || words('untitled'), characters }),
            ),
            ...partsOfLine(line, language),
            ...line.remarks.map((remark) => remarkInFull(remark, language)),
          ];
    return [fileName(line.path), ...told.map((one) => `  ${one}`)].join('\n');
  });
  return `${[words('importSummary', importCounts(lines)), ...files].join('\n\n')}\n`;
}
