/** One place is told in one wording: what two rules would write otherwise is one thing to mend. */
import { type Finding, type Severity, severities } from './check.ts';

/** What of a finding says what it would have instead of which characters of a text. */
type InText = Pick<Finding, 'severity' | 'fix' | 'text'>;

interface Replacing<F extends InText> {
  readonly finding: F;
  readonly severity: Severity;
  readonly from: number;
  readonly to: number;
}

function isGraver(a: Severity, b: Severity): boolean {
  return severities.indexOf(a) < severities.indexOf(b);
}

/** True where one is told rather than another that it lies over: the graver, else the one of more characters. */
function isRather<F extends InText>(a: Replacing<F>, b: Replacing<F>): boolean {
  return isGraver(a.severity, b.severity) || (a.severity === b.severity && a.to - a.from > b.to - b.from);
}

function isOver(a: Replacing<InText>, b: Replacing<InText>): boolean {
  return (a.from < b.to && b.from < a.to) || (a.from === b.from && a.to === b.to);
}

/**
 * The findings of one article without those that would put other words where another does already: of two the graver stays,
 * else the one of more characters, else the first. What has no words to put there says something else, and stays.
 */
export function inOneWording<F extends InText>(findings: readonly F[]): F[] {
  const parts = new Map<string, Replacing<F>[]>();
  for (const finding of findings) {
    const { text, fix, severity } = finding;
    if (text === undefined || fix?.kind !== 'replace') continue;
    const own = { finding, severity, from: text.from, to: text.to };
    const part = parts.get(text.part);
    if (part === undefined) parts.set(text.part, [own]);
    else part.push(own);
  }
  const left = new Set<F>();
  for (const part of parts.values()) {
    part.sort((a, b) => a.from - b.from);
    // The one that stands last: whatever lies over an earlier one lies over it, or is told beside it.
    let told: Replacing<F> | undefined;
    for (const one of part) {
      if (told === undefined || !isOver(told, one)) told = one;
      else if (isRather(one, told)) {
        left.add(told.finding);
        told = one;
      } else left.add(one.finding);
    }
  }
  return left.size === 0 ? [...findings] : findings.filter((one) => !left.has(one));
}
