/** The window's stores and features, made and joined: here alone is all of it known. */
import type { Session } from '../../shared/contract/api.ts';
import type { PageId } from '../../shared/edition/ids.ts';
import type { OpenedEdition } from '../../shared/edition/log-records.ts';
import { spreadOf } from '../../shared/edition/pages.ts';
import { findingCommands } from '../checks/finding-commands.ts';
import { FindingDesk } from '../checks/finding-desk.ts';
import { allCommands } from '../commands/command-set.ts';
import { Commands } from '../commands/commands.ts';
import { type Desk, deskCommands, layoutDesk } from '../desk/desk.ts';
import { heldByLocks } from '../desk/locked-commands.ts';
import type { Engine } from '../engine/engine.ts';
import { Exports, exportCommands } from '../export/exports.ts';
import { Prints, printCommands } from '../export/prints.ts';
import { arrivalCommands } from '../importing/arrival-commands.ts';
import { Arrivals } from '../importing/arrivals.ts';
import { Importing, importCommands } from '../importing/importing.ts';
import { rereadCommands } from '../importing/rereading.ts';
import { keepPage } from '../opening/keep-page.ts';
import { showFacesOf } from '../pages/face-slices.ts';
import { GestureMachine } from '../pages/gestures/machine.ts';
import { PageTyping } from '../pages/page-typing.ts';
import { Pictures } from '../pages/pictures.ts';
import { StoryDrag } from '../pages/story-drag.ts';
import { faceSearch } from '../paper/face-search.ts';
import { type ProofDesk, proofCommands, proofDesk } from '../proof/proof-desk.ts';
import { ReadingCaret } from '../proof/reading-caret.ts';
import { call, type Listeners } from '../session/bridge.ts';
import { EditionSession } from '../session/edition-session.ts';
import { backupState } from '../state/backups.ts';
import { Caret } from '../state/caret.ts';
import { Dialogs } from '../state/dialogs.ts';
import { Findings } from '../state/findings.ts';
import { Navigation } from '../state/navigation.ts';
import { Notices } from '../state/notices.ts';
import { actorNow, takePreferences } from '../state/preferences.ts';
import { Quiet } from '../state/quiet.ts';
import { Reading } from '../state/reading.ts';
import { Rows } from '../state/rows-at-hand.ts';
import { Selection } from '../state/selection.ts';
import type { Stores } from '../state/stores.ts';
import { tellCut } from '../state/told-cut.ts';
import { View } from '../state/view.ts';
import { copyCommands } from '../story/copy-commands.ts';
import { CopyEditing } from '../story/copy-editing.ts';
import { pasteNotice } from '../story/paste-notice.ts';
import { storyCommands } from '../story/story-commands.ts';
import { editCommands } from './edit-commands.ts';
import { Editions, editionCommands } from './editions.ts';
import { elsewhereCommands } from './elsewhere.ts';
import { PlaceKeeping } from './kept-place.ts';
import { heldWhileReading } from './read-only.ts';
import { Refused } from './refused.ts';
import { viewCommands } from './view-commands.ts';

/** How long a closing window waits for its page to be kept, in milliseconds. */
const KEEPING_MS = 1_000;

/** By what is known, and said, that the jobs process is silent. */
/** What is said while nothing is heard of a service, and what it is about. */
const silences = {
  store: ['silent store', 'storeSilent'],
  jobs: ['silent jobs', 'jobsSilent'],
  reading: ['silent reading', 'readingSilent'],
} as const;

/** A session with an edition open. */
export type Begun = Session & { readonly opened: OpenedEdition };

export class Workspace implements Stores {
  readonly isFallbackRuntime: boolean;
  /** True in safe mode: nothing is checked by itself. */
  readonly isSafe: boolean;
  readonly view: View;
  readonly notices = new Notices();
  readonly session: EditionSession;
  readonly selection: Selection;
  readonly caret: Caret;
  readonly dialogs = new Dialogs();
  readonly rows = new Rows();
  readonly reading = new Reading(this.dialogs);
  readonly findings: Findings;
  readonly navigation: Navigation;
  readonly commands: Commands;
  readonly pictures = new Pictures();
  readonly editions: Editions;
  readonly desk: Desk;
  /** What is done about findings. */
  readonly checks = new FindingDesk(this);
  readonly proof: ProofDesk;
  /** The copy of the article shown, as it is edited in the galley and on the page. */
  readonly editing: CopyEditing;
  readonly typing: PageTyping;
  /** The caret while proofs are read. */
  readonly reader: ReadingCaret;
  /** What the pointer and the keys do on the board. */
  readonly gestures: GestureMachine;
  /** A story on its way from the pool to a page. */
  readonly storyDrag: StoryDrag;
  readonly importing: Importing;
  /** What the watched folder brought. */
  readonly arrivals: Arrivals;
  readonly exports: Exports;
  readonly prints = new Prints();
  /** What could not be kept. */
  readonly refused: Refused;

  #place: PlaceKeeping | null = null;

  /** `pageId` is the page to go to at first; the edition's first where it is null. */
  constructor(start: Begun, engine: Engine, pageId: PageId | null) {
    this.isFallbackRuntime = start.isFallbackRuntime;
    this.isSafe = start.isSafe;
    this.view = new View(start);
    this.session = new EditionSession(engine, actorNow, {
      onFailure: (failure, holds) => this.notices.fail(failure, holds === undefined ? {} : { holds }),
      onLocked: (why) => this.notices.notify('hint', why === 'locked' ? 'isLocked' : 'isReadOnly'),
      onTakenUp: (count) => this.refused.takenUp(count),
      onStrangeLog: (aside) => this.notices.notify('problem', 'strangeLog', { aside }),
      onRefused: (operations, failure) => this.refused.hear(operations, failure),
    });
    this.findings = new Findings(this.session, new Quiet(window), this.rows);
    this.refused = new Refused(this);
    // Heard before anything is shown in them.
    this.session.state.subscribe(() => showFacesOf(this.session.state.get().edition?.faces ?? {}));
    this.selection = new Selection(this.session);
    this.caret = new Caret(this);
    this.navigation = new Navigation(this);
    this.editions = new Editions(this, this.pictures);
    this.proof = proofDesk(this);
    const { session: desk, caret: carets, selection: shown } = this;
    const tellPasted = pasteNotice(this.notices);
    this.editing = new CopyEditing({ desk, carets, shown, suggesting: this.proof.suggestions, tellPasted });
    const told = (left: string, most: number) => tellCut(this.notices, left, most);
    this.typing = new PageTyping({ editing: this.editing, desk, carets, selection: shown, tellCut: told });
    this.reader = new ReadingCaret(this, this.typing);
    this.desk = layoutDesk(this, {
      focus: () => this.editing.focus(),
      enter: (block, cell) => this.typing.enter(block, cell),
    });
    this.gestures = new GestureMachine(this);
    this.storyDrag = new StoryDrag(this);
    this.importing = new Importing(this, this.desk);
    this.arrivals = new Arrivals(this, this.desk);
    this.exports = new Exports(this.dialogs);
    this.commands = new Commands(
      heldWhileReading(
        heldByLocks(
          allCommands([
            viewCommands(this),
            editionCommands(this.editions, this),
            elsewhereCommands(this.editions.elsewhere, this),
            importCommands(this.importing),
            rereadCommands(this.importing.rereading, this),
            arrivalCommands(this.arrivals, this),
            exportCommands(this.dialogs),
            printCommands(this.prints, this),
            editCommands(() => this.commands),
            findingCommands(this.checks),
            storyCommands(this),
            ...copyCommands(this, this.editing, this.desk.inserting),
            ...deskCommands(this.desk, this, this.gestures),
            ...proofCommands(this.proof, this, this.reader),
          ]),
          this,
        ),
        this.session,
      ),
      this,
    );
    this.editions.show(start.opened, pageId);
    this.#tellStart(start);
    this.#keepTogether();
  }

  /** Says what was out of order as the window began. */
  #tellStart({ notOpened, isBack }: Begun): void {
    if (notOpened !== null) this.notices.fail(notOpened);
    if (isBack) this.notices.notify('done', 'windowBack');
  }

  /** The stores keep to the edition, and the engine hears what is looked at. */
  #keepTogether(): void {
    this.#place = new PlaceKeeping(this);
    this.session.watchPatches((_, isStep) => this.notices.changed(isStep));
    let images = this.session.state.get().edition?.images ?? {};
    this.session.state.subscribe(() => {
      const state = this.session.state.get();
      const { edition } = state;
      this.notices.keepTo(state);
      if (edition !== null) {
        this.pictures.follow(images, edition.images);
        images = edition.images;
        this.view.keepTo(edition);
        this.selection.keepTo(edition);
      }
      this.#look();
    });
    this.view.subscribe(() => this.#look());
    this.selection.subscribe(() => this.#look());
  }

  /** What main tells is meant for the window, which hands it on once an edition is open. */
  readonly heard: Listeners = {
    'arrivals.came': ({ of, arrivals }) => this.arrivals.came(of, arrivals),
    'arrivals.folder': (folder) => this.arrivals.stands(folder),
    'backups.state': (state) => backupState.set(state),
    'command.run': ({ id }) => this.commands.run(id),
    'edition.asked': ({ path }) => void this.notices.attempt(() => this.editions.open(path), 'another edition'),
    'edition.followed': (followed) => this.editions.elsewhere.follow(followed),
    'edition.holder': (now) => this.editions.elsewhere.hear(now),
    'edition.taken': (opened) => this.editions.elsewhere.hearTaken(opened),
    'edition.damaged': ({ path, damages }) => this.editions.tellDamaged(path, damages),
    'edition.moved': ({ opening, was, path, name, how }) => {
      if (opening !== this.session.opening) return;
      this.session.state.update({ path, name, isMoved: false });
      if (how === 'renamed') this.notices.notify('hint', 'fileRenamed', { path });
      else this.notices.notify('problem', 'fileRescued', { former: was, path });
    },
    'export.progress': (progress) => this.exports.told(progress),
    'print.progress': (progress) => this.prints.told(progress),
    'faces.progress': (progress) => faceSearch.set({ progress }),
    'preferences.changed': (chosen) => takePreferences(chosen),
    'session.closing': () => void this.#handOver(),
    'store.restarted': () => this.notices.notify('done', 'storeRestarted'),
    'journal.failed': () =>
      this.notices.notify('problem', 'journalFailed', {}, { holds: ({ unsaved }) => unsaved > 0 }),
    'service.silent': ({ service, isSilent }) => {
      if (service === 'store') this.session.state.update({ isSilent });
      const [about, words] = silences[service];
      if (isSilent) this.notices.notify('problem', words, {}, { about });
      else this.notices.over(about);
    },
  };

  async #handOver(): Promise<void> {
    await this.session.flush();
    // A page that is slow to be kept does not keep the window open.
    const tired = new Promise((resolve) => setTimeout(resolve, KEEPING_MS));
    const kept = Promise.allSettled([this.#place?.keep(), keepPage(this), this.editions.keepPicture()]);
    await Promise.race([kept, tired]);
    // What could not be sent keeps the window open; main then asks what to do.
    const { unsaved, isMoved } = this.session.state.get();
    if (unsaved === 0 && !isMoved) await call('session.closed', {});
  }

  /** Tells the engine which pages and which article are looked at. One store may know of a new edition before the other. */
  #look(): void {
    const { edition } = this.session.state.get();
    const { pageId, isSpread } = this.view.get();
    if (edition === null || pageId === null || edition.pages[pageId] === undefined) return;
    const { articleId } = this.selection.get();
    if (articleId === null || edition.articles[articleId] !== undefined) this.session.watch(articleId);
    this.session.show(isSpread ? spreadOf(edition, pageId).map((page) => page.id) : [pageId]);
  }
}
