/** Failures as values and as errors. The window's first code throws them: no schema is read for that. */
import type * as v from 'valibot';
import type { failureSchema } from './failure-schema.ts';

/** What happened and what to do, in both languages. */
export type Failure = v.InferOutput<typeof failureSchema>;

/** A failure on its way to the user: what happened and what to do are already in words. */
export class FailureError extends Error {
  override readonly name = 'FailureError';
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.en);
    this.failure = failure;
  }
}

/** What is said of an error that nobody foresaw; what it says itself is its `detail`, for whoever looks after the program. */
export const unexpectedWords = {
  zh: '出了意外，这一步没有做成，已做的都在。请再试一次；还不行，请重新打开大样。',
  en: 'Something unexpected happened, and this was not done; all that was done before is there. Try again, or open Dayang anew.',
} as const;

/** What any error says to the user in the window; other processes know more of them (electron/errors.ts). */
export function failureOf(error: unknown): Failure {
  if (error instanceof FailureError) return error.failure;
  const detail = error instanceof Error ? error.message : String(error);
  return { code: 'unexpected', ...unexpectedWords, detail };
}
