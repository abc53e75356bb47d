import type { Finding } from '../../shared/checks/check.ts';
import { countOf, standing } from '../../shared/checks/waivers.ts';
import { useWords } from '../i18n/strings.ts';

/** How many findings there are, that they are being looked for, or (null) that they could not be. */
export function FindingCount(props: {
  readonly findings: readonly Pick<Finding, 'severity' | 'waived'>[] | null;
  readonly isChecking: boolean;
}) {
  const words = useWords();
  const { findings, isChecking } = props;
  const waived = findings === null ? 0 : findings.length - standing(findings).length;
  const said = () => {
    if (isChecking) return words('preflightChecking');
    if (findings === null) return words('preflightNone');
    const { errors, warnings, hints } = countOf(findings);
    if (hints > 0) return words('preflightCountHints', { errors, warnings, hints });
    return errors + warnings === 0 ? words('preflightClean') : words('preflightCount', { errors, warnings });
  };
  return (
    <span data-testid="preflight-count" aria-live="polite">
      {said()}
      {waived > 0 && words('preflightWaived', { waived })}
    </span>
  );
}
