/** Find and replace over article, page or edition: what would change is shown before it does. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { type Match, partsOf, type Query, replaceMatches } from '../../shared/edition/find.ts';
import type { ArticleId } from '../../shared/edition/ids.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { articleTitle, blocksOnPage } from '../../shared/edition/selectors.ts';
import { articlesInOrder } from '../../shared/reading/article-order.ts';
import type { Workspace } from '../app/workspace.ts';
import { useWords } from '../i18n/strings.ts';
import { useParts } from '../session/observable.ts';
import { type Found, search } from './search.ts';

type Scope = 'article' | 'page' | 'edition';

/** Matches listed; there may be more, and all of them are replaced. */
const MOST_LISTED = 300;
/** Characters shown on either side of a match. */
const CONTEXT = 10;
/** How long typing pauses before it is searched for, in milliseconds. */
const PAUSE_MS = 120;

function articlesIn(edition: Edition, scope: Scope, articleId: ArticleId | null, pageId: string | null): ArticleId[] {
  if (scope === 'article') return articleId === null ? [] : [articleId];
  const all = articlesInOrder(edition).map((article) => article.id);
  if (scope === 'edition' || pageId === null) return all;
  const page = edition.pages[pageId];
  const shown = new Set(
    page === undefined
      ? []
      : blocksOnPage(edition, page.id).flatMap((block) => ('articleId' in block ? [block.articleId] : [])),
  );
  return all.filter((id) => shown.has(id));
}

interface Listed {
  readonly match: Match;
  readonly before: string;
  readonly text: string;
  readonly after: string;
}

function listed(edition: Edition, matches: readonly Match[]): Listed[] {
  const few = matches.slice(0, MOST_LISTED);
  const texts = new Map(
    partsOf(edition, [...new Set(few.map((match) => match.articleId))]).map((part) => [
      `${part.articleId}/${part.part}`,
      part.text,
    ]),
  );
  return few.map((match) => {
    const text = texts.get(`${match.articleId}/${match.part}`) ?? '';
    return {
      match,
      before: text.slice(Math.max(0, match.from - CONTEXT), match.from),
      text: text.slice(match.from, match.to),
      after: text.slice(match.to, match.to + CONTEXT),
    };
  });
}

export function FindPanel({ workspace }: { readonly workspace: Workspace }) {
  const words = useWords();
  const { edition } = useParts(workspace.session.state, 'edition');
  const { articleId } = useParts(workspace.selection, 'articleId');
  const { pageId } = useParts(workspace.view, 'pageId');
  const [query, setQuery] = useState<Query>({ text: '', isRegex: false, isExact: false });
  const [replacement, setReplacement] = useState('');
  const [scope, setScope] = useState<Scope>('edition');
  const [found, setFound] = useState<{ readonly of: Edition; readonly result: Found } | null>(null);
  const [current, setCurrent] = useState(0);
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => {
    workspace.view.focusFind = () => {
      field.current?.focus();
      field.current?.select();
    };
    workspace.view.focusFind();
  }, [workspace]);

  // Page and article matter for their own scopes only: going to a match does not search again.
  const page = scope === 'page' ? pageId : null;
  const article = scope === 'article' ? articleId : null;
  useEffect(() => {
    if (edition === null) return undefined;
    let isCurrent = true;
    const timer = setTimeout(() => {
      const parts = partsOf(edition, articlesIn(edition, scope, article, page));
      void search({ parts, query, replacement }).then((result) => {
        if (isCurrent) setFound({ of: edition, result });
      });
    }, PAUSE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [edition, query, replacement, scope, article, page]);

  const matches = found?.result.kind === 'found' ? found.result.matches : [];
  const rows = useMemo(() => (found === null ? [] : listed(found.of, matches)), [found, matches]);
  if (edition === null) return null;
  // What was found in an edition that has changed since is not replaced in this one.
  const isFresh = found?.of === edition;
  const at = Math.min(current, Math.max(0, rows.length - 1));

  const goTo = (index: number) => {
    const row = rows[index];
    if (row === undefined) return;
    setCurrent(index);
    const { articleId: id, part, from } = row.match;
    const isBody = edition.articles[id]?.body.some((paragraph) => paragraph.id === part) ?? false;
    workspace.navigation.toArticle(id);
    if (isBody) {
      workspace.caret.put({
        place: { articleId: id, part, offset: row.match.to },
        anchor: { articleId: id, part, offset: from },
        by: 'find',
      });
    }
  };
  const replace = (some: readonly Match[]) => {
    if (some.length === 0 || !isFresh) return;
    workspace.session.edit('find.replace', replaceMatches(edition, some));
    workspace.notices.notify('done', 'replaced', { count: some.length });
  };
  const flag = (key: 'isRegex' | 'isExact', label: string) => (
    <label>
      <input
        type="checkbox"
        checked={query[key]}
        onChange={(event) => setQuery({ ...query, [key]: event.target.checked })}
      />
      {label}
    </label>
  );

  return (
    <section className="find" aria-label={words('find')}>
      <input
        ref={field}
        value={query.text}
        aria-label={words('findWhat')}
        placeholder={words('findWhat')}
        spellCheck={false}
        onChange={(event) => {
          setQuery({ ...query, text: event.target.value });
          setCurrent(0);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing || rows.length === 0) return;
          goTo((at + (event.shiftKey ? rows.length - 1 : 1)) % rows.length);
        }}
      />
      <input
        value={replacement}
        aria-label={words('replaceBy')}
        placeholder={words('replaceBy')}
        spellCheck={false}
        onChange={(event) => setReplacement(event.target.value)}
      />
      <div className="flags">
        {flag('isRegex', words('findRegex'))}
        {flag('isExact', words('findExact'))}
        <select
          value={scope}
          aria-label={words('findScope')}
          onChange={(event) => {
            const next = (['article', 'page', 'edition'] as const).find((one) => one === event.target.value);
            if (next !== undefined) setScope(next);
          }}
        >
          <option value="edition">{words('findEdition')}</option>
          <option value="page">{words('findPage')}</option>
          <option value="article">{words('findArticle')}</option>
        </select>
      </div>
      <div className="actions">
        <button
          type="button"
          disabled={rows.length === 0 || !isFresh}
          onClick={() => {
            const row = rows[at];
            if (row !== undefined) replace([row.match]);
          }}
        >
          {words('replaceOne')}
        </button>
        <button type="button" disabled={matches.length === 0 || !isFresh} onClick={() => replace(matches)}>
          {words('replaceAll')}
        </button>
      </div>
      <p role="status" data-testid="found" className={found?.result.kind === 'found' ? '' : 'problem'}>
        {found === null || query.text === ''
          ? words('findHelp')
          : found.result.kind === 'wrong'
            ? words('findWrong', { detail: found.result.detail })
            : found.result.kind === 'too-long'
              ? words('findTooLong')
              : words('foundCount', { count: matches.length })}
      </p>
      <ol className="found">
        {rows.map(({ match, before, text, after }, index) => (
          <li key={`${match.articleId}/${match.part}/${match.from}`}>
            <button type="button" aria-current={index === at} onClick={() => goTo(index)}>
              <small>{articleTitle(edition.articles[match.articleId] ?? nameless) || words('untitled')}</small>
              <span>
                {before}
                <del>{text}</del>
                {replacement !== '' && <ins>{match.replacement}</ins>}
                {after}
              </span>
            </button>
          </li>
        ))}
      </ol>
      {matches.length > rows.length && <p>{words('foundMore', { count: matches.length - rows.length })}</p>}
    </section>
  );
}

/** Stands for an article that is gone by now. */
const nameless = { headlines: { kicker: [], headline: [], deck: [], summary: '' }, body: [] };
