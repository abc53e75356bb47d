/** Preflight beside the page: what would keep it from the press, while there is time to mend it. */
import { useEffect, useState } from 'react';
import { type ExportSettings, standardPreset } from '../../shared/contract/export-settings.ts';
import { useWords } from '../i18n/strings.ts';
import { call } from '../session/bridge.ts';
import { useParts } from '../session/observable.ts';
import type { Stores } from '../state/stores.ts';
import { useGlance } from './glance.ts';
import { PreflightCount, PreflightFindings } from './PreflightList.tsx';

/** What of the window it needs. */
type LivePreflightHost = Pick<Stores, 'session' | 'view' | 'dialogs' | 'notices' | 'navigation'>;

/** Somebody at work is not chased: changes are checked once they pause, in milliseconds. */
const SETTLE = 800;

export function LivePreflight({ workspace }: { readonly workspace: LivePreflightHost }) {
  const words = useWords();
  const { edition } = useParts(workspace.session.state, 'edition');
  const { pageId } = useParts(workspace.view, 'pageId');
  const { dialog } = useParts(workspace.dialogs, 'dialog');
  const [settings, setSettings] = useState<ExportSettings | null>(null);
  // What was exported with last says what press it is; it may just have been changed in the dialog.
  useEffect(() => {
    if (dialog === 'export') return;
    void workspace.notices.attempt(async () => {
      const { last } = await call('export.presets', {});
      setSettings(last ?? standardPreset('x4'));
    });
  }, [workspace, dialog]);
  const number = edition === null || pageId === null ? undefined : edition.pages[pageId]?.number;
  const { result, failure, isChecking } = useGlance(
    workspace,
    number === undefined ? [] : [number],
    // The dialog looks for itself.
    number === undefined || dialog === 'export' ? null : settings,
    SETTLE,
  );
  if (number === undefined) return null;
  const findings = result?.findings.filter(({ page }) => page === number) ?? null;
  return (
    <section className="preflight live" aria-label={words('preflight')}>
      <header>
        <b>{words('preflightOfPage', { number })}</b>
        <PreflightCount findings={findings} isChecking={isChecking} />
      </header>
      {failure !== null && <p className="hint">{failure[words.language]}</p>}
      <PreflightFindings workspace={workspace} findings={findings ?? []} />
    </section>
  );
}
