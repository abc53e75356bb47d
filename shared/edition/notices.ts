/**
 * Notices in plain words (`text/notice`), and the stories they name: by number, else by headline. Names are looked for among all
 * that came and all that is in the edition, each time anew: a story may come after the notice that names it was put aside.
 */
import type { Arrival } from './arrival-records.ts';
import { type Articles, inForce, type Pool, storiesOf } from './arrival-stories.ts';
import type { ArticleId } from './ids.ts';
import { articlesNamed, type Called, namedBy, storyCalled } from './named-stories.ts';

type Notice = NonNullable<Arrival['notice']>;

/** True of a notice that names stories. One that names none is of the story whose file, or guid, it came under. */
export function hasNames(notice: Notice | undefined): boolean {
  return notice !== undefined && notice.numbers.length + notice.headlines.length > 0;
}

/** True of a notice about other stories than one that it would be a version of itself. */
export function namesOthers({
  notice,
  updates,
}: {
  readonly notice?: Notice | undefined;
  readonly updates: number | null;
}): boolean {
  return updates === null && hasNames(notice);
}

/** A notice that counts: nobody has taken it as a story. */
export interface NoticeInForce {
  readonly arrival: Arrival;
  readonly kind: Notice['kind'];
  /** The last versions of the stories it names that came by the folder before it. */
  readonly stories: readonly Arrival[];
  /** The articles of the stories it names. */
  readonly articleIds: readonly ArticleId[];
}

/** A story that came, and what it is called. */
interface Story {
  readonly versions: readonly Arrival[];
  readonly called: Called;
}

/** What a notice names; a story of which a version came since is put right, or is had back. */
function named(
  arrival: Arrival,
  notice: Notice,
  { stories, articles, pool }: { readonly stories: readonly Story[]; readonly articles: Articles; readonly pool: Pool },
): NoticeInForce {
  const found: Arrival[] = [];
  const articleIds = new Set<ArticleId>();
  const hadBack = new Set<string>();
  const isNamed = namedBy(notice);
  for (const { versions, called } of stories) {
    if (!isNamed(called)) continue;
    const current = inForce(versions).at(-1);
    if (current === undefined) continue;
    const own = versions.flatMap((one) => pool.takenAs(one) ?? pool.ofStory(one)?.id ?? []);
    if (current.seq > arrival.seq) for (const id of own) hadBack.add(id);
    else {
      found.push(current);
      for (const id of own) articleIds.add(id);
    }
  }
  // What it named when it came counts, too: the desk may have written another headline since.
  for (const id of [...articlesNamed(notice, articles), ...(notice.articleIds ?? [])]) {
    const article = articles[id];
    if (article !== undefined && !hadBack.has(id) && (article.arrival ?? 0) <= arrival.seq) articleIds.add(id);
  }
  return { arrival, kind: notice.kind, stories: found, articleIds: [...articleIds] };
}

/** The notices that name stories and count, each with the stories it names. */
export function noticesInForce(arrivals: readonly Arrival[], articles: Articles, pool: Pool): NoticeInForce[] {
  const counting = arrivals.filter((one) => namesOthers(one) && one.repeats === null && pool.takenAs(one) === null);
  if (counting.length === 0) return [];
  const stories = storiesOf(arrivals)
    .filter(([first]) => first !== undefined && !namesOthers(first))
    .map((versions) => ({ versions, called: storyCalled(versions) }));
  return counting.flatMap((arrival) =>
    arrival.notice === undefined ? [] : [named(arrival, arrival.notice, { stories, articles, pool })],
  );
}

/** The arrivals that notices take back, by their numbers. */
export function killedBy(notices: readonly NoticeInForce[]): Set<number> {
  return new Set(notices.flatMap(({ kind, stories }) => (kind === 'killed' ? stories.map(({ seq }) => seq) : [])));
}
