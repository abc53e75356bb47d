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
