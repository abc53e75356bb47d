import { type CommandId, commandOf } from '../../shared/contract/commands.ts';
import { pageCount } from '../../shared/edition/selectors.ts';
import { shortcutText } from '../commands/keys.ts';
import { useWords } from '../i18n/strings.ts';
import { useParts } from '../session/observable.ts';
import type { Mode } from '../state/view.ts';
import { ButtonRow } from '../ui/ButtonRow.tsx';
import { whyReading } from './read-only.ts';
import type { Workspace } from './workspace.ts';

/** `2024-03-08` as 2024年3月8日. */
function dayOf(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

const modes: readonly Mode[] = ['layout', 'story', 'proof'];
const modeCommands = { layout: 'view.layout', story: 'view.story', proof: 'view.proof' } as const;

/** The panes that are shown and hidden by a click, and how each lies in the window. */
const panes = [
  { pane: 'side', drawn: 'M2 3h4v10H2z' },
  { pane: 'galley', drawn: 'M2 9h12v4H2z' },
  { pane: 'inspector', drawn: 'M10 3h4v10h-4z' },
] as const;

/** Which issue this is, whether it is saved, the modes, the panes, undo and redo, and export. */
export function TopBar({ workspace }: { readonly workspace: Workspace }) {
  const words = useWords();
  const { edition, kind, history, unsaved, isMoved, isSilent, reading, isFree } = useParts(
    workspace.session.state,
    'edition',
    'kind',
    'history',
    'unsaved',
    'isMoved',
    'reading',
    'isFree',
    'isSilent',
  );
  const { mode } = useParts(workspace.view, 'mode', 'panes', 'room');
  const { progress: exporting } = useParts(workspace.exports, 'progress');
  if (edition === null) return <header className="top-bar" />;
  const { date, issue, publication } = edition.edition;
  const count = pageCount(edition);
  /** What a command's button is called, and why it is grey where it is. */
  const named = (id: CommandId, done = '') => {
    const name = commandOf(id)[words.language];
    const why = workspace.commands.why(id)?.[words.language];
    return {
      'aria-label': name,
      'aria-description': why,
      title: why === undefined ? `${name}${done}  ${shortcutText(id)}` : `${name} — ${why}`,
      disabled: why !== undefined,
    };
  };
  const step = (id: 'edit.undo' | 'edit.redo', label: string | null, glyph: string) => (
    <button
      type="button"
      className="quiet"
      {...named(id, label === null ? '' : ` ${words.label(label)}`)}
      onClick={() => workspace.commands.run(id)}
    >
      {glyph}
    </button>
  );
  return (
    <header className="top-bar">
      <div className="issue">
        {kind === 'paper' ? (
          <>
            <b>{words('paperFile')}</b>
            <span>{publication}</span>
          </>
        ) : (
          <>
            <b>{words.language === 'zh' ? dayOf(date) : date}</b>
            <span>{publication}</span>
            <span>{words('issue', { issue })}</span>
          </>
        )}
        <span className="count">{words('pageCount', { count })}</span>
        <span
          data-testid="saved"
          aria-live="polite"
          title={reading === null ? undefined : whyReading(reading)[words.language]}
        >
          {words(
            reading !== null
              ? isFree
                ? 'freeToTake'
                : reading.holder == null
                  ? 'readOnly'
                  : 'heldBy'
              : isMoved
                ? 'fileMoved'
                : unsaved === 0
                  ? 'saved'
                  : isSilent
                    ? 'savingSilent'
                    : 'saving',
            { who: reading?.holder?.name ?? '' },
          )}
        </span>
      </div>
      <ButtonRow className="modes" role="tablist" aria-label={words('modes')}>
        {modes.map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            aria-selected={mode === one}
            title={shortcutText(modeCommands[one])}
            onClick={() => workspace.commands.run(modeCommands[one])}
          >
            {commandOf(modeCommands[one])[words.language]}
          </button>
        ))}
      </ButtonRow>
      <div className="actions">
        {panes.map(({ pane, drawn }) => {
          const id = `view.pane-${pane}` as const;
          return (
            <button
              key={pane}
              type="button"
              className="quiet pane-switch"
              {...named(id)}
              aria-pressed={workspace.view.isPaneShown(pane)}
              onClick={() => workspace.commands.run(id)}
            >
              <svg viewBox="0 0 16 16" aria-hidden="true">
                <path d="M2 3h12v10H2z" />
                <path className="pane" d={drawn} />
              </svg>
            </button>
          );
        })}
        {step('edit.undo', history.undo, '↶')}
        {step('edit.redo', history.redo, '↷')}
        <button type="button" onClick={() => workspace.commands.run('export.pages')} disabled={exporting !== null}>
          {exporting === null ? words('export') : words('exporting', exporting)}
        </button>
      </div>
    </header>
  );
}
