/** What is chosen of a file once it was read: whether text that is struck in it is copy. */
import type { ReadCopy } from '../../shared/contract/api.ts';
import type { Patch } from '../../shared/edition/operations.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { articleTitle, bodyCharacters } from '../../shared/edition/selectors.ts';
import { storyPatches } from '../../shared/layout/articles.ts';
import { type CopyEncoding, encodingTitle } from '../../shared/text/encodings.ts';
import { remarksOfFile } from '../../shared/text/import-remarks.ts';
import { wordsOf } from '../i18n/strings.ts';
import type { ImportLine, Said } from './import-lines.ts';

/** That a file was read in the encoding the user named. */
export function readAsWords(encoding: CopyEncoding): Said {
  const told = (language: 'zh' | 'en') =>
    wordsOf(language)('importReadAs', { encoding: encodingTitle(encoding, language) });
  return { zh: told('zh'), en: told('en') };
}

/** Whether struck text of a file was left out of its articles or kept; null where there is none, or it made no article. */
export function struckIn({ articles, remarks }: Pick<ImportLine, 'articles' | 'remarks'>): 'left' | 'kept' | null {
  if (articles.length === 0) return null;
  if (remarks.some(({ kind }) => kind === 'struck-text')) return 'left';
  return remarks.some(({ kind }) => kind === 'struck-kept') ? 'kept' : null;
}

/**
 * The articles of a file as it was read anew, in the place of those it became: with their ids, and with the pictures and
 * what their wire says of them by now. What else of it is told is what it was.
 */
export function readAnew(
  edition: Edition,
  line: ImportLine,
  copy: Extract<ReadCopy, { kind: 'story' }>,
): { readonly line: ImportLine; readonly patches: Patch[] } {
  const stories = [
    { story: copy.story, photos: copy.photos, remarks: copy.remarks },
    ...(copy.further ?? []).map(({ story, remarks = [] }) => ({ story, photos: [], remarks })),
  ];
  const patches: Patch[] = [];
  const articles = line.articles.map((known) => {
    const [one, old] = [stories[known.at ?? -1], edition.articles[known.id]];
    if (one === undefined || old === undefined) return known;
    const { article } = storyPatches(edition, one.story, one.photos, one.remarks);
    const { plannedPage, photos, id, wire } = old;
    const record = { ...article, id, photos, plannedPage, ...(wire === undefined ? {} : { wire }) };
    patches.push({ kind: 'put', table: 'articles', id, record });
    return { ...known, title: articleTitle(record), characters: bodyCharacters(record) };
  });
  return { line: { ...line, articles, remarks: remarksOfFile(copy) }, patches };
}
