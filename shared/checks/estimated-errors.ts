/**
 * What findings of copy would come to as errors, in the weights that marks are counted in (proof/error-rate.ts): an estimate, for some
 * are none, and what no check finds is not in it.
 */
import type { Mark } from '../edition/proof-records.ts';
import type { Edition } from '../edition/records.ts';
import { pageByNumber } from '../edition/selectors.ts';
import { type Counted, type ErrorRates, errorsOf, ratesOf, weightOfPart } from '../proof/error-rate.ts';
import { anchorOf, type Finding, type FindingInText, isInText } from './check.ts';
import { checkOf } from './registry.ts';
import { standing } from './waivers.ts';

/** Numerals against GB/T 15835 count a tenth each, and one at most in an issue (报纸编校差错率计算方法). */
const NUMERAL = 0.1;
const MOST_NUMERALS = 1;

/** True where an open mark is on characters of a finding: whoever put it has counted it. */
function isMarked(marks: readonly Mark[], { text: { articleId, part, from, to } }: FindingInText): boolean {
  return marks.some(
    ({ state, anchor }) =>
      state === 'open' &&
      anchor.kind === 'text' &&
      anchor.articleId === articleId &&
      anchor.start.part === part &&
      anchor.start.offset <= to &&
      (anchor.end.part !== part || anchor.end.offset >= from),
  );
}

/** Errors that a finding in copy would be. */
function weighed({ fix, text }: FindingInText): number {
  if (fix?.kind !== 'replace') return weightOfPart(text.part);
  return errorsOf({ order: { kind: 'correct', text: fix.with }, quote: text.found, anchor: anchorOf(text) });
}

/** The rates of what was found in copy at `warning` and above, is not waived, and bears no open mark. */
export function estimatedRates(edition: Edition, findings: readonly Finding[]): ErrorRates {
  const marks = Object.values(edition.marks);
  let numerals = 0;
  const counted = standing(findings).flatMap((finding): Counted[] => {
    const { rule, severity, page, fix } = finding;
    const check = checkOf(rule);
    if (!isInText(finding) || check?.scope !== 'copy' || severity === 'hint' || isMarked(marks, finding)) return [];
    const { text } = finding;
    const pageId = pageByNumber(edition, page)?.id ?? null;
    const alike = `${rule}/${text.found}/${fix?.kind === 'replace' ? fix.with : ''}`;
    if (check.kind !== 'numerals') return [{ pageId, errors: weighed(finding), alike }];
    const errors = Math.min(NUMERAL * weightOfPart(text.part), MOST_NUMERALS - numerals);
    numerals += errors;
    return [{ pageId, errors, alike: `numerals ${numerals}` }];
  });
  return ratesOf(edition, counted);
}
