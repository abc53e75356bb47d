/** Where what came in from a file is to go, and where it went: between who reads files and who lays out pages. */
import type { ArticleId } from '../../shared/edition/ids.ts';
import type { DroppedAt } from './dropped-at.ts';

/** Where what a file held is to go. */
export interface Wanted {
  /** Where it was dropped; null of what was chosen, or dropped beside the page. */
  readonly at: DroppedAt | null;
  /** It is the first of its kind that came: what is selected may take one. */
  readonly isFirst: boolean;
  /** Nothing else came that goes on a page: the place it was dropped on is meant for it. */
  readonly isOnly: boolean;
  /** The story it came with; null where none of those that came is named as it, absent where none came. */
  readonly articleId?: ArticleId | null;
  readonly step: string;
}

/** Why something waits in the tray: of each, what is to be done differs. */
export type Waiting = 'full' | 'locked' | 'nameplate' | 'page' | 'placeless' | 'taken';

/** Where it went: into what was selected, the frame it was dropped on, a place that was booked, one of its own, or the tray. */
export type WentTo =
  | { readonly into: 'selected' | 'frame'; readonly page: number; readonly isReplaced: boolean }
  | { readonly into: 'booked'; readonly page: number; readonly advertiser: string; readonly isReplaced: boolean }
  | { readonly into: 'new'; readonly page: number; readonly articleId: ArticleId | null }
  | {
      readonly into: 'tray';
      readonly page: number;
      readonly why: Waiting;
      readonly articleId: ArticleId | null;
      readonly advertiser?: string;
    };
