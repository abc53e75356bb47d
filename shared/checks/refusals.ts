/** What of the findings keeps a page from being signed without a reason. */
import type { Refusal } from '../proof/sign-off.ts';
import { type Finding, isFoundOn } from './check.ts';
import { copyRules } from './copy/register.ts';
import { editionChecks, pageChecks } from './registry.ts';

const refusing = new Set(
  [...pageChecks, ...editionChecks].flatMap((check) => (check.refusesSignature === true ? [check.id] : [])),
);

const ofCopy = new Set(copyRules.map(({ id }) => id));

/** True of a finding that nobody signs without a reason: of some checks any, of rules of copy errors. */
function refuses({ rule, severity }: Finding): boolean {
  return refusing.has(rule) || (severity === 'error' && ofCopy.has(rule));
}

/** What was found that stands against signing a page, by its numbers: a 通版 is signed as one. */
export function refusingFindings(findings: readonly Finding[], pages: readonly number[]): Finding[] {
  return findings.filter((finding) => finding.waived === undefined && isFoundOn(finding, pages) && refuses(finding));
}

/** What stands against signing a page, a check each, with how much of it there is. */
export function refusalsOf(findings: readonly Finding[], pages: readonly number[]): Refusal[] {
  const counts = new Map<string, number>();
  for (const { rule, amount } of refusingFindings(findings, pages))
    counts.set(rule, (counts.get(rule) ?? 0) + (amount ?? 1));
  return [...counts].map(([code, count]) => ({ code, count }));
}
