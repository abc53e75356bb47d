/** Files made side by side: as many workers as the machine has cores, each with its own fonts. */
import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { FontBook } from '../../shared/compose/font-book.ts';
import { DayangError, type Details, toldError } from '../errors.ts';
import { type Making, makeInTurn } from './in-turn.ts';
import { type BookParts, type PressJob, type PressOrder, pressFile } from './page-job.ts';
import type { MadeFile } from './target.ts';

/** Beyond this the disk and memory are what counts. */
const MOST_WORKERS = 4;
/** For fewer files than this, starting workers takes longer than they save. */
const LEAST_FILES = 4;

type Answer = { readonly file: MadeFile } | { readonly code: string; readonly details: Details };

/** The entry beside this file: as source, or bundled as this file is. */
function workerEntry(): URL {
  return new URL(`./page-worker${extname(fileURLToPath(import.meta.url))}`, import.meta.url);
}

/** A worker that makes one file after another; one that has died is replaced by the next file. */
export class PressWorker {
  readonly #book: BookParts;
  readonly #entry: URL;
  #worker: Worker | undefined;

  constructor(book: BookParts, entry: URL = workerEntry()) {
    this.#book = book;
    this.#entry = entry;
  }

  #start(): Worker {
    const worker = new Worker(this.#entry, { workerData: this.#book });
    const forget = () => {
      if (this.#worker === worker) this.#worker = undefined;
    };
    worker.on('error', forget);
    worker.on('exit', forget);
    this.#worker = worker;
    return worker;
  }

  /** Has a file made; rejects when it cannot be, or the worker ends. */
  make(job: PressJob, signal: AbortSignal | undefined): Promise<MadeFile> {
    const worker = this.#worker ?? this.#start();
    return new Promise((resolve, reject) => {
      const settle = (act: () => void) => {
        worker.off('message', hear);
        worker.off('error', fail);
        worker.off('exit', end);
        signal?.removeEventListener('abort', cancel);
        act();
      };
      const hear = (answer: Answer) =>
        settle(() => ('file' in answer ? resolve(answer.file) : reject(toldError(answer.code, answer.details))));
      const fail = (error: Error) => settle(() => reject(error));
      const end = () => settle(() => reject(new Error('a worker ended')));
      const cancel = () => settle(() => reject(new DayangError('cancelled')));
      worker.on('message', hear);
      worker.on('error', fail);
      worker.on('exit', end);
      signal?.addEventListener('abort', cancel);
      worker.postMessage(job satisfies PressOrder);
    });
  }

  /**
   * Lets the thread end once it has made what it is at. It is not stopped from outside: Node has been seen to abort
   * the whole process where a thread is stopped while it starts (nodejs/node issue 25134), and nobody hears of the cancel.
   */
  end(): void {
    const worker = this.#worker;
    this.#worker = undefined;
    worker?.postMessage('end' satisfies PressOrder);
  }
}

/** Makes files of the press's jobs side by side. */
export async function makeFiles<File>(
  files: readonly File[],
  fonts: FontBook,
  making: Omit<Making<File, MadeFile>, 'make' | 'isOver'> & { readonly job: (file: File) => PressJob },
): Promise<void> {
  const { job, signal } = making;
  if (files.length < LEAST_FILES) {
    return makeInTurn(files, { ...making, make: (file) => pressFile(job(file), fonts, signal) });
  }
  const left = files.values();
  const state = { isOver: false };
  const size = Math.min(MOST_WORKERS, Math.max(2, availableParallelism()), files.length);
  const workers = Array.from({ length: size }, () => new PressWorker({ faces: fonts.faces.all, files: fonts.files }));
  const isOver = () => state.isOver;
  try {
    await Promise.all(
      workers.map((worker) => makeInTurn(left, { ...making, isOver, make: (file) => worker.make(job(file), signal) })),
    );
  } finally {
    state.isOver = true;
    for (const worker of workers) worker.end();
  }
}
