/**
 * Which backups of an edition are kept. An evening can be gone through by the ten minutes, a day by the hour, a month by the
 * day; what was signed and released stays.
 */
import type { Backup } from '../../shared/edition/backup-records.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** All are kept for so long: what somebody looks for at night was there a moment ago. */
const ALL_MS = 3 * HOUR_MS;
/** After that the last of each hour is, and then the last of each day. */
const HOURLY_MS = DAY_MS;
const DAILY_MS = 30 * DAY_MS;
/** Of so many days of work the last stays, however long ago: a clock that was a year ahead for a moment takes nothing away. */
const DAYS_OF_WORK = 10;

/** Bytes that the backups of one edition may have in a folder: some thirty of one full of pictures. */
const MOST_BYTES = 2 * 2 ** 30;

type Weighed = Pick<Backup, 'at' | 'reason' | 'bytes'>;

const lasting: ReadonlySet<string> = new Set(['signed-off', 'released']);

/** What a moment is one of several of: the hour or the day it is in, where whoever works here is. */
function spanOf(at: Date, age: number): string {
  const day = [at.getFullYear(), at.getMonth(), at.getDate()];
  return (age < HOURLY_MS ? [...day, at.getHours()] : day).join(' ');
}

/** True where a backup stays by its age alone, `later` being those made after it. */
function isInTime(one: Weighed, later: readonly Weighed[], now: number): boolean {
  const at = new Date(one.at);
  const age = now - at.getTime();
  if (lasting.has(one.reason) || age < ALL_MS) return true;
  const laterSpans = new Set(later.map((other) => spanOf(new Date(other.at), age)));
  return !laterSpans.has(spanOf(at, age)) && (age < DAILY_MS || laterSpans.size < DAYS_OF_WORK);
}

/**
 * Those of an edition's backups that are not kept at a moment (milliseconds since 1970). The newest always is; beyond `most`
 * bytes the oldest go, those that last only after all others.
 */
export function outlived<One extends Weighed>(backups: readonly One[], now: number, most = MOST_BYTES): One[] {
  const newest = backups.toSorted((a, b) => (a.at < b.at ? 1 : -1));
  const stays = newest.filter((one, at) => at === 0 || isInTime(one, newest.slice(0, at), now));
  let bytes = stays.reduce((sum, one) => sum + one.bytes, 0);
  const goes = new Set(newest.filter((one) => !stays.includes(one)));
  const inTurn = [
    ...stays.filter(({ reason }) => !lasting.has(reason)).toReversed(),
    ...stays.filter(({ reason }) => lasting.has(reason)).toReversed(),
  ];
  for (const one of inTurn) {
    if (bytes <= most) break;
    if (one === newest[0]) continue;
    goes.add(one);
    bytes -= one.bytes;
  }
  return [...goes];
}
