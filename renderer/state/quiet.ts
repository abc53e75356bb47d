/** When nobody types: what would change under their eyes waits for that. */

/** How long after the last key it is quiet, in milliseconds: longer than one stops to look for a character. */
const QUIET_MS = 1_000;

export class Quiet {
  readonly #now: () => number;
  #isComposing = false;
  #last = Number.NEGATIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #waiting: (() => void) | null = null;

  /** Hears what is typed anywhere in a window. */
  constructor(of: Pick<EventTarget, 'addEventListener'>, now: () => number = () => performance.now()) {
    this.#now = now;
    const typed = () => {
      this.#last = this.#now();
    };
    of.addEventListener('beforeinput', typed, { capture: true });
    of.addEventListener(
      'compositionstart',
      () => {
        this.#isComposing = true;
      },
      { capture: true },
    );
    of.addEventListener(
      'compositionend',
      () => {
        this.#isComposing = false;
        typed();
        this.#look();
      },
      { capture: true },
    );
  }

  /** Does something now, or once it is quiet; what was to be done before is not done any more. */
  whenQuiet(act: () => void): void {
    this.#waiting = act;
    this.#look();
  }

  #look(): void {
    clearTimeout(this.#timer);
    if (this.#waiting === null || this.#isComposing) return;
    const left = this.#last + QUIET_MS - this.#now();
    if (left > 0) {
      this.#timer = setTimeout(() => this.#look(), left);
      return;
    }
    const act = this.#waiting;
    this.#waiting = null;
    act();
  }
}
