/** What the actions of `dayang proof` are given, and what they are asked for by name. */
import type { Patch } from '../../shared/edition/operations.ts';
import type { Mark, Round } from '../../shared/edition/proof-records.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { pageByNumber, pageCount, pagesInOrder } from '../../shared/edition/selectors.ts';
import type { Who } from '../../shared/proof/carry-out.ts';
import { currentRound, roundsInOrder } from '../../shared/proof/rounds.ts';
import { DayangError } from '../errors.ts';
import type { EditionFile } from '../store/edition-file.ts';
import { type Arguments, pageRange } from './arguments.ts';
import type { Console } from './command.ts';
import { edit } from './edit.ts';

/** A call of `dayang proof`: on which edition, with what options, by whom. */
export interface ProofCall {
  readonly file: EditionFile;
  readonly args: Arguments;
  readonly console: Console;
  readonly who: Who;
}

/** What a call prints with `--json`, and whether it found what must be mended. */
export interface ProofResult {
  readonly json: unknown;
  readonly hasErrors?: boolean;
}

export function usage(detail: string): DayangError {
  return new DayangError('usage', { detail });
}

/** The round asked for by name or number; otherwise the last. */
export function roundFor(edition: Edition, text: string | undefined): Round {
  const round =
    text === undefined
      ? currentRound(edition)
      : roundsInOrder(edition).find((one) => one.name === text || String(one.number) === text);
  if (round === undefined) throw new DayangError('no-round', { name: text ?? '' });
  return round;
}

/** The mark asked for by its id. */
export function markFor(edition: Edition, args: Arguments): Mark {
  const id = args.text('mark');
  const mark = edition.marks[id ?? ''];
  if (mark === undefined) throw new DayangError('no-mark', { id: id ?? '' });
  return mark;
}

/** The pages asked for; all where none is. */
export function pagesFor(edition: Edition, args: Arguments) {
  const text = args.text('pages');
  const all = pagesInOrder(edition);
  if (text === undefined) return all;
  const pages = pageRange(text).map((number) => {
    const page = pageByNumber(edition, number);
    if (page === undefined) throw new DayangError('no-such-page', { page: number, count: pageCount(edition) });
    return page;
  });
  // A 通版 that both its numbers name is one page.
  return [...new Set(pages)];
}

/** Keeps what an action changed. */
export function save({ file }: ProofCall, action: string, patches: readonly Patch[]): void {
  edit(file, `proof ${action}`, `proof.${action}`, patches);
}

/** The rounds asked for: one by its name, or all. */
export function roundsFor(edition: Edition, args: Arguments): readonly Round[] {
  const text = args.text('round');
  return text === undefined ? roundsInOrder(edition) : [roundFor(edition, text)];
}
