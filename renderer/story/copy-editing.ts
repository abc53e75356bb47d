/** Whose copy is edited: the editing session of the article that is shown, made and ended as that changes. */
import type { ArticleId } from '../../shared/edition/ids.ts';
import { Observable } from '../session/observable.ts';
import { EditorSession, type EditorSurroundings } from './editor-session.ts';

export class CopyEditing {
  readonly state = new Observable<{
    /** Null while no article is shown. */
    readonly session: EditorSession | null;
  }>({ session: null });
  readonly #around: EditorSurroundings;
  #path = '';
  /** Brings what shows the session forward and gives it the keyboard; set while it is on the screen. */
  view: { focus(): void } | null = null;

  constructor(around: EditorSurroundings) {
    this.#around = around;
    this.#keep();
    around.desk.state.subscribe(() => this.#keep());
    around.shown.subscribe(() => this.#keep());
  }

  /** The session of the article shown; null while none is. */
  get session(): EditorSession | null {
    return this.state.get().session;
  }

  /** The session of an article, where it is the one shown. */
  of(articleId: ArticleId): EditorSession | null {
    return this.session?.articleId === articleId ? this.session : null;
  }

  /** Gives the keyboard to the galley, its caret in the copy; nothing while it is not shown. */
  focus(): void {
    if (this.view === null) return;
    this.session?.enter();
    this.view.focus();
  }

  #keep(): void {
    // Before anything is read: what is given makes this be called anew.
    if (this.session?.articleId !== this.#around.shown.get().articleId) this.session?.give();
    const { edition, path } = this.#around.desk.state.get();
    const { articleId } = this.#around.shown.get();
    const article = articleId === null ? undefined : edition?.articles[articleId];
    if (path === this.#path && article?.id === this.session?.articleId) return;
    this.#path = path;
    this.session?.end();
    this.state.set({ session: article === undefined ? null : new EditorSession(article, this.#around) });
  }
}
