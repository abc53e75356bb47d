/** `dayang proof mark`, `apply`, `reject`, `answer` and `remove`: marks put and settled. */
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { applyPatches, type Patch } from '../../shared/edition/operations.ts';
import { answer, carryOutAll, reject } from '../../shared/proof/carry-out.ts';
import { placeQuoted, quotedMarkSchema, reportMark } from '../../shared/proof/quoted-marks.ts';
import { marksOf, putMark, removeMark } from '../../shared/proof/rounds.ts';
import { asDayangError, DayangError } from '../errors.ts';
import type { Arguments } from './arguments.ts';
import { markFor, type ProofCall, type ProofResult, roundFor, save, usage } from './proof-call.ts';

function readMarks(args: Arguments): v.InferOutput<typeof quotedMarkSchema>[] {
  const path = args.text('marks');
  if (path === undefined) throw usage('proof mark takes --marks FILE, or - for standard input');
  let text: string;
  try {
    text = readFileSync(path === '-' ? 0 : path, 'utf8');
  } catch (error) {
    throw asDayangError(error, path, 'reading');
  }
  try {
    return v.parse(v.array(quotedMarkSchema), JSON.parse(text));
  } catch (error) {
    throw usage(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Puts the marks of a list. */
export function mark(call: ProofCall): ProofResult {
  const { file, args, console, who } = call;
  const round = roundFor(file.edition, args.text('round'));
  const patches: Patch[] = [];
  const ids: string[] = [];
  let now = file.edition;
  // All or none: a script that is wrong in one place has put nothing.
  for (const [at, quoted] of readMarks(args).entries()) {
    const placed = placeQuoted(now, quoted);
    if (typeof placed === 'string') throw new DayangError('mark-not-placed', { number: at + 1, detail: placed });
    const put = putMark(now, round, placed.anchor, placed.order, who);
    if (typeof put === 'string') throw new DayangError('mark-not-placed', { number: at + 1, detail: put });
    patches.push(...put.patches);
    ids.push(put.id);
    now = applyPatches(now, put.patches).edition;
  }
  save(call, 'mark', patches);
  const marks = ids.flatMap((id) => {
    const record = file.edition.marks[id];
    return record === undefined ? [] : [reportMark(file.edition, record)];
  });
  for (const one of marks) console.line(`${one.id}  ${one.name} “${one.quote}”`);
  return { json: { round: round.name, marks } };
}

/** Carries marks out. */
export function apply(call: ProofCall): ProofResult {
  const { file, args, console, who } = call;
  const round = roundFor(file.edition, args.text('round'));
  const wanted = args.flag('all')
    ? marksOf(file.edition, round.id).filter(({ state }) => state === 'open')
    : [markFor(file.edition, args)];
  const { patches, left } = carryOutAll(file.edition, wanted, who);
  save(call, 'apply', patches);
  const refused = left.map(({ mark: { id }, why }) => ({ id, why }));
  const applied = wanted.map(({ id }) => id).filter((id) => !refused.some((one) => one.id === id));
  console.line(`${applied.length} carried out, ${refused.length} left`);
  for (const { id, why } of refused) console.line(`  ${id}: ${why}`);
  return { json: { applied, left: refused }, hasErrors: refused.length > 0 };
}

/** Rejects a mark, or answers it. */
export function settle(call: ProofCall, action: 'reject' | 'answer'): ProofResult {
  const { file, args, who, console } = call;
  const record = markFor(file.edition, args);
  const words = args.text(action === 'reject' ? 'reason' : 'reply') ?? '';
  if (words.trim() === '') throw usage(`proof ${action} takes --${action === 'reject' ? 'reason' : 'reply'}`);
  save(call, action, action === 'reject' ? reject(record, words, who) : answer(record, words, who));
  const now = file.edition.marks[record.id] ?? record;
  console.line(`${now.id} ${now.state}`);
  return { json: reportMark(file.edition, now) };
}

/** Takes a mark away. */
export function remove(call: ProofCall): ProofResult {
  const record = markFor(call.file.edition, call.args);
  save(call, 'remove', removeMark(call.file.edition, record));
  return { json: { removed: record.id } };
}
