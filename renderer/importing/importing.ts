/** Copy and pictures coming into the edition, with what is shown of them meanwhile and afterwards. */
import type { ChosenArt, ImportedPhoto, ReadCopy } from '../../shared/contract/api.ts';
import { type ArticleId, type ImageId, newId } from '../../shared/edition/ids.ts';
import type { Patch } from '../../shared/edition/operations.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { articleTitle, pagesInOrder } from '../../shared/edition/selectors.ts';
import { storyPatches } from '../../shared/layout/articles.ts';
import type { ImportTarget } from '../../shared/layout/page-import.ts';
import { type ImportRemark, remarksOfFile } from '../../shared/text/import-remarks.ts';
import { commandSet } from '../commands/command-set.ts';
import type { SaidValue, StringKey } from '../i18n/strings.ts';
import { call } from '../session/bridge.ts';
import { Observable } from '../session/observable.ts';
import { Once } from '../state/once.ts';
import { type Overset, oversetNow, sayPushed } from '../state/pushed-copy.ts';
import type { Stores } from '../state/stores.ts';
import { articleFor } from './article-for.ts';
import { CopyImport, type ImportedFiles, type ReadArt, type ReadTables } from './copy-import.ts';
import { EncodingAsking } from './encoding-asking.ts';
import { type ImportLine, lineOf, type Said, saidInBoth } from './import-lines.ts';
import { inPlaceOf, readAnew, readAsWords } from './reading-choices.ts';
import { sayImported } from './say-imported.ts';

interface ImportingState {
  /** What became of the files imported last, while it is shown. */
  readonly report: readonly ImportLine[] | null;
}

type ImportStores = Pick<Stores, 'session' | 'view' | 'notices' | 'dialogs' | 'navigation' | 'reading'>;

/** Where a picture is to go: `articleId` is of a new photo, null for a blank article; absent for the one at hand. */
interface PhotoWanted {
  readonly into: 'selected' | 'new';
  readonly articleId?: ArticleId | null;
  readonly step: string;
}

/** Where a picture went: what the page has no place for waits in the tray. */
type Whither = 'selected' | 'new' | 'tray';

/** What puts a picture on the page; null where it could not. */
interface PhotoPlacing {
  place(
    photo: ImportedPhoto,
    wanted: PhotoWanted,
  ): { readonly page: number; readonly into: Whither; readonly articleId: ArticleId | null } | null;
  placeBooked(
    photo: ImportedPhoto,
    path: string,
    wanted: PhotoWanted,
  ): { readonly page: number; readonly advertiser: string; readonly use: 'fill' | 'replace' | 'taken' } | null;
  /** True of a file whose page is placed whole in what is selected, or in a place that is booked for it. */
  takesPage(path: string, isFirst: boolean): boolean;
  /** True of a file that a booked place waits for. */
  isAwaited(path: string): boolean;
  /** Tells where a page came from. */
  cameFrom(image: ImageId, path: string): void;
}

/** What puts a drawing on the page, and says the page's number; null where it could not. */
interface DrawingPlacing {
  place(
    art: ChosenArt,
    wanted: Pick<PhotoWanted, 'into' | 'step'>,
  ): { readonly page: number; readonly into: Whither } | null;
}

/** What is said of a file that a booked place is for. */
const bookedWords = {
  fill: 'importBooked',
  replace: 'importBookedReplaced',
  taken: 'importBookedTaken',
} as const;

/** Where a file that is no copy went, or why it went nowhere. */
interface Went {
  readonly said: Said;
  readonly isPlaced: boolean;
}

/** What puts a table on the page; `full` where the page has no place for it, null where it could not for another reason. */
interface TablePlacing {
  place(
    file: ReadTables,
    wanted: PhotoWanted,
  ):
    | { readonly page: number; readonly into: 'selected' | 'new'; readonly remarks: readonly ImportRemark[] }
    | 'full'
    | null;
}

/** What puts on the page what is no copy. */
interface Placing {
  readonly photos: PhotoPlacing;
  readonly artworks: DrawingPlacing;
  readonly tables: TablePlacing;
}

function onto(key: StringKey, values: Readonly<Record<string, SaidValue>>): Went {
  return { said: saidInBoth(key, values), isPlaced: true };
}

function nowhere(key: StringKey, values: Readonly<Record<string, SaidValue>> = {}): Went {
  return { said: saidInBoth(key, values), isPlaced: false };
}

/** True while copy that came in names pages which the edition does not have. */
function lacksPages(edition: Edition, articles: readonly ArticleId[], pages: readonly number[]): boolean {
  const numbers = new Set(pagesInOrder(edition).map(({ number }) => number));
  return articles.some((id) => edition.articles[id] !== undefined) && pages.some((number) => !numbers.has(number));
}

export class Importing extends Observable<ImportingState> {
  readonly #stores: ImportStores;
  readonly #photos: PhotoPlacing;
  readonly #drawings: DrawingPlacing;
  readonly #tables: TablePlacing;
  /** The question that is asked of a file, where one is. */
  readonly asking: EncodingAsking;
  #running: CopyImport | null = null;
  /** The step of the history that the report is of. */
  #step = newId<'step'>();
  readonly #choosing = new Once();

  constructor(stores: ImportStores, desk: Placing) {
    super({ report: null });
    this.#stores = stores;
    this.#photos = desk.photos;
    this.#drawings = desk.artworks;
    this.#tables = desk.tables;
    this.asking = new EncodingAsking(stores.dialogs);
  }

  /** Asks for files and imports them: into the pool, or one of text as a front page. */
  async choose(target: ImportTarget): Promise<void> {
    const paths = await call('copy.choose', {});
    if (target === 'pool') {
      await this.files(paths);
      return;
    }
    const [path] = paths;
    if (path === undefined) return;
    this.asking.begin();
    const read = await this.#stores.reading.file(path, () =>
      this.asking.read(path, false, (encoding) =>
        call('copy.read', { path, ...(encoding === undefined ? {} : { encoding }) }),
      ),
    );
    if (read === null) return;
    const { copy, encoding } = read;
    if (copy.kind !== 'text') {
      this.#stores.notices.notify('refused', 'frontNeedsText');
      return;
    }
    await this.#text(target, path, copy, encoding === null ? [] : [readAsWords(encoding)]);
  }

  async #text(
    target: ImportTarget,
    path: string,
    copy: Extract<ReadCopy, { kind: 'text' }>,
    said: readonly Said[],
  ): Promise<void> {
    const { session, notices, navigation } = this.#stores;
    const { text, remarks } = copy;
    const plan = await session.ask('import', { target, text, remarks });
    if (plan === null) {
      notices.notify('refused', 'frontTaken');
      return;
    }
    session.edit('import.copy', plan.patches);
    const { articles, refers, joints, changes, missingPages } = plan;
    const [first] = articles;
    if (first !== undefined) navigation.toArticle(first.id);
    const line = { ...lineOf(path), articles, joints, changes: changes.length, missingPages, remarks, said };
    this.#report([line], articles.length, refers);
  }

  /** Imports files: copy into the pool, pictures to the page; one undo takes all of it back. */
  async files(paths: readonly string[]): Promise<void> {
    const { session, navigation, reading, notices } = this.#stores;
    const named = [...new Set(paths)].filter((path) => path !== '');
    if (named.length === 0) return;
    if (this.#running !== null) {
      notices.notify('refused', 'importBusy');
      return;
    }
    this.asking.begin();
    const files = new CopyImport(session, reading, this.#photos, this.asking);
    this.#running = files;
    try {
      const read = await reading.during(() => files.read(named));
      const step = newId<'step'>();
      this.#step = step;
      session.edit('import.copy', read.patches, step);
      const [first] = read.articles;
      if (first !== undefined) navigation.toArticle(first);
      const before = oversetNow(session);
      const lines = await this.#withPushed(this.#placed(read, step), before);
      this.#report(lines, read.articles.length, read.refers);
    } finally {
      this.#running = null;
    }
  }

  /** Places what came beside the copy, and says of each where it went. */
  #placed(read: ImportedFiles, step: string): ImportLine[] {
    const went = new Map<string, Went>();
    const seen = new Set<ReadArt['kind']>();
    for (const art of read.art) {
      // What one file was put into is selected then: the next of the same kind would take its place.
      const into = seen.has(art.kind) ? 'new' : 'selected';
      seen.add(art.kind);
      went.set(art.path, art.kind === 'photo' ? this.#photo(read, art, into, step) : this.#drawing(art, into, step));
    }
    const tables = this.#tablesPlaced(read, step);
    return read.lines.map((line) => {
      const table = tables.get(line.path);
      const own = table ?? went.get(line.path);
      if (own === undefined) return line;
      // What was read and stands nowhere did not come in.
      if (!own.isPlaced) return { ...lineOf(line.path), failure: own.said };
      if (table !== undefined) {
        const [told, remarks] = [
          [...line.said, table.said],
          [...line.remarks, ...table.remarks],
        ];
        return { ...line, said: told, remarks, hasTable: true as const };
      }
      const remarks = read.art.flatMap((art) =>
        art.kind === 'photo' && art.path === line.path ? [...(art.photo.remarks ?? [])] : [],
      );
      return { ...line, said: [...line.said, own.said], remarks: [...line.remarks, ...remarks] };
    });
  }

  #tablesPlaced(read: ImportedFiles, step: string) {
    const told = new Map<string, Went & { readonly remarks: readonly ImportRemark[] }>();
    for (const [at, file] of read.tables.entries()) {
      const articleId = articleFor(file.path, read);
      const into = at === 0 ? 'selected' : 'new';
      const placed = this.#tables.place(file, articleId === undefined ? { into, step } : { into, step, articleId });
      if (placed === null || placed === 'full') {
        const went =
          placed === null
            ? nowhere('importTableNotPlaced')
            : nowhere('importTableNoRoom', { number: this.#pageNumber });
        told.set(file.path, { ...went, remarks: file.remarks });
        continue;
      }
      const key = placed.into === 'selected' ? 'importTableIntoSelected' : 'importTableOnPage';
      told.set(file.path, { ...onto(key, { number: placed.page }), remarks: placed.remarks });
    }
    return told;
  }

  get #pageNumber(): number {
    const { pageId } = this.#stores.view.get();
    return (pageId === null ? undefined : this.#stores.session.state.get().edition?.pages[pageId]?.number) ?? 0;
  }

  /** The report with what tables have taken from the stories they push away, beside the last of them. */
  async #withPushed(lines: readonly ImportLine[], before: Overset): Promise<readonly ImportLine[]> {
    const last = lines.findLast(({ hasTable }) => hasTable === true);
    if (last === undefined) return lines;
    const pushed = (await sayPushed(this.#stores.session, before)).map(({ said }) => said);
    return pushed.length === 0 ? lines : lines.map((line) => (line === last ? { ...line, pushed } : line));
  }

  #photo(read: ImportedFiles, art: Extract<ReadArt, { kind: 'photo' }>, into: PhotoWanted['into'], step: string): Went {
    const articleId = articleFor(art.path, read);
    const wanted = articleId === undefined ? { into, step } : { into, step, articleId };
    const booked = this.#photos.placeBooked(art.photo, art.path, wanted);
    if (booked !== null) {
      const { page: number, advertiser, use } = booked;
      return { said: saidInBoth(bookedWords[use], { number, advertiser }), isPlaced: true };
    }
    const placed = this.#photos.place(art.photo, wanted);
    if (placed === null) return nowhere('importNotPlaced');
    const { page: number } = placed;
    if (placed.into === 'tray')
      return onto(art.photo.image.placed === undefined ? 'importWaits' : 'importPageWaits', { number });
    const article =
      placed.articleId === null ? undefined : this.#stores.session.state.get().edition?.articles[placed.articleId];
    if (placed.into === 'selected') return onto('importIntoSelected', { number });
    const title = article === undefined ? '' : articleTitle(article);
    return title === '' ? onto('importOnPage', { number }) : onto('importOfArticle', { number, title });
  }

  #drawing(art: Extract<ReadArt, { kind: 'artwork' }>, into: PhotoWanted['into'], step: string): Went {
    const placed = this.#drawings.place(art, { into, step });
    if (placed === null) return nowhere('importNotPlaced');
    return onto(placed.into === 'tray' ? 'importWaits' : 'importOnPage', { number: placed.page });
  }

  /**
   * Puts what is struck in a file into the copy it became, or takes it out again: the file is read anew. It is a part of
   * the step that brought the file in.
   */
  async keepStruck(line: ImportLine, keepsStruck: boolean): Promise<void> {
    const { path, encoding } = line;
    const named = encoding === undefined ? {} : { encoding };
    await this.#choosing.do(path, async () => {
      const copy = await call('copy.read', { path, keepsStruck, ...named });
      const { report } = this.get();
      const { edition } = this.#stores.session.state.get();
      // The report is closed, or another edition open: nobody waits for it any more.
      if (edition === null || report?.includes(line) !== true || copy.kind !== 'story') return;
      const anew = readAnew(edition, line, copy);
      this.#stores.session.edit('import.copy', anew.patches, this.#step);
      this.update({ report: report.map((one) => (one === line ? anew.line : one)) });
    });
  }

  /**
   * Reads a file in an encoding the user names now: what it becomes takes the place of the articles it became. It is a
   * part of the step that brought the file in.
   */
  async readInAnother(line: ImportLine): Promise<void> {
    const { path } = line;
    const encoding = await this.asking.askAnew(path);
    if (encoding === null) return;
    await this.#choosing.do(path, async () => {
      const copy = await call('copy.read', { path, encoding });
      const { edition } = this.#stores.session.state.get();
      if (edition === null || this.get().report?.includes(line) !== true) return;
      const made = await this.#madeOf(edition, copy);
      // The report is closed, or another edition open: nobody waits for it any more.
      if (this.get().report?.includes(line) !== true) return;
      const anew = inPlaceOf(edition, line, made, { remarks: remarksOfFile(copy), encoding });
      this.#stores.session.edit('import.copy', anew.patches, this.#step);
      this.update({ report: (this.get().report ?? []).map((one) => (one === line ? anew.line : one)) });
    });
  }

  /** What a file of copy makes of the edition. */
  async #madeOf(edition: Edition, copy: ReadCopy): Promise<readonly Patch[]> {
    if (copy.kind === 'text') {
      const plan = await this.#stores.session.ask('import', { target: 'pool', text: copy.text, remarks: copy.remarks });
      return plan?.patches ?? [];
    }
    const { story, photos, remarks, wire, further = [] } = copy;
    const all = [{ story, photos, remarks, wire }, ...further.map((one) => ({ photos: [], remarks: [], ...one }))];
    return all.flatMap((one) => storyPatches(edition, one.story, one.photos, one.remarks, one.wire).patches);
  }

  /** Gives up what is being read; where nothing is, closes what became of the last files. */
  cancel(): void {
    if (this.#running !== null) {
      this.#running.cancel();
      return;
    }
    const { reading } = this.#stores;
    if (reading.get() !== null) {
      reading.cancel();
      return;
    }
    this.update({ report: null });
    this.#stores.dialogs.close();
  }

  /** One file is a word in passing; several, or one of which there is more to say, are a list. */
  #report(lines: readonly ImportLine[], articles: number, refers: number): void {
    const { notices, dialogs } = this.#stores;
    const [only] = lines;
    for (const { path, failure } of lines) if (failure === null) notices.over(`file ${path}`);
    if (lines.length === 1 && only?.failure != null) {
      notices.say('problem', only.failure, { about: `file ${only.path}` });
      return;
    }
    const isPlain =
      lines.length === 1 && only?.failure === null && only.remarks.length === 0 && only.pushed === undefined;
    if (!isPlain) {
      if (lines.length === 0) return;
      this.update({ report: lines });
      dialogs.open('import');
      return;
    }
    for (const said of only.said) notices.say('hint', said);
    if (only.articles.length === 0 && refers === 0) return;
    notices.say('done', sayImported({ articles, refers, joints: only.joints, changes: only.changes }));
    if (only.missingPages.length > 0) {
      // It is over once those pages are there, or the copy is not.
      const articles = only.articles.map(({ id }) => id);
      notices.notify(
        'problem',
        'importedMissing',
        { pages: only.missingPages },
        { holds: ({ edition }) => edition !== null && lacksPages(edition, articles, only.missingPages) },
      );
    }
  }
}

export function importCommands(importing: Importing) {
  return commandSet({
    'copy.import-pool': { run: () => importing.choose('pool') },
    'copy.import-front': { run: () => importing.choose('front') },
  });
}
