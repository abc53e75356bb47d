/** Says what of a text was left out because it is longer than it may be: nothing typed is lost without a word. */
import type { Notices } from './notices.ts';

/** Characters of what was left out that a notice shows. */
const MOST_SHOWN = 200;

/** What says it. */
type Teller = Pick<Notices, 'notify'>;

function head(left: string): string {
  return left.length > MOST_SHOWN ? `${left.slice(0, MOST_SHOWN)}…` : left;
}

/** Says what was left out of a text that can have `most` UTF-16 units; nothing where all of it is kept. */
export function tellCut(notices: Teller, left: string, most: number): void {
  if (left === '') return;
  notices.notify('problem', 'textCut', { most, count: left.length, left: head(left) }, { about: 'cut' });
}

/** Says which words a table has no room for. */
export function tellTableLeft(notices: Teller, left: string): void {
  if (left === '') return;
  notices.notify('problem', 'tableLeft', { count: left.length, left: head(left) }, { about: 'cut' });
}
