/** The program: one window, one store, jobs. Here stands who is made when, and who hears of what. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { app, type BrowserWindow, Menu, nativeTheme } from 'electron';
import type { EventName, EventPayload } from '../shared/contract/api.ts';
import { keySections } from '../shared/contract/guide-keys.ts';
import { labelIn } from '../shared/contract/labels.ts';
import type { Language } from '../shared/contract/language.ts';
import { untouchedPanes } from '../shared/contract/pane-names.ts';
import type { Preferences } from '../shared/contract/preferences.ts';
import type { FileKind, History } from '../shared/edition/log-records.ts';
import { shippedFaces } from '../shared/faces/shipped.ts';
import { Backups } from './backups.ts';
import { arrivalCalls } from './calls/arrival-calls.ts';
import { backupCalls } from './calls/backup-calls.ts';
import { clipCalls } from './calls/clip-calls.ts';
import { copyCalls } from './calls/copy-calls.ts';
import { editionCalls } from './calls/edition-calls.ts';
import { exportCalls } from './calls/export-calls.ts';
import { faceCalls } from './calls/face-calls.ts';
import { helpCalls } from './calls/help-calls.ts';
import { paperCalls } from './calls/paper-calls.ts';
import { printCalls } from './calls/print-calls.ts';
import { reportCalls } from './calls/report-calls.ts';
import { sessionCalls } from './calls/session-calls.ts';
import { startCalls } from './calls/start-calls.ts';
import { Closing } from './closing.ts';
import { Dialogs } from './dialogs.ts';
import { editionAtStart } from './edition-given.ts';
import { FaceFolder } from './face-folder.ts';
import { GrantedPaths } from './granted-paths.ts';
import { Guide } from './guide.ts';
import { handleCalls, hearDrops, tell } from './ipc.ts';
import { Journals } from './journal.ts';
import { KeptPage } from './kept-page.ts';
import { logAnswer, logBackups } from './log/answers.ts';
import type { Ending } from './log/entries.ts';
import type { Log } from './log/log.ts';
import { loggedLink } from './log/logged-link.ts';
import { MachineFaces } from './machine-faces.ts';
import { menuTemplate } from './menu.ts';
import { OpenEdition } from './open-edition.ts';
import { Places } from './places.ts';
import { KeptPreferences } from './preferences.ts';
import { Printing } from './printing.ts';
import { handleScheme } from './protocol.ts';
import { RecentEditions } from './recent-editions.ts';
import type { Runs } from './runs.ts';
import { hearSafeKey, startAgain, wantsSafeMode } from './safe-mode.ts';
import { openServiceLink } from './services/fork.ts';
import { JobsHost } from './services/jobs-host.ts';
import type { OpenLink } from './services/link.ts';
import { ReadingHost } from './services/reading-host.ts';
import { StoreHost } from './services/store-host.ts';
import { Settings } from './settings.ts';
import { Watching } from './watching.ts';
import { createWindow, editFocused } from './window.ts';

/** The processes that serve the window. */
type ServiceName = EventPayload<'service.silent'>['service'];

export class Application {
  readonly #log: Log;
  readonly #runs: Runs;
  readonly #isSafe: boolean;
  /** How the program starts once more when it has ended; null where it does not. */
  #startsAgain: { readonly isSafe: boolean } | null = null;
  /** What the window is closed for now: closed another time, as after a wait, it ends for good. */
  #closesFor: { readonly isSafe: boolean } | null = null;
  readonly #settings = new Settings(join(app.getPath('userData'), 'settings.json'));
  readonly #preferences = new KeptPreferences(
    this.#settings,
    () => (app.getLocale().startsWith('zh') ? 'zh' : 'en'),
    (now, before) => this.#follow(now, before),
  );
  readonly #paths = new GrantedPaths();
  /** The program's version and the time it was built: another one may compose otherwise. */
  readonly #kept = new KeptPage(
    join(app.getPath('userData'), 'kept-page'),
    `${app.getVersion()} ${statSync(__filename).mtimeMs}`,
  );
  readonly #jobs = new JobsHost(this.#fork('jobs'), join(__dirname, 'jobs.mjs'), (isSilent) =>
    this.#tellSilent('jobs', isSilent),
  );
  readonly #readers = new ReadingHost(this.#fork('reading'), join(__dirname, 'reading.mjs'), (isSilent) =>
    this.#tellSilent('reading', isSilent),
  );
  readonly #store = new StoreHost(this.#fork('store'), join(__dirname, 'store.mjs'), {
    onRestart: () => this.#tell('store.restarted', {}),
    onSilent: (isSilent) => this.#tellSilent('store', isSilent),
    rescueFolder: join(app.getPath('userData'), 'editions'),
    person: () => this.#preferences.actor,
  });
  readonly #journals = new Journals(join(app.getPath('userData'), 'journal'));
  readonly #recent = new RecentEditions(this.#settings, join(app.getPath('userData'), 'front-pages'), () =>
    this.#setMenu(this.#language()),
  );
  readonly #backups = new Backups({
    settings: this.#settings,
    store: this.#store,
    jobs: new JobsHost(openServiceLink, join(__dirname, 'jobs.mjs')),
    onState: (state) => {
      logBackups(this.#log, state);
      this.#tell('backups.state', state);
    },
  });
  readonly #machineFaces = new MachineFaces();
  readonly #faces = new FaceFolder(join(app.getPath('userData'), 'faces'), {
    unpack: async (file) =>
      (await this.#store.calls['face.unpack'](file)) ||
      (!this.#isSafe && this.#machineFaces.unpack(file.id, file.path)),
    cut: (face) => this.#readers.calls.cutFace(face),
  });
  readonly #edition = new OpenEdition({
    settings: this.#settings,
    isSafe: () => this.#isSafe,
    actor: () => this.#preferences.actor,
    recent: this.#recent,
    places: new Places(join(app.getPath('userData'), 'places.json')),
    store: this.#store,
    jobs: this.#jobs,
    kept: this.#kept,
    faces: this.#faces,
    journals: this.#journals,
    onJournalFailed: () => this.#tell('journal.failed', {}),
    onHistory: (history) => this.#nameSteps(history),
    onDamaged: (path, damages) => this.#tell('edition.damaged', { path, damages: [...damages] }),
    elsewhere: {
      onFollowed: (followed) => this.#tell('edition.followed', followed),
      onHolder: (now) => this.#tell('edition.holder', now),
    },
    onTaken: (opened) => this.#tell('edition.taken', opened),
    onMoved: (moved) => {
      this.#backups.renamed(moved.opening, moved.path);
      if (moved.kind !== 'paper') this.#watching.handOn(moved.was, moved.path);
      this.#watch(moved);
      this.#tell('edition.moved', moved);
    },
    bringBack: (was) => this.#backups.bringBack(was),
    onOpened: (opened) => {
      this.#watch(opened);
      this.#backups.follow(opened.reading === undefined ? opened : null);
    },
    isRead: () => this.#backups.settled,
    onChanged: (operation) => this.#backups.changed(operation),
  });
  readonly #watching = new Watching({
    settings: this.#settings,
    store: this.#store,
    readers: this.#readers,
    onCame: (of, arrivals) => this.#tell('arrivals.came', { of, arrivals: [...arrivals] }),
    onFolder: (folder) => this.#tell('arrivals.folder', folder),
  });
  readonly #dialogs = new Dialogs(
    () => this.#window,
    this.#paths,
    this.#settings,
    () => this.#language(),
  );
  readonly #guide = new Guide();
  readonly #printing = new Printing();
  readonly #closing = new Closing(
    () => this.#language(),
    () => this.#edition.isWrittenDown,
    (isGivenUp) => this.#end(isGivenUp),
  );
  #window: BrowserWindow | undefined;
  #history: History = { undo: null, redo: null };

  constructor({ log, runs, isSafe }: { readonly log: Log; readonly runs: Runs; readonly isSafe: boolean }) {
    this.#log = log;
    this.#runs = runs;
    this.#isSafe = isSafe;
  }

  start(): void {
    performance.mark('main up');
    // Looked at before the store opens the file: how it stands says whether the page kept is still true of it.
    const first = editionAtStart(this.#settings, this.#isSafe);
    if (first !== null && !this.#isSafe) this.#kept.takeUp(first);
    // Where a page is kept, that is painted first.
    if (this.#kept.bytes === null) this.#edition.begin();
    handleScheme({
      app: join(__dirname, 'renderer'),
      faces: shippedFaces,
      slices: join(__dirname, 'faces'),
      image: (id) => this.#store.calls['image.preview']({ id }),
      ownFaces: this.#faces,
      guide: join(__dirname, 'guide'),
      guideKeys: () => {
        const keys = this.#preferences.get();
        return { zh: keySections(keys, 'zh'), en: keySections(keys, 'en') };
      },
      printed: () => this.#printing.folder,
      frontPage: (name) => this.#recent.picture(name),
      kept: this.#kept,
      given: (what) => (what === 'html' ? this.#setMenu(this.#language()) : this.#edition.begin()),
    });
    this.#answerCalls();
    hearDrops((path) => this.#paths.grant(path));
    const { theme, scale } = this.#preferences.get();
    nativeTheme.themeSource = theme;
    const panes = (this.#isSafe ? undefined : this.#settings.get().panes?.layout) ?? untouchedPanes;
    const window = createWindow(join(__dirname, 'preload.cjs'), first === null, { scale: scale / 100, panes });
    this.#window = window;
    performance.mark('window made');
    // Whoever leaves the window may be about to copy the file.
    window.on('blur', () => void this.#edition.rest());
    window.on('close', (event) => {
      if (this.#closing.isDone) return;
      event.preventDefault();
      this.#startsAgain = this.#closesFor;
      this.#closesFor = null;
      this.#closing.begin(window);
    });
    window.webContents.on('render-process-gone', (_event, { reason }) => void this.#windowGone(window, reason));
    if (!this.#isSafe) hearSafeKey(window, () => void this.#offerSafeMode('key', window));
  }

  /** The window's process ended: a fresh page shows what is in the store or on its way there, unless it goes on crashing. */
  async #windowGone(window: BrowserWindow, ending: Ending): Promise<void> {
    this.#log.write({ what: 'gone', process: 'window', ending });
    if (this.#closing.isDone || window.isDestroyed()) return;
    const isTooMany = this.#runs.windowGone(ending !== 'clean-exit', Date.now());
    if (isTooMany && (await this.#offerSafeMode('window', window))) return;
    if (!window.isDestroyed()) window.webContents.reload();
  }

  /** Starts the program once more in safe mode where that is wanted, or ends it where it is in that already; true then. */
  async #offerSafeMode(why: 'window' | 'key', window: BrowserWindow): Promise<boolean> {
    const isWanted = await wantsSafeMode(this.#isSafe ? 'safe' : why, this.#language(), window);
    if (isWanted) {
      // A page that crashed or has hardly begun would not say that it has nothing more to hand over.
      this.#startsAgain = this.#isSafe ? null : { isSafe: true };
      await this.#closing.finish();
    }
    return isWanted;
  }

  /** Ends as the window's close button does, and starts once more. */
  #restart(isSafe: boolean): void {
    this.#closesFor = { isSafe };
    this.#window?.close();
  }

  /** Takes copy from the folder of what is open: a newspaper's file has none, and in safe mode no folder is watched. */
  #watch({ path, kind }: { readonly path: string; readonly kind: FileKind }): void {
    this.#watching.follow(kind === 'paper' || this.#isSafe ? null : path);
  }

  #answerCalls(): void {
    const host = {
      settings: this.#settings,
      paths: this.#paths,
      kept: this.#kept,
      store: this.#store,
      jobs: this.#jobs,
      readers: this.#readers,
      edition: this.#edition,
      faces: this.#faces,
      dialogs: this.#dialogs,
      closing: this.#closing,
      watching: this.#watching,
    };
    handleCalls(
      {
        ...sessionCalls({
          ...host,
          preferences: this.#preferences,
          isSafe: this.#isSafe,
          edit: (does) => editFocused(this.#window, does),
          hasWindowGone: () => this.#runs.hasWindowGone(),
        }),
        ...startCalls({
          ...host,
          recent: this.#recent,
          showGuide: (about) => this.#guide.show(this.#language(), about),
        }),
        ...helpCalls({
          ...host,
          log: this.#log,
          language: () => this.#language(),
          isSafe: this.#isSafe,
          licences: join(__dirname, 'licences.json'),
          restart: (isSafe) => this.#restart(isSafe),
        }),
        ...editionCalls(host),
        ...backupCalls({ ...host, backups: this.#backups, recent: this.#recent, preferences: this.#preferences }),
        ...paperCalls(host),
        ...copyCalls(host),
        ...arrivalCalls(host),
        ...reportCalls(host),
        ...clipCalls(host),
        ...faceCalls({
          ...host,
          machine: this.#machineFaces,
          onProgress: (done, total) => this.#tell('faces.progress', { done, total }),
        }),
        ...printCalls({
          ...host,
          printing: this.#printing,
          window: () => this.#window,
          onProgress: (done, total) => this.#tell('print.progress', { done, total }),
        }),
        ...exportCalls({
          ...host,
          preferences: this.#preferences,
          onReleased: () => this.#backups.handedOn('released'),
          onProgress: (done, total) => this.#tell('export.progress', { done, total }),
        }),
      },
      (...answered) => logAnswer(this.#log, ...answered),
    );
  }

  /** Forks a service, of which the log is told. */
  #fork(service: ServiceName): OpenLink {
    return (...fork) => loggedLink(openServiceLink, service, this.#log)(...fork);
  }

  #tellSilent(service: ServiceName, isSilent: boolean): void {
    this.#log.write({ what: 'silent', process: service, isSilent });
    this.#tell('service.silent', { service, isSilent });
  }

  /** Brings the window to the front, and has it open an edition where one is given. */
  focus(edition: string | null = null): void {
    this.#window?.show();
    this.#window?.focus();
    if (edition === null) return;
    this.#paths.grant(edition);
    this.#tell('edition.asked', { path: edition });
  }

  #tell<E extends EventName>(event: E, payload: EventPayload<E>): void {
    if (this.#window !== undefined) tell(this.#window, event, payload);
  }

  /** Ends the program: at once where whoever works here has given up waiting for the disk. */
  async #end(isGivenUp: boolean): Promise<void> {
    if (isGivenUp) {
      this.#window?.destroy();
      this.#store.kill();
    } else {
      await this.#watching.end();
      await this.#store.close();
    }
    this.#backups.end();
    this.#edition.end();
    this.#kept.seal();
    this.#jobs.end();
    this.#readers.end();
    this.#faces.tidy();
    this.#guide.close();
    this.#printing.close();
    this.#window?.destroy();
    if (this.#startsAgain !== null) startAgain(this.#startsAgain.isSafe);
    this.#runs.end();
    this.#log.write({ what: 'end' });
    app.quit();
  }

  #language(): Language {
    return this.#preferences.get().language;
  }

  /** What was chosen is seen at once, in menu and window alike. */
  #follow(now: Preferences, before: Preferences): void {
    nativeTheme.themeSource = now.theme;
    if (now.scale !== before.scale) this.#window?.webContents.setZoomFactor(now.scale / 100);
    if (now.language !== before.language || now.keySet !== before.keySet || now.keys !== before.keys) {
      this.#setMenu(now.language);
    }
    this.#tell('preferences.changed', now);
  }

  #setMenu(language: Language): void {
    const naming = (label: string | null) => (label === null ? '' : ` ${labelIn(language, label)}`);
    const next = { undo: naming(this.#history.undo), redo: naming(this.#history.redo) };
    const template = menuTemplate({
      language,
      keys: this.#preferences.get(),
      platform: process.platform,
      run: (id) => this.#tell('command.run', { id }),
      next,
      recent: this.#recent.paths,
      openRecent: (path) => this.#tell('edition.asked', { path }),
      hasEdition: this.#edition.path !== undefined,
    });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  }

  /** Keeps what undo and redo would do, for the menu to name it. */
  #nameSteps(history: History): void {
    const { undo, redo } = this.#history;
    this.#history = history;
    if (this.#window === undefined) return;
    if (undo !== history.undo || redo !== history.redo) this.#setMenu(this.#language());
  }
}
