/** What exported files are called, and the time they carry. */
import type { Edition } from '../../shared/edition/records.ts';
import { pageByNumber } from '../../shared/edition/selectors.ts';
import { halvesOf } from '../../shared/edition/spreads.ts';
import { safeName } from '../file-names.ts';

/** The section of a number, of a 通版 of its half. */
function sectionOf(edition: Edition, number: number): string {
  const page = pageByNumber(edition, number);
  const half = page === undefined ? undefined : halvesOf(page).find((one) => one.page.number === number);
  return half?.page.section ?? '';
}

/**
 * File name of a page, of a 通版 by both its numbers, without its extension. A pattern may hold `{date}`, `{page}`, `{page:02}`, `{section}` and
 * `{publication}`.
 */
export function pageFileName(edition: Edition, numbers: readonly number[], pattern: string): string {
  const sections = numbers.map((number) => sectionOf(edition, number)).filter((section) => section !== '');
  const name = pattern.replace(/\{(\w+)(?::0(\d))?\}/gu, (whole, field: string, width: string | undefined) => {
    if (field === 'date') return edition.edition.date;
    if (field === 'page') {
      return numbers.map((number) => String(number).padStart(width === undefined ? 1 : Number(width), '0')).join('-');
    }
    if (field === 'section') return [...new Set(sections)].join('、');
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
