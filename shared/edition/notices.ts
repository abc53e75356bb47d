/**
 * Notices in plain words (`text/notice`), and the stories they name: by number, else by headline. Names are looked for among all
 * that came and all that is in the edition, each time anew: a story may come after the notice that names it was put aside.
 */
import type { Arrival } from './arrival-records.ts';
import { type Articles, inForce, type Pool, type StoryArticle, storiesOf } from './arrival-stories.ts';
import type { ArticleId } from './ids.ts';

type Notice = NonNullable<Arrival['notice']>;

/** What stories are named by. */
interface Names {
  readonly numbers: readonly string[];
  readonly headlines: readonly string[];
}

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

/** A headline without what agencies put before it in brackets (（经济）, （更正）), marks and space: each writes those otherwise. */
function bareTitle(title: string): string {
  const text = title.normalize('NFKC').trim();
  const rest = text.replace(/^(?:[([{【〔][^)\]}】〕]{1,8}[)\]}】〕]\s*)+/u, '');
  return (rest === '' ? text : rest).replace(/[\p{P}\p{S}\s]+/gu, '').toLowerCase();
}

/** A headline that was cut short with dots is the beginning of one. */
const CUT = /(?:…+|\.{3,})$/u;
/** Characters of a headline, or of the beginning of one, that tell a story. */
const LEAST_TITLE = 2;
const LEAST_BEGINNING = 4;
/** Characters of a number that tell a story where they are all of it, and where they are a part. */
const LEAST_NUMBER = 3;
const LEAST_PART = 6;

function isTitled(title: string, named: string): boolean {
  const [own, wanted] = [bareTitle(title), bareTitle(named)];
  if (CUT.test(named.trim())) return [...wanted].length >= LEAST_BEGINNING && own.startsWith(wanted);
  return [...wanted].length >= LEAST_TITLE && own === wanted;
}

/** True of an id, a number or a file's name that a number means: all of it, its last part, or a long one of its parts. */
function isNumbered(id: string, number: string): boolean {
  const [own, wanted] = [id.toLowerCase(), number.toLowerCase()];
  if (wanted.length < LEAST_NUMBER) return false;
  if (own === wanted || own.split(/[:/#]/u).at(-1) === wanted) return true;
  if (wanted.length < LEAST_PART) return false;
  for (let at = own.indexOf(wanted); at >= 0; at = own.indexOf(wanted, at + 1)) {
    const around = `${own[at - 1] ?? ' '}${own[at + wanted.length] ?? ' '}`;
    if (!/[\p{L}\p{N}]/u.test(around)) return true;
  }
  return false;
}

/** What a story is called, and the numbers it goes by. */
interface Called {
  readonly titles: readonly string[];
  readonly ids: readonly string[];
}

/** True of a story that is named. */
function isNamed({ numbers, headlines }: Names, { titles, ids }: Called): boolean {
  return (
    numbers.some((number) => ids.some((id) => isNumbered(id, number))) ||
    headlines.some((named) => titles.some((title) => isTitled(title, named)))
  );
}

/** A file's name without its folder and what it ends with. */
function stem(name: string): string {
  return name.replace(/^.*\//u, '').replace(/\.[^.]*$/u, '');
}

function storyCalled(versions: readonly Arrival[]): Called {
  return {
    titles: versions.map(({ title }) => title),
    ids: versions
      .flatMap(({ wire, number, file }) => [wire?.guid ?? '', number ?? '', stem(file.name)])
      .filter(Boolean),
  };
}

function articleCalled({ headlines, wire }: StoryArticle): Called {
  return { titles: [headlines?.headline.join('') ?? ''], ids: wire === undefined ? [] : [wire.guid] };
}

/** The articles of an edition that are named. */
export function articlesNamed(names: Names, articles: Articles): ArticleId[] {
  return Object.values(articles).flatMap((article) => (isNamed(names, articleCalled(article)) ? [article.id] : []));
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

/** What a notice names; a story of which a version came since is put right, or is had back. */
function named(
  arrival: Arrival,
  notice: Notice,
  {
    stories,
    articles,
    pool,
  }: { readonly stories: readonly Arrival[][]; readonly articles: Articles; readonly pool: Pool },
): NoticeInForce {
  const found: Arrival[] = [];
  const articleIds = new Set<ArticleId>();
  const hadBack = new Set<string>();
  for (const versions of stories) {
    const current = inForce(versions).at(-1);
    if (current === undefined || !isNamed(notice, storyCalled(versions))) continue;
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
  const stories = storiesOf(arrivals).filter(([first]) => first !== undefined && !namesOthers(first));
  return counting.flatMap((arrival) =>
    arrival.notice === undefined ? [] : [named(arrival, arrival.notice, { stories, articles, pool })],
  );
}

/** The arrivals that notices take back, by their numbers. */
export function killedBy(notices: readonly NoticeInForce[]): Set<number> {
  return new Set(notices.flatMap(({ kind, stories }) => (kind === 'killed' ? stories.map(({ seq }) => seq) : [])));
}
