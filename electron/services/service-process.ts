/** Main's side of a service: one child process, requests and their answers. */
import * as v from 'valibot';
import { FailureError } from '../../shared/contract/failure.ts';
import type { Link, OpenLink } from './link.ts';
import { type Answer, answerSchema, type Request } from './messages.ts';

/** Thrown for requests that were under way when the process ended. */
export class ServiceGone extends Error {
  override readonly name = 'ServiceGone';

  /** How many requests were under way. */
  readonly asked: number;

  constructor(message: string, asked = 0) {
    super(message);
    this.asked = asked;
  }
}

/** Thrown for requests of a process that was ended because it had been silent for longer than any of them may take. */
export class ServiceSilent extends ServiceGone {}

/** What may be said with a request. Aborting the signal asks the service to stop. */
export interface RequestOptions {
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
  /** How long the process may be silent while this is asked of it, in milliseconds. */
  readonly limit?: number;
}

/** How long a service may be silent while something is asked of it. */
export interface Patience {
  /** Until that is said, in milliseconds. */
  readonly tell: number;
  /** Until it is ended, in milliseconds; a request may ask for more. */
  readonly limit: number;
  /** Hears that nothing is heard of the process, and that something is again. */
  readonly onSilent: (isSilent: boolean) => void;
}

/** How long a process may take to start on a busy machine, in milliseconds, until that is said, and until it is ended. */
const TELLING_START_MS = 10_000;
const STARTING_MS = 60_000;

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress: RequestOptions['onProgress'];
  readonly limit: number;
}

export class ServiceProcess {
  readonly #link: Link;
  readonly #patience: Patience;
  readonly #waiting = new Map<number, Waiting>();
  /** Requests made before the process listens; null once it does. */
  #early: Request[] | null = [];
  #next = 1;
  #isGone = false;
  /** When it was last heard of, or asked something while nothing else was; `performance.now()`. */
  #heardAt = 0;
  #isSilent = false;
  #watch: NodeJS.Timeout | undefined;

  /** Starts the script as a process of its own. `onExit` is called once, after every open request has failed. */
  constructor(open: OpenLink, script: string, flags: readonly string[], patience: Patience, onExit: () => void) {
    this.#patience = patience;
    this.#link = open(script, flags, {
      take: (message) => this.#take(v.parse(answerSchema, message)),
      onExit: () => {
        this.#fail(new ServiceGone('the process ended', this.#waiting.size));
        this.#say(false);
        onExit();
      },
    });
  }

  /** Whatever is asked of it fails, and all that is asked from now on. */
  #fail(error: ServiceGone): void {
    this.#isGone = true;
    clearTimeout(this.#watch);
    for (const waiting of this.#waiting.values()) waiting.reject(error);
    this.#waiting.clear();
  }

  #say(isSilent: boolean): void {
    if (this.#isSilent === isSilent) return;
    this.#isSilent = isSilent;
    this.#patience.onSilent(isSilent);
  }

  /** It is heard of, or begins to be waited for: from now on it may be silent for a while. */
  #heard(): void {
    this.#heardAt = performance.now();
    this.#say(false);
    if (this.#waiting.size > 0) this.#watch ??= setTimeout(() => this.#look(), this.#patience.tell);
  }

  /** One timer for all that is asked, which looks how long nothing was heard: typing must not set one a key. */
  #look(): void {
    this.#watch = undefined;
    if (this.#waiting.size === 0) return;
    const silence = performance.now() - this.#heardAt;
    const start = this.#early === null ? 0 : STARTING_MS;
    const limit = Math.max(start, this.#patience.limit, ...[...this.#waiting.values()].map((one) => one.limit));
    if (silence >= limit) {
      this.#fail(new ServiceSilent('the process is silent'));
      // Where a disk hangs it ends once the disk does not: until then nothing is heard, and its files stay locked.
      this.#link.kill();
      return;
    }
    const tell = Math.max(this.#patience.tell, Math.min(start, TELLING_START_MS));
    const isSilent = silence >= tell;
    if (isSilent) this.#say(true);
    // What is asked next may wait for less than this: it is looked at as soon as that could be said.
    const next = Math.min(this.#patience.tell, isSilent ? limit - silence : tell - silence);
    this.#watch = setTimeout(() => this.#look(), Math.max(1, Math.ceil(next)));
  }

  #take(answer: Answer): void {
    this.#answer(answer);
    this.#heard();
  }

  #answer(answer: Answer): void {
    if (answer.kind === 'ready') {
      const early = this.#early ?? [];
      this.#early = null;
      for (const request of early) this.#link.send(request);
      return;
    }
    const waiting = this.#waiting.get(answer.id);
    if (waiting === undefined) return;
    if (answer.kind === 'progress') {
      waiting.onProgress?.(answer.done, answer.total);
      return;
    }
    this.#waiting.delete(answer.id);
    if (answer.kind === 'done') waiting.resolve(answer.value);
    else waiting.reject(new FailureError(answer.failure));
  }

  /** Rejects with {@link FailureError}, {@link ServiceGone} or {@link ServiceSilent}. */
  request(method: string, input: unknown, options: RequestOptions = {}): Promise<unknown> {
    if (this.#isGone) return Promise.reject(new ServiceGone('the process ended'));
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      const isFirst = this.#waiting.size === 0;
      this.#waiting.set(id, { resolve, reject, onProgress: options.onProgress, limit: options.limit ?? 0 });
      if (isFirst) this.#heard();
      options.signal?.addEventListener('abort', () => this.#send({ id, method: '$cancel', input: null }));
      this.#send({ id, method, input });
    });
  }

  #send(request: Request): void {
    if (this.#early === null) this.#link.send(request);
    else this.#early.push(request);
  }

  kill(): void {
    this.#link.kill();
  }
}
