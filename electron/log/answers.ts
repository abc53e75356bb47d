/** Writes down what the window asked for that failed or took long, and every opening of an edition. */
import type { MethodName } from '../../shared/contract/api.ts';
import type { BackupState } from '../../shared/contract/backup-calls.ts';
import { FailureError } from '../../shared/contract/failure.ts';
import { failureOf } from '../errors.ts';
import { faultOf } from './faults.ts';
import type { Log } from './log.ts';

/** Calls that took so long are written down, in milliseconds. */
const SLOW_MS = 500;
const always: ReadonlySet<MethodName> = new Set<MethodName>(['session.start', 'edition.open']);

/** Writes down a call that took some milliseconds; `error` is what it failed with, null where it did not. */
export function logAnswer(log: Log, name: MethodName, took: number, error: unknown): void {
  if (error === null && took < SLOW_MS && !always.has(name)) return;
  const failed = error === null ? null : failureOf(error).code;
  log.write({ what: 'call', name, took: Math.round(took), failed });
  // What a service failed with it has told by itself.
  if (failed === 'unexpected' && !(error instanceof FailureError)) log.fault('main', faultOf(error));
}

/** Writes down a backup that could not be made. Nobody asks for most of them, so that no call says what became of them. */
export function logBackups(log: Log, { failure }: BackupState): void {
  if (failure !== null) log.write({ what: 'call', name: 'backups.make', took: 0, failed: failure.code });
}
