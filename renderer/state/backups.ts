/** How backups of the open edition stand, as main last told. */
import type { BackupState } from '../../shared/contract/backup-calls.ts';
import { Observable } from '../session/observable.ts';

export const backupState = new Observable<BackupState>({ at: null, failure: null });
