/** Asks, once for all files that came together, what those are to be that may be several things: pages of PDF, tables. */
import type { Preferences } from '../../shared/contract/preferences.ts';
import { Observable } from '../session/observable.ts';
import type { Dialogs } from '../state/dialogs.ts';
import { choosePreferences, preferences } from '../state/preferences.ts';

/** What files become. */
export type Uses = Preferences['usesOfFiles'];

/** Nobody is asked any more: what was in doubt stays out. */
const leftOut: Uses = { page: 'leave', table: 'leave' };

/** A file in doubt. */
export interface DoubtfulFile {
  readonly path: string;
  readonly kind: keyof Uses;
  /** False of a page that has no outlines to be drawn. */
  readonly canDraw: boolean;
}

/** What is asked of the files. */
export interface UseQuestion {
  readonly files: readonly DoubtfulFile[];
  /** What was answered last. */
  readonly before: Uses;
  /** Null leaves all of them out. */
  readonly answer: (uses: Uses | null) => void;
}

/** The question that is asked now; null while none is. */
export class UseAsking extends Observable<UseQuestion | null> {
  readonly #dialogs: Dialogs;

  constructor(dialogs: Dialogs) {
    super(null);
    this.#dialogs = dialogs;
  }

  /** What files are to be; asks nobody where none is in doubt. */
  ask(files: readonly DoubtfulFile[]): Promise<Uses> {
    if (files.length === 0) return Promise.resolve(leftOut);
    const last = preferences.get().usesOfFiles;
    const canDraw = files.some((file) => file.canDraw);
    const before: Uses = last.page === 'drawing' && !canDraw ? { ...last, page: 'advert' } : last;
    return new Promise((resolve) => {
      const settle = (uses: Uses | null) => {
        end();
        this.set(null);
        // Where it cannot be kept it is offered until the program ends.
        if (uses !== null) choosePreferences({ usesOfFiles: uses }).catch(() => undefined);
        resolve(uses ?? leftOut);
      };
      this.set({ files, before, answer: settle });
      this.#dialogs.open('import');
      // Another dialog, or none, lies over the window: nobody is asked any more.
      const end = this.#dialogs.subscribe(() => {
        if (this.#dialogs.get().dialog !== 'import') settle(null);
      });
    });
  }
}
