/** A round in figures: errors per ten thousand characters, and marks of each kind. */
import { estimatedRates } from '../../shared/checks/estimated-errors.ts';
import type { Mark, Round } from '../../shared/edition/proof-records.ts';
import type { Edition, Page } from '../../shared/edition/records.ts';
import { errorRates, PASS_RATE } from '../../shared/proof/error-rate.ts';
import { markModule } from '../../shared/proof/marks/kinds.ts';
import { marksOf } from '../../shared/proof/rounds.ts';
import { useWords } from '../i18n/strings.ts';
import { useParts } from '../session/observable.ts';
import type { Findings } from '../state/findings.ts';

export function ErrorRates({
  findings,
  edition,
  round,
  page,
}: {
  readonly findings: Findings;
  readonly edition: Edition;
  readonly round: Round;
  readonly page: Page | undefined;
}) {
  const words = useWords();
  const marks = marksOf(edition, round.id);
  const { pages, issue } = errorRates(edition, marks);
  const kinds = new Map<Mark['order']['kind'], number>();
  for (const { order } of marks) kinds.set(order.kind, (kinds.get(order.kind) ?? 0) + 1);
  const { shown } = useParts(findings, 'shown');
  const estimated = estimatedRates(edition, shown ?? []).issue;
  const own = page === undefined ? undefined : pages.get(page.id);
  return (
    <p className="hint" data-testid="error-rate">
      {words('errorRate', {
        rate: issue.rate.toFixed(2),
        errors: issue.errors,
        characters: issue.characters,
        limit: PASS_RATE,
      })}
      {own !== undefined && <> · {words('errorRatePage', { rate: own.rate.toFixed(2) })}</>}
      <br />
      {estimated.errors > 0 && (
        <>
          <span data-testid="error-estimate">
            {words('errorEstimate', { rate: estimated.rate.toFixed(2), errors: Number(estimated.errors.toFixed(1)) })}
          </span>
          <br />
        </>
      )}
      {[...kinds].map(([kind, count]) => `${markModule(kind).sign} ${count}`).join(' · ')}
    </p>
  );
}
