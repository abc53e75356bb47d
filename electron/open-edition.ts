/** The edition that is open: which one at start, what undo would do, and what pages are made from. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import type { Session } from '../shared/contract/api.ts';
import type { Failure } from '../shared/contract/failure.ts';
import type { FaceId, ImageId } from '../shared/edition/ids.ts';
import type { FileKind, History, OpenedEdition, SteppedEdition } from '../shared/edition/log-records.ts';
import type { Operation } from '../shared/edition/operations.ts';
import type { Place } from '../shared/edition/place-records.ts';
import { imagesOn, pagesInOrder } from '../shared/edition/selectors.ts';
import { pageNumbers } from '../shared/edition/spreads.ts';
import { ownFacesUsed } from '../shared/paper/own-faces.ts';
import { refuseDamaged } from './damaged.ts';
import { editionAtStart } from './edition-given.ts';
import type { EditionHost } from './edition-host.ts';
import { EditionWatch } from './edition-watch.ts';
import { Elsewhere } from './elsewhere.ts';
import { failureOf } from './errors.ts';
import { leaseOf } from './file-identity.ts';
import type { ExportSource } from './jobs/contract.ts';
import type { Held, Journal } from './journal.ts';

/** How long the window has for its pages before the store looks through the rest of the file, in milliseconds. */
const REST_MS = 3_000;

function sampleFile(): string {
  return join(app.getPath('userData'), 'editions', 'sample.dayang');
}

/** How long nothing is done until the file is made whole by itself, in milliseconds. */
const WHOLE_MS = 30_000;

export class OpenEdition {
  readonly #host: EditionHost;
  #opened: OpenedEdition | undefined;
  #opening: Promise<OpenedEdition | null> | undefined;
  #notOpened: Failure | null = null;
  readonly #watch = new EditionWatch(() => this.#lookAtPlace());
  readonly #elsewhere: Elsewhere;
  #isChanged = false;
  #resting: NodeJS.Timeout | undefined;
  /** What is not in the files of openings yet, and the last operation that each is known to have. */
  readonly #journals = new Map<string, { readonly journal: Journal; tip: string | null }>();

  constructor(host: EditionHost) {
    this.#host = host;
    this.#elsewhere = new Elsewhere(host.store, host.elsewhere);
  }

  /** Its file; undefined before any is open. */
  get path(): string | undefined {
    return this.#opened?.path;
  }

  /** The file of what is open, for what is read for it. Throws where nothing is. */
  get opened(): string {
    if (this.#opened === undefined) throw new Error('no edition is open');
    return this.#opened.path;
  }

  /** Which file is open, by its id and where it lies; null before any is. */
  get which(): { readonly id: string; readonly path: string } | null {
    return this.#opened === undefined ? null : { id: this.#opened.file.id, path: this.#opened.path };
  }

  /** What is open: an edition, or a newspaper; undefined before anything is. */
  get kind(): FileKind | undefined {
    return this.#opened?.kind;
  }

  /** Has it opened while the window loads; whether it could is answered when the page asks. */
  begin(): void {
    if (this.#opening !== undefined || this.#opened !== undefined) return;
    this.#opening = this.#openAtStart();
    this.#opening.then(
      () => performance.mark('edition in main'),
      () => undefined,
    );
  }

  /** What a page that has just loaded is given. Why the last edition could not be opened is told once. */
  async forPage(): Promise<Pick<Session, 'opened' | 'notOpened'>> {
    // A reloaded page asks again: it gets the edition as the store has it now.
    const opening = this.#opening ?? (this.#opened === undefined ? this.#openAtStart() : this.open(this.#opened.path));
    this.#opening = undefined;
    const opened = await opening;
    // A page that was there before would have told what was left: nothing more comes of it.
    for (const of of this.#journals.keys()) if (of !== opened?.opening) void this.leave(of);
    const notOpened = this.#notOpened;
    this.#notOpened = null;
    return { opened, notOpened };
  }

  /** Opens an edition instead of the one that was open. */
  async open(path: string): Promise<OpenedEdition> {
    const { store, kept, recent, onHistory, onOpened } = this.#host;
    const stored = await store.open(path);
    const opened = { ...this.#remembered(stored), ...(await this.#takeUp(stored)) };
    if (this.#opened !== undefined && path !== this.#opened.path) kept.forget();
    this.#opened = opened;
    if (opened.reading === undefined) this.#watch.follow([path, leaseOf(path)]);
    else this.#watch.end();
    this.#elsewhere.follow(opened.reading?.why === 'elsewhere' ? opened.opening : null);
    onHistory(opened.history);
    // A backup is looked at, and is no edition to go on with.
    if (opened.reading?.why !== 'backup') recent.add(opened);
    onOpened(opened);
    // A disk too full for versions is heard of with the next change.
    store.calls['versions.keep']({ actor: this.#host.actor() }).catch(() => undefined);
    this.#lookThrough(opened);
    return opened;
  }

  /** With where one worked in it, and its storage where one has not been told of that. */
  #remembered({ storage, ...stored }: OpenedEdition): OpenedEdition {
    const { places } = this.#host;
    const place = places.place(stored.path);
    const isTold = storage === undefined || stored.reading !== undefined || !places.warns(stored.path);
    return { ...stored, ...(place === null ? {} : { place }), ...(isTold ? {} : { storage }) };
  }

  /** Remembers where one works in what is open. */
  keepPlace(of: string, place: Place): void {
    if (of === this.#opened?.opening) this.#host.places.keep(this.#opened.path, place);
  }

  /** Has the rest of the file looked at once the window has its pages; nobody waits for it. */
  #lookThrough(opened: OpenedEdition): void {
    const { store, onDamaged } = this.#host;
    setTimeout(async () => {
      if (this.#opened !== opened) return;
      try {
        const damages = await store.calls['edition.verify']({});
        // What was known when it was opened was told then.
        if (this.#opened === opened && opened.reading === undefined && damages.length > 0)
          onDamaged(opened.path, damages);
      } catch {
        // A store that ended looks again when it is asked: nothing is signed or exported before.
      }
    }, REST_MS);
  }

  /** Lets no page go out that shows something damaged. Throws `pages-damaged`. */
  async #refuseDamaged({ edition }: OpenedEdition, pages: readonly number[]): Promise<void> {
    const damages = await this.#host.store.calls['edition.verify']({});
    const asked = pages.length > 0 ? pages : pagesInOrder(edition).flatMap(pageNumbers);
    refuseDamaged(damages, asked);
  }

  /** Something has happened to the file, or was written into it by the store itself. */
  async #lookAtPlace(): Promise<void> {
    const before = this.#opened;
    if (before === undefined) return;
    const place = await this.#host.store.calls['edition.place']({ of: before.opening });
    if (this.#opened !== before) return;
    if (place === 'elsewhere') await this.#follow();
    // What was not in the file yet is handed to its author, and kept on this machine.
    if (place !== 'taken') return;
    await this.#host.store.startAnew();
    this.#host.onTaken(await this.open(before.path));
  }

  /** Another file lies where the one that is open did, or none: it goes on where it is, or where it was written whole. */
  async #follow(): Promise<void> {
    const before = this.#opened;
    if (before === undefined) return;
    const { how, ...followed } = await this.#host.store.follow(before.opening);
    if (how === null || this.#opened !== before) return;
    const { path, name, kind, file } = followed;
    this.#opened = { ...before, path, name, file };
    this.#watch.follow([path, leaseOf(path)]);
    this.#host.kept.forget();
    if (how === 'renamed') this.#host.recent.remove(before.path);
    this.#host.places.handOn(before.path, path);
    this.#host.recent.add(followed);
    // What was overwritten is open in the store as well, and another's from now on.
    if (how === 'rescued') await this.#host.store.startAnew();
    this.#host.onMoved({ opening: before.opening, was: before.path, path, name, kind, how });
    if (how !== 'rescued') return;
    // What no backup has is told once all of the file was looked at.
    await this.#host.bringBack(before).catch(() => undefined);
    if (this.#opened?.opening === before.opening) this.#lookThrough(this.#opened);
  }

  /** The work rests, or the window is left: the file is whole by itself from then on, until the next change. */
  async rest(): Promise<void> {
    clearTimeout(this.#resting);
    const { opening } = this.#opened ?? {};
    if (opening === undefined || !this.#isChanged) return;
    this.#isChanged = false;
    try {
      const { calls } = this.#host.store;
      await calls['edition.rest']({ of: opening });
      this.#host.kept.seal();
      // Of an edition that is out the log is folded while nobody works on it, a moment at a time.
      let isFolded = false;
      const rests = () => this.#opened?.opening === opening && !this.#isChanged;
      while (rests() && (await calls['growth.fold']({ of: opening })) > 0) isFolded = true;
      if (isFolded && rests()) await calls['edition.rest']({ of: opening });
    } catch {
      // What a full disk does not take into the file now stays in the log beside it, as safe as before.
    }
  }

  /** Something was done: the file is to be whole by itself once nothing more is for a while. */
  #hasChanged(operation: Operation | null): void {
    this.#host.onChanged(operation);
    this.#isChanged = true;
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => void this.rest(), WHOLE_MS).unref();
  }

  /**
   * What was done in an edition and is not in its file: what this opening still holds, or what earlier ones left behind,
   * which it holds from now on. What was done in another state of the file, as before an older copy was put back, is told
   * apart.
   */
  async #takeUp(stored: OpenedEdition): Promise<Pick<OpenedEdition, 'unsaved' | 'strays'>> {
    const { opening, file } = stored;
    // What can only be looked at takes nothing.
    if (stored.reading !== undefined) return {};
    const begun = this.#journals.get(opening);
    if (begun !== undefined) {
      return { unsaved: begun.journal.heldAfter(file.tip).map(({ operation }) => operation) };
    }
    const { journals, store } = this.#host;
    const left = journals.leftBehind(stored, (other) => this.#journals.has(other));
    const asked = left.held.flatMap(({ operation, after }) => [operation.id, ...(after === null ? [] : [after])]);
    const known = new Set(asked.length === 0 ? [] : await store.calls['edition.known']({ of: opening, ids: asked }));
    const held = left.held.filter(({ operation }) => !known.has(operation.id));
    const isOfThis = ({ after }: Held) => after === null || known.has(after);
    const [unsaved, strays] = [held.filter(isOfThis), held.filter((one) => !isOfThis(one))];
    const journal = journals.begin(opening, stored);
    this.#journals.set(opening, { journal, tip: file.tip });
    for (const { operation, after } of held) journal.hold([operation], after);
    if (journal.isWhole) left.letGo();
    const [ofThis, ofAnother] = [unsaved, strays].map((all) => all.map(({ operation }) => operation));
    return { ...(ofThis?.length && { unsaved: ofThis }), ...(ofAnother?.length && { strays: ofAnother }) };
  }

  /** Writes down what is not in the file yet. */
  hold(of: string, operations: readonly Operation[]): void {
    this.#write(of, (journal, tip) => journal.hold(operations, tip));
  }

  /** Writes in the journal of an opening, and tells where that fails. */
  #write(of: string, write: (journal: Journal, tip: string | null) => void): void {
    const begun = this.#journals.get(of);
    if (begun === undefined) return;
    const wasWhole = begun.journal.isWhole;
    write(begun.journal, begun.tip);
    if (wasWhole && !begun.journal.isWhole) this.#host.onJournalFailed();
  }

  /** What could not be kept is with its author, or in the edition after all. */
  letGo(of: string, ids: readonly string[]): void {
    this.#journals.get(of)?.journal.settle(ids);
  }

  /** Closes an edition that is no longer worked on. What is not in its file is taken up when it is opened again. */
  async leave(of: string): Promise<void> {
    if (of === this.#opened?.opening) return;
    await this.#host.isRead();
    if (of === this.#opened?.opening) return;
    await this.#host.store.leave(of);
    this.#endJournal(of);
  }

  #endJournal(of: string): void {
    this.#journals.get(of)?.journal.end();
    this.#journals.delete(of);
  }

  /** Whether all that is not in files is written down on this machine. */
  get isWrittenDown(): boolean {
    return [...this.#journals.values()].every(({ journal }) => journal.isWhole);
  }

  /** The program ends. */
  end(): void {
    this.#watch.end();
    this.#elsewhere.follow(null);
    clearTimeout(this.#resting);
    for (const of of [...this.#journals.keys()]) this.#endJournal(of);
  }

  /** Opens what the start begins with; null where that is the start page, or the edition cannot be opened. */
  async #openAtStart(): Promise<OpenedEdition | null> {
    const first = editionAtStart(this.#host.settings, this.#host.isSafe());
    if (first === null) return null;
    try {
      return await this.open(first);
    } catch (error) {
      if (process.env['DAYANG_OPEN'] !== undefined) throw error;
      this.#notOpened = failureOf(error);
      return null;
    }
  }

  /** Opens the sample edition, which is made the first time. */
  async openSample(): Promise<OpenedEdition> {
    const sample = sampleFile();
    // Its file appears whole: nobody has to be started to see that it is there.
    if (!existsSync(sample)) {
      await this.#host.jobs.calls.sample({ path: sample, assets: join(app.getAppPath(), 'assets', 'sample') });
    }
    return this.open(sample);
  }

  /** Resolves when the operation is durable. */
  async apply(of: string, operation: Operation): Promise<History> {
    try {
      const applied = this.#host.store.apply(of, operation);
      // Written down while the store writes it, and before it has answered: it is sent by then, which waits for no turn.
      const sent = this.#journals.get(of);
      sent?.journal.send(operation, sent.tip);
      setImmediate(() => this.#write(of, (journal) => journal.holdSent()));
      const history = await applied;
      const begun = this.#journals.get(of);
      if (begun !== undefined) begun.tip = operation.id;
      this.#hasChanged(operation);
      this.letGo(of, [operation.id]);
      if (of === this.#opened?.opening) this.#host.onHistory(history);
      return history;
    } finally {
      this.#host.kept.forget();
    }
  }

  /** Follows a step through the log: undo, redo, or going to one. */
  async step(step: Promise<SteppedEdition | null>): Promise<SteppedEdition | null> {
    try {
      const stepped = await step;
      if (stepped !== null) {
        this.#host.onHistory(stepped.history);
        this.#hasChanged(null);
      }
      return stepped;
    } finally {
      // Once it is done: a page that is kept meanwhile is of before.
      this.#host.kept.forget();
    }
  }

  /** The edition as the store has it. Throws where none is open: the window asks of an open one only. */
  async stored(): Promise<OpenedEdition> {
    if (this.#opened === undefined) throw new Error('no edition is open');
    return this.#host.store.calls['edition.stand']({ of: this.#opened.opening });
  }

  /** What pages are made from: the edition as the store has it, with the pictures of pages (all where none is named). */
  async source(pages: readonly number[], withPictures = true): Promise<ExportSource> {
    const stored = await this.stored();
    const { edition } = stored;
    await this.#refuseDamaged(stored, pages);
    const { calls } = this.#host.store;
    const steps = await calls['history.list']({});
    const images = new Map<ImageId, Uint8Array<ArrayBuffer>>();
    for (const id of withPictures ? imagesOn(edition, pages) : []) {
      const bytes = await calls['image.read']({ id });
      if (bytes !== null) images.set(id, bytes);
    }
    const faces = new Map<FaceId, string>();
    for (const { id, file } of ownFacesUsed(edition)) {
      const path = await this.#host.faces.whole(file);
      if (path !== null) faces.set(id, path);
    }
    const news = await calls['arrivals.news']({});
    return { edition, images, faces, changedAt: steps.findLast(({ isDone }) => isDone)?.at ?? null, news };
  }
}
