/** Checks what the engine has composed, once nothing new has come for a moment: nobody's key waits for it. */
import type { Finding } from '../../shared/checks/check.ts';
import { CopyChecker } from '../../shared/checks/copy/checked.ts';
import { languageUnread } from '../../shared/checks/copy/language-unread.ts';
import type { Language } from '../../shared/checks/language/language.ts';
import { Checker } from '../../shared/checks/run.ts';
import type { ComposedEdition } from '../../shared/compose/display-list.ts';
import type { WireNews } from '../../shared/edition/arrival-records.ts';
import type { PageId } from '../../shared/edition/ids.ts';
import type { PressLimits } from '../../shared/edition/press-limits.ts';
import type { Edition } from '../../shared/edition/records.ts';

/** How long work has to pause, in milliseconds: longer than keys of a typist are apart. */
const SETTLE = 400;

/** How long nothing has to be checked, in milliseconds, for what is known of Chinese to be given back. */
const IDLE = 5 * 60_000;

/** What is checked. */
export interface Checked {
  readonly edition: Edition;
  readonly composed: ComposedEdition;
  readonly limits: PressLimits;
  /** What agencies have said of stories since they were taken. */
  readonly news: readonly WireNews[];
  /** The pages looked at: what is found on them is told first. */
  readonly shown: readonly PageId[];
}

export class Checking {
  readonly #tell: (findings: readonly Finding[]) => void;
  readonly #load: () => Promise<Language>;
  readonly #copy = new CopyChecker();
  #checker = new Checker(this.#copy);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #idle: ReturnType<typeof setTimeout> | undefined;
  #language: 'away' | 'coming' | 'here' | 'missing' = 'away';
  #coming: Promise<void> = Promise.resolve();
  #last: Checked | null = null;

  /** `load` reads what is known of Chinese: some megabytes, when there is copy to look at. */
  constructor(tell: (findings: readonly Finding[]) => void, load: () => Promise<Language>) {
    this.#tell = tell;
    this.#load = load;
  }

  /** Forgets what was found: another edition is open. */
  forget(): void {
    this.stop();
    this.#copy.forget();
    this.#checker = new Checker(this.#copy);
  }

  /** Stops: what was being checked has changed, or nothing is to be checked; nor is it when what is known of Chinese comes. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#last = null;
  }

  /** Checks after a moment, and from then on a page at a time, so that a message that comes is heard between two. */
  start(what: Checked, settle = SETTLE): void {
    this.stop();
    this.#last = what;
    this.#timer = setTimeout(() => this.#begin(what), settle);
  }

  /** What looks at copy, once what is known of Chinese is there, or known not to be: whoever asks wants an answer now. */
  async copy(): Promise<CopyChecker> {
    this.#wantLanguage();
    await this.#coming;
    return this.#copy;
  }

  #begin({ edition, composed, limits, shown, news }: Checked): void {
    this.#wantLanguage();
    const steps = this.#checker.steps(edition, composed, limits, shown, news);
    const tell = () => {
      const found = this.#checker.found(edition, composed);
      this.#tell(this.#language === 'missing' ? [...found, languageUnread] : found);
    };
    let left = shown.length;
    const step = () => {
      const isOver = steps.next().done === true;
      left--;
      if (isOver || left === 0) tell();
      if (!isOver) this.#timer = setTimeout(step);
    };
    step();
  }

  /** Has what is known of Chinese come, and go when nothing has been checked for a while. */
  #wantLanguage(): void {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => {
      if (this.#language !== 'here') return;
      this.#copy.rest();
      this.#language = 'away';
    }, IDLE);
    if (this.#language !== 'away') return;
    this.#language = 'coming';
    this.#coming = this.#load().then(
      (language) => {
        this.#copy.use(language);
        this.#language = 'here';
        if (this.#last !== null) this.start(this.#last, 0);
      },
      () => {
        this.#language = 'missing';
        this.#copy.use(null);
        if (this.#last !== null) this.start(this.#last, 0);
      },
    );
  }
}
