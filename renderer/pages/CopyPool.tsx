/** The copy pool (稿库): every article, how long it is, how far, where it stands; found, dragged, placed. */

import { memo, useDeferredValue, useState } from 'react';
import { blockModule } from '../../shared/blocks/kinds.ts';
import type { ArticleFit } from '../../shared/compose/display-list.ts';
import type { WireNews } from '../../shared/edition/arrival-records.ts';
import { isBare } from '../../shared/edition/bare-articles.ts';
import { editStatus, holdArticle } from '../../shared/edition/edits.ts';
import type { Article } from '../../shared/edition/records.ts';
import { mayBeMisread } from '../../shared/edition/reread-story.ts';
import { articleTitle, bodyCharacters, isPlaced, standsOn } from '../../shared/edition/selectors.ts';
import { pageNumbers } from '../../shared/edition/spreads.ts';
import { partsOf } from '../../shared/edition/text.ts';
import { articlesInOrder } from '../../shared/reading/article-order.ts';
import { shortcutText } from '../commands/keys.ts';
import type { Desk } from '../desk/desk.ts';
import { useWords } from '../i18n/strings.ts';
import { useParts } from '../session/observable.ts';
import type { Stores } from '../state/stores.ts';
import { StoryList } from '../ui/StoryList.tsx';
import { draggedKeys, PICTURE_TYPE } from './drag-types.ts';
import { followDrag } from './follow-drag.ts';
import type { StoryDrag } from './story-drag.ts';

/** What of the window it needs. */
type CopyPoolHost = Pick<Stores, 'session' | 'view' | 'selection' | 'navigation' | 'commands'> & {
  readonly desk: Pick<Desk, 'tray'>;
  readonly storyDrag: StoryDrag;
};

const filters = ['all', 'unplaced', 'here', 'overset'] as const;
type Filter = (typeof filters)[number];

/** All of an article's words, to be searched. */
function wordsOfArticle(article: Article): string {
  return partsOf(article)
    .map(({ text }) => text)
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

const PoolItem = memo(function PoolItem(props: {
  readonly workspace: CopyPoolHost;
  readonly article: Article;
  readonly fit: ArticleFit | undefined;
  /** Its page's number, and whether it stands there or is only planned to. */
  readonly page: number | undefined;
  readonly stands: boolean;
  readonly isCurrent: boolean;
  /** What its agency has said of it since it was taken. */
  readonly news: WireNews['kind'] | undefined;
  readonly isReading: boolean;
}) {
  const { workspace, article, fit, page, stands, isCurrent, news, isReading } = props;
  const words = useWords();
  const jump = fit?.jumps[0];
  const place =
    jump !== undefined
      ? words('turnsTo', { from: jump.from, to: jump.to })
      : page === undefined
        ? words('notPlaced')
        : words(stands ? 'page' : 'plannedFor', { number: page });
  const overset = stands && (fit?.charactersOverset ?? 0) > 0;
  return (
    <li
      // What is dropped here from outside goes with the story.
      data-article={article.id}
      onDragOver={(event) => {
        if (event.dataTransfer.types.includes(PICTURE_TYPE)) event.preventDefault();
      }}
      onDrop={(event) => {
        const pictures = draggedKeys.read(event.dataTransfer.getData(PICTURE_TYPE));
        if (pictures.length === 0) return;
        event.preventDefault();
        workspace.desk.tray.giveAll(pictures, article.id);
      }}
    >
      <button
        type="button"
        onPointerDown={(event) => followDrag(workspace.storyDrag, article.id, event)}
        aria-current={isCurrent}
        title={stands ? words('poolHelp') : undefined}
        // The page stays that one works on: whoever draws a refer to the story draws it here.
        onClick={() => workspace.navigation.takeUpArticle(article.id)}
        onDoubleClick={() => workspace.navigation.toArticle(article.id)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Delete' || event.key === 'Backspace') {
            event.preventDefault();
            event.stopPropagation();
            workspace.navigation.takeUpArticle(article.id);
            const item = event.currentTarget.closest('li');
            const next = item?.nextElementSibling ?? item?.previousElementSibling;
            workspace.commands.run('story.delete');
            if (workspace.session.state.get().edition?.articles[article.id] === undefined)
              next?.querySelector('button')?.focus();
            return;
          }
          if (event.key !== 'Enter') return;
          event.preventDefault();
          workspace.navigation.toArticle(article.id);
        }}
      >
        <span className="title" title={articleTitle(article)}>
          {news !== undefined && <mark className={`arrival-${news}`}>{words(`arrival-${news}`)}</mark>}
          {articleTitle(article) || words('untitled')}
        </span>
        <span className="count">{words('characters', { count: bodyCharacters(article) })}</span>
        <span className={stands ? 'place placed' : 'place'}>{place}</span>
        <span className={overset ? 'count overset' : 'count'}>
          {overset
            ? words('badgeOverset', { count: fit?.charactersOverset ?? 0 })
            : article.copyToCome
              ? words('copyToCome')
              : article.held === true && !stands
                ? words('heldOver')
                : words(article.status === 'edited' ? 'statusEdited' : 'statusDraft')}
        </span>
      </button>
      {isCurrent && (
        <fieldset className="pool-actions" disabled={isReading}>
          {!stands && (
            <button type="button" className="link" onClick={() => workspace.commands.run('text.place')}>
              {words('placeArticle')}
            </button>
          )}
          <button
            type="button"
            className="link"
            onClick={() => {
              const { edition } = workspace.session.state.get();
              if (edition === null) return;
              const status = article.status === 'edited' ? 'draft' : 'edited';
              workspace.session.edit('article.status', editStatus(edition, article.id, status));
            }}
          >
            {words(article.status === 'edited' ? 'markDraft' : 'markEdited')}
          </button>
          {!stands && (
            <button
              type="button"
              className="link"
              aria-pressed={article.held === true}
              onClick={() => {
                const { edition } = workspace.session.state.get();
                if (edition === null) return;
                workspace.session.edit('article.held', holdArticle(edition, article.id, article.held !== true));
              }}
            >
              {words(article.held === true ? 'holdNoMore' : 'holdOver')}
            </button>
          )}
          {mayBeMisread(article) && (
            <button type="button" className="link" onClick={() => workspace.commands.run('copy.reread')}>
              {words('encodingAnew')}
            </button>
          )}
        </fieldset>
      )}
    </li>
  );
});

/** What an empty pool is filled by, each with its key. */
const ways = [
  ['copy.new', 'storyNew'],
  ['edit.paste', 'poolPaste'],
  ['copy.import-pool', 'poolImport'],
] as const;

function PoolWays({ workspace }: { readonly workspace: Pick<Stores, 'commands' | 'view'> }) {
  const words = useWords();
  return (
    <div className="pool-ways">
      {ways.map(([command, name]) => (
        <button
          key={command}
          type="button"
          onClick={() => {
            // What is pasted goes where the keyboard is: to no field.
            if (command === 'edit.paste') workspace.view.board?.focus();
            workspace.commands.run(command);
          }}
        >
          {words(name)} <kbd>{shortcutText(command)}</kbd>
        </button>
      ))}
    </div>
  );
}

export function CopyPool({ workspace }: { readonly workspace: CopyPoolHost }) {
  const words = useWords();
  const state = useParts(workspace.session.state, 'edition', 'articles', 'news', 'reading');
  const { edition: latest, articles: fits, news } = state;
  const isReading = state.reading !== null;
  // The list may lag behind what is typed; the page may not.
  const edition = useDeferredValue(latest);
  const { articleId } = useParts(workspace.selection, 'articleId');
  const { pageId } = useParts(workspace.view, 'pageId');
  const [query, setQuery] = useState('');
  const [filter, setFilter] = useState<Filter>('all');
  if (edition === null) return null;
  // A picture or a table that came alone is in the tray, or on its page, and is no story.
  const all = articlesInOrder(edition).filter((article) => !isBare(edition, article));
  const shownPage = pageId === null ? undefined : edition.pages[pageId];
  const here: readonly (number | undefined)[] = shownPage === undefined ? [] : pageNumbers(shownPage);
  const blocks = Object.values(edition.blocks);
  const shown = new Set(
    blocks.flatMap((block) =>
      'articleId' in block && blockModule(block.kind).pointsToArticle !== true ? [block.articleId] : [],
    ),
  );
  const onPage = new Set(
    blocks.flatMap((block) => ('articleId' in block && block.pageId === pageId ? [block.articleId] : [])),
  );
  // What is said of the story itself counts before what is said of its pictures.
  const newsOf = new Map(
    [
      ...news.filter(({ imageId }) => imageId !== undefined),
      ...news.filter(({ imageId }) => imageId === undefined),
    ].map(({ articleId: id, kind }) => [id, kind]),
  );
  const fitOf = new Map(fits.map((fit) => [fit.id, fit]));
  const passes: Readonly<Record<Filter, (article: Article) => boolean>> = {
    all: () => true,
    unplaced: (article) => !shown.has(article.id),
    here: (article) => onPage.has(article.id) || here.includes(standsOn(edition, article)),
    overset: (article) => shown.has(article.id) && (fitOf.get(article.id)?.charactersOverset ?? 0) > 0,
  };
  const looked = query.trim();
  const articles = all.filter((article) => passes[filter](article) && (looked === '' || holds(article, looked)));
  return (
    <section className="copy-pool" aria-label={words('pool')}>
      <h2>
        {words('pool')}
        <span>
          <small>{words('poolCount', { count: articles.length })}</small>
          <button
            type="button"
            className="quiet"
            aria-label={words('storyNew')}
            title={`${words('storyNew')}  ${shortcutText('copy.new')}`}
            disabled={isReading}
            onClick={() => workspace.commands.run('copy.new')}
          >
            ＋
          </button>
        </span>
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
      {all.length === 0 && !isReading && <PoolWays workspace={workspace} />}
      <StoryList>
        {articles.map((article) => (
          <PoolItem
            key={article.id}
            workspace={workspace}
            article={article}
            fit={fitOf.get(article.id)}
            page={standsOn(edition, article)}
            stands={isPlaced(edition, article.id)}
            isCurrent={article.id === articleId}
            news={newsOf.get(article.id)}
            isReading={isReading}
          />
        ))}
      </StoryList>
    </section>
  );
}
