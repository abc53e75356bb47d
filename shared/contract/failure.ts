import type { Failure } from './api.ts';

/** A failure on its way to the user: what happened and what to do are already in words. */
export class FailureError extends Error {
  override readonly name = 'FailureError';
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.en);
    this.failure = failure;
  }
}
