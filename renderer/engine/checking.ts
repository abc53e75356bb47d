/** Checks what the engine has composed, once nothing new has come for a moment: nobody's key waits for it. */
import type { Finding } from '../../shared/checks/check.ts';
import { Checker } from '../../shared/checks/run.ts';
import type { ComposedEdition } from '../../shared/compose/display-list.ts';
import type { WireNews } from '../../shared/edition/arrival-records.ts';
import type { PageId } from '../../shared/edition/ids.ts';
import type { PressLimits } from '../../shared/edition/press-limits.ts';
import type { Edition } from '../../shared/edition/records.ts';

/** How long work has to pause, in milliseconds: longer than keys of a typist are apart. */
const SETTLE = 400;

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
  #checker = new Checker();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(tell: (findings: readonly Finding[]) => void) {
    this.#tell = tell;
  }

  /** Forgets what was found: another edition is open. */
  forget(): void {
    this.stop();
    this.#checker = new Checker();
  }

  /** Stops: what was being checked has changed. */
  stop(): void {
    clearTimeout(this.#timer);
  }

  /** Checks after a moment, and from then on a page at a time, so that a message that comes is heard between two. */
  start(what: Checked, settle = SETTLE): void {
    this.stop();
    this.#timer = setTimeout(() => this.#begin(what), settle);
  }

  #begin({ edition, composed, limits, shown, news }: Checked): void {
    const steps = this.#checker.steps(edition, composed, limits, shown, news);
    const tell = () => this.#tell(this.#checker.found(edition, composed));
    let left = shown.length;
    const step = () => {
      const isOver = steps.next().done === true;
      left--;
      if (isOver || left === 0) tell();
      if (!isOver) this.#timer = setTimeout(step);
    };
    step();
  }
}
