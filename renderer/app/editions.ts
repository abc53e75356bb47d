/** Opening editions, making new ones, and showing them. */
import type { ChosenPaper, NewEdition, Output } from '../../shared/contract/api.ts';
import { fileName } from '../../shared/contract/file-name.ts';
import { readBackupName } from '../../shared/edition/backup-records.ts';
import type { Damage } from '../../shared/edition/damage-records.ts';
import type { PageId } from '../../shared/edition/ids.ts';
import type { OpenedEdition } from '../../shared/edition/log-records.ts';
import type { EditionRecord } from '../../shared/edition/records.ts';
import { blocksOnPage, pagesInOrder } from '../../shared/edition/selectors.ts';
import { currentRound } from '../../shared/proof/rounds.ts';
import { isReleased } from '../../shared/proof/sign-off.ts';
import { commandSet } from '../commands/command-set.ts';
import { minute } from '../i18n/moment.ts';
import { inBoth, type StringKey, wordsOf } from '../i18n/strings.ts';
import type { Pictures } from '../pages/pictures.ts';
import { call } from '../session/bridge.ts';
import type { EditionState } from '../session/edition-state.ts';
import { readNamedVersions } from '../state/named-versions.ts';
import { preferences } from '../state/preferences.ts';
import type { Stores } from '../state/stores.ts';
import { setUpSteps } from '../state/view.ts';
import { Elsewhere } from './elsewhere.ts';
import { keepFrontPicture } from './front-picture.ts';
import { guideAbout } from './guide-about.ts';
import { goToKeptPlace } from './kept-place.ts';

type Made = NonNullable<Output<'edition.next'>>;
/** Which edition is wanted. */
export type Dated = Pick<EditionRecord, 'date' | 'issue'>;

/** Pages a newspaper's first edition has until it is settled. */
const FIRST_PAGES = 4;

/** How long an edition that is left may take to hand over its last changes before another is opened, in milliseconds. */
const LEAVING_MS = 3_000;

/** What a newspaper begins with, of which nothing but the name is known. */
export function firstEdition(publication: string): NewEdition {
  return { publication, date: new Date().toLocaleDateString('sv'), issue: 1, format: 'tabloid', pages: FIRST_PAGES };
}

/** Makes an edition of a newspaper's file. Null when the user changed their mind about its place. */
export function editionOfPaper({ path, edition }: ChosenPaper, wanted: Dated): Promise<Made | null> {
  return call('paper.create', { paper: path, name: edition.edition.publication, ...wanted });
}

/** Names all damages in a sentence of the window's. */
function saidDamages(key: 'readDamaged' | 'foundDamaged', damages: readonly Damage[]) {
  return inBoth(key, (language) => ({
    list: damages.map((one) => one[language]).join(language === 'zh' ? '；' : '; '),
  }));
}

/** Says that a backup became a new file, which is the one that is open. */
export function tellRestoredNew(notices: Stores['notices'], path: string): void {
  notices.notify('done', 'backupRestoredNew', { name: fileName(path) });
}

/** What is being typed in a field counts once the field is left: it is left for a moment. */
function takeFieldOver(): void {
  const field = document.activeElement;
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
  field.blur();
  field.focus();
}

export class Editions {
  readonly #stores: Pick<Stores, 'session' | 'view' | 'selection' | 'caret' | 'dialogs' | 'notices'>;
  readonly #pictures: Pictures;
  /** What somebody else works on. */
  readonly elsewhere: Elsewhere;
  /** The edition that was open when a backup was looked into. */
  #left: string | null = null;

  constructor(
    stores: Pick<Stores, 'session' | 'view' | 'selection' | 'caret' | 'dialogs' | 'notices'>,
    pictures: Pictures,
  ) {
    this.#stores = stores;
    this.#pictures = pictures;
    this.elsewhere = new Elsewhere(stores);
  }

  /** Shows an edition at a page of it; at its first where none is named. */
  show(opened: OpenedEdition, pageId: PageId | null = null): void {
    const { session, view, selection, caret } = this.#stores;
    const { edition } = opened;
    this.#pictures.keepOnly(new Set(Object.keys(edition.images)));
    const first = (pageId === null ? undefined : edition.pages[pageId]) ?? pagesInOrder(edition)[0];
    session.load(opened, first?.id ?? null);
    this.#tellReading(opened);
    if (first === undefined) window.opening.failed();
    const lead = first === undefined ? undefined : blocksOnPage(edition, first.id).find(({ kind }) => kind === 'body');
    const leadId = lead !== undefined && 'articleId' in lead ? lead.articleId : undefined;
    view.update({ pageId: first?.id ?? null });
    // A newspaper's file is opened to be settled.
    if (opened.kind === 'paper') view.update({ mode: 'layout', tab: 'paper', setUp: null });
    caret.clear();
    selection.reset(leadId ?? Object.values(edition.articles)[0]?.id ?? null);
    goToKeptPlace(opened, this.#stores);
    this.#tellStorage(opened);
  }

  /** Says, once, that the edition lies where others reach it, or where a program copies it, and what is done about that. */
  #tellStorage({ storage }: OpenedEdition): void {
    if (storage === undefined || storage.kind === 'local') return;
    this.#stores.notices.notify('problem', storage.kind === 'network' ? 'onNetwork' : 'inSynced', {
      name: storage.name,
    });
  }

  /** Says why an edition can only be looked at, and what of it is not there. */
  #tellReading({ path, reading }: OpenedEdition): void {
    const { notices } = this.#stores;
    if (reading === undefined) return;
    if (reading.why === 'elsewhere') {
      this.elsewhere.tell(reading.holder ?? null, false);
      return;
    }
    const holds = (state: EditionState) => state.path === path && state.reading !== null;
    if (reading.why === 'newer') notices.notify('problem', 'readNewer', {}, { holds });
    else if (reading.why === 'protected') notices.notify('problem', 'readProtected', {}, { holds });
    else if (reading.why === 'damaged') {
      const words = saidDamages('readDamaged', reading.damages);
      notices.askInWords(words, [['backupsShow', () => this.#stores.dialogs.openBackups()]], { holds });
    } else this.#tellBackup(path, holds);
  }

  /** Says of a backup that it is one, and where it can lead. */
  #tellBackup(path: string, holds: (state: EditionState) => boolean): void {
    const { notices, dialogs } = this.#stores;
    const backup = readBackupName(fileName(path));
    const at = backup?.at ?? new Date().toISOString();
    const words = inBoth('readBackup', (language) => ({
      at: minute(at, new Date(), language),
      why: wordsOf(language)(`backup-${backup?.reason ?? 'asked'}`),
    }));
    const left = this.#left;
    const attempt = (work: () => Promise<void>) => () => void notices.attempt(work, 'another edition');
    const withLeft = (edition: string): readonly (readonly [StringKey, () => void])[] => [
      ['backupBack', attempt(() => this.open(edition))],
      ['backupRestore', attempt(() => this.restore(path, at, edition))],
    ];
    const anew = ['backupNew', attempt(() => this.restoreNew(path))] as const;
    const others = ['backupsShow', () => dialogs.openBackups()] as const;
    notices.askInWords(words, left === null ? [anew, others] : withLeft(left), { holds });
  }

  /** Looks into a backup instead of what is open. */
  async look(path: string): Promise<void> {
    const { path: open, reading } = this.#stores.session.state.get();
    const left = reading?.why === 'backup' ? this.#left : open;
    await this.#instead(async () => {
      const opened = await call('backups.look', { path });
      this.#left = left;
      return { opened, left: [] };
    });
  }

  /** Writes a backup as a new file, goes on in that, and says so: the two look alike. */
  async restoreNew(path: string): Promise<void> {
    const { session, notices } = this.#stores;
    const before = session.opening;
    await this.#insteadOpened(() => call('backups.restore-new', { path }));
    if (session.opening !== before) tellRestoredNew(notices, session.state.get().path);
  }

  /** Makes the open edition what a backup has, or one that is opened for that. */
  async restore(path: string, at: string, edition: string | null = null): Promise<void> {
    if (edition !== null) await this.open(edition);
    const { session, dialogs, notices } = this.#stores;
    const before = session.state.get().edition;
    await session.restore(path);
    dialogs.close();
    // What went wrong was said.
    if (session.state.get().edition === before) return;
    notices.say(
      'done',
      inBoth('backupRestored', (language) => ({ at: minute(at, new Date(), language) })),
    );
  }

  /** Says what was found to be damaged in the file of the edition that is open. */
  tellDamaged(path: string, damages: readonly Damage[]): void {
    const { notices, session } = this.#stores;
    if (session.state.get().path !== path) return;
    notices.say('problem', saidDamages('foundDamaged', damages), { holds: (state) => state.path === path });
  }

  /**
   * Leaves the edition that is open for another, where one is opened: all of it is with the store first. Nothing that was
   * said of the one is left over the other; what did not come along to that stays in sight until it is read.
   */
  async #instead(open: () => Promise<Made | null>): Promise<void> {
    const { session, dialogs, notices } = this.#stores;
    // What a disk does not take goes on to its own edition while the other is open, and is not waited for.
    await Promise.race([session.flush(), new Promise((resolve) => setTimeout(resolve, LEAVING_MS))]);
    // An edition without its picture on the start page is as good.
    await keepFrontPicture(session, this.#pictures).catch(() => undefined);
    const made = await open();
    if (made === null) return;
    const { unsaved, name } = session.state.get();
    dialogs.close();
    notices.leaveEdition();
    // What fails from here on is of the other.
    await notices.attempt(async () => this.show(made.opened), 'another edition');
    for (const left of made.left) notices.say('problem', left);
    if (unsaved > 0) notices.notify('problem', 'leftUnsaved', { name, count: unsaved });
  }

  /** Leaves it for one that is in a file as it is. */
  #insteadOpened(open: () => Promise<OpenedEdition | null>): Promise<void> {
    return this.#instead(async () => {
      const opened = await open();
      if (opened === null) return null;
      // A backup that is opened now leads back to no edition that was left for another one.
      this.#left = null;
      return { opened, left: [] };
    });
  }

  /** Asks which edition to open. */
  choose(): Promise<void> {
    return this.#insteadOpened(() => call('edition.choose', {}));
  }

  /** Opens an edition of those opened lately, or one that was given to the program. */
  open(path: string): Promise<void> {
    return this.#insteadOpened(() => call('edition.open', { path }));
  }

  openSample(): Promise<void> {
    return this.#insteadOpened(() => call('edition.sample', {}));
  }

  create(options: NewEdition): Promise<void> {
    return this.#insteadOpened(() => call('edition.create', options));
  }

  /** Makes the edition that follows the open one, and says what did not come along. */
  async next(wanted: Dated): Promise<void> {
    const { edition } = this.#stores.session.state.get();
    if (edition === null) return;
    const name = edition.edition.publication;
    await this.#instead(() => call('edition.next', { name, ...wanted }));
  }

  /** Asks for a newspaper's file, and then of which day its edition is to be. */
  async choosePaper(): Promise<void> {
    const paper = await call('paper.choose', {});
    if (paper !== null) this.#stores.dialogs.openPaper(paper);
  }

  /** Makes an edition of a newspaper's file, and says what did not come along. */
  async ofPaper(paper: ChosenPaper, wanted: Dated): Promise<void> {
    await this.#instead(() => editionOfPaper(paper, wanted));
  }

  /** Makes a newspaper's first edition, and leads through what there is to settle. */
  async newPaper(name: string): Promise<void> {
    await this.#insteadOpened(() => call('edition.create', firstEdition(name)));
    if (this.#stores.session.state.get().edition?.edition.publication === name) this.settle();
  }

  /** Shows the first step of the newspaper's set-up. */
  settle(): void {
    this.#stores.view.update({ mode: 'layout', tab: 'paper', setUp: setUpSteps[0] });
  }

  async savePaper(): Promise<void> {
    const { session, notices } = this.#stores;
    await session.flush();
    const name = session.state.get().edition?.edition.publication ?? '';
    const saved = await call('paper.save', { name });
    if (saved === null) return;
    notices.notify('done', 'paperSaved', { path: saved.path });
    for (const left of saved.left) notices.say('problem', left);
  }

  /**
   * Every edit is stored as it is made: who asks for it to be saved is told that it is, once it is, and can give what it
   * is now a name. Where the file is no longer in its place, a copy is what saves the work.
   */
  async save(): Promise<void> {
    const { session, dialogs } = this.#stores;
    takeFieldOver();
    await session.flush();
    if (session.state.get().isMoved) return this.saveCopy();
    dialogs.open('save');
  }

  /** Keeps the edition as it is under a name, to be found in the history and among the versions of its articles. */
  async nameVersion(name: string): Promise<void> {
    const { session, notices } = this.#stores;
    await session.flush();
    await call('versions.name', { of: session.opening, name, actor: session.actor });
    await readNamedVersions();
    notices.notify('done', 'versionKept', { name });
  }

  /** Asks where to and writes a copy; what is open stays open. */
  async saveCopy(): Promise<void> {
    const { session, notices } = this.#stores;
    await session.flush();
    const saved = await call('edition.copy', {});
    if (saved !== null) notices.notify('done', 'copySaved', saved);
  }

  /** Writes a copy named by what the edition is and how far, and shows it where it can be sent from. */
  async sendCopy(): Promise<void> {
    const { session, notices } = this.#stores;
    await session.flush();
    const { edition } = session.state.get();
    if (edition === null) return;
    const round = currentRound(edition)?.name;
    const words = wordsOf(preferences.get().language);
    const isSigned = pagesInOrder(edition).every(({ id }) => isReleased(edition, id));
    const sent = await call('edition.send', { state: isSigned ? words('sentSigned') : (round ?? words('sentState')) });
    if (sent !== null) notices.notify('done', 'copySent', sent);
  }

  /** Keeps what the start page shows of the edition, as the window closes. */
  keepPicture(): Promise<void> {
    return keepFrontPicture(this.#stores.session, this.#pictures);
  }
}

export function editionCommands(
  editions: Editions,
  { session, dialogs, view }: Pick<Stores, 'session' | 'dialogs' | 'view'>,
) {
  return commandSet({
    'edition.start': {
      run: async () => {
        // The list shows the edition that is open as it is now.
        await editions.keepPicture().catch(() => undefined);
        dialogs.open('start');
      },
    },
    'edition.new': { run: () => dialogs.open('new') },
    'edition.open': { run: () => editions.choose() },
    'edition.next': { run: () => dialogs.open('next') },
    'page.plan': { run: () => dialogs.open('plan') },
    'page.book': { run: () => dialogs.open('book') },
    'paper.new': { run: () => dialogs.open('new-paper') },
    'paper.panel': { run: () => view.update({ mode: 'layout', tab: 'paper', setUp: null }) },
    'paper.lists': { run: () => dialogs.open('lists') },
    'paper.set-up': { run: () => editions.settle() },
    'paper.save': { run: () => editions.savePaper() },
    'paper.open': { run: () => editions.choosePaper() },
    'edition.save': { run: () => editions.save() },
    'edition.copy': { run: () => editions.saveCopy() },
    'edition.tidy': { run: () => dialogs.open('tidy') },
    'edition.send': { run: () => editions.sendCopy() },
    'edition.backups': { run: () => dialogs.openBackups() },
    'edition.reveal': {
      run: async () => {
        await call('edition.reveal', {});
      },
    },
    'help.guide': {
      run: async () => {
        await call('help.guide', { about: guideAbout(document.activeElement, dialogs.get(), view.get()) });
      },
    },
    'edit.undo': {
      run: () => session.undo(),
      isEnabled: () => session.state.get().history.undo !== null,
      why: 'whyNothingToUndo',
    },
    'edit.redo': {
      run: () => session.redo(),
      isEnabled: () => session.state.get().history.redo !== null,
      why: 'whyNothingToRedo',
    },
  });
}
