/** The copy pool (稿库): every article, how long it is, how far, where it stands; found, dragged, placed. */
import { useState } from 'react';
import { editStatus } from '../../shared/edition/edits.ts';
import type { Article, Edition } from '../../shared/edition/records.ts';
import { articleTitle, bodyCharacters, paragraphText, standsOn } from '../../shared/edition/selectors.ts';
import { useObservable } from '../app/observable.ts';
import type { Workspace } from '../app/workspace.ts';
import { useWords } from '../i18n/strings.ts';
import { articlesInOrder } from './article-order.ts';
import { ARTICLE_TYPE } from './Pasteboard.tsx';

const filters = ['all', 'unplaced', 'here', 'overset'] as const;
type Filter = (typeof filters)[number];

/** All of an article's words, to be searched. */
function wordsOfArticle(article: Article): string {
  const { kicker, headline, deck, summary } = article.headlines;
  const photos = article.photos.flatMap((photo) => [photo.caption, photo.credit]);
  return [
    ...kicker,
    ...headline,
    ...deck,
    summary,
    article.banner,
    article.byline,
    article.source,
    ...photos,
    ...article.body.map(paragraphText),
  ]
    .join('\n')
    .toLowerCase();
}

/** The words of articles, found out once for as long as an article lives unchanged. */
const searchable = new WeakMap<Article, string>();

/** True where an article holds every one of the words looked for. */
function holds(article: Article, query: string): boolean {
  const text = searchable.get(article) ?? wordsOfArticle(article);
  searchable.set(article, text);
  return query
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => text.includes(word));
}

function PoolItem(props: {
  readonly workspace: Workspace;
  readonly edition: Edition;
  readonly article: Article;
  readonly isCurrent: boolean;
}) {
  const { workspace, edition, article, isCurrent } = props;
  const words = useWords();
  const { articles: fits } = useObservable(workspace.session.state);
  const fit = fits.find((one) => one.id === article.id);
  const page = standsOn(edition, article);
  const jump = fit?.jumps[0];
  const isPlaced = Object.values(edition.blocks).some(
    (block) => (block.kind === 'body' || block.kind === 'headline') && block.articleId === article.id,
  );
  const place =
    jump !== undefined
      ? words('turnsTo', { from: jump.from, to: jump.to })
      : page === undefined
        ? words('notPlaced')
        : words(isPlaced ? 'page' : 'plannedFor', { number: page });
  const overset = isPlaced && (fit?.charactersOverset ?? 0) > 0;
  return (
    <li>
      <button
        type="button"
        draggable
        onDragStart={(event) => {
          event.dataTransfer.setData(ARTICLE_TYPE, article.id);
          event.dataTransfer.effectAllowed = 'copy';
        }}
        aria-current={isCurrent}
        onClick={() => workspace.selectArticle(article.id)}
      >
        <span className="title">{articleTitle(article) || words('untitled')}</span>
        <span className="count">{words('characters', { count: bodyCharacters(article) })}</span>
        <span className={isPlaced ? 'place placed' : 'place'}>{place}</span>
        <span className={overset ? 'count overset' : 'count'}>
          {overset
            ? words('overset', { count: fit?.charactersOverset ?? 0 })
            : article.copyToCome
              ? words('copyToCome')
              : words(article.status === 'edited' ? 'statusEdited' : 'statusDraft')}
        </span>
      </button>
      {isCurrent && (
        <div className="pool-actions">
          {!isPlaced && (
            <button type="button" className="link" onClick={() => workspace.run('text.place')}>
              {words('placeArticle')}
            </button>
          )}
          <button
            type="button"
            className="link"
            onClick={() =>
              workspace.session.edit(
                'article.status',
                editStatus(edition, article.id, article.status === 'edited' ? 'draft' : 'edited'),
              )
            }
          >
            {words(article.status === 'edited' ? 'markDraft' : 'markEdited')}
          </button>
        </div>
      )}
    </li>
  );
}

export function CopyPool({ workspace }: { readonly workspace: Workspace }) {
  const words = useWords();
  const { edition, articles: fits } = useObservable(workspace.session.state);
  const { articleId, pageId } = useObservable(workspace.state);
  const [query, setQuery] = useState('');
  const [filter, setFilter] = useState<Filter>('all');
  if (edition === null) return null;
  const all = articlesInOrder(edition);
  const here = pageId === null ? undefined : edition.pages[pageId]?.number;
  const blocks = Object.values(edition.blocks);
  const shown = new Set(
    blocks.flatMap((block) => ('articleId' in block && block.kind !== 'refer' ? [block.articleId] : [])),
  );
  const onPage = new Set(
    blocks.flatMap((block) => ('articleId' in block && block.pageId === pageId ? [block.articleId] : [])),
  );
  const passes: Readonly<Record<Filter, (article: Article) => boolean>> = {
    all: () => true,
    unplaced: (article) => !shown.has(article.id),
    here: (article) => onPage.has(article.id) || (here !== undefined && standsOn(edition, article) === here),
    overset: (article) =>
      shown.has(article.id) && (fits.find((fit) => fit.id === article.id)?.charactersOverset ?? 0) > 0,
  };
  const looked = query.trim();
  const articles = all.filter((article) => passes[filter](article) && (looked === '' || holds(article, looked)));
  return (
    <section className="copy-pool" aria-label={words('pool')}>
      <h2>
        {words('pool')}
        <small>{words('poolCount', { count: articles.length })}</small>
      </h2>
      <div className="pool-search">
        <input
          type="search"
          value={query}
          placeholder={words('poolSearch')}
          aria-label={words('poolSearch')}
          onChange={(event) => setQuery(event.target.value)}
        />
        <select
          value={filter}
          aria-label={words('poolFilter')}
          onChange={(event) => setFilter(filters.find((one) => one === event.target.value) ?? 'all')}
        >
          <option value="all">{words('filterAll')}</option>
          <option value="unplaced">{words('filterUnplaced')}</option>
          <option value="here">{words('filterHere')}</option>
          <option value="overset">{words('filterOverset')}</option>
        </select>
      </div>
      {articles.length === 0 && <p className="hint">{words(all.length === 0 ? 'poolEmpty' : 'poolNothing')}</p>}
      <ul>
        {articles.map((article) => (
          <PoolItem
            key={article.id}
            workspace={workspace}
            edition={edition}
            article={article}
            isCurrent={article.id === articleId}
          />
        ))}
      </ul>
    </section>
  );
}
