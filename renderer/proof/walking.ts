/** Going through proofs: from mark to mark, and from one finding of the corrections to the next. */
import type { MarkId } from '../../shared/edition/ids.ts';
import type { Mark } from '../../shared/edition/proof-records.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { pagesInOrder } from '../../shared/edition/selectors.ts';
import { currentRound, marksOf, roundsInOrder } from '../../shared/proof/rounds.ts';
import { isOnPage } from '../../shared/proof/sign-off.ts';
import type { Unasked } from '../../shared/proof/unasked.ts';
import { pagesOfChange, verifyRound, wrongMarks } from '../../shared/proof/verify.ts';
import { commandSet } from '../commands/command-set.ts';
import type { TextPlace } from '../state/place-map.ts';
import { checkedRound, type ProofStore, type ProofStores } from './proof-store.ts';

export class Walking {
  readonly #proof: ProofStore;
  readonly #stores: ProofStores;

  constructor(proof: ProofStore, stores: ProofStores) {
    this.#proof = proof;
    this.#stores = stores;
  }

  /** Selects a mark, and goes to it. */
  select(id: MarkId | null): void {
    const { navigation, view } = this.#stores;
    this.#proof.update({ markId: id });
    const { edition, mark } = this.#proof;
    if (edition === null || mark === null) return;
    const { anchor } = mark;
    if (anchor.kind !== 'text') {
      if (anchor.kind === 'words' && !mark.isGone) {
        const { blockId, start, end } = anchor;
        const from = start.offset === end.offset ? null : { blockId, ...start };
        this.#stores.caret.putInWords({ place: { blockId, ...end }, anchor: from });
      }
      const block = edition.blocks[anchor.blockId];
      if (block !== undefined) navigation.toPage(block.pageId);
      return;
    }
    // What the mark is on is selected: the next key means the same words.
    const { articleId, start, end } = anchor;
    const isPlace = start.part === end.part && start.offset === end.offset;
    this.caretAt({ articleId, ...end }, isPlace ? null : { articleId, ...start });
    // Text that is not of a body says nothing of its page.
    const { pageId } = view.get();
    if (pageId !== null && isOnPage(edition, pageId, mark)) return;
    const page = pagesInOrder(edition).find((one) => isOnPage(edition, one.id, mark));
    if (page !== undefined) navigation.toPage(page.id);
  }

  /** Marks in the order they are walked through: page by page, as they were put. */
  walk(): Mark[] {
    const { edition } = this.#proof;
    if (edition === null) return [];
    const shown = roundsInOrder(edition).flatMap((round) => marksOf(edition, round.id));
    const last = currentRound(edition)?.id;
    const wanted = shown.filter((mark) => mark.roundId === last || mark.state === 'open');
    const pages = pagesInOrder(edition);
    return wanted
      .map((mark) => ({ mark, at: pages.findIndex((page) => isOnPage(edition, page.id, mark)) }))
      .filter(({ at }) => at >= 0)
      .sort((a, b) => a.at - b.at)
      .map(({ mark }) => mark);
  }

  step(by: 1 | -1): void {
    const marks = this.walk();
    const at = marks.findIndex(({ id }) => id === this.#proof.get().markId);
    const next = at < 0 ? (by > 0 ? marks[0] : marks.at(-1)) : marks[(at + by + marks.length) % marks.length];
    if (next !== undefined) this.select(next.id);
  }

  /** Goes to the next mark after one that is still open. */
  toNextOpen(after: Mark): void {
    const marks = this.walk();
    const at = marks.findIndex(({ id }) => id === after.id);
    const next = [...marks.slice(at + 1), ...marks.slice(0, at)].find(({ state }) => state === 'open');
    if (next !== undefined) this.select(next.id);
  }

  /** Selects no mark, no text and no block. */
  deselect(): void {
    this.#proof.update({ markId: null, transfer: null });
    this.#stores.caret.clear();
    this.#stores.selection.update({ blocks: [] });
  }

  /** Puts the caret while proofreading: it is shown, and takes the keyboard nowhere. */
  caretAt(place: TextPlace, anchor: TextPlace | null): void {
    this.#stores.caret.put({ place, anchor, by: 'find' });
  }

  /** Goes to a change that nobody asked for. */
  show(edition: Edition, change: Unasked): void {
    const { navigation, selection } = this.#stores;
    if (change.kind === 'words') {
      navigation.toPage(change.pageId);
      const { blockId, place } = change;
      if (place !== null) this.#stores.caret.putInWords({ place: { blockId, ...place }, anchor: null });
      return;
    }
    if ('place' in change && change.place !== null) {
      this.caretAt({ articleId: change.articleId, ...change.place }, null);
      return;
    }
    const [pageId] = pagesOfChange(change, edition);
    if (pageId !== undefined) navigation.toPage(pageId);
    if ('blockId' in change && edition.blocks[change.blockId] !== undefined) {
      selection.select([change.blockId], { alone: true });
    }
  }

  /** Goes to the finding after, or before, the one gone to last. */
  stepFinding(by: 1 | -1): void {
    const { edition } = this.#proof;
    const { against, finding } = this.#proof.get();
    const round = edition === null ? undefined : checkedRound(edition);
    const found = edition === null || round === undefined ? null : verifyRound(edition, round.id, against);
    if (edition === null || found === null) {
      this.#stores.notices.notify('hint', 'noRound');
      return;
    }
    const wrong = wrongMarks(found);
    const count = wrong.length + found.unasked.length;
    if (count === 0) return;
    const at = finding === null ? (by > 0 ? 0 : count - 1) : (finding + by + count) % count;
    this.#proof.update({ finding: at });
    const mark = wrong[at];
    const change = found.unasked[at - wrong.length];
    if (mark !== undefined) this.select(mark.mark.id);
    else if (change !== undefined) this.show(edition, change);
  }
}

export function walkingCommands(walking: Walking, proof: ProofStore) {
  const hasMarks = () => Object.keys(proof.edition?.marks ?? {}).length > 0;
  return commandSet({
    'proof.next': { run: () => walking.step(1), isEnabled: hasMarks, why: 'whyNoMarks' },
    'proof.previous': { run: () => walking.step(-1), isEnabled: hasMarks, why: 'whyNoMarks' },
    'proof.deselect': { run: () => walking.deselect() },
    'proof.finding-next': { run: () => walking.stepFinding(1) },
    'proof.finding-previous': { run: () => walking.stepFinding(-1) },
  });
}
