/** Which arrow keys undo takes back together: those that follow each other do one thing. */
import { type BlockId, newId } from '../../../shared/edition/ids.ts';
import type { Edition } from '../../../shared/edition/records.ts';

/** A pause between two keys that ends a step, in milliseconds: as long as in typing (`typing-steps.ts`). */
const PAUSE_MS = 900;

export class KeySteps {
  #step = newId<'step'>();
  #last = { label: '', blocks: '', at: Number.NEGATIVE_INFINITY };
  #edition: Edition | null = null;

  /** The step a key belongs to that does `label` to blocks; `edition` is as it stands before it, `now` in milliseconds. */
  of(label: string, blocks: readonly BlockId[], edition: Edition, now: number): string {
    const same = this.#last.label === label && this.#last.blocks === blocks.join(' ');
    // What was done between, undo too, ends the step.
    if (!same || now - this.#last.at > PAUSE_MS || this.#edition !== edition) this.#step = newId<'step'>();
    this.#last = { label, blocks: blocks.join(' '), at: now };
    return this.#step;
  }

  /** The edition as the key left it. */
  left(edition: Edition | null): void {
    this.#edition = edition;
  }
}
