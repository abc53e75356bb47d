/** Files of copy and pictures coming in, one after the other: with progress, cancel, and a line of report for each. */
import type { ChosenArt, ImportedPhoto, ReadCopy } from '../../shared/contract/api.ts';
import { failureOf } from '../../shared/contract/failure.ts';
import { fileName } from '../../shared/contract/file-name.ts';
import type { Language } from '../../shared/contract/language.ts';
import type { ArticleId } from '../../shared/edition/ids.ts';
import type { Patch } from '../../shared/edition/operations.ts';
import { articleTitle, bodyCharacters } from '../../shared/edition/selectors.ts';
import { storyPatches } from '../../shared/layout/articles.ts';
import type { ImportRemark } from '../../shared/text/import-remarks.ts';
import { call } from '../session/bridge.ts';
import type { EditionSession } from '../session/edition-session.ts';
import type { Reading } from '../state/reading.ts';

/** What became of one file. */
export interface ImportLine {
  readonly path: string;
  /** Why it did not come in; null where it did. */
  readonly failure: Readonly<Record<Language, string>> | null;
  /** The articles it became, with their lengths. */
  readonly articles: readonly { readonly title: string; readonly characters: number }[];
  readonly photos: number;
  /** Changes made to its text, and joints to check. */
  readonly changes: number;
  readonly joints: number;
  readonly missingPages: readonly number[];
  readonly remarks: readonly ImportRemark[];
}

/** Names of files that are pictures. */
const PICTURE = /\.(?:jpe?g|png|webp|tiff?)$/iu;

/** Names of files that are drawings, or may be taken for such. */
const DRAWING = /\.(?:svgz?|pdf|ai|eps)$/iu;

const nothing: Omit<ImportLine, 'path'> = {
  failure: null,
  articles: [],
  photos: 0,
  changes: 0,
  joints: 0,
  missingPages: [],
  remarks: [],
};

/** What the files that came in make of the edition. */
export interface ImportedFiles {
  readonly patches: readonly Patch[];
  readonly articles: readonly ArticleId[];
  readonly photos: readonly ImportedPhoto[];
  readonly drawings: readonly ChosenArt[];
  readonly lines: readonly ImportLine[];
  readonly refers: number;
}

export class CopyImport {
  readonly #session: EditionSession;
  readonly #reading: Reading;
  #isCancelled = false;
  readonly #patches: Patch[] = [];
  readonly #articles: ArticleId[] = [];
  readonly #photos: ImportedPhoto[] = [];
  readonly #drawings: ChosenArt[] = [];
  #refers = 0;

  constructor(session: EditionSession, reading: Reading) {
    this.#session = session;
    this.#reading = reading;
  }

  /** Gives up: what was read comes in, the rest does not. */
  cancel(): void {
    this.#isCancelled = true;
    this.#reading.cancel();
  }

  /** Reads files. Pictures are handed back to be placed; a file that cannot be read stops no other. */
  async read(paths: readonly string[]): Promise<ImportedFiles> {
    const lines: ImportLine[] = [];
    for (const [done, path] of paths.entries()) {
      if (this.#isCancelled) break;
      this.#reading.set({ done, total: paths.length, name: fileName(path) });
      try {
        lines.push({ ...nothing, path, ...(await this.#file(path)) });
      } catch (error) {
        lines.push({ ...nothing, path, failure: failureOf(error) });
      }
    }
    return {
      patches: this.#patches,
      articles: this.#articles,
      photos: this.#photos,
      drawings: this.#drawings,
      lines,
      refers: this.#refers,
    };
  }

  async #file(path: string): Promise<Partial<ImportLine>> {
    if (DRAWING.test(path)) {
      this.#drawings.push(await call('artwork.read', { path }));
      return { photos: 1 };
    }
    if (PICTURE.test(path)) {
      this.#photos.push(await call('photo.read', { path }));
      return { photos: 1 };
    }
    const copy = await call('copy.read', { path });
    if (copy.kind === 'story') return this.#story(copy);
    return { ...(await this.#text(copy.text)), remarks: copy.remarks };
  }

  async #text(text: string): Promise<Partial<ImportLine>> {
    const plan = await this.#session.ask('import', { target: 'pool', text });
    if (plan === null) return {};
    this.#patches.push(...plan.patches);
    this.#articles.push(...plan.articles.map((article) => article.id));
    this.#refers += plan.refers;
    return {
      articles: plan.articles,
      changes: plan.changes.length,
      joints: plan.joints,
      missingPages: plan.missingPages,
    };
  }

  #story({ story, photos, remarks, further = [] }: Extract<ReadCopy, { kind: 'story' }>): Partial<ImportLine> {
    const { edition } = this.#session.state.get();
    // The edition has gone meanwhile, and with it what wanted the copy.
    if (edition === null) return {};
    const made = [
      storyPatches(edition, story, photos),
      ...further.map((other) => storyPatches(edition, other.story, [])),
    ];
    for (const { article, patches } of made) {
      this.#patches.push(...patches);
      this.#articles.push(article.id);
    }
    return {
      articles: made.map(({ article }) => ({ title: articleTitle(article), characters: bodyCharacters(article) })),
      photos: photos.length,
      remarks,
    };
  }
}
