/** `dayang backup`, `backups`, `restore`: backups without a window, in the same folders. */
import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { DayangError } from '../errors.ts';
import { usualBackups } from '../program-data.ts';
import { chosenBackup, editionAt, keepBackup, listBackups, restoreTo } from '../store/backup-files.ts';
import { EditionFile } from '../store/edition-file.ts';
import { freeName } from '../store/free-name.ts';
import type { Arguments } from './arguments.ts';
import type { Command } from './command.ts';

const where = { type: 'string', value: 'FOLDER', help: 'the folder of backups (where the window keeps them)' } as const;

/** The folder of backups that is meant; the usual one is made. */
async function folderOf(args: Arguments, option: 'to' | 'from'): Promise<string> {
  const given = args.text(option);
  if (given !== undefined) return resolve(given);
  await mkdir(usualBackups(), { recursive: true });
  return usualBackups();
}

export const backupCommand: Command = {
  name: 'backup',
  summary: 'back an edition up, also while a window has it open; the backup is opened and found sound before it counts',
  operands: ['FILE'],
  options: { to: where },
  async run(args, console) {
    const path = resolve(args.operand(0));
    const root = await folderOf(args, 'to');
    const file = EditionFile.openToRead(path, 'any');
    const folder = mkdtempSync(join(tmpdir(), 'dayang-backup-'));
    try {
      const copy = join(folder, 'copy');
      await file.lying.backUpTo(copy);
      const { id, state } = file.lying;
      const made = { id, path, at: new Date(), reason: 'asked', state } as const;
      const { kept, failures } = await keepBackup(copy, made, [root]);
      const [failure] = failures;
      if (failure !== undefined) throw failure;
      for (const backup of kept) console.line(backup.path);
      return { json: kept[0] };
    } finally {
      file.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

export const backupsCommand: Command = {
  name: 'backups',
  summary: 'list the backups of an edition, the newest first',
  operands: ['FILE'],
  options: { from: where },
  async run(args, console) {
    const of = editionAt(resolve(args.operand(0)));
    const backups = await listBackups([await folderOf(args, 'from')], of);
    for (const { name, bytes } of backups) console.line(`${name}  ${(bytes / 2 ** 20).toFixed(1)} MB`);
    return { json: backups };
  },
};

export const restoreCommand: Command = {
  name: 'restore',
  summary: 'write a backup of an edition as a new file; the edition itself is left as it is',
  operands: ['FILE'],
  options: {
    backup: { type: 'string', value: 'NAME', help: 'which one, by the beginning of its name (the newest)' },
    from: where,
    out: { type: 'string', value: 'NEW', short: 'o', help: 'the new file (beside the edition)' },
  },
  async run(args, console) {
    const path = resolve(args.operand(0));
    const backups = await listBackups([await folderOf(args, 'from')], editionAt(path));
    const backup = chosenBackup(backups, path, args.text('backup') ?? null);
    const out = args.text('out') ?? freeName(path, dirname(path), '恢复');
    if (resolve(out) === path) throw new DayangError('already-exists', { name: out });
    await restoreTo(backup.path, out);
    console.line(`${out}: ${backup.name}`);
    return { json: { path: resolve(out), backup } };
  },
};
