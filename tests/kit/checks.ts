/** Text checks, tried on a text. */
import type { TextCheck } from '../../shared/checks/check.ts';
import { partsOf } from '../../shared/edition/text.ts';
import { article } from './editions.ts';

/** What was found: the words it stands at, and what its fix puts there, if it has one. */
interface Checked {
  readonly found: string;
  readonly fix: string | undefined;
}

/** What a check finds in an article of one paragraph. */
export function checked(check: TextCheck, paragraph: string): Checked[] {
  const story = article([paragraph]);
  return partsOf(story).flatMap(({ part, text }) =>
    check.run({ article: story, part, text, tellsRemarks: false }).map(({ from, to, fix }) => ({
      found: text.slice(from, to),
      fix: fix?.kind === 'replace' ? fix.with : undefined,
    })),
  );
}
