/** `dayang proof …`: a whole round of proofing without a window. */
import { EditionFile } from '../store/edition-file.ts';
import type { Command } from './command.ts';
import { type ProofCall, type ProofResult, usage } from './proof-call.ts';
import { apply, mark, remove, settle } from './proof-marks.ts';
import { sheet, signPages, status } from './proof-pages.ts';
import { handOverRound, list, start, stats, verify } from './proof-rounds.ts';

type Action = (call: ProofCall) => ProofResult | Promise<ProofResult>;

/** Those that only look, also while somebody works on the edition. */
const looking: Readonly<Record<string, Action>> = { list, verify, status, stats, sheet };
/** Those that change the edition. */
const changing: Readonly<Record<string, Action>> = {
  start,
  mark,
  apply,
  reject: (call) => settle(call, 'reject'),
  answer: (call) => settle(call, 'answer'),
  remove,
  'hand-over': handOverRound,
  sign: signPages,
};
const actions = { ...looking, ...changing };

export const proofCommand: Command = {
  name: 'proof',
  summary: `proofread: ACTION is ${Object.keys(actions).join(', ')}`,
  operands: ['ACTION', 'FILE'],
  options: {
    by: { type: 'string', value: 'NAME', help: 'who does it' },
    name: { type: 'string', value: 'NAME', help: 'what a new round is called (一校, 二校 …)' },
    pages: { type: 'string', value: '1-3,5', help: 'which pages (all)' },
    round: { type: 'string', value: 'NAME', help: 'a round by its name or number (the last)' },
    against: {
      type: 'string',
      value: 'NAME',
      help: 'verify against what a later round began with (the pages as they are)',
    },
    marks: { type: 'string', value: 'FILE', help: 'marks to put, a JSON list; - for standard input' },
    mark: { type: 'string', value: 'ID', help: 'the mark to apply, reject, answer or remove' },
    all: { type: 'boolean', help: 'apply every open mark of the round' },
    reason: { type: 'string', value: 'TEXT', help: 'why a mark is rejected, or a page signed all the same' },
    reply: { type: 'string', value: 'TEXT', help: 'the answer to a note' },
    paper: { type: 'string', value: 'A3', help: 'paper of a page proof: A3 or A4' },
    out: { type: 'string', value: 'FILE', help: 'where a page proof goes (proof.pdf)' },
    role: { type: 'string', value: 'ROLE', help: 'who signs: 责编, 校对, 值班主编' },
  },
  async run(args, console) {
    const [name, path] = [args.operand(0), args.operand(1)];
    const action = actions[name];
    if (action === undefined) throw usage(`ACTION is ${Object.keys(actions).join(', ')}, not ${name}`);
    const file = Object.hasOwn(looking, name) ? EditionFile.openToRead(path) : EditionFile.open(path);
    try {
      return await action({ file, args, console, who: { by: args.text('by') ?? '', at: new Date().toISOString() } });
    } finally {
      file.close();
    }
  },
};
