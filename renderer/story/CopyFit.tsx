/** How the article fits: characters and lines, over or under, and where it jumps. */

import type { Article } from '../../shared/edition/records.ts';
import { threadOf } from '../../shared/edition/selectors.ts';
import { useParts } from '../app/observable.ts';
import type { Workspace } from '../app/workspace.ts';
import { useWords } from '../i18n/strings.ts';

export function CopyFit({ workspace, article }: { readonly workspace: Workspace; readonly article: Article }) {
  const words = useWords();
  const { edition, articles, pages } = useParts(workspace.session.state, 'edition', 'articles', 'pages');
  const { caret } = useParts(workspace.state, 'caret');
  const paragraph = article.body.findIndex((one) => one.id === caret?.place.part);
  const place = paragraph < 0 ? undefined : caret?.place;
  const fit = articles.find((one) => one.id === article.id);
  if (edition === null || fit === undefined) return <aside className="copyfit" />;
  const blocks = threadOf(edition, article.id).flatMap(
    (block) => pages.get(block.pageId)?.blocks.find((one) => one.id === block.id) ?? [],
  );
  const lines = blocks.reduce((sum, block) => sum + block.lines, 0);
  const short = blocks.at(-1)?.linesShort ?? 0;
  const overset = blocks.length > 0 ? fit.charactersOverset : 0;
  const filled = fit.charactersIn === 0 ? 0 : (fit.charactersComposed / fit.charactersIn) * 100;
  return (
    <aside className="copyfit" data-testid="copyfit">
      {place !== undefined && (
        <p data-testid="caret">{words('caretPlace', { paragraph: paragraph + 1, character: place.offset })}</p>
      )}
      <p className="figures">{words('copyfit', { characters: fit.charactersIn, lines })}</p>
      <div className={overset > 0 ? 'bar overset' : 'bar'}>
        <i style={{ width: `${filled}%` }} />
      </div>
      {blocks.length === 0 && <p>{words('notPlaced')}</p>}
      {overset > 0 && (
        <p className="problem">
          <b>{words('overset', { count: overset })}</b>
          <br />
          {words('oversetHelp')}
        </p>
      )}
      {overset === 0 && blocks.length > 0 && <p>{short === 0 ? words('fits') : words('short', { count: short })}</p>}
      {fit.jumps.map((jump) => (
        <p key={`${jump.from}-${jump.to}`}>{words('turnsTo', { from: jump.from, to: jump.to })}</p>
      ))}
      {article.copyToCome && <p>{words('copyToComeHelp')}</p>}
    </aside>
  );
}
