/** What exported files are called, and the time they carry. */
import type { Edition } from '../../shared/edition/records.ts';
import { pageByNumber } from '../../shared/edition/selectors.ts';
import { safeName } from '../file-names.ts';

/**
 * File name of a page, without its extension. A pattern may hold `{date}`, `{page}`, `{page:02}`, `{section}` and
 * `{publication}`.
 */
export function pageFileName(edition: Edition, page: number, pattern: string): string {
  const section = pageByNumber(edition, page)?.section ?? '';
  const name = pattern.replace(/\{(\w+)(?::0(\d))?\}/gu, (whole, field: string, width: string | undefined) => {
    if (field === 'date') return edition.edition.date;
    if (field === 'page') return String(page).padStart(width === undefined ? 1 : Number(width), '0');
    if (field === 'section') return section;
    if (field === 'publication') return edition.edition.publication;
    return whole;
  });
  return safeName(name);
}

/** China Standard Time is eight hours ahead of UTC all year: files say the same wherever they are made. */
const OFFSET_MS = 8 * 3_600_000;
const OFFSET = '+08:00';

/**
 * The time a file carries, in China Standard Time: `SOURCE_DATE_EPOCH`, else when the edition last
 * changed, else the edition's day.
 */
export function fileTime({ edition }: Pick<Edition, 'edition'>, changedAt?: string | null): string {
  const epoch = process.env['SOURCE_DATE_EPOCH'];
  const given = epoch === undefined ? Date.parse(changedAt ?? '') : Number(epoch) * 1000;
  const time = Number.isNaN(given) ? Date.parse(`${edition.date}T00:00:00${OFFSET}`) : given;
  return `${new Date(time + OFFSET_MS).toISOString().slice(0, 19)}${OFFSET}`;
}
