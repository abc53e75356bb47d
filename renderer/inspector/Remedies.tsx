/** What can be done about text that does not fit: each a click, and each undone in one step. */
import { useEffect, useState } from 'react';
import type { Cut } from '../../shared/compose/cuts.ts';
import type { ArticleId, PageId } from '../../shared/edition/ids.ts';
import { numberOf, pagesInOrder, threadOf } from '../../shared/edition/selectors.ts';
import { halvesOf } from '../../shared/edition/spreads.ts';
import type { Desk } from '../desk/desk.ts';
import { useWords } from '../i18n/strings.ts';
import { useParts } from '../session/observable.ts';
import { pageNamed } from '../state/page-names.ts';
import type { Stores } from '../state/stores.ts';

/** What of the window it needs. */
type RemediesHost = Pick<Stores, 'session' | 'caret' | 'notices'> & { readonly desk: Pick<Desk, 'threads'> };

/** Places to cut that are shown. */
const MOST_CUTS = 5;

/** Paragraphs that lose a line for a few characters, asked for anew with each composition. */
function useCuts(workspace: RemediesHost, articleId: ArticleId): readonly Cut[] {
  const { articles } = useParts(workspace.session.state, 'articles');
  const [cuts, setCuts] = useState<readonly Cut[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new composition has other lines
  useEffect(() => {
    let isCurrent = true;
    void workspace.notices.attempt(async () => {
      const found = await workspace.session.ask('cuts', { articleId });
      if (isCurrent) setCuts(found);
    }, 'cuts');
    return () => {
      isCurrent = false;
    };
  }, [workspace, articleId, articles]);
  return cuts;
}

function JumpTo(props: {
  readonly workspace: RemediesHost;
  readonly articleId: ArticleId;
  readonly onDone: () => void;
}) {
  const { workspace, articleId, onDone } = props;
  const words = useWords();
  const { edition } = useParts(workspace.session.state, 'edition');
  const thread = edition === null ? [] : threadOf(edition, articleId);
  const last = thread.at(-1);
  const from = last === undefined || edition === null ? 0 : (numberOf(edition, last) ?? 0);
  // Of a 通版 each half is a page to go on on.
  const pages =
    edition === null ? [] : pagesInOrder(edition).flatMap((page) => halvesOf(page).map((half) => half.page));
  const free = pages.filter((page) => page.number > from);
  const [chosen, setChosen] = useState<PageId | null>(null);
  const target = free.find((page) => page.id === chosen) ?? free[0];
  if (target === undefined) return <p className="hint">{words('jumpNowhere')}</p>;
  return (
    <p className="remedy">
      <button
        type="button"
        className="link"
        onClick={() => {
          onDone();
          void workspace.notices.attempt(() => workspace.desk.threads.jump(target.id, articleId), `room ${articleId}`);
        }}
      >
        {words('remedyJump')}
      </button>
      <select
        aria-label={words('remedyJumpPage')}
        value={target.id}
        onChange={(event) => setChosen(free.find((page) => page.id === event.target.value)?.id ?? null)}
      >
        {free.map((page) => (
          <option key={page.id} value={page.id}>
            {pageNamed(words, page)}
          </option>
        ))}
      </select>
    </p>
  );
}

export function Remedies(props: {
  readonly workspace: RemediesHost;
  readonly articleId: ArticleId;
  readonly onDone?: () => void;
}) {
  const { workspace, articleId, onDone = () => undefined } = props;
  const words = useWords();
  const { edition, articles } = useParts(workspace.session.state, 'edition', 'articles');
  const cuts = useCuts(workspace, articleId);
  const article = edition?.articles[articleId];
  if (article === undefined) return null;
  const overset = articles.find((one) => one.id === articleId)?.charactersOverset ?? 0;
  const done = (work: () => void) => () => {
    onDone();
    work();
  };
  return (
    <div className="remedies" data-testid="remedies">
      <button
        type="button"
        className="link"
        onClick={done(
          () => void workspace.notices.attempt(() => workspace.desk.threads.fit(articleId), `room ${articleId}`),
        )}
      >
        {words(overset > 0 ? 'remedyGrow' : 'remedyShrink')}
      </button>
      {overset > 0 && <JumpTo workspace={workspace} articleId={articleId} onDone={onDone} />}
      {article.fitting === undefined && (
        <button
          type="button"
          className="link"
          onClick={done(() => workspace.desk.threads.setFitting(overset > 0 ? 'tight' : 'loose', articleId))}
        >
          {words(overset > 0 ? 'remedyTight' : 'remedyLoose')}
        </button>
      )}
      {article.fitting !== undefined && (
        <button type="button" className="link" onClick={done(() => workspace.desk.threads.setFitting(null, articleId))}>
          {words(article.fitting === 'tight' ? 'remedyNotTight' : 'remedyNotLoose')}
        </button>
      )}
      {cuts.length > 0 && (
        <>
          <small>{words('remedyCuts')}</small>
          <ul>
            {cuts.slice(0, MOST_CUTS).map((cut) => (
              <li key={cut.paragraphId}>
                <button
                  type="button"
                  className="link"
                  onClick={() => {
                    const text = article.body.find((one) => one.id === cut.paragraphId);
                    const offset = text?.children.reduce((sum, leaf) => sum + leaf.text.length, 0) ?? 0;
                    workspace.caret.put({ place: { articleId, part: cut.paragraphId, offset }, by: 'page' });
                  }}
                >
                  {words('remedyCut', { count: cut.characters, end: cut.end })}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
