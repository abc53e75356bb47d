/** Going to what is named: a page, an article, the place of a finding. */
import type { Finding } from '../../shared/checks/check.ts';
import type { ArticleId, PageId } from '../../shared/edition/ids.ts';
import { isMaster } from '../../shared/edition/masters.ts';
import { pageByNumber, pagesInOrder, threadOf } from '../../shared/edition/selectors.ts';
import type { EditionSession } from '../session/edition-session.ts';
import type { Caret } from './caret.ts';
import type { Dialogs } from './dialogs.ts';
import type { Selection } from './selection.ts';
import type { View } from './view.ts';

interface Parts {
  readonly session: EditionSession;
  readonly view: View;
  readonly selection: Selection;
  readonly caret: Caret;
  readonly dialogs: Dialogs;
}

export class Navigation {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Shows a page; nothing of it is selected. */
  toPage(pageId: PageId): void {
    const { view, selection, caret } = this.#parts;
    caret.unfollow();
    caret.endTyping();
    view.update({ pageId });
    selection.update({ blocks: [], cropping: null, cells: null });
  }

  /** The page so many pages on; null at the edition's ends. */
  pageBeside(step: 1 | -1): PageId | null {
    const { session, view } = this.#parts;
    const { edition } = session.state.get();
    const pages = edition === null ? [] : pagesInOrder(edition);
    const at = pages.findIndex((page) => page.id === view.get().pageId);
    return pages[at + step]?.id ?? null;
  }

  /** Shows the page after, or before; at the edition's ends the page stays. */
  stepPage(step: 1 | -1): void {
    const pageId = this.pageBeside(step) ?? this.#parts.view.get().pageId;
    if (pageId !== null) this.toPage(pageId);
  }

  /** Asks for the drawing of a character that no face has. */
  toDrawing(character: string): void {
    this.#parts.dialogs.openGlyph(character);
  }

  /** Takes up an article while the page stays that one works on: its block there, where it has one. */
  takeUpArticle(articleId: ArticleId): void {
    const { session, view, selection, caret } = this.#parts;
    const { edition } = session.state.get();
    if (edition === null) return;
    const { pageId } = view.get();
    const here = threadOf(edition, articleId).find((block) => block.pageId === pageId);
    caret.clear();
    selection.update({ articleId, blocks: here === undefined ? [] : [here.id], cropping: null, cells: null });
  }

  /** Takes up an article, and its first block where it stands on a page. */
  toArticle(articleId: ArticleId): void {
    const { session, view, selection, caret } = this.#parts;
    const { edition } = session.state.get();
    if (edition === null) return;
    const [first] = threadOf(edition, articleId);
    caret.clear();
    if (first !== undefined) view.update({ pageId: first.pageId });
    selection.update({ articleId, ...(first === undefined ? {} : { blocks: [first.id] }) });
  }

  /**
   * Leads to what was found: its block on its page, or its words in the copy, which are selected. `page` takes the keyboard to the
   * copy, `find` nowhere.
   */
  toFinding(
    { page: number, blockId, text }: Pick<Finding, 'page' | 'blockId' | 'text'>,
    by: 'page' | 'find' = 'page',
  ): void {
    const { session, view, selection, dialogs, caret } = this.#parts;
    const { edition } = session.state.get();
    if (text !== undefined) {
      dialogs.close();
      const { articleId, part, from, to } = text;
      caret.put({
        place: { articleId, part, offset: to },
        anchor: from === to ? null : { articleId, part, offset: from },
        by,
      });
      return;
    }
    const page = edition === null ? undefined : pageByNumber(edition, number);
    if (page === undefined) return;
    dialogs.close();
    view.update({ mode: 'layout' });
    this.toPage(page.id);
    if (blockId === null) return;
    selection.select([blockId], { alone: true });
    view.board?.focus();
  }

  /** Goes to reading: the page large, the marks beside it, the keyboard with the page. */
  toReading(): void {
    const { session, view, selection, caret } = this.#parts;
    const { edition } = session.state.get();
    const { pageId } = view.get();
    // Masters are not read for themselves.
    const first = edition === null ? undefined : pagesInOrder(edition)[0];
    if (first !== undefined && pageId !== null && isMaster(edition?.pages[pageId])) this.toPage(first.id);
    caret.endTyping();
    selection.update({ blocks: [], tool: 'select' });
    view.update({ mode: 'proof', tab: 'proof', fit: 'width', isSpread: false });
    view.board?.focus();
  }
}
