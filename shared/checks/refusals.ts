/** What of the findings keeps a page from being signed without a reason. */
import type { Refusal } from '../proof/sign-off.ts';
import type { Finding } from './check.ts';
import { editionChecks, pageChecks } from './registry.ts';

const refusing = new Set(
  [...pageChecks, ...editionChecks].flatMap((check) => (check.refusesSignature === true ? [check.id] : [])),
);

/** What stands against signing a page, a check each, with how much of it there is. */
export function refusalsOf(findings: readonly Finding[], page: number): Refusal[] {
  const counts = new Map<string, number>();
  for (const finding of findings) {
    if (finding.waived !== undefined || finding.page !== page || !refusing.has(finding.rule)) continue;
    counts.set(finding.rule, (counts.get(finding.rule) ?? 0) + (finding.amount ?? 1));
  }
  return [...counts].map(([code, count]) => ({ code, count }));
}
