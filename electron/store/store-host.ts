/**
 * Main's hold on the store process. An operation is kept here until the store has said it is
 * durable: if the process dies, it is started again and what was not acknowledged is sent again.
 */
import * as v from 'valibot';
import { FailureError } from '../../shared/contract/failure.ts';
import type { ArticleId, ImageId } from '../../shared/edition/ids.ts';
import {
  type History,
  type HistoryStep,
  historySchema,
  historyStepSchema,
  type OpenedEdition,
  openedSchema,
  type SteppedEdition,
  steppedSchema,
  type Version,
  versionSchema,
} from '../../shared/edition/log-records.ts';
import type { Operation } from '../../shared/edition/operations.ts';
import { type Article, articleSchema } from '../../shared/edition/records.ts';
import { ServiceGone, ServiceProcess } from '../services/service-process.ts';

interface Pending {
  readonly operation: Operation;
  readonly resolve: (history: History) => void;
  readonly reject: (error: Error) => void;
}

/** Restarts in quick succession after which the next one waits: what ails the store may pass. */
const MOST_RESTARTS = 3;
const RESTART_WINDOW_MS = 30_000;
const PATIENCE_MS = 5_000;

function delay(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

export class StoreHost {
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

  /** `onRestart` hears of every restart, with the labels of operations that could not be kept. */
  constructor(script: string, onRestart: (lost: readonly string[]) => void) {
    this.#script = script;
    this.#onRestart = onRestart;
  }

  #start(): ServiceProcess {
    this.#service = new ServiceProcess(this.#script, () => this.#recover(), true);
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
      const history = v.parse(historySchema, await this.#request('apply', one.operation));
      this.#pending = this.#pending.filter((other) => other !== one);
      one.resolve(history);
    } catch (error) {
      if (error instanceof ServiceGone) throw error;
      this.#pending = this.#pending.filter((other) => other !== one);
      one.reject(error instanceof Error ? error : new Error(String(error)));
      throw error;
    }
  }

  /** Asks the store something about the open edition, which a store that was restarted opens first. */
  async #request(method: string, input: unknown): Promise<unknown> {
    if (!this.#isOpen && this.#path !== null) {
      await this.#running().request('open', { path: this.#path });
      this.#isOpen = true;
    }
    return this.#running().request(method, input);
  }

  async open(path: string): Promise<OpenedEdition> {
    const opened = v.parse(openedSchema, await this.#running().request('open', { path }));
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

  undo(): Promise<SteppedEdition | null> {
    return this.#step('undo');
  }

  redo(): Promise<SteppedEdition | null> {
    return this.#step('redo');
  }

  async #step(method: 'undo' | 'redo' | 'go', input: unknown = null): Promise<SteppedEdition | null> {
    await this.#recovered();
    return v.parse(v.nullable(steppedSchema), await this.#request(method, input));
  }

  /** Goes to the moment after an operation. */
  go(seq: number): Promise<SteppedEdition | null> {
    return this.#step('go', { seq });
  }

  /** The steps that can be gone to, oldest first. */
  async steps(): Promise<HistoryStep[]> {
    await this.#recovered();
    return v.parse(v.array(historyStepSchema), await this.#request('steps', null));
  }

  /** Keeps the articles as they are opened. */
  async keepVersions(actor: string): Promise<void> {
    await this.#recovered();
    await this.#request('keep-versions', { actor });
  }

  /** An article's versions, the newest first. */
  async versions(id: ArticleId): Promise<Version[]> {
    await this.#recovered();
    return v.parse(v.array(versionSchema), await this.#request('versions', { id }));
  }

  /** An article as a version has it. */
  async version(seq: number): Promise<Article | null> {
    await this.#recovered();
    return v.parse(v.nullable(articleSchema), await this.#request('version', { seq }));
  }

  /** Keeps an image's bytes; its record follows as an operation. */
  async addImage(bytes: Uint8Array, preview: Uint8Array | null): Promise<void> {
    await this.#recovered();
    await this.#request('add-image', { bytes, preview });
  }

  /** An image as the screen shows it; null when the edition has none of that id. */
  async preview(id: ImageId): Promise<Uint8Array | null> {
    await this.#recovered();
    return v.parse(v.nullable(v.instance(Uint8Array)), await this.#request('preview', { id }));
  }

  /** An image's bytes; null when the edition has none of that id. */
  async image(id: ImageId): Promise<Uint8Array | null> {
    await this.#recovered();
    return v.parse(v.nullable(v.instance(Uint8Array)), await this.#request('image', { id }));
  }

  /** Waits for what is pending, closes the file and ends the process. */
  async close(): Promise<void> {
    await this.#recovered();
    await Promise.all(this.#settling);
    this.#isClosing = true;
    try {
      await this.#service?.request('close', null);
    } catch (error) {
      if (!(error instanceof ServiceGone || error instanceof FailureError)) throw error;
    }
    this.#service?.kill();
  }
}
