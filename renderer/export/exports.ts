/** How far an export is, and what the last one made. */
import type { ExportResult } from '../../shared/contract/export-calls.ts';
import { commandSet } from '../commands/command-set.ts';
import { Observable } from '../session/observable.ts';
import type { Dialogs } from '../state/dialogs.ts';

export interface ExportsState {
  /** Pages written of those wanted; null while nothing is exported. */
  readonly progress: { readonly done: number; readonly total: number } | null;
  /** What the last export made, while its dialog is open. */
  readonly result: (ExportResult & { readonly folder: string }) | null;
}

export class Exports extends Observable<ExportsState> {
  constructor(dialogs: Dialogs) {
    super({ progress: null, result: null });
    dialogs.subscribe(() => {
      if (dialogs.get().dialog === 'none' && this.get().result !== null) this.update({ result: null });
    });
  }

  /** Main tells how far it is. A glance at pages has no progress to show. */
  told(progress: { readonly done: number; readonly total: number }): void {
    if (this.get().progress !== null) this.update({ progress });
  }
}

export function exportCommands(dialogs: Dialogs) {
  return commandSet({ 'export.pages': { run: () => dialogs.open('export') } });
}
