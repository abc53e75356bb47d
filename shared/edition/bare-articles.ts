/**
 * Articles in which nothing is written: a picture, a table or a pull quote that came without a story has one, in which its
 * caption is kept. They are no stories, and stand in no list of such.
 */
import { blockModule } from '../blocks/kinds.ts';
import type { ArticleId } from './ids.ts';
import type { Article, Edition } from './records.ts';
import { partsOf } from './text.ts';

/** Whether all that shows an article can stand without copy. */
const shows = new WeakMap<Edition['blocks'], ReadonlyMap<ArticleId, boolean>>();

function standsWithoutCopy({ blocks }: Pick<Edition, 'blocks'>): ReadonlyMap<ArticleId, boolean> {
  const known = shows.get(blocks);
  if (known !== undefined) return known;
  const found = new Map<ArticleId, boolean>();
  for (const block of Object.values(blocks)) {
    if (!('articleId' in block)) continue;
    // A place that waits for a story has an article of its own until one comes.
    const isBeside = blockModule(block.kind).besideCopy === true || block.placeRole !== undefined;
    found.set(block.articleId, isBeside && (found.get(block.articleId) ?? true));
  }
  shows.set(blocks, found);
  return found;
}

/**
 * True of an article of which nobody expects copy: none ordered, planned, held over or promised, none that an agency sent.
 * Of what the watched folder brought, a picture by itself is no copy.
 */
function isUnplanned(article: Article): boolean {
  const { plannedPage, plannedJump, held, copyToCome, target, wire, arrival, photos } = article;
  const isAsked = held === true || copyToCome || target !== undefined;
  const hasCome = wire !== undefined || (arrival !== undefined && photos.length === 0);
  return !isAsked && plannedPage === null && plannedJump === null && !hasCome;
}

/**
 * True of an article of which nothing would be lost with its last block: no word, no picture, nothing that is waited for and
 * nothing that its file still has to be compared for.
 */
export function isBlank(article: Article): boolean {
  const { photos, importRemarks = [] } = article;
  const isWordless = partsOf(article).every(({ text }) => text.trim() === '');
  return (
    isWordless && photos.every(({ imageId }) => imageId === null) && importRemarks.length === 0 && isUnplanned(article)
  );
}

/** True of an article that is nothing but a picture, a table or a quote: no word is written, and no place is there for one. */
export function isBare(edition: Pick<Edition, 'blocks'>, article: Article): boolean {
  if (!isUnplanned(article)) return false;
  const isBeside = standsWithoutCopy(edition).get(article.id) ?? article.photos.length > 0;
  return (
    isBeside &&
    partsOf(article).every(({ kind, text }) => kind === 'caption' || kind === 'credit' || text.trim() === '')
  );
}
