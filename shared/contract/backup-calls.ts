/** Calls about backups: what there are of an edition, looking at one, and going back to it. */
import * as v from 'valibot';
import { backupSchema } from '../edition/backup-records.ts';
import { filePath, openedSchema, openingId, steppedSchema, storedEdition } from '../edition/log-records.ts';
import { failureSchema } from './failure-schema.ts';

const empty = v.strictObject({});
/** A backup of the list that was told last. */
const ofBackup = v.strictObject({ path: filePath });

/** How backups stand: when the last was made of the open edition, and why one is wanting, in all folders or in one of two. */
const backupStateSchema = v.strictObject({
  /** ISO 8601; null where none was made since it is open, or the last that was to be made is in no folder. */
  at: v.nullable(v.string()),
  failure: v.nullable(failureSchema),
});
export type BackupState = Readonly<v.InferOutput<typeof backupStateSchema>>;

const foldersSchema = v.strictObject({
  first: v.strictObject({ path: filePath, isUsual: v.boolean() }),
  /** A further folder, on another disk or a share; null where there is none. */
  second: v.nullable(filePath),
});
/** Where backups are kept. */
export type BackupFolders = Readonly<v.InferOutput<typeof foldersSchema>>;

const which = v.strictObject({ which: v.picklist(['first', 'second']) });

export const backupCalls = {
  /** The backups of an edition that was opened lately, the newest first; of the one that is open where none is named. */
  'backups.list': { input: v.strictObject({ path: v.nullable(filePath) }), output: v.array(backupSchema) },
  /** Makes one of the open edition now, unless the newest is as it stands. */
  'backups.make': { input: empty, output: backupStateSchema },
  /** The edition as a backup has it. */
  'backups.read': { input: ofBackup, output: storedEdition },
  /** Opens a backup to look at it, instead of what is open. */
  'backups.look': { input: ofBackup, output: openedSchema },
  /**
   * Makes the open edition what a backup has, as one step, after backing it up as it is. Null where it is that already.
   * Fails where that backup cannot be made: nothing has changed then.
   */
  'backups.restore': { input: v.strictObject({ of: openingId, path: filePath }), output: v.nullable(steppedSchema) },
  /**
   * Writes a backup as a new file beside the edition it is of, and opens that; asks for a place where that cannot be. Null
   * when the user changed their mind.
   */
  'backups.restore-new': { input: ofBackup, output: v.nullable(openedSchema) },
  /** Where they are kept. */
  'backups.folders': { input: empty, output: foldersSchema },
  /** Asks for a folder to keep them in from now on. */
  'backups.choose-folder': { input: which, output: foldersSchema },
  /** Keeps them in the usual folder again, or in no second one. */
  'backups.reset-folder': { input: which, output: foldersSchema },
} as const;

export const backupEvents = { 'backups.state': backupStateSchema } as const;
