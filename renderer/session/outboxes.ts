/** The outboxes of the edition that is shown, and of those that were left while something of them was still on its way. */
import type { Failure } from '../../shared/contract/failure.ts';
import type { History } from '../../shared/edition/log-records.ts';
import type { Operation } from '../../shared/edition/operations.ts';
import { call } from './bridge.ts';
import { Outbox } from './outbox.ts';

interface Host {
  readonly send: (of: string, operation: Operation) => Promise<History>;
  /** The store took an operation of the edition that is shown. */
  readonly onTaken: (history: History, left: number) => void;
  /** It could not take one of that edition for now. */
  readonly onFailed: (failure: Failure) => void;
  readonly onRefused: (outbox: Outbox, failure: Failure) => Promise<void>;
}

/** Has this machine write down what is not with the store. */
export function holdOnMachine(of: string, operations: readonly Operation[]): void {
  // An edition that is closed by then holds nothing, and says so when its turn comes.
  call('edition.hold', { of, operations: [...operations] }).catch(() => undefined);
}

/** All that was done in an edition that is shown no longer is with the store. */
function leave(of: string): void {
  // A file that is closed a moment later, with the window, is closed as well.
  call('edition.leave', { of }).catch(() => undefined);
}

export class Outboxes {
  readonly #host: Host;
  readonly #left = new Map<string, Outbox>();
  #current: Outbox;

  constructor(host: Host) {
    this.#host = host;
    this.#current = this.#made('');
  }

  get current(): Outbox {
    return this.#current;
  }

  /**
   * Turns to the outbox of another opening; true where something of that was still on its way. What the one before still
   * has goes on to its own edition, which is closed then.
   */
  turnTo(opening: string): boolean {
    const before = this.#current;
    if (opening === before.of) return before.waiting.length > 0;
    const left = this.#left.get(opening);
    this.#current = left ?? this.#made(opening);
    this.#left.delete(opening);
    if (before.waiting.length > 0) this.#left.set(before.of, before);
    else if (before.of !== '') leave(before.of);
    return left !== undefined;
  }

  #made(of: string): Outbox {
    const isShown = () => this.#current === outbox;
    const outbox: Outbox = new Outbox(of, {
      send: (operation) => this.#host.send(of, operation),
      hold: (operations) => holdOnMachine(of, operations),
      onTaken: (history, left) => {
        if (isShown()) this.#host.onTaken(history, left);
      },
      onFailed: (failure) => {
        // What waits of an edition that was left is tried again without a word over another.
        if (isShown()) this.#host.onFailed(failure);
      },
      onRefused: (failure) => this.#host.onRefused(outbox, failure),
      onEmpty: () => {
        if (isShown()) return;
        this.#left.delete(of);
        leave(of);
      },
    });
    return outbox;
  }
}
