/** The watched folder (收稿夹) of the edition that is open: which it is, how it stands, and taking what comes into it. */
import { setTimeout as delay } from 'node:timers/promises';
import type { FileFault, WatchedFolderState } from '../shared/contract/arrival-calls.ts';
import type { Arrival, KnownFile } from '../shared/edition/arrival-records.ts';
import { DayangError, failureOf } from './errors.ts';
import type { ReadingHost } from './services/reading-host.ts';
import { ServiceGone } from './services/service-process.ts';
import type { StoreHost } from './services/store-host.ts';
import type { Settings } from './settings.ts';
import { broughtBy } from './watch/brought.ts';
import { scanFolder } from './watch/scan-folder.ts';
import { type FolderNews, WatchedFolder } from './watch/watched-folder.ts';

/** Editions whose folders are remembered, those set last first: the others have gone to press long ago. */
const MOST_REMEMBERED = 60;
/** Files that are told that could not be taken. */
const MOST_FAULTS = 50;
/** How long arrivals are gathered before the window is told, in milliseconds: a thousand at once must not wake it a thousand times. */
const GATHER_MS = 400;

/** The longest rest after a file, in milliseconds. */
const LONGEST_REST_MS = 100;

interface Host {
  readonly settings: Settings;
  readonly store: {
    readonly calls: Pick<StoreHost['calls'], 'arrivals.files' | 'arrivals.is-artwork' | 'arrivals.add' | 'image.add'>;
  };
  readonly readers: { readonly calls: Pick<ReadingHost['calls'], 'arrival'> };
  readonly onCame: (of: string, arrivals: readonly Arrival[]) => void;
  readonly onFolder: (state: WatchedFolderState) => void;
}

/** One edition's folder while the edition is open. */
class Watch {
  readonly of: string;
  readonly #host: Host;
  readonly #ended = new AbortController();
  #watched: WatchedFolder | undefined;
  #isGone = false;
  readonly #faults = new Map<string, FileFault>();
  #came: Arrival[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(of: string, host: Host) {
    this.of = of;
    this.#host = host;
  }

  get isGone(): boolean {
    return this.#isGone;
  }

  get faults(): FileFault[] {
    return [...this.#faults.values()].reverse().slice(0, MOST_FAULTS);
  }

  async begin(folder: string, tell: () => void): Promise<void> {
    const present = await scanFolder(folder).then(
      (files) => files.map(({ name }) => name),
      () => null,
    );
    const known = await this.#host.store.calls['arrivals.files']({ of: this.of, present });
    // Ended while the store was asked.
    if (this.#ended.signal.aborted) return;
    this.#watched = new WatchedFolder(folder, {
      known,
      take: async (file, path, isAsItWas) => {
        const from = performance.now();
        await this.#take(file, path, isAsItWas);
        if (this.#faults.delete(file.name)) tell();
        await this.#rest(performance.now() - from);
      },
      tell: (news) => {
        this.#hear(news);
        tell();
      },
    });
    this.#watched.start();
  }

  /** Rests as long as a file took: of a thousand that come at once each is read soon enough, and keys go first. */
  async #rest(took: number): Promise<void> {
    const { signal } = this.#ended;
    await delay(Math.min(took, LONGEST_REST_MS), undefined, { signal }).catch(() => undefined);
  }

  #hear(news: FolderNews): void {
    if (news.kind === 'left') this.#faults.delete(news.name);
    if (news.kind === 'gone' || news.kind === 'back') this.#isGone = news.kind === 'gone';
    if (news.kind !== 'failed') return;
    const { name, failure, isTried } = news;
    this.#faults.delete(name);
    this.#faults.set(name, { name, failure, isTried, at: new Date().toISOString() });
  }

  /** Reads a file in the import thread and gives the store what it brings. */
  async #take(file: KnownFile, path: string, isAsItWas: () => Promise<boolean>): Promise<void> {
    try {
      const { signal } = this.#ended;
      const { calls } = this.#host.store;
      // Asked of each anew: a place may be booked, or filled, at any time.
      const isArtwork = await calls['arrivals.is-artwork']({ of: this.of, name: file.name });
      const read = await this.#host.readers.calls.arrival({ path, isArtwork }, { signal });
      if (!(await isAsItWas())) throw new DayangError('cancelled');
      const photos =
        read.kind === 'picture'
          ? [read.photo]
          : read.kind === 'story'
            ? [read, ...(read.further ?? [])].flatMap((one) => one.photos ?? [])
            : [];
      for (const { bytes, preview } of photos) await calls['image.add']({ into: this.of, bytes, preview });
      const at = new Date().toISOString();
      this.#gather(await calls['arrivals.add']({ into: this.of, file, stories: broughtBy(read), at }));
    } catch (error) {
      // Another edition was opened while it was read: the file is taken when this one is open again.
      if (failureOf(error).code === 'edition-left') throw new DayangError('cancelled', {}, error);
      // The store is started again: what it did not say that it has is given to it once more.
      if (error instanceof ServiceGone) throw new DayangError('job-ended', {}, error);
      throw error;
    }
  }

  #gather(arrivals: readonly Arrival[]): void {
    this.#came.push(...arrivals);
    this.#timer ??= setTimeout(() => this.#pass(), GATHER_MS);
  }

  /** Passes on what was gathered. */
  #pass(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#came.length > 0) this.#host.onCame(this.of, this.#came.splice(0));
  }

  /** Ends it; resolves when nothing of it is under way any more, and all that it took was told. */
  async end(): Promise<void> {
    this.#ended.abort();
    await this.#watched?.end();
    this.#pass();
  }
}

export class Watching {
  readonly #host: Host;
  /** The edition that is open. */
  #of: string | null = null;
  #watch: Watch | undefined;
  /** Resolves when nothing of the watches that were ended is under way any more. */
  #ending: Promise<unknown> = Promise.resolve();

  constructor(host: Host) {
    this.#host = host;
  }

  #setting(of: string) {
    return (this.#host.settings.get().watchedFolders ?? []).find(({ edition }) => edition === of);
  }

  #remember(of: string, folder: string, isOn: boolean): void {
    const { settings } = this.#host;
    const others = (settings.get().watchedFolders ?? []).filter(({ edition }) => edition !== of);
    settings.set({ watchedFolders: [{ edition: of, folder, isOn }, ...others].slice(0, MOST_REMEMBERED) });
  }

  /** How the folder of an edition stands. */
  state(of: string): WatchedFolderState {
    const { folder = null, isOn = false } = this.#setting(of) ?? {};
    const watch = this.#watch?.of === of ? this.#watch : undefined;
    return { of, folder, isOn, isGone: watch?.isGone ?? false, faults: watch?.faults ?? [] };
  }

  /** Takes what comes for an edition from now on, and for no other; null for none. The same one again changes nothing. */
  follow(of: string | null): void {
    this.#of = of;
    if (this.#watch?.of === of) return;
    this.#stop();
    if (of !== null) this.#begin(of);
  }

  #stop(): void {
    const watch = this.#watch;
    this.#watch = undefined;
    if (watch !== undefined) this.#ending = Promise.all([this.#ending, watch.end()]);
  }

  /** Begins once those before have ended: of two calls at once the last counts, and no file is read by both. */
  #begin(of: string): void {
    const setting = this.#setting(of);
    if (setting?.isOn !== true) return;
    const watch = new Watch(of, this.#host);
    this.#watch = watch;
    const tell = () => {
      if (this.#watch === watch) this.#host.onFolder(this.state(of));
    };
    // An edition that was closed meanwhile, or a store that is gone, takes nothing: the next opening begins again.
    this.#ending
      .then(() => watch.begin(setting.folder, tell))
      .catch(() => {
        if (this.#watch === watch) this.#watch = undefined;
      });
  }

  /** Has an edition take what comes into a folder, or no more. */
  async set(of: string, folder: string, isOn: boolean): Promise<WatchedFolderState> {
    this.#remember(of, folder, isOn);
    if (this.#of === of) {
      this.#stop();
      this.#begin(of);
    }
    await this.#ending;
    return this.state(of);
  }

  /** The edition that follows takes what comes into the same folder. */
  handOn(from: string, to: string): void {
    const setting = this.#setting(from);
    if (setting !== undefined) this.#remember(to, setting.folder, setting.isOn);
  }

  /** Ends it; resolves when nothing of it is under way any more. */
  async end(): Promise<void> {
    this.#of = null;
    this.#stop();
    await this.#ending;
  }
}
