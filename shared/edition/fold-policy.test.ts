import { describe, expect, it, vi } from 'vitest';
import { Dice } from '../../tests/kit/dice.ts';
import { seed } from '../../tests/kit/seeds.ts';
import { foldsOf, hasAppeared, type LoggedMoment } from './fold-policy.ts';

const DATE = '2024-03-08';
const DAY_MS = 24 * 60 * 60 * 1000;
const at = (day: number, hour = 20) => `2024-03-${String(day).padStart(2, '0')}T${hour}:00:00+08:00`;
const now = Date.parse(at(30));

/** A log of operations, a step each: `days` of done ones. */
function log(...days: readonly number[]): LoggedMoment[] {
  return days.map((day, seq) => ({ seq: seq + 1, step: `${seq}`, at: at(day), state: 'done' }));
}

const folds = (moments: readonly LoggedMoment[], named: readonly number[] = [], when = now) =>
  foldsOf(moments, new Set(named), DATE, when);

describe('an edition is out', () => {
  it('once its date is past, wherever it is read', () => {
    expect(hasAppeared(DATE, Date.parse('2024-03-09T11:00:00Z'))).toBe(false);
    expect(hasAppeared(DATE, Date.parse('2024-03-09T13:00:00Z'))).toBe(true);
    expect(folds(log(1, 1, 1), [], Date.parse(at(8)))).toEqual([]);
  });
});

describe('what is folded', () => {
  it('is each day by itself, the latest first', () => {
    expect(folds(log(1, 1, 1, 2, 2, 3))).toEqual([
      { from: 4, to: 5 },
      { from: 1, to: 3 },
    ]);
  });

  it.each([
    ['Asia/Shanghai', { from: 1, to: 2 }],
    ['America/New_York', { from: 1, to: 3 }],
  ])('is each day as it is in %s, where moments were written down in world time', (zone, fold) => {
    vi.stubEnv('TZ', zone);
    const hours = ['01T14', '01T15', '01T16', '02T05'];
    const moments = hours.map((hour, seq): LoggedMoment => {
      return { seq: seq + 1, step: `${seq}`, at: `2024-03-${hour}:30:00.000Z`, state: 'done' };
    });
    expect(folds(moments).at(-1)).toEqual(fold);
    vi.unstubAllEnvs();
  });

  it('ends at moments with a name', () => {
    expect(folds(log(1, 1, 1, 1), [2])).toEqual([
      { from: 3, to: 4 },
      { from: 1, to: 2 },
    ]);
  });

  it('is nothing of the last week, and no half of a step', () => {
    expect(folds(log(1, 24, 24))).toEqual([]);
    const moments = log(20, 20, 20, 24).map((one, place) => (place > 1 ? { ...one, step: 'one' } : one));
    expect(folds(moments)).toEqual([{ from: 1, to: 2 }]);
  });

  it('takes along what was given up, and leaves what can be brought back', () => {
    const given = log(1, 1, 1, 1).map(
      (one, place): LoggedMoment => (place === 1 ? { ...one, state: 'abandoned' } : one),
    );
    expect(folds(given)).toEqual([{ from: 1, to: 4 }]);
    expect(folds(given, [1])).toEqual([{ from: 2, to: 4 }]);
    const undone = log(1, 1, 1).map((one, place): LoggedMoment => (place === 2 ? { ...one, state: 'undone' } : one));
    expect(folds(undone)).toEqual([{ from: 1, to: 2 }]);
  });

  it('waits for a clock that went ahead', () => {
    const moments = log(1, 1, 1);
    expect(folds([{ ...moments[0], seq: 0, step: 'a', state: 'done', at: at(29) }, ...moments])).toEqual([]);
    expect(folds([{ seq: 0, step: 'a', state: 'done', at: 'yesterday' }, ...moments])).toEqual([]);
  });

  it('keeps in any log what the policy says: names, ends of days, the last week, and folds nothing twice', () => {
    const dice = new Dice(seed);
    for (let run = 0; run < 300; run++) {
      let day = 1;
      const moments = Array.from({ length: 1 + dice.whole(40) }, (_, seq): LoggedMoment => {
        if (dice.next() < 0.2) day = Math.min(29, day + dice.whole(6));
        const state = dice.next() < 0.2 ? 'abandoned' : 'done';
        return { seq: seq + 1, step: `${Math.floor(seq / 3)}`, at: at(day), state };
      });
      const named = moments.filter(({ state }) => state === 'done' && dice.next() < 0.1).map(({ seq }) => seq);
      const found = folds(moments, named);
      const gone = (seq: number) => found.some(({ from, to }) => seq >= from && seq < to);
      const standing = moments.filter(({ state }) => state === 'done');
      for (const [place, { seq, at: when }] of standing.entries()) {
        const next = standing[place + 1];
        const isLast = next === undefined || next.at.slice(0, 10) !== when.slice(0, 10);
        if (named.includes(seq) || isLast || now - Date.parse(when) <= 7 * DAY_MS) expect(gone(seq)).toBe(false);
      }
      const left = moments.filter(({ seq }) => !gone(seq));
      for (const { from, to } of found) {
        expect(left.filter(({ seq }) => seq >= from && seq <= to)).toMatchObject([{ seq: to, state: 'done' }]);
      }
      const folded = (seq: number) => found.some(({ to }) => to === seq);
      const again = left.map((one) => (folded(one.seq) ? { ...one, step: `folded ${one.seq}` } : one));
      expect(folds(again, named)).toEqual([]);
    }
  });
});
