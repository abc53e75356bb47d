import { DayangError } from '../errors.ts';
import { recover } from '../store/recover.ts';
import type { Command } from './command.ts';

export const recoverCommand: Command = {
  name: 'recover',
  summary: 'save what is sound of a damaged edition into a new file',
  operands: ['FILE'],
  options: {
    out: { type: 'string', value: 'NEW', short: 'o', help: 'the new file; the damaged one is never written to' },
    copy: {
      type: 'string',
      value: 'FILE',
      help: 'a copy or backup to take from what the file has lost (those beside it)',
    },
  },
  run(args, console) {
    const out = args.text('out');
    if (out === undefined) throw new DayangError('usage', { detail: 'recover takes --out NEW' });
    const copy = args.text('copy');
    const { records, origins, lost } = recover(args.operand(0), out, copy === undefined ? [] : [copy]);
    console.line(`${out}: ${records} records from the file itself`);
    for (const { zh, en } of origins) console.line(`${zh}\n${en}`);
    for (const { zh, en } of lost) console.line(`没有找回：${zh}\nlost: ${en}`);
    return { json: { path: out, records, origins, lost }, hasErrors: lost.length > 0 };
  },
};
