import * as v from 'valibot';

/** A failure as it crosses between processes: what happened and what to do, in both languages. */
export const failureSchema = v.strictObject({ code: v.string(), zh: v.string(), en: v.string() });
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
