/**
 * 收稿夹: a folder that is looked at again and again, and what is new in it taken once. A file is taken when it has stood
 * still between two looks, what is urgent first; what cannot be read is told once and tried again; what its reader fails on is told
 * and left alone until it is written anew.
 */
import { createHash } from 'node:crypto';
import { createReadStream, type FSWatcher, watch } from 'node:fs';
import { lstat } from 'node:fs/promises';
import type { Failure } from '../../shared/contract/failure.ts';
import type { KnownFile } from '../../shared/edition/arrival-records.ts';
import { DayangError, failureOf } from '../errors.ts';
import { type SeenFile, scanFolder } from './scan-folder.ts';
import { urgencyOfFile } from './urgency.ts';

/**
 * How long a file must be seen not to change before it is read, in milliseconds: writers over a network pause for less. What its
 * own times say does not count: they are of another machine's clock, or kept from where it was copied from.
 */
const STILL_MS = 1_000;
/** How long until the folder is looked at again where nothing is heard of it, in milliseconds: network folders tell nothing. */
const LOOK_MS = 2_000;
/** How soon after something is heard of the folder, in milliseconds: a writer says many things of one file. */
const SOON_MS = 200;
/** How long until a file that could not be opened is tried again: twice as long each time, up to the last. */
const RETRY_MS = [2_000, 60_000] as const;
/**
 * When a file is read once more whose time of writing is of whole seconds, in milliseconds after it was taken: in such a folder
 * (FAT, many network folders, two seconds at the most) another may take its place and look the same.
 */
const ONCE_MORE_MS = 3_000;
/** The largest file that is taken, in bytes: what readers of copy take, and those of pictures. */
const MOST_BYTES = 64 * 2 ** 20;
const MOST_PICTURE_BYTES = 256 * 2 ** 20;
const PICTURE = /\.(?:jpe?g|png|webp|tiff?|gif|avif|ps[db])$/iu;

/** Failures that pass: somebody else has the file open, or may not let it be read yet; a process of ours ended, a disk is full. */
const passing = new Set(['not-readable', 'file-busy', 'file-missing', 'job-ended', 'disk-full']);
/** What systems say of a file that another program holds. */
const held = new Set(['EBUSY', 'EACCES', 'EPERM', 'ETXTBSY', 'EAGAIN', 'EIO', 'ESTALE', 'ENXIO']);

/** What is told of a watched folder. */
export type FolderNews =
  /** The folder cannot be read; told once until it can be again. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'back' }
  /** A file that was told is there no more. */
  | { readonly kind: 'left'; readonly name: string }
  /** A file could not be taken. `isTried` where it will be tried again. */
  | { readonly kind: 'failed'; readonly name: string; readonly failure: Failure; readonly isTried: boolean };

export interface WatchHost {
  /** The files that were taken before. */
  readonly known: readonly KnownFile[];
  /**
   * Reads a file and keeps what it brings; throws where it cannot. Once it is read `isAsItWas` says whether it was written
   * meanwhile: what was read may be half of it then, and is not to be kept (`cancelled`).
   */
  take(file: KnownFile, path: string, isAsItWas: () => Promise<boolean>): Promise<void>;
  tell(news: FolderNews): void;
}

/** What is known of a file while it is in the folder. */
interface Watched {
  /** What tells that it was written, or that another has taken its place. */
  readonly mark: string;
  /** Since when it has been seen as it is; like all times here of a clock that nobody sets. */
  since: number;
  /** Read, or left alone until it is written anew. */
  isDone: boolean;
  /** When it is tried again, and how long it waits then. */
  retryAt: number;
  wait: number;
  /** When it is looked into once more; infinite where it need not be. */
  againAt: number;
  isTold: boolean;
  /** How urgent it seems, the most urgent lowest; undefined until others wait with it. */
  urgency: number | undefined;
}

function markOf({ size, modified, changed, inode }: SeenFile): string {
  return [size, modified, changed, inode].join(' ');
}

/** The SHA-256 of a file, read in pieces: main does nothing else meanwhile for no longer than one takes. */
async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece);
  return hash.digest('hex');
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

export class WatchedFolder {
  readonly #folder: string;
  readonly #host: WatchHost;
  readonly #files = new Map<string, Watched>();
  /** What was taken, by name: a file that is as it was is not read. */
  readonly #taken: Map<string, Pick<KnownFile, 'size' | 'modified' | 'sha256'>>;
  #isGone = false;
  #isLooking = false;
  #isStarted = false;
  #isEnded = false;
  #watcher: FSWatcher | undefined;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> = Promise.resolve();

  constructor(folder: string, host: WatchHost) {
    this.#folder = folder;
    this.#host = host;
    this.#taken = new Map(host.known.map((file) => [file.name, file]));
  }

  /** Begins to look, and goes on until {@link end}. */
  start(): void {
    this.#isStarted = true;
    this.#again(0);
  }

  /** Ends it; resolves when nothing of it is under way any more. */
  async end(): Promise<void> {
    this.#isEnded = true;
    clearTimeout(this.#timer);
    this.#watcher?.close();
    await this.#looking;
  }

  #again(milliseconds: number): void {
    clearTimeout(this.#timer);
    if (this.#isEnded) return;
    this.#timer = setTimeout(() => {
      this.#looking = this.look().finally(() => this.#again(this.#isWaited ? STILL_MS : LOOK_MS));
    }, milliseconds);
  }

  /** The system tells of changes where it can; where it cannot, looking again finds them. */
  #listen(): void {
    // Who looks by hand, as the command line does once, is not to have looks of its own come between.
    if (!this.#isStarted || this.#watcher !== undefined || this.#isEnded) return;
    const forget = () => {
      this.#watcher?.close();
      this.#watcher = undefined;
    };
    try {
      // While a look is under way the next one follows by itself.
      this.#watcher = watch(this.#folder, () => this.#soon());
      this.#watcher.on('error', forget);
    } catch {
      forget();
    }
  }

  #soon(): void {
    if (!this.#isLooking) this.#again(SOON_MS);
  }

  /** True while there is a file that has only to stand still. */
  get #isWaited(): boolean {
    return [...this.#files.values()].some(({ isDone, isTold, retryAt }) => !isDone && !isTold && retryAt === 0);
  }

  /**
   * Looks once, and takes what has stood still; see {@link isSettled} for whether something still has to be waited for. `now` is
   * in milliseconds of a clock that only goes forward: the time of day may be set while the folder is watched.
   */
  async look(now: number = performance.now()): Promise<void> {
    this.#isLooking = true;
    try {
      await this.#look(now);
    } finally {
      this.#isLooking = false;
    }
  }

  /** True once all that lies in the folder was taken or told. */
  get isSettled(): boolean {
    return [...this.#files.values()].every(({ isDone, isTold }) => isDone || isTold);
  }

  async #look(now: number): Promise<void> {
    const from = performance.now();
    let isThrough = false;
    // Behind hundreds of files the folder is looked through again and again: what has come meanwhile may be urgent.
    while (!isThrough && !this.#isEnded) {
      const at = now + performance.now() - from;
      const files = await this.#scan();
      isThrough = files === null || (await this.#takeAmong(files, at));
    }
  }

  /** The files that are there, with what has left forgotten; null where the folder cannot be read. */
  async #scan(): Promise<SeenFile[] | null> {
    let files: SeenFile[];
    try {
      files = await scanFolder(this.#folder);
    } catch {
      if (!this.#isGone) this.#host.tell({ kind: 'gone' });
      this.#isGone = true;
      this.#watcher?.close();
      this.#watcher = undefined;
      return null;
    }
    if (this.#isGone) this.#host.tell({ kind: 'back' });
    this.#isGone = false;
    this.#listen();
    const present = new Set(files.map(({ name }) => name));
    for (const [name, { isTold }] of this.#files) {
      if (present.has(name)) continue;
      this.#files.delete(name);
      if (isTold) this.#host.tell({ kind: 'left', name });
    }
    return files;
  }

  /** Takes files that have stood still, the most urgent first, for so long; true once it is through with them. */
  async #takeAmong(files: readonly SeenFile[], now: number): Promise<boolean> {
    const from = performance.now();
    const waiting = files.flatMap((file) => {
      const watched = this.#seen(file, now);
      const isReady = !watched.isDone || now >= watched.againAt;
      return isReady && now - watched.since >= STILL_MS && now >= watched.retryAt ? [{ file, watched }] : [];
    });
    if (waiting.length > 1) {
      for (const { file, watched } of waiting) watched.urgency ??= await urgencyOfFile(file.name, file.path);
    }
    const inOrder = [...waiting].sort((a, b) => (a.watched.urgency ?? 0) - (b.watched.urgency ?? 0));
    for (const { file, watched } of inOrder) {
      if (this.#isEnded) return true;
      await this.#try(file, watched, now);
      if (performance.now() - from > LOOK_MS) return false;
    }
    return true;
  }

  /** What is known of a file, begun anew where it was written, or another took its place, since the last look. */
  #seen(file: SeenFile, now: number): Watched {
    const { name, size, modified } = file;
    const mark = markOf(file);
    const known = this.#files.get(name);
    if (known?.mark === mark) return known;
    const taken = this.#taken.get(name);
    // Taken before the start: nothing else is known of it. Of one that was seen already it is found out what is in it.
    const isDone = known === undefined && taken?.size === size && taken.modified === modified;
    const [wait] = RETRY_MS;
    const again = { retryAt: 0, wait, againAt: Number.POSITIVE_INFINITY };
    const watched: Watched = { mark, since: now, isDone, ...again, isTold: false, urgency: undefined };
    this.#files.set(name, watched);
    return watched;
  }

  async #try(file: SeenFile, watched: Watched, now: number): Promise<void> {
    const { name, path, size, modified } = file;
    watched.againAt = Number.POSITIVE_INFINITY;
    const isAsItWas = async () => {
      const after = await lstat(path).catch(() => null);
      return after?.size === size && after.mtimeMs === modified && after.ino === file.inode;
    };
    try {
      if (file.isGarbled === true) throw new DayangError('name-garbled', { name });
      // An empty file is one that somebody has only begun to write.
      if (size === 0) throw new DayangError('empty-file', { name });
      const most = PICTURE.test(name) ? MOST_PICTURE_BYTES : MOST_BYTES;
      if (size > most) throw new DayangError('file-too-large', { name, size, most });
      const sha256 = await hashOf(path);
      const known: KnownFile = { name, size, modified, sha256 };
      // Written anew with what was in it, or touched: nothing has come.
      if (this.#taken.get(name)?.sha256 !== sha256) {
        await this.#host.take(known, path, isAsItWas);
        if (modified % 1_000 === 0) watched.againAt = now + ONCE_MORE_MS;
      }
      // Written once it was read: what is there now comes as a further version.
      if (!(await isAsItWas())) return;
      this.#taken.set(name, known);
      watched.isDone = true;
    } catch (error) {
      this.#failed(name, watched, now, error);
    }
  }

  #failed(name: string, watched: Watched, now: number, error: unknown): void {
    const isHeld = held.has(codeOf(error));
    const failure = failureOf(isHeld ? new DayangError('file-busy', { name }, error) : error);
    if (failure.code === 'cancelled' || this.#isEnded) return;
    const isTried = isHeld || passing.has(failure.code) || failure.code === 'empty-file';
    if (isTried) {
      watched.retryAt = now + watched.wait;
      watched.wait = Math.min(watched.wait * 2, RETRY_MS[1]);
    } else watched.isDone = true;
    // What has gone away between two moments is nobody's concern.
    if (!watched.isTold && codeOf(error) !== 'ENOENT' && failure.code !== 'file-missing') {
      watched.isTold = true;
      this.#host.tell({ kind: 'failed', name, failure, isTried });
    }
  }
}
