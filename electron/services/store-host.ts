/**
 * Main's hold on the store process. An operation is kept here until the store has said it is
 * durable: if the process dies, it is started again and what was not acknowledged is sent again.
 */
import { type Calls, callsOf } from '../../shared/contract/contract.ts';
import { FailureError } from '../../shared/contract/failure.ts';
import type { History, OpenedEdition } from '../../shared/edition/log-records.ts';
import type { Operation } from '../../shared/edition/operations.ts';
import { arrivalsContract, openEditionContract, storeContract } from '../store/contract.ts';
import type { OpenLink } from './link.ts';
import { ServiceGone, ServiceProcess } from './service-process.ts';

/** What can be asked of the edition that is open. */
const openStoreContract = { ...openEditionContract, ...arrivalsContract } as const;

interface Pending {
  readonly operation: Operation;
  readonly resolve: (history: History) => void;
  readonly reject: (error: Error) => void;
}

/** Restarts in quick succession after which the next one waits: what ails the store may pass. */
const MOST_RESTARTS = 3;
const RESTART_WINDOW_MS = 30_000;
const PATIENCE_MS = 5_000;

/** It lives as long as the window and does little at a time. */
const frugal = ['--max-semi-space-size=1', '--optimize-for-size'];

function delay(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

export class StoreHost {
  readonly #open: OpenLink;
  readonly #script: string;
  readonly #onRestart: (lost: readonly string[]) => void;
  /** Started by the first request. */
  #service: ServiceProcess | null = null;
  #path: string | null = null;
  #isOpen = false;
  #pending: Pending[] = [];
  readonly #settling = new Set<Promise<unknown>>();
  #restarts: number[] = [];
  #recovering: Promise<void> = Promise.resolve();
  #isClosing = false;
  /** The store's calls, made at once and of the process that runs now. */
  readonly #now = callsOf(storeContract, (name, input) => this.#running().request(name, input));
  /** Calls about the open edition. They wait while the store is started again; operations are for {@link apply}. */
  readonly calls: Omit<Calls<typeof openStoreContract>, 'edition.apply'> = callsOf(
    openStoreContract,
    async (name, input) => {
      await this.#recovered();
      if (!this.#isOpen) await this.#reopen();
      return this.#running().request(name, input);
    },
  );

  /** `onRestart` hears of every restart, with the labels of operations that could not be kept. */
  constructor(open: OpenLink, script: string, onRestart: (lost: readonly string[]) => void) {
    this.#open = open;
    this.#script = script;
    this.#onRestart = onRestart;
  }

  #start(): ServiceProcess {
    this.#service = new ServiceProcess(this.#open, this.#script, frugal, () => this.#recover());
    return this.#service;
  }

  #running(): ServiceProcess {
    return this.#service ?? this.#start();
  }

  #recover(): void {
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

  /** A store that was restarted opens the edition first. */
  async #reopen(): Promise<void> {
    if (this.#path === null) return;
    await this.#now.open({ path: this.#path });
    this.#isOpen = true;
  }

  async #replay(pending: readonly Pending[]): Promise<void> {
    const lost: string[] = [];
    for (const one of pending) {
      try {
        await this.#send(one);
      } catch (error) {
        if (error instanceof ServiceGone) return;
        // Anything but a refusal stays with its sender, who tries again.
        if (error instanceof FailureError && error.failure.code === 'operation-rejected') {
          lost.push(one.operation.label);
        }
      }
    }
    this.#onRestart(lost);
  }

  async #send(one: Pending): Promise<void> {
    try {
      if (!this.#isOpen) await this.#reopen();
      const history = await this.#now['edition.apply'](one.operation);
      this.#pending = this.#pending.filter((other) => other !== one);
      one.resolve(history);
    } catch (error) {
      if (error instanceof ServiceGone) throw error;
      this.#pending = this.#pending.filter((other) => other !== one);
      one.reject(error instanceof Error ? error : new Error(String(error)));
      throw error;
    }
  }

  /** Opens an edition instead of the one that was open. */
  async open(path: string): Promise<OpenedEdition> {
    const opened = await this.#now.open({ path });
    this.#path = path;
    this.#isOpen = true;
    return opened;
  }

  /** Resolves when the operation is durable, over restarts of the process too. */
  apply(operation: Operation): Promise<History> {
    const kept = new Promise<History>((resolve, reject) => {
      const one: Pending = { operation, resolve, reject };
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

  /** Waits for what is pending, closes the file and ends the process. */
  async close(): Promise<void> {
    await this.#recovered();
    await Promise.all(this.#settling);
    this.#isClosing = true;
    try {
      if (this.#service !== null) await this.#now.close({});
    } catch (error) {
      if (!(error instanceof ServiceGone || error instanceof FailureError)) throw error;
    }
    this.#service?.kill();
  }
}
