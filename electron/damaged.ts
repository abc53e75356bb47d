/** Saying of a file what in it is damaged. */
import { type Damage, damagesOn } from '../shared/edition/damage-records.ts';
import { DayangError } from './errors.ts';

/** A damage, as it is said. */
interface Said {
  readonly zh: string;
  readonly en: string;
}

/** Damages that are named in one message; of more, their number is said. */
const MOST_NAMED = 3;

/** Damages in a row of words. */
export function sayDamages(damages: readonly Said[]): Said {
  const named = damages.slice(0, MOST_NAMED);
  const more = damages.length - named.length;
  return {
    zh: `${named.map(({ zh }) => zh).join('；')}${more > 0 ? ` 等 ${damages.length} 处` : ''}`,
    en: `${named.map(({ en }) => en).join('; ')}${more > 0 ? ` and ${more} more` : ''}`,
  };
}

/** That a file is damaged, and what in it. */
export function damagedError(name: string, damages: readonly Said[], cause?: unknown): DayangError {
  return new DayangError('edition-damaged', { name, ...sayDamages(damages) }, cause);
}

/** Lets no page go out that shows something damaged. Throws `pages-damaged`. */
export function refuseDamaged(damages: readonly Damage[], pages: readonly number[]): void {
  const hit = damagesOn(damages, pages);
  if (hit.length === 0) return;
  const named = pages.filter((page) => damagesOn(hit, [page]).length > 0);
  throw new DayangError('pages-damaged', { pages: named.join('、'), ...sayDamages(hit) });
}
