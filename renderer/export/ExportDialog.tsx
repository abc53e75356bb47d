/** Export: what for, which pages, what stands against them, how far it is, and where the files are. */
import { useEffect, useState } from 'react';
import type { ExportPresets, ExportResult } from '../../shared/contract/api.ts';
import { type ExportSettings, standardPresets } from '../../shared/contract/export-settings.ts';
import type { Failure } from '../../shared/contract/failure.ts';
import type { Page } from '../../shared/edition/records.ts';
import { pagesInOrder } from '../../shared/edition/selectors.ts';
import { rulesAgainst } from '../../shared/preflight/preflight.ts';
import type { Workspace } from '../app/workspace.ts';
import { moment } from '../i18n/moment.ts';
import { useWords } from '../i18n/strings.ts';
import { call } from '../session/bridge.ts';
import { failureOf } from '../session/edition-session.ts';
import { useParts } from '../session/observable.ts';
import { Modal } from '../ui/Modal.tsx';
import { exportPages, preflight } from './exporting.ts';
import { useGlance } from './glance.ts';
import { PreflightList } from './PreflightList.tsx';
import { PresetChoice, SettingsFields } from './SettingsFields.tsx';

/** Changes that follow each other faster than this are checked together, in milliseconds. */
const SETTLE = 250;

export function ExportDialog({ workspace }: { readonly workspace: Workspace }) {
  const words = useWords();
  const { edition } = useParts(workspace.session.state, 'edition');
  const { pageId, exporting, exported } = useParts(workspace.state, 'pageId', 'exporting', 'exported');
  const [which, setWhich] = useState<'all' | 'current'>('all');
  const [reason, setReason] = useState('');
  const [replaces, setReplaces] = useState(false);
  const [presets, setPresets] = useState<ExportPresets>({ own: [], last: null });
  const [settings, setSettings] = useState<ExportSettings>(standardPresets.x4);
  const [checked, setChecked] = useState<ExportResult | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    void workspace.attempt(async () => {
      const known = await call('export.presets', {});
      setPresets(known);
      if (known.last !== null) setSettings(known.last);
    });
  }, [workspace]);
  const pages = edition === null ? [] : pagesInOrder(edition).map((page) => page.number);
  const current = edition === null || pageId === null ? undefined : edition.pages[pageId]?.number;
  const chosen = which === 'current' && current !== undefined ? [current] : pages;
  const isBusy = exporting !== null;
  const glance = useGlance(workspace, chosen, isBusy ? null : settings, SETTLE);
  if (edition === null) return null;
  const problem = failure ?? glance.failure;
  const shown = exported ?? checked ?? glance.result;
  const findings = shown?.findings ?? [];
  const isPress = settings.standard !== 'screen';
  const refused = [...new Set(findings.flatMap(({ severity, page }) => (severity === 'error' ? [page] : [])))];
  const needsReason = isPress && refused.length > 0;
  /** Does something of the dialog's; what goes wrong is said in it, not under it. */
  const attempt = async (work: () => Promise<void>) => {
    setFailure(null);
    try {
      await work();
    } catch (error) {
      setFailure(failureOf(error));
    }
  };
  const close = () => workspace.state.update({ dialog: 'none', exported: null });
  const change = (next: ExportSettings) => {
    setSettings(next);
    setChecked(null);
    setFailure(null);
    workspace.state.update({ exported: null });
  };
  const check = async () => {
    setChecked(await preflight(workspace, chosen, settings));
  };
  const choose = (next: 'all' | 'current') => {
    setWhich(next);
    setChecked(null);
    setFailure(null);
    workspace.state.update({ exported: null });
  };
  const go = () => {
    const said = needsReason ? reason.trim() : '';
    const release = () => {
      if (said === '') return;
      const against = ({ number }: Pick<Page, 'number'>) => rulesAgainst(findings, number);
      const kept = pagesInOrder(edition).filter((page) => chosen.includes(page.number) && against(page).length > 0);
      workspace.proof.releaseAnyway(
        kept.map(({ id }) => id),
        said,
        (id) => against(edition.pages[id] ?? { number: -1 }),
      );
    };
    return exportPages(workspace, chosen, settings, { reason: said === '' ? null : said, replaces, release });
  };
  return (
    <Modal className="dialog export" label={words('exportTitle')} onClose={close}>
      <h2>{words('exportTitle')}</h2>
      <fieldset disabled={isBusy}>
        <PresetChoice
          presets={presets}
          settings={settings}
          attempt={attempt}
          onChange={change}
          onPresets={setPresets}
        />
        <div className="export-pages">
          <label>
            <input type="radio" name="which" checked={which === 'all'} onChange={() => choose('all')} />
            {words('exportAll', { count: pages.length })}
          </label>
          {current !== undefined && (
            <label>
              <input type="radio" name="which" checked={which === 'current'} onChange={() => choose('current')} />
              {words('exportCurrent', { number: current })}
            </label>
          )}
        </div>
        <SettingsFields settings={settings} attempt={attempt} onChange={change} />
      </fieldset>
      <PreflightList
        workspace={workspace}
        findings={shown?.findings ?? null}
        isChecking={glance.isChecking && checked === null && exported === null}
        isBusy={isBusy}
        onCheck={() => void attempt(check)}
      />
      {needsReason && (
        <div className="proof-field" data-testid="refused">
          <span>
            {refused.includes(0)
              ? words('exportRefusedFile')
              : words('exportRefused', { pages: refused.map(String).join('、') })}
          </span>
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
      {problem !== null && (
        <p className="export-failure" role="alert" data-testid="export-failure">
          {problem[words.language]}
        </p>
      )}
      {exported !== null && <Outcome exported={exported} />}
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
        <label className="flag">
          <input type="checkbox" checked={replaces} onChange={(event) => setReplaces(event.target.checked)} />
          {words('exportReplace')}
        </label>
        <button
          type="button"
          className="main"
          disabled={isBusy || (needsReason && reason.trim() === '')}
          onClick={() => void attempt(go)}
        >
          {words('exportGo')}
        </button>
      </menu>
    </Modal>
  );
}

/** Where the files are, and which there are not. */
function Outcome({ exported }: { readonly exported: ExportResult & { readonly folder: string } }) {
  const words = useWords();
  const { files, failed, folder } = exported;
  const [first] = files;
  const unchanged = files.filter((file) => file.isUnchanged).length;
  return (
    <div className="export-outcome">
      <p data-testid="exported">
        {words('exported', { count: files.length, folder })}
        {unchanged > 0 && words('exportedUnchanged', { count: unchanged })}{' '}
        {first !== undefined && (
          <button type="button" className="link" onClick={() => void call('export.reveal', { path: first.path })}>
            {words('reveal')}
          </button>
        )}
      </p>
      {failed.length > 0 && (
        <ul data-testid="export-failed">
          {failed.map(({ name, failure, older }) => (
            <li key={name}>
              {name} — {failure === null ? words('exportHeld') : failure[words.language]}
              {older !== null && <strong> {words('exportOlder', { at: moment(older, words.language) })}</strong>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
