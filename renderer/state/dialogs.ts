/** The dialog that lies over the window. */
import type { ChosenPaper } from '../../shared/contract/api.ts';
import type { CommandId } from '../../shared/contract/commands.ts';
import { Observable } from '../session/observable.ts';

type Dialog =
  | 'none'
  | 'start'
  | 'next'
  | 'of-paper'
  | 'new-paper'
  | 'palette'
  | 'export'
  | 'new'
  | 'import'
  | 'compare'
  | 'plan'
  | 'book'
  | 'glyph';

export interface DialogState {
  readonly dialog: Dialog;
  /** The command the palette asks an argument for. */
  readonly prompt: CommandId | null;
  /** The newspaper's file of which an edition is to be made. */
  readonly paper: ChosenPaper | null;
  /** The character that is to be drawn; empty where it is asked for. */
  readonly character: string;
}

/** One dialog at a time. */
export class Dialogs extends Observable<DialogState> {
  constructor() {
    super({ dialog: 'none', prompt: null, paper: null, character: '' });
  }

  open(dialog: Exclude<Dialog, 'none' | 'of-paper' | 'glyph'>): void {
    this.update({ dialog });
  }

  close(): void {
    this.update({ dialog: 'none', paper: null });
  }

  /** Asks of which day the edition of a newspaper's file is to be. */
  openPaper(paper: ChosenPaper): void {
    this.update({ dialog: 'of-paper', paper });
  }

  /** Asks for the drawing of a character; for the character, too, where none is named. */
  openGlyph(character: string): void {
    this.update({ dialog: 'glyph', character });
  }

  /** Asks in the palette for what a command needs. */
  ask(prompt: CommandId): void {
    this.update({ dialog: 'palette', prompt });
  }
}
