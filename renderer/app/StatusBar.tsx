import { countOf } from '../../shared/checks/waivers.ts';
import { isMaster } from '../../shared/edition/masters.ts';
import { spreadOf } from '../../shared/edition/pages.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { sectionsOf } from '../../shared/edition/spreads.ts';
import { shortcutText } from '../commands/keys.ts';
import { SafeNote } from '../help/SafeNote.tsx';
import { useWords } from '../i18n/strings.ts';
import { useDrawnTold } from '../pages/drawn-told.ts';
import { ACTUAL } from '../pages/viewport.ts';
import { useParts } from '../session/observable.ts';
import { backupState } from '../state/backups.ts';
import { pageNamed, pageNumberIn } from '../state/page-names.ts';
import type { Workspace } from './workspace.ts';

/** What undo or redo did last, and the way to where, while that is not shown. */
function SteppedLine({ workspace, edition }: { readonly workspace: Workspace; readonly edition: Edition }) {
  const words = useWords();
  const { last } = useParts(workspace.session.stepped, 'last');
  const { pageId, isSpread } = useParts(workspace.view, 'pageId', 'isSpread');
  if (last === null) return null;
  const page = last.pageId === null ? undefined : edition.pages[last.pageId];
  const shown = pageId === null ? [] : isSpread ? spreadOf(edition, pageId).map(({ id }) => id) : [pageId];
  return (
    <span className="stepped" role="status" data-testid="stepped">
      {words(last.way === 'undo' ? 'stepUndone' : 'stepRedone', { what: words.label(last.label) })}
      {page !== undefined && !shown.includes(page.id) && (
        <button type="button" className="link" onClick={() => workspace.navigation.toPage(page.id)}>
          {words('steppedThere', { number: pageNumberIn(words.language, page) })}
        </button>
      )}
    </span>
  );
}

/** The figures at the foot: page, zoom, grid, checks. */
export function StatusBar({ workspace }: { readonly workspace: Workspace }) {
  const words = useWords();
  const { edition } = useParts(workspace.session.state, 'edition');
  const { shown: findings } = useParts(workspace.findings, 'shown');
  const { pageId, zoom } = useParts(workspace.view, 'pageId', 'zoom');
  const { at: backedUp, failure: wanting } = useParts(backupState, 'at', 'failure');
  const { isFallbackRuntime, isSafe } = workspace;
  const { tool, blocks: selection } = useParts(workspace.selection, 'tool', 'blocks');
  const drawn = useDrawnTold(workspace, pageId);
  const page = pageId === null ? undefined : edition?.pages[pageId];
  if (edition === null || page === undefined) return <footer className="status-bar" />;
  const { leading, columns, charactersPerColumn: characters } = page.grid;
  return (
    <footer className="status-bar">
      <span>
        {isMaster(page)
          ? words('masterNamed', { name: page.master.name })
          : `${pageNamed(words, page)} ${sectionsOf(page).join(' · ')}`}
      </span>
      <button type="button" className="link" onClick={() => workspace.commands.run('view.fit-page')}>
        {words('zoom', { percent: Math.round((zoom / ACTUAL) * 100) })}
      </button>
      <span>{words('grid', { leading, columns, characters })}</span>
      <SteppedLine workspace={workspace} edition={edition} />
      <i />
      {wanting !== null && (
        <button
          type="button"
          className="link wanting"
          data-testid="not-backed-up"
          onClick={() => workspace.dialogs.openBackups()}
        >
          {words(backedUp === null ? 'backupFailed' : 'backupLacks')}
        </button>
      )}
      {drawn !== null && <b data-testid="draws">{drawn}</b>}
      {tool !== 'select' && <span className="tool">{words(tool === 'link' ? 'linkHow' : 'drawHow')}</span>}
      {selection.length > 1 && <span>{words('selected', { count: selection.length })}</span>}
      {isFallbackRuntime && <span className="fallback">{words('fallback')}</span>}
      {isSafe && <SafeNote onLeave={() => workspace.commands.run('help.safe-mode')} />}
      {isSafe ? (
        <span>{words('checksOff')}</span>
      ) : (
        <button
          type="button"
          className="link"
          data-testid="check-count"
          title={shortcutText('check.next')}
          onClick={() => workspace.view.update({ tab: 'checks' })}
        >
          {findings === null ? words('preflightChecking') : words('checkCount', { ...countOf(findings) })}
        </button>
      )}
    </footer>
  );
}
