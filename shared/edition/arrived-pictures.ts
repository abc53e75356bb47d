/** Pictures that came by themselves: the stories each goes with, by its fields or by its file's name. */
import type { Arrival } from './arrival-records.ts';
import { type Articles, type Pool, storiesOf } from './arrival-stories.ts';
import type { ArticleId } from './ids.ts';
import { articlesNamed, isNamed, type Names, stem, storyCalled } from './named-stories.ts';

/** What a file's name counts its pictures by: 渡口2.jpg, 渡口-02.jpg, 渡口（3）.jpg. */
const COUNTED = /[\s_\-—(（]*\d{0,3}[)）]?$/u;

/** What a picture names its story by. Digits alone are a camera's, or a date. */
function namesOf({ file }: Arrival, { numbers, headlines }: Names): Names {
  const own = stem(file.name).normalize('NFC').replace(COUNTED, '');
  return /\p{L}/u.test(own) ? { numbers: [...numbers, own], headlines: [...headlines, own] } : { numbers, headlines };
}

/** The stories that a picture goes with. */
export interface PictureStories {
  /** The articles of the edition. */
  readonly articleIds: readonly ArticleId[];
  /** The last versions of those that came by the folder and nobody has taken. */
  readonly stories: readonly Arrival[];
}

/** The stories that a picture goes with; none of what is no picture. */
export function storiesOfPicture(
  arrival: Arrival,
  {
    arrivals,
    articles,
    pool,
  }: { readonly arrivals: readonly Arrival[]; readonly articles: Articles; readonly pool: Pool },
): PictureStories {
  if (arrival.picture === undefined) return { articleIds: [], stories: [] };
  const names = namesOf(arrival, arrival.picture);
  const found = storiesOf(arrivals).filter(
    (versions) =>
      versions.every(({ picture, notice }) => picture === undefined && notice === undefined) &&
      isNamed(names, storyCalled(versions)),
  );
  const taken = found.map((versions) => versions.flatMap((one) => pool.takenAs(one) ?? pool.ofStory(one)?.id ?? []));
  const stories = found.flatMap((versions, at) => {
    const last = versions.at(-1);
    return (taken[at] ?? []).length > 0 || last === undefined || last.isDismissed ? [] : [last];
  });
  return { articleIds: [...new Set([...articlesNamed(names, articles), ...taken.flat()])], stories };
}
