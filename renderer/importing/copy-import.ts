/** Files of copy and pictures coming in, one after the other: with progress, cancel, and a line of report for each. */
import type { ImportedPhoto, ReadCopy } from '../../shared/contract/api.ts';
import { type Failure, failureOf } from '../../shared/contract/failure.ts';
import { fileName } from '../../shared/contract/file-name.ts';
import type { ArticleId, ImageId } from '../../shared/edition/ids.ts';
import type { Patch } from '../../shared/edition/operations.ts';
import type { Article, Edition } from '../../shared/edition/records.ts';
import { articleTitle, bodyCharacters, paragraphText } from '../../shared/edition/selectors.ts';
import { fromFile, withdraw } from '../../shared/layout/arrived.ts';
import { storyPatches } from '../../shared/layout/articles.ts';
import { type CopyEncoding, copyEncodings } from '../../shared/text/encodings.ts';
import { remarksOfFile } from '../../shared/text/import-remarks.ts';
import { noticeIn, type StoryNotice, storyNotice } from '../../shared/text/notice.ts';
import { call } from '../session/bridge.ts';
import type { EditionSession } from '../session/edition-session.ts';
import type { Reading } from '../state/reading.ts';
import {
  type Doubt,
  LOST,
  type ReadArt,
  type ReadTables,
  rowsAsText,
  UNDRAWN,
  type UseOfFiles,
} from './doubtful-files.ts';
import type { EncodingAsking } from './encoding-asking.ts';
import { type ImportLine, lineOf, type Said, saidInBoth, whyNot } from './import-lines.ts';
import { storiesIn } from './made-of.ts';
import { readAsWords } from './reading-choices.ts';
import type { Uses } from './use-asking.ts';

/** Names of files that are pictures. */
const PICTURE = /\.(?:jpe?g|png|webp|tiff?|gif|avif|ps[db]|hei[cf]|jxl|jp2)$/iu;

/** Names of files that are drawings, or may be taken for such. */
const DRAWING = /\.(?:svgz?|pdf|ai|eps)$/iu;

/** Names of files that are tables. */
const TABLE = /\.(?:xls[xmb]?|xlt[xm]?|ett?|ods|numbers|csv|tsv|tab)$/iu;

/** Names of files whose pages an advert takes whole. */
const PAGES = /\.(?:pdf|ai|epsf?)$/iu;

/** What says whether a page is taken whole, and remembers where it came from. */
interface PageTaking {
  takesPage(path: string, isFirst: boolean): boolean;
  /** True of a file that a booked place waits for. */
  isAwaited(path: string): boolean;
  cameFrom(image: ImageId, path: string): void;
}

/** Why a file was not read; of a page that is no drawing, how it comes in whole. */
function whyNotPlaced(path: string, failure: Failure): NonNullable<ImportLine['failure']> {
  const said = whyNot(failure);
  if (!PAGES.test(path) || !failure.code.startsWith('artwork-')) return said;
  const whole = saidInBoth('importWholePage');
  return { zh: `${said.zh}${whole.zh}`, en: `${said.en} ${whole.en}` };
}

/** What the files that came in make of the edition. */
export interface ImportedFiles {
  readonly patches: readonly Patch[];
  readonly articles: readonly ArticleId[];
  readonly art: readonly ReadArt[];
  readonly tables: readonly ReadTables[];
  readonly lines: readonly ImportLine[];
  readonly refers: number;
}

/** A file that was read, and the encoding that was named for it. */
interface ReadFile {
  readonly path: string;
  readonly encoding?: CopyEncoding;
}

/** The encoding a file was taken for that does not say it. */
function takenFor({ guessed }: ReadCopy): Pick<ImportLine, 'takenFor'> {
  const known = copyEncodings.find((one) => one === guessed);
  return known === undefined ? {} : { takenFor: known };
}

type StoryRead = Extract<ReadCopy, { kind: 'story' }>;

/** What of a story may take one back. */
type Withdrawn = Pick<StoryRead, 'story'> & { readonly wire?: StoryRead['wire'] | undefined };

/** The words of an article, by which it is known again. */
function wordsOf({ headlines, body }: Pick<Article, 'headlines' | 'body'>): string {
  return JSON.stringify([headlines.headline, body.map(paragraphText)]);
}

/** What is said of a notice that takes back what the edition has not: it comes in as a story, and somebody has to look. */
function unknownKill(notice: StoryNotice | null): Said[] {
  return notice?.kind === 'killed' ? [saidInBoth('importNoticeUnknown')] : [];
}

export class CopyImport {
  readonly #session: EditionSession;
  readonly #reading: Reading;
  /** The file of the edition that the copy is for. */
  readonly #into: string;
  #isCancelled = false;
  readonly #patches: Patch[] = [];
  readonly #articles: ArticleId[] = [];
  readonly #art: ReadArt[] = [];
  readonly #tables: ReadTables[] = [];
  /** The file each picture came in first. */
  readonly #pictures = new Map<ImageId, string>();
  /** The file each story came in first, by its words. */
  readonly #stories = new Map<string, string>();
  /** What takes stories back that the edition has. */
  readonly #withdrawals: { readonly wire: StoryRead['wire']; readonly notice: StoryNotice | null }[] = [];
  #refers = 0;

  readonly #pages: PageTaking;
  readonly #asking: EncodingAsking;
  readonly #uses: UseOfFiles;
  readonly #doubts: Doubt[] = [];

  constructor(session: EditionSession, reading: Reading, pages: PageTaking, asking: EncodingAsking, uses: UseOfFiles) {
    this.#session = session;
    this.#reading = reading;
    this.#into = session.state.get().path;
    this.#pages = pages;
    this.#asking = asking;
    this.#uses = uses;
  }

  /** Gives up: what was read comes in, the rest does not. */
  cancel(): void {
    this.#isCancelled = true;
    this.#reading.cancel();
  }

  /** True once another edition is open than the one the copy is for. */
  get #isLeft(): boolean {
    return this.#session.state.get().path !== this.#into;
  }

  /** Reads files. Pictures are handed back to be placed; a file that cannot be read stops no other. */
  async read(paths: readonly string[]): Promise<ImportedFiles> {
    const lines: ImportLine[] = [];
    for (const [done, path] of paths.entries()) {
      if (this.#isCancelled || this.#isLeft) {
        lines.push({ ...lineOf(path), failure: saidInBoth(this.#isLeft ? 'importEditionLeft' : 'importGivenUp') });
        continue;
      }
      this.#reading.set({ done, total: paths.length, name: fileName(path) });
      try {
        lines.push({ ...lineOf(path), ...(await this.#file(path, done + 1 < paths.length, lines.length)) });
      } catch (error) {
        lines.push({ ...lineOf(path), failure: whyNotPlaced(path, failureOf(error)) });
      }
    }
    await this.#settleDoubts(lines);
    if (this.#isLeft) return this.#nothing(lines);
    const [articles, art, refers] = [this.#articles, this.#art, this.#refers];
    const patches = [...this.#patches, ...this.#marks()];
    return { patches, articles, art, tables: this.#tables, lines, refers };
  }

  /** Marks what is taken back, as it stands once all is read: somebody may have written in it meanwhile. */
  #marks(): Patch[] {
    const { edition } = this.#session.state.get();
    if (edition === null) return [];
    return this.#withdrawals.flatMap(({ wire, notice }) => withdraw(edition, wire, notice)?.patches ?? []);
  }

  /** What was read for an edition that is not open any more goes into no other. */
  #nothing(lines: readonly ImportLine[]): ImportedFiles {
    const left = saidInBoth('importEditionLeft');
    const told = lines.map(({ path, failure }) => ({ ...lineOf(path), failure: failure ?? left }));
    return { patches: [], articles: [], art: [], tables: [], lines: told, refers: 0 };
  }

  async #file(path: string, hasMore: boolean, line: number): Promise<Partial<ImportLine>> {
    const isAdvert = this.#pages.takesPage(path, this.#art.length === 0);
    if (PAGES.test(path) && isAdvert) {
      const photo = await call('photo.read', { path });
      this.#pages.cameFrom(photo.image.id, path);
      return this.#picture({ path, kind: 'photo', photo });
    }
    if (DRAWING.test(path)) return this.#drawing(path, line);
    if (PICTURE.test(path))
      return this.#picture({ path, kind: 'photo', photo: await call('photo.read', { path, isAdvert }) });
    if (TABLE.test(path)) {
      const { copy: file, encoding } = await this.#asking.read(path, hasMore, (named) =>
        call('table.read', { path, ...(named === undefined ? {} : { encoding: named }) }),
      );
      const tables: ReadTables = { path, ...file, ...(encoding === null ? {} : { encoding }) };
      if (this.#uses.isOnStory) {
        this.#doubts.push({ path, kind: 'table', canDraw: false, line, art: null, tables, failure: null });
      } else this.#tables.push(tables);
      return encoding === null ? {} : { said: [readAsWords(encoding)] };
    }
    const { copy, encoding } = await this.#asking.read(path, hasMore, (named) =>
      call('copy.read', { path, ...(named === undefined ? {} : { encoding: named }) }),
    );
    const file = { path, ...(encoding === null ? {} : { encoding }) };
    const told = copy.kind === 'story' ? this.#story(file, copy) : await this.#text(file, copy);
    const said = [...(told.said ?? []), ...(encoding === null ? [] : [readAsWords(encoding)])];
    return { remarks: copy.remarks, ...takenFor(copy), ...told, said, ...(encoding === null ? {} : { encoding }) };
  }

  /** Reads a drawing; a page that is more than its outlines, or has none, is in doubt. */
  async #drawing(path: string, line: number): Promise<Partial<ImportLine>> {
    const doubt = { path, kind: 'page', line, tables: null } as const;
    let art: ReadArt;
    try {
      art = { path, ...(await call('artwork.read', { path })) };
    } catch (error) {
      const failure = failureOf(error);
      if (!PAGES.test(path) || !UNDRAWN.has(failure.code)) throw error;
      this.#doubts.push({ ...doubt, canDraw: false, art: null, failure });
      return {};
    }
    if (!PAGES.test(path) || art.kind !== 'artwork' || !art.remarks.some(({ kind }) => LOST.has(kind)))
      return this.#picture(art);
    this.#doubts.push({ ...doubt, canDraw: true, art, failure: null });
    return {};
  }

  /** Asks once what the files in doubt are to be, and takes them in so. */
  async #settleDoubts(lines: ImportLine[]): Promise<void> {
    if (this.#doubts.length === 0 || this.#isLeft) return;
    if (this.#isCancelled) {
      for (const { line, path } of this.#doubts)
        lines[line] = { ...lineOf(path), failure: saidInBoth('importGivenUp') };
      return;
    }
    const uses = await this.#uses.asking.ask(this.#doubts);
    for (const doubt of this.#doubts) {
      const { line: at, path } = doubt;
      const line = lines[at] ?? lineOf(path);
      try {
        lines[at] = { ...line, ...(await this.#used(doubt, uses)) };
      } catch (error) {
        lines[at] = { ...lineOf(path), failure: whyNotPlaced(path, failureOf(error)) };
      }
    }
  }

  /** Takes in a file as it is to be used. */
  async #used({ path, kind, art, tables, failure }: Doubt, uses: Uses): Promise<Partial<ImportLine>> {
    const use = uses[kind];
    if (use === 'leave') return { failure: saidInBoth('useLeftOut') };
    if (use === 'advert') {
      const photo = await call('photo.read', { path });
      this.#pages.cameFrom(photo.image.id, path);
      return this.#picture({ path, kind: 'photo', photo });
    }
    if (use === 'drawing')
      return art === null ? { failure: failure === null ? null : whyNotPlaced(path, failure) } : this.#picture(art);
    if (tables === null) return {};
    if (use === 'copy') return this.#text({ path }, { text: rowsAsText(tables), remarks: tables.remarks });
    this.#tables.push(tables);
    return {};
  }

  /** What is said of stories that the edition has in another version: which of the two is printed is the desk's to say. */
  #otherVersions(edition: Edition, made: readonly { readonly article: Article }[]): Said[] {
    const guids = new Set(made.flatMap(({ article }) => (article.wire === undefined ? [] : [article.wire.guid])));
    const others = Object.values(edition.articles).filter(({ wire }) => wire !== undefined && guids.has(wire.guid));
    return others.map((article) => saidInBoth('importOtherVersion', { title: articleTitle(article) }));
  }

  /** A picture that came in under another name, too, is placed once. */
  #picture(art: ReadArt): Partial<ImportLine> {
    if (art.kind === 'photo') {
      const { id } = art.photo.image;
      const first = this.#pictures.get(id);
      // One artwork may be booked for two places, under a name each.
      if (first !== undefined && !this.#pages.isAwaited(art.path))
        return { said: [saidInBoth('importSamePicture', { name: fileName(first) })] };
      this.#pictures.set(id, art.path);
    }
    this.#art.push(art);
    if (art.kind !== 'photo') return { art: 'drawing' };
    const said = this.#knownPicture(art.photo);
    return art.photo.image.placed === undefined ? { photos: 1, said } : { art: 'page', said };
  }

  /** What is said of a picture that the edition has already. */
  #knownPicture({ image }: Pick<ImportedPhoto, 'image'>): Said[] {
    const known = this.#session.state.get().edition?.images[image.id];
    return known === undefined ? [] : [saidInBoth('importKnownPicture', { name: known.name })];
  }

  async #text(
    file: ReadFile,
    copy: Pick<Extract<ReadCopy, { kind: 'text' }>, 'text' | 'remarks'>,
  ): Promise<Partial<ImportLine>> {
    const { text, remarks } = copy;
    const notice = noticeIn(text.split('\n'));
    const said: Said[] = [];
    const { edition } = this.#session.state.get();
    if (edition !== null && this.#isMarked(edition, undefined, notice, said)) return { said };
    const plan = await this.#session.ask('import', { target: 'pool', text, remarks });
    if (plan === null) return {};
    this.#patches.push(...fromFile(plan.patches, file));
    this.#articles.push(...plan.articles.map((article) => article.id));
    this.#refers += plan.refers;
    return {
      articles: plan.articles,
      changes: plan.changes.length,
      joints: plan.joints,
      missingPages: plan.missingPages,
      said: unknownKill(notice),
    };
  }

  #story(file: ReadFile, copy: StoryRead): Partial<ImportLine> {
    const { photos } = copy;
    const remarks = remarksOfFile(copy);
    const { edition } = this.#session.state.get();
    // The edition has gone meanwhile, and with it what wanted the copy.
    if (edition === null) return {};
    const all = storiesIn(copy);
    const said: Said[] = [];
    const made = all
      .map((one, at) => ({ ...one, at }))
      .filter((one) => !this.#isWithdrawal(edition, one, said))
      .map((one) => ({ at: one.at, ...storyPatches(edition, one.story, one.photos, one.remarks, one.wire) }));
    if (made.length === 0) return { remarks, said };
    const first = made[0] === undefined ? '' : wordsOf(made[0].article);
    const twin = this.#stories.get(first);
    // The same file once more, under another name: its copy is there.
    if (twin !== undefined && made.length === 1 && photos.length === 0) {
      return { said: [...said, saidInBoth('importSameCopy', { name: fileName(twin) })], remarks };
    }
    this.#stories.set(first, file.path);
    const isKnown = Object.values(edition.articles).some((article) => wordsOf(article) === first);
    for (const { article, patches, at } of made) {
      this.#patches.push(...fromFile(patches, file, at));
      this.#articles.push(article.id);
    }
    return {
      articles: made.map(({ article, at }) => ({
        at,
        id: article.id,
        title: articleTitle(article),
        characters: bodyCharacters(article),
      })),
      photos: all.reduce((sum, one) => sum + one.photos.length, 0),
      remarks,
      said: [...said, ...(isKnown ? [saidInBoth('importKnownCopy')] : this.#otherVersions(edition, made))],
    };
  }

  /** True of what takes a story back that the edition has, which is marked, or that says nothing else. */
  #isWithdrawal(edition: Edition, { story, wire }: Withdrawn, said: Said[]): boolean {
    const notice = storyNotice(story);
    if (this.#isMarked(edition, wire, notice, said)) return true;
    const isWordless = story.headline.length === 0 && story.body.length === 0;
    if (wire?.isKilled === true && isWordless) said.push(saidInBoth('importWithdrawnUnknown'));
    else said.push(...unknownKill(notice));
    return wire?.isKilled === true && isWordless;
  }

  /** Marks the articles that are taken back; false where there are none. */
  #isMarked(edition: Edition, wire: StoryRead['wire'], notice: StoryNotice | null, said: Said[]): boolean {
    const withdrawn = withdraw(edition, wire, notice);
    if (withdrawn === null) return false;
    this.#withdrawals.push({ wire, notice });
    for (const article of withdrawn.articles)
      said.push(saidInBoth('importWithdrawn', { title: articleTitle(article) }));
    return true;
  }
}
