/** What preflight found, page by page; a finding leads to its block. */
import type { PreflightFinding } from '../../shared/contract/api.ts';
import { ruleTitle } from '../../shared/preflight/preflight.ts';
import { useWords } from '../i18n/strings.ts';
import { call } from '../session/bridge.ts';
import type { Stores } from '../state/stores.ts';

/** What of the window it needs. */
type PreflightListHost = Pick<Stores, 'navigation' | 'notices'>;

/** How many there are, that they are being looked for, or (null) that they could not be. */
export function PreflightCount(props: {
  readonly findings: readonly PreflightFinding[] | null;
  readonly isChecking: boolean;
}) {
  const words = useWords();
  const { findings, isChecking } = props;
  const said = () => {
    if (isChecking) return words('preflightChecking');
    if (findings === null) return words('preflightNone');
    if (findings.length === 0) return words('preflightClean');
    const errors = findings.filter(({ severity }) => severity === 'error').length;
    return words('preflightCount', { errors, warnings: findings.length - errors });
  };
  return (
    <span data-testid="preflight-count" aria-live="polite">
      {said()}
    </span>
  );
}

/** A line each, leading to its block. */
export function PreflightFindings(props: {
  readonly workspace: PreflightListHost;
  readonly findings: readonly PreflightFinding[];
}) {
  const words = useWords();
  const { workspace, findings } = props;
  if (findings.length === 0) return null;
  return (
    <ul data-testid="preflight">
      {findings.map((finding, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: findings have no identity of their own and are replaced as a whole.
        <li key={at} className={finding.severity}>
          <button
            type="button"
            disabled={finding.page === 0}
            onClick={() => workspace.navigation.toFinding(finding.page, finding.blockId)}
          >
            <small>
              {finding.page === 0 ? words('preflightFile') : words('findingPage', { number: finding.page })}
            </small>
            <b>{ruleTitle(finding.rule)[words.language]}</b>
            <span>{finding[words.language]}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

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
  const report = async () => {
    const saved = await call('export.report', { findings: [...(findings ?? [])] });
    if (saved !== null) workspace.notices.notify('done', 'preflightSaved', { path: saved.path });
  };
  return (
    <section className="preflight" aria-label={words('preflight')}>
      <header>
        <b>{words('preflight')}</b>
        <PreflightCount findings={findings} isChecking={isChecking} />
        <button type="button" className="link" disabled={isBusy} onClick={onCheck}>
          {words('preflightWhole')}
        </button>
        <button
          type="button"
          className="link"
          disabled={isBusy || findings === null}
          onClick={() => void workspace.notices.attempt(report)}
        >
          {words('preflightReport')}
        </button>
      </header>
      <PreflightFindings workspace={workspace} findings={findings ?? []} />
    </section>
  );
}
