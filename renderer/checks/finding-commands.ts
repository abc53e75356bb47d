/** What is done about the finding at hand: the row of the list that a hand was on last. */
import type { Finding } from '../../shared/checks/check.ts';
import { fixOf } from '../../shared/checks/fix.ts';
import { canBeWaived, nameOf, unwaive, waive } from '../../shared/checks/waivers.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { commandSet } from '../commands/command-set.ts';
import type { Rows } from '../state/rows-at-hand.ts';
import type { Stores } from '../state/stores.ts';

type FindingStores = Pick<Stores, 'session' | 'navigation'> & { readonly rows: Rows };

/** Does what a finding offers to be mended by. */
export function mend(session: Pick<Stores['session'], 'edit'>, edition: Edition, finding: Finding): void {
  const { kind } = finding.fix ?? {};
  session.edit(kind === 'replace' || kind === 'off-fold' ? 'check.fix' : 'check.settle', fixOf(edition, finding));
}

export function findingCommands({ session, navigation, rows }: FindingStores) {
  const atHand = (): Finding | undefined => {
    const { finding } = rows.get();
    return session.state.get().findings?.find((one) => nameOf(one) === finding);
  };
  const isThere = (is: (finding: Finding) => boolean) => () => {
    const finding = atHand();
    return finding !== undefined && is(finding);
  };
  const isWaived = ({ waived }: Finding) => waived !== undefined;
  return commandSet({
    'check.go': {
      run: () => {
        const finding = atHand();
        if (finding !== undefined) navigation.toFinding(finding);
      },
      isEnabled: isThere(({ page, text }) => page > 0 || text !== undefined),
      why: 'whyNoFinding',
    },
    'check.mend': {
      run: () => {
        const { edition } = session.state.get();
        const finding = atHand();
        if (edition === null || finding === undefined) return;
        mend(session, edition, finding);
      },
      isEnabled: isThere(({ fix, waived }) => fix !== undefined && waived === undefined),
      why: 'whyNoFix',
    },
    'check.waive': {
      run: (reason) => {
        const { edition } = session.state.get();
        const finding = atHand();
        if (edition === null || finding === undefined) return;
        const at = new Date().toISOString();
        session.edit('check.waive', waive(edition, finding, { reason, by: session.actor, at }));
      },
      isEnabled: isThere((finding) => canBeWaived(finding) && !isWaived(finding)),
      why: 'whyNoWaiving',
    },
    'check.unwaive': {
      run: () => {
        const { edition } = session.state.get();
        const waived = atHand()?.waived;
        if (edition !== null && waived !== undefined) session.edit('check.unwaive', unwaive(edition, waived.id));
      },
      isEnabled: isThere(isWaived),
      why: 'whyNotWaived',
    },
  });
}
