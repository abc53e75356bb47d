/**
 * What was done in one opening of an edition and is not with the store yet. Each goes in its turn; what the store refuses is
 * kept for its author and holds nothing back that does not stand on it.
 */
import { type Failure, failureOf } from '../../shared/contract/failure.ts';
import { newId } from '../../shared/edition/ids.ts';
import type { History } from '../../shared/edition/log-records.ts';
import { applyPatches, type Operation, type Patch } from '../../shared/edition/operations.ts';
import { rebaseInTurn } from '../../shared/edition/rebase.ts';
import type { Edition } from '../../shared/edition/records.ts';

/** An operation on its way, and what takes it back. */
export interface Sent {
  readonly operation: Operation;
  readonly inverse: readonly Patch[];
}

/** Operations as they hold on another edition than the one they were made of, and what of them does not. */
interface Carried {
  readonly edition: Edition;
  readonly sent: Sent[];
  readonly lost: Operation[];
}

/** Operations that were made one after the other, on an edition that others have changed since. */
export function carriedOver(edition: Edition, operations: readonly Operation[], others: readonly Patch[]): Carried {
  const lists = rebaseInTurn(
    edition,
    operations.map(({ patches }) => patches),
    others,
  );
  let current = edition;
  const sent: Sent[] = [];
  const lost: Operation[] = [];
  for (const [at, operation] of operations.entries()) {
    const { patches, dropped } = lists[at] ?? { patches: [], dropped: [] };
    if (dropped.length > 0) {
      // What holds of it is still it; the rest is known by itself.
      const id = patches.length === 0 ? operation.id : newId<'operation'>();
      lost.push({ ...operation, id, patches: dropped.map(({ patch }) => patch) });
    }
    if (patches.length === 0) continue;
    const applied = applyPatches(current, patches);
    current = applied.edition;
    sent.push({ operation: { ...operation, patches }, inverse: applied.inverse });
  }
  return { edition: current, sent, lost };
}

/** What is said of what was typed while a step was taken back that it stood on. */
export const steppedOver: Failure = {
  code: 'stepped-over',
  zh: '撤销的那一步正是后来这几处改动的底子，所以没有改成。',
  en: 'What was undone is what these later changes stood on, so they were not made.',
};

/** What is said of what was done in another state of the file, as before an older copy was put in its place. */
export const strayed: Failure = {
  code: 'strayed',
  zh: '本机记着的这些改动，改的是这份文件的另一个状态：文件可能换成了旧的副本',
  en: 'This machine kept them of another state of the file, which may have been replaced by an older copy',
};

/** Failures of all that is to come: nothing of it is parted from what it stands on. */
const ofAll: ReadonlySet<string> = new Set(['edition-read-only', 'edition-taken']);

/**
 * What is left of operations the first of which is refused, on the edition without it; nothing where that is closed, or takes
 * none any more.
 */
export function withoutFirst(
  stored: Edition | null,
  waiting: readonly Sent[],
  code = '',
): Omit<Carried, 'edition'> & { readonly edition: Edition | null } {
  const [head, ...rest] = waiting;
  const refused = head === undefined ? [] : [head.operation];
  const operations = rest.map(({ operation }) => operation);
  if (stored === null || ofAll.has(code)) return { edition: stored, sent: [], lost: [...refused, ...operations] };
  const { lost, ...carried } = carriedOver(stored, operations, head?.inverse ?? []);
  return { ...carried, lost: [...refused, ...lost] };
}

/** What takes all of them back, the last one first. */
export function takenBack(sent: readonly Sent[]): Patch[] {
  return sent.toReversed().flatMap(({ inverse }) => inverse);
}

/** Who carries operations to the store, and who hears of them. */
export interface OutboxHost {
  readonly send: (operation: Operation) => Promise<History>;
  /** Has what waits kept where it survives the window. */
  readonly hold: (operations: readonly Operation[]) => void;
  /** One was taken; `left` are still to come. */
  readonly onTaken: (history: History, left: number) => void;
  /** One could not be taken for now; it is tried again. */
  readonly onFailed: (failure: Failure) => void;
  /** The first of them was refused: whoever hears it says what is to be sent instead of them all. Rejects to be asked again. */
  readonly onRefused: (failure: Failure) => Promise<void>;
  /** All of it was taken. */
  readonly onEmpty: () => void;
}

/** Pause before an operation the store could not take is tried again, in milliseconds. */
const RETRY_MS = 2_000;

/** How often an error that nobody foresaw is taken for one that passes. */
const MOST_TRIES = 3;

/** Failures that trying again does not mend: the store will not have it. */
const final = new Set(['operation-rejected', 'edition-closed', 'edition-read-only', 'edition-taken', 'pages-damaged']);

export class Outbox {
  /** The opening that all of it was done in. */
  readonly of: string;
  readonly #host: OutboxHost;
  #waiting: readonly Sent[] = [];
  #sending: Promise<void> | null = null;
  #isPaused = false;
  #tries = 0;

  constructor(of: string, host: OutboxHost) {
    this.of = of;
    this.#host = host;
  }

  /** What is still to come, in its order. */
  get waiting(): readonly Sent[] {
    return this.#waiting;
  }

  add(sent: Sent): void {
    this.#waiting = [...this.#waiting, sent];
    // What cannot be sent at once is known to main nevertheless: the window may be gone before its turn.
    if (this.#sending !== null || this.#isPaused) this.#host.hold([sent.operation]);
    this.#begin();
  }

  /** Other operations are to be sent than those that wait; what main holds of them follows. */
  replace(waiting: readonly Sent[]): void {
    this.#waiting = waiting;
    if (waiting.length > 0) this.#host.hold(waiting.map(({ operation }) => operation));
    this.#begin();
  }

  /** Nothing is sent while something else is asked of the store that what waits follows. */
  async paused(work: () => Promise<void>): Promise<void> {
    this.#isPaused = true;
    try {
      await work();
    } finally {
      this.#isPaused = false;
      this.#begin();
    }
  }

  /** Resolves when the store has everything. */
  async drained(): Promise<void> {
    while (this.#waiting.length > 0 || this.#sending !== null) {
      this.#begin();
      await this.#sending;
    }
  }

  #begin(): void {
    if (this.#sending !== null || this.#isPaused || this.#waiting.length === 0) return;
    this.#sending = this.#sendAll().finally(() => {
      this.#sending = null;
      if (this.#waiting.length > 0) this.#begin();
      else this.#host.onEmpty();
    });
  }

  async #sendAll(): Promise<void> {
    for (let head = this.#waiting[0]; head !== undefined; head = this.#waiting[0]) {
      try {
        const history = await this.#host.send(head.operation);
        this.#tries = 0;
        this.#waiting = this.#waiting.filter((one) => one !== head);
        this.#host.onTaken(history, this.#waiting.length);
      } catch (error) {
        if (await this.#isSettled(failureOf(error))) continue;
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    }
  }

  /** True where what failed is dealt with; false where it is to be tried again after a while. */
  async #isSettled(failure: Failure): Promise<boolean> {
    // A full disk or a store that is coming back passes; what nobody foresaw may not.
    const isUnforeseen = failure.code === 'unexpected' && ++this.#tries >= MOST_TRIES;
    if (!final.has(failure.code) && !isUnforeseen) {
      this.#host.onFailed(failure);
      return false;
    }
    try {
      await this.#host.onRefused(failure);
      this.#tries = 0;
      return true;
    } catch (error) {
      this.#host.onFailed(failureOf(error));
      return false;
    }
  }
}
