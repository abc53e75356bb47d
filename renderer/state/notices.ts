/** Words to the user: what was done, what to do next, what went wrong. Each goes when what it tells of is over. */
import { type Failure, failureOf } from '../../shared/contract/failure.ts';
import type { Language } from '../../shared/contract/language.ts';
import { inBoth, type SaidValue, type StringKey } from '../i18n/strings.ts';
import type { EditionState } from '../session/edition-state.ts';
import { Observable } from '../session/observable.ts';

/**
 * What is done, or comes next, goes by itself. What was refused changed nothing, and goes with the next thing that is
 * done. A problem stays until it is over, is closed, or another edition is opened.
 */
type NoticeKind = 'done' | 'hint' | 'refused' | 'problem';

/** What a notice is tied to. */
export interface Cause {
  /** What it is about: a later word about the same takes its place, and success ends it. */
  readonly about?: string;
  /** False once it is so no longer: undone, mended, done after all. */
  readonly holds?: (state: EditionState) => boolean;
}

/** A word to the user. */
export interface Notice extends Cause {
  readonly id: number;
  readonly kind: NoticeKind;
  readonly words: Readonly<Record<Language, string>>;
  /** How often it was said since it is shown. */
  readonly times: number;
  /** What an error says itself, for whoever asks for it. */
  readonly detail?: string;
  /** What can be answered; it stays until one is chosen. */
  readonly choices?: readonly Choice[];
  /** Its answers are an offer: it goes by itself all the same. */
  readonly isOffer?: true;
}

/** An answer to what a notice asks. */
interface Choice {
  readonly text: Readonly<Record<Language, string>>;
  readonly run: () => void;
}

/** How long one is shown that goes by itself, in milliseconds: two lines read twice. */
const NOTICE_MS = 8_000;

/** Notices that are shown at once: what is said is read while it is short. */
export const MOST_SHOWN = 3;

function isPassing({ kind, choices, isOffer }: Notice): boolean {
  return (kind === 'done' || kind === 'hint') && (choices === undefined || isOffer === true);
}

/** Those that are shown where there are more, in their order: what asks something, then what was said last. */
export function shownFirst(notices: readonly Notice[]): readonly Notice[] {
  const last = notices.toReversed();
  const wanted = [
    ...last.filter(({ choices }) => choices !== undefined),
    ...last.filter(({ choices }) => choices === undefined),
  ].slice(0, MOST_SHOWN);
  return notices.filter((notice) => wanted.includes(notice));
}

export class Notices extends Observable<{ readonly notices: readonly Notice[] }> {
  readonly #timers = new Map<number, ReturnType<typeof setTimeout>>();
  #next = 1;
  /** Editions that were left. */
  #left = 0;

  constructor() {
    super({ notices: [] });
  }

  /** Says what went wrong; the page kept may not lie over it. */
  fail(failure: Failure, cause: Cause = {}): void {
    window.opening.failed();
    const { zh, en, detail } = failure;
    this.#add({ kind: 'problem', words: { zh, en }, ...(detail === undefined ? {} : { detail }), ...cause });
  }

  /** Says what comes in both languages. */
  say(kind: NoticeKind, { zh, en }: Readonly<Record<Language, string>>, cause: Cause = {}): void {
    this.#add({ kind, words: { zh, en }, ...cause });
  }

  /** Says something in the window's words. */
  notify(kind: NoticeKind, key: StringKey, values: Parameters<typeof inBoth>[1] = {}, cause: Cause = {}): void {
    this.say(kind, inBoth(key, values), cause);
  }

  /** Asks something in passing: what was done stays done until an answer says otherwise. */
  ask(
    key: StringKey,
    values: Readonly<Record<string, SaidValue>>,
    answers: readonly (readonly [StringKey, () => void])[],
    cause: Cause = {},
  ): void {
    const choices = answers.map(([answer, run]) => ({ text: inBoth(answer), run }));
    this.#add({ kind: 'hint', words: inBoth(key, values), choices, ...cause });
  }

  /** Asks something in words that are there already. */
  askInWords(
    words: Readonly<Record<Language, string>>,
    answers: readonly (readonly [StringKey, () => void])[],
    cause: Cause = {},
  ): void {
    const choices = answers.map(([answer, run]) => ({ text: inBoth(answer), run }));
    this.#add({ kind: 'problem', words, choices, ...cause });
  }

  /** Says what was done, and what may be done about it: who wants nothing of it leaves it alone. */
  offer(words: Readonly<Record<Language, string>>, answer: StringKey, run: () => void, cause: Cause = {}): void {
    this.#add({ kind: 'done', words, choices: [{ text: inBoth(answer), run }], isOffer: true, ...cause });
  }

  #add(said: Omit<Notice, 'id' | 'times'>): void {
    const { notices } = this.get();
    const { kind, words, choices, about, holds } = said;
    const same = notices.find(
      (one) =>
        one.kind === kind &&
        one.words.zh === words.zh &&
        one.words.en === words.en &&
        one.detail === said.detail &&
        // What asks is of one thing alone, though it says the same.
        one.choices === undefined &&
        choices === undefined,
    );
    const others = notices.filter((one) => one !== same && (about === undefined || one.about !== about));
    const before = same?.holds;
    const eitherHolds =
      before === undefined || holds === undefined ? holds : (state: EditionState) => before(state) || holds(state);
    const notice: Notice = {
      ...said,
      ...(eitherHolds && { holds: eitherHolds }),
      id: same?.id ?? this.#next++,
      // What is so is said once; what happens is counted.
      times: same === undefined ? 1 : same.times + (holds === undefined ? 1 : 0),
    };
    this.#keep([...others, notice]);
    if (isPassing(notice))
      this.#timers.set(
        notice.id,
        setTimeout(() => this.dismiss(notice.id), NOTICE_MS),
      );
  }

  /** Shows these and no others; what said them goes on from now. */
  #keep(notices: readonly Notice[]): void {
    const before = this.get().notices;
    if (notices.length === before.length && notices.every((notice) => before.includes(notice))) return;
    for (const one of before) {
      if (notices.includes(one)) continue;
      clearTimeout(this.#timers.get(one.id));
      this.#timers.delete(one.id);
    }
    this.set({ notices });
  }

  #keepWhere(stays: (notice: Notice) => boolean): void {
    this.#keep(this.get().notices.filter(stays));
  }

  /** Takes away what is so no longer. */
  keepTo(state: EditionState): void {
    this.#keepWhere(({ holds }) => holds === undefined || holds(state));
  }

  /** The edition was changed: what was refused before that is history; what was done may be undone by a step back. */
  changed(isStep: boolean): void {
    this.#keepWhere((notice) => notice.kind !== 'refused' && !(isStep && isPassing(notice)));
  }

  /** Something is done anew: what was refused before it is history. */
  begins(): void {
    this.changed(false);
  }

  /** What was said about something is over. */
  over(about: string): void {
    this.#keepWhere((notice) => notice.about !== about);
  }

  /** Answers what a notice asks. */
  answer(id: number, choice: Choice): void {
    this.dismiss(id);
    choice.run();
  }

  /** Another edition is open: nothing that was said of this one is of that. */
  leaveEdition(): void {
    this.#left += 1;
    this.#keep([]);
  }

  dismiss(id: number): void {
    this.#keepWhere((notice) => notice.id !== id);
  }

  /**
   * Runs something that may fail; the failure is shown, not thrown, and gone once the same succeeds. What fails of an edition
   * that was left meanwhile is said over no other.
   */
  async attempt(work: () => Promise<void>, about: string): Promise<void> {
    const left = this.#left;
    try {
      await work();
      this.over(about);
    } catch (error) {
      if (left === this.#left) this.fail(failureOf(error), { about });
    }
  }
}
