/** Words to the user: what was done, what to do next, what went wrong. */
import { type Failure, failureOf } from '../../shared/contract/failure.ts';
import type { Language } from '../../shared/contract/language.ts';
import { type SaidValue, type StringKey, wordsOf } from '../i18n/strings.ts';
import { Observable } from '../session/observable.ts';
import type { View } from './view.ts';

/** A word to the user that goes away by itself or when closed. */
export interface Notice {
  readonly id: number;
  readonly kind: 'done' | 'hint' | 'problem';
  readonly text: string;
  /** It is of the edition that is open, and of no other. */
  readonly isOfEdition: boolean;
  /** What can be answered; it stays until one is chosen. */
  readonly choices?: readonly Choice[];
}

/** An answer to what a notice asks. */
interface Choice {
  readonly text: string;
  readonly run: () => void;
}

/** How long one is shown that is no problem, in milliseconds: two lines read twice. */
const NOTICE_MS = 8_000;

export class Notices extends Observable<{ readonly notices: readonly Notice[] }> {
  readonly #view: View;
  #next = 1;

  constructor(view: View) {
    super({ notices: [] });
    this.#view = view;
  }

  /** Says what went wrong; the page kept may not lie over it. */
  fail(failure: Failure): void {
    window.opening.failed();
    this.say('problem', failure);
  }

  /** Says what comes in both languages. */
  say(kind: Notice['kind'], words: Readonly<Record<Language, string>>, isOfEdition = kind !== 'problem'): void {
    this.#add(kind, words[this.#view.get().language], isOfEdition);
  }

  /** Says something in the window's language. */
  notify(kind: Notice['kind'], key: StringKey, values: Readonly<Record<string, SaidValue>> = {}): void {
    this.#add(kind, wordsOf(this.#view.get().language)(key, values), kind !== 'problem');
  }

  /** Asks something in passing: what was done stays done until an answer says otherwise. */
  ask(
    key: StringKey,
    values: Readonly<Record<string, SaidValue>>,
    answers: readonly (readonly [StringKey, () => void])[],
  ): void {
    const words = wordsOf(this.#view.get().language);
    const choices = answers.map(([answer, run]) => ({ text: words(answer), run }));
    this.#add('hint', words(key, values), true, choices);
  }

  #add(kind: Notice['kind'], text: string, isOfEdition: boolean, choices?: readonly Choice[]): void {
    const id = this.#next++;
    const { notices } = this.get();
    // What asks is of one thing alone, though it says the same.
    if (choices === undefined && notices.some((notice) => notice.text === text)) return;
    this.set({ notices: [...notices, { id, kind, text, isOfEdition, ...(choices && { choices }) }] });
    if (kind !== 'problem' && choices === undefined) setTimeout(() => this.dismiss(id), NOTICE_MS);
  }

  /** Answers what a notice asks. */
  answer(id: number, choice: Choice): void {
    this.dismiss(id);
    choice.run();
  }

  /** Another edition is opened: what was done in this one, or is to be done, is told no longer; what went wrong is. */
  leaveEdition(): void {
    this.set({ notices: this.get().notices.filter(({ isOfEdition }) => !isOfEdition) });
  }

  dismiss(id: number): void {
    this.set({ notices: this.get().notices.filter((notice) => notice.id !== id) });
  }

  /** Runs something that may fail; the failure is shown, not thrown. */
  async attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.fail(failureOf(error));
    }
  }
}
