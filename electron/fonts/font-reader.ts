/**
 * Reads font files in a thread that is ended when it takes too long or too much memory: a damaged font costs a reason
 * and never the process that asked.
 */
import { basename } from 'node:path';
import { type FaceChoice, type FaceFile, type TakenFace, whyNotEmbedded } from '../../shared/faces/face-file.ts';
import { FontProblem } from '../../shared/fonts/font-problem.ts';
import { DayangError, toldError } from '../errors.ts';
import { ReaderThread, scriptBeside } from '../reader-thread.ts';
import type { FontAnswer, FontRequest } from './font-requests.ts';

/** Seconds a file may take. The largest collections take less than one. */
const PATIENCE = 30;
/** Megabytes of JavaScript's own memory; bytes of fonts are counted apart, and limited as they are read. */
const MEMORY = 512;

/** A thread that reads one font after another; one that was ended is replaced by the next request. */
export class FontReader {
  readonly #thread: ReaderThread<FontRequest, FontAnswer>;

  constructor(entry: URL = scriptBeside(import.meta.url, 'font-worker'), seconds = PATIENCE) {
    this.#thread = new ReaderThread({ entry, seconds, memory: MEMORY }, (why) =>
      why === 'ended' ? new FontProblem('reader-ended') : new FontProblem('too-slow', { seconds }),
    );
  }

  /** What a file holds. Throws a {@link FontProblem} for what cannot be used, `cancelled`, and what the system says. */
  describe(path: string, signal?: AbortSignal): Promise<FaceFile> {
    return this.#ask({ path }, signal, (answer) => ('file' in answer ? answer.file : undefined));
  }

  /**
   * Takes a face out of its file, checked and in the one form that engine, window and PDF read. Throws as {@link describe}
   * does, and `not-allowed` for a face that may not be embedded; whether it may be kept in an edition its rights say.
   */
  async take(choice: FaceChoice, signal?: AbortSignal): Promise<TakenFace> {
    const taken = await this.#ask({ choice }, signal, (answer) => ('taken' in answer ? answer.taken : undefined));
    const reason = whyNotEmbedded(taken.face.embedding);
    if (reason !== null) throw FontProblem.told({ code: 'not-allowed', ...reason });
    return taken;
  }

  /**
   * As much of a face as shows some text, as a font file to look at and not to keep: what its maker forbids is not asked.
   * Throws as {@link describe} does.
   */
  preview(choice: FaceChoice, text: string, signal?: AbortSignal): Promise<Uint8Array> {
    return this.#ask({ choice, text }, signal, (answer) => ('part' in answer ? answer.part : undefined));
  }

  async #ask<T>(
    request: FontRequest,
    signal: AbortSignal | undefined,
    pick: (answer: FontAnswer) => T | undefined,
  ): Promise<T> {
    const answer = await this.#thread.ask(request, { signal });
    if ('problem' in answer) throw FontProblem.told(answer.problem);
    if ('failure' in answer) throw toldError(answer.failure.code, answer.failure.details);
    const picked = pick(answer);
    if (picked === undefined) throw new Error('another answer than was asked for');
    return picked;
  }

  /** Ends the thread. */
  end(): Promise<void> {
    return this.#thread.end();
  }
}

/** A sentence without the stop that the error's own words bring. */
function closed(sentence: string): string {
  return sentence.replace(/[。.]$/u, '');
}

/** Does what reads a font; a problem of it becomes an error the user can act on, `font-unusable`. */
export async function asFontError<T>(path: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof FontProblem)) throw error;
    throw new DayangError('font-unusable', { name: basename(path), zh: closed(error.zh), en: closed(error.en) }, error);
  }
}
