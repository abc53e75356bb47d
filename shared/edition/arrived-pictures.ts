/** Pictures that came by themselves: the stories each goes with, by its fields or by its file's name. */
import type { Arrival } from './arrival-records.ts';
import { type Articles, type Pool, storiesOf } from './arrival-stories.ts';
import type { ArticleId } from './ids.ts';
import { articleCalled, keysNamed, keysOf, stem, storyCalled } from './named-stories.ts';

/** What a file's name counts its pictures by: 渡口2.jpg, 渡口-02.jpg, 渡口（3）.jpg. The last digits of a number are none. */
const COUNTED = /(?:[\s_\-—(（]+|(?<!\d))\d{1,3}[)）]?$/u;

/** The keys of a picture's story by its file's name. Digits alone are a camera's, or a date. */
function keysOfName(name: string): string[] {
  return /\p{L}/u.test(name) ? keysNamed({ numbers: [name], headlines: [name] }) : [];
}

/** The stories that a picture goes with. */
export interface PictureStories {
  /** The articles of the edition. */
  readonly articleIds: readonly ArticleId[];
  /** The last versions of those that came by the folder and nobody has taken. */
  readonly stories: readonly Arrival[];
}

/** The stories of a night by what pictures may name them: hundreds of pictures are looked for among thousands of stories. */
export class StoriesForPictures {
  readonly #articles = new Map<string, Set<ArticleId>>();
  readonly #waiting = new Map<string, Set<Arrival>>();

  constructor(arrivals: readonly Arrival[], articles: Articles, pool: Pool) {
    for (const article of Object.values(articles))
      this.#add(this.#articles, keysOf(articleCalled(article)), article.id);
    for (const versions of storiesOf(arrivals)) {
      const last = versions.at(-1);
      const isStory = versions.every(({ picture, notice }) => picture === undefined && notice === undefined);
      if (last === undefined || !isStory) continue;
      const keys = keysOf(storyCalled(versions));
      const taken = versions.flatMap((one) => pool.takenAs(one) ?? pool.ofStory(one)?.id ?? []);
      for (const id of taken) this.#add(this.#articles, keys, id);
      if (taken.length === 0 && !last.isDismissed) this.#add(this.#waiting, keys, last);
    }
  }

  #add<One>(index: Map<string, Set<One>>, keys: readonly string[], one: One): void {
    for (const key of keys) {
      const known = index.get(key);
      if (known === undefined) index.set(key, new Set([one]));
      else known.add(one);
    }
  }

  /** The stories that a picture goes with; none of what is no picture. */
  of(arrival: Arrival): PictureStories {
    if (arrival.picture === undefined) return { articleIds: [], stories: [] };
    const name = stem(arrival.file.name).normalize('NFC');
    const whole = keysOfName(name);
    // A story may have a number at its end itself: a name is cut only where no story has all of it.
    const isKnown = whole.some((key) => this.#articles.has(key) || this.#waiting.has(key));
    const own = isKnown ? whole : keysOfName(name.replace(COUNTED, ''));
    const keys = [...keysNamed(arrival.picture), ...own];
    const found = <One>(index: ReadonlyMap<string, ReadonlySet<One>>) => [
      ...new Set(keys.flatMap((key) => [...(index.get(key) ?? [])])),
    ];
    return { articleIds: found(this.#articles), stories: found(this.#waiting) };
  }
}
