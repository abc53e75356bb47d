/** An edition that somebody else works on: who they are is said, what they do is shown, and it is taken over once it is free. */
import type { EventPayload } from '../../shared/contract/api.ts';
import type { Holder } from '../../shared/edition/holder-records.ts';
import type { OpenedEdition } from '../../shared/edition/log-records.ts';
import { commandSet } from '../commands/command-set.ts';
import { minute } from '../i18n/moment.ts';
import { inBoth, type StringKey } from '../i18n/strings.ts';
import { call } from '../session/bridge.ts';
import type { EditionState } from '../session/edition-state.ts';
import type { Stores } from '../state/stores.ts';

/** By which the one notice of who has it is known. */
const ABOUT = 'edition elsewhere';

/** It is still so. */
function isElsewhere({ reading }: EditionState): boolean {
  return reading?.why === 'elsewhere';
}

/** Who has it, where and since when, in words. */
function saidHolder(key: StringKey, holder: Holder) {
  return inBoth(key, (language) => ({
    who: holder.name,
    machine: holder.machine,
    since: minute(holder.since, new Date(), language),
  }));
}

export class Elsewhere {
  readonly #stores: Pick<Stores, 'session' | 'notices' | 'view'>;

  constructor(stores: Pick<Stores, 'session' | 'notices' | 'view'>) {
    this.#stores = stores;
  }

  /** Says who works on the edition, or offers it where nobody does. */
  tell(holder: Holder | null, isFree: boolean): void {
    const { notices } = this.#stores;
    const cause = { about: ABOUT, holds: isElsewhere };
    if (isFree) {
      const words = holder === null ? inBoth('freeNow') : saidHolder('freeOf', holder);
      notices.askInWords(words, [['takeOver', () => void notices.attempt(() => this.takeOver(), ABOUT)]], cause);
    } else if (holder === null) notices.notify('problem', 'readLocked', {}, cause);
    else notices.say('problem', saidHolder('readElsewhere', holder), cause);
  }

  /** Hears who works on it now. */
  hear({ opening, holder, isFree }: EventPayload<'edition.holder'>): void {
    const { session } = this.#stores;
    const { reading } = session.state.get();
    if (opening !== session.opening || reading?.why !== 'elsewhere') return;
    session.state.update({ reading: { ...reading, holder }, isFree });
    this.tell(holder, isFree);
  }

  /** Hears what they did to it. */
  follow({ opening, patches }: EventPayload<'edition.followed'>): void {
    const { session } = this.#stores;
    if (opening === session.opening) session.follow(patches);
  }

  /** Somebody else has taken over what was worked on here. */
  hearTaken(opened: OpenedEdition): void {
    const { notices, session } = this.#stores;
    if (opened.opening !== session.opening) return;
    this.#show(opened);
    const holder = opened.reading?.holder;
    const words = holder == null ? inBoth('takenAway') : saidHolder('takenBy', holder);
    notices.say('problem', words, { about: ABOUT, holds: isElsewhere });
  }

  /** Works on it from here on, where nobody else does any more. */
  async takeOver(): Promise<void> {
    const { notices } = this.#stores;
    const opened = await call('edition.take-over', {});
    this.#show(opened);
    if (opened.reading === undefined) notices.notify('done', 'tookOver');
    else this.tell(opened.reading.holder ?? null, false);
  }

  /** The same edition, at the page, the place and with what is selected as before. */
  #show(opened: OpenedEdition): void {
    const { session, view } = this.#stores;
    session.load(opened, view.get().pageId);
  }
}

export function elsewhereCommands(elsewhere: Elsewhere, { session }: Pick<Stores, 'session'>) {
  return commandSet({
    'edition.take-over': {
      run: () => elsewhere.takeOver(),
      isEnabled: () => isElsewhere(session.state.get()) && session.state.get().isFree,
      why: () => {
        const { reading } = session.state.get();
        if (reading?.why !== 'elsewhere') return inBoth('whyNobodyElse');
        return reading.holder == null ? inBoth('readLocked') : saidHolder('whyNotFree', reading.holder);
      },
    },
  });
}
