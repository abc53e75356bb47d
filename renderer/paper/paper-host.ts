/** What of the window the newspaper's panel needs. */
import type { Edition } from '../../shared/edition/records.ts';
import type { Stores } from '../state/stores.ts';

export type PaperHost = Pick<Stores, 'session' | 'view' | 'commands' | 'notices' | 'dialogs'>;

/** A part of the panel: of the edition that is open. */
export interface PaperPart {
  readonly workspace: PaperHost;
  readonly edition: Edition;
}
