/** Putting proofreading marks on what is selected. */
import { isProgramLine } from '../../shared/compose/shown-words.ts';
import { anchoredFlow, anchoredText, flowAround, flowOffset, placeInFlow } from '../../shared/edition/flow.ts';
import type {
  Anchor,
  MarkKind,
  MarkOrder,
  Round,
  TextAnchor,
  WordsAnchor,
} from '../../shared/edition/proof-records.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { markKinds, markModule } from '../../shared/proof/marks/kinds.ts';
import { currentRound, putMark } from '../../shared/proof/rounds.ts';
import { middleOf, nextCharacter } from '../../shared/text/graphemes.ts';
import { commandFamily } from '../commands/command-set.ts';
import { inBoth } from '../i18n/strings.ts';
import { asShown, textAround } from '../state/shown-words.ts';
import type { ProofStore, ProofStores } from './proof-store.ts';
import { blockShowing } from './stops.ts';

/** Run on is about a paragraph's end, wherever in it the caret is. */
function fitted(edition: Edition, anchor: Anchor, order: MarkOrder): Anchor {
  if (anchor.kind !== 'text' || order.kind !== 'run-on') return anchor;
  const article = edition.articles[anchor.articleId];
  const part =
    article === undefined
      ? undefined
      : flowAround(article, anchor.end.part).parts.find((one) => one.part === anchor.end.part);
  const end = { part: anchor.end.part, offset: part?.text.length ?? anchor.end.offset };
  return { ...anchor, start: end, end };
}

/** Characters that a mark on a caret alone is on: the one after it, and the two that change places. */
const reach: Partial<Record<MarkKind, number>> = { transpose: 2 };

/** Where nothing is selected, the characters after the caret; the caret's place where no such is in its paragraph. */
function reaching<Of extends TextAnchor | WordsAnchor>(edition: Edition, anchor: Of, kind: MarkKind): Of {
  const { start, end } = anchor;
  const flow = anchoredFlow(edition, anchor);
  if (flow === null || start.part !== end.part || start.offset !== end.offset) return anchor;
  const own = flow.parts.find(({ part }) => part === start.part);
  if (own === undefined) return anchor;
  let { offset } = start;
  for (let count = reach[kind] ?? 1; count > 0 && offset < own.text.length; count--)
    offset = nextCharacter(own.text, offset);
  return { ...anchor, end: placeInFlow(flow, own.from + offset) ?? end };
}

/** True of places in one text: of an article, or of one part of a block. */
function isOneText(a: TextAnchor | WordsAnchor, b: TextAnchor | WordsAnchor): boolean {
  if (a.kind === 'text' || b.kind === 'text') {
    return a.kind === 'text' && b.kind === 'text' && a.articleId === b.articleId;
  }
  return a.blockId === b.blockId && a.start.part === b.start.part;
}

/** Two pieces that change places: the halves of what is selected. */
function halves(edition: Edition, anchor: Anchor): MarkOrder | null {
  const text = anchor.kind === 'block' ? anchor.shown?.text : anchoredText(edition, anchor);
  if (text === undefined || text === null) return null;
  const first = middleOf(text);
  return { kind: 'transpose', first, last: text.length - first };
}

export class Marking {
  readonly #proof: ProofStore;
  readonly #stores: ProofStores;

  constructor(proof: ProofStore, stores: ProofStores) {
    this.#proof = proof;
    this.#stores = stores;
  }

  /** The text selected as an anchor; the caret's place where nothing is. */
  #textAnchor(): TextAnchor | null {
    const { at: caret } = this.#stores.caret.get();
    const article = caret === null ? undefined : this.#proof.edition?.articles[caret.place.articleId];
    if (caret === null || article === undefined) return null;
    const flow = flowAround(article, caret.place.part);
    const focus = flowOffset(flow, caret.place);
    const other = caret.anchor == null ? focus : flowOffset(flow, caret.anchor);
    if (focus === null || other === null) return null;
    const opposite = caret.anchor ?? caret.place;
    const [from, to] = focus <= other ? [caret.place, opposite] : [opposite, caret.place];
    return {
      kind: 'text',
      articleId: article.id,
      start: { part: from.part, offset: from.offset },
      end: { part: to.part, offset: to.offset },
    };
  }

  /**
   * What is selected of a block's own words; of words that the program makes as a mark names them, and where nothing of them is
   * selected the character after the caret.
   */
  #wordsAnchor(kind: MarkKind): Anchor | null {
    const { words } = this.#stores.caret.get();
    const { edition } = this.#proof;
    if (words === null || edition === null) return null;
    const { place, anchor } = words;
    const other = anchor ?? place;
    const [from, to] = place.offset <= other.offset ? [place, other] : [other, place];
    const { shown } = this.#stores.session.state.get();
    const text = textAround(edition, shown.values(), place);
    if (text === null) return null;
    const { blockId, part } = from;
    if (isProgramLine(part)) {
      const end = from.offset === to.offset ? nextCharacter(text, from.offset) : to.offset;
      const of = asShown(shown.values(), from, end);
      return of === null ? null : { kind: 'block', blockId, shown: of };
    }
    const point = ({ offset }: typeof from) => ({ part, offset: Math.min(offset, text.length) });
    const own: WordsAnchor = { kind: 'words', blockId, start: point(from), end: point(to) };
    return markModule(kind).on === 'range' ? reaching(edition, own, kind) : own;
  }

  /** The block selected; where none is, the one that shows the words at the caret. */
  #blockAnchor(): Anchor | null {
    const { selection, session, view, caret } = this.#stores;
    const [selected] = selection.get().blocks;
    const { pageId } = view.get();
    const page = pageId === null ? undefined : session.state.get().shown.get(pageId);
    const { at, words } = caret.get();
    const shown = page === undefined || at === null ? (words?.place.blockId ?? null) : blockShowing(page, at.place);
    const blockId = selected ?? shown;
    return blockId === null ? null : { kind: 'block', blockId };
  }

  /** What a mark is put on; null where nothing of its kind is selected. */
  #anchorFor(kind: MarkKind): Anchor | null {
    const { edition } = this.#proof;
    const { on } = markModule(kind);
    const selected = this.#textAnchor();
    const copy = selected !== null && edition !== null && on === 'range' ? reaching(edition, selected, kind) : selected;
    const text = copy ?? this.#wordsAnchor(kind);
    return on === 'block' ? this.#blockAnchor() : (text ?? (on === 'any' ? this.#blockAnchor() : null));
  }

  /** What is wanting before a mark can be put: said before its words are asked for, which would be typed in vain. */
  wanting(kind: MarkKind): 'noRound' | 'markNeedsBlock' | 'markNeedsText' | null {
    const { edition } = this.#proof;
    if (edition === null) return null;
    if (currentRound(edition) === undefined) return 'noRound';
    if (this.#anchorFor(kind) !== null) return null;
    return markModule(kind).on === 'block' ? 'markNeedsBlock' : 'markNeedsText';
  }

  /** Puts a mark on what is selected; `text` is what was typed for it. */
  put(kind: MarkKind, text: string): void {
    const { edition } = this.#proof;
    const { notices } = this.#stores;
    if (edition === null) return;
    const round = currentRound(edition);
    if (round === undefined) {
      notices.notify('hint', 'noRound');
      return;
    }
    if (kind === 'stet') {
      this.#stet(edition, round);
      return;
    }
    const { on, typed, asks } = markModule(kind);
    const anchor = this.#anchorFor(kind);
    if (anchor === null) {
      notices.notify('hint', on === 'block' ? 'markNeedsBlock' : 'markNeedsText');
      return;
    }
    if (kind === 'transfer') {
      const at = this.#proof.get().transfer === null ? anchor : (this.#textAnchor() ?? this.#wordsAnchor('insert'));
      if (at === null || at.kind === 'block') notices.notify('hint', 'markNeedsText');
      else this.#transfer(edition, round, at);
      return;
    }
    const order = kind === 'transpose' ? halves(edition, anchor) : (typed?.(text) ?? null);
    if (order !== null) this.#add(edition, round, fitted(edition, anchor, order), order);
    else if (asks === undefined) notices.notify('hint', 'markNeedsText');
    else {
      notices.say(
        'refused',
        inBoth('markNotRead', (language) => ({ text, asks: asks[language] })),
      );
    }
  }

  /** First what is to be transferred, then, with the same key, where to. */
  #transfer(edition: Edition, round: Round, anchor: TextAnchor | WordsAnchor): void {
    const { transfer } = this.#proof.get();
    const { notices } = this.#stores;
    const isRange = anchor.start.part !== anchor.end.part || anchor.start.offset !== anchor.end.offset;
    if (isRange || transfer === null) {
      this.#proof.update({ transfer: isRange ? anchor : null });
      notices.notify('hint', isRange ? 'transferWhere' : 'markNeedsText');
      return;
    }
    this.#proof.update({ transfer: null });
    if (!isOneText(anchor, transfer)) notices.notify('refused', 'transferElsewhere');
    else this.#add(edition, round, transfer, { kind: 'transfer', target: anchor.start });
  }

  #stet(edition: Edition, round: Round): void {
    const { mark: kept } = this.#proof;
    if (kept === null) this.#stores.notices.notify('hint', 'stetNeedsMark');
    else this.#add(edition, round, kept.anchor, { kind: 'stet', of: kept.id });
  }

  #add(edition: Edition, round: Round, anchor: Anchor, order: MarkOrder): void {
    const put = putMark(edition, round, anchor, order, this.#proof.who);
    if (typeof put === 'string') {
      const refusal = put === 'needs-block' ? 'markNeedsBlock' : put === 'no-round' ? 'noRound' : 'markNeedsText';
      this.#stores.notices.notify('hint', refusal);
      return;
    }
    this.#stores.session.edit('proof.mark', put.patches);
    this.#proof.update({ markId: put.id });
    // What is kept or transferred is marked where the caret is not.
    if (order.kind !== 'stet' && order.kind !== 'transfer') this.#goOn(anchor);
  }

  /** Reading goes on behind what was marked: the caret stands there, and nothing is selected any longer. */
  #goOn(anchor: Anchor): void {
    const { caret } = this.#stores;
    const { at, words } = caret.get();
    if (anchor.kind === 'words') {
      const { blockId, end } = anchor;
      if (words?.place.blockId === blockId) caret.putInWords({ place: { blockId, ...end }, anchor: null });
      return;
    }
    if (anchor.kind === 'block' && words !== null) {
      const last = (words.anchor?.offset ?? 0) > words.place.offset ? words.anchor : words.place;
      caret.putInWords({ place: last ?? words.place, anchor: null });
      return;
    }
    if (anchor.kind !== 'text' || at?.place.articleId !== anchor.articleId) return;
    caret.put({ place: { articleId: anchor.articleId, ...anchor.end }, anchor: null, by: 'find' });
  }
}

/** A command for each kind of mark. */
export function markCommands(marking: Marking) {
  return commandFamily(
    markKinds,
    (kind) => `mark.${kind}` as const,
    (kind) => {
      const run = (typed: string) => marking.put(kind, typed);
      if (markModule(kind).asks === undefined) return { run };
      return {
        run,
        isEnabled: () => marking.wanting(kind) === null,
        get why() {
          return marking.wanting(kind) ?? 'markNeedsText';
        },
      };
    },
  );
}
