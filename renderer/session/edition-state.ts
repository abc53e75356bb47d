/** What the window knows of the open edition. */
import type { Finding } from '../../shared/checks/check.ts';
import type { ParagraphLines } from '../../shared/compose/article-lines.ts';
import type { ArticleFit, ComposedPage } from '../../shared/compose/display-list.ts';
import type { Failure } from '../../shared/contract/failure.ts';
import type { WireNews } from '../../shared/edition/arrival-records.ts';
import type { Reading } from '../../shared/edition/damage-records.ts';
import type { ArticleId, PageId, ParagraphId } from '../../shared/edition/ids.ts';
import type { FileKind, History } from '../../shared/edition/log-records.ts';
import type { Edition } from '../../shared/edition/records.ts';
import type { PageSummary } from '../engine/messages.ts';

export interface EditionState {
  readonly edition: Edition | null;
  /** What is open: an edition, or a newspaper's file, whose pages every edition starts from. */
  readonly kind: FileKind;
  readonly path: string;
  readonly name: string;
  readonly history: History;
  /** What is known of every page. */
  readonly pages: ReadonlyMap<PageId, PageSummary>;
  /** The pages looked at, with their display lists; as a preview has them while a block is dragged. */
  readonly shown: ReadonlyMap<PageId, ComposedPage>;
  readonly isPreview: boolean;
  /** Whether pages are shown with filler on what is free of them. */
  readonly hasFiller: boolean;
  /** Why pages could not be composed the last time; null where they were, or are being. */
  readonly broken: Failure | null;
  readonly articles: readonly ArticleFit[];
  /** What checks have found, once the work paused; null before the first time. */
  readonly findings: readonly Finding[] | null;
  /** What agencies have said of stories since they were taken. */
  readonly news: readonly WireNews[];
  /** The lines of the article watched, by paragraph, in their order; null until they are known. */
  readonly lines: ArticleLines | null;
  /** Operations the store has not acknowledged yet. */
  readonly unsaved: number;
  /** The file is no longer where it was opened: what the store has of it is in no file that can be found again. */
  readonly isMoved: boolean;
  /** Why nothing can be changed, and what is damaged; null where it can. */
  readonly reading: Reading | null;
  /** Whoever had it open elsewhere has it no longer: it can be taken over. */
  readonly isFree: boolean;
  /** The store has something to do and nothing is heard of it, as where a disk hangs. */
  readonly isSilent: boolean;
}

/** Of no edition. */
export const nothing: EditionState = {
  edition: null,
  kind: 'edition',
  path: '',
  name: '',
  history: { undo: null, redo: null },
  pages: new Map(),
  shown: new Map(),
  isPreview: false,
  hasFiller: false,
  broken: null,
  articles: [],
  findings: null,
  news: [],
  lines: null,
  unsaved: 0,
  isMoved: false,
  reading: null,
  isFree: false,
  isSilent: false,
};

/** Where an article's lines break; what stands beyond the last frame has none. */
export interface ArticleLines {
  readonly articleId: ArticleId;
  readonly paragraphs: ReadonlyMap<ParagraphId, ParagraphLines>;
}

/** A step that was taken back, or done again, and the page it was on. */
export interface Stepped {
  readonly way: 'undo' | 'redo';
  readonly label: string;
  readonly pageId: PageId | null;
}
