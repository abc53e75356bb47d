/** What the open edition needs of the program, and whom it tells. */
import type { EventPayload } from '../shared/contract/api.ts';
import type { Damage } from '../shared/edition/damage-records.ts';
import type { History, OpenedEdition } from '../shared/edition/log-records.ts';
import type { Operation } from '../shared/edition/operations.ts';
import type { ElsewhereHearers } from './elsewhere.ts';
import type { FaceFolder } from './face-folder.ts';
import type { Journals } from './journal.ts';
import type { KeptPage } from './kept-page.ts';
import type { Places } from './places.ts';
import type { RecentEditions } from './recent-editions.ts';
import type { JobsHost } from './services/jobs-host.ts';
import type { StoreHost } from './services/store-host.ts';
import type { Settings } from './settings.ts';

export interface EditionHost {
  readonly settings: Settings;
  /** In safe mode none is opened but the one that was given. */
  readonly isSafe: () => boolean;
  /** Who is named as having opened an edition. */
  readonly actor: () => string;
  readonly store: StoreHost;
  readonly jobs: JobsHost;
  readonly kept: KeptPage;
  readonly faces: FaceFolder;
  readonly journals: Journals;
  readonly recent: RecentEditions;
  readonly places: Places;
  /** Hears what undo and redo would do, whenever that may have changed. */
  readonly onHistory: (history: History) => void;
  /** Hears of what is damaged in the file of the edition that is open, once all of it was looked at. */
  readonly onDamaged: (path: string, damages: readonly Damage[]) => void;
  /** Hears that the file that is open goes on under another name: it was renamed, or written whole to another. */
  readonly onMoved: (moved: EventPayload<'edition.moved'>) => void;
  /** Brings into the file of an opening, made anew, what it lacks and backups of it have. */
  readonly bringBack: (was: OpenedEdition) => Promise<void>;
  /** Hears what somebody else does to the edition that is looked at here. */
  readonly elsewhere: ElsewhereHearers;
  /** Hears that somebody else has taken over what was worked on here; it is looked at from now on. */
  readonly onTaken: (opened: OpenedEdition) => void;
  /** Hears that something could not be written down that is not in the file either. */
  readonly onJournalFailed: () => void;
  /** Hears of every edition and every newspaper that was opened. */
  readonly onOpened: (opened: OpenedEdition) => void;
  /** Resolves when what still reads an edition that is no longer worked on has done so. */
  readonly isRead: () => Promise<void>;
  /** Hears that the edition was changed: by an operation, or by a step through its log (null). */
  readonly onChanged: (operation: Operation | null) => void;
}
