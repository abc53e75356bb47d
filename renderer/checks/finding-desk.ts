/** What is done about findings, by buttons and commands alike: going through them, mending, marking and waiving them. */
import type { Finding } from '../../shared/checks/check.ts';
import { heedLearnt } from '../../shared/checks/copy/rule.ts';
import { alike, fixesOf, fixOf } from '../../shared/checks/fix.ts';
import { canBeMarked, markFindings } from '../../shared/checks/machine-mark.ts';
import { inReadingOrder } from '../../shared/checks/reading-order.ts';
import { checkOf } from '../../shared/checks/registry.ts';
import { canBeWaived, nameOf, unwaive, type WaiverReach, waive, wordsFound } from '../../shared/checks/waivers.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { learn } from '../../shared/paper/lists.ts';
import { currentRound } from '../../shared/proof/rounds.ts';
import type { Rows } from '../state/rows-at-hand.ts';
import type { Stores } from '../state/stores.ts';

type FindingStores = Pick<Stores, 'session' | 'navigation' | 'findings' | 'notices'> & { readonly rows: Rows };

/** Kinds of rules whose words may be learnt. What 的 and 做 stand beside is no word; words of the lists are changed in the lists. */
const learnt: ReadonlySet<string> = new Set([...heedLearnt].filter((kind) => kind !== 'grammar'));

/** True of a finding that can be gone to. */
export function hasPlace({ page, text }: Finding): boolean {
  return page > 0 || text !== undefined;
}

function isWord(text: string): boolean {
  return /^\p{L}+$/u.test(text);
}

export class FindingDesk {
  readonly #stores: FindingStores;

  constructor(stores: FindingStores) {
    this.#stores = stores;
  }

  get #edition(): Edition | null {
    return this.#stores.session.state.get().edition;
  }

  /** The finding at hand: the row of a list that a hand was on last, or the one whose card is open. */
  get atHand(): Finding | undefined {
    return this.#stores.findings.named(this.#stores.rows.get().finding);
  }

  /** True where there is any to go to. */
  get hasAny(): boolean {
    return this.#stores.findings.standing.some(hasPlace);
  }

  /** Goes to the next finding, or the one before, and opens its card; from the last to the first. */
  step(by: 1 | -1): void {
    const { findings, rows } = this.#stores;
    const edition = this.#edition;
    if (edition === null) return;
    const all = inReadingOrder(edition, findings.standing.filter(hasPlace));
    const at = all.findIndex((one) => nameOf(one) === rows.get().finding);
    const next = at < 0 ? (by > 0 ? all[0] : all.at(-1)) : all[(at + by + all.length) % all.length];
    if (next !== undefined) this.goTo(next);
  }

  /** Goes to a finding and opens its card, which has the keyboard. */
  goTo(finding: Finding): void {
    const { navigation, findings } = this.#stores;
    navigation.toFinding(finding, 'find');
    findings.open(finding, true);
  }

  /**
   * Does something about a finding. Who goes through findings in the card goes on to the next.
   */
  #settle(finding: Finding, act: (edition: Edition) => void): void {
    const { findings } = this.#stores;
    const edition = this.#edition;
    if (edition === null) return;
    const { open, isByKey } = findings.get();
    const goesOn = open === nameOf(finding) && isByKey;
    const after = goesOn ? this.#after(edition, finding) : undefined;
    act(edition);
    if (open === nameOf(finding)) findings.close();
    // Its name may say another place by now.
    const next = after === undefined ? undefined : findings.standing.find((one) => isSame(one, after));
    if (next !== undefined) this.goTo(next);
  }

  #after(edition: Edition, finding: Finding): Finding | undefined {
    const all = inReadingOrder(edition, this.#stores.findings.standing);
    const at = all.findIndex((one) => nameOf(one) === nameOf(finding));
    return all.slice(at + 1).find(hasPlace);
  }

  /** Does what a finding offers to be mended by. */
  mend(finding: Finding): void {
    this.#settle(finding, (edition) => {
      const { kind } = finding.fix ?? {};
      const isFix = kind === 'replace' || kind === 'off-fold';
      this.#stores.session.edit(isFix ? 'check.fix' : 'check.settle', fixOf(edition, finding));
    });
  }

  /** How many are mended with a finding by {@link mendAlike}. */
  countAlike(finding: Finding): number {
    return alike(this.#stores.findings.get().shown ?? [], finding).length;
  }

  /** Mends all that the rule of a finding found, as one step, and says how many that were. */
  mendAlike(finding: Finding): void {
    this.#settle(finding, (edition) => {
      const { patches, count } = fixesOf(edition, alike(this.#stores.findings.get().shown ?? [], finding));
      this.#stores.session.edit('check.fix', patches);
      this.#stores.notices.notify('done', 'fixedAlike', { count });
    });
  }

  /** True of a finding on a page that can be a mark, while there is a round. */
  canMark(finding: Finding): boolean {
    const edition = this.#edition;
    return edition !== null && currentRound(edition) !== undefined && finding.page > 0 && canBeMarked(finding);
  }

  /** Puts findings as marks of the machine. */
  mark(all: readonly Finding[]): void {
    const { session, notices } = this.#stores;
    const edition = this.#edition;
    if (edition === null) return;
    const patches = markFindings(edition, all, { by: session.actor, at: new Date().toISOString() });
    if (typeof patches === 'string') {
      notices.notify('hint', 'noRound');
      return;
    }
    session.edit('proof.mark', patches);
    notices.notify('done', 'machineMarked', { count: patches.length });
  }

  /** Puts one as a mark, and goes on. */
  markOne(finding: Finding): void {
    this.#settle(finding, () => this.mark([finding]));
  }

  /** All findings that can be marks: what the machine reads in the round. */
  get markable(): Finding[] {
    return this.#stores.findings.standing.filter((one) => this.canMark(one) && one.severity !== 'hint');
  }

  /** True of what was found in words that may be right: a word that is learnt is no finding any more. */
  canLearn({ text, rule, waived }: Finding): boolean {
    const check = checkOf(rule);
    return (
      waived === undefined &&
      text !== undefined &&
      check?.scope === 'copy' &&
      learnt.has(check.kind) &&
      isWord(wordsFound(text))
    );
  }

  /** Learns the words that were found: no check takes them for a mistake from then on. */
  learn(finding: Finding): void {
    const { text } = finding;
    if (text === undefined) return;
    const { session, notices } = this.#stores;
    const word = wordsFound(text);
    this.#settle(finding, (edition) => {
      const patches = learn(edition, word, session.actor);
      if (patches.length === 0) {
        notices.notify('hint', 'wordNotLearnt', { word });
        return;
      }
      session.edit('lists.learn', patches);
      notices.notify('done', 'wordLearnt', { word });
    });
  }

  /** Waives a finding. False where no reason is given. */
  waive(finding: Finding, reason: string, reach: WaiverReach): boolean {
    const { session } = this.#stores;
    if (reason.trim() === '' || !canBeWaived(finding)) return false;
    this.#settle(finding, (edition) =>
      session.edit(
        'check.waive',
        waive(edition, finding, { reason, by: session.actor, at: new Date().toISOString() }, reach),
      ),
    );
    return true;
  }

  /** Takes the waiver of a finding back. */
  unwaive({ waived }: Finding): void {
    const edition = this.#edition;
    if (edition !== null && waived !== undefined)
      this.#stores.session.edit('check.unwaive', unwaive(edition, waived.id));
  }
}

/** True of two that are the same finding, wherever edits have moved it. */
function isSame(a: Finding, b: Finding): boolean {
  if (a.rule !== b.rule || a.blockId !== b.blockId || a.page !== b.page) return false;
  return a.text?.part === b.text?.part && a.text?.found === b.text?.found && a.zh === b.zh;
}
