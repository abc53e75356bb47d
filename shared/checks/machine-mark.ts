/** What was found in copy as a mark of the round that is read: the machine is one of its readers. */
import type { Patch } from '../edition/operations.ts';
import type { MarkOrder } from '../edition/proof-records.ts';
import type { Edition } from '../edition/records.ts';
import type { Who } from '../proof/carry-out.ts';
import { currentRound, type MarkFault, putMark } from '../proof/rounds.ts';
import { anchorOf, type Finding, type FindingInText, isInText } from './check.ts';
import { stillReads } from './followed.ts';

/** True of a finding that can be a mark: it is in a text, and nobody has waived it. */
export function canBeMarked(finding: Finding): finding is FindingInText {
  return isInText(finding) && finding.waived === undefined;
}

/** What a finding asks for: what mends it, or else a note of what was found. */
function orderOf({ fix, text, zh }: FindingInText): MarkOrder {
  if (fix?.kind !== 'replace') return { kind: 'note', text: zh };
  if (fix.with === '') return { kind: 'delete' };
  return text.from === text.to ? { kind: 'insert', text: fix.with } : { kind: 'correct', text: fix.with };
}

/**
 * Puts findings as marks of the machine in the round that is read, but for those that are marked already and those in whose place
 * something else stands by now; or says why it cannot.
 */
export function markFindings(edition: Edition, findings: readonly Finding[], who: Who): Patch[] | MarkFault {
  const round = currentRound(edition);
  if (round === undefined) return 'no-round';
  const own = Object.values(edition.marks).filter(
    ({ reader, roundId }) => reader === 'machine' && roundId === round.id,
  );
  const marked = new Set(own.map(({ anchor }) => JSON.stringify(anchor)));
  return findings.filter(canBeMarked).flatMap((finding): Patch[] => {
    const anchor = anchorOf(finding.text);
    if (marked.has(JSON.stringify(anchor)) || !stillReads(edition, finding)) return [];
    const put = putMark(edition, round, anchor, orderOf(finding), { ...who, reader: 'machine' });
    return typeof put === 'string' ? [] : put.patches;
  });
}
