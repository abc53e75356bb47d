/** What proofreading has at hand: who reads, the mark selected, and how marks are shown and made. */
import { LONGEST_NAME } from '../../shared/contract/preferences.ts';
import type { MarkId, RoundId } from '../../shared/edition/ids.ts';
import type { Mark, Round, TextAnchor, WordsAnchor } from '../../shared/edition/proof-records.ts';
import type { Edition } from '../../shared/edition/records.ts';
import type { Who } from '../../shared/proof/carry-out.ts';
import { roundsInOrder } from '../../shared/proof/rounds.ts';
import { Observable } from '../session/observable.ts';
import { choosePreferences, preferences } from '../state/preferences.ts';
import type { Stores } from '../state/stores.ts';

export interface ProofState {
  /** Who reads, or carries out; a name, no account. */
  readonly reader: string;
  /** The mark selected. */
  readonly markId: MarkId | null;
  readonly showsMarks: boolean;
  /** What waits for the reader's name, and goes on once it is given; null where nothing does. */
  readonly waiting: (() => void) | null;
  /** What is to be transferred, until its place is named. */
  readonly transfer: TextAnchor | WordsAnchor | null;
  /** Edits of copy become marks. */
  readonly suggests: boolean;
  /** The later round the corrections are checked against; null for the pages as they are. */
  readonly against: RoundId | null;
  /** The finding gone to last, counted from 0; null before the first. */
  readonly finding: number | null;
}

export type ProofStores = Pick<
  Stores,
  'session' | 'view' | 'selection' | 'caret' | 'notices' | 'navigation' | 'dialogs'
>;

/** Where the reader's name was kept before it was one of the preferences. */
const READER = 'dayang-reader';

/** Who reads: the person of the preferences. */
function readerNow(): string {
  return preferences.get().person || (localStorage.getItem(READER) ?? '');
}

/** The round whose corrections are checked: the last that was handed over. */
export function checkedRound(edition: Edition): Round | undefined {
  return roundsInOrder(edition).findLast(({ handedOver }) => handedOver !== null);
}

export class ProofStore extends Observable<ProofState> {
  readonly #session: Stores['session'];

  constructor({ session }: Pick<Stores, 'session'>) {
    super({
      reader: readerNow(),
      markId: null,
      waiting: null,
      showsMarks: true,
      transfer: null,
      suggests: false,
      against: null,
      finding: null,
    });
    this.#session = session;
    preferences.subscribe(() => this.update({ reader: readerNow() }));
  }

  get edition(): Edition | null {
    return this.#session.state.get().edition;
  }

  /** The mark selected, while it is there. */
  get mark(): Mark | null {
    return this.edition?.marks[this.get().markId ?? ''] ?? null;
  }

  /** Who does what is done now. */
  get who(): Who {
    return { by: this.get().reader, at: new Date().toISOString() };
  }

  /** Says who reads, here and in the preferences. Where they cannot be kept, the name holds until the program ends. */
  setReader(reader: string): void {
    localStorage.removeItem(READER);
    choosePreferences({ person: reader.slice(0, LONGEST_NAME) }).catch(() => undefined);
  }

  /** Asks for the reader's name, for the sake of something. */
  askName(then: () => void): void {
    this.update({ waiting: then });
  }

  /** The name was given, or not: what waits for it goes on, or is given up. */
  answerName(goesOn: boolean): void {
    const { waiting, reader } = this.get();
    this.update({ waiting: null });
    if (goesOn && reader !== '') waiting?.();
  }
}
