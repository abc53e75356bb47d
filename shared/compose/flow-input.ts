/** What an article's flow is made from. */
import type { Article, BodyBlock, Edition, Style } from '../edition/records.ts';
import type { Frame } from '../edition/units.ts';
import type { FontBook } from './font-book.ts';
import type { ParagraphCache } from './paragraph-cache.ts';

export interface FlowInput {
  readonly edition: Edition;
  readonly article: Article;
  /** The article's body blocks that stand on a page, in order. */
  readonly thread: readonly BodyBlock[];
  readonly fonts: FontBook;
  readonly cache: ParagraphCache;
  /** What each body block's text keeps clear of. */
  readonly obstacles: (block: BodyBlock) => readonly Frame[];
}

/** The style of a thread's running text: what its first block asks for. */
export function bodyStyle({ edition, thread }: Pick<FlowInput, 'edition' | 'thread'>): Style | undefined {
  return edition.styles[thread[0]?.style ?? ''] ?? edition.styles['body'];
}
