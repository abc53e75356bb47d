/** Articles as the pages carry them; those on no page last. */
import { blockModule } from '../blocks/kinds.ts';
import type { ArticleId } from '../edition/ids.ts';
import type { Article, Edition } from '../edition/records.ts';
import { numberOf } from '../edition/selectors.ts';
import { plannedNumber } from '../edition/spreads.ts';

/** After every page there can be. */
const NOWHERE = 1000;

/** Every article, in the order of the pages it stands on or is planned for. */
export function articlesInOrder(edition: Edition): Article[] {
  const places = new Map<ArticleId, number>();
  for (const block of Object.values(edition.blocks)) {
    if (!('articleId' in block) || blockModule(block.kind).pointsToArticle === true) continue;
    const page = numberOf(edition, block) ?? NOWHERE;
    const place = page * 10_000 + Math.min(9_998, block.order);
    places.set(block.articleId, Math.min(place, places.get(block.articleId) ?? place));
  }
  const key = (article: Article) => {
    const planned = article.plannedPage === null ? undefined : edition.pages[article.plannedPage];
    const number = planned === undefined ? NOWHERE : plannedNumber(planned, article, 'page');
    return places.get(article.id) ?? number * 10_000 + 9_999;
  };
  return Object.values(edition.articles).sort((a, b) => key(a) - key(b) || (a.id < b.id ? -1 : 1));
}
