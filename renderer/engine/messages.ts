/** Messages between the page and the worker that runs the engine. */
import type { Finding } from '../../shared/checks/check.ts';
import type { ParagraphLines } from '../../shared/compose/article-lines.ts';
import type { Cut } from '../../shared/compose/cuts.ts';
import type { ArticleFit, ComposedPage } from '../../shared/compose/display-list.ts';
import type { Explanation } from '../../shared/compose/explain.ts';
import type { Failure } from '../../shared/contract/failure.ts';
import type { WireNews } from '../../shared/edition/arrival-records.ts';
import type { ArticleId, FaceId, PageId, ParagraphId } from '../../shared/edition/ids.ts';
import type { Patch } from '../../shared/edition/operations.ts';
import type { PressLimits } from '../../shared/edition/press-limits.ts';
import type { Edition } from '../../shared/edition/records.ts';
import type { ImportTarget } from '../../shared/layout/page-import.ts';
import type { Region } from '../../shared/layout/place.ts';
import type { StoryPlace, StoryShape } from '../../shared/layout/place-article.ts';
import type { ImportRemark } from '../../shared/text/import-remarks.ts';
import type { CopyChange } from '../../shared/text/page-copy.ts';
import type { PackedPage } from './packed-page.ts';

/** What is known of every page; the display list goes only to those who look at the page. */
export type PageSummary = Omit<ComposedPage, 'items'>;

/** What an import would do to the edition, and what it did to the copy. */
export interface ImportPlan {
  readonly patches: readonly Patch[];
  readonly articles: readonly { readonly id: ArticleId; readonly title: string; readonly characters: number }[];
  readonly refers: number;
  readonly joints: number;
  readonly missingPages: readonly number[];
  readonly changes: readonly CopyChange[];
}

/** What the engine can be asked, and what it answers. */
export interface Questions {
  /** Why the line that holds a place broke where it did; null where the place is not set. */
  readonly explain: {
    readonly ask: { readonly articleId: ArticleId; readonly paragraphId: ParagraphId; readonly offset: number };
    readonly answer: Explanation | null;
  };
  /** What importing a text would do; null when the front page is taken. */
  readonly import: {
    readonly ask: {
      readonly target: ImportTarget;
      readonly text: string;
      readonly remarks: readonly ImportRemark[];
    };
    readonly answer: ImportPlan | null;
  };
  /** A page with its display list. */
  readonly page: { readonly ask: { readonly pageId: PageId }; readonly answer: ComposedPage | null };
  /** A page as the edition stands, packed to be kept; null where there is none. */
  readonly packed: { readonly ask: { readonly pageId: PageId }; readonly answer: PackedPage | null };
  /** The blocks that place an article on a page's free area; null where there is none. */
  readonly place: {
    readonly ask: {
      readonly articleId: ArticleId;
      readonly pageId: PageId;
      readonly at: StoryPlace;
    };
    readonly answer: readonly Patch[] | null;
  };
  /** What a story would look like in a free part of a page; null where it cannot be placed. */
  readonly shape: {
    readonly ask: { readonly articleId: ArticleId; readonly pageId: PageId; readonly region: Region };
    readonly answer: StoryShape | null;
  };
  /** Makes an article's last block as tall as its text. */
  readonly fit: { readonly ask: { readonly articleId: ArticleId }; readonly answer: readonly Patch[] };
  /** Sends what does not fit to a page. */
  readonly jump: {
    readonly ask: { readonly articleId: ArticleId; readonly to: PageId };
    readonly answer: readonly Patch[];
  };
  /** What checks find on pages as they are at this moment, for a press; without `limits`, the one said last. */
  readonly check: {
    readonly ask: { readonly pages: readonly PageId[]; readonly limits?: PressLimits };
    readonly answer: readonly Finding[];
  };
  /** For each of some characters the faces the edition is set in that have it; drawn characters are no such face. */
  readonly having: {
    readonly ask: { readonly characters: readonly string[] };
    readonly answer: readonly (readonly FaceId[])[];
  };
  /** The articles of which something has no room, as the edition stands. */
  readonly overset: { readonly ask: object; readonly answer: readonly ArticleFit[] };
  /** Paragraphs that lose a line for a few characters. */
  readonly cuts: { readonly ask: { readonly articleId: ArticleId }; readonly answer: readonly Cut[] };
}

export type QuestionKind = keyof Questions;
export type Question = {
  [Kind in QuestionKind]: { readonly kind: Kind } & Questions[Kind]['ask'];
}[QuestionKind];

export type EngineRequest =
  /** `shown` are the pages looked at: they are composed before all others. */
  | { readonly kind: 'load'; readonly edition: Edition; readonly shown: readonly PageId[] }
  | { readonly kind: 'show'; readonly pages: readonly PageId[] }
  /** The article whose lines are wanted. */
  | { readonly kind: 'watch'; readonly articleId: ArticleId | null }
  | { readonly kind: 'patch'; readonly patches: readonly Patch[] }
  /** Composes the edition as patches would make it, until the next patch or a preview of null. */
  | { readonly kind: 'preview'; readonly patches: readonly Patch[] | null }
  /** What the press holds that pages are checked for. */
  | { readonly kind: 'limits'; readonly limits: PressLimits }
  /** Nothing is checked from now on but what is asked about. */
  | { readonly kind: 'unchecked' }
  /** What agencies have said of stories since they were taken. */
  | { readonly kind: 'news'; readonly news: readonly WireNews[] }
  /** The work rests for a while. */
  | { readonly kind: 'rest' }
  | { readonly kind: 'ask'; readonly id: number; readonly question: Question };

export type EngineReply =
  /** The worker listens from now on; what is sent before is lost while its WebAssembly loads. */
  | { readonly kind: 'ready' }
  /** The pages looked at, ahead of the rest of the edition. */
  | { readonly kind: 'shown'; readonly pages: readonly PackedPage[] }
  | {
      readonly kind: 'composed';
      readonly isPreview: boolean;
      /** How long it took, in milliseconds. */
      readonly took: number;
      /** Every page, in order. */
      readonly order: readonly PageId[];
      /** The pages that are not as they were last told. */
      readonly changed: readonly PageSummary[];
      /** Those of them that are looked at. */
      readonly shown: readonly PackedPage[];
      readonly articles: readonly ArticleFit[];
    }
  /** All that checks have found, those of pages looked at as they are now and before long all others. */
  | { readonly kind: 'checked'; readonly findings: readonly Finding[] }
  /** The lines of the article watched: its paragraphs in order, and those whose lines are not as last told. */
  | {
      readonly kind: 'lines';
      readonly articleId: ArticleId;
      readonly order: readonly ParagraphId[];
      readonly changed: readonly ParagraphLines[];
    }
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'unanswered'; readonly id: number; readonly detail: string }
  /** `failure` where it is known what to tell the user. */
  | { readonly kind: 'broken'; readonly failure: Failure | null; readonly detail: string };
