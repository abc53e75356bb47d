/** Main's side of a service: one child process, requests and their answers. */
import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { utilityProcess } from 'electron';
import * as v from 'valibot';
import { FailureError } from '../../shared/contract/failure.ts';
import { type Answer, answerSchema, type Request } from './messages.ts';

/** Thrown for requests that were under way when the process ended. */
export class ServiceGone extends Error {
  override readonly name = 'ServiceGone';
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress: ((done: number, total: number) => void) | undefined;
}

interface Link {
  send(request: Request): void;
  kill(): void;
}

/** For a service that lives as long as the window and does little at a time. */
const frugal = ['--max-semi-space-size=1', '--optimize-for-size'];
/** The first Node-API version better-sqlite3's prebuilt binaries need. */
const NODE_API_NEEDED = 10;

/** True where services are Electron's own utility processes. */
const areServicesUtilities = Number(process.versions['napi'] ?? 0) >= NODE_API_NEEDED;

function openLink(script: string, execArgv: string[], onAnswer: (answer: Answer) => void, onExit: () => void): Link {
  const receive = (message: unknown) => onAnswer(v.parse(answerSchema, message));
  if (areServicesUtilities) {
    const child = utilityProcess.fork(script, [], { serviceName: 'Dayang', stdio: 'inherit', execArgv });
    child.on('message', receive);
    child.once('exit', onExit);
    return { send: (request) => child.postMessage(request), kill: () => child.kill() };
  }
  const node = process.env['DAYANG_NODE'];
  if (node === undefined) throw new Error('DAYANG_NODE must name a Node 24 for this Electron');
  const { ELECTRON_RUN_AS_NODE: _unused, ...env } = process.env;
  const child: ChildProcess = fork(script, [], { execPath: node, execArgv, serialization: 'advanced', env });
  child.on('message', receive);
  child.once('exit', onExit);
  child.on('error', () => child.kill());
  return { send: (request) => child.send(request, () => undefined), kill: () => child.kill('SIGKILL') };
}

export class ServiceProcess {
  readonly #link: Link;
  readonly #waiting = new Map<number, Waiting>();
  /** Requests made before the process listens; null once it does. */
  #early: Request[] | null = [];
  #next = 1;
  #isGone = false;

  /** Starts the script as a process of its own. `onExit` is called once, after every open request has failed. */
  constructor(script: string, onExit: () => void, isFrugal = false) {
    this.#link = openLink(
      script,
      isFrugal ? frugal : [],
      (answer) => this.#take(answer),
      () => {
        this.#isGone = true;
        for (const waiting of this.#waiting.values()) waiting.reject(new ServiceGone('the process ended'));
        this.#waiting.clear();
        onExit();
      },
    );
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

  /** Rejects with {@link FailureError} or {@link ServiceGone}. Aborting the signal asks the service to stop. */
  request(
    method: string,
    input: unknown,
    options: { readonly onProgress?: (done: number, total: number) => void; readonly signal?: AbortSignal } = {},
  ): Promise<unknown> {
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
