/** Which edits undo takes back together: a burst of typing, one composed word with what it replaced. */
import { newId } from '../../shared/edition/ids.ts';

/** A pause in typing that ends a step, in milliseconds. */
const PAUSE_MS = 900;

export class TypingSteps {
  #step = newId<'step'>();
  #last = 0;
  #isComposing = false;

  /** The step an edit made now belongs to. */
  current(now: number): string {
    if (!this.#isComposing && now - this.#last > PAUSE_MS) this.#step = newId<'step'>();
    this.#last = now;
    return this.#step;
  }

  /** What follows is another step: the caret was moved, a paragraph begun. */
  end(): void {
    if (!this.#isComposing) this.#step = newId<'step'>();
  }

  /** An input method starts: all until it is done is one step. */
  startComposition(): void {
    this.end();
    this.#isComposing = true;
  }

  endComposition(): void {
    this.#isComposing = false;
    this.#last = 0;
  }
}
