/** The copy pool (稿库): every article, how long it is and where it stands. */
import { articleTitle, bodyCharacters, standsOn } from '../../shared/edition/selectors.ts';
import { useObservable } from '../app/observable.ts';
import type { Workspace } from '../app/workspace.ts';
import { useWords } from '../i18n/strings.ts';

export function CopyPool({ workspace }: { readonly workspace: Workspace }) {
  const words = useWords();
  const { edition, articles: fits } = useObservable(workspace.session.state);
  const { articleId } = useObservable(workspace.state);
  if (edition === null) return null;
  const articles = Object.values(edition.articles).sort(
    (a, b) => (standsOn(edition, a) ?? 1000) - (standsOn(edition, b) ?? 1000) || (a.id < b.id ? -1 : 1),
  );
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
