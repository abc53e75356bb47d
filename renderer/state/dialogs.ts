/** The dialog that lies over the window. */
import type { ChosenPaper } from '../../shared/contract/api.ts';
import type { CommandId } from '../../shared/contract/commands.ts';
import type { TemplateId } from '../../shared/edition/ids.ts';
import { Observable } from '../session/observable.ts';

type Dialog =
  | 'none'
  | 'start'
  | 'next'
  | 'of-paper'
  | 'new-paper'
  | 'palette'
  | 'preferences'
  | 'save'
  | 'export'
  | 'print'
  | 'new'
  | 'import'
  | 'reread'
  | 'watch'
  | 'arrival'
  | 'compare'
  | 'tidy'
  | 'plan'
  | 'templates'
  | 'book'
  | 'glyph'
  | 'lists'
  | 'alike'
  | 'backups'
  | 'report'
  | 'licences';

export interface DialogState {
  readonly dialog: Dialog;
  /** The command the palette asks an argument for. */
  readonly prompt: CommandId | null;
  /** The newspaper's file of which an edition is to be made. */
  readonly paper: ChosenPaper | null;
  /** The character that is to be drawn; empty where it is asked for. */
  readonly character: string;
  /** The template that is looked at first; null for the first in the list. */
  readonly template: TemplateId | null;
  /** The edition's file whose backups are shown; null for the one that is open. */
  readonly backupsOf: string | null;
  /** What is kept of the list of adverts, for the edition in that file: what was typed, or rows that found no place. */
  readonly bookings: { readonly edition: string; readonly text: string; readonly withoutPlace: number };
}

/** One dialog at a time. */
export class Dialogs extends Observable<DialogState> {
  constructor() {
    const bookings = { edition: '', text: '', withoutPlace: 0 };
    super({ dialog: 'none', prompt: null, paper: null, character: '', template: null, backupsOf: null, bookings });
  }

  open(dialog: Exclude<Dialog, 'none' | 'of-paper' | 'glyph' | 'templates' | 'backups'>): void {
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

  /** Shows the templates, and what one would make of the page. */
  openTemplates(template: TemplateId | null = null): void {
    this.update({ dialog: 'templates', template });
  }

  /** Shows the backups of an edition's file; of the one that is open where none is named. */
  openBackups(path: string | null = null): void {
    this.update({ dialog: 'backups', backupsOf: path });
  }

  /** Keeps a list of adverts, or its rows that found no place: it is there when the list is opened again. */
  keepBookings(edition: string, text: string, withoutPlace: number): void {
    this.update({ bookings: { edition, text, withoutPlace } });
  }

  /** Asks in the palette for what a command needs. */
  ask(prompt: CommandId): void {
    this.update({ dialog: 'palette', prompt });
  }
}
