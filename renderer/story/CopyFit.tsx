/** How the article fits: characters, lines and depth, over or under; its length against what was ordered; its jumps. */
import { useMemo } from 'react';
import { editTarget } from '../../shared/edition/edits.ts';
import type { Article, Edition } from '../../shared/edition/records.ts';
import { paragraphText, threadOf } from '../../shared/edition/selectors.ts';
import { toMm } from '../../shared/edition/units.ts';
import { countCharacters } from '../../shared/text/character-count.ts';
import { useWords } from '../i18n/strings.ts';
import { useParts } from '../session/observable.ts';
import type { TextPlace } from '../state/place-map.ts';
import type { Stores } from '../state/stores.ts';
import { TextField } from '../ui/Fields.tsx';
import { lengthOf } from './lengths.ts';

/** What of the window it needs. */
type CopyFitHost = Pick<Stores, 'session' | 'caret'>;

/** Depth of so many lines of the article's text, in millimetres. */
function depthOf(edition: Edition, article: Article, lines: number): string {
  const [first] = threadOf(edition, article.id);
  const style = edition.styles[first?.style ?? ''] ?? edition.styles['body'];
  return toMm(lines * (style?.leading ?? 0)).toFixed(0);
}

/** How many characters of its paragraph stand before a place. */
function charactersBefore(article: Article, { part, offset }: TextPlace): number {
  const paragraph = article.body.find(({ id }) => id === part);
  return paragraph === undefined ? offset : countCharacters(paragraphText(paragraph).slice(0, offset));
}

/** 限字: how long the story was to be, and how far it is from that. */
function Target({ workspace, edition, article }: { workspace: CopyFitHost; edition: Edition; article: Article }) {
  const words = useWords();
  const { target } = article;
  const over = lengthOf(article).characters - (target ?? 0);
  return (
    <p className="target">
      <span>{words('target')}</span>
      <TextField
        label={words('target')}
        value={target === undefined ? '' : String(target)}
        onCommit={(text) => {
          const count = Number(text.trim());
          if (text.trim() !== '' && (!Number.isInteger(count) || count < 1 || count > 1_000_000)) return false;
          workspace.session.edit('article.target', editTarget(edition, article.id, text.trim() === '' ? null : count));
          return true;
        }}
      />
      {target !== undefined && (
        <span className={over > 0 ? 'problem' : ''} data-testid="target">
          {over > 0
            ? words('targetOver', { count: over })
            : over < 0
              ? words('targetUnder', { count: -over })
              : words('targetMet')}
        </span>
      )}
    </p>
  );
}

export function CopyFit({ workspace, article }: { readonly workspace: CopyFitHost; readonly article: Article }) {
  const words = useWords();
  const { edition, articles, pages } = useParts(workspace.session.state, 'edition', 'articles', 'pages');
  const { at: caret } = useParts(workspace.caret, 'at');
  const length = useMemo(() => lengthOf(article), [article]);
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
  // As many to a line as in the lines that are set.
  const over = lines === 0 ? 0 : Math.ceil((overset * lines) / Math.max(1, fit.charactersComposed));
  return (
    <aside className="copyfit" data-testid="copyfit">
      {place !== undefined && (
        <p data-testid="caret">
          {words('caretPlace', { paragraph: paragraph + 1, character: charactersBefore(article, place) })}
        </p>
      )}
      <p className="figures">
        {words('copyfit', { characters: fit.charactersIn, lines })}
        <br />
        <small data-testid="words">{words('lengths', { words: length.words })}</small>
      </p>
      <div className={overset > 0 ? 'bar overset' : 'bar'}>
        <i style={{ width: `${filled}%` }} />
      </div>
      {blocks.length === 0 && <p>{words('notPlaced')}</p>}
      {overset > 0 && (
        <p className="problem">
          <b>{words('overset', { count: overset })}</b>
          {over > 0 && <> {words('overDepth', { lines: over, depth: depthOf(edition, article, over) })}</>}
          <br />
          {words('oversetHelp')}
        </p>
      )}
      {overset === 0 && blocks.length > 0 && (
        <p>
          {short === 0 ? words('fits') : words('short', { count: short })}
          {short > 0 && <> {words('shortDepth', { depth: depthOf(edition, article, short) })}</>}
        </p>
      )}
      <Target workspace={workspace} edition={edition} article={article} />
      {fit.jumps.map((jump) => (
        <p key={`${jump.from}-${jump.to}`}>{words('turnsTo', { from: jump.from, to: jump.to })}</p>
      ))}
      {article.copyToCome && <p>{words('copyToComeHelp')}</p>}
    </aside>
  );
}
