/**
 * The open edition as the window knows it. Edits apply at once, here and in the engine; they are
 * sent to the store in order and kept until it has them. There is one undo stack, the store's log.
 */

import type { ComposedPage } from '../../shared/compose/display-list.ts';
import { type Failure, failureOf } from '../../shared/contract/failure.ts';
import { withMarks } from '../../shared/edition/anchors.ts';
import type { WireNews } from '../../shared/edition/arrival-records.ts';
import { canonical } from '../../shared/edition/canonical.ts';
import { type ArticleId, newId, type PageId } from '../../shared/edition/ids.ts';
import { lockedAgainst } from '../../shared/edition/locks.ts';
import type { History, OpenedEdition, SteppedEdition } from '../../shared/edition/log-records.ts';
import { applyPatches, type Operation, type Patch } from '../../shared/edition/operations.ts';
import type { PressLimits } from '../../shared/edition/press-limits.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { pagesInOrder } from '../../shared/edition/selectors.ts';
import { namedStep, pageOfPatches } from '../../shared/edition/step-names.ts';
import type { ArticleLinesChange, Composition, Engine } from '../engine/engine.ts';
import { collectGarbage } from '../engine/garbage.ts';
import type { QuestionKind, Questions } from '../engine/messages.ts';
import type { PackedPage } from '../engine/packed-page.ts';
import { call } from './bridge.ts';
import { type EditionState, nothing, type Stepped } from './edition-state.ts';
import type { Hearers } from './hearers.ts';
import { keptFits } from './kept-fits.ts';
import { markMoment } from './moments.ts';
import { afterNextFrame } from './next-frame.ts';
import { Observable } from './observable.ts';
import { carriedOver, type Outbox, steppedOver, strayed, takenBack, withoutFirst } from './outbox.ts';
import { holdOnMachine, Outboxes } from './outboxes.ts';
import { linesWith, shownWith, summariesWith } from './shown.ts';

/** Copy that pages are shown with and nobody keeps, as patches. */
type Filler = (edition: Edition, pages: readonly PageId[]) => readonly Patch[];

export class EditionSession {
  readonly state = new Observable<EditionState>(nothing);
  /** What undo or redo did last; null where something else was done since. */
  readonly stepped = new Observable<{ readonly last: Stepped | null }>({ last: null });
  readonly #engine: Engine;
  readonly #actor: () => string;
  readonly #hearers: Hearers;
  readonly #watchers = new Set<(patches: readonly Patch[], isStep: boolean) => void>();
  readonly #outboxes = new Outboxes({
    send: (of, operation) => this.#apply(of, operation),
    onTaken: (history, left) => {
      this.state.update({ unsaved: left });
      if (left === 0) this.state.update({ history });
    },
    onFailed: (failure) => this.#hearers.onFailure(failure, ({ unsaved }) => unsaved > 0),
    onRefused: (outbox, failure) => this.#refused(outbox, failure),
  });
  #looked: readonly PageId[] = [];
  #watched: ArticleId | null = null;
  #filler: Filler | null = null;
  #last: Promise<void> = Promise.resolve();

  /** `actor` is who works here at the moment it is asked. */
  constructor(engine: Engine, actor: () => string, hearers: Hearers) {
    this.#actor = actor;
    this.#hearers = hearers;
    this.#engine = engine;
    engine.listen({
      onShown: (pages) => this.#shown(pages),
      onComposed: (composition) => this.#composed(composition),
      onChecked: (findings) => this.state.update({ findings }),
      // The page is painted first: what a key does to it is seen at once, where the galley's lines end a moment later.
      onLines: (lines) => afterNextFrame(() => this.#setLines(lines)),
      onBroken: (error) => {
        const broken = failureOf(error);
        this.state.update({ broken });
        hearers.onFailure(broken, (state) => state.broken !== null);
      },
    });
  }

  /**
   * Shows an edition the store has opened, at a page of it; the first where none is named. What was done in the edition
   * before goes on to the store by itself, as what was done in that one.
   */
  load(opened: OpenedEdition, page: PageId | null = null): void {
    const { opening, kind, path, name, history, reading = null, unsaved: written = [], strays = [] } = opened;
    const isOther = opening !== this.opening;
    const isUnderWay = this.#outboxes.turnTo(opening);
    // Nothing that is asked of this one waits for what a disk does not take of the other.
    if (isOther) this.#last = Promise.resolve();
    if (isOther && this.stepped.get().last !== null) this.stepped.set({ last: null });
    // What is still on its way was done to the edition that is shown: opened once more it is that one.
    const shown = !isOther && isUnderWay ? this.state.get().edition : null;
    const carried = shown === null ? carriedOver(opened.edition, written, []) : null;
    const edition = shown ?? carried?.edition ?? opened.edition;
    if (carried !== null && (written.length > 0 || isUnderWay)) this.#outbox.replace(carried.sent);
    this.#filler = null;
    const first = page ?? pagesInOrder(edition)[0]?.id;
    this.#looked = first === undefined ? [] : [first];
    // The engine starts before the window lays its lists out.
    this.#engine.load(edition, this.#looked);
    // What the engine lacks it lacks for this edition, too, until it has composed it.
    const unsaved = this.#outbox.waiting.length;
    const { broken } = this.state.get();
    this.state.set({ ...nothing, edition, kind, path, name, history, reading, unsaved, broken });
    if (carried !== null && carried.sent.length > 0 && !isUnderWay) this.#hearers.onTakenUp(carried.sent.length);
    if (carried !== null && carried.lost.length > 0) this.#hearers.onRefused(carried.lost, strayed);
    if (opened.strangeLog != null) this.#hearers.onStrangeLog(opened.strangeLog);
    if (strays.length > 0) this.#hearers.onRefused(strays, strayed);
  }

  /** The opening of the edition that is shown, by which what is done in it is known. */
  get opening(): string {
    return this.#outbox.of;
  }

  get #outbox(): Outbox {
    return this.#outboxes.current;
  }

  async #apply(of: string, operation: Operation): Promise<History> {
    try {
      const history = await call('edition.apply', { of, operation });
      if (of === this.opening) this.state.update({ isMoved: false });
      return history;
    } catch (error) {
      const failure = failureOf(error);
      if (failure.code !== 'edition-moved') throw error;
      // The store has it, and a copy that is saved has it, too.
      if (of === this.opening) this.state.update({ isMoved: true });
      this.#hearers.onFailure(failure, ({ isMoved }) => isMoved);
      return this.state.get().history;
    }
  }

  /**
   * The store refused what was to come next: its author is given it, and all that was done after it goes on, as it holds
   * without it on the edition the store has. Rejects where the store cannot be asked.
   */
  async #refused(outbox: Outbox, failure: Failure): Promise<void> {
    const stored = failure.code === 'edition-closed' ? null : await call('edition.stand', { of: outbox.of });
    const { waiting } = outbox;
    const carried = withoutFirst(stored?.edition ?? null, waiting, failure.code);
    outbox.replace(carried.sent);
    holdOnMachine(outbox.of, carried.lost);
    this.#hearers.onRefused(carried.lost, failure);
    const { edition } = this.state.get();
    if (this.#outbox !== outbox || stored === null || edition === null || carried.edition === null) return;
    const back = takenBack(waiting);
    const isAsStored = canonical(applyPatches(edition, back).edition) === canonical(stored.edition);
    if (isAsStored) this.#changed([...back, ...carried.sent.flatMap(({ operation }) => operation.patches)], true);
    // The two have come apart: the store's is the one there is.
    else this.#engine.load(carried.edition, this.#looked);
    this.state.update({ edition: carried.edition, history: stored.history, unsaved: carried.sent.length });
  }

  /** Asks the engine about the edition as it stands. */
  ask<Kind extends QuestionKind>(kind: Kind, ask: Questions[Kind]['ask']): Promise<Questions[Kind]['answer']> {
    return this.#engine.ask(kind, ask);
  }

  /** Says what the press holds that pages are checked for. */
  checkFor(limits: PressLimits): void {
    this.#engine.limits(limits);
  }

  /** Says what agencies have said of stories since they were taken. */
  tellNews(news: readonly WireNews[]): void {
    this.state.update({ news });
    this.#engine.news(news);
  }

  /** Says which pages are looked at. */
  show(pages: readonly PageId[]): void {
    if (pages.join() === this.#looked.join()) return;
    this.#looked = [...pages];
    const { shown } = this.state.get();
    this.state.update({ shown: new Map([...shown].filter(([id]) => pages.includes(id))) });
    this.#engine.show(pages);
    this.#fill();
  }

  /** Shows the edition as patches would make it, composed; nothing is kept. Null ends that. */
  preview(patches: readonly Patch[] | null): void {
    const { edition } = this.state.get();
    const filler = this.#filler;
    if (filler === null || edition === null) this.#engine.preview(patches);
    else {
      const changed = patches === null ? edition : applyPatches(edition, patches).edition;
      this.#engine.preview([...(patches ?? []), ...filler(changed, this.#looked)]);
    }
  }

  /** Has the pages looked at shown with filler from now on, or without any. */
  showFiller(filler: Filler | null): void {
    this.#filler = filler;
    this.state.update({ hasFiller: filler !== null });
    this.preview(null);
  }

  /** Puts the filler back once the pages are composed as they are. */
  #fill(): void {
    if (this.#filler !== null) this.preview(null);
  }

  /** Says which article's lines are wanted. */
  watch(articleId: ArticleId | null): void {
    if (this.#watched === articleId) return;
    this.#watched = articleId;
    this.state.update({ lines: null });
    this.#engine.watch(articleId);
  }

  /** The work rests for a while: window and engine give back what they no longer need. */
  rest(): void {
    this.#engine.rest();
    collectGarbage();
  }

  #setLines(change: ArticleLinesChange): void {
    if (change.articleId !== this.#watched) return;
    this.state.update({ lines: linesWith(this.state.get().lines, change) });
  }

  #shown(pages: readonly PackedPage[]): void {
    markMoment('composed');
    this.state.update({ shown: this.#withShown(pages) });
  }

  #withShown(pages: readonly PackedPage[]): ReadonlyMap<PageId, ComposedPage> {
    return shownWith(this.state.get().shown, pages, this.#looked);
  }

  #composed(composition: Composition): void {
    markMoment('composed', composition.took);
    if (composition.isPreview) {
      this.state.update({ shown: this.#withShown(composition.shown), isPreview: true });
      return;
    }
    this.state.update({
      broken: null,
      pages: summariesWith(this.state.get().pages, composition),
      shown: this.#withShown(composition.shown),
      isPreview: composition.isPreview,
      articles: keptFits(this.state.get().articles, composition.articles),
    });
    this.#fill();
  }

  /**
   * Does an edit. `label` names it in the history; edits that share a `step` are undone together.
   * Returns at once; the store has it later.
   */
  edit(label: string, patches: readonly Patch[], step: string = newId<'step'>()): void {
    const { edition, reading } = this.state.get();
    if (edition === null || patches.length === 0) return;
    if (reading !== null || lockedAgainst(edition, patches) !== null) {
      // What was shown of it while it was asked for is shown no longer.
      this.preview(null);
      this.#hearers.onLocked(reading === null ? 'locked' : 'read-only');
      return;
    }
    const all = withMarks(edition, patches);
    const applied = applyPatches(edition, all);
    this.#changed(all, false);
    const named = namedStep(edition, applied.edition, label, patches);
    const operation: Operation = {
      id: newId<'operation'>(),
      step,
      actor: this.actor,
      at: new Date().toISOString(),
      label: named,
      patches: all,
    };
    this.#outbox.add({ operation, inverse: applied.inverse });
    this.state.update({
      edition: applied.edition,
      history: { undo: named, redo: null },
      unsaved: this.#outbox.waiting.length,
    });
  }

  /** Takes what somebody else did to the edition, which is only looked at here: pages, places and what is selected stay. */
  follow(patches: readonly Patch[]): void {
    const { edition, reading } = this.state.get();
    if (edition === null || reading === null) return;
    const followed = applyPatches(edition, patches).edition;
    this.#changed(patches, true);
    this.state.update({ edition: followed });
  }

  /** Makes operations once more that could not be kept; returns what of them does not hold on the edition as it is now. */
  makeAgain(operations: readonly Operation[]): readonly Operation[] {
    return operations.flatMap((operation) => {
      const { edition, reading } = this.state.get();
      if (edition === null || reading !== null) return [operation];
      const { sent, lost } = carriedOver(edition, [operation], []);
      for (const one of sent) this.edit(operation.label, one.operation.patches);
      return lost;
    });
  }

  /** Calls back with the patches of every change, before the state has it; `isStep` of undo, redo and the history. */
  watchPatches(listener: (patches: readonly Patch[], isStep: boolean) => void): () => void {
    this.#watchers.add(listener);
    return () => this.#watchers.delete(listener);
  }

  #changed(patches: readonly Patch[], isStep: boolean): void {
    if (this.stepped.get().last !== null) this.stepped.set({ last: null });
    this.#engine.patch(patches);
    for (const listener of this.#watchers) listener(patches, isStep);
  }

  /** Who works here: edits and waivers are theirs. */
  get actor(): string {
    return this.#actor();
  }

  /** Takes the store's edition as it is, after the two have come apart. */
  async #reload(): Promise<void> {
    const opened = await call('edition.stand', { of: this.opening });
    this.load(opened);
  }

  /** Resolves when the store has everything, steps asked for before included. */
  flush(): Promise<void> {
    return this.#inOrder(() => this.#outbox.drained());
  }

  /** Steps and flushes follow each other; none is dropped, and none waits for one behind it. */
  #inOrder(work: () => Promise<void>): Promise<void> {
    this.#last = this.#last.then(work).catch((error: unknown) => this.#hearers.onFailure(failureOf(error)));
    return this.#last;
  }

  undo(): Promise<void> {
    return this.#inOrder(() => this.#step(() => call('edition.undo', { of: this.opening }), 'undo'));
  }

  redo(): Promise<void> {
    return this.#inOrder(() => this.#step(() => call('edition.redo', { of: this.opening }), 'redo'));
  }

  /** Goes to the moment after a step of the history; 0 is before the first. */
  goTo(seq: number): Promise<void> {
    return this.#inOrder(() => this.#step(() => call('history.go', { of: this.opening, seq })));
  }

  /** Makes the edition what a backup has, which undo takes back. */
  restore(path: string): Promise<void> {
    return this.#inOrder(() => this.#step(() => call('backups.restore', { of: this.opening, path })));
  }

  async #step(ask: () => Promise<SteppedEdition | null>, way: 'undo' | 'redo' | null = null): Promise<void> {
    const outbox = this.#outbox;
    await outbox.drained();
    // Another edition is shown by now: the step was asked for in the one before.
    if (this.#outbox !== outbox) return;
    await outbox.paused(async () => {
      try {
        const stepped = await ask();
        const { edition: before } = this.state.get();
        if (stepped !== null && this.#outbox === outbox) this.#take(stepped);
        const { edition: after } = this.state.get();
        if (stepped === null || before === null || after === null) return;
        const pageId = pageOfPatches(before, after, stepped.patches);
        this.stepped.set({ last: way === null ? null : { way, label: stepped.label, pageId } });
      } catch (error) {
        this.#hearers.onFailure(failureOf(error));
        await this.#reload();
      }
    });
  }

  /** Applies what the store stepped, under whatever was typed while it did. */
  #take(stepped: SteppedEdition): void {
    const { edition } = this.state.get();
    if (edition === null) return;
    const typed = this.#outbox.waiting;
    const back = takenBack(typed);
    const base = applyPatches(edition, [...back, ...stepped.patches]).edition;
    const operations = typed.map(({ operation }) => operation);
    const carried = carriedOver(base, operations, stepped.patches);
    const again = carried.sent.flatMap(({ operation }) => operation.patches);
    this.#changed([...back, ...stepped.patches, ...again], true);
    if (typed.length > 0) this.#outbox.replace(carried.sent);
    this.state.update({ edition: carried.edition, history: stepped.history, unsaved: carried.sent.length });
    if (carried.lost.length === 0) return;
    holdOnMachine(this.opening, carried.lost);
    this.#hearers.onRefused(carried.lost, steppedOver);
  }
}
