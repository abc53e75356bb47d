/** What of the findings keeps a page from being signed without a reason. */
import type { Refusal } from '../proof/sign-off.ts';
import type { Finding } from './check.ts';
import { editionChecks, pageChecks } from './registry.ts';

const refusing = new Set(
  [...pageChecks, ...editionChecks].flatMap((check) => (check.refusesSignature === true ? [check.id] : [])),
);

/** What was found that stands against signing a page. */
export function refusingFindings(findings: readonly Finding[], page: number): Finding[] {
  return findings.filter(
    (finding) => finding.waived === undefined && finding.page === page && refusing.has(finding.rule),
  );
}

/** What stands against signing a page, a check each, with how much of it there is. */
export function refusalsOf(findings: readonly Finding[], page: number): Refusal[] {
  const counts = new Map<string, number>();
  for (const { rule, amount } of refusingFindings(findings, page))
    counts.set(rule, (counts.get(rule) ?? 0) + (amount ?? 1));
  return [...counts].map(([code, count]) => ({ code, count }));
}
