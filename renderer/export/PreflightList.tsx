/** What preflight found, page by page; a finding leads to its block. */
import type { PreflightFinding } from '../../shared/contract/export-calls.ts';
import { FindingCount } from '../checks/FindingCount.tsx';
import { FindingList, type FindingPlaces } from '../checks/FindingList.tsx';
import { useWords } from '../i18n/strings.ts';
import { call } from '../session/bridge.ts';
import { useParts } from '../session/observable.ts';
import type { Stores } from '../state/stores.ts';

/** What of the window it needs. */
type PreflightListHost = Pick<Stores, 'session' | 'notices'> & FindingPlaces;

export function PreflightList(props: {
  readonly workspace: PreflightListHost;
  /** Null where they could not be looked for. */
  readonly findings: readonly PreflightFinding[] | null;
  readonly isChecking: boolean;
  readonly isBusy: boolean;
  /** Makes the files and checks those. */
  readonly onCheck: () => void;
}) {
  const words = useWords();
  const { workspace, findings, isChecking, isBusy, onCheck } = props;
  const { edition } = useParts(workspace.session.state, 'edition');
  const report = async () => {
    const saved = await call('export.report', { findings: [...(findings ?? [])] });
    if (saved !== null) workspace.notices.notify('done', 'preflightSaved', { path: saved.path });
  };
  return (
    <section className="preflight" aria-label={words('preflight')}>
      <header>
        <b>{words('preflight')}</b>
        <FindingCount findings={findings} isChecking={isChecking} />
        <button type="button" className="link" disabled={isBusy} onClick={onCheck}>
          {words('preflightWhole')}
        </button>
        <button
          type="button"
          className="link"
          disabled={isBusy || findings === null}
          onClick={() => void workspace.notices.attempt(report, 'preflight report')}
        >
          {words('preflightReport')}
        </button>
      </header>
      {edition !== null && <FindingList places={workspace} edition={edition} findings={findings ?? []} />}
    </section>
  );
}
