/** The proofreader's panel: the round, its marks, what correction left undone, signatures, figures. */
import { commandOf } from '../../shared/contract/commands.ts';
import { colourOf, currentRound, marksOf, roundName } from '../../shared/proof/rounds.ts';
import { shortcutText } from '../commands/keys.ts';
import { useWords } from '../i18n/strings.ts';
import { useParts } from '../session/observable.ts';
import type { Stores } from '../state/stores.ts';
import { TextField } from '../ui/Fields.tsx';
import { CommandButton } from './CommandButton.tsx';
import { ErrorRates } from './ErrorRates.tsx';
import { MarkList } from './MarkList.tsx';
import type { ProofDesk } from './proof-desk.ts';
import { checkedRound } from './proof-store.ts';
import { ReaderField } from './ReaderField.tsx';
import { SignOff } from './SignOff.tsx';
import { Verified } from './Verified.tsx';

/** What of the window it needs. */
type ProofPanelHost = Pick<Stores, 'notices' | 'session' | 'view' | 'commands' | 'navigation' | 'findings'> & {
  readonly proof: ProofDesk;
};

export function ProofPanel({ workspace }: { readonly workspace: ProofPanelHost }) {
  const words = useWords();
  const { edition, path, isPreview } = useParts(workspace.session.state, 'edition', 'path', 'isPreview');
  const { pageId, mode } = useParts(workspace.view, 'pageId', 'mode');
  const { suggests } = useParts(workspace.proof.store, 'suggests');
  if (edition === null) return null;
  const round = currentRound(edition);
  const page = pageId === null ? undefined : edition.pages[pageId];
  const previous = checkedRound(edition);
  const marks = round === undefined ? [] : marksOf(edition, round.id);
  const open = marks.filter(({ state }) => state === 'open').length;
  return (
    <div className="proof-panel">
      <ReaderField store={workspace.proof.store} />
      {round === undefined ? (
        <p className="hint">{words('proofHow')}</p>
      ) : (
        <p className="proof-round" style={{ borderColor: colourOf(round) }}>
          <TextField
            label={words('roundName')}
            value={round.name}
            onCommit={(text) => {
              const name = text.trim().slice(0, 40);
              if (name !== '') workspace.proof.rounds.rename(round, name);
              return name !== '';
            }}
          />
          <span>{words('roundCounts', { count: marks.length, open })}</span>
          {round.handedOver !== null && <span>{words('handedOver', { by: round.handedOver.by })}</span>}
        </p>
      )}
      <div className="proof-actions">
        {round !== undefined && round.handedOver === null && (
          <CommandButton workspace={workspace} id="proof.hand-over" />
        )}
        <button type="button" title={shortcutText('proof.start')} onClick={() => workspace.commands.run('proof.start')}>
          {words('startRound', { name: roundName((round?.number ?? 0) + 1) })}
        </button>
        {open > 0 && <CommandButton workspace={workspace} id="proof.apply-all" />}
        {round !== undefined && <CommandButton workspace={workspace} id="proof.sheet" />}
        {round !== undefined && <CommandButton workspace={workspace} id="proof.compare" />}
        {previous !== undefined && <CommandButton workspace={workspace} id="proof.blink" />}
        {round !== undefined && (
          <button
            type="button"
            aria-pressed={suggests}
            title={shortcutText('proof.suggest')}
            onClick={() => workspace.commands.run('proof.suggest')}
          >
            {commandOf('proof.suggest')[words.language]}
          </button>
        )}
        {isPreview && mode === 'proof' && <mark data-testid="blinked">{words('blinked')}</mark>}
      </div>
      {previous !== undefined && <Verified workspace={workspace} edition={edition} round={previous} />}
      {round !== undefined && <MarkList workspace={workspace} edition={edition} page={page} />}
      {page !== undefined && (
        // A reason is one page's, of one edition: the next edition's pages have the ids of these.
        <SignOff key={`${path} ${page.id}`} workspace={workspace} edition={edition} page={page} />
      )}
      {round !== undefined && <ErrorRates findings={workspace.findings} edition={edition} round={round} page={page} />}
    </div>
  );
}
