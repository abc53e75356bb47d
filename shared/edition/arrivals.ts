/** What arrivals are to one another: which repeat one that came before, which are its further versions, which still count. */
import type { WireFacts } from '../text/wire-facts.ts';
import type { Arrival } from './arrival-records.ts';
import type { ArticleId } from './ids.ts';

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
 * What a story is to those that came before it: one that repeats another, of the same name or not, or a further version of
 * one with the same guid or, where the wire gives none, the same name. The last that came is meant, not one that repeats.
 */
export function relationOf(
  story: Coming,
  before: readonly Came[],
): { readonly updates: number | null; readonly repeats: number | null } {
  const last = before.findLast((one) => one.repeats === null && identityOf(one) === identityOf(story));
  const twin = before.findLast((one) => one.repeats === null && one.words === story.words);
  if (twin !== undefined && !isNews(story, twin)) return { updates: null, repeats: twin.seq };
  return { updates: last?.seq ?? null, repeats: null };
}

/** True where a version is lower than one before: it came late, and takes the place of nothing. */
export function isOlder(version: string | undefined, before: string | undefined): boolean {
  if (version === undefined || before === undefined) return false;
  const [now, then] = [Number(version), Number(before)];
  return Number.isFinite(now) && Number.isFinite(then) && now < then;
}

/** An arrival with what it means now. */
export interface Offered {
  readonly arrival: Arrival;
  /** The article that an earlier version of it became; null where none did. */
  readonly articleId: ArticleId | null;
  /** The earlier version that it is compared with; null for a first one. */
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

/**
 * What there is to take: of each story the last version that nobody has taken or put aside, kills first, then by how urgent
 * the wire says they are, then the newest. `isThere` says of an article whether the edition still has it: what an undo took
 * back is offered again.
 */
export function offered(arrivals: readonly Arrival[], isThere: (id: ArticleId) => boolean): Offered[] {
  const bySeq = new Map(arrivals.map((one) => [one.seq, one]));
  const outdated = new Set(arrivals.flatMap(({ updates }) => (updates === null ? [] : [updates])));
  const open = arrivals.filter(
    ({ seq, repeats, isDismissed, articleId }) =>
      repeats === null && !isDismissed && !outdated.has(seq) && (articleId === null || !isThere(articleId)),
  );
  const all = open.map((arrival): Offered => {
    const versions = versionsBefore(arrival, bySeq);
    const taken = versions.find(({ articleId }) => articleId !== null && isThere(articleId));
    const isLate = versions.some(({ wire }) => isOlder(arrival.wire?.version, wire?.version));
    return { arrival, articleId: taken?.articleId ?? null, earlier: taken ?? versions[0] ?? null, isLate };
  });
  const urgency = ({ arrival: { wire } }: Offered) => (wire?.isKilled === true ? 0 : (wire?.priority ?? 10));
  return all.toSorted((a, b) => urgency(a) - urgency(b) || b.arrival.seq - a.arrival.seq);
}
