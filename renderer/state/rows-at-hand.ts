/** The rows of lists that a hand was on last, which commands act on: a finding of the checks, a piece of incoming copy. */
import { Observable } from '../session/observable.ts';

interface RowsAtHand {
  /** The name of a finding: `nameOf`. */
  readonly finding: string | null;
  /** The number of an arrival. */
  readonly arrival: number | null;
}

const none: RowsAtHand = { finding: null, arrival: null };

export class Rows extends Observable<RowsAtHand> {
  constructor() {
    super(none);
  }
}
