/** How a block is read by those who hear a page, or read it on a screen: its elements, and their order in its story. */

import type { CellSpan } from './cell-spans.ts';

/** Standard structure types (ISO 32000-1 §14.8.4). */
export type ReadingRole = 'H1' | 'H2' | 'H3' | 'P' | 'Figure' | 'Caption' | 'BlockQuote' | 'Link' | 'Table';

/** Words of a block as they were set. */
export interface ReadWords {
  readonly text: string;
  /** The part of the article they are (`headline`, `kicker`, `banner` …); null for words of no part. */
  readonly part: string | null;
}

/** The element that words of a block belong to. */
export interface ReadElement {
  readonly role: ReadingRole;
  /** Within the story of the block's article, or by itself. */
  readonly within: 'article' | 'block';
  /** Words with the same name are one element; absent, all words of the block are. */
  readonly name?: string;
  /** Its place in the story: paragraphs are 0, 1, 2 …; or after the paragraph read last. */
  readonly place: number | 'after-last';
  /** Its words are cells, row by row. */
  readonly table?: {
    readonly rows: readonly (readonly string[])[];
    readonly headRows: number;
    readonly spans: readonly CellSpan[];
  };
}

/** `artifact`: not read; `flow`: copy of the thread, paragraph by paragraph. */
export type Reading = 'artifact' | 'flow' | ReadElement;

/** The places of what stands beside a story's text: pictures, captions, quotes and tables come after it. */
const AFTER_BODY = 1_000_000;

/** The place of a block beside the text, after those that are painted before it. */
export function besideText(order: number, isBelow = false): number {
  return AFTER_BODY + order * 2 + (isBelow ? 1 : 0);
}
