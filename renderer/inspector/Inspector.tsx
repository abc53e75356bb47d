/** The panel at the right: the selected block's figures, and what the checks found. */
import { useState } from 'react';
import type { BlockFit } from '../../shared/compose/display-list.ts';
import { columnWidth, gutterWidth } from '../../shared/edition/formats.ts';
import type { Block, Edition, PageGrid } from '../../shared/edition/records.ts';
import { articleTitle, threadOf } from '../../shared/edition/selectors.ts';
import { toMm } from '../../shared/edition/units.ts';
import { useObservable } from '../app/observable.ts';
import type { Workspace } from '../app/workspace.ts';
import { useWords, type Words } from '../i18n/strings.ts';
import { Findings, findingsOf } from './Findings.tsx';
import { Setting } from './Setting.tsx';
import { ThisLine } from './ThisLine.tsx';

function millimetres(points: number): string {
  return `${toMm(points).toFixed(1)} mm`;
}

/** How many base columns a width is, where it is a whole number of them. */
function baseColumns(grid: PageGrid, width: number): string {
  const count = (width + gutterWidth(grid)) / (columnWidth(grid) + gutterWidth(grid));
  return Math.abs(count - Math.round(count)) < 0.02 ? String(Math.round(count)) : count.toFixed(1);
}

function FitSentence({ fit, words }: { readonly fit: BlockFit; readonly words: Words }) {
  switch (fit.reason) {
    case 'overset':
      return (
        <div className="fit problem">
          <b>{words('overset', { count: fit.oversetCharacters })}</b>
          <p>{words('oversetHelp')}</p>
        </div>
      );
    case 'short':
      return <div className="fit">{words('short', { count: fit.linesShort })}</div>;
    case 'copy-to-come':
      return <div className="fit">{words('copyToComeHelp')}</div>;
    case 'picture-missing':
      return <div className="fit problem">{words('pictureMissing')}</div>;
    case 'below-style-limits':
      return <div className="fit problem">{words('headlineLimits')}</div>;
    case null:
      return fit.kind === 'body' ? <div className="fit">{words('fits')}</div> : null;
  }
}

function Properties(props: {
  readonly workspace: Workspace;
  readonly edition: Edition;
  readonly block: Block;
  readonly fit: BlockFit;
}) {
  const { workspace, edition, block, fit } = props;
  const words = useWords();
  const { articles } = useObservable(workspace.session.state);
  const grid = edition.pages[block.pageId]?.grid;
  const article = 'articleId' in block ? edition.articles[block.articleId] : undefined;
  const jumps = articles.find((one) => one.id === article?.id)?.jumps ?? [];
  if (grid === undefined) return null;
  const { x, y, width, height } = block.frame;
  return (
    <>
      <h3>{words.kind(block.kind)}</h3>
      <dl>
        <dt>{words('position')}</dt>
        <dd>
          <output>X {millimetres(x)}</output>
          <output>Y {millimetres(y)}</output>
        </dd>
        <dt>{words('size')}</dt>
        <dd>
          <output title={millimetres(width)}>{words('columnsValue', { count: baseColumns(grid, width) })}</output>
          <output>{millimetres(height)}</output>
        </dd>
        {block.kind === 'body' && (
          <>
            <dt>{words('columns')}</dt>
            <dd>
              <output>{words('columnsValue', { count: block.columns })}</output>
            </dd>
          </>
        )}
        {fit.lines > 0 && (
          <>
            <dt>{words('lines')}</dt>
            <dd>
              <output>{fit.lines}</output>
            </dd>
          </>
        )}
        {article !== undefined && (
          <>
            <dt>{words('article')}</dt>
            <dd>
              <button type="button" className="link" onClick={() => workspace.selectArticle(article.id)}>
                {articleTitle(article)}
              </button>
            </dd>
          </>
        )}
      </dl>
      <FitSentence fit={fit} words={words} />
      <Setting workspace={workspace} edition={edition} block={block} />
      {block.kind === 'body' && <ThisLine workspace={workspace} />}
      {article !== undefined && threadOf(edition, article.id).length > 1 && (
        <>
          <h3>{words('thread')}</h3>
          {jumps.map((jump) => (
            <p key={`${jump.from}-${jump.to}`} className="thread">
              {words('turnsTo', { from: jump.from, to: jump.to })}
              <small>
                {jump.turnLine} {jump.continuedLine}
              </small>
            </p>
          ))}
        </>
      )}
    </>
  );
}

export function Inspector({ workspace }: { readonly workspace: Workspace }) {
  const words = useWords();
  const [tab, setTab] = useState<'properties' | 'checks'>('properties');
  const { edition, pages, findings } = useObservable(workspace.session.state);
  const { blockId, pageId } = useObservable(workspace.state);
  if (edition === null) return <aside className="inspector" />;
  const block = blockId === null ? undefined : edition.blocks[blockId];
  const fit = pageId === null ? undefined : pages.get(pageId)?.blocks.find((one) => one.id === blockId);
  const count = findingsOf(edition, findings).length;
  return (
    <aside className="inspector">
      <div role="tablist" className="tabs">
        <button type="button" role="tab" aria-selected={tab === 'properties'} onClick={() => setTab('properties')}>
          {words('properties')}
        </button>
        <button type="button" role="tab" aria-selected={tab === 'checks'} onClick={() => setTab('checks')}>
          {words('checks')} {count > 0 ? count : ''}
        </button>
      </div>
      <div className="panel" role="tabpanel">
        {tab === 'checks' && <Findings workspace={workspace} />}
        {tab === 'properties' && (block === undefined || fit === undefined) && (
          <p className="hint">{words('nothingSelected')}</p>
        )}
        {tab === 'properties' && block !== undefined && fit !== undefined && (
          <Properties workspace={workspace} edition={edition} block={block} fit={fit} />
        )}
      </div>
    </aside>
  );
}
