/** Who hears of what the session cannot do by itself. */
import type { Failure } from '../../shared/contract/failure.ts';
import type { Operation } from '../../shared/edition/operations.ts';
import type { EditionState } from './edition-state.ts';

/** What they hear. */
export interface Hearers {
  /** Something failed; `holds` says by what it is known that it is so no longer. */
  readonly onFailure: (failure: Failure, holds?: (state: EditionState) => boolean) => void;
  /** An edit was not made: a block is locked, or all of the edition is only to be looked at. */
  readonly onLocked: (why: 'locked' | 'read-only') => void;
  /** So many operations are on their way that this machine had written down when the edition was last open. */
  readonly onTakenUp: (count: number) => void;
  /** SQLite's log beside the file was another's, and is called so by now. */
  readonly onStrangeLog: (aside: string) => void;
  /** Operations could not be kept, whole or in part: what of them was not is handed to their author. */
  readonly onRefused: (operations: readonly Operation[], failure: Failure) => void;
}
