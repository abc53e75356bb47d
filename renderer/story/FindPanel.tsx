/** Find and replace over article, page or edition: what would change is shown before it does. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { type Match, replaceMatches } from '../../shared/edition/find.ts';
import { useWords } from '../i18n/strings.ts';
import { useParts } from '../session/observable.ts';
import type { Stores } from '../state/stores.ts';
import { FindFields } from './FindFields.tsx';
import { FoundList } from './FoundList.tsx';
import { listed } from './find-rows.ts';
import { type Search, type SearchResult, useSearch } from './use-search.ts';

/** What of the window it needs. */
type FindHost = Pick<Stores, 'session' | 'view' | 'selection' | 'caret' | 'navigation' | 'notices' | 'commands'>;

/** Takes the keyboard now, and whenever searching is asked for. */
function useFindFocus(workspace: FindHost, field: React.RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    workspace.view.focusFind = () => {
      field.current?.focus();
      field.current?.select();
    };
    workspace.view.focusFind();
  }, [workspace, field]);
}

/** How many were found, or why none could be. */
function FoundCount({ found, isAsked }: { readonly found: SearchResult | null; readonly isAsked: boolean }) {
  const words = useWords();
  const result = found?.result;
  const isRefused = result !== undefined && result.kind !== 'found';
  const said = () => {
    if (result === undefined || !isAsked) return words('findHelp');
    if (result.kind === 'wrong') return words('findWrong');
    return result.kind === 'too-long' ? words('findTooLong') : words('foundCount', { count: result.matches.length });
  };
  return (
    <p role="status" data-testid="found" className={isAsked && isRefused ? 'problem' : ''}>
      {said()}
    </p>
  );
}

export function FindPanel({ workspace }: { readonly workspace: FindHost }) {
  const words = useWords();
  const { edition } = useParts(workspace.session.state, 'edition');
  const { articleId } = useParts(workspace.selection, 'articleId');
  const { pageId } = useParts(workspace.view, 'pageId');
  const [search, setSearch] = useState<Search>({
    query: { text: '', isRegex: false, isExact: false },
    replacement: '',
    scope: 'edition',
  });
  const [current, setCurrent] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  useFindFocus(workspace, field);
  const found = useSearch(edition, search, { articleId, pageId });
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

  return (
    <section
      className="find"
      aria-label={words('find')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
        workspace.commands.run(workspace.commands.isEnabled('view.galley') ? 'view.galley' : 'view.board');
      }}
    >
      <FindFields
        search={search}
        field={field}
        onChange={(change) => {
          setSearch({ ...search, ...change });
          if (change.query !== undefined && change.query.text !== search.query.text) setCurrent(0);
        }}
        onStep={(by) => {
          if (rows.length > 0) goTo((at + by + rows.length) % rows.length);
        }}
      />
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
      <FoundCount found={found} isAsked={search.query.text !== ''} />
      <FoundList edition={edition} rows={rows} current={at} showsReplacement={search.replacement !== ''} onGo={goTo} />
      {matches.length > rows.length && <p>{words('foundMore', { count: matches.length - rows.length })}</p>}
    </section>
  );
}
