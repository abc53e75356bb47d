/** Questions an edition can answer by itself: order, threads, jumps, page numbers. */
import type { ArticleId, PageId } from './ids.ts';
import type { Article, Block, BodyBlock, Edition, Page, Paragraph } from './records.ts';

/** Pages by number. */
export function pagesInOrder(edition: Edition): Page[] {
  return Object.values(edition.pages).sort((a, b) => a.number - b.number);
}

/** The page with a number, if the edition has it. */
export function pageByNumber(edition: Edition, number: number): Page | undefined {
  return Object.values(edition.pages).find((page) => page.number === number);
}

/** Orders a page's blocks as they are read and painted. */
export function inReadingOrder(a: Block, b: Block): number {
  return a.order - b.order || (a.id < b.id ? -1 : 1);
}

/** Orders an article's body blocks as its text runs through them. */
export function inThreadOrder(a: BodyBlock, b: BodyBlock): number {
  return a.threadOrder - b.threadOrder || (a.id < b.id ? -1 : 1);
}

/** A page's blocks in reading order. */
export function blocksOnPage(edition: Edition, page: PageId): Block[] {
  return Object.values(edition.blocks)
    .filter((block) => block.pageId === page)
    .sort(inReadingOrder);
}

/** The article's thread: its body blocks in the order the text runs through them. */
export function threadOf(edition: Edition, article: ArticleId): BodyBlock[] {
  return Object.values(edition.blocks)
    .filter((block): block is BodyBlock => block.kind === 'body' && block.articleId === article)
    .sort(inThreadOrder);
}

/** The number of the page an article stands on, or is planned for; what a refer points to. */
export function standsOn(edition: Edition, article: Article): number | undefined {
  const placed = Object.values(edition.blocks)
    .filter((block) => (block.kind === 'body' || block.kind === 'headline') && block.articleId === article.id)
    .map((block) => edition.pages[block.pageId]?.number)
    .filter((number) => number !== undefined);
  if (placed.length > 0) return Math.min(...placed);
  return article.plannedPage === null ? undefined : edition.pages[article.plannedPage]?.number;
}

/** A paragraph's text without its emphasis. */
export function paragraphText(paragraph: Paragraph): string {
  return paragraph.children.map((leaf) => leaf.text).join('');
}

/** Characters (Unicode code points) in an article's body. */
export function bodyCharacters(article: Article): number {
  let count = 0;
  for (const paragraph of article.body) for (const leaf of paragraph.children) count += countCharacters(leaf.text);
  return count;
}

/** Unicode code points in a text; a surrogate pair is one character. */
function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/** An article's name in lists: its headline, or the start of its body. */
export function articleTitle(article: Article): string {
  const headline = article.headlines.headline.join(' ');
  if (headline !== '') return headline;
  const first = article.body[0];
  return first === undefined ? '' : paragraphText(first).slice(0, 24);
}
