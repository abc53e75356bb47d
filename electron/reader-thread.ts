/**
 * Threads that read files from outside, one after another. One that takes too long or too much memory is ended: a damaged
 * file costs a reason, and never the process that asked or what else that is doing.
 */
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { DayangError, untilCancelled } from './errors.ts';

/**
 * How long a thread whose answer nobody wants any more may still take, in milliseconds: most are about to answer, and
 * starting another takes as long.
 */
const GRACE = 500;

/** What a thread says while it reads: that so much is done of so much. Who says so is not at a standstill. */
export interface ReadingProgress {
  readonly progress: { readonly done: number; readonly total: number };
}

function isProgress(said: unknown): said is ReadingProgress {
  return typeof said === 'object' && said !== null && 'progress' in said;
}

/** Who asks a thread, besides what for. */
interface Asking {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** How a thread is made, and what its readers' users hear where it gives no answer. */
interface Reading {
  /** Its script. */
  readonly entry: URL;
  /** Seconds a file may take without a word of progress, however busy the machine is. */
  readonly seconds: number;
  /**
   * Seconds of processor time a file may take without a word of progress, where Node can tell them of a thread (from 24.6
   * on): a busy machine does not shorten them, and a file made to take for ever is let go of earlier.
   */
  readonly processorSeconds?: number;
  /** Megabytes of JavaScript's own memory; bytes of files are counted apart, and limited as they are read. */
  readonly memory: number;
}

/** Why a thread gave no answer: it took too many seconds, or ran out of memory or into a fault of its own. */
export type Silence = 'too-slow' | 'ended';

/** Milliseconds between two looks at a thread's processor time. */
const LOOK = 500;

/** Processor time a thread has taken, in seconds; null while it is starting, and once it has ended. */
async function processorSecondsOf(worker: Worker): Promise<number | null> {
  try {
    const { user, system } = await worker.cpuUsage();
    return (user + system) / 1e6;
  } catch {
    return null;
  }
}

/** The script of that name beside a module: as source, or bundled as the module is. */
export function scriptBeside(module: string, name: string): URL {
  return new URL(`./${name}${extname(fileURLToPath(module))}`, module);
}

/** Looks at a thread's processor time now and then, and says when it has taken so many seconds since it last progressed. */
function watchProcessor(worker: Worker, most: number, tooLong: () => void): { progressed(): void; end(): void } {
  let start: number | undefined;
  // The types say that it is there; older versions of Node do not have it.
  let hasEnded = !Number.isFinite(most) || !('cpuUsage' in worker);
  let timer: NodeJS.Timeout | undefined;
  const look = async () => {
    const taken = await processorSecondsOf(worker);
    if (hasEnded) return;
    // A thread that is starting cannot be asked yet.
    start ??= taken ?? undefined;
    if (taken !== null && start !== undefined && taken - start > most) tooLong();
    else timer = setTimeout(look, LOOK);
  };
  if (!hasEnded) timer = setTimeout(look, 0);
  return {
    progressed: () => {
      start = undefined;
    },
    end: () => {
      hasEnded = true;
      clearTimeout(timer);
    },
  };
}

/** A thread that answers one request after another; one that was ended is replaced by the next request. */
export class ReaderThread<Request, Answer> {
  readonly #reading: Reading;
  readonly #silent: (why: Silence, request: Request) => Error;
  #worker: Worker | undefined;
  /** Until when the thread is at what was asked before: requests wait for one another. */
  #last: Promise<unknown> = Promise.resolve();

  /** `silent` makes the error of a request that got no answer. */
  constructor(reading: Reading, silent: (why: Silence, request: Request) => Error) {
    this.#reading = reading;
    this.#silent = silent;
  }

  /** Asks it once it is free. Throws `cancelled` as soon as the signal says so, and what `silent` makes. */
  ask(request: Request, asking: Asking = {}): Promise<Answer> {
    const asked = this.#last.then(() => this.#answer(request, asking));
    this.#last = asked.catch(() => undefined);
    return untilCancelled(asked, asking.signal);
  }

  #start(): Worker {
    const worker = new Worker(this.#reading.entry, {
      resourceLimits: { maxOldGenerationSizeMb: this.#reading.memory },
    });
    const forget = () => {
      if (this.#worker === worker) this.#worker = undefined;
    };
    worker.on('error', forget);
    worker.on('exit', forget);
    this.#worker = worker;
    return worker;
  }

  /** Settles when the thread is free again, whether or not anybody still waits for what it says. */
  #answer(request: Request, { signal, onProgress }: Asking): Promise<Answer> {
    if (signal?.aborted === true) return Promise.reject(new DayangError('cancelled'));
    const worker = this.#worker ?? this.#start();
    return new Promise((resolve, reject) => {
      const settle = (act: () => void) => {
        for (const timer of timers) clearTimeout(timer);
        watch.end();
        worker.off('message', hear);
        worker.off('error', end);
        worker.off('exit', end);
        signal?.removeEventListener('abort', cancel);
        act();
      };
      const giveUp = (why: Error) =>
        settle(() => {
          if (this.#worker === worker) this.#worker = undefined;
          void worker.terminate();
          reject(why);
        });
      const hear = (said: Answer | ReadingProgress) => {
        if (!isProgress(said)) {
          settle(() => resolve(said));
          return;
        }
        watch.progressed();
        clearTimeout(timers.shift());
        timers.unshift(setTimeout(() => giveUp(this.#silent('too-slow', request)), seconds * 1000));
        onProgress?.(said.progress.done, said.progress.total);
      };
      const end = () => giveUp(this.#silent('ended', request));
      const cancel = () => timers.push(setTimeout(() => giveUp(new DayangError('cancelled')), GRACE));
      const { seconds, processorSeconds = Number.POSITIVE_INFINITY } = this.#reading;
      const watch = watchProcessor(worker, processorSeconds, () => giveUp(this.#silent('too-slow', request)));
      const timers = [setTimeout(() => giveUp(this.#silent('too-slow', request)), seconds * 1000)];
      worker.on('message', hear);
      worker.on('error', end);
      worker.on('exit', end);
      signal?.addEventListener('abort', cancel);
      worker.postMessage(request);
    });
  }

  /** Ends the thread. */
  async end(): Promise<void> {
    await this.#worker?.terminate();
  }
}
