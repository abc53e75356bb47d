/** Copy and pictures coming into the edition, with what is shown of them meanwhile and afterwards. */
import type { ReadCopy } from '../../shared/contract/api.ts';
import { type ArticleId, newId } from '../../shared/edition/ids.ts';
import type { Patch } from '../../shared/edition/operations.ts';
import type { Article, Edition } from '../../shared/edition/records.ts';
import { pageByNumber } from '../../shared/edition/selectors.ts';
import { fromFile } from '../../shared/layout/arrived.ts';
import type { ImportTarget } from '../../shared/layout/page-import.ts';
import { type CopyEncoding, encodingTitle } from '../../shared/text/encodings.ts';
import { remarksOfFile } from '../../shared/text/import-remarks.ts';
import { commandSet } from '../commands/command-set.ts';
import { inBoth } from '../i18n/strings.ts';
import { call } from '../session/bridge.ts';
import { Observable } from '../session/observable.ts';
import type { DroppedAt } from '../state/dropped-at.ts';
import { Once } from '../state/once.ts';
import { type Overset, oversetNow, sayPushed } from '../state/pushed-copy.ts';
import type { Stores } from '../state/stores.ts';
import { CopyImport } from './copy-import.ts';
import { EncodingAsking } from './encoding-asking.ts';
import { type ImportLine, lineOf, namedSaid, type Said } from './import-lines.ts';
import { madeOf } from './made-of.ts';
import { type Arriving, ArtPlacing, type Placed } from './placing.ts';
import { inPlaceOf, lineReadAs, readAnew, readAsWords } from './reading-choices.ts';
import { Rereading } from './rereading.ts';
import { sayImported } from './say-imported.ts';
import { UseAsking } from './use-asking.ts';

interface ImportingState {
  /** What became of the files imported last, while it is shown. */
  readonly report: readonly ImportLine[] | null;
}

/** What puts on the page what is no copy, and the tray, which shows what waits there. */
interface ImportDesk {
  readonly arriving: Arriving;
  readonly tray: { show(keys: Placed['waits']): void };
}

type ImportStores = Pick<Stores, 'session' | 'view' | 'notices' | 'dialogs' | 'navigation' | 'reading'>;

/** True while copy that came in names pages which the edition does not have. */
function lacksPages(edition: Edition, articles: readonly ArticleId[], pages: readonly number[]): boolean {
  const isLacking = (number: number) => pageByNumber(edition, number) === undefined;
  return articles.some((id) => edition.articles[id] !== undefined) && pages.some(isLacking);
}

export class Importing extends Observable<ImportingState> {
  readonly #stores: ImportStores;
  readonly #desk: ImportDesk;
  readonly #placing: ArtPlacing;
  /** The question that is asked of a file, where one is. */
  readonly asking: EncodingAsking;
  /** What is asked of files that may be several things. */
  readonly uses: UseAsking;
  #running: CopyImport | null = null;
  /** A story whose file is read once more. */
  readonly rereading: Rereading;
  /** The articles as they came in. */
  readonly #came = new Map<ArticleId, Article | undefined>();
  /** The step of the history that the report is of. */
  #step = newId<'step'>();
  readonly #choosing = new Once();

  constructor(stores: ImportStores, desk: ImportDesk) {
    super({ report: null });
    this.#stores = stores;
    this.#desk = desk;
    this.#placing = new ArtPlacing(desk.arriving, () => ({
      edition: stores.session.state.get().edition,
      pageNumber: this.#pageNumber,
    }));
    this.asking = new EncodingAsking(stores.dialogs);
    this.uses = new UseAsking(stores.dialogs);
    this.rereading = new Rereading(stores);
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
    await this.#text(target, path, copy, encoding);
  }

  async #text(
    target: ImportTarget,
    path: string,
    copy: Extract<ReadCopy, { kind: 'text' }>,
    encoding: CopyEncoding | null,
  ): Promise<void> {
    const { session, notices, navigation } = this.#stores;
    const { text, remarks } = copy;
    const plan = await session.ask('import', { target, text, remarks });
    if (plan === null) {
      notices.notify('refused', 'frontTaken');
      return;
    }
    const file = { path, ...(encoding === null ? {} : { encoding }) };
    const { articles, refers, joints, changes, missingPages } = plan;
    this.#step = newId<'step'>();
    this.#edit(fromFile(plan.patches, file), articles);
    const [first] = articles;
    if (first !== undefined) navigation.toArticle(first.id);
    const said = encoding === null ? [] : [readAsWords(encoding)];
    const line = { ...lineOf(path), articles, joints, changes: changes.length, missingPages, remarks, said };
    this.#report([line], articles.length, refers);
  }

  /**
   * Imports files: copy into the pool, pictures to where they were dropped, to their story or into the tray, which shows
   * them then; one undo takes all of it back. `at` is null where they were not dropped on anything of the edition.
   */
  async files(paths: readonly string[], at: DroppedAt | null = null): Promise<void> {
    const { session, navigation, reading, notices } = this.#stores;
    const named = [...new Set(paths)].filter((path) => path !== '');
    if (named.length === 0) return;
    if (this.#running !== null) {
      notices.notify('refused', 'importBusy');
      return;
    }
    this.asking.begin();
    const { arriving, tray } = this.#desk;
    const pages = {
      takesPage: (path: string, isFirst: boolean) => arriving.takesPage(path, isFirst, at),
      isAwaited: (path: string) => arriving.isAwaited(path),
      cameFrom: (...came: Parameters<Arriving['cameFrom']>) => arriving.cameFrom(...came),
    };
    const uses = { asking: this.uses, isOnStory: at?.kind === 'article' };
    const files = new CopyImport(session, reading, pages, this.asking, uses);
    this.#running = files;
    try {
      const read = await reading.during(() => files.read(named));
      const step = newId<'step'>();
      this.#step = step;
      this.#edit(
        read.patches,
        read.articles.map((id) => ({ id })),
      );
      const [first] = read.articles;
      if (first !== undefined) navigation.toArticle(first);
      const before = oversetNow(session);
      const placed = this.#placing.place(read, at, step);
      tray.show(placed.waits);
      const lines = await this.#withPushed(placed.lines, before);
      this.#report(lines, read.articles.length, read.refers);
    } finally {
      this.#running = null;
    }
  }

  get #pageNumber(): number {
    const { pageId } = this.#stores.view.get();
    return (pageId === null ? undefined : this.#stores.session.state.get().edition?.pages[pageId]?.number) ?? 0;
  }

  /** The report with what was put on pages has taken from the stories it pushes away, beside the last of it. */
  async #withPushed(lines: readonly ImportLine[], before: Overset): Promise<readonly ImportLine[]> {
    const last = lines.findLast(({ takesRoom }) => takesRoom === true);
    if (last === undefined) return lines;
    const pushed = (await sayPushed(this.#stores.session, before)).map(({ said }) => said);
    return pushed.length === 0 ? lines : lines.map((line) => (line === last ? { ...line, pushed } : line));
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
      this.#edit(anew.patches, anew.line.articles);
      this.update({ report: report.map((one) => (one === line ? anew.line : one)) });
    });
  }

  /**
   * Reads a file in an encoding the user names now, as a part of the step that brought it in. Of one story both readings are
   * shown first, and so where somebody has edited what it became.
   */
  async readInAnother(line: ImportLine): Promise<void> {
    const { path, articles } = line;
    const isEdited = (id: ArticleId) => this.#articles[id] !== this.#came.get(id);
    const one = articles.length === 1 ? articles[0] : articles.find(({ id }) => isEdited(id));
    if (one !== undefined) {
      const back = (encoding: CopyEncoding | null) => this.#backFrom(line, one.id, encoding);
      this.rereading.open(one.id, { step: this.#step, back });
      return;
    }
    const encoding = await this.asking.askAnew(path);
    if (encoding === null) return;
    await this.#choosing.do(path, async () => {
      const copy = await call('copy.read', { path, encoding });
      const { edition } = this.#stores.session.state.get();
      if (edition === null || this.get().report?.includes(line) !== true) return;
      const made = await madeOf(this.#stores.session, copy);
      // The report is closed, or another edition open: nobody waits for it any more.
      if (this.get().report?.includes(line) !== true) return;
      const anew = inPlaceOf(edition, line, fromFile(made, { path, encoding }), {
        remarks: remarksOfFile(copy),
        encoding,
      });
      this.#edit(anew.patches, anew.line.articles);
      this.update({ report: (this.get().report ?? []).map((one) => (one === line ? anew.line : one)) });
    });
  }

  get #articles(): Edition['articles'] {
    return this.#stores.session.state.get().edition?.articles ?? {};
  }

  /** Brings articles in, and remembers how they came: what is another afterwards somebody has edited. */
  #edit(patches: readonly Patch[], made: readonly { readonly id: ArticleId }[]): void {
    this.#stores.session.edit('import.copy', patches, this.#step);
    for (const { id } of made) this.#came.set(id, this.#articles[id]);
  }

  /** The report again, once one of its stories was read in another encoding, or was left as it is. */
  #backFrom(line: ImportLine, read: ArticleId, encoding: CopyEncoding | null): void {
    const { report } = this.get();
    if (report === null) {
      this.#stores.dialogs.close();
      return;
    }
    this.#stores.dialogs.open('import');
    if (encoding === null) return;
    // The file's other stories are what they were, edited or not.
    this.#came.set(read, this.#articles[read]);
    const anew = lineReadAs(line, this.#articles, encoding);
    this.update({ report: report.map((one) => (one === line ? anew : one)) });
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

  /** Says of one file that it came in; where it does not say its encoding, what it was taken for and how that is put right. */
  #sayImported({ takenFor, encoding, articles }: ImportLine, said: Said): void {
    const { notices } = this.#stores;
    const [first] = articles;
    if (takenFor === undefined || encoding !== undefined || first === undefined) {
      notices.say('done', said);
      return;
    }
    const read = inBoth('importTakenFor', (language) => ({ encoding: encodingTitle(takenFor, language) }));
    const both = { zh: `${said.zh}${read.zh}`, en: `${said.en} ${read.en}` };
    notices.offer(both, 'encodingAnew', () => this.rereading.open(first.id));
  }

  /** One file is a word in passing; several, or one of which there is more to say, are a list. */
  #report(lines: readonly ImportLine[], articles: number, refers: number): void {
    const { notices, dialogs } = this.#stores;
    const [only] = lines;
    for (const { path, failure } of lines) if (failure === null) notices.over(`file ${path}`);
    if (lines.length === 1 && only?.failure != null) {
      notices.fail({ code: 'not-imported', ...only.failure }, { about: `file ${only.path}` });
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
    for (const said of namedSaid(only)) notices.say('hint', said);
    if (only.articles.length === 0 && refers === 0) return;
    this.#sayImported(only, sayImported({ articles, refers, joints: only.joints, changes: only.changes }));
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
