/** What headlines, refers and banners depend on, and how the parts of a headline set are read: before the body. */
import type { Article } from '../edition/article-records.ts';
import type { ReadElement, ReadWords } from './reading.ts';

const places: Readonly<Record<string, number>> = { banner: -4, kicker: -3, headline: -2, deck: -1 };

/** The element that words of a headline or a banner belong to. */
export function headlinePart({ part }: ReadWords): ReadElement {
  const name = part ?? 'headline';
  return { role: name === 'headline' ? 'H2' : 'P', within: 'article', name, place: places[name] ?? 0 };
}

/** What a headline is composed of: it is composed anew when that changes. */
export function headlinesOf({ headlines }: Article): readonly unknown[] {
  return [headlines];
}

/** The lines of a part of the headline set, as parts of its article; one that has none yet has the first to be written. */
export function linesOf(list: 'kicker' | 'headline' | 'deck', headlines: Article['headlines']): string[] {
  return Array.from({ length: Math.max(1, headlines[list].length) }, (_, index) => `${list}.${index}`);
}
