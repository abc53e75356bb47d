/** Findings as one reads: page by page, and on each from the top of its stories on; what stands on no page last. */
import type { Edition } from '../edition/records.ts';
import { standsOn } from '../edition/selectors.ts';
import { partsOf } from '../edition/text.ts';
import type { Finding } from './check.ts';

/** A place as numbers of which the first that differ say what is read first: page, story, text of it, character. */
type ReadAt = readonly [page: number, story: number, text: number, character: number];

/** Where one is in a text, as a caret stands there. */
export interface PlaceInText {
  readonly articleId: string;
  readonly part: string;
  readonly offset: number;
}

function isBefore(a: ReadAt, b: ReadAt): boolean {
  const at = a.findIndex((one, index) => one !== b[index]);
  return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0);
}

/** Where places of an edition are read. */
class ReadingPlaces {
  readonly #edition: Edition;
  readonly #stories: ReadonlyMap<string, number>;
  readonly #texts = new Map<string, ReadonlyMap<string, number>>();

  constructor(edition: Edition) {
    this.#edition = edition;
    this.#stories = new Map(Object.keys(edition.articles).map((id, at) => [id, at]));
  }

  /** The head of a page, before all that is found on it. */
  ofPage(page: number): ReadAt {
    return [page === 0 ? Number.POSITIVE_INFINITY : page, -1, 0, -1];
  }

  inText(page: number, { articleId, part, offset }: PlaceInText): ReadAt {
    const [number] = this.ofPage(page);
    return [number, this.#stories.get(articleId) ?? 0, this.#textAt(articleId, part), offset];
  }

  /** Where a finding begins, or ends; what is of a page alone follows the page's head. */
  ofFinding({ page, text }: Finding, end: 'from' | 'to'): ReadAt {
    if (text !== undefined) return this.inText(page, { ...text, offset: text[end] });
    const [number, story, none] = this.ofPage(page);
    return [number, story, none, 0];
  }

  /** Where a caret is read; its story's page, as findings in it have it. */
  ofCaret(caret: PlaceInText): ReadAt {
    const article = this.#edition.articles[caret.articleId];
    return this.inText(article === undefined ? 0 : (standsOn(this.#edition, article) ?? 0), caret);
  }

  #textAt(articleId: string, part: string): number {
    let places = this.#texts.get(articleId);
    if (places === undefined) {
      const article = this.#edition.articles[articleId];
      places = new Map((article === undefined ? [] : partsOf(article)).map((one, at) => [one.part, at]));
      this.#texts.set(articleId, places);
    }
    return places.get(part) ?? 0;
  }
}

export function inReadingOrder(edition: Edition, findings: readonly Finding[]): Finding[] {
  const places = new ReadingPlaces(edition);
  const placed = findings.map((finding) => ({ finding, place: places.ofFinding(finding, 'from') }));
  placed.sort((a, b) => (isBefore(a.place, b.place) ? -1 : Number(isBefore(b.place, a.place))));
  return placed.map(({ finding }) => finding);
}

/** Findings page by page, in their own order on each; what stands on no page last. */
export function inPageOrder(findings: readonly Finding[]): Finding[] {
  const numberOf = ({ page }: Finding) => (page === 0 ? Number.MAX_SAFE_INTEGER : page);
  return findings.toSorted((a, b) => numberOf(a) - numberOf(b));
}

/**
 * The finding that is read next from a place in a text, or from the head of a page, or the one before; the one that a caret
 * stands in is the next. From the last to the first.
 */
export function besidePlace(
  edition: Edition,
  findings: readonly Finding[],
  from: PlaceInText | number,
  by: 1 | -1,
): Finding | undefined {
  const places = new ReadingPlaces(edition);
  const here = typeof from === 'number' ? places.ofPage(from) : places.ofCaret(from);
  const all = inReadingOrder(edition, findings);
  if (by > 0) return all.find((one) => isBefore(here, places.ofFinding(one, 'to'))) ?? all[0];
  return all.findLast((one) => isBefore(places.ofFinding(one, 'from'), here)) ?? all.at(-1);
}
