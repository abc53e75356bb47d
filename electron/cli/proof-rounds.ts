/** `dayang proof list`, `start`, `hand-over`, `verify` and `stats`: rounds as wholes. */
import { pagesInOrder } from '../../shared/edition/selectors.ts';
import { isSpread, pageNumbers } from '../../shared/edition/spreads.ts';
import { errorRates, PASS_RATE } from '../../shared/proof/error-rate.ts';
import { reportMark } from '../../shared/proof/quoted-marks.ts';
import { handOver, marksOf, startRound } from '../../shared/proof/rounds.ts';
import { verifyRound, waitingMarks, wrongMarks } from '../../shared/proof/verify.ts';
import { numbered } from '../../shared/text/numbered.ts';
import { DayangError } from '../errors.ts';
import { type ProofCall, type ProofResult, pagesFor, roundFor, roundsFor, save } from './proof-call.ts';

/** Rounds with their marks. */
export function list({ file, args, console }: ProofCall): ProofResult {
  const { edition } = file;
  const json = roundsFor(edition, args).map((round) => ({
    ...round,
    marks: marksOf(edition, round.id).map((mark) => reportMark(edition, mark)),
  }));
  for (const round of json) {
    console.line(`${round.name}: ${numbered(round.marks.length, 'mark')}`);
    for (const mark of round.marks) console.line(`  ${mark.id}  ${mark.name} “${mark.quote}” ${mark.state}`);
  }
  return { json: { rounds: json } };
}

/** Begins a round. */
export function start(call: ProofCall): ProofResult {
  const { file, args, console, who } = call;
  const name = args.text('name');
  const pages = pagesFor(file.edition, args).map(({ id }) => id);
  const { patches, round } = startRound(file.edition, { ...who, pages, ...(name === undefined ? {} : { name }) });
  save(call, 'start', patches);
  console.line(`${round.name} started: ${numbered(pages.length, 'page')}`);
  return { json: { round } };
}

/** Hands a round over. */
export function handOverRound(call: ProofCall): ProofResult {
  const round = roundFor(call.file.edition, call.args.text('round'));
  save(call, 'hand-over', handOver(round, call.who));
  return { json: { round: call.file.edition.rounds[round.id] } };
}

/** 核红. */
export function verify({ file, args, console }: ProofCall): ProofResult {
  const { edition } = file;
  const round = roundFor(edition, args.text('round'));
  const against = args.text('against');
  const found = verifyRound(edition, round.id, against === undefined ? null : roundFor(edition, against).id);
  if (found === null) throw new DayangError('no-round', { name: round.name });
  const { marks, unasked } = found;
  const reported = (list: typeof marks) =>
    list.map((one) => ({ outcome: one.outcome, ...reportMark(edition, one.mark) }));
  const [outcomes, wrong, waiting] = [reported(marks), reported(wrongMarks(found)), waitingMarks(found)];
  console.line(
    `${round.name}: ${numbered(outcomes.length, 'mark')}, ${waiting} to be carried out, ${wrong.length} not as asked, ${numbered(unasked.length, 'unasked change')}`,
  );
  for (const one of wrong) console.line(`  ${one.outcome}: ${one.name} “${one.quote}” ${one.id}`);
  for (const change of unasked) {
    const words = 'before' in change ? ` “${change.before}” → “${change.after}”` : '';
    console.line(`  unasked: ${change.kind}${words}`);
  }
  return {
    json: { round: round.name, marks: outcomes, unasked },
    hasErrors: waiting + wrong.length + unasked.length > 0,
  };
}

/** Errors per ten thousand characters, and marks of each kind. */
export function stats({ file, args, console }: ProofCall): ProofResult {
  const { edition } = file;
  const json = roundsFor(edition, args).map((round) => {
    const marks = marksOf(edition, round.id);
    const kinds: Record<string, number> = {};
    for (const { order } of marks) kinds[order.kind] = (kinds[order.kind] ?? 0) + 1;
    const { pages, issue } = errorRates(edition, marks);
    const byPage = pagesInOrder(edition).map((page) => ({
      page: page.number,
      // A 通版 has two numbers, and is read as one.
      ...(isSpread(page) ? { numbers: [...pageNumbers(page)] } : {}),
      ...pages.get(page.id),
    }));
    return { round: round.name, marks: marks.length, kinds, issue, pages: byPage, passes: issue.rate <= PASS_RATE };
  });
  for (const one of json) {
    console.line(
      `${one.round}: ${one.marks} marks, ${one.issue.errors} errors in ${one.issue.characters} characters, ${one.issue.rate.toFixed(2)} / 10000`,
    );
  }
  return { json: { rounds: json } };
}
