/**
 * Main's hold on the store process. An operation is kept here until the store has said it is
 * durable: if the process dies, it is started again and what was not acknowledged is sent again.
 */
import { randomUUID } from 'node:crypto';
import { type Calls, callsOf } from '../../shared/contract/contract.ts';
import { FailureError } from '../../shared/contract/failure.ts';
import { LONGEST_HOLDER } from '../../shared/edition/holder-records.ts';
import type { History, OpenedEdition } from '../../shared/edition/log-records.ts';
import type { Operation } from '../../shared/edition/operations.ts';
import { DayangError } from '../errors.ts';
import { arrivalsContract, openEditionContract, storeContract } from '../store/contract.ts';
import type { OpenLink } from './link.ts';
import { type Patience, ServiceGone, ServiceProcess } from './service-process.ts';

/** What can be asked of the edition that is open. */
const openStoreContract = { ...openEditionContract, ...arrivalsContract } as const;

interface Pending {
  readonly of: string;
  readonly operation: Operation;
  readonly resolve: (history: History) => void;
  readonly reject: (error: Error) => void;
}

/** Who hears of the store. */
interface Hearers {
  /** It was started again. */
  readonly onRestart: () => void;
  /** A folder for files that can be written nowhere else. */
  readonly rescueFolder: string;
  /** Who works here, as others are told who want to work on the same edition. */
  readonly person: () => string;
  /** Nothing is heard of it while it has something to do, as where a disk hangs; or something is again. */
  readonly onSilent: (isSilent: boolean) => void;
}

/** Restarts in quick succession after which the next one waits: what ails the store may pass. */
const MOST_RESTARTS = 3;
const RESTART_WINDOW_MS = 30_000;
const PATIENCE_MS = 5_000;

/** How long the store may be silent, in milliseconds, until that is said, and until it is started again. */
const SILENCE_TOLD_MS = 4_000;
const SILENCE_ENDED_MS = 30_000;
/** The same for what reads or writes whole files, which a slow disk takes minutes for. */
const WHOLE_FILE_MS = 600_000;
const wholeFile: ReadonlySet<string> = new Set([
  'open',
  'edition.copy',
  'growth.survey',
  'growth.remove',
  'growth.shrink',
  'edition.restore',
  'edition.follow',
  'edition.look',
  'edition.next',
  'paper.save',
  'images.bring',
  'bytes.bring',
  'image.add',
  'file.add',
]);

/** How long a store that ends may take to close its files, in milliseconds: what it has is on the disk, closed or not. */
const CLOSING_MS = 10_000;

/** It lives as long as the window and does little at a time. */
const frugal = ['--max-semi-space-size=1', '--optimize-for-size'];

function delay(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Until the work is done, or the time is over. */
async function atMost(milliseconds: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([work, over]);
  clearTimeout(timer);
}

export class StoreHost {
  readonly #open: OpenLink;
  readonly #script: string;
  readonly #hearers: Hearers;
  readonly #patience: Patience;
  /** Started by the first request. */
  #service: ServiceProcess | null = null;
  /** Where each opening lies that has not been closed: the edition that is worked on last. */
  readonly #openings = new Map<string, string>();
  #isOpen = false;
  #pending: Pending[] = [];
  readonly #settling = new Set<Promise<unknown>>();
  #restarts: number[] = [];
  #recovering: Promise<void> = Promise.resolve();
  #isClosing = false;
  /** It was ended on purpose: nobody is to be told of that. */
  #isAnew = false;
  #onEnded: () => void = () => undefined;
  /** The store's calls, made at once and of the process that runs now. */
  readonly #now = callsOf(storeContract, (name, input) => this.#request(name, input));
  /** Calls about the open edition. They wait while the store is started again; operations are for {@link apply}. */
  readonly calls: Omit<Calls<typeof openStoreContract>, 'edition.apply'> = callsOf(
    openStoreContract,
    async (name, input) => {
      await this.#recovered();
      if (!this.#isOpen) await this.#reopen();
      return this.#request(name, input);
    },
  );

  /** `silence` is how long the store may be silent, in milliseconds. */
  constructor(
    open: OpenLink,
    script: string,
    hearers: Hearers,
    silence: Pick<Patience, 'tell' | 'limit'> = { tell: SILENCE_TOLD_MS, limit: SILENCE_ENDED_MS },
  ) {
    this.#open = open;
    this.#script = script;
    this.#hearers = hearers;
    this.#patience = { ...silence, onSilent: (isSilent) => hearers.onSilent(isSilent) };
  }

  #start(): ServiceProcess {
    this.#service = new ServiceProcess(this.#open, this.#script, frugal, this.#patience, () => this.#recover());
    return this.#service;
  }

  #request(name: string, input: unknown): Promise<unknown> {
    const service = this.#service ?? this.#start();
    return service.request(name, input, wholeFile.has(name) ? { limit: WHOLE_FILE_MS } : {});
  }

  #recover(): void {
    this.#onEnded();
    if (this.#isClosing) return;
    const now = Date.now();
    this.#restarts = [...this.#restarts.filter((at) => now - at < RESTART_WINDOW_MS), now];
    const isHasty = this.#restarts.length > MOST_RESTARTS;
    // A restart that fails outright leaves the operations waiting; the next exit or call tries again.
    this.#recovering = (isHasty ? delay(PATIENCE_MS).then(() => this.#restart()) : this.#restart()).catch(
      () => undefined,
    );
  }

  async #restart(): Promise<void> {
    if (this.#isClosing) return;
    this.#start();
    this.#isOpen = false;
    await this.#replay(this.#pending);
  }

  /** A store that was restarted opens first what was open. */
  async #reopen(): Promise<void> {
    const openings = [...this.#openings];
    const last = openings.pop();
    // What was left waits for a disk of its own, which may be gone; its operations stay with their senders.
    for (const [opening, path] of openings) await this.#openNow(path, opening).catch(unlessGone);
    if (last !== undefined) await this.#openNow(last[1], last[0]);
    this.#isOpen = true;
  }

  #openNow(path: string, opening: string): Promise<OpenedEdition> {
    const { rescueFolder, person } = this.#hearers;
    // The program holds the edition, whichever store it has at the moment.
    const by = { name: person().slice(0, LONGEST_HOLDER), pid: process.pid };
    return this.#now.open({ path, opening, rescue: rescueFolder, by });
  }

  /** Goes on with the file of an opening where that lies now; tells how, and what it is, if it is elsewhere. */
  async follow(of: string): Promise<OpenedEdition & { readonly how: 'renamed' | 'rescued' | null }> {
    const { how, ...followed } = await this.calls['edition.follow']({ of });
    if (this.#openings.has(of)) this.#openings.set(of, followed.path);
    return { ...followed, how };
  }

  async #replay(pending: readonly Pending[]): Promise<void> {
    for (const one of pending) {
      try {
        await this.#send(one);
      } catch (error) {
        if (error instanceof ServiceGone) return;
        // Whatever else was refused is with its sender, who tries again or tells its author.
      }
    }
    if (!this.#isAnew) this.#hearers.onRestart();
  }

  /**
   * Starts the process anew, with all that is open in it but what is another's to write by now: only so is that let go
   * without being closed, which would write into it.
   */
  async startAnew(): Promise<void> {
    const service = this.#service;
    if (service === null || this.#isClosing) return;
    this.#isAnew = true;
    const ended = new Promise<void>((resolve) => {
      this.#onEnded = resolve;
    });
    service.kill();
    await ended;
    await this.#recovered();
    this.#isAnew = false;
    if (!this.#isOpen && this.#openings.size > 0) await this.#reopen();
  }

  async #send(one: Pending): Promise<void> {
    try {
      if (!this.#openings.has(one.of)) throw new DayangError('edition-closed');
      if (!this.#isOpen) await this.#reopen();
      const history = await this.#now['edition.apply']({ of: one.of, operation: one.operation });
      this.#pending = this.#pending.filter((other) => other !== one);
      one.resolve(history);
    } catch (error) {
      if (error instanceof ServiceGone) throw error;
      this.#pending = this.#pending.filter((other) => other !== one);
      one.reject(error instanceof Error ? error : new Error(String(error)));
      throw error;
    }
  }

  /**
   * Opens an edition, of which all calls are from now on that name no opening. What was open stays open, for what was done
   * in it and is still on its way, until it is left.
   */
  async open(path: string): Promise<OpenedEdition> {
    const known = [...this.#openings].find(([, at]) => at === path);
    const opening = known?.[0] ?? randomUUID();
    const opened = await this.#openNow(path, opening);
    this.#openings.delete(opening);
    this.#openings.set(opening, path);
    this.#isOpen = true;
    return opened;
  }

  /** The opening of the edition that is worked on. Throws where none is. */
  get current(): string {
    const current = [...this.#openings.keys()].at(-1);
    if (current === undefined) throw new Error('no edition is open');
    return current;
  }

  /** Closes an edition that is no longer worked on, once what was done in it is on the disk or with its sender again. */
  async leave(of: string): Promise<void> {
    if (!this.#openings.has(of) || of === this.current) return;
    await Promise.all(this.#settling);
    if (of === this.current || !this.#openings.delete(of)) return;
    await this.#now.close({ of }).catch(unlessGone);
  }

  /** Resolves when the operation is durable, over restarts of the process too. */
  apply(of: string, operation: Operation): Promise<History> {
    const kept = new Promise<History>((resolve, reject) => {
      const one: Pending = { of, operation, resolve, reject };
      this.#pending.push(one);
      this.#recovered()
        .then(() => (this.#pending.includes(one) ? this.#send(one) : undefined))
        .catch(() => undefined);
    });
    const settled: Promise<unknown> = kept.catch(() => undefined).finally(() => this.#settling.delete(settled));
    this.#settling.add(settled);
    return kept;
  }

  /** Resolves when no restart is under way, whatever restarts come while waiting. */
  async #recovered(): Promise<void> {
    let seen: Promise<void>;
    do {
      seen = this.#recovering;
      await seen;
    } while (seen !== this.#recovering);
  }

  /** Waits for what is pending, closes the files and ends the process: soon, whatever a disk does. */
  async close(): Promise<void> {
    await atMost(CLOSING_MS, this.#closed());
    this.kill();
  }

  async #closed(): Promise<void> {
    await this.#recovered();
    await Promise.all(this.#settling);
    this.#isClosing = true;
    if (this.#service !== null) await this.#now.close({ of: null }).catch(unlessGone);
  }

  /** Ends the process at once, for good. */
  kill(): void {
    this.#isClosing = true;
    this.#service?.kill();
  }
}

/** What a store that has gone did not do needs no doing, and what it refused has changed nothing. */
function unlessGone(error: unknown): void {
  if (!(error instanceof ServiceGone || error instanceof FailureError)) throw error;
}
