/** What is done about findings, by buttons and commands alike: going through them, mending, marking and waiving them. */
import type { Finding } from '../../shared/checks/check.ts';
import { heedLearnt } from '../../shared/checks/copy/rule.ts';
import { alike, fixesOf, fixOf } from '../../shared/checks/fix.ts';
import { canBeMarked, markFindings } from '../../shared/checks/machine-mark.ts';
import { besidePlace, inReadingOrder, type PlaceInText } from '../../shared/checks/reading-order.ts';
import { checkOf } from '../../shared/checks/registry.ts';
import { canBeWaived, nameOf, unwaive, type WaiverReach, waive, wordsFound } from '../../shared/checks/waivers.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { learn } from '../../shared/paper/lists.ts';
import { currentRound } from '../../shared/proof/rounds.ts';
import type { Rows } from '../state/rows-at-hand.ts';
import type { Stores } from '../state/stores.ts';

type FindingStores = Pick<Stores, 'session' | 'view' | 'caret' | 'navigation' | 'findings' | 'notices' | 'dialogs'> & {
  readonly rows: Rows;
};

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
  /** Where the caret was left when a finding was gone to: at the end of its words, or where it was. */
  #caretLeft: PlaceInText | null = null;

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

  /**
   * Goes to the next finding, or the one before, and opens its card; from the last to the first. Counted from the finding that
   * was gone to last, or from the caret, where that was put elsewhere since.
   */
  step(by: 1 | -1, isByKey = true): void {
    const edition = this.#edition;
    if (edition === null) return;
    const all = inReadingOrder(edition, this.#stores.findings.standing.filter(hasPlace));
    const at = this.#isAtHandLeft ? -1 : all.findIndex((one) => nameOf(one) === this.#stores.rows.get().finding);
    const next = at < 0 ? besidePlace(edition, all, this.#here, by) : all[(at + by + all.length) % all.length];
    if (next !== undefined) this.goTo(next, isByKey);
  }

  /** Where whoever works here is: at the caret, or else on the page that is shown. */
  get #here(): PlaceInText | number {
    const { caret, view } = this.#stores;
    const { pageId } = view.get();
    return caret.get().at?.place ?? this.#edition?.pages[pageId ?? '']?.number ?? 1;
  }

  /** True where the caret was put elsewhere since the finding at hand was gone to. */
  get #isAtHandLeft(): boolean {
    const { atHand } = this;
    const place = this.#stores.caret.get().at?.place;
    if (atHand === undefined || place === undefined || this.#stores.findings.get().open === nameOf(atHand))
      return false;
    const { text } = atHand;
    // Words that are gone to are selected, the caret at their end.
    if (text !== undefined) return !isSamePlace(place, { ...text, offset: text.to });
    return this.#caretLeft === null || !isSamePlace(place, this.#caretLeft);
  }

  /** Shows where a finding is, and takes the keyboard there. */
  show(finding: Finding): void {
    this.#lead(finding, 'page');
  }

  /** Goes to a finding and opens its card, which has the keyboard unless it is said otherwise. */
  goTo(finding: Finding, isByKey = true): void {
    this.#lead(finding, 'find');
    this.#stores.findings.open(finding, isByKey);
  }

  #lead(finding: Finding, by: 'page' | 'find'): void {
    const { navigation, caret } = this.#stores;
    navigation.toFinding(finding, by);
    this.#caretLeft = caret.get().at?.place ?? null;
  }

  /** Does something about a finding. Who does it in its card goes on to the next, the keyboard where it was. */
  #settle(finding: Finding, act: (edition: Edition) => void): void {
    const { findings } = this.#stores;
    const edition = this.#edition;
    if (edition === null) return;
    const { open, isByKey } = findings.get();
    const isInCard = open === nameOf(finding);
    const after = isInCard ? this.#after(edition, finding) : undefined;
    act(edition);
    if (isInCard) findings.close();
    // Its name may say another place by now.
    const next = after === undefined ? undefined : findings.standing.find((one) => isSame(one, after));
    if (next !== undefined) this.goTo(next, isByKey);
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

  /** What would be mended with a finding by its rule, as one reads. */
  alikeTo(finding: Finding): Finding[] {
    const edition = this.#edition;
    return edition === null ? [] : inReadingOrder(edition, alike(this.#stores.findings.get().shown ?? [], finding));
  }

  /** Shows what would be mended with a finding, which is then chosen from; where it is alone it is mended. */
  askAlike(finding: Finding): void {
    const { rows, dialogs } = this.#stores;
    if (this.alikeTo(finding).length < 2) {
      this.mend(finding);
      return;
    }
    rows.update({ finding: nameOf(finding) });
    dialogs.open('alike');
  }

  /** Mends several that one rule found, as one step, and says how many that were; goes on from the one that was asked about. */
  mendTogether(finding: Finding, chosen: readonly Finding[]): void {
    this.#settle(finding, (edition) => {
      const { patches, count } = fixesOf(edition, chosen);
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
    if (patches.length === 0) {
      notices.notify('hint', 'machineMarkedBefore');
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

  /** The words that a finding offers to be learnt, as they were found. */
  wordIn({ text }: Finding): string {
    return text === undefined ? '' : wordsFound(text);
  }

  /**
   * Learns a word: no check takes it for a mistake from then on. False where it is none of those that were found, for then they
   * would be told still.
   */
  learn(finding: Finding, written: string): boolean {
    const { text } = finding;
    const word = written.trim();
    if (text === undefined || word === '') return false;
    const { session, notices } = this.#stores;
    if (!isAmong(word, text)) {
      notices.notify('hint', 'wordElsewhere', { word, found: this.wordIn(finding) });
      return false;
    }
    this.#settle(finding, (edition) => {
      const patches = learn(edition, word, session.actor);
      if (patches.length === 0) {
        notices.notify('hint', 'wordNotLearnt', { word });
        return;
      }
      session.edit('lists.learn', patches);
      notices.notify('done', 'wordLearnt', { word });
    });
    return true;
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

/** True of a word in which characters stand that were found. */
function isAmong(word: string, { before, found, after }: NonNullable<Finding['text']>): boolean {
  const at = (before + found + after).indexOf(word, Math.max(0, before.length - word.length + 1));
  return at >= 0 && at < before.length + Math.max(1, found.length);
}

function isSamePlace(a: PlaceInText, b: PlaceInText): boolean {
  return a.articleId === b.articleId && a.part === b.part && a.offset === b.offset;
}

/** True of two that are the same finding, wherever edits have moved it. */
function isSame(a: Finding, b: Finding): boolean {
  if (a.rule !== b.rule || a.blockId !== b.blockId || a.page !== b.page) return false;
  return a.text?.part === b.text?.part && a.text?.found === b.text?.found && a.zh === b.zh;
}
