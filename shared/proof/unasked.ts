/** What 核红 finds while it compares two versions: what became of marks, and changes nobody asked for. */
import type { ArticleId, BlockId, PageId } from '../edition/ids.ts';
import type { Mark, TextPoint } from '../edition/proof-records.ts';

/** What became of a mark; `open` while the correction goes on and it was not touched yet. */
export type Outcome = 'open' | 'done' | 'rejected' | 'withdrawn' | 'answered' | 'missed' | 'differently';

/** A change nobody asked for. */
export type Unasked =
  | {
      readonly kind: 'text' | 'emphasis' | 'paragraph-kind';
      readonly articleId: ArticleId;
      /** Where it is now. */
      readonly place: TextPoint | null;
      readonly before: string;
      readonly after: string;
    }
  | {
      readonly kind: 'position' | 'picture' | 'style-of-block' | 'block-text' | 'block-added' | 'block-removed';
      readonly blockId: BlockId;
      readonly pageId: PageId;
      readonly before: string;
      readonly after: string;
    }
  | {
      /** Words of a block itself: of a quotation, a cell, a chart's title. */
      readonly kind: 'words';
      readonly blockId: BlockId;
      readonly pageId: PageId;
      /** Where it is now. */
      readonly place: TextPoint | null;
      readonly before: string;
      readonly after: string;
    }
  | {
      readonly kind: 'picture-of-article';
      readonly articleId: ArticleId;
      readonly before: string;
      readonly after: string;
    }
  | { readonly kind: 'style'; readonly style: string }
  | { readonly kind: 'page'; readonly pageId: PageId };

/** What was found so far. */
export interface Verdicts {
  /** By the mark's id. */
  readonly outcomes: Map<string, Outcome>;
  readonly unasked: Unasked[];
  /** What a swatch is called, by its id. */
  readonly colourName: (id: string) => string;
}

/** Marks that are settled without having been carried out ask for nothing. */
export const asksNothing: ReadonlySet<Mark['state']> = new Set(['rejected', 'withdrawn']);
