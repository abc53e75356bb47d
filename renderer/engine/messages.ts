/** Messages between the page and the worker that runs the engine. */
import type { ArticleFit, ComposedPage, ComposeFinding } from '../../shared/compose/display-list.ts';
import type { Explanation } from '../../shared/compose/explain.ts';
import type { ArticleId, PageId, ParagraphId } from '../../shared/edition/ids.ts';
import type { Patch } from '../../shared/edition/operations.ts';
import type { Edition, FontName } from '../../shared/edition/records.ts';
import type { CopyChange } from '../../shared/text/page-copy.ts';

/** Where imported copy goes. */
export type ImportTarget = 'front' | 'pool';

export type EngineRequest =
  | { readonly kind: 'font'; readonly name: FontName; readonly bytes: ArrayBuffer }
  | { readonly kind: 'load'; readonly edition: Edition }
  | { readonly kind: 'patch'; readonly patches: readonly Patch[] }
  | {
      readonly kind: 'explain';
      readonly id: number;
      readonly articleId: ArticleId;
      readonly paragraphId: ParagraphId;
      readonly offset: number;
    }
  | { readonly kind: 'import'; readonly id: number; readonly target: ImportTarget; readonly text: string };

/** What an import would do to the edition, and what it did to the copy. */
export interface ImportPlan {
  readonly patches: readonly Patch[];
  readonly articles: readonly ArticleId[];
  readonly refers: number;
  readonly joints: number;
  readonly missingPages: readonly number[];
  readonly changes: readonly CopyChange[];
}

export type EngineReply =
  /** The worker listens from now on; what is sent before is lost while its WebAssembly loads. */
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'composed';
      /** Every page, in order. */
      readonly order: readonly PageId[];
      /** The pages that are not as they were last told. */
      readonly changed: readonly ComposedPage[];
      readonly articles: readonly ArticleFit[];
      readonly findings: readonly ComposeFinding[];
    }
  | { readonly kind: 'explained'; readonly id: number; readonly explanation: Explanation | null }
  | { readonly kind: 'imported'; readonly id: number; readonly plan: ImportPlan }
  | { readonly kind: 'import-refused'; readonly id: number; readonly reason: 'front-page-taken' }
  | { readonly kind: 'broken'; readonly detail: string };
