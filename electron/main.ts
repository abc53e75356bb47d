/** The main process: one window, one store, jobs. It neither opens SQLite nor composes. */
import { existsSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { basename, dirname, extname, join } from 'node:path';
import { app, type BrowserWindow, dialog, Menu } from 'electron';
import * as v from 'valibot';
import type { ImportedPhoto, ReadCopy, Session } from '../shared/contract/api.ts';
import { copySchemaWith, photoSchema } from '../shared/contract/api.ts';
import type { Failure } from '../shared/contract/failure.ts';
import { labelIn } from '../shared/contract/labels.ts';
import type { Language } from '../shared/contract/language.ts';
import type { ArticleId, ImageId } from '../shared/edition/ids.ts';
import type { History, OpenedEdition, SteppedEdition } from '../shared/edition/log-records.ts';
import { articleTitle, imagesOn } from '../shared/edition/selectors.ts';
import { shippedFaces } from '../shared/faces/shipped.ts';
import { DayangError } from './errors.ts';
import { type ExportSource, exportCalls } from './export-calls.ts';
import { paintingBytes } from './font-bytes.ts';
import { GrantedPaths } from './granted-paths.ts';
import { failureOf, handleCalls, hearDrops, type MethodHandlers, tell } from './ipc.ts';
import { KeptPage } from './kept-page.ts';
import { collectGarbage, spareMemory } from './memory.ts';
import { buildMenu } from './menu.ts';
import { handleScheme, registerScheme } from './protocol.ts';
import { ServiceGone, ServiceProcess } from './services/service-process.ts';
import { Settings } from './settings.ts';
import { StoreHost } from './store/store-host.ts';
import { createWindow, revealFile } from './window.ts';

/** A picture as the jobs process hands it over: with its bytes. */
const photoFile = v.strictObject({
  ...photoSchema.entries,
  bytes: v.instance(Uint8Array),
  preview: v.nullable(v.instance(Uint8Array)),
});
const copyFile = copySchemaWith(photoFile);
const COPY_FILES = ['docx', 'txt', 'md', 'xml', 'html', 'jpg', 'jpeg', 'png', 'tif', 'tiff', 'webp'] as const;
const EDITION_FILES = [{ name: 'Dayang', extensions: ['dayang'] }];
/** How long a closing window may take to hand over what it has not sent. */
const CLOSING_MS = 5_000;
/** How long the jobs process waits for more work. */
const JOBS_IDLE_MS = 2_000;

class Application {
  readonly #settings = new Settings(join(app.getPath('userData'), 'settings.json'));
  readonly #paths = new GrantedPaths();
  /** The program's version and the time it was built: another one may compose otherwise. */
  readonly #kept = new KeptPage(
    join(app.getPath('userData'), 'kept-page'),
    `${app.getVersion()} ${statSync(__filename).mtimeMs}`,
  );
  readonly #store: StoreHost;
  #jobs: ServiceProcess | undefined;
  #jobsRunning = 0;
  #jobsIdle: NodeJS.Timeout | undefined;
  #window: BrowserWindow | undefined;
  #opened: OpenedEdition | undefined;
  #opening: Promise<OpenedEdition> | undefined;
  #notOpened: Failure | null = null;
  #history: History = { undo: null, redo: null };
  #closing: NodeJS.Timeout | undefined;
  #isClosing = false;
  #isCopyCancelled = false;

  constructor() {
    // Looked at before the store opens the file: how it stands says whether the page kept is still true of it.
    this.#kept.takeUp(this.#editionAtStart());
    this.#store = new StoreHost(join(__dirname, 'store.mjs'), (lost) => {
      if (this.#window !== undefined) tell(this.#window, 'store.restarted', { lost: [...lost] });
    });
  }

  /** Has the edition opened while the window loads; whether it could is answered when the page asks. */
  #beginOpening(): void {
    if (this.#opening !== undefined || this.#opened !== undefined) return;
    this.#opening = this.#openAtStart();
    this.#opening.then(
      () => performance.mark('edition in main'),
      () => undefined,
    );
  }

  start(): void {
    performance.mark('main up');
    // Where a page is kept, that is painted first.
    if (this.#kept.bytes === null) this.#beginOpening();
    handleScheme({
      app: join(__dirname, 'renderer'),
      faces: join(__dirname, 'faces'),
      image: (id) => this.#store.preview(id),
      kept: this.#kept,
      given: (what) => (what === 'html' ? this.#setMenu(this.#language()) : this.#beginOpening()),
    });
    handleCalls(this.#handlers());
    hearDrops((path) => this.#paths.grant(path));
    const window = createWindow(join(__dirname, 'preload.cjs'));
    this.#window = window;
    performance.mark('window made');
    window.on('close', (event) => {
      if (this.#isClosing) return;
      event.preventDefault();
      tell(window, 'session.closing', {});
      this.#expectClose(window);
    });
    window.webContents.on('render-process-gone', () => {
      // What was typed is in the store or on its way there: a fresh page shows it.
      if (!this.#isClosing && !window.isDestroyed()) window.webContents.reload();
    });
  }

  focus(): void {
    this.#window?.show();
    this.#window?.focus();
  }

  /** A page that cannot hand over its last changes is not closed over the user's head. */
  #expectClose(window: BrowserWindow): void {
    clearTimeout(this.#closing);
    this.#closing = setTimeout(async () => {
      const zh = this.#language() === 'zh';
      const { response } = await dialog.showMessageBox(window, {
        type: 'warning',
        message: zh ? '还有改动没有保存' : 'Some changes are not saved yet',
        detail: zh
          ? '磁盘可能已满或文件被占用。等待会继续尝试保存；关闭会放弃没有保存的改动。'
          : 'The disk may be full or the file in use. Waiting goes on trying; closing gives the unsaved changes up.',
        buttons: zh ? ['等待', '放弃并关闭'] : ['Wait', 'Give up and close'],
        defaultId: 0,
        cancelId: 0,
      });
      if (response === 1) await this.#close();
    }, CLOSING_MS);
  }

  async #close(): Promise<void> {
    clearTimeout(this.#closing);
    if (this.#isClosing) return;
    this.#isClosing = true;
    await this.#store.close();
    this.#kept.seal();
    this.#jobs?.kill();
    this.#window?.destroy();
    app.quit();
  }

  #language(): Language {
    return this.#settings.get().language ?? (app.getLocale().startsWith('zh') ? 'zh' : 'en');
  }

  #setMenu(language: Language): void {
    const naming = (label: string | null) => (label === null ? '' : ` ${labelIn(language, label)}`);
    const next = { undo: naming(this.#history.undo), redo: naming(this.#history.redo) };
    Menu.setApplicationMenu(
      buildMenu(
        language,
        (id) => {
          if (this.#window !== undefined) tell(this.#window, 'command.run', { id });
        },
        next,
      ),
    );
  }

  /** Keeps what undo and redo would do, for the menu to name it. */
  #knows(history: History): void {
    const { undo, redo } = this.#history;
    this.#history = history;
    if (this.#window === undefined) return;
    if (undo !== history.undo || redo !== history.redo) this.#setMenu(this.#language());
  }

  async #stepped(step: Promise<SteppedEdition | null>): Promise<SteppedEdition | null> {
    try {
      const stepped = await step;
      if (stepped !== null) this.#knows(stepped.history);
      return stepped;
    } finally {
      // Once it is done: a page that is kept meanwhile is of before.
      this.#kept.forget();
    }
  }

  /** Has the jobs process do something. It holds fonts, so it is let go when nothing follows for a while. */
  async #job(method: string, input: unknown, options: Parameters<ServiceProcess['request']>[2] = {}): Promise<unknown> {
    clearTimeout(this.#jobsIdle);
    const jobs = this.#jobs ?? this.#startJobs();
    this.#jobsRunning++;
    try {
      return await jobs.request(method, input, options);
    } finally {
      this.#jobsRunning--;
      if (this.#jobsRunning === 0) this.#jobsIdle = setTimeout(() => this.#endJobs(), JOBS_IDLE_MS);
    }
  }

  #startJobs(): ServiceProcess {
    const jobs = new ServiceProcess(join(__dirname, 'jobs.mjs'), () => {
      if (this.#jobs === jobs) this.#jobs = undefined;
    });
    this.#jobs = jobs;
    return jobs;
  }

  #endJobs(): void {
    const jobs = this.#jobs;
    this.#jobs = undefined;
    jobs?.kill();
  }

  async #open(path: string): Promise<OpenedEdition> {
    const opened = await this.#store.open(path);
    if (this.#opened !== undefined && path !== this.#opened.path) this.#kept.forget();
    this.#opened = opened;
    this.#knows(opened.history);
    if (this.#settings.get().lastEdition !== path) this.#settings.set({ lastEdition: path });
    // A disk too full for versions is heard of with the next change.
    this.#store.keepVersions(userInfo().username).catch(() => undefined);
    return opened;
  }

  get #sample(): string {
    return join(app.getPath('userData'), 'editions', 'sample.dayang');
  }

  /** The edition that is opened at start, where it can be. */
  #editionAtStart(): string {
    return process.env['DAYANG_OPEN'] ?? this.#settings.get().lastEdition ?? this.#sample;
  }

  /** The edition worked on last; the sample at first start, or when that one cannot be opened. */
  async #openAtStart(): Promise<OpenedEdition> {
    const sample = this.#sample;
    const last = this.#editionAtStart();
    if (last !== sample) {
      try {
        return await this.#open(last);
      } catch (error) {
        if (process.env['DAYANG_OPEN'] !== undefined) throw error;
        this.#notOpened = failureOf(error);
      }
    }
    // Its file appears whole: nobody has to be started to see that it is there.
    if (!existsSync(sample)) {
      await this.#job('sample', { path: sample, assets: join(app.getAppPath(), 'assets', 'sample') });
    }
    return this.#open(sample);
  }

  async #session(): Promise<Session> {
    // A reloaded page asks again: it gets the edition as the store has it now.
    const opening = this.#opening ?? (this.#opened === undefined ? this.#openAtStart() : this.#open(this.#opened.path));
    this.#opening = undefined;
    const opened = await opening;
    const notOpened = this.#notOpened;
    this.#notOpened = null;
    return {
      language: this.#language(),
      actor: userInfo().username,
      isFallbackRuntime: process.env['DAYANG_RUNTIME'] === 'fallback',
      opened,
      notOpened,
    };
  }

  /** The open edition as the store has it, when it last changed, and the pictures of pages (all where none is named). */
  async #source(pages: readonly number[], withPictures = true): Promise<ExportSource> {
    const { path } = this.#opened ?? (await this.#openAtStart());
    const { edition } = await this.#store.open(path);
    const steps = await this.#store.steps();
    const images = new Map<ImageId, Uint8Array>();
    for (const id of withPictures ? imagesOn(edition, pages) : []) {
      const bytes = await this.#store.image(id);
      if (bytes !== null) images.set(id, bytes);
    }
    return { edition, images, changedAt: steps.findLast(({ isDone }) => isDone)?.at ?? null };
  }

  /** Asks where to and writes a page with its marks. */
  async #proofSheet(page: number): Promise<{ path: string } | null> {
    const source = await this.#source([page]);
    const path = await this.#chooseFile(`${source.edition.edition.date}-${page} 校样`, 'pdf');
    if (path === null) return null;
    await this.#job('proof', { ...source, page, path });
    return { path };
  }

  /** Reads a picture in the jobs process and gives its bytes to the store. */
  async #photo(path: string): Promise<ImportedPhoto> {
    const { bytes, preview, ...photo } = v.parse(photoFile, await this.#job('photo', { path }));
    await this.#store.addImage(bytes, preview);
    return photo;
  }

  /** Reads copy in the jobs process; the pictures of a document go to the store. */
  async #copy(path: string): Promise<ReadCopy> {
    let read: v.InferOutput<typeof copyFile>;
    try {
      read = v.parse(copyFile, await this.#job('story', { path }));
    } catch (error) {
      // The process was ended: somebody did not want to wait, or the document was too much for it.
      if (error instanceof ServiceGone) {
        throw this.#isCopyCancelled
          ? new DayangError('cancelled')
          : new DayangError('document-unreadable', { name: basename(path), detail: 'the reader gave up' }, error);
      }
      throw error;
    }
    if (read.kind === 'text') return read;
    const photos: ImportedPhoto[] = [];
    for (const { bytes, preview, ...photo } of read.photos) {
      await this.#store.addImage(bytes, preview);
      photos.push(photo);
    }
    return { ...read, photos };
  }

  async #exportArticle(id: ArticleId, format: 'docx' | 'txt'): Promise<{ path: string } | null> {
    const opened = this.#opened === undefined ? null : await this.#store.open(this.#opened.path);
    const article = opened?.edition.articles[id];
    if (this.#window === undefined || article === undefined) return null;
    const title =
      articleTitle(article)
        .replace(/[\\/:*?"<>|\s]+/gu, ' ')
        .trim() || '稿件';
    const path = await this.#chooseFile(title, format);
    if (path === null) return null;
    await this.#job('document', { article, path });
    return { path };
  }

  /** Asks where a file goes, by its usual name; its folder is then known. Null when the user changed their mind. */
  async #chooseFile(title: string, format: string, ...others: readonly string[]): Promise<string | null> {
    if (this.#window === undefined) return null;
    const chosen = await dialog.showSaveDialog(this.#window, {
      defaultPath: join(this.#settings.get().exportFolder ?? app.getPath('documents'), `${title}.${format}`),
      filters: [format, ...others].map((name) => ({ name, extensions: [name] })),
    });
    if (chosen.canceled || chosen.filePath === undefined || chosen.filePath === '') return null;
    const path = extname(chosen.filePath) === '' ? `${chosen.filePath}.${format}` : chosen.filePath;
    this.#paths.grant(dirname(path));
    return path;
  }

  async #choose(options: Electron.OpenDialogOptions): Promise<string | null> {
    if (this.#window === undefined) return null;
    const chosen = await dialog.showOpenDialog(this.#window, options);
    const path = chosen.canceled ? undefined : chosen.filePaths[0];
    if (path === undefined) return null;
    this.#paths.grant(path);
    return path;
  }

  #handlers(): MethodHandlers {
    return {
      'session.start': () => this.#session(),
      'session.set-language': ({ language }) => {
        this.#settings.set({ language });
        this.#setMenu(language);
        return {};
      },
      'faces.part': ({ faces }) =>
        faces.map(({ face, ...part }) => ({ face, bytes: paintingBytes(shippedFaces.findOrStandIn(face), part) })),
      'page.keep': ({ path, page, faces }) => {
        if (path !== this.#opened?.path) return {};
        this.#kept.keep(
          path,
          page,
          new Map(faces.map(({ face, ...part }) => [face, paintingBytes(shippedFaces.findOrStandIn(face), part)])),
        );
        // A page is kept when the work rests, or ends.
        setImmediate(collectGarbage);
        return {};
      },
      'session.closed': () => {
        setImmediate(() => void this.#close());
        return {};
      },
      'edition.choose': async () => {
        const path = await this.#choose({ properties: ['openFile'], filters: EDITION_FILES });
        return path === null ? null : this.#open(path);
      },
      'edition.create': async (options) => {
        if (this.#window === undefined) return null;
        const chosen = await dialog.showSaveDialog(this.#window, {
          defaultPath: `${options.publication} ${options.date}.dayang`,
          filters: EDITION_FILES,
          properties: ['createDirectory'],
        });
        if (chosen.canceled || chosen.filePath === undefined || chosen.filePath === '') return null;
        await this.#job('create', { path: chosen.filePath, options });
        return this.#open(chosen.filePath);
      },
      'edition.apply': async (operation) => {
        try {
          const history = await this.#store.apply(operation);
          this.#knows(history);
          return history;
        } finally {
          this.#kept.forget();
        }
      },
      'edition.undo': () => this.#stepped(this.#store.undo()),
      'edition.redo': () => this.#stepped(this.#store.redo()),
      'history.list': () => this.#store.steps(),
      'versions.list': ({ articleId }) => this.#store.versions(articleId),
      'versions.read': ({ seq }) => this.#store.version(seq),
      'history.go': ({ seq }) => this.#stepped(this.#store.go(seq)),
      'photo.choose': async () => {
        const path = await this.#choose({
          properties: ['openFile'],
          filters: [{ name: 'JPEG, PNG, WebP, TIFF', extensions: ['jpg', 'jpeg', 'png', 'webp', 'tif', 'tiff'] }],
        });
        return path === null ? null : this.#photo(path);
      },
      'photo.read': ({ path }) => this.#photo(this.#paths.granted(path)),
      'copy.choose': async () => {
        if (this.#window === undefined) return [];
        const { canceled, filePaths } = await dialog.showOpenDialog(this.#window, {
          properties: ['openFile', 'multiSelections'],
          filters: [
            { name: 'docx, txt, md, xml, html, JPEG, PNG, TIFF, WebP', extensions: [...COPY_FILES] },
            { name: '*', extensions: ['*'] },
          ],
        });
        const paths = canceled ? [] : filePaths;
        for (const path of paths) this.#paths.grant(path);
        return paths;
      },
      'copy.read': ({ path }) => {
        this.#isCopyCancelled = false;
        return this.#copy(this.#paths.granted(path));
      },
      'copy.cancel': () => {
        this.#isCopyCancelled = true;
        this.#endJobs();
        return {};
      },
      'article.export': ({ articleId, format }) => this.#exportArticle(articleId, format),
      'proof.sheet': ({ page }) => this.#proofSheet(page),
      ...exportCalls({
        settings: this.#settings,
        paths: this.#paths,
        source: (pages, withPictures) => this.#source(pages, withPictures),
        job: (method, input, options) => this.#job(method, input, options),
        choose: (options) => this.#choose(options),
        chooseFile: (title, formats) => this.#chooseFile(title, ...formats),
        onProgress: (done, total) => {
          if (this.#window !== undefined) tell(this.#window, 'export.progress', { done, total });
        },
      }),
      'export.reveal': ({ path }) => {
        this.#paths.granted(dirname(path));
        revealFile(path);
        return {};
      },
    };
  }
}

app.setName('Dayang');
registerScheme();
spareMemory();
if (app.requestSingleInstanceLock()) {
  let application: Application | undefined;
  app.on('second-instance', () => application?.focus());
  void app.whenReady().then(() => {
    // Not before: a service forked while Chromium makes its channels is born with ends of them.
    application = new Application();
    application.start();
  });
} else {
  app.quit();
}
