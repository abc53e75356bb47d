/** What there is to take of what came, what agencies have said since of what was taken, and what is over. */
import type { Arrival, WireNews } from './arrival-records.ts';
import { type Articles, inForce, isOlder, Pool, storiesOf } from './arrival-stories.ts';
import { StoriesForPictures } from './arrived-pictures.ts';
import type { ArticleId } from './ids.ts';
import { killedBy, type NoticeInForce, noticesInForce } from './notices.ts';

/** An arrival with what it means now. */
export interface Offered {
  readonly arrival: Arrival;
  /** The article that an earlier version of it became; null where none did. */
  readonly articleId: ArticleId | null;
  /** The earlier version that it is compared with; null where there is none, or none that came by the folder. */
  readonly earlier: Arrival | null;
  /** It came after a later version. */
  readonly isLate: boolean;
  /**
   * Of a notice in plain words the articles of all stories it names, and those of them that came by the folder; of a picture
   * the stories it goes with.
   */
  readonly names: Pick<NoticeInForce, 'articleIds' | 'stories'> | null;
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

/** True of what takes a story back. */
export function takesBack({ wire, notice }: Pick<Arrival, 'wire' | 'notice'>): boolean {
  return wire?.isKilled === true || notice?.kind === 'killed';
}

function offer(arrival: Arrival, bySeq: ReadonlyMap<number, Arrival>, pool: Pool): Offered {
  const versions = versionsBefore(arrival, bySeq);
  const taken = versions.find((one) => pool.takenAs(one) !== null);
  const other = taken === undefined ? pool.ofStory(arrival) : undefined;
  const isLate =
    versions.some(({ wire }) => isOlder(arrival.wire?.version, wire?.version)) ||
    isOlder(arrival.wire?.version, other?.wire?.version);
  if (taken !== undefined) return { arrival, articleId: pool.takenAs(taken), earlier: taken, isLate, names: null };
  if (other === undefined) return { arrival, articleId: null, earlier: versions[0] ?? null, isLate, names: null };
  const earlier = versions.find(({ wire }) => wire?.version !== undefined && wire.version === other.wire?.version);
  return { arrival, articleId: other.id, earlier: earlier ?? null, isLate, names: null };
}

/** A notice with the stories it names. */
function offerNotice({ arrival, articleIds, stories }: NoticeInForce): Offered {
  const names = { articleIds, stories };
  return { arrival, articleId: articleIds[0] ?? null, earlier: stories[0] ?? null, isLate: false, names };
}

/** A picture with the stories it goes with; one that was sent again otherwise is of the article that shows it as it was. */
function offerPicture(
  arrival: Arrival,
  versions: readonly Arrival[],
  pool: Pool,
  stories: StoriesForPictures,
): Offered {
  const earlier = versions.find((one) => pool.showing(one) !== null) ?? null;
  const shown = earlier === null ? null : pool.showing(earlier);
  return { arrival, articleId: shown, earlier, isLate: false, names: stories.of(arrival) };
}

/**
 * What there is to take: of each story the last version that nobody has taken or put aside, kills first, then by how urgent
 * the wire says they are, then the newest. What an undo took back is offered again; what a notice takes back is not offered.
 */
export function offered(arrivals: readonly Arrival[], articles: Articles): Offered[] {
  const pool = new Pool(articles, arrivals);
  const bySeq = new Map(arrivals.map((one) => [one.seq, one]));
  const outdated = new Set(arrivals.flatMap(({ updates }) => (updates === null ? [] : [updates])));
  const notices = new Map(noticesInForce(arrivals, articles, pool).map((one) => [one.arrival.seq, one]));
  const killed = killedBy([...notices.values()]);
  const kept = new Set(
    arrivals.flatMap(({ picture, lacksCopy }) => (lacksCopy === true ? [] : (picture?.imageId ?? []))),
  );
  const open = arrivals.filter(
    (one) =>
      one.repeats === null &&
      !one.isDismissed &&
      !outdated.has(one.seq) &&
      !killed.has(one.seq) &&
      !pool.has(one) &&
      // A picture whose bytes are gone, and that was sent again since under another name.
      !(one.lacksCopy === true && one.picture !== undefined && kept.has(one.picture.imageId)),
  );
  let forPictures: StoriesForPictures | undefined;
  const all = open.map((arrival) => {
    const notice = notices.get(arrival.seq);
    if (notice !== undefined) return offerNotice(notice);
    if (arrival.picture !== undefined) {
      forPictures ??= new StoriesForPictures(arrivals, articles, pool);
      return offerPicture(arrival, versionsBefore(arrival, bySeq), pool, forPictures);
    }
    return offer(arrival, bySeq, pool);
  });
  const urgency = ({ arrival }: Offered) => (takesBack(arrival) ? 0 : (arrival.wire?.priority ?? ROUTINE));
  return all.toSorted((a, b) => urgency(a) - urgency(b) || b.arrival.seq - a.arrival.seq);
}

/** What is said is of an article, or of one of its pictures. */
type About = Pick<WireNews, 'articleId' | 'imageId'>;

/** The article a version stands in: of a picture the one that shows it, however far the copy has come since. */
function standsIn(version: Arrival, pool: Pool): About | null {
  const { picture } = version;
  const articleId = picture === undefined ? pool.takenAs(version) : pool.showing(version);
  if (articleId === null) return null;
  return picture === undefined ? { articleId } : { articleId, imageId: picture.imageId };
}

/** The article a story stands in, and the versions that came since. */
function since(versions: readonly Arrival[], pool: Pool): { readonly about: About; readonly later: Arrival[] } | null {
  const taken = versions.findLast((one) => standsIn(one, pool) !== null);
  const about = taken === undefined ? null : standsIn(taken, pool);
  if (taken !== undefined && about !== null) return { about, later: versions.filter(({ seq }) => seq > taken.seq) };
  const [first] = versions;
  const own = first === undefined ? undefined : pool.ofStory(first);
  if (own === undefined) return null;
  const isLater = (one: Arrival) => !pool.has(one) && !isOlder(one.wire?.version, own.wire?.version);
  return { about: { articleId: own.id }, later: versions.filter(isLater) };
}

function newsOf(versions: readonly Arrival[], pool: Pool): WireNews[] {
  const story = since(versions, pool);
  const current = versions.at(-1);
  if (story === null || current === undefined) return [];
  const said = ({ seq, wire }: Arrival, kind: WireNews['kind']): WireNews[] => [
    { ...story.about, kind, seq, source: wire?.source ?? '' },
  ];
  // A later version that is no kill has the story back.
  if (takesBack(current) && story.later.includes(current)) return said(current, 'killed');
  if (current.wire?.isKilled === true && pool.takenAs(current) !== null) return said(current, 'killed');
  const waiting = story.later.filter(({ isDismissed }) => !isDismissed);
  const correction = waiting.findLast(({ wire, notice }) => wire?.isCorrection === true || notice !== undefined);
  if (correction !== undefined) return said(correction, 'correction');
  const update = waiting.at(-1);
  return update === undefined ? [] : said(update, 'update');
}

/** What notices in plain words say of articles; a correction that was put aside says nothing any more. */
function newsOfNotices(notices: readonly NoticeInForce[]): WireNews[] {
  return notices.flatMap(({ arrival: { seq, wire, isDismissed }, kind, articleIds }) => {
    if (kind === 'correction' && isDismissed) return [];
    return articleIds.map((articleId): WireNews => ({ articleId, kind, seq, source: wire?.source ?? '' }));
  });
}

/** Of what is said of a story, what weighs most. */
const weights = { killed: 2, correction: 1, update: 0 } as const satisfies Readonly<Record<WireNews['kind'], number>>;

/**
 * What agencies have said since of the stories that were taken: an entry for each article of which there is something to know,
 * and one for each of its pictures.
 */
export function wireNews(arrivals: readonly Arrival[], articles: Articles): WireNews[] {
  const pool = new Pool(articles, arrivals);
  const told = storiesOf(arrivals).flatMap((versions) => newsOf(inForce(versions), pool));
  const own = pool.killed().map(({ id }): WireNews => ({ articleId: id, kind: 'killed', seq: null, source: '' }));
  const weightiest = new Map<string, WireNews>();
  for (const one of [...told, ...newsOfNotices(noticesInForce(arrivals, articles, pool)), ...own]) {
    const about = `${one.articleId} ${one.imageId ?? ''}`;
    const before = weightiest.get(about);
    if (before === undefined || weights[one.kind] > weights[before.kind]) weightiest.set(about, one);
  }
  return [...weightiest.values()];
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
  const notices = noticesInForce(arrivals, articles, pool);
  const naming = new Set(notices.flatMap(({ arrival: { seq }, articleIds }) => (articleIds.length > 0 ? [seq] : [])));
  const killed = killedBy(notices.filter(({ arrival }) => arrival.isDismissed));
  for (const versions of storiesOf(arrivals)) {
    const outdated = new Set(versions.flatMap(({ updates }) => updates ?? []));
    const isDecided = versions.every(({ seq, isDismissed }) => isDismissed || outdated.has(seq) || killed.has(seq));
    const isInEdition = versions.some(
      (one) =>
        (one.articleId !== null && articles[one.articleId] !== undefined) ||
        pool.ofStory(one) !== undefined ||
        naming.has(one.seq),
    );
    if (isDecided && !isInEdition && versions.every(isOld)) for (const { seq } of versions) over.add(seq);
  }
  return over;
}
