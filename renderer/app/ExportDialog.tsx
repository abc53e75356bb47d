import { useState } from 'react';
import { pagesInOrder } from '../../shared/edition/selectors.ts';
import { currentRound } from '../../shared/proof/rounds.ts';
import { isReleased } from '../../shared/proof/sign-off.ts';
import { useWords } from '../i18n/strings.ts';
import { Modal } from '../ui/Modal.tsx';
import { call } from './bridge.ts';
import { useParts } from './observable.ts';
import type { Workspace } from './workspace.ts';

/** Which pages to export, how far the export is, and where the files are. */
export function ExportDialog({ workspace }: { readonly workspace: Workspace }) {
  const words = useWords();
  const { edition } = useParts(workspace.session.state, 'edition');
  const { pageId, exporting, exported } = useParts(workspace.state, 'pageId', 'exporting', 'exported');
  const [which, setWhich] = useState<'all' | 'current'>('all');
  const [reason, setReason] = useState('');
  if (edition === null) return null;
  const pages = pagesInOrder(edition).map((page) => page.number);
  const current = pageId === null ? undefined : edition.pages[pageId]?.number;
  const chosen = which === 'current' && current !== undefined ? [current] : pages;
  const unsigned = pagesInOrder(edition).filter(
    (page) => chosen.includes(page.number) && !isReleased(edition, page.id),
  );
  // Where nobody proofreads in Dayang, nobody has to say why a page is not signed.
  const needsReason = unsigned.length > 0 && currentRound(edition) !== undefined;
  const close = () => workspace.state.update({ dialog: 'none', exported: null });
  const [first] = exported?.paths ?? [];
  return (
    <Modal className="dialog" label={words('exportTitle')} onClose={close}>
      <h2>{words('exportTitle')}</h2>
      <fieldset disabled={exporting !== null}>
        <legend>{words('exportPages')}</legend>
        <label>
          <input type="radio" name="which" checked={which === 'all'} onChange={() => setWhich('all')} />
          {words('exportAll', { count: pages.length })}
        </label>
        {current !== undefined && (
          <label>
            <input type="radio" name="which" checked={which === 'current'} onChange={() => setWhich('current')} />
            {words('exportCurrent', { number: current })}
          </label>
        )}
      </fieldset>
      {needsReason && (
        <div className="proof-field" data-testid="unsigned">
          <span>{words('exportUnsigned', { pages: unsigned.map((page) => page.number).join('、') })}</span>
          <input
            aria-label={words('exportReason')}
            placeholder={words('exportReason')}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
      )}
      {exporting !== null && (
        <p aria-live="polite">
          {words('exporting', exporting)}
          <progress value={exporting.done} max={exporting.total} />
        </p>
      )}
      {exported !== null && (
        <p data-testid="exported">
          {words('exported', { count: exported.paths.length, folder: exported.folder })}{' '}
          {first !== undefined && (
            <button type="button" className="link" onClick={() => void call('export.reveal', { path: first })}>
              {words('reveal')}
            </button>
          )}
        </p>
      )}
      <menu>
        {exporting !== null ? (
          <button type="button" onClick={() => void call('export.cancel', {})}>
            {words('cancel')}
          </button>
        ) : (
          <button type="button" onClick={close}>
            {words('close')}
          </button>
        )}
        <button
          type="button"
          className="main"
          disabled={exporting !== null || (needsReason && reason.trim() === '')}
          onClick={() =>
            void workspace.attempt(async () => {
              if (needsReason)
                workspace.proof.releaseAnyway(
                  unsigned.map(({ id }) => id),
                  reason,
                );
              await workspace.exportPages(chosen);
            })
          }
        >
          {words('exportGo')}
        </button>
      </menu>
    </Modal>
  );
}
