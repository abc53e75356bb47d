/** Main's side of a service: one child process, requests and their answers. */
import * as v from 'valibot';
import { FailureError } from '../../shared/contract/failure.ts';
import type { Link, OpenLink } from './link.ts';
import { type Answer, answerSchema, type Request } from './messages.ts';

/** Thrown for requests that were under way when the process ended. */
export class ServiceGone extends Error {
  override readonly name = 'ServiceGone';
}

/** What may be said with a request. Aborting the signal asks the service to stop. */
export interface RequestOptions {
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress: RequestOptions['onProgress'];
}

export class ServiceProcess {
  readonly #link: Link;
  readonly #waiting = new Map<number, Waiting>();
  /** Requests made before the process listens; null once it does. */
  #early: Request[] | null = [];
  #next = 1;
  #isGone = false;

  /** Starts the script as a process of its own. `onExit` is called once, after every open request has failed. */
  constructor(open: OpenLink, script: string, flags: readonly string[], onExit: () => void) {
    this.#link = open(script, flags, {
      take: (message) => this.#take(v.parse(answerSchema, message)),
      onExit: () => {
        this.#isGone = true;
        for (const waiting of this.#waiting.values()) waiting.reject(new ServiceGone('the process ended'));
        this.#waiting.clear();
        onExit();
      },
    });
  }

  #take(answer: Answer): void {
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

  /** Rejects with {@link FailureError} or {@link ServiceGone}. */
  request(method: string, input: unknown, options: RequestOptions = {}): Promise<unknown> {
    if (this.#isGone) return Promise.reject(new ServiceGone('the process ended'));
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, onProgress: options.onProgress });
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
