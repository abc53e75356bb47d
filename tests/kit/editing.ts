/** A story that is edited as in the window, without one: the editing of its copy, the edition, and all edits made. */

import { Observable } from '../../renderer/session/observable.ts';
import type { CopyCaret } from '../../renderer/state/copy-caret.ts';
import { CopyEditing } from '../../renderer/story/copy-editing.ts';
import type { EditorSession } from '../../renderer/story/editor-session.ts';
import type { ArticleId } from '../../shared/edition/ids.ts';
import { applyPatches, type Patch } from '../../shared/edition/operations.ts';
import type { Article, Edition } from '../../shared/edition/records.ts';
import type { ImportRemark } from '../../shared/text/import-remarks.ts';
import { emptyEdition, withArticle } from './editions.ts';

/** An edit as the edition was given it. */
interface MadeEdit {
  readonly label: string;
  readonly step: string;
  readonly patches: readonly Patch[];
  /** The patches that take it back. */
  readonly inverse: readonly Patch[];
}

class PutCaret extends Observable<{ readonly at: CopyCaret | null }> {
  put(at: CopyCaret): void {
    this.update({ at });
  }
}

export class EditedStory {
  readonly edits: MadeEdit[] = [];
  /** What was said of words that were pasted. */
  readonly pasted: ImportRemark[] = [];
  readonly editing: CopyEditing;
  readonly state: Observable<{ readonly edition: Edition | null; readonly path: string }>;
  readonly shown: Observable<{ readonly articleId: ArticleId | null }>;
  readonly carets: PutCaret;
  readonly #id: ArticleId;
  readonly #watchers = new Set<(patches: readonly Patch[], isStep: boolean) => void>();

  constructor(article: Article, edition: Edition = withArticle(emptyEdition(), article)) {
    this.#id = article.id;
    this.state = new Observable<{ readonly edition: Edition | null; readonly path: string }>({
      edition,
      path: '/edition',
    });
    this.shown = new Observable<{ readonly articleId: ArticleId | null }>({ articleId: article.id });
    this.carets = new PutCaret({ at: null });
    const suggesting = { suggests: false, suggest: () => 'unchanged' as const };
    const tellPasted = (remarks: readonly ImportRemark[]) => this.pasted.push(...remarks);
    this.editing = new CopyEditing({ desk: this, carets: this.carets, shown: this.shown, suggesting, tellPasted });
  }

  /** The session of the story. */
  get session(): EditorSession {
    const { session } = this.editing;
    if (session === null) throw new Error('the story is not edited');
    return session;
  }

  /** The edition as it stands. */
  get edition(): Edition {
    const { edition } = this.state.get();
    if (edition === null) throw new Error('no edition is open');
    return edition;
  }

  /** The story as the edition has it. */
  get article(): Article {
    const article = this.state.get().edition?.articles[this.#id];
    if (article === undefined) throw new Error('the story is gone');
    return article;
  }

  watchPatches(listener: (patches: readonly Patch[], isStep: boolean) => void): () => void {
    this.#watchers.add(listener);
    return () => this.#watchers.delete(listener);
  }

  /** Does an edit, the editor's or somebody else's, as the step `undo` one of the history; the patches that take it back. */
  edit(label: string, patches: readonly Patch[], step = 'elsewhere'): readonly Patch[] {
    const { edition } = this.state.get();
    if (edition === null || patches.length === 0) return [];
    const applied = applyPatches(edition, patches);
    this.edits.push({ label, step, patches, inverse: applied.inverse });
    for (const listener of this.#watchers) listener(patches, step === 'undo');
    this.state.update({ edition: applied.edition });
    return applied.inverse;
  }
}
