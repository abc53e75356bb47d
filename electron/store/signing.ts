/** Nobody answers for a page with something damaged on it. */
import { type Damage, damagesOn } from '../../shared/edition/damage-records.ts';
import type { touched } from '../../shared/edition/operations.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { pageNumbers } from '../../shared/edition/spreads.ts';
import { sayDamages } from '../damaged.ts';
import { DayangError } from '../errors.ts';

/** Refuses to sign pages of a file that is damaged on them, of which all is looked at before by `check`. Throws `pages-damaged`. */
export function refuseSigning(
  edition: Edition,
  places: ReturnType<typeof touched>,
  check: () => readonly Damage[],
): void {
  const pages = places.flatMap(({ table, id }) => {
    const signed = table === 'signatures' ? edition.signatures[id] : undefined;
    const page = signed === undefined ? undefined : edition.pages[signed.pageId];
    return page === undefined ? [] : pageNumbers(page);
  });
  if (pages.length === 0) return;
  const damages = damagesOn(check(), pages);
  if (damages.length > 0) throw new DayangError('pages-damaged', { pages: pages.join('、'), ...sayDamages(damages) });
}
