/** What the editor of an article knows of the window round it: interfaces that the window's stores satisfy. */
import type { ArticleId } from '../../shared/edition/ids.ts';
import type { Patch } from '../../shared/edition/operations.ts';
import type { TextPoint } from '../../shared/edition/proof-records.ts';
import type { Edition, Paragraph } from '../../shared/edition/records.ts';
import type { TextPlace } from '../pages/place-map.ts';
import type { Watched } from '../session/observable.ts';

/** The open edition: to be watched, and to be written to. */
export interface EditionDesk {
  /** `path` names the file: another path is another edition, whatever its articles are called. */
  readonly state: Watched<{ readonly edition: Edition | null; readonly path: string }>;
  /** Does an edit at once. `label` names it in the history; edits that share a `step` are undone together. */
  edit(label: string, patches: readonly Patch[], step: string): void;
}

/** Where the caret is and who put it there; the galley follows all but its own. */
export interface CopyCaret {
  readonly place: TextPlace;
  /** The other end of what is selected; null or left out where nothing is. */
  readonly anchor?: TextPlace | null;
  readonly by: 'board' | 'page' | 'galley' | 'find' | 'typing';
}

/** The caret of the window, which page and galley share. */
export interface CaretStore {
  /** `articleId` is the article shown in the galley. */
  readonly state: Watched<{ readonly caret: CopyCaret | null; readonly articleId: ArticleId | null }>;
  setCaret(caret: CopyCaret): void;
}

/** Proofreading, where it turns what is typed into marks. */
export interface Suggesting {
  readonly suggests: boolean;
  /** Makes marks of an edit that began at `caret`; where the caret goes, `unchanged` where the edit stands as it is. */
  suggest(id: ArticleId, body: readonly Paragraph[], caret: TextPoint | null): TextPoint | null | 'unchanged';
}
