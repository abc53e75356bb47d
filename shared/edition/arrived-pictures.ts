/** Pictures that came by themselves: the stories each goes with, by its fields or by its file's name. */
import type { Arrival } from './arrival-records.ts';
import { type Articles, type Pool, storiesOf } from './arrival-stories.ts';
import type { ArticleId } from './ids.ts';
import { articleCalled, type Called, keysNamed, keysOf, type NamedKeys, stem, storyCalled } from './named-stories.ts';

/** What a file's name counts its pictures by: 渡口2.jpg, 渡口-02.jpg, 渡口（3）.jpg. The last digits of a number are none. */
const COUNTED = /(?:[\s_\-—(（]+|(?<!\d))\d{1,3}[)）]?$/u;

/** What a picture's story is looked for by, of its file's name. Digits alone are a camera's, or a date. */
function keysOfName(name: string): NamedKeys {
  return /\p{L}/u.test(name) ? keysNamed({ numbers: [name], headlines: [name] }) : { keys: [], beginnings: [] };
}

/** The stories that a picture goes with. */
export interface PictureStories {
  /** The articles of the edition. */
  readonly articleIds: readonly ArticleId[];
  /** The last versions of those that came by the folder and nobody has taken. */
  readonly stories: readonly Arrival[];
}

/** Stories by what they are called: each is found at once, also by the beginning of its title. */
class StoryIndex<Story> {
  readonly #byKey = new Map<string, Set<Story>>();
  #titles: (readonly [string, Story])[] = [];
  #isSorted = true;

  add(called: Called, story: Story): void {
    for (const key of keysOf(called)) {
      const known = this.#byKey.get(key);
      if (known === undefined) this.#byKey.set(key, new Set([story]));
      else known.add(story);
    }
    for (const title of called.titles) this.#titles.push([title, story]);
    this.#isSorted = false;
  }

  /** The stories whose titles begin so. */
  #beginning(bare: string): Story[] {
    if (!this.#isSorted) this.#titles.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    this.#isSorted = true;
    let [from, to] = [0, this.#titles.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((this.#titles[middle]?.[0] ?? '') < bare) from = middle + 1;
      else to = middle;
    }
    const found: Story[] = [];
    for (let at = from; this.#titles[at]?.[0].startsWith(bare) === true; at++) {
      const own = this.#titles[at];
      if (own !== undefined) found.push(own[1]);
    }
    return found;
  }

  named({ keys, beginnings }: NamedKeys): Story[] {
    return [
      ...keys.flatMap((key) => [...(this.#byKey.get(key) ?? [])]),
      ...beginnings.flatMap((bare) => this.#beginning(bare)),
    ];
  }
}

/** The stories of a night by what pictures may name them: hundreds of pictures are looked for among thousands of stories. */
export class StoriesForPictures {
  readonly #articles = new StoryIndex<ArticleId>();
  readonly #waiting = new StoryIndex<Arrival>();

  constructor(arrivals: readonly Arrival[], articles: Articles, pool: Pool) {
    for (const article of Object.values(articles)) this.#articles.add(articleCalled(article), article.id);
    for (const versions of storiesOf(arrivals)) {
      const last = versions.at(-1);
      const isStory = versions.every(({ picture, notice }) => picture === undefined && notice === undefined);
      if (last === undefined || !isStory) continue;
      const called = storyCalled(versions);
      const taken = versions.flatMap((one) => pool.takenAs(one) ?? pool.ofStory(one)?.id ?? []);
      for (const id of taken) this.#articles.add(called, id);
      if (taken.length === 0 && !last.isDismissed) this.#waiting.add(called, last);
    }
  }

  #named(names: NamedKeys): PictureStories {
    return { articleIds: this.#articles.named(names), stories: this.#waiting.named(names) };
  }

  /** The stories that a picture goes with; none of what is no picture. */
  of(arrival: Arrival): PictureStories {
    if (arrival.picture === undefined) return { articleIds: [], stories: [] };
    const name = stem(arrival.file.name).normalize('NFC');
    const whole = this.#named(keysOfName(name));
    // A story may have a number at its end itself: a name is cut only where no story has all of it.
    const isKnown = whole.articleIds.length + whole.stories.length > 0;
    const own = isKnown ? whole : this.#named(keysOfName(name.replace(COUNTED, '')));
    const told = this.#named(keysNamed(arrival.picture));
    return {
      articleIds: [...new Set([...told.articleIds, ...own.articleIds])],
      stories: [...new Set([...told.stories, ...own.stories])],
    };
  }
}
