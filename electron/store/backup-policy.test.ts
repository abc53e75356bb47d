import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backupReasons } from '../../shared/edition/backup-records.ts';
import { outlived } from './backup-policy.ts';

const NOW = new Date(2026, 10, 30, 23, 30).getTime();
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const backup = fc.record({
  at: fc.integer({ min: 0, max: 60 * DAY }).map((age) => new Date(NOW - age).toISOString()),
  reason: fc.constantFrom(...backupReasons),
  bytes: fc.integer({ min: 1, max: 100 }),
});
const several = fc.uniqueArray(backup, { selector: ({ at }) => at, maxLength: 60 });
type One = { readonly at: string; readonly reason: (typeof backupReasons)[number]; readonly bytes: number };

function kept(all: readonly One[], now = NOW, most = Number.POSITIVE_INFINITY): One[] {
  const goes = outlived(all, now, most);
  return all.filter((one) => !goes.includes(one));
}

const dayOf = ({ at }: One) => new Date(at).toDateString();
const ageOf = ({ at }: One) => NOW - new Date(at).getTime();

describe('which backups are kept', () => {
  it('are those of the last hours, of whatever was signed or released, and the newest', () => {
    fc.assert(
      fc.property(several, (all) => {
        const stays = kept(all);
        const newest = all.toSorted((a, b) => (a.at < b.at ? 1 : -1))[0];
        if (newest !== undefined) expect(stays).toContain(newest);
        for (const one of all) {
          const isDear = one.reason === 'signed-off' || one.reason === 'released';
          if (isDear || ageOf(one) < 3 * 60 * MINUTE) expect(stays).toContain(one);
        }
      }),
    );
  });

  it('are the last of every day for thirty days', () => {
    fc.assert(
      fc.property(several, (all) => {
        const stays = kept(all);
        for (const one of all.filter((other) => ageOf(other) < 29 * DAY)) {
          const last = all.filter((other) => dayOf(other) === dayOf(one)).toSorted((a, b) => (a.at < b.at ? 1 : -1))[0];
          expect(stays).toContain(last);
        }
      }),
    );
  });

  it('are those of the last days of work, also where the clock was a year ahead for a moment', () => {
    const days = Array.from({ length: 20 }, (_, day) => day + 1);
    const all = days.map((day): One => ({ at: new Date(NOW - day * DAY).toISOString(), reason: 'working', bytes: 1 }));
    const later = NOW + 365 * DAY;
    const wrong: One = { at: new Date(later).toISOString(), reason: 'opened', bytes: 1 };
    const stays = kept([...all, wrong], later);
    expect(stays).toEqual([...all.slice(0, 9), wrong]);
    expect(kept(stays)).toEqual(stays);
  });

  it('are the same when it is asked again', () => {
    fc.assert(
      fc.property(several, fc.integer({ min: 1, max: 3_000 }), (all, most) => {
        const stays = kept(all, NOW, most);
        expect(kept(stays, NOW, most)).toEqual(stays);
      }),
    );
  });

  it('have no more bytes than they may, but for the newest, and what is signed goes last', () => {
    fc.assert(
      fc.property(several, fc.integer({ min: 1, max: 2_000 }), (all, most) => {
        const stays = kept(all, NOW, most);
        const bytes = stays.reduce((sum, one) => sum + one.bytes, 0);
        expect(bytes <= most || stays.length <= 1).toBe(true);
        const isDear = ({ reason }: One) => reason === 'signed-off' || reason === 'released';
        const lostDear = all.some((one) => isDear(one) && !stays.includes(one));
        if (lostDear) expect(stays.filter((one) => !isDear(one)).length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('leave of an evening and a month of them one an hour and one a day', () => {
    let all: One[] = [];
    const start = NOW - 40 * DAY;
    for (let day = 0; day <= 40; day++) {
      for (let minutes = 0; minutes <= 300; minutes += 10) {
        const now = start + day * DAY - 300 * MINUTE + minutes * MINUTE;
        all = kept([...all, { at: new Date(now).toISOString(), reason: 'working', bytes: 1 }], now);
      }
    }
    const ages = all.map(ageOf);
    expect(ages.filter((age) => age < 180 * MINUTE)).toHaveLength(18);
    // The two whole hours before that have one each.
    expect(ages.filter((age) => age >= 180 * MINUTE && age < DAY)).toHaveLength(2);
    expect(ages.filter((age) => age >= DAY).length).toBe(29);
    expect(new Set(all.filter((one) => ageOf(one) >= DAY).map(dayOf)).size).toBe(29);
  });
});
