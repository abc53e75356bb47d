/** How far the sheets are that are to be printed. */
import { pageCount } from '../../shared/edition/selectors.ts';
import { commandSet } from '../commands/command-set.ts';
import { Observable } from '../session/observable.ts';
import type { Stores } from '../state/stores.ts';

interface PrintsState {
  /** Sheets drawn of those wanted; null while none are. */
  readonly progress: { readonly done: number; readonly total: number } | null;
}

export class Prints extends Observable<PrintsState> {
  constructor() {
    super({ progress: null });
  }

  /** Main tells how far it is. */
  told(progress: { readonly done: number; readonly total: number }): void {
    if (this.get().progress !== null) this.update({ progress });
  }
}

export function printCommands({ dialogs, session }: Pick<Stores, 'dialogs' | 'session'>) {
  const hasPages = () => {
    const { edition } = session.state.get();
    return edition !== null && pageCount(edition) > 0;
  };
  return commandSet({
    'edition.print': { run: () => dialogs.open('print'), isEnabled: hasPages, why: 'printNothing' },
  });
}
