/**
 * Which edits undo takes back together: a burst of typing or of deleting, one composed word with what it
 * replaced, one paste. A step ends by what the user does. The only time that counts is the user's own: the
 * moment a key went down, as its event says, whenever the machine comes to it.
 */
import { newId } from '../../shared/edition/ids.ts';

/** A pause between two keys that ends a step, in milliseconds. */
const PAUSE_MS = 900;

/** What an edit does. A break starts a step, and what is typed in the new line belongs to it. */
export type EditKind = 'insert' | 'delete' | 'break' | 'other';

/** What counts of a key: which it is, with what held down, and when it went down by the event's clock. */
export interface KeyDown {
  readonly key: string;
  readonly timeStamp: number;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** Keys that stand for nothing by themselves: held down for the next. */
const HELD: ReadonlySet<string> = new Set(['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'Fn']);

/** Keys with long names that edit, or that a keyboard or an input method hands on without saying which. */
const EDITING: ReadonlySet<string> = new Set(['Backspace', 'Delete', 'Enter', 'Process', 'Dead', 'Unidentified']);

/** True for keys that go on with typing; arrows and commands do not. */
function isEditing({ key, ctrlKey, metaKey, altKey }: KeyDown): boolean {
  const isCommand = ctrlKey || metaKey || altKey;
  return !isCommand && ([...key].length === 1 || EDITING.has(key));
}

export class TypingSteps {
  #step = newId<'step'>();
  /** When the last key went down. */
  #last = Number.NEGATIVE_INFINITY;
  #kind: EditKind | null = null;
  #isComposing = false;
  /** What is pasted or dropped is about to come, or has come. */
  #paste: 'none' | 'coming' | 'done' = 'none';

  /** A key went down; told before what it does. */
  key(event: KeyDown): void {
    if (HELD.has(event.key)) return;
    if (!isEditing(event) || this.#paste !== 'none' || event.timeStamp - this.#last > PAUSE_MS) this.end();
    this.#last = event.timeStamp;
  }

  /** The step an edit made now belongs to. */
  of(kind: EditKind): string {
    const isOther = kind === 'break' || kind === 'other' || (this.#kind !== null && this.#kind !== kind);
    // Text that is dragged is deleted where it was and put in where it is dropped: one step, which then is over.
    if (this.#paste === 'done' || (isOther && this.#paste === 'none')) this.end();
    if (this.#paste === 'coming' && kind === 'insert') this.#paste = 'done';
    this.#kind = kind === 'break' ? 'insert' : kind;
    return this.#step;
  }

  /** What follows is another step: the caret was moved, another field entered. */
  end(): void {
    if (this.#isComposing) return;
    this.#step = newId<'step'>();
    this.#kind = null;
    this.#paste = 'none';
  }

  /** What is pasted or dropped now is a step of its own. */
  paste(): void {
    this.end();
    this.#paste = 'coming';
  }

  /** An input method starts: all until it is done is one step. */
  startComposition(): void {
    this.end();
    this.#isComposing = true;
  }

  endComposition(): void {
    this.#isComposing = false;
    this.end();
  }
}
