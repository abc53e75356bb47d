/** Proofreading in the window: rounds, marks on what is selected, carrying them out, sign-off. */
import type { CommandId } from '../../shared/contract/commands.ts';
import { flowAround, flowOffset } from '../../shared/edition/anchors.ts';
import { editBody } from '../../shared/edition/edits.ts';
import type { ArticleId, MarkId, PageId, RoundId } from '../../shared/edition/ids.ts';
import type { Patch } from '../../shared/edition/operations.ts';
import type {
  Anchor,
  Mark,
  MarkKind,
  MarkOrder,
  Round,
  Signature,
  TextAnchor,
  TextPoint,
} from '../../shared/edition/proof-records.ts';
import type { Edition, Paragraph } from '../../shared/edition/records.ts';
import { pagesInOrder } from '../../shared/edition/selectors.ts';
import { answer, carryOut, carryOutAll, reject, reopen, type Who } from '../../shared/proof/carry-out.ts';
import { asFrozen } from '../../shared/proof/frozen.ts';
import { markKinds, markModule } from '../../shared/proof/marks/kinds.ts';
import {
  currentRound,
  handOver,
  marksOf,
  putMark,
  removeMark,
  roundsInOrder,
  startRound,
} from '../../shared/proof/rounds.ts';
import { isOnPage, refusalsOf, releaseAnyway, sign, unsign } from '../../shared/proof/sign-off.ts';
import { suggest } from '../../shared/proof/suggest.ts';
import { pagesOfChange, type Unasked, verifyRound, wrongMarks } from '../../shared/proof/verify.ts';
import type { Workspace } from '../app/workspace.ts';
import type { TextPlace } from '../pages/place-map.ts';
import { call } from '../session/bridge.ts';
import { Observable } from '../session/observable.ts';

export interface ProofState {
  /** Who reads, or carries out; a name, no account. */
  readonly reader: string;
  /** The mark selected. */
  readonly markId: MarkId | null;
  readonly showsMarks: boolean;
  /** What is to be transferred, until its place is named. */
  readonly transfer: TextAnchor | null;
  /** Edits of copy become marks. */
  readonly suggests: boolean;
  /** The later round the corrections are checked against; null for the pages as they are. */
  readonly against: RoundId | null;
  /** The finding gone to last. */
  readonly finding: number;
}

const READER = 'dayang-reader';

/** Characters read aloud in a second, and to a line where that is not known. */
const READ_PER_SECOND = 5;
const LINE_CHARACTERS = 14;

export class ProofDesk {
  readonly #workspace: Workspace;
  #pacing: ReturnType<typeof setTimeout> | null = null;
  readonly state = new Observable<ProofState>({
    reader: localStorage.getItem(READER) ?? '',
    markId: null,
    showsMarks: true,
    transfer: null,
    suggests: false,
    against: null,
    finding: -1,
  });

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  get #edition(): Edition | null {
    return this.#workspace.session.state.get().edition;
  }

  get #who(): Who {
    return { by: this.state.get().reader, at: new Date().toISOString() };
  }

  #edit(label: string, patches: readonly Patch[]): void {
    this.#workspace.session.edit(label, patches);
  }

  setReader(reader: string): void {
    localStorage.setItem(READER, reader);
    this.state.update({ reader });
  }

  /** True where an edit of copy is to become marks. */
  get suggests(): boolean {
    return this.state.get().suggests;
  }

  /** Turns what was typed into marks; where the caret goes. `unchanged` where the edit is no text to suggest. */
  suggest(id: ArticleId, body: readonly Paragraph[], caret: TextPoint | null): TextPoint | null | 'unchanged' {
    const edition = this.#edition;
    if (edition === null) return 'unchanged';
    const made = suggest(edition, id, body, this.state.get().markId, caret, this.#who);
    if (made === null) {
      this.#edit('edit.body', editBody(edition, id, body));
      return 'unchanged';
    }
    this.#edit('proof.mark', made.patches);
    this.state.update({ markId: made.markId });
    return made.caret;
  }

  #toggleSuggesting(): void {
    const edition = this.#edition;
    const isOn = !this.suggests;
    if (isOn && (edition === null || currentRound(edition) === undefined)) {
      this.#workspace.notices.notify('hint', 'noRound');
      return;
    }
    this.state.update({ suggests: isOn });
    this.#workspace.notices.notify('hint', isOn ? 'suggestsOn' : 'suggestsOff');
  }

  /** The round whose corrections are checked: the last that was handed over. */
  checked(edition: Edition): Round | undefined {
    return roundsInOrder(edition).findLast(({ handedOver }) => handedOver !== null);
  }

  /** Shows the pages as the round began with them, or as they are again. */
  #blink(): void {
    const edition = this.#edition;
    const round = edition === null ? undefined : this.checked(edition);
    const frozen = edition?.frozen[round?.id ?? ''];
    if (edition === null || frozen === undefined) {
      this.#workspace.notices.notify('hint', 'noRound');
      return;
    }
    // Any edit ends it: the pages are then shown as they are.
    const { session } = this.#workspace;
    session.preview(session.state.get().isPreview ? null : asFrozen(edition, frozen));
  }

  /** The mark selected, while it is there. */
  get mark(): Mark | null {
    return this.#edition?.marks[this.state.get().markId ?? ''] ?? null;
  }

  /** Selects a mark, and goes to it. */
  select(id: MarkId | null): void {
    this.state.update({ markId: id });
    const edition = this.#edition;
    const mark = edition?.marks[id ?? ''];
    if (edition === null || mark === undefined) return;
    const { anchor } = mark;
    if (anchor.kind === 'block') {
      const block = edition.blocks[anchor.blockId];
      if (block !== undefined) this.#workspace.navigation.toPage(block.pageId);
      return;
    }
    const place = { articleId: anchor.articleId, ...anchor.start };
    this.#workspace.caret.put({ place, anchor: null, by: 'find' });
    // Text that is not of a body says nothing of its page.
    const { pageId } = this.#workspace.view.get();
    if (pageId !== null && isOnPage(edition, pageId, mark)) return;
    const page = pagesInOrder(edition).find((one) => isOnPage(edition, one.id, mark));
    if (page !== undefined) this.#workspace.navigation.toPage(page.id);
  }

  /** Marks in the order they are walked through: page by page, as they were put. */
  walk(): Mark[] {
    const edition = this.#edition;
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

  #step(by: 1 | -1): void {
    const marks = this.walk();
    const at = marks.findIndex(({ id }) => id === this.state.get().markId);
    const next = at < 0 ? (by > 0 ? marks[0] : marks.at(-1)) : marks[(at + by + marks.length) % marks.length];
    if (next !== undefined) this.select(next.id);
  }

  /** The text selected as an anchor; the caret's place where nothing is. */
  #textAnchor(): TextAnchor | null {
    const { at: caret } = this.#workspace.caret.get();
    const article = caret === null ? undefined : this.#edition?.articles[caret.place.articleId];
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

  #blockAnchor(): Anchor | null {
    const [blockId] = this.#workspace.selection.get().blocks;
    return blockId === undefined ? null : { kind: 'block', blockId };
  }

  /** Puts a mark on what is selected. */
  put(kind: MarkKind, text: string): void {
    const edition = this.#edition;
    if (edition === null) return;
    const round = currentRound(edition);
    if (round === undefined) {
      this.#workspace.notices.notify('hint', 'noRound');
      return;
    }
    if (kind === 'stet') {
      this.#stet(edition, round);
      return;
    }
    const { on, typed } = markModule(kind);
    const textAnchor = this.#textAnchor();
    const anchor = on === 'block' ? this.#blockAnchor() : (textAnchor ?? (on === 'any' ? this.#blockAnchor() : null));
    if (anchor === null) {
      this.#workspace.notices.notify('hint', on === 'block' ? 'markNeedsBlock' : 'markNeedsText');
      return;
    }
    if (kind === 'transfer') {
      this.#transfer(edition, round, textAnchor);
      return;
    }
    const order = kind === 'transpose' ? this.#halves(edition, textAnchor) : (typed?.(text) ?? null);
    if (order === null) this.#workspace.notices.notify('problem', 'markNotRead', { text });
    else this.#add(edition, round, this.#fitted(edition, anchor, order), order);
  }

  /** Run on is about a paragraph's end, wherever in it the caret is. */
  #fitted(edition: Edition, anchor: Anchor, order: MarkOrder): Anchor {
    if (anchor.kind === 'block' || order.kind !== 'run-on') return anchor;
    const article = edition.articles[anchor.articleId];
    const part =
      article === undefined
        ? undefined
        : flowAround(article, anchor.end.part).parts.find((one) => one.part === anchor.end.part);
    const end = { part: anchor.end.part, offset: part?.text.length ?? anchor.end.offset };
    return { ...anchor, start: end, end };
  }

  /** Two pieces that change places: the halves of what is selected. */
  #halves(edition: Edition, anchor: TextAnchor | null): MarkOrder | null {
    const article = anchor === null ? undefined : edition.articles[anchor.articleId];
    if (anchor === null || article === undefined) return null;
    const flow = flowAround(article, anchor.start.part);
    const length = (flowOffset(flow, anchor.end) ?? 0) - (flowOffset(flow, anchor.start) ?? 0);
    const first = Math.floor(length / 2);
    return { kind: 'transpose', first, last: length - first };
  }

  /** First what is to be transferred, then, with the same key, where to. */
  #transfer(edition: Edition, round: Round, anchor: TextAnchor | null): void {
    const { transfer } = this.state.get();
    if (anchor === null) return;
    const isRange = anchor.start.part !== anchor.end.part || anchor.start.offset !== anchor.end.offset;
    if (isRange || transfer === null) {
      this.state.update({ transfer: isRange ? anchor : null });
      this.#workspace.notices.notify('hint', isRange ? 'transferWhere' : 'markNeedsText');
      return;
    }
    this.state.update({ transfer: null });
    if (anchor.articleId !== transfer.articleId) this.#workspace.notices.notify('problem', 'transferElsewhere');
    else this.#add(edition, round, transfer, { kind: 'transfer', target: anchor.start });
  }

  #stet(edition: Edition, round: Round): void {
    const kept = this.mark;
    if (kept === null) this.#workspace.notices.notify('hint', 'stetNeedsMark');
    else this.#add(edition, round, kept.anchor, { kind: 'stet', of: kept.id });
  }

  #add(edition: Edition, round: Round, anchor: Anchor, order: MarkOrder): void {
    const put = putMark(edition, round, anchor, order, this.#who);
    if (typeof put === 'string') {
      this.#workspace.notices.notify(
        'hint',
        put === 'needs-block' ? 'markNeedsBlock' : put === 'no-round' ? 'noRound' : 'markNeedsText',
      );
      return;
    }
    this.#edit('proof.mark', put.patches);
    this.state.update({ markId: put.id });
  }

  #onMark(act: (edition: Edition, mark: Mark) => void): void {
    const edition = this.#edition;
    const { mark } = this;
    if (edition === null) return;
    if (mark === null) this.#workspace.notices.notify('hint', 'noMarkSelected');
    else act(edition, mark);
  }

  /** Carries a mark out, and goes to the next one that is open. */
  apply(mark: Mark): void {
    const edition = this.#edition;
    if (edition === null) return;
    const done = carryOut(edition, mark, this.#who);
    if (typeof done === 'string') {
      this.#workspace.notices.notify('hint', `cannot-${done}`);
      return;
    }
    this.#edit('proof.apply', done);
    const open = this.walk();
    const at = open.findIndex(({ id }) => id === mark.id);
    const next = [...open.slice(at + 1), ...open.slice(0, at)].find(({ state }) => state === 'open');
    if (next !== undefined) this.select(next.id);
  }

  #applyAll(): void {
    const edition = this.#edition;
    const round = edition === null ? undefined : currentRound(edition);
    if (edition === null || round === undefined) return;
    const open = marksOf(edition, round.id).filter(({ state }) => state === 'open');
    const { patches, left } = carryOutAll(edition, open, this.#who);
    this.#edit('proof.apply', patches);
    this.#workspace.notices.notify('done', 'appliedAll', { done: open.length - left.length, left: left.length });
  }

  /** Rounds are somebody's: without a name the panel asks for one. */
  #isNamed(): boolean {
    if (this.state.get().reader.trim() !== '') return true;
    this.#workspace.view.update({ tab: 'proof' });
    this.#workspace.notices.notify('hint', 'readerNeeded');
    return false;
  }

  start(name?: string): void {
    const edition = this.#edition;
    if (edition === null) return;
    if (!this.#isNamed()) return;
    const pages = pagesInOrder(edition).map(({ id }) => id);
    const { patches, round } = startRound(edition, { ...this.#who, pages, ...(name === undefined ? {} : { name }) });
    this.#edit('proof.start', patches);
    this.#workspace.commands.run('view.proof');
    this.#workspace.notices.notify('done', 'roundStarted', { name: round.name });
  }

  #handOver(): void {
    const edition = this.#edition;
    const round = edition === null ? undefined : currentRound(edition);
    if (round === undefined || round.handedOver !== null) this.#workspace.notices.notify('hint', 'noRound');
    else if (this.#isNamed()) this.#edit('proof.hand-over', handOver(round, this.#who));
  }

  /** Signs a page for a role; with a reason where something stands against it. Says whether it was. */
  sign(pageId: PageId, role: string, reason: string): boolean {
    const { edition, findings, articles } = this.#workspace.session.state.get();
    if (edition === null) return false;
    const refusals = refusalsOf(edition, pageId, { findings, articles });
    const signed = sign(edition, pageId, { ...this.#who, role, reason, refusals });
    if (typeof signed === 'string') {
      this.#workspace.notices.notify('hint', signed === 'no-name' ? 'readerNeeded' : 'signNeedsReason');
      return false;
    }
    this.#edit('proof.sign', signed);
    return true;
  }

  /** Pages go to press without all their signatures, or in spite of what preflight found, for a reason. */
  releaseAnyway(pages: readonly PageId[], reason: string, against?: (pageId: PageId) => readonly string[]): void {
    const edition = this.#edition;
    if (edition !== null) this.#edit('proof.release', releaseAnyway(edition, pages, reason, this.#who, against));
  }

  unsign(signature: Signature): void {
    this.#edit('proof.unsign', unsign(signature));
  }

  async #sheet(): Promise<void> {
    const { session, view } = this.#workspace;
    const page = this.#edition?.pages[view.get().pageId ?? ''];
    if (page === undefined) return;
    await session.flush();
    const saved = await call('proof.sheet', { page: page.number });
    if (saved !== null) this.#workspace.notices.notify('done', 'articleExported', { path: saved.path });
  }

  /** Moves the caret to the start of the next line: reading goes line by line. */
  #nextLine(): void {
    this.#workspace.typing.press('down', false);
    this.#workspace.typing.press('start', false);
  }

  /** Reads on by itself, as long a line as it has characters; the same key stops it. */
  #pace(): void {
    if (this.#pacing !== null) {
      clearTimeout(this.#pacing);
      this.#pacing = null;
      return;
    }
    const step = () => {
      const before = this.#workspace.caret.get().at?.place;
      this.#nextLine();
      const now = this.#workspace.caret.get().at?.place;
      const isSame = now === undefined || (before?.part === now.part && before.offset === now.offset);
      const read = before?.part === now?.part ? (now?.offset ?? 0) - (before?.offset ?? 0) : LINE_CHARACTERS;
      this.#pacing = isSame ? null : setTimeout(step, (Math.max(4, read) / READ_PER_SECOND) * 1_000);
    };
    step();
  }

  /** Goes to a change that nobody asked for. */
  show(edition: Edition, change: Unasked): void {
    if ('place' in change && change.place !== null) {
      this.caretAt({ articleId: change.articleId, ...change.place }, null);
      return;
    }
    const [pageId] = pagesOfChange(change, edition);
    if (pageId !== undefined) this.#workspace.navigation.toPage(pageId);
    if ('blockId' in change && edition.blocks[change.blockId] !== undefined) {
      this.#workspace.selection.select([change.blockId], { alone: true });
    }
  }

  #stepFinding(by: 1 | -1): void {
    const edition = this.#edition;
    const round = edition === null ? undefined : this.checked(edition);
    const found =
      edition === null || round === undefined ? null : verifyRound(edition, round.id, this.state.get().against);
    if (edition === null || found === null) {
      this.#workspace.notices.notify('hint', 'noRound');
      return;
    }
    const wrong = wrongMarks(found);
    const count = wrong.length + found.unasked.length;
    if (count === 0) return;
    const at = (this.state.get().finding + by + count) % count;
    this.state.update({ finding: at });
    const mark = wrong[at];
    const change = found.unasked[at - wrong.length];
    if (mark !== undefined) this.select(mark.mark.id);
    else if (change !== undefined) this.show(edition, change);
  }

  rename(round: Round, name: string): void {
    this.#edit('proof.rename', [{ kind: 'put', table: 'rounds', id: round.id, record: { ...round, name } }]);
  }

  /** Sets who signs pages, in their order. */
  setSigners(signers: readonly string[]): void {
    const edition = this.#edition;
    if (edition === null || signers.length === 0) return;
    this.#edit('proof.signers', [{ kind: 'edition', record: { ...edition.edition, signers: [...new Set(signers)] } }]);
  }

  /** A place pressed while proofreading. */
  caretAt(place: TextPlace, anchor: TextPlace | null): void {
    this.#workspace.caret.put({ place, anchor, by: 'find' });
  }

  /** What a command does; undefined for commands that are not proofreading's. */
  action(id: CommandId): ((argument: string) => void | Promise<void>) | undefined {
    const mark = markKinds.find((kind) => id === `mark.${kind}`);
    if (mark !== undefined) return (argument) => this.put(mark, argument);
    const actions: Readonly<Partial<Record<CommandId, (argument: string) => void | Promise<void>>>> = {
      'proof.start': () => this.start(),
      'proof.hand-over': () => this.#handOver(),
      'proof.next': () => this.#step(1),
      'proof.previous': () => this.#step(-1),
      'proof.apply': () => this.#onMark((_, mark) => this.apply(mark)),
      'proof.apply-all': () => this.#applyAll(),
      'proof.reject': (reason) =>
        this.#onMark((_, mark) => this.#edit('proof.reject', reject(mark, reason, this.#who))),
      'proof.answer': (reply) => this.#onMark((_, mark) => this.#edit('proof.answer', answer(mark, reply, this.#who))),
      'proof.reopen': () => this.#onMark((_, mark) => this.#edit('proof.reopen', reopen(mark))),
      'proof.remove': () => this.#onMark((edition, mark) => this.#edit('proof.remove', removeMark(edition, mark))),
      'proof.deselect': () => {
        this.state.update({ markId: null, transfer: null });
        this.#workspace.caret.clear();
        this.#workspace.selection.update({ blocks: [] });
      },
      'proof.line': () => this.#nextLine(),
      'proof.pace': () => this.#pace(),
      'proof.finding-next': () => this.#stepFinding(1),
      'proof.finding-previous': () => this.#stepFinding(-1),
      'proof.suggest': () => this.#toggleSuggesting(),
      'proof.blink': () => this.#blink(),
      'proof.compare': () => this.#workspace.dialogs.update({ dialog: 'compare' }),
      'proof.marks': () => this.state.update({ showsMarks: !this.state.get().showsMarks }),
      'proof.sheet': () => this.#sheet(),
    };
    return actions[id];
  }
}
