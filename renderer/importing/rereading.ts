/**
 * 重读: the file of a story is read once more, in another encoding. Both readings are shown before anything is done, and what
 * somebody edited since is replaced only where that is said.
 */

import { failureOf } from '../../shared/contract/failure.ts';
import type { CopyFileRecord } from '../../shared/edition/article-records.ts';
import type { ArticleId } from '../../shared/edition/ids.ts';
import type { Article, Edition } from '../../shared/edition/records.ts';
import { takeReading } from '../../shared/edition/reread-story.ts';
import { paragraphText } from '../../shared/edition/selectors.ts';
import type { StoryChange } from '../../shared/edition/update-story.ts';
import { articlesMade } from '../../shared/layout/arrived.ts';
import { type CopyEncoding, copyEncodings, encodingTitle } from '../../shared/text/encodings.ts';
import { commandSet } from '../commands/command-set.ts';
import { inBoth } from '../i18n/strings.ts';
import { call } from '../session/bridge.ts';
import { Observable } from '../session/observable.ts';
import type { Stores } from '../state/stores.ts';
import { type Said, saidInBoth } from './import-lines.ts';
import { madeOf } from './made-of.ts';

/** What a file reads in the encoding that is chosen. */
interface Reading {
  /** The story as the file was read for it; null where nobody knows how that was. */
  readonly came: Article | null;
  readonly now: Article;
  readonly file: CopyFileRecord;
}

/** The file of a story; its place in it is not known of a file that was chosen by hand. */
type StoryFile = Omit<CopyFileRecord, 'at'> & { readonly at: number | null };

interface RereadingState {
  readonly articleId: ArticleId | null;
  /** Null where it is not known. */
  readonly file: StoryFile | null;
  /** The encoding the story was read in; null where its file tells none. */
  readonly was: CopyEncoding | null;
  /** The encoding to read it in; null until it is known which is likely. */
  readonly encoding: CopyEncoding | null;
  /** Null while it is on its way, or cannot be had. */
  readonly reading: Reading | null;
  /** Why the file cannot be read so; null where it can. */
  readonly fault: Said | null;
  /** True where the file itself cannot be had: another may be chosen in its place. */
  readonly wantsFile: boolean;
}

const nothing: RereadingState = {
  articleId: null,
  file: null,
  was: null,
  encoding: null,
  reading: null,
  fault: null,
  wantsFile: false,
};

/** Failures of a file that is not there or was never chosen here: it may lie elsewhere by now. */
const notThere: ReadonlySet<string> = new Set(['path-not-granted', 'file-missing', 'is-directory', 'not-readable']);

/** What is tried first in the place of an encoding: of simplified Chinese the traditional, of all others the simplified. */
function likeliestBut(encoding: CopyEncoding | null): CopyEncoding {
  return encoding === 'gb18030' ? 'big5' : 'gb18030';
}

/** Which of a file's stories an article is, from 0: the one that shares most paragraphs with it; null where none shares any. */
function placeAmong(stories: readonly Article[], article: Article): number | null {
  if (stories.length === 1) return 0;
  const own = new Set(article.body.map(paragraphText));
  const shared = stories.map(({ body }) => body.filter((one) => own.has(paragraphText(one))).length);
  const most = Math.max(0, ...shared);
  return most === 0 ? null : shared.indexOf(most);
}

/** The stories of a file, and the encoding they were read in; null where the file is not read as one text. */
interface Stories {
  readonly articles: readonly Article[];
  readonly encoding: CopyEncoding | null;
}

/** What is done once a story was read again, or left: with the encoding that was taken, null where none was. */
interface Along {
  /** The step of the history that it is a part of. */
  readonly step: string;
  readonly back: (encoding: CopyEncoding | null) => void;
}

export class Rereading extends Observable<RereadingState> {
  readonly #stores: Pick<Stores, 'session' | 'dialogs' | 'notices'>;
  /** Counts what is asked: an answer to what was asked before is nobody's any more. */
  #asked = 0;
  #along: Along | null = null;

  constructor(stores: Pick<Stores, 'session' | 'dialogs' | 'notices'>) {
    super(nothing);
    this.#stores = stores;
  }

  get #edition(): Edition | null {
    return this.#stores.session.state.get().edition;
  }

  /** Shows how the file of a story reads in another encoding. */
  open(articleId: ArticleId, along: Along | null = null): void {
    this.#along = along;
    const file = this.#edition?.articles[articleId]?.readFrom ?? null;
    const fault = file === null ? saidInBoth('rereadNoFile') : null;
    this.set({ ...nothing, articleId, file, fault, wantsFile: file === null });
    this.#stores.dialogs.open('reread');
    if (file !== null) void this.#read();
  }

  /** Asks for the file of the story where that is not known, or has gone elsewhere. */
  async chooseFile(): Promise<void> {
    const [path] = await call('copy.choose', {});
    if (path === undefined) return;
    this.update({ file: { at: null, ...this.get().file, path } });
    await this.#read();
  }

  choose(encoding: CopyEncoding): void {
    this.update({ encoding });
    if (this.get().file !== null) void this.#read();
  }

  /** The stories a file becomes in an encoding, or as it is read by itself. */
  async #stories({ path, keepsStruck }: StoryFile, encoding: CopyEncoding | undefined): Promise<Stories> {
    const copy = await call('copy.read', {
      path,
      ...(encoding === undefined ? {} : { encoding }),
      ...(keepsStruck === undefined ? {} : { keepsStruck }),
    });
    const made = await madeOf(this.#stores.session, copy);
    const edition = this.#edition;
    const told = copyEncodings.find((one) => one === (copy.kind === 'text' ? copy.encoding : copy.guessed));
    return { articles: edition === null ? [] : articlesMade(edition, made), encoding: encoding ?? told ?? null };
  }

  /** The stories as the file was read for them; none where that cannot be told any more. */
  async #came(file: StoryFile): Promise<Stories> {
    try {
      return await this.#stories(file, file.encoding);
    } catch (error) {
      if (notThere.has(failureOf(error).code)) throw error;
      // It says of itself no more than that it may be in one of several encodings.
      return { articles: [], encoding: null };
    }
  }

  async #read(): Promise<void> {
    const { file, articleId } = this.get();
    if (file === null || articleId === null) return;
    this.#asked++;
    const asked = this.#asked;
    this.update({ reading: null, fault: null, wantsFile: false });
    try {
      const came = await this.#came(file);
      if (asked !== this.#asked) return;
      const encoding = this.get().encoding ?? likeliestBut(came.encoding);
      this.update({ was: came.encoding, encoding });
      const now = await this.#stories(file, encoding);
      if (asked === this.#asked) this.#show(articleId, { ...file, encoding }, came.articles, now.articles);
    } catch (error) {
      if (asked !== this.#asked) return;
      const { code, zh, en } = failureOf(error);
      this.update({ fault: { zh, en }, wantsFile: notThere.has(code) });
    }
  }

  /** Shows the one of the file's stories that is read again, if it can be told which that is. */
  #show(articleId: ArticleId, file: StoryFile, came: readonly Article[], now: readonly Article[]): void {
    const ours = this.#edition?.articles[articleId];
    if (ours === undefined) return;
    const at = file.at ?? placeAmong(came.length === now.length ? came : now, ours);
    const own = at === null || (now.length !== came.length && now.length !== 1) ? undefined : now[at];
    if (at === null || own === undefined) {
      this.update({ fault: saidInBoth('rereadOthers', { count: now.length }) });
      return;
    }
    this.update({ reading: { came: came[at] ?? null, now: own, file: { ...file, at } } });
  }

  /** Takes the parts that are named, in one step. */
  take(changes: readonly StoryChange[]): void {
    const { articleId, encoding, reading } = this.get();
    const edition = this.#edition;
    const ours = articleId === null ? undefined : edition?.articles[articleId];
    if (edition === null || ours === undefined || encoding === null || reading === null) return;
    const { session, notices } = this.#stores;
    const along = this.#along;
    session.edit('copy.reread', takeReading(edition, ours.id, changes, reading), along?.step);
    this.#leave(encoding);
    if (along !== null) return;
    const said = (language: 'zh' | 'en') => ({
      count: changes.length,
      encoding: encodingTitle(encoding, language),
    });
    notices.say('done', inBoth('rereadDone', said));
  }

  /** Gives up: the story stays as it is. */
  cancel(): void {
    this.#leave(null);
  }

  #leave(encoding: CopyEncoding | null): void {
    this.#asked++;
    const along = this.#along;
    this.#along = null;
    this.set(nothing);
    if (along === null) this.#stores.dialogs.close();
    else along.back(encoding);
  }
}

export function rereadCommands(rereading: Rereading, { selection }: Pick<Stores, 'selection'>) {
  return commandSet({
    'copy.reread': {
      run: () => {
        const { articleId } = selection.get();
        if (articleId !== null) rereading.open(articleId);
      },
      isEnabled: () => selection.get().articleId !== null,
      why: 'whyNoArticle',
    },
  });
}
