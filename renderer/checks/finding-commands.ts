/** Commands on findings: on the one at hand, and from one to the next. */
import type { Finding } from '../../shared/checks/check.ts';
import { canBeWaived, type WaiverReach } from '../../shared/checks/waivers.ts';
import { type Action, commandSet } from '../commands/command-set.ts';
import type { StringKey } from '../i18n/strings.ts';
import { type FindingDesk, hasPlace } from './finding-desk.ts';

function isStanding({ waived }: Finding): boolean {
  return waived === undefined;
}

/** An action on the finding at hand, where it is such. */
function onAtHand(
  desk: FindingDesk,
  is: (finding: Finding) => boolean,
  act: (finding: Finding, typed: string) => void,
  why: StringKey,
): Action {
  return {
    run: (typed) => {
      const finding = desk.atHand;
      if (finding !== undefined) act(finding, typed);
    },
    isEnabled: () => {
      const finding = desk.atHand;
      return finding !== undefined && is(finding);
    },
    why,
  };
}

function waiving(desk: FindingDesk, reach: WaiverReach): Action {
  return onAtHand(
    desk,
    (finding) => canBeWaived(finding) && isStanding(finding) && (reach === 'here' || finding.text !== undefined),
    (finding, reason) => void desk.waive(finding, reason, reach),
    'whyNoWaiving',
  );
}

function stepping(desk: FindingDesk, by: 1 | -1): Action {
  return { run: () => desk.step(by), isEnabled: () => desk.hasAny, why: 'whyNothingFound' };
}

export function findingCommands(desk: FindingDesk) {
  return commandSet({
    'check.next': stepping(desk, 1),
    'check.previous': stepping(desk, -1),
    'check.go': onAtHand(desk, hasPlace, (finding) => desk.show(finding), 'whyNoFinding'),
    'check.mend': onAtHand(
      desk,
      (finding) => finding.fix !== undefined && isStanding(finding),
      (finding) => desk.mend(finding),
      'whyNoFix',
    ),
    'check.mend-alike': onAtHand(
      desk,
      (finding) => finding.fix?.kind === 'replace' && isStanding(finding),
      (finding) => desk.askAlike(finding),
      'whyNoFix',
    ),
    'check.mark': onAtHand(
      desk,
      (finding) => desk.canMark(finding),
      (finding) => desk.markOne(finding),
      'whyNoMachineMark',
    ),
    'check.mark-all': {
      run: () => desk.mark(desk.markable),
      isEnabled: () => desk.markable.length > 0,
      why: 'whyNothingToMark',
    },
    'check.learn': onAtHand(
      desk,
      (finding) => desk.canLearn(finding),
      (finding, word) => void desk.learn(finding, word),
      'whyNoLearning',
    ),
    'check.waive': waiving(desk, 'here'),
    'check.waive-story': waiving(desk, 'story'),
    'check.waive-always': waiving(desk, 'always'),
    'check.unwaive': onAtHand(
      desk,
      (finding) => !isStanding(finding),
      (finding) => desk.unwaive(finding),
      'whyNotWaived',
    ),
  });
}
