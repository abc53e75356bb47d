/** Questions an edition can answer by itself: order, threads, jumps, page numbers. */
import { type BlockKind, blockModule } from '../blocks/kinds.ts';
import { countCharacters } from '../text/character-count.ts';
import { characterStart } from '../text/graphemes.ts';
import type { Credit } from './article-records.ts';
import type { ArticleId, BlockId, ImageId, PageId } from './ids.ts';
import { imageAsShown } from './kept-look.ts';
import type { Article, Block, BodyBlock, Edition, Image, Master, Page, Paragraph, PhotoBlock } from './records.ts';
import { type Half, halvesOf, numberAt, pageNumbers, plannedNumber } from './spreads.ts';

type Pages = Pick<Edition, 'pages'>;

/** The records of pages that are printed, by number; a 通版 is one. */
export function pagesInOrder(edition: Pages): Page[] {
  return Object.values(edition.pages)
    .filter(({ master }) => master === undefined)
    .sort((a, b) => a.number - b.number);
}

/** How many pages are printed: 通版 are two. */
export function pageCount(edition: Pages): number {
  return pagesInOrder(edition).reduce((sum, page) => sum + pageNumbers(page).length, 0);
}

/** The page with a number, if the edition has it: a 通版 by either of its own. */
export function pageByNumber(edition: Pages, number: number): Page | undefined {
  return Object.values(edition.pages).find((page) => page.master === undefined && pageNumbers(page).includes(number));
}

const masters = new WeakMap<Edition['pages'], readonly Master[]>();

/** The masters, in the order in which they were made: the first lies lowest. */
export function mastersOf({ pages }: Pages): readonly Master[] {
  const known = masters.get(pages);
  if (known !== undefined) return known;
  const found = Object.values(pages)
    .filter((page): page is Master => page.master !== undefined)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  masters.set(pages, found);
  return found;
}

/** Orders a page's blocks as they are read and painted. */
export function inReadingOrder(a: Block, b: Block): number {
  return a.order - b.order || (a.id < b.id ? -1 : 1);
}

/** Orders an article's body blocks as its text runs through them. */
function inThreadOrder(a: BodyBlock, b: BodyBlock): number {
  return a.threadOrder - b.threadOrder || (a.id < b.id ? -1 : 1);
}

/** An edition's blocks by what is asked of them, found once for as long as no block changes. */
interface BlockIndex {
  readonly onPage: ReadonlyMap<PageId, readonly Block[]>;
  readonly threads: ReadonlyMap<ArticleId, readonly BodyBlock[]>;
  /** What of an article stands in blocks of its own. */
  readonly apart: ReadonlyMap<ArticleId, ReadonlySet<Credit>>;
  /** The blocks that carry an article: its headline or body. */
  readonly carriers: ReadonlyMap<ArticleId, readonly Block[]>;
}

const indexes = new WeakMap<Edition['blocks'], BlockIndex>();

function made<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const fresh = make();
  map.set(key, fresh);
  return fresh;
}

function indexOf(blocks: Edition['blocks']): BlockIndex {
  const known = indexes.get(blocks);
  if (known !== undefined) return known;
  const onPage = new Map<PageId, Block[]>();
  const threads = new Map<ArticleId, BodyBlock[]>();
  const apart = new Map<ArticleId, Set<Credit>>();
  const carriers = new Map<ArticleId, Block[]>();
  for (const block of Object.values(blocks)) {
    made(onPage, block.pageId, () => []).push(block);
    if (block.kind === 'body') made(threads, block.articleId, () => []).push(block);
    if (block.kind === 'storypart') made(apart, block.articleId, () => new Set()).add(block.part);
    if ('articleId' in block && blockModule(block.kind).carriesStory === true) {
      made(carriers, block.articleId, () => []).push(block);
    }
  }
  for (const list of onPage.values()) list.sort(inReadingOrder);
  for (const list of threads.values()) list.sort(inThreadOrder);
  const index = { onPage, threads, apart, carriers };
  indexes.set(blocks, index);
  return index;
}

/** A page's blocks in reading order. */
export function blocksOnPage(edition: Edition, page: PageId): readonly Block[] {
  return indexOf(edition.blocks).onPage.get(page) ?? [];
}

/** What of an article stands on a page, in reading order; a refer is none of it: it points there. */
export function storyBlocksOn(edition: Edition, page: PageId, article: ArticleId): Block[] {
  return blocksOnPage(edition, page).filter(
    (block) => 'articleId' in block && block.articleId === article && blockModule(block.kind).pointsToArticle !== true,
  );
}

/** The article's thread: its body blocks in the order the text runs through them. */
export function threadOf(edition: Edition, article: ArticleId): readonly BodyBlock[] {
  return indexOf(edition.blocks).threads.get(article) ?? [];
}

/** The article that all of some blocks show; null where they show several, or one of them none. */
export function storyOf(edition: Edition, ids: readonly BlockId[]): ArticleId | null {
  const shown = new Set(
    ids.map((id) => {
      const block = edition.blocks[id];
      return block !== undefined && 'articleId' in block ? block.articleId : null;
    }),
  );
  const [only = null] = shown;
  return shown.size === 1 ? only : null;
}

const nothing: ReadonlySet<Credit> = new Set();

/** What is told of an article in blocks of its own: its copy is set without it. */
export function creditsApart(edition: Edition, article: ArticleId): ReadonlySet<Credit> {
  return indexOf(edition.blocks).apart.get(article) ?? nothing;
}

/** A page as it is printed, by its id, and the record it is on: the right half of a 通版 has the id that it has when parted. */
export function printedPage({ pages }: Pages, id: PageId): { readonly sheet: Page; readonly half: Half } | undefined {
  const sheet = pages[id] ?? Object.values(pages).find(({ spread }) => spread?.right.id === id);
  const half = sheet === undefined ? undefined : halvesOf(sheet).find(({ page }) => page.id === id);
  return sheet === undefined || half === undefined ? undefined : { sheet, half };
}

/** True where an article's headline or body stands on a page. */
export function isPlaced(edition: Edition, article: ArticleId): boolean {
  return indexOf(edition.blocks).carriers.has(article);
}

/**
 * True of a block that carries an article, or one of the same headline: a refer may be written before
 * its story comes.
 */
export function carriesStory(edition: Edition, block: Block, article: Article): boolean {
  if (!('articleId' in block) || blockModule(block.kind).carriesStory !== true) return false;
  if (block.articleId === article.id) return true;
  const other = edition.articles[block.articleId];
  return other !== undefined && articleTitle(other) === articleTitle(article);
}

/** The number of the page a block stands on, of a 通版 of the half; undefined where its page is gone. */
export function numberOf({ pages }: Pages, { pageId, frame }: Pick<Block, 'pageId' | 'frame'>): number | undefined {
  const page = pages[pageId];
  return page === undefined ? undefined : numberAt(page, frame);
}

/** The number of the page an article stands on, or is planned for; what a refer points to. */
export function standsOn(edition: Edition, article: Article): number | undefined {
  const placed = (indexOf(edition.blocks).carriers.get(article.id) ?? []).flatMap(
    (block) => numberOf(edition, block) ?? [],
  );
  if (placed.length > 0) return Math.min(...placed);
  const planned = article.plannedPage === null ? undefined : edition.pages[article.plannedPage];
  return planned === undefined ? undefined : plannedNumber(planned, article, 'page');
}

/** A paragraph's text without its emphasis. */
export function paragraphText(paragraph: Paragraph): string {
  return paragraph.children.map((leaf) => leaf.text).join('');
}

const printed = new WeakMap<readonly Paragraph[], readonly Paragraph[]>();

/** What of an article's body is set: all but its notes. The same array for the same body. */
export function printedBody({ body }: Pick<Article, 'body'>): readonly Paragraph[] {
  const known = printed.get(body);
  if (known !== undefined) return known;
  const own = body.some((paragraph) => paragraph.type === 'note')
    ? body.filter((paragraph) => paragraph.type !== 'note')
    : body;
  printed.set(body, own);
  return own;
}

/** 字数 of an article's body, notes left out. */
export function bodyCharacters(article: Article): number {
  return printedBody(article).reduce((sum, paragraph) => sum + charactersOf(paragraph), 0);
}

/** What was counted once: at a keystroke one paragraph of hundreds is new. */
const counted = new WeakMap<Paragraph, number>();

function charactersOf(paragraph: Paragraph): number {
  const known = counted.get(paragraph);
  if (known !== undefined) return known;
  const count = countCharacters(paragraphText(paragraph));
  counted.set(paragraph, count);
  return count;
}

/** An article's name in lists: its headline, or the start of its body. */
export function articleTitle(article: Pick<Article, 'headlines' | 'body'>): string {
  const headline = article.headlines.headline.join(' ');
  if (headline !== '') return headline;
  const [first] = printedBody(article);
  const text = first === undefined ? '' : paragraphText(first);
  return text.slice(0, characterStart(text, 24));
}

/** The pictures that stand on pages, by their numbers; on all pages where none is named. */
export function imagesOn({ blocks, pages, articles }: Edition, numbers: readonly number[]): Set<ImageId> {
  const found = new Set<ImageId>();
  for (const block of Object.values(blocks)) {
    const page = pages[block.pageId];
    // What is on a master may be on any page.
    const isOn =
      page !== undefined && (page.master !== undefined || pageNumbers(page).some((number) => numbers.includes(number)));
    if (numbers.length > 0 && !isOn) continue;
    const id = imageShown({ articles }, block);
    if (id !== null) found.add(id);
  }
  return found;
}

function imageOf<K extends BlockKind>(block: Block<K>, article: Article | undefined): ImageId | null {
  return blockModule<K>(block.kind).image?.(block, article) ?? null;
}

/** Articles some of whose text or pictures stand on pages. */
export function articlesOn(edition: Pick<Edition, 'blocks' | 'articles'>, pages: ReadonlySet<string>): Set<string> {
  const ids = Object.values(edition.blocks).flatMap((block) =>
    pages.has(block.pageId) && 'articleId' in block && block.articleId !== null ? [block.articleId as string] : [],
  );
  return new Set(ids);
}

/** The picture that a block shows, by its id; null where it shows none. */
export function imageShown({ articles }: Pick<Edition, 'articles'>, block: Block): ImageId | null {
  return imageOf(block, 'articleId' in block ? articles[block.articleId] : undefined);
}

/** The picture that a photo shows, as it shows it; undefined while it is still to come. */
export function photoImage(
  { articles, images }: Pick<Edition, 'articles' | 'images'>,
  block: Pick<PhotoBlock, 'id' | 'articleId' | 'photoId' | 'keptLook'>,
): Image | undefined {
  const photo = articles[block.articleId]?.photos.find((one) => one.id === block.photoId);
  return photo?.imageId == null ? undefined : imageAsShown(block, images[photo.imageId]);
}
