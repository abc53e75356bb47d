/** What an article's flow is made from. */
import { type PrintedParagraph, printedCopy } from '../edition/printed-copy.ts';
import type { Article, BodyBlock, Edition, Style } from '../edition/records.ts';
import { creditsApart } from '../edition/selectors.ts';
import type { FontBook } from './font-book.ts';
import type { Obstacle } from './obstacles.ts';
import type { ParagraphCache } from './paragraph-cache.ts';

export interface FlowInput {
  readonly edition: Edition;
  readonly article: Article;
  /** The article's body blocks that stand on a page, in order. */
  readonly thread: readonly BodyBlock[];
  readonly fonts: FontBook;
  readonly cache: ParagraphCache;
  /** What each body block's text keeps clear of. */
  readonly obstacles: (block: BodyBlock) => readonly Obstacle[];
}

/** The style of a thread's running text: what its first block asks for. */
export function bodyStyle({ edition, thread }: Pick<FlowInput, 'edition' | 'thread'>): Style | undefined {
  return edition.styles[thread[0]?.style ?? ''] ?? edition.styles['body'];
}

/** True of a thread whose lines run from top to bottom (竖排): as its first block asks for. */
export function isVertical({ thread }: Pick<FlowInput, 'thread'>): boolean {
  return thread[0]?.direction === 'down';
}

/** What runs through the thread: the copy, and what is told of the story where no block of its own shows it. */
export function copyToSet(input: Pick<FlowInput, 'edition' | 'article' | 'thread'>): readonly PrintedParagraph[] {
  const { edition, article } = input;
  return printedCopy(article, bodyStyle(input), creditsApart(edition, article.id));
}
