/** The panel at the right: the selection's figures and settings, the blocks, styles, checks and history. */

import { type ComponentProps, type ReactNode, Suspense } from 'react';
import { blockName } from '../../shared/blocks/kinds.ts';
import { standing } from '../../shared/checks/waivers.ts';
import type { BlockFit } from '../../shared/compose/display-list.ts';
import { type CommandId, commandOf } from '../../shared/contract/commands.ts';
import { frameBlock, lockBlocks } from '../../shared/edition/blocks.ts';
import type { BlockId } from '../../shared/edition/ids.ts';
import { type Axis, readOnPage, writeOnPage } from '../../shared/edition/lengths.ts';
import { standingBlock } from '../../shared/edition/masters.ts';
import type { Block, Edition, Page } from '../../shared/edition/records.ts';
import { articleTitle, storyOf, threadOf } from '../../shared/edition/selectors.ts';
import { BlockSettings } from '../blocks/BlockSettings.tsx';
import { SectionPart } from '../blocks/sections.ts';
import { shortcutText } from '../commands/keys.ts';
import type { Desk } from '../desk/desk.ts';
import { type StringKey, useWords, type Words } from '../i18n/strings.ts';
import type { ProofDesk } from '../proof/proof-desk.ts';
import { useParts } from '../session/observable.ts';
import { preferences } from '../state/preferences.ts';
import type { Stores } from '../state/stores.ts';
import type { InspectorTab } from '../state/view.ts';
import { FindPanel } from '../story/FindPanel.tsx';
import { ButtonRow } from '../ui/ButtonRow.tsx';
import { Flag, ReadOnlyContext, Row, TextField } from '../ui/Fields.tsx';
import { BlockList } from './BlockList.tsx';
import { ChecksPanel, HistoryList, PaperPanel, ProofPanel, StylePanel, VersionsPanel } from './later-panels.ts';
import { MasterBlock } from './MasterSettings.tsx';
import { PageSettings } from './PageSettings.tsx';
import { Remedies } from './Remedies.tsx';
import { Standing } from './Standing.tsx';
import { TurnField } from './TurnField.tsx';

/** What of the window it needs. */
type InspectorHost = Stores & {
  readonly desk: Pick<Desk, 'threads' | 'paging' | 'masters' | 'templates'>;
  readonly proof: ProofDesk;
  readonly isSafe: boolean;
  readonly checks: ComponentProps<typeof ChecksPanel>['window']['checks'];
};

function FitSentence(props: { readonly fit: BlockFit; readonly block: Block; readonly words: Words }) {
  const { fit, block, words } = props;
  switch (fit.reason) {
    case 'overset':
      return <b>{words('overset', { count: fit.oversetCharacters })}</b>;
    case 'short':
      return (
        <>
          <b>{words('short', { count: fit.linesShort })}</b>
          {block.kind === 'body' && block.foot === 'fill' && <p className="hint">{words('footNotFilled')}</p>}
        </>
      );
    case 'copy-to-come':
      return <p>{words('copyToComeHelp')}</p>;
    case 'picture-missing':
      return <p>{words('pictureMissing')}</p>;
    case 'below-style-limits':
      return <p>{words('headlineLimits')}</p>;
    case null:
      return fit.kind === 'body' ? <p>{words('fits')}</p> : null;
  }
}

const problems: ReadonlySet<BlockFit['reason']> = new Set(['overset', 'picture-missing', 'below-style-limits']);

interface BlockProps {
  readonly workspace: InspectorHost;
  readonly edition: Edition;
  readonly block: Block;
}

/** Position and size, in columns and lines where they are on the grid, else in millimetres. */
function FrameFields({ workspace, edition, block, page }: BlockProps & { readonly page: Page }) {
  const words = useWords();
  const { unit } = useParts(preferences, 'unit');
  const { frame } = block;
  const names = {
    column: (count: number) => words('inColumns', { count }),
    row: (count: number) => words('inRows', { count }),
  };
  const field = (axis: Axis, label: StringKey) => {
    const shown = writeOnPage(axis, page, frame, names, unit);
    return (
      <TextField
        label={words(label)}
        value={shown}
        onCommit={(text) => {
          const length = readOnPage(text, axis, page, frame, shown);
          if (length === null) {
            workspace.notices.notify('refused', 'lengthNotRead', { text });
            return false;
          }
          workspace.session.edit('block.resize', frameBlock(edition, block.id, { ...frame, [axis]: length }));
          return true;
        }}
      />
    );
  };
  return (
    <>
      <Row label={words('position')}>
        {field('x', 'frameX')}
        {field('y', 'frameY')}
      </Row>
      <Row label={words('size')}>
        {field('width', 'frameWidth')}
        {field('height', 'frameHeight')}
      </Row>
    </>
  );
}

/** Fields of a block, which are grey while it is locked. */
function Lockable({ block, children }: { readonly block: Block; readonly children: ReactNode }) {
  const words = useWords();
  const isLocked = block.locked === true;
  return (
    <fieldset className="lockable" disabled={isLocked} {...(isLocked ? { title: words('isLocked') } : {})}>
      {children}
    </fieldset>
  );
}

function Properties({ workspace, edition, block, fit }: BlockProps & { readonly fit: BlockFit | undefined }) {
  const words = useWords();
  const page = edition.pages[block.pageId];
  const article = 'articleId' in block ? edition.articles[block.articleId] : undefined;
  if (page === undefined) return null;
  const isFitted = block.kind === 'body' && threadOf(edition, block.articleId).at(-1)?.id === block.id;
  return (
    <>
      <h3>{blockName(block)[words.language]}</h3>
      <Lockable block={block}>
        <dl>
          <FrameFields workspace={workspace} edition={edition} block={block} page={page} />
          <TurnField workspace={workspace} edition={edition} block={block} />
          <SectionPart name="Rows" workspace={workspace} edition={edition} block={block} />
        </dl>
      </Lockable>
      <dl>
        {fit !== undefined && fit.lines > 0 && (
          <Row label={words('lines')}>
            <output>{fit.lines}</output>
          </Row>
        )}
        {article !== undefined && (
          <Row label={words('article')}>
            <button type="button" className="link" onClick={() => workspace.navigation.toArticle(article.id)}>
              {articleTitle(article) || words('untitled')}
            </button>
          </Row>
        )}
      </dl>
      <Flag
        label={words('lockedFlag')}
        value={block.locked === true}
        onChange={(isLocked) => workspace.session.edit('block.lock', lockBlocks(edition, [block.id], isLocked))}
      />
      {block.locked === true && <p className="hint">{words('isLocked')}</p>}
      <Standing workspace={workspace} edition={edition} block={block} />
      {fit !== undefined && (fit.reason !== null || fit.kind === 'body') && (
        <div className={problems.has(fit.reason) ? 'fit problem' : 'fit'}>
          <FitSentence fit={fit} block={block} words={words} />
          {isFitted && article !== undefined && (fit.reason === 'overset' || fit.reason === 'short') && (
            <Remedies workspace={workspace} articleId={article.id} />
          )}
        </div>
      )}
      <Lockable block={block}>
        <BlockSettings workspace={workspace} edition={edition} block={block} />
        <SectionPart name="Below" workspace={workspace} edition={edition} block={block} />
      </Lockable>
    </>
  );
}

const arrangements: readonly (readonly CommandId[])[] = [
  ['block.align-left', 'block.align-centre', 'block.align-right'],
  ['block.align-top', 'block.align-middle', 'block.align-bottom'],
  ['block.distribute-x', 'block.distribute-y'],
  ['block.group', 'block.ungroup', 'block.box', 'block.lock'],
  ['block.front', 'block.back'],
];

/** How the last text block of a story fits that all of several blocks belong to, with its remedies; nothing where they are of several. */
function StoryFit(props: Pick<BlockProps, 'workspace' | 'edition'> & { readonly selection: readonly BlockId[] }) {
  const { workspace, edition, selection } = props;
  const words = useWords();
  const { pages } = useParts(workspace.session.state, 'pages');
  const articleId = storyOf(edition, selection);
  const last = articleId === null ? undefined : threadOf(edition, articleId).at(-1);
  const fit = last === undefined ? undefined : pages.get(last.pageId)?.blocks.find(({ id }) => id === last.id);
  if (
    articleId === null ||
    last === undefined ||
    fit === undefined ||
    (fit.reason !== 'overset' && fit.reason !== 'short')
  )
    return null;
  return (
    <div className={problems.has(fit.reason) ? 'fit problem' : 'fit'}>
      <FitSentence fit={fit} block={last} words={words} />
      <Remedies workspace={workspace} articleId={articleId} />
    </div>
  );
}

/** Several blocks: what can be done to them together. */
function Arrange(props: Pick<BlockProps, 'workspace' | 'edition'> & { readonly selection: readonly BlockId[] }) {
  const { workspace, edition, selection } = props;
  const words = useWords();
  return (
    <>
      <h3>{words('selected', { count: selection.length })}</h3>
      <StoryFit workspace={workspace} edition={edition} selection={selection} />
      <ButtonRow role="toolbar" className="arrange" aria-label={words('arrangeTools')}>
        {arrangements.flat().map((id) => (
          <button key={id} type="button" title={shortcutText(id)} onClick={() => workspace.commands.run(id)}>
            {commandOf(id)[words.language]}
          </button>
        ))}
      </ButtonRow>
    </>
  );
}

const tabs: readonly (readonly [InspectorTab, StringKey])[] = [
  ['properties', 'properties'],
  ['blocks', 'tabBlocks'],
  ['styles', 'tabStyles'],
  ['paper', 'tabPaper'],
  ['proof', 'tabProof'],
  ['checks', 'checks'],
  ['history', 'tabHistory'],
];

/** Tabs that are there while they are shown. */
const passing: readonly (readonly [InspectorTab, StringKey])[] = [
  ['find', 'find'],
  ['versions', 'versions'],
];

export function Inspector({ workspace }: { readonly workspace: InspectorHost }) {
  const words = useWords();
  const { edition, pages } = useParts(workspace.session.state, 'edition', 'pages');
  const { shown: findings } = useParts(workspace.findings, 'shown');
  const { blocks: selection } = useParts(workspace.selection, 'blocks');
  const { pageId, tab } = useParts(workspace.view, 'pageId', 'tab');
  if (edition === null) return <aside className="inspector" />;
  const [id] = selection;
  const block = id === undefined ? undefined : edition.blocks[id];
  const page = pageId === null ? undefined : edition.pages[pageId];
  const ofMaster = id === undefined ? null : standingBlock(edition, id);
  const fit = block === undefined ? undefined : pages.get(block.pageId)?.blocks.find((one) => one.id === id);
  const count = standing(findings ?? []).length;
  return (
    <aside className="inspector">
      <ButtonRow role="tablist" className="tabs" aria-label={words('inspectorTabs')} showsAtOnce>
        {[...tabs, ...passing.filter(([name]) => name === tab)].map(([name, title]) => (
          <button
            key={name}
            type="button"
            role="tab"
            aria-selected={tab === name}
            onClick={() => workspace.view.update({ tab: name })}
          >
            {words(title)} {name === 'checks' && count > 0 ? count : ''}
          </button>
        ))}
      </ButtonRow>
      <div className="panel" role="tabpanel">
        <Suspense>
          {tab === 'proof' && <ProofPanel workspace={workspace} />}
          {tab === 'checks' && <ChecksPanel window={workspace} />}
          {tab === 'blocks' && <BlockList workspace={workspace} />}
          {tab === 'paper' && <PaperPanel workspace={workspace} />}
          {tab === 'styles' && <StylePanel workspace={workspace} />}
          {tab === 'versions' && (
            <ReadOnlyContext value={false}>
              <VersionsPanel workspace={workspace} />
            </ReadOnlyContext>
          )}
          {tab === 'find' && <FindPanel workspace={workspace} />}
          {tab === 'history' && <HistoryList workspace={workspace} />}
          {tab === 'properties' && ofMaster !== null && <MasterBlock workspace={workspace} found={ofMaster} />}
          {tab === 'properties' && block === undefined && ofMaster === null && page !== undefined && (
            <PageSettings workspace={workspace} edition={edition} page={page} />
          )}
          {tab === 'properties' && selection.length > 1 && (
            <Arrange workspace={workspace} edition={edition} selection={selection} />
          )}
          {tab === 'properties' && selection.length === 1 && block !== undefined && (
            <Properties workspace={workspace} edition={edition} block={block} fit={fit} />
          )}
        </Suspense>
      </div>
    </aside>
  );
}
