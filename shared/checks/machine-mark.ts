/** What was found in copy as a mark of the round that is read: the machine is one of its readers. */
import type { Patch } from '../edition/operations.ts';
import type { MarkOrder, TextAnchor } from '../edition/proof-records.ts';
import type { Edition } from '../edition/records.ts';
import type { Who } from '../proof/carry-out.ts';
import { currentRound, type MarkFault, putMark } from '../proof/rounds.ts';
import type { Finding } from './check.ts';
import { stillReads } from './followed.ts';

/** A finding with its place in a text. */
type InText = Finding & { readonly text: NonNullable<Finding['text']> };

/** True of a finding that can be a mark: it is in a text, and nobody has waived it. */
export function canBeMarked(finding: Finding): finding is InText {
  return finding.text !== undefined && finding.waived === undefined;
}

function anchorOf({ text: { articleId, part, from, to } }: InText): TextAnchor {
  return { kind: 'text', articleId, start: { part, offset: from }, end: { part, offset: to } };
}

/** What a finding asks for: what mends it, or else a note of what was found. */
function orderOf({ fix, text, zh }: InText): MarkOrder {
  if (fix?.kind !== 'replace') return { kind: 'note', text: zh };
  if (fix.with === '') return { kind: 'delete' };
  return text.from === text.to ? { kind: 'insert', text: fix.with } : { kind: 'correct', text: fix.with };
}

/** True where the round has such a mark of the machine there already. */
function isMarked(edition: Edition, anchor: TextAnchor): boolean {
  const round = currentRound(edition)?.id;
  const key = JSON.stringify(anchor);
  return Object.values(edition.marks).some(
    (mark) => mark.reader === 'machine' && mark.roundId === round && JSON.stringify(mark.anchor) === key,
  );
}

/**
 * Puts findings as marks of the machine in the round that is read, but for those that are marked already and those in whose place
 * something else stands by now; or says why it cannot.
 */
export function markFindings(edition: Edition, findings: readonly Finding[], who: Who): Patch[] | MarkFault {
  const round = currentRound(edition);
  if (round === undefined) return 'no-round';
  return findings.filter(canBeMarked).flatMap((finding): Patch[] => {
    const anchor = anchorOf(finding);
    if (isMarked(edition, anchor) || !stillReads(edition, finding)) return [];
    const put = putMark(edition, round, anchor, orderOf(finding), { ...who, reader: 'machine' });
    return typeof put === 'string' ? [] : put.patches;
  });
}
