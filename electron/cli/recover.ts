import { DayangError } from '../errors.ts';
import { usualBackups } from '../program-data.ts';
import { editionAt, listBackups } from '../store/backup-files.ts';
import { recover } from '../store/recover.ts';
import type { Command } from './command.ts';

/** Backups that are looked into: what is in none of the last is not to be expected in those before. */
const MOST_BACKUPS = 5;

export const recoverCommand: Command = {
  name: 'recover',
  summary: 'save what is sound of a damaged edition into a new file',
  operands: ['FILE'],
  options: {
    out: { type: 'string', value: 'NEW', short: 'o', help: 'the new file; the damaged one is never written to' },
    copy: {
      type: 'string',
      value: 'FILE',
      help: 'a further copy to take from what the file has lost',
    },
    backups: { type: 'string', value: 'FOLDER', help: 'where its backups are (where the window keeps them)' },
  },
  async run(args, console) {
    const out = args.text('out');
    if (out === undefined) throw new DayangError('usage', { detail: 'recover takes --out NEW' });
    const copy = args.text('copy');
    const path = args.operand(0);
    const backups = await listBackups([args.text('backups') ?? usualBackups()], editionAt(path));
    const newest = backups.slice(0, MOST_BACKUPS).map((backup) => backup.path);
    const { records, origins, lost } = recover(path, out, copy === undefined ? [] : [copy], newest);
    console.line(`${out}: ${records} records from the file itself`);
    for (const { zh, en } of origins) console.line(`${zh}\n${en}`);
    for (const { zh, en } of lost) console.line(`没有找回：${zh}\nlost: ${en}`);
    return { json: { path: out, records, origins, lost }, hasErrors: lost.length > 0 };
  },
};
