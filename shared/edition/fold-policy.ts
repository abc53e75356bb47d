/**
 * What of an edition's log is kept of what was done long ago. For a week every operation stays. Of what is older, once the
 * edition has appeared, these moments stay that can be gone back to: those that were given a name, and the end of each day.
 * What lies between two of them becomes one operation.
 */

/** An operation of the log. */
export interface LoggedMoment {
  readonly seq: number;
  readonly step: string;
  /** ISO 8601. */
  readonly at: string;
  readonly state: 'done' | 'undone' | 'abandoned';
}

/** Operations that become one; numbers in the log, both of them among those. The last of them stands. */
export interface Fold {
  readonly from: number;
  readonly to: number;
}

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

/** The day something was done: where it was, as its offset says; where only the moment is known (`Z`), on this machine. */
function dayOf(at: string): string {
  if (!at.endsWith('Z')) return at.slice(0, 10);
  const here = new Date(at);
  return `${here.getFullYear()}-${here.getMonth() + 1}-${here.getDate()}`;
}

/**
 * True once an edition is out: its date is past, everywhere on earth. The product has no word for it that it would set itself;
 * pages that are signed can still be changed the same night.
 */
export function hasAppeared(date: string, now: number): boolean {
  return Date.parse(`${date}T23:59:59-12:00`) < now;
}

/** The operations that are old enough, from the log's start: up to the first that is not, or that is undone; whole steps. */
function oldOnes(log: readonly LoggedMoment[], now: number): readonly LoggedMoment[] {
  const stays = log.findIndex(({ at, state }) => state === 'undone' || !(Date.parse(at) < now - WEEK_MS));
  if (stays < 0) return log;
  const step = log[stays]?.step;
  return log.slice(0, log.slice(0, stays).findLastIndex((one) => one.step !== step) + 1);
}

/**
 * The stretches of a log to fold, the latest first. `named` are the operations after which somebody gave the edition a name;
 * `now` in milliseconds since 1970.
 */
export function foldsOf(log: readonly LoggedMoment[], named: ReadonlySet<number>, date: string, now: number): Fold[] {
  if (!hasAppeared(date, now)) return [];
  const old = oldOnes(log, now);
  const found: Fold[] = [];
  /** The first of the stretch that is looked at, the last of it that stands, and the first behind that. */
  let from: number | null = null;
  let last: LoggedMoment | null = null;
  let behind: number | null = null;
  const end = () => {
    if (from !== null && last !== null && from < last.seq) found.push({ from, to: last.seq });
  };
  for (const one of old) {
    behind ??= one.seq;
    if (one.state !== 'done') continue;
    if (last === null || named.has(last.seq) || dayOf(last.at) !== dayOf(one.at)) {
      end();
      from = behind;
    }
    last = one;
    behind = null;
  }
  end();
  return found.toReversed();
}
