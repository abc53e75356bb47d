/** The copy pool (稿库): every article, how long it is and where it stands. */
import type { Article, Edition } from '../../shared/edition/records.ts';
import { articleTitle, bodyCharacters, standsOn } from '../../shared/edition/selectors.ts';
import { useObservable } from '../app/observable.ts';
import type { Workspace } from '../app/workspace.ts';
import { useWords } from '../i18n/strings.ts';

/** Articles as the pages carry them; those on no page last. */
function inPageOrder(edition: Edition): Article[] {
  const firstOrder = new Map<string, number>();
  for (const block of Object.values(edition.blocks)) {
    if (!('articleId' in block) || block.kind === 'refer') continue;
    firstOrder.set(block.articleId, Math.min(block.order, firstOrder.get(block.articleId) ?? block.order));
  }
  const key = (article: Article) =>
    (standsOn(edition, article) ?? 1000) * 10_000 + (firstOrder.get(article.id) ?? 9999);
  return Object.values(edition.articles).sort((a, b) => key(a) - key(b) || (a.id < b.id ? -1 : 1));
}

export function CopyPool({ workspace }: { readonly workspace: Workspace }) {
  const words = useWords();
  const { edition, articles: fits } = useObservable(workspace.session.state);
  const { articleId } = useObservable(workspace.state);
  if (edition === null) return null;
  const articles = inPageOrder(edition);
  return (
    <section className="copy-pool" aria-label={words('pool')}>
      <h2>
        {words('pool')}
        <small>{words('poolCount', { count: articles.length })}</small>
      </h2>
      <ul>
        {articles.map((article) => {
          const fit = fits.find((one) => one.id === article.id);
          const page = standsOn(edition, article);
          const jump = fit?.jumps[0];
          const place =
            jump === undefined
              ? page === undefined
                ? words('notPlaced')
                : words('page', { number: page })
              : words('turnsTo', { from: jump.from, to: jump.to });
          const overset = page !== undefined && (fit?.charactersOverset ?? 0) > 0;
          return (
            <li key={article.id}>
              <button
                type="button"
                aria-current={article.id === articleId}
                onClick={() => workspace.selectArticle(article.id)}
              >
                <span className="title">{articleTitle(article)}</span>
                <span className="count">{words('characters', { count: bodyCharacters(article) })}</span>
                <span className={page === undefined ? 'place' : 'place placed'}>{place}</span>
                <span className={overset ? 'count overset' : 'count'}>
                  {overset ? words('overset', { count: fit?.charactersOverset ?? 0 }) : ''}
                  {article.copyToCome ? words('copyToCome') : ''}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
