/**
 * The open edition as the window knows it. Edits apply at once, here and in the engine; they are
 * sent to the store in order and kept until it has them. There is one undo stack, the store's log.
 */

import type { ParagraphLines } from '../../shared/compose/article-lines.ts';
import type { ComposedPage } from '../../shared/compose/display-list.ts';
import { type Failure, failureOf } from '../../shared/contract/failure.ts';
import { withMarks } from '../../shared/edition/anchors.ts';
import type { WireNews } from '../../shared/edition/arrival-records.ts';
import { type ArticleId, newId, type PageId, type ParagraphId } from '../../shared/edition/ids.ts';
import { lockedAgainst } from '../../shared/edition/locks.ts';
import type { OpenedEdition, SteppedEdition } from '../../shared/edition/log-records.ts';
import { applyPatches, type Operation, type Patch, PatchError } from '../../shared/edition/operations.ts';
import type { PressLimits } from '../../shared/edition/press-limits.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { pagesInOrder } from '../../shared/edition/selectors.ts';
import { namedStep, pageOfPatches } from '../../shared/edition/step-names.ts';
import type { ArticleLinesChange, Composition, Engine } from '../engine/engine.ts';
import { collectGarbage } from '../engine/garbage.ts';
import type { PageSummary, QuestionKind, Questions } from '../engine/messages.ts';
import { type PackedPage, unpackPage } from '../engine/packed-page.ts';
import { call } from './bridge.ts';
import { type EditionState, nothing } from './edition-state.ts';
import { keptFits } from './kept-fits.ts';
import { markMoment } from './moments.ts';
import { Observable } from './observable.ts';

/** Copy that pages are shown with and nobody keeps, as patches. */
type Filler = (edition: Edition, pages: readonly PageId[]) => readonly Patch[];

interface Sent {
  readonly operation: Operation;
  readonly inverse: readonly Patch[];
}

/** Hears what failed, and by what it is known that it is so no longer. */
type OnFailure = (failure: Failure, holds?: (state: EditionState) => boolean) => void;

/** Hears why an edit was not made: a block is locked, or all of the edition is only to be looked at. */
type OnRefused = (why: 'locked' | 'read-only') => void;

/** Pause before an operation the store could not take is tried again. */
const RETRY_MS = 2_000;

/** Lets the page be painted first: what a key does to it is seen at once, where the galley's lines end a moment later. */
function afterPainting(act: () => void): void {
  requestAnimationFrame(() => setTimeout(act));
}

/** A step that was taken back, or done again, and the page it was on. */
interface Stepped {
  readonly way: 'undo' | 'redo';
  readonly label: string;
  readonly pageId: PageId | null;
}

export class EditionSession {
  readonly state = new Observable<EditionState>(nothing);
  /** What undo or redo did last; null where something else was done since. */
  readonly stepped = new Observable<{ readonly last: Stepped | null }>({ last: null });
  readonly #engine: Engine;
  readonly #actor: () => string;
  readonly #onFailure: OnFailure;
  readonly #onRefused: OnRefused;
  readonly #watchers = new Set<(patches: readonly Patch[], isStep: boolean) => void>();
  #outbox: Sent[] = [];
  #sending: Promise<void> | null = null;
  #isStepping = false;
  #looked: readonly PageId[] = [];
  #watched: ArticleId | null = null;
  #filler: Filler | null = null;
  #last: Promise<void> = Promise.resolve();

  /** `actor` is who works here at the moment it is asked; `onRefused` hears of an edit that was not made. */
  constructor(engine: Engine, actor: () => string, onFailure: OnFailure, onRefused: OnRefused) {
    this.#actor = actor;
    this.#onRefused = onRefused;
    this.#onFailure = onFailure;
    this.#engine = engine;
    engine.listen({
      onShown: (pages) => this.#shown(pages),
      onComposed: (composition) => this.#composed(composition),
      onChecked: (findings) => this.state.update({ findings }),
      onLines: (lines) => afterPainting(() => this.#setLines(lines)),
      onBroken: (error) => {
        const broken = failureOf(error);
        this.state.update({ broken });
        onFailure(broken, (state) => state.broken !== null);
      },
    });
  }

  /** Shows an edition the store has opened, at a page of it; the first where none is named. */
  load(opened: OpenedEdition, page: PageId | null = null): void {
    const { edition, kind, path, name, history, reading = null } = opened;
    this.#outbox = [];
    this.#filler = null;
    const first = page ?? pagesInOrder(edition)[0]?.id;
    this.#looked = first === undefined ? [] : [first];
    // The engine starts before the window lays its lists out.
    this.#engine.load(edition, this.#looked);
    // What the engine lacks it lacks for this edition, too, until it has composed it.
    const { broken } = this.state.get();
    this.state.set({ ...nothing, edition, kind, path, name, history, reading, broken });
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

  #setLines({ articleId, order, changed }: ArticleLinesChange): void {
    if (articleId !== this.#watched) return;
    const known = this.state.get().lines?.paragraphs ?? new Map<ParagraphId, ParagraphLines>();
    const news = new Map(changed.map((one) => [one.id, one]));
    const paragraphs = new Map<ParagraphId, ParagraphLines>();
    for (const id of order) {
      const lines = news.get(id) ?? known.get(id);
      if (lines !== undefined) paragraphs.set(id, lines);
    }
    this.state.update({ lines: { articleId, paragraphs } });
  }

  #shown(pages: readonly PackedPage[]): void {
    markMoment('composed');
    this.state.update({ shown: this.#withShown(pages) });
  }

  #withShown(pages: readonly PackedPage[]): ReadonlyMap<PageId, ComposedPage> {
    const { shown } = this.state.get();
    if (pages.length === 0) return shown;
    const all = new Map(shown);
    for (const packed of pages) all.set(packed.page.id, unpackPage(packed, shown.get(packed.page.id)));
    return new Map([...all].filter(([id]) => this.#looked.includes(id)));
  }

  #composed(composition: Composition): void {
    markMoment('composed', composition.took);
    if (composition.isPreview) {
      this.state.update({ shown: this.#withShown(composition.shown), isPreview: true });
      return;
    }
    const { pages } = this.state.get();
    const changed = new Map(composition.changed.map((page) => [page.id, page]));
    const next = new Map<PageId, PageSummary>();
    for (const id of composition.order) {
      const page = changed.get(id) ?? pages.get(id);
      if (page !== undefined) next.set(id, page);
    }
    this.state.update({
      broken: null,
      pages: next,
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
      this.#onRefused(reading === null ? 'locked' : 'read-only');
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
    this.#outbox.push({ operation, inverse: applied.inverse });
    this.state.update({
      edition: applied.edition,
      history: { undo: named, redo: null },
      unsaved: this.#outbox.length,
    });
    this.#send();
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

  #send(): void {
    if (this.#sending !== null || this.#isStepping) return;
    this.#sending = this.#sendAll().finally(() => {
      this.#sending = null;
    });
  }

  async #sendAll(): Promise<void> {
    for (let head = this.#outbox[0]; head !== undefined; head = this.#outbox[0]) {
      try {
        const history = await call('edition.apply', head.operation);
        this.#outbox = this.#outbox.filter((one) => one !== head);
        this.state.update({ unsaved: this.#outbox.length, isMoved: false });
        if (this.#outbox.length === 0) this.state.update({ history });
      } catch (error) {
        const failure = failureOf(error);
        if (failure.code === 'operation-rejected') {
          this.#onFailure(failure);
          return this.#reload();
        }
        if (failure.code === 'edition-moved') {
          this.#onFailure(failure, ({ isMoved }) => isMoved);
          // The store has it, and a copy that is saved has it, too.
          this.#outbox = this.#outbox.filter((one) => one !== head);
          this.state.update({ unsaved: this.#outbox.length, isMoved: true });
          continue;
        }
        // A full disk or a store that is coming back: the work stays here and is sent again.
        this.#onFailure(failure, ({ unsaved }) => unsaved > 0);
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    }
  }

  /** Who works here: edits and waivers are theirs. */
  get actor(): string {
    return this.#actor();
  }

  /** Takes the store's edition as it is, after the two have come apart. */
  async #reload(): Promise<void> {
    const { opened } = await call('session.start', {});
    if (opened !== null) this.load(opened);
  }

  /** Resolves when the store has everything, steps asked for before included. */
  flush(): Promise<void> {
    return this.#inOrder(() => this.#drain());
  }

  async #drain(): Promise<void> {
    while (this.#outbox.length > 0 || this.#sending !== null) {
      this.#send();
      await this.#sending;
    }
  }

  /** Steps and flushes follow each other; none is dropped, and none waits for one behind it. */
  #inOrder(work: () => Promise<void>): Promise<void> {
    this.#last = this.#last.then(work).catch((error: unknown) => this.#onFailure(failureOf(error)));
    return this.#last;
  }

  undo(): Promise<void> {
    return this.#inOrder(() => this.#step(() => call('edition.undo', {}), 'undo'));
  }

  redo(): Promise<void> {
    return this.#inOrder(() => this.#step(() => call('edition.redo', {}), 'redo'));
  }

  /** Goes to the moment after a step of the history; 0 is before the first. */
  goTo(seq: number): Promise<void> {
    return this.#inOrder(() => this.#step(() => call('history.go', { seq })));
  }

  async #step(ask: () => Promise<SteppedEdition | null>, way: 'undo' | 'redo' | null = null): Promise<void> {
    await this.#drain();
    this.#isStepping = true;
    try {
      const stepped = await ask();
      const { edition: before } = this.state.get();
      if (stepped !== null) this.#take(stepped);
      const { edition: after } = this.state.get();
      if (stepped === null || before === null || after === null) return;
      const pageId = pageOfPatches(before, after, stepped.patches);
      this.stepped.set({ last: way === null ? null : { way, label: stepped.label, pageId } });
    } catch (error) {
      this.#onFailure(failureOf(error));
      await this.#reload();
    } finally {
      this.#isStepping = false;
      this.#send();
    }
  }

  /** Applies what the store stepped, under whatever was typed while it did. */
  #take(stepped: SteppedEdition): void {
    const { edition } = this.state.get();
    if (edition === null) return;
    const typed = this.#outbox;
    const back = typed.toReversed().flatMap((one) => one.inverse);
    const base = applyPatches(edition, [...back, ...stepped.patches]).edition;
    this.#changed([...back, ...stepped.patches], true);
    let current = base;
    this.#outbox = typed.flatMap(({ operation }): Sent[] => {
      try {
        const applied = applyPatches(current, operation.patches);
        current = applied.edition;
        this.#changed(operation.patches, true);
        return [{ operation, inverse: applied.inverse }];
      } catch (error) {
        if (!(error instanceof PatchError)) throw error;
        this.#onFailure(failureOf(error));
        return [];
      }
    });
    this.state.update({
      edition: current,
      history: stepped.history,
      unsaved: this.#outbox.length,
    });
  }
}
