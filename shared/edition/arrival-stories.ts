/** The stories that arrivals are versions of, and the articles of an edition that are of those stories. */
import type { Arrival } from './arrival-records.ts';
import type { ArticleId } from './ids.ts';
import type { Article } from './records.ts';

/** True where a version is lower than one before, or its time earlier: it came late, and takes the place of nothing. */
export function isOlder(version: string | undefined, before: string | undefined): boolean {
  if (version === undefined || before === undefined) return false;
  for (const read of [Number, Date.parse]) {
    const [now, then] = [read(version), read(before)];
    if (Number.isFinite(now) && Number.isFinite(then)) return now < then;
    // A number and a time say nothing of one another; 3 would be read as a day of March.
    if (Number.isFinite(now) || Number.isFinite(then)) return false;
  }
  return false;
}

/** What of an article says which story it is, and which version of that. */
export type StoryArticle = Pick<Article, 'id' | 'arrival' | 'wire'> & Partial<Pick<Article, 'headlines' | 'photos'>>;

/** The articles of an edition. */
export type Articles = Readonly<Record<string, StoryArticle>>;

/** The articles of an edition, found by the stories they are of. */
export class Pool {
  readonly #articles: Articles;
  readonly #byGuid = new Map<string, StoryArticle[]>();
  /** The articles that show a picture, by its id. */
  readonly #byImage = new Map<string, StoryArticle>();
  /** The articles that arrivals became. */
  readonly #byFolder: ReadonlySet<string>;

  constructor(articles: Articles, arrivals: readonly Arrival[]) {
    this.#articles = articles;
    this.#byFolder = new Set(arrivals.flatMap(({ articleId }) => articleId ?? []));
    for (const article of Object.values(articles)) {
      for (const { imageId } of article.photos ?? []) if (imageId !== null) this.#byImage.set(imageId, article);
      if (article.wire === undefined) continue;
      const { guid } = article.wire;
      this.#byGuid.set(guid, [...(this.#byGuid.get(guid) ?? []), article]);
    }
  }

  /**
   * The article that an arrival was taken as, or into; null where it is not taken. An article says itself which arrival it
   * was brought up to last: an undo takes that back, and with it what was taken.
   */
  takenAs({ articleId, seq }: Arrival): ArticleId | null {
    const article = articleId === null ? undefined : this.#articles[articleId];
    if (article === undefined) return null;
    return article.arrival === undefined || article.arrival >= seq ? article.id : null;
  }

  /** The article of a story that came otherwise than by the folder: dropped on the window, imported. */
  ofStory({ wire }: Arrival): StoryArticle | undefined {
    return wire?.guid === undefined ? undefined : this.#byGuid.get(wire.guid)?.[0];
  }

  /** The article that has a picture which came by itself. */
  showing({ picture }: Arrival): ArticleId | null {
    return picture === undefined ? null : (this.#byImage.get(picture.imageId)?.id ?? null);
  }

  /** True where a story is in the edition in just that version, however it came; of a picture, where an article has it. */
  has(arrival: Arrival): boolean {
    if (arrival.picture !== undefined) return this.showing(arrival) !== null;
    if (this.takenAs(arrival) !== null) return true;
    const story = this.ofStory(arrival);
    // Of what the folder brought it is known which arrivals it is of: agencies send other words under the same number.
    if (story === undefined || this.#byFolder.has(story.id)) return false;
    const own = story.wire;
    const { version, isKilled = false } = arrival.wire ?? {};
    return own?.version !== undefined && own.version === version && (own.isKilled ?? false) === isKilled;
  }

  /** The articles of stories that their agencies had taken back when they came, and all others of those stories. */
  killed(): StoryArticle[] {
    return [...this.#byGuid.values()].filter((own) => own.some(({ wire }) => wire?.isKilled === true)).flat();
  }
}

/** The versions of each story in the order in which they came. */
export function storiesOf(arrivals: readonly Arrival[]): Arrival[][] {
  const stories = new Map<number, Arrival[]>();
  const first = new Map<number, number>();
  for (const arrival of arrivals) {
    if (arrival.repeats !== null) continue;
    const root = arrival.updates === null ? arrival.seq : (first.get(arrival.updates) ?? arrival.updates);
    first.set(arrival.seq, root);
    const story = stories.get(root);
    if (story === undefined) stories.set(root, [arrival]);
    else story.push(arrival);
  }
  return [...stories.values()];
}

/** The versions without those that came after a later one. */
export function inForce(versions: readonly Arrival[]): Arrival[] {
  const kept: Arrival[] = [];
  for (const one of versions) {
    if (!kept.some(({ wire }) => isOlder(one.wire?.version, wire?.version))) kept.push(one);
  }
  return kept;
}
