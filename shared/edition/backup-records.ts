/** Backups of an edition's file: why each was made, and what is told of it. */
import * as v from 'valibot';
import { filePath } from './log-records.ts';
import type { Operation } from './operations.ts';

/** Why a backup was made. What is handed on is dearer than what was only worked on. */
export const backupReasons = [
  'opened',
  'working',
  'asked',
  'before-restore',
  'handed-over',
  'signed-off',
  'released',
] as const;
export type BackupReason = (typeof backupReasons)[number];

/** Of two reasons for one backup the dearer. */
export function dearer(a: BackupReason, b: BackupReason): BackupReason {
  return backupReasons.indexOf(a) >= backupReasons.indexOf(b) ? a : b;
}

/** Why an operation asks for a backup; null where it is one of many. */
export function reasonFor({ patches }: Pick<Operation, 'patches'>): BackupReason | null {
  const reasons = patches.flatMap((patch): BackupReason[] => {
    if (patch.kind === 'put' && patch.table === 'signatures') return ['signed-off'];
    if (patch.kind === 'put' && patch.table === 'rounds') return ['handed-over'];
    const isStatus = patch.kind === 'set' && patch.table === 'articles' && patch.path[0] === 'status';
    return isStatus ? ['handed-over'] : [];
  });
  return reasons.reduce<BackupReason | null>((one, other) => (one === null ? other : dearer(one, other)), null);
}

/** What a backup's file is called, and is known by. */
const backupName = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d \d{6} [a-z-]+ [0-9a-f]{12}\.dayang(?:-paper)?$/u));

/** What a backup's name says of it; null of what is called otherwise. */
export function readBackupName(name: string): Pick<Backup, 'at' | 'reason' | 'state'> | null {
  if (!v.is(backupName, name)) return null;
  const [day = '', time = '', reason, rest = ''] = name.split(' ');
  const known = backupReasons.find((one) => one === reason);
  const at = new Date(`${day}T${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4, 6)}`);
  if (known === undefined || Number.isNaN(at.getTime())) return null;
  return { at: at.toISOString(), reason: known, state: rest.slice(0, rest.indexOf('.')) };
}

export const backupSchema = v.strictObject({
  name: backupName,
  path: filePath,
  /** ISO 8601. */
  at: v.string(),
  reason: v.picklist(backupReasons),
  bytes: v.number(),
  /** What all records came to: backups of the same state share it. */
  state: v.string(),
});
/** A backup, as it is listed. */
export type Backup = Readonly<v.InferOutput<typeof backupSchema>>;
