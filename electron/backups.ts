/**
 * When the open edition is backed up: once it is open, after ten minutes of work, and whenever it is handed on. The store copies
 * it beside the work, a process of its own looks at the copy and keeps it; nobody waits, and what fails is tried again.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupFolders, BackupState } from '../shared/contract/backup-calls.ts';
import { FailureError } from '../shared/contract/failure.ts';
import { type Backup, type BackupReason, dearer, reasonFor } from '../shared/edition/backup-records.ts';
import type { OpenedEdition } from '../shared/edition/log-records.ts';
import type { Operation } from '../shared/edition/operations.ts';
import { failureOf } from './errors.ts';
import { usualBackups } from './program-data.ts';
import type { JobsHost } from './services/jobs-host.ts';
import type { StoreHost } from './services/store-host.ts';
import type { Settings } from './settings.ts';

/** Until an edition that was opened is backed up, in milliseconds: the window has its pages by then. */
const OPENED_MS = 10_000;
/** How long is worked between two. */
const WORKING_MS = 10 * 60_000;
/** Pages are signed one after the other: they share a backup. */
const SOON_MS = 3_000;
/** Until one that failed is tried again. */
const AGAIN_MS = 2 * 60_000;

/** Backups that are looked through for what a file lacks. */
const MOST_LOOKED = 5;

interface Host {
  readonly settings: Settings;
  readonly store: { readonly calls: Pick<StoreHost['calls'], 'edition.back-up' | 'bytes.bring'> };
  /** A process for nothing else: a share that does not answer holds up no export. */
  readonly jobs: Pick<JobsHost, 'end'> & { readonly calls: Pick<JobsHost['calls'], 'backup.list' | 'backup.keep'> };
  readonly onState: (state: BackupState) => void;
}

type Followed = Pick<OpenedEdition, 'opening' | 'path' | 'file'>;

/** Backups that last: another of the same state is wanted where the one before may go. */
const lasts = (reason: BackupReason) => reason === 'signed-off' || reason === 'released';

export class Backups {
  readonly #host: Host;
  #followed: Followed | null = null;
  #wanted: BackupReason | null = null;
  #soon: NodeJS.Timeout | undefined;
  #working: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  /** Whether what a program that was killed left half copied is gone. */
  #isTidy = false;
  #state: BackupState = { at: null, failure: null };

  constructor(host: Host) {
    this.#host = host;
  }

  get state(): BackupState {
    return this.#state;
  }

  /** Where they are kept. */
  get folders(): BackupFolders {
    const { first, second } = this.#host.settings.get().backupFolders ?? {};
    return { first: { path: first ?? usualBackups(), isUsual: first === undefined }, second: second ?? null };
  }

  #roots(): string[] {
    const { first, second } = this.folders;
    return second === null ? [first.path] : [first.path, second];
  }

  /** Backs this edition up from now on; null where nothing is open that can be changed. */
  follow(opened: Followed | null): void {
    if (opened !== null && opened.opening === this.#followed?.opening) return;
    // What was to be backed up of the one before is: the store has it until then ({@link settled}).
    this.#runNow();
    clearTimeout(this.#working);
    this.#working = undefined;
    this.#followed = opened;
    this.#tell({ at: null, failure: null });
    if (opened !== null) this.#ask('opened', OPENED_MS);
  }

  /** Its file has another name. */
  renamed(opening: string, path: string): void {
    if (this.#followed?.opening === opening) this.#followed = { ...this.#followed, path };
  }

  /** Something was done in it. */
  changed(operation: Operation | null): void {
    const reason = operation === null ? null : reasonFor(operation);
    if (reason !== null) this.handedOn(reason);
    this.#working ??= setTimeout(() => this.#ask('working', 0), WORKING_MS).unref();
  }

  /** It is handed on, for this reason. */
  handedOn(reason: BackupReason): void {
    this.#ask(reason, SOON_MS);
  }

  #ask(reason: BackupReason, wait: number): void {
    this.#wanted = this.#wanted === null ? reason : dearer(this.#wanted, reason);
    this.#runSoon(wait);
  }

  #runSoon(wait: number): void {
    clearTimeout(this.#soon);
    this.#soon = setTimeout(() => this.#runNow(), wait).unref();
  }

  /** Makes what is wanted of what is followed. */
  #runNow(): void {
    clearTimeout(this.#soon);
    const [of, reason] = [this.#followed, this.#wanted];
    this.#wanted = null;
    if (of !== null && reason !== null) this.#make(of, reason).catch(() => undefined);
  }

  /** Resolves when what is being made is made, or has failed. */
  get settled(): Promise<void> {
    return this.#running;
  }

  /**
   * Makes one now, after those that are being made. Rejects where it is in none of the folders; what is wrong with one of two
   * is in the state.
   */
  async now(reason: BackupReason): Promise<BackupState> {
    const of = this.#followed;
    if (of !== null) await this.#make(of, reason);
    return this.#state;
  }

  #make(of: Followed, reason: BackupReason): Promise<void> {
    const made = this.#running.then(() => this.#makeOne(of, reason));
    this.#running = made.catch(() => undefined);
    return made;
  }

  async #makeOne(of: Followed, reason: BackupReason): Promise<void> {
    if (this.#isFollowed(of)) {
      clearTimeout(this.#working);
      this.#working = undefined;
    }
    try {
      const made = await this.#copyAndKeep(of, reason);
      if (!this.#isFollowed(of)) return;
      this.#tell(made);
      if (made.failure !== null) this.#ask(reason, AGAIN_MS);
    } catch (error) {
      // What was left meanwhile is backed up when it is opened again.
      if (!this.#isFollowed(of)) return;
      this.#tell({ at: null, failure: failureOf(error) });
      this.#ask(reason, AGAIN_MS);
      throw error;
    }
  }

  #isFollowed({ opening }: Followed): boolean {
    return opening === this.#followed?.opening;
  }

  /** Returns when the backup was made that there is of the edition as it stands, and why it is not in all folders. */
  async #copyAndKeep({ opening, path, file }: Followed, reason: BackupReason): Promise<BackupState> {
    const { store, jobs } = this.#host;
    const folders = this.#roots();
    if (this.folders.first.isUsual) await mkdir(usualBackups(), { recursive: true });
    const lists = folders.map((folder) => jobs.calls['backup.list']({ folders: [folder], id: file.id, path }));
    const [newest, ...others] = (await Promise.all(lists)).map((list) => list[0]);
    // A share that was away lacks what the other folder has.
    const isInAll = others.every((other) => other?.state === newest?.state);
    const isThere = newest !== undefined && isInAll && (!lasts(reason) || lasts(newest.reason));
    const copying = join(usualBackups(), '.copying');
    if (!this.#isTidy) await rm(copying, { recursive: true, force: true });
    this.#isTidy = true;
    await mkdir(copying, { recursive: true });
    const copy = join(copying, randomUUID());
    try {
      const input = { of: opening, path: copy, unless: isThere ? newest.state : null };
      const copied = await store.calls['edition.back-up'](input);
      if (copied === null) return { at: newest?.at ?? new Date().toISOString(), failure: null };
      const about = { ...copied, at: new Date().toISOString(), reason };
      const { kept, failures } = await jobs.calls['backup.keep']({ copy, folders, ...about });
      const [failure = null] = failures;
      if (failure !== null && kept.length === 0) throw new FailureError(failure);
      return { at: about.at, failure };
    } finally {
      for (const end of ['', '-wal', '-shm', '-journal']) await rm(`${copy}${end}`, { force: true });
    }
  }

  #tell(state: BackupState): void {
    const before = this.#state;
    this.#state = state;
    if (before.at !== state.at || before.failure?.zh !== state.failure?.zh) this.#host.onState(state);
  }

  /** The backups of an edition, the newest first. */
  list(of: { readonly id: string | null; readonly path: string }): Promise<Backup[]> {
    return this.#host.jobs.calls['backup.list']({ folders: this.#roots(), ...of });
  }

  /** Has a file that was made anew bring the pictures, faces and drawings it lacks from the newest backups of what it was. */
  async bringBack({ opening, path, file }: Followed): Promise<void> {
    for (const backup of (await this.list({ id: file.id, path })).slice(0, MOST_LOOKED)) {
      if (await this.#host.store.calls['bytes.bring']({ of: opening, from: backup.path })) return;
    }
  }

  /** The program ends: what is not made now is when the edition is opened again. */
  end(): void {
    this.#followed = null;
    this.#wanted = null;
    clearTimeout(this.#soon);
    clearTimeout(this.#working);
    this.#host.jobs.end();
  }
}
