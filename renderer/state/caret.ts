/** The caret, which stands in the copy: the page and the galley show it, and either may have put it. */

import type { EditionSession } from '../session/edition-session.ts';
import { Observable } from '../session/observable.ts';
import type { CopyCaret } from './copy-caret.ts';
import { caretOn } from './empty-caret.ts';
import type { Notices } from './notices.ts';
import type { BlockPlace, ShownPlace } from './place-map.ts';
import type { Selection } from './selection.ts';
import type { View } from './view.ts';

/** The caret in words that are of no article, while proofs are read. */
export interface WordsCaret {
  readonly place: BlockPlace;
  /** Where what is selected starts or ends, opposite the caret; null where nothing is. */
  readonly anchor: BlockPlace | null;
}

export interface CaretState {
  readonly at: CopyCaret | null;
  /** In place of {@link at}. */
  readonly words: WordsCaret | null;
  /** Text is being typed on the page itself. */
  readonly isTyping: boolean;
}

interface Parts {
  readonly session: EditionSession;
  readonly view: View;
  readonly selection: Selection;
  readonly notices: Notices;
}

export class Caret extends Observable<CaretState> {
  readonly #parts: Parts;
  #isFollowed = false;
  /** What the caret's page was asked for last. */
  #asked: { readonly at: CopyCaret | null; readonly articles: unknown } = { at: null, articles: null };

  constructor(parts: Parts) {
    super({ at: null, words: null, isTyping: false });
    this.#parts = parts;
    parts.session.state.subscribe(() => this.#follow());
  }

  /** Puts the caret; the page that shows it comes forward, now or once it is composed. */
  put(at: CopyCaret): void {
    this.#parts.selection.update({ articleId: at.place.articleId });
    this.update({ at, words: null });
    this.#isFollowed = at.by !== 'board';
    this.#follow();
  }

  /** Puts it in words of a block itself; nothing but marks is put there. */
  putInWords(words: WordsCaret): void {
    this.update({ at: null, words });
  }

  /** Where it is, in whatever words. */
  get place(): ShownPlace | undefined {
    const { at, words } = this.get();
    return at?.place ?? words?.place;
  }

  /** Where what is selected starts or ends, opposite the caret; null where nothing is. */
  get anchor(): ShownPlace | null {
    const { at, words } = this.get();
    return at?.anchor ?? words?.anchor ?? null;
  }

  /** Takes the caret away. */
  clear(): void {
    this.update({ at: null, words: null });
  }

  /** Another page was chosen: the caret's no longer comes forward. */
  unfollow(): void {
    this.#isFollowed = false;
  }

  startTyping(): void {
    this.update({ isTyping: true });
  }

  endTyping(): void {
    if (this.get().isTyping) this.update({ isTyping: false });
  }

  /** Shows the page the caret stands on, unless another was chosen since. */
  #follow(): void {
    const { session, view, notices } = this.#parts;
    const { at } = this.get();
    if (at === null || !this.#isFollowed) return;
    const { shown, articles, edition } = session.state.get();
    // Asked once for each composition: until the page is there the answer stays the same.
    if (this.#asked.at === at && this.#asked.articles === articles) return;
    this.#asked = { at, articles };
    if (edition !== null && [...shown.values()].some((page) => caretOn(edition, page, at.place) !== null)) return;
    const { articleId, part, offset } = at.place;
    const paragraph = edition?.articles[articleId]?.body.find((one) => one.id === part);
    if (paragraph === undefined) return;
    const ask = session.ask('explain', { articleId, paragraphId: paragraph.id, offset });
    void notices.attempt(async () => {
      const line = await ask;
      const block = line === null ? undefined : session.state.get().edition?.blocks[line.blockId];
      if (block !== undefined && this.#isFollowed && this.get().at === at) view.update({ pageId: block.pageId });
    }, 'caret');
  }
}
