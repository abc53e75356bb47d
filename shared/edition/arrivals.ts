/** What arrivals are to one another: which repeat one that came before, which are its further versions, which still count. */
import type { WireFacts } from '../text/wire-facts.ts';
import type { Arrival, WireNews } from './arrival-records.ts';
import type { ArticleId } from './ids.ts';
import type { Article } from './records.ts';

/** What of a story says whether it came before. */
interface Coming {
  /** Its file's path from the folder. */
  readonly name: string;
  /** Its place in its file, from 0. */
  readonly at: number;
  readonly words: string;
  readonly wire?: WireFacts | undefined;
}

/** What of a story that came says whether another is the same. */
interface Came extends Coming {
  readonly seq: number;
  readonly repeats: number | null;
}

/** What a story is known by: what the wire calls it, or its file's name and its place in that. */
function identityOf({ name, at, wire }: Coming): string {
  return wire?.guid === undefined ? `file ${name} ${at}` : `guid ${wire.guid}`;
}

/** True where the wire says what becomes of the story, which words that have not changed do not tell. */
function isNews({ wire }: Coming, before: Coming): boolean {
  return (
    (wire?.isKilled === true && before.wire?.isKilled !== true) ||
    (wire?.isCorrection === true && before.wire?.isCorrection !== true)
  );
}

/**
 * True of a version that has the words of one before the last again: an agency takes back what it changed, or has a story back
 * that it withdrew. What is merely sent again is neither; what was withdrawn comes back by a higher version alone.
 */
function isReturn({ wire }: Coming, twin: Came, last: Came | undefined): boolean {
  if (last?.wire?.isKilled === true) return wire?.isKilled !== true && isOlder(last.wire.version, wire?.version);
  const isSentAgain = wire?.version !== undefined && wire.version === twin.wire?.version;
  return last !== undefined && last.seq !== twin.seq && !isSentAgain;
}

/** The stories that came, found by what they are known by and by their words: a night brings thousands. */
export class StoriesBefore {
  readonly #byIdentity = new Map<string, Came>();
  readonly #byWords = new Map<string, Came>();

  /** Takes up a story that came after all those taken up before. One that repeats another is never meant. */
  add(story: Came): void {
    if (story.repeats !== null) return;
    this.#byIdentity.set(identityOf(story), story);
    this.#byWords.set(story.words, story);
  }

  /**
   * What a story is to those that came before it: one that repeats another, of the same name or not, or a further version
   * of one with the same guid or, where the wire gives none, the same name. The last that came is meant.
   */
  relationOf(story: Coming): { readonly updates: number | null; readonly repeats: number | null } {
    const identity = identityOf(story);
    const last = this.#byIdentity.get(identity);
    const twin = this.#byWords.get(story.words);
    // What takes a story back may have no words at all, as what takes back another.
    const isOwn = twin !== undefined && identityOf(twin) === identity;
    const mayRepeat = twin !== undefined && (story.wire?.isKilled !== true || isOwn);
    if (mayRepeat && !isNews(story, twin) && !(isOwn && isReturn(story, twin, last)))
      return { updates: null, repeats: twin.seq };
    return { updates: last?.seq ?? null, repeats: null };
  }
}

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
type StoryArticle = Pick<Article, 'id' | 'arrival' | 'wire'>;

/** The articles of an edition. */
export type Articles = Readonly<Record<string, StoryArticle>>;

/** The articles of an edition, found by the stories they are of. */
class Pool {
  readonly #articles: Articles;
  readonly #byGuid = new Map<string, StoryArticle[]>();
  /** The articles that arrivals became. */
  readonly #byFolder: ReadonlySet<string>;

  constructor(articles: Articles, arrivals: readonly Arrival[]) {
    this.#articles = articles;
    this.#byFolder = new Set(arrivals.flatMap(({ articleId }) => articleId ?? []));
    for (const article of Object.values(articles)) {
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

  /** True where a story is in the edition in just that version, however it came. */
  has(arrival: Arrival): boolean {
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

/** An arrival with what it means now. */
export interface Offered {
  readonly arrival: Arrival;
  /** The article that an earlier version of it became; null where none did. */
  readonly articleId: ArticleId | null;
  /** The earlier version that it is compared with; null where there is none, or none that came by the folder. */
  readonly earlier: Arrival | null;
  /** It came after a later version. */
  readonly isLate: boolean;
}

/** The versions before an arrival, the last first. */
function versionsBefore(arrival: Arrival, bySeq: ReadonlyMap<number, Arrival>): Arrival[] {
  const versions: Arrival[] = [];
  let next = arrival.updates === null ? undefined : bySeq.get(arrival.updates);
  while (next !== undefined) {
    versions.push(next);
    next = next.updates === null ? undefined : bySeq.get(next.updates);
  }
  return versions;
}

/** The urgency of a story that nobody gave one: neither before those that are urgent nor behind those that can wait. */
const ROUTINE = 5;

function offer(arrival: Arrival, bySeq: ReadonlyMap<number, Arrival>, pool: Pool): Offered {
  const versions = versionsBefore(arrival, bySeq);
  const taken = versions.find((one) => pool.takenAs(one) !== null);
  const other = taken === undefined ? pool.ofStory(arrival) : undefined;
  const isLate =
    versions.some(({ wire }) => isOlder(arrival.wire?.version, wire?.version)) ||
    isOlder(arrival.wire?.version, other?.wire?.version);
  if (taken !== undefined) return { arrival, articleId: pool.takenAs(taken), earlier: taken, isLate };
  if (other === undefined) return { arrival, articleId: null, earlier: versions[0] ?? null, isLate };
  const earlier = versions.find(({ wire }) => wire?.version !== undefined && wire.version === other.wire?.version);
  return { arrival, articleId: other.id, earlier: earlier ?? null, isLate };
}

/**
 * What there is to take: of each story the last version that nobody has taken or put aside, kills first, then by how urgent
 * the wire says they are, then the newest. What an undo took back is offered again.
 */
export function offered(arrivals: readonly Arrival[], articles: Articles): Offered[] {
  const pool = new Pool(articles, arrivals);
  const bySeq = new Map(arrivals.map((one) => [one.seq, one]));
  const outdated = new Set(arrivals.flatMap(({ updates }) => (updates === null ? [] : [updates])));
  const open = arrivals.filter(
    (one) => one.repeats === null && !one.isDismissed && !outdated.has(one.seq) && !pool.has(one),
  );
  const all = open.map((arrival) => offer(arrival, bySeq, pool));
  const urgency = ({ arrival: { wire } }: Offered) => (wire?.isKilled === true ? 0 : (wire?.priority ?? ROUTINE));
  return all.toSorted((a, b) => urgency(a) - urgency(b) || b.arrival.seq - a.arrival.seq);
}

/** The versions of each story in the order in which they came. */
function storiesOf(arrivals: readonly Arrival[]): Arrival[][] {
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
function inForce(versions: readonly Arrival[]): Arrival[] {
  const kept: Arrival[] = [];
  for (const one of versions) {
    if (!kept.some(({ wire }) => isOlder(one.wire?.version, wire?.version))) kept.push(one);
  }
  return kept;
}

/** The article a story stands in, and the versions that came since. */
function since(versions: readonly Arrival[], pool: Pool): { readonly id: ArticleId; readonly later: Arrival[] } | null {
  const taken = versions.findLast((one) => pool.takenAs(one) !== null);
  const takenAs = taken === undefined ? null : pool.takenAs(taken);
  if (taken !== undefined && takenAs !== null) {
    return { id: takenAs, later: versions.filter(({ seq }) => seq > taken.seq) };
  }
  const [first] = versions;
  const own = first === undefined ? undefined : pool.ofStory(first);
  if (own === undefined) return null;
  const isLater = (one: Arrival) => !pool.has(one) && !isOlder(one.wire?.version, own.wire?.version);
  return { id: own.id, later: versions.filter(isLater) };
}

function newsOf(versions: readonly Arrival[], pool: Pool): WireNews[] {
  const story = since(versions, pool);
  const current = versions.at(-1);
  if (story === null || current === undefined) return [];
  const said = ({ seq, wire }: Arrival, kind: WireNews['kind']): WireNews[] => [
    { articleId: story.id, kind, seq, source: wire?.source ?? '' },
  ];
  // A later version that is no kill has the story back.
  if (current.wire?.isKilled === true && (story.later.includes(current) || pool.takenAs(current) !== null)) {
    return said(current, 'killed');
  }
  const waiting = story.later.filter(({ isDismissed }) => !isDismissed);
  const correction = waiting.findLast(({ wire }) => wire?.isCorrection === true);
  if (correction !== undefined) return said(correction, 'correction');
  const update = waiting.at(-1);
  return update === undefined ? [] : said(update, 'update');
}

/** What agencies have said since of the stories that were taken: an entry for each article of which there is something to know. */
export function wireNews(arrivals: readonly Arrival[], articles: Articles): WireNews[] {
  const pool = new Pool(articles, arrivals);
  const told = storiesOf(arrivals).flatMap((versions) => newsOf(inForce(versions), pool));
  const known = new Set(told.flatMap(({ articleId, kind }) => (kind === 'killed' ? [articleId] : [])));
  const own = pool.killed().filter(({ id }) => !known.has(id));
  return [...told, ...own.map(({ id }): WireNews => ({ articleId: id, kind: 'killed', seq: null, source: '' }))];
}

/** Days for which it is kept what a story said that is over: agencies send again, and ask about, what they sent last week. */
const KEPT_DAYS = 30;
const DAY_MS = 86_400_000;

/**
 * Arrivals that may be forgotten but for their files, by their numbers: stories that were put aside, or whose articles have gone
 * on into no further edition, when nothing has come of them for {@link KEPT_DAYS}; and what was merely sent again as long ago.
 * What nobody has decided on is never among them, nor is any version of a story that the edition has. `now` is in
 * milliseconds since 1970.
 */
export function arrivalsOver(arrivals: readonly Arrival[], articles: Articles, now: number): Set<number> {
  const pool = new Pool(articles, arrivals);
  // A time that cannot be read is of no age.
  const isOld = ({ at }: Arrival) => now - Date.parse(at) > KEPT_DAYS * DAY_MS;
  const over = new Set<number>();
  for (const one of arrivals) if (one.repeats !== null && isOld(one)) over.add(one.seq);
  for (const versions of storiesOf(arrivals)) {
    const outdated = new Set(versions.flatMap(({ updates }) => updates ?? []));
    const isDecided = versions.every(({ seq, isDismissed }) => isDismissed || outdated.has(seq));
    const isInEdition = versions.some(
      (one) => (one.articleId !== null && articles[one.articleId] !== undefined) || pool.ofStory(one) !== undefined,
    );
    if (isDecided && !isInEdition && versions.every(isOld)) for (const { seq } of versions) over.add(seq);
  }
  return over;
}
