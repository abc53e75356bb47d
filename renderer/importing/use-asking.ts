/** Asks, once for all files that came together, what those are to be that may be several things: pages of PDF, tables. */
import { Observable } from '../session/observable.ts';
import type { Dialogs } from '../state/dialogs.ts';

const pageUses = ['advert', 'drawing', 'leave'] as const;
const tableUses = ['table', 'copy', 'leave'] as const;

/** What files become: a page is placed whole for an advert, or drawn as its outlines; a table stands on the page, or is copy. */
export interface Uses {
  readonly page: (typeof pageUses)[number];
  readonly table: (typeof tableUses)[number];
}

/** Nobody is asked any more: what was in doubt stays out. */
const leftOut: Uses = { page: 'leave', table: 'leave' };

/** What was answered last is what is offered next, after a start of the program, too. */
const KEPT = 'dayang.uses-of-files';

function answeredLast(): Uses {
  const kept = (localStorage.getItem(KEPT) ?? '').split(' ');
  return {
    page: pageUses.find((use) => use === kept[0]) ?? 'advert',
    table: tableUses.find((use) => use === kept[1]) ?? 'table',
  };
}

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
    const last = answeredLast();
    const canDraw = files.some((file) => file.canDraw);
    const before: Uses = last.page === 'drawing' && !canDraw ? { ...last, page: 'advert' } : last;
    return new Promise((resolve) => {
      const settle = (uses: Uses | null) => {
        end();
        this.set(null);
        if (uses !== null) localStorage.setItem(KEPT, `${uses.page} ${uses.table}`);
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
