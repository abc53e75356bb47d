/** An edition that somebody else works on while it is looked at here: what they do is shown, and when they have let it go. */
import type { EventPayload } from '../shared/contract/api.ts';
import type { StoreHost } from './services/store-host.ts';

/** Between two looks, in milliseconds. */
const LOOK_MS = 1_000;
/** Looking may take this part of the time at most: a large file on a slow disk is looked at less often. */
const SHARE = 4;

/** Who hears of it. */
export interface ElsewhereHearers {
  /** What was done elsewhere. */
  readonly onFollowed: (followed: EventPayload<'edition.followed'>) => void;
  /** Who has it now, whenever that is somebody else, or nobody. */
  readonly onHolder: (now: EventPayload<'edition.holder'>) => void;
}

export class Elsewhere {
  readonly #store: StoreHost;
  readonly #hearers: ElsewhereHearers;
  #opening: string | null = null;
  #said = '';
  #timer: NodeJS.Timeout | undefined;

  constructor(store: StoreHost, hearers: ElsewhereHearers) {
    this.#store = store;
    this.#hearers = hearers;
  }

  /** Looks at what is open under this opening from now on; at nothing where it is null. */
  follow(opening: string | null): void {
    this.#opening = opening;
    this.#said = '';
    clearTimeout(this.#timer);
    if (opening !== null) this.#wait(opening, LOOK_MS);
  }

  #wait(opening: string, milliseconds: number): void {
    this.#timer = setTimeout(() => void this.#look(opening), milliseconds).unref();
  }

  async #look(opening: string): Promise<void> {
    const from = performance.now();
    try {
      const { patches, holder, isFree } = await this.#store.calls['edition.look']({ of: opening });
      if (this.#opening !== opening) return;
      if (patches !== null) this.#hearers.onFollowed({ opening, patches });
      const said = JSON.stringify([holder?.name, holder?.machine, holder?.since, isFree]);
      if (said !== this.#said) this.#hearers.onHolder({ opening, holder, isFree });
      this.#said = said;
    } catch {
      // The file is away, or the store: what is shown stays, and is looked at again.
    }
    if (this.#opening === opening) this.#wait(opening, Math.max(LOOK_MS, SHARE * (performance.now() - from)));
  }
}
