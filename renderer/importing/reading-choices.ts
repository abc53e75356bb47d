/** What is chosen of a file once it was read: whether text that is struck in it is copy. */
import type { ReadCopy } from '../../shared/contract/api.ts';
import type { Patch } from '../../shared/edition/operations.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { articleTitle, bodyCharacters, standsOn } from '../../shared/edition/selectors.ts';
import { articlesMade } from '../../shared/layout/arrived.ts';
import { storyPatches } from '../../shared/layout/articles.ts';
import { type CopyEncoding, encodingTitle } from '../../shared/text/encodings.ts';
import { doubtsEncoding, type ImportRemark, remarksOfFile } from '../../shared/text/import-remarks.ts';
import { inBoth } from '../i18n/strings.ts';
import type { ImportLine, Said } from './import-lines.ts';
import { storiesIn } from './made-of.ts';

/** That a file was read in the encoding the user named. */
export function readAsWords(encoding: CopyEncoding): Said {
  return inBoth('importReadAs', (language) => ({ encoding: encodingTitle(encoding, language) }));
}

/** Whether struck text of a file was left out of its articles or kept; null where there is none, or it made no article. */
export function struckIn({ articles, remarks }: Pick<ImportLine, 'articles' | 'remarks'>): 'left' | 'kept' | null {
  if (articles.length === 0) return null;
  if (remarks.some(({ kind }) => kind === 'struck-text')) return 'left';
  return remarks.some(({ kind }) => kind === 'struck-kept') ? 'kept' : null;
}

/** True of a file that came in and may be read in another encoding: one was named for it, or it was guessed, or bytes are bad in it. */
export function mayReadAnew({ failure, articles, encoding, remarks }: ImportLine): boolean {
  if (failure !== null || articles.length === 0) return false;
  return encoding !== undefined || remarks.some(doubtsEncoding);
}

/** The line of a file whose story was read in another encoding, as that stands now. */
export function lineReadAs(line: ImportLine, articles: Edition['articles'], encoding: CopyEncoding): ImportLine {
  const before = line.encoding === undefined ? null : readAsWords(line.encoding).zh;
  const known = line.articles.map((one) => ({ one, now: articles[one.id] }));
  return {
    ...line,
    encoding,
    articles: known.map(({ one, now }) =>
      now === undefined ? one : { ...one, title: articleTitle(now), characters: bodyCharacters(now) },
    ),
    remarks: known.flatMap(({ now }) => now?.importRemarks ?? []),
    said: [...line.said.filter(({ zh }) => zh !== before), readAsWords(encoding)],
  };
}

/**
 * What a file makes in another encoding, in the place of the articles it became, and its line of the report: the first
 * takes the place of the first, the others of the old go where no page shows them.
 */
export function inPlaceOf(
  edition: Edition,
  line: ImportLine,
  patches: readonly Patch[],
  { remarks, encoding }: { readonly remarks: readonly ImportRemark[]; readonly encoding: CopyEncoding },
): { readonly line: ImportLine; readonly patches: Patch[] } {
  const [first, ...others] = line.articles.flatMap(({ id }) => edition.articles[id] ?? []);
  const made = articlesMade(edition, patches).map((article, at) =>
    at > 0 || first === undefined
      ? article
      : {
          ...article,
          id: first.id,
          plannedPage: first.plannedPage,
          // Its frames on pages name the pictures it has, those that came to it from elsewhere among them.
          photos: first.photos.length > 0 ? first.photos : article.photos,
        },
  );
  const gone = others.filter((one) => standsOn(edition, one) === undefined);
  const articles = made.map((one) => ({ id: one.id, title: articleTitle(one), characters: bodyCharacters(one) }));
  const now = lineReadAs(line, {}, encoding);
  return {
    line: { ...now, articles, remarks },
    patches: [
      ...patches.filter((patch) => patch.kind !== 'put' || patch.table !== 'articles'),
      ...made.map((record): Patch => ({ kind: 'put', table: 'articles', id: record.id, record })),
      ...gone.map(({ id }): Patch => ({ kind: 'remove', table: 'articles', id })),
    ],
  };
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
  const stories = storiesIn(copy);
  const patches: Patch[] = [];
  const articles = line.articles.map((known) => {
    const [one, old] = [stories[known.at ?? -1], edition.articles[known.id]];
    if (one === undefined || old === undefined) return known;
    const { article } = storyPatches(edition, one.story, one.photos, one.remarks);
    const { plannedPage, photos, id, wire, readFrom } = old;
    const record = {
      ...{ ...article, id, photos, plannedPage },
      ...(wire === undefined ? {} : { wire }),
      ...(readFrom === undefined ? {} : { readFrom }),
    };
    patches.push({ kind: 'put', table: 'articles', id, record });
    return { ...known, title: articleTitle(record), characters: bodyCharacters(record) };
  });
  return { line: { ...line, articles, remarks: remarksOfFile(copy) }, patches };
}
