/** `dayang proof …`: a whole round of proofing without a window. */
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { compose } from '../../shared/compose/compose.ts';
import { applyPatches, type Patch } from '../../shared/edition/operations.ts';
import type { Mark, Round } from '../../shared/edition/proof-records.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { pageByNumber, pagesInOrder } from '../../shared/edition/selectors.ts';
import { answer, carryOutAll, reject, type Who } from '../../shared/proof/carry-out.ts';
import { errorRates, PASS_RATE } from '../../shared/proof/error-rate.ts';
import { placeQuoted, quotedMarkSchema, reportMark } from '../../shared/proof/quoted-marks.ts';
import {
  currentRound,
  handOver,
  marksOf,
  putMark,
  removeMark,
  roundsInOrder,
  startRound,
} from '../../shared/proof/rounds.ts';
import { isReleased, refusalsOf, sign, signStates } from '../../shared/proof/sign-off.ts';
import { verifyRound, wrongMarks } from '../../shared/proof/verify.ts';
import { asDayangError, DayangError } from '../errors.ts';
import { loadResources } from '../resources.ts';
import { EditionFile } from '../store/edition-file.ts';
import { type Arguments, pageRange } from './arguments.ts';
import type { Command, Console } from './command.ts';
import { edit } from './edit.ts';

interface Call {
  readonly file: EditionFile;
  readonly args: Arguments;
  readonly console: Console;
  readonly who: Who;
}

interface Result {
  readonly json: unknown;
  readonly hasErrors?: boolean;
}

function usage(detail: string): DayangError {
  return new DayangError('usage', { detail });
}

/** The round asked for by name or number; otherwise the last. */
function roundFor(edition: Edition, text: string | undefined): Round {
  const round =
    text === undefined
      ? currentRound(edition)
      : roundsInOrder(edition).find((one) => one.name === text || String(one.number) === text);
  if (round === undefined) throw new DayangError('no-round', { name: text ?? '' });
  return round;
}

function markFor(edition: Edition, args: Arguments): Mark {
  const id = args.text('mark');
  const mark = edition.marks[id ?? ''];
  if (mark === undefined) throw new DayangError('no-mark', { id: id ?? '' });
  return mark;
}

function pagesFor(edition: Edition, args: Arguments) {
  const text = args.text('pages');
  const all = pagesInOrder(edition);
  if (text === undefined) return all;
  return pageRange(text).map((number) => {
    const page = pageByNumber(edition, number);
    if (page === undefined) throw new DayangError('no-such-page', { page: number, count: all.length });
    return page;
  });
}

function save({ file }: Call, action: string, patches: readonly Patch[]): void {
  edit(file, `proof ${action}`, `proof.${action}`, patches);
}

function list({ file, args, console }: Call): Result {
  const { edition } = file;
  const rounds = roundsInOrder(edition).filter(
    (round) => args.text('round') === undefined || round === roundFor(edition, args.text('round')),
  );
  const json = rounds.map((round) => ({
    ...round,
    marks: marksOf(edition, round.id).map((mark) => reportMark(edition, mark)),
  }));
  for (const round of json) {
    console.line(`${round.name}: ${round.marks.length} marks`);
    for (const mark of round.marks) console.line(`  ${mark.id}  ${mark.name} “${mark.quote}” ${mark.state}`);
  }
  return { json: { rounds: json } };
}

function start(call: Call): Result {
  const { file, args, console, who } = call;
  const name = args.text('name');
  const pages = pagesFor(file.edition, args).map(({ id }) => id);
  const { patches, round } = startRound(file.edition, { ...who, pages, ...(name === undefined ? {} : { name }) });
  save(call, 'start', patches);
  console.line(`${round.name} started: ${pages.length} pages`);
  return { json: { round } };
}

function readMarks(args: Arguments): v.InferOutput<typeof quotedMarkSchema>[] {
  const path = args.text('marks');
  if (path === undefined) throw usage('proof mark takes --marks FILE, or - for standard input');
  let text: string;
  try {
    text = readFileSync(path === '-' ? 0 : path, 'utf8');
  } catch (error) {
    throw asDayangError(error, path);
  }
  try {
    return v.parse(v.array(quotedMarkSchema), JSON.parse(text));
  } catch (error) {
    throw usage(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function mark(call: Call): Result {
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

function apply(call: Call): Result {
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

function settle(call: Call, action: 'reject' | 'answer'): Result {
  const { file, args, who, console } = call;
  const record = markFor(file.edition, args);
  const words = args.text(action === 'reject' ? 'reason' : 'reply') ?? '';
  if (words.trim() === '') throw usage(`proof ${action} takes --${action === 'reject' ? 'reason' : 'reply'}`);
  save(call, action, action === 'reject' ? reject(record, words, who) : answer(record, words, who));
  const now = file.edition.marks[record.id] ?? record;
  console.line(`${now.id} ${now.state}`);
  return { json: reportMark(file.edition, now) };
}

function check({ file, args, console }: Call): Result {
  const { edition } = file;
  const round = roundFor(edition, args.text('round'));
  const against = args.text('against');
  const found = verifyRound(edition, round.id, against === undefined ? null : roundFor(edition, against).id);
  if (found === null) throw new DayangError('no-round', { name: round.name });
  const { marks, unasked } = found;
  const reported = (list: typeof marks) =>
    list.map((one) => ({ outcome: one.outcome, ...reportMark(edition, one.mark) }));
  const [outcomes, wrong] = [reported(marks), reported(wrongMarks(found))];
  console.line(
    `${round.name}: ${outcomes.length} marks, ${wrong.length} not as asked, ${unasked.length} unasked changes`,
  );
  for (const one of wrong) console.line(`  ${one.outcome}: ${one.name} “${one.quote}” ${one.id}`);
  for (const change of unasked) {
    const words = 'before' in change ? ` “${change.before}” → “${change.after}”` : '';
    console.line(`  unasked: ${change.kind}${words}`);
  }
  return { json: { round: round.name, marks: outcomes, unasked }, hasErrors: wrong.length + unasked.length > 0 };
}

function signPages(call: Call): Result {
  const { file, args, who } = call;
  const role = args.text('role');
  const reason = args.text('reason');
  if (role === undefined) throw usage('proof sign takes --role');
  const composed = compose(file.edition, loadResources());
  const patches: Patch[] = [];
  for (const page of pagesFor(file.edition, args)) {
    const refusals = refusalsOf(file.edition, page.id, composed);
    const signed = sign(file.edition, page.id, { ...who, role, refusals, ...(reason === undefined ? {} : { reason }) });
    if (signed === 'not-a-role') throw usage(`--role takes ${file.edition.edition.signers.join(' or ')}, not ${role}`);
    if (signed === 'no-name') throw usage('--by says who signs');
    if (signed === 'needs-reason') {
      const detail = refusals.map(({ code, count }) => `${code} ${count}`).join(', ');
      throw new DayangError('sign-refused', { page: page.number, detail });
    }
    patches.push(...signed);
  }
  save(call, 'sign', patches);
  return status(call);
}

function status({ file, args, console }: Call): Result {
  const { edition } = file;
  const pages = pagesFor(edition, args).map((page) => ({
    number: page.number,
    released: isReleased(edition, page.id),
    roles: signStates(edition, page.id),
  }));
  for (const page of pages) {
    const roles = page.roles.map(
      ({ role, signature, isValid }) =>
        `${role} ${signature === null ? '–' : `${signature.by}${isValid ? '' : ' (changed since)'}`}`,
    );
    console.line(`page ${page.number}${page.released ? ' 付印' : ''}: ${roles.join(', ')}`);
  }
  return { json: { pages } };
}

function stats({ file, args, console }: Call): Result {
  const { edition } = file;
  const rounds = roundsInOrder(edition).filter(
    (round) => args.text('round') === undefined || round === roundFor(edition, args.text('round')),
  );
  const json = rounds.map((round) => {
    const marks = marksOf(edition, round.id);
    const kinds: Record<string, number> = {};
    for (const { order } of marks) kinds[order.kind] = (kinds[order.kind] ?? 0) + 1;
    const { pages, issue } = errorRates(edition, marks);
    const byPage = pagesInOrder(edition).map((page) => ({ page: page.number, ...pages.get(page.id) }));
    return { round: round.name, marks: marks.length, kinds, issue, pages: byPage, passes: issue.rate <= PASS_RATE };
  });
  for (const one of json) {
    console.line(
      `${one.round}: ${one.marks} marks, ${one.issue.errors} errors in ${one.issue.characters} characters, ${one.issue.rate.toFixed(2)} / 10000`,
    );
  }
  return { json: { rounds: json } };
}

async function sheet({ file, args, console }: Call): Promise<Result> {
  const { edition } = file;
  const round = args.text('round');
  const { writeProofFile } = await import('../export/proof-sheet.ts');
  const written = await writeProofFile(
    {
      edition,
      pages: pagesFor(edition, args).map(({ number }) => number),
      rounds: round === undefined ? [] : [roundFor(edition, round).id],
      paper: args.choice('paper', ['A3', 'A4'], 'A3'),
      path: args.text('out') ?? 'proof.pdf',
    },
    {
      resources: loadResources(),
      imageBytes: (id) => file.image(id),
      onProgress: (done, total) => console.progress(`drawing ${done}/${total}`),
    },
  );
  console.line(`${written.path}  ${written.pages} pages  ${written.bytes} bytes`);
  return { json: written };
}

const actions: Readonly<Record<string, (call: Call) => Result | Promise<Result>>> = {
  list,
  start,
  mark,
  apply,
  reject: (call) => settle(call, 'reject'),
  answer: (call) => settle(call, 'answer'),
  remove: (call) => {
    const record = markFor(call.file.edition, call.args);
    save(call, 'remove', removeMark(call.file.edition, record));
    return { json: { removed: record.id } };
  },
  'hand-over': (call) => {
    const round = roundFor(call.file.edition, call.args.text('round'));
    save(call, 'hand-over', handOver(round, call.who));
    return { json: { round: call.file.edition.rounds[round.id] } };
  },
  verify: check,
  sign: signPages,
  status,
  stats,
  sheet,
};

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
    const file = EditionFile.open(path);
    try {
      return await action({ file, args, console, who: { by: args.text('by') ?? '', at: new Date().toISOString() } });
    } finally {
      file.close();
    }
  },
};
