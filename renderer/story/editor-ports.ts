/** What the editor of an article knows of the window round it: interfaces that the window's stores satisfy. */
import type { ArticleId } from '../../shared/edition/ids.ts';
import type { Patch } from '../../shared/edition/operations.ts';
import type { TextPoint } from '../../shared/edition/proof-records.ts';
import type { Edition, Paragraph } from '../../shared/edition/records.ts';
import type { Watched } from '../session/observable.ts';
import type { CopyCaret } from '../state/copy-caret.ts';

/** The open edition: to be watched, and to be written to. */
export interface EditionDesk {
  /** `path` names the file: another path is another edition, whatever its articles are called. */
  readonly state: Watched<{ readonly edition: Edition | null; readonly path: string }>;
  /**
   * Calls back with the patches of every change, before {@link state} has it; `isStep` of undo, redo and going to a
   * moment of the history. Returns what ends that. A whole edition taken anew has no patches.
   */
  watchPatches(listener: (patches: readonly Patch[], isStep: boolean) => void): () => void;
  /** Does an edit at once. `label` names it in the history; edits that share a `step` are undone together. */
  edit(label: string, patches: readonly Patch[], step: string): void;
}

/** The caret of the window, which page and galley share. */
export interface CaretStore extends Watched<{ readonly at: CopyCaret | null }> {
  put(caret: CopyCaret): void;
}

/** Proofreading, where it turns what is typed into marks. */
export interface Suggesting {
  readonly suggests: boolean;
  /** Makes marks of an edit that began at `caret`; where the caret goes, `unchanged` where the edit stands as it is. */
  suggest(id: ArticleId, body: readonly Paragraph[], caret: TextPoint | null): TextPoint | null | 'unchanged';
}
