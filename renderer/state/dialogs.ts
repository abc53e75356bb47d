/** The dialog that lies over the window. */
import type { CommandId } from '../../shared/contract/commands.ts';
import { Observable } from '../session/observable.ts';

type Dialog = 'none' | 'start' | 'next' | 'new-paper' | 'palette' | 'export' | 'new' | 'import' | 'compare';

export interface DialogState {
  readonly dialog: Dialog;
  /** The command the palette asks an argument for. */
  readonly prompt: CommandId | null;
}

/** One dialog at a time. */
export class Dialogs extends Observable<DialogState> {
  constructor() {
    super({ dialog: 'none', prompt: null });
  }

  open(dialog: Exclude<Dialog, 'none'>): void {
    this.update({ dialog });
  }

  close(): void {
    this.update({ dialog: 'none' });
  }

  /** Asks in the palette for what a command needs. */
  ask(prompt: CommandId): void {
    this.update({ dialog: 'palette', prompt });
  }
}
