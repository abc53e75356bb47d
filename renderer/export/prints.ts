/** How far the sheets are that are to be printed. */
import { pageCount } from '../../shared/edition/selectors.ts';
import { commandSet } from '../commands/command-set.ts';
import { Observable } from '../session/observable.ts';
import type { Stores } from '../state/stores.ts';
import type { PrintKind } from './print-choices.ts';

interface PrintsState {
  /** What is offered first: what was printed last, for proofs are printed one after another. */
  readonly kind: PrintKind;
  /** Sheets drawn of those wanted; null while none are. */
  readonly progress: { readonly done: number; readonly total: number } | null;
}

export class Prints extends Observable<PrintsState> {
  constructor() {
    super({ kind: 'page', progress: null });
  }

  /** Main tells how far it is. */
  told(progress: { readonly done: number; readonly total: number }): void {
    if (this.get().progress !== null) this.update({ progress });
  }
}

export function printCommands(
  prints: Prints,
  { dialogs, session, selection }: Pick<Stores, 'dialogs' | 'session' | 'selection'>,
) {
  const hasPages = () => {
    const { edition } = session.state.get();
    return edition !== null && pageCount(edition) > 0;
  };
  return commandSet({
    'edition.print': { run: () => dialogs.open('print'), isEnabled: hasPages, why: 'printNothing' },
    'story.print': {
      run: () => {
        prints.update({ kind: 'story' });
        dialogs.open('print');
      },
      isEnabled: () => selection.get().articleId !== null,
      why: 'whyNoArticle',
    },
  });
}
