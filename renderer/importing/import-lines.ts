/** What became of each file that was to come in, as the report tells it. */
import type { Failure } from '../../shared/contract/failure.ts';
import { fileName } from '../../shared/contract/file-name.ts';
import type { Language } from '../../shared/contract/language.ts';
import type { ArticleId } from '../../shared/edition/ids.ts';
import type { CopyEncoding } from '../../shared/text/encodings.ts';
import type { ImportRemark } from '../../shared/text/import-remarks.ts';
import { inBoth, type SaidValue, type StringKey } from '../i18n/strings.ts';

/** Words in both languages: a report may be read in another language than it was made in. */
export type Said = Readonly<Record<Language, string>>;

/** An article that a file became. */
interface ImportedArticle {
  readonly id: ArticleId;
  readonly title: string;
  readonly characters: number;
  /** Its place among the stories of its file, from 0, where the file is told in stories: not all of them become articles. */
  readonly at?: number;
}

/** What became of one file. */
export interface ImportLine {
  readonly path: string;
  /** Why it did not come in, or found no place on the page; null where it did. */
  readonly failure: (Said & { readonly detail?: string }) | null;
  readonly articles: readonly ImportedArticle[];
  readonly photos: number;
  /** What it is where it is neither copy nor picture: a page of a PDF placed whole, a drawing. */
  readonly art?: 'page' | 'drawing';
  /** Changes made to its text, and joints to check. */
  readonly changes: number;
  readonly joints: number;
  readonly missingPages: readonly number[];
  readonly remarks: readonly ImportRemark[];
  /** The encoding the user named for it; absent where nobody was asked. */
  readonly encoding?: CopyEncoding;
  /** The encoding its text was taken for without its saying so. */
  readonly takenFor?: CopyEncoding;
  /** What else there is to say: where a picture went, that the same is there already. */
  readonly said: readonly Said[];
  /** It stands on a page: copy may have given way to it. */
  readonly takesRoom?: true;
  /** What those on pages have taken from stories that give way; absent where nothing was. */
  readonly pushed?: readonly Said[];
}

/** A line of which nothing is known yet. */
export function lineOf(path: string): ImportLine {
  return {
    path,
    failure: null,
    articles: [],
    photos: 0,
    changes: 0,
    joints: 0,
    missingPages: [],
    remarks: [],
    said: [],
  };
}

/** Words of the window in both languages. */
export function saidInBoth(key: StringKey, values: Readonly<Record<string, SaidValue>> = {}): Said {
  return inBoth(key, values);
}

/** What is said of a file, under its name: words that stand by themselves, outside the report. */
export function namedSaid({ path, said }: Pick<ImportLine, 'path' | 'said'>): readonly Said[] {
  const name = fileName(path);
  return said.map(({ zh, en }) => ({ zh: `${name}：${zh}`, en: `${name}: ${en}` }));
}

/** Why a file did not come in. One that was being read when the user gave up is told as those after it. */
export function whyNot({ code, zh, en, detail }: Failure): NonNullable<ImportLine['failure']> {
  if (code === 'cancelled') return saidInBoth('importGivenUp');
  return { zh, en, ...(detail === undefined ? {} : { detail }) };
}
