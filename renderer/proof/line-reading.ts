/** Reading line by line: the caret goes to the next line, by itself at the pace of reading aloud. */
import { commandSet } from '../commands/command-set.ts';
import { preferences } from '../state/preferences.ts';
import type { ProofStores } from './proof-store.ts';

/** Characters of a line where that is not known. */
const LINE_CHARACTERS = 14;
/** A line is read as if it had so many characters at least: the eye needs a moment to find it. */
const LEAST_READ = 4;

/** What moves the caret over the lines of the page. */
export interface LineKeys {
  press(key: 'down' | 'start', isSelecting: boolean): void;
}

export class LineReading {
  readonly #stores: Pick<ProofStores, 'caret'>;
  readonly #keys: LineKeys;
  #pacing: ReturnType<typeof setTimeout> | null = null;

  constructor(stores: Pick<ProofStores, 'caret'>, keys: LineKeys) {
    this.#stores = stores;
    this.#keys = keys;
  }

  /** Moves the caret to the start of the next line. */
  nextLine(): void {
    this.#keys.press('down', false);
    this.#keys.press('start', false);
  }

  /** Reads on by itself, as long a line as it has characters; the same key stops it. */
  pace(): void {
    if (this.#pacing !== null) {
      clearTimeout(this.#pacing);
      this.#pacing = null;
      return;
    }
    const step = () => {
      const before = this.#stores.caret.place;
      this.nextLine();
      const now = this.#stores.caret.place;
      const isSame = now === undefined || (before?.part === now.part && before.offset === now.offset);
      const read = before?.part === now?.part ? (now?.offset ?? 0) - (before?.offset ?? 0) : LINE_CHARACTERS;
      const time = (Math.max(LEAST_READ, read) / preferences.get().readingPace) * 60_000;
      this.#pacing = isSame ? null : setTimeout(step, time);
    };
    step();
  }
}

export function lineReadingCommands(reading: LineReading) {
  return commandSet({
    'proof.line': { run: () => reading.nextLine() },
    'proof.pace': { run: () => reading.pace() },
  });
}
