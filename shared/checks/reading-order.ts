/** Findings as one reads: page by page, and on each from the top of its stories on; what stands on no page last. */
import type { Edition } from '../edition/records.ts';
import { partsOf } from '../edition/text.ts';
import type { Finding } from './check.ts';

export function inReadingOrder(edition: Edition, findings: readonly Finding[]): Finding[] {
  const articles = new Map(Object.keys(edition.articles).map((id, at) => [id, at]));
  const parts = new Map<string, ReadonlyMap<string, number>>();
  const partAt = (articleId: string, part: string) => {
    let places = parts.get(articleId);
    if (places === undefined) {
      const article = edition.articles[articleId];
      places = new Map((article === undefined ? [] : partsOf(article)).map((one, at) => [one.part, at]));
      parts.set(articleId, places);
    }
    return places.get(part) ?? 0;
  };
  const placeOf = ({ page, text }: Finding) => [
    page === 0 ? Number.POSITIVE_INFINITY : page,
    text === undefined ? -1 : (articles.get(text.articleId) ?? 0),
    text === undefined ? 0 : partAt(text.articleId, text.part),
    text?.from ?? 0,
  ];
  const placed = findings.map((finding) => ({ finding, place: placeOf(finding) }));
  placed.sort((a, b) => {
    const at = a.place.findIndex((one, index) => one !== b.place[index]);
    return at < 0 ? 0 : (a.place[at] ?? 0) < (b.place[at] ?? 0) ? -1 : 1;
  });
  return placed.map(({ finding }) => finding);
}
