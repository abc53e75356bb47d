/** How many errors and warnings checks have found on a page. */
import { isFoundOn } from '../../shared/checks/check.ts';
import { countOf } from '../../shared/checks/waivers.ts';
import type { Page } from '../../shared/edition/records.ts';
import { pageNumbers } from '../../shared/edition/spreads.ts';
import { useWords } from '../i18n/strings.ts';
import { useParts } from '../session/observable.ts';
import type { Findings } from '../state/findings.ts';

/** Nothing where there are none. */
export function FoundOnPage({ findings, page }: { readonly findings: Findings; readonly page: Page }) {
  const words = useWords();
  const { shown } = useParts(findings, 'shown');
  const numbers = pageNumbers(page);
  const own = (shown ?? []).filter((finding) => isFoundOn(finding, numbers));
  const { errors, warnings } = countOf(own);
  if (errors + warnings === 0) return null;
  return (
    <small className="found-on" role="img" aria-label={words('preflightCount', { errors, warnings })}>
      {errors > 0 && <span className="errors">✕{errors}</span>}
      {warnings > 0 && <span className="warnings">▲{warnings}</span>}
    </small>
  );
}
