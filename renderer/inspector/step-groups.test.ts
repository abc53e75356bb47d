import { describe, expect, it } from 'vitest';
import type { HistoryStep } from '../../shared/edition/log-records.ts';
import { minute } from '../i18n/moment.ts';
import { stepGroups } from './step-groups.ts';

describe('the history', () => {
  const step = (seq: number, at: string, actor = '周岚'): HistoryStep => ({
    seq,
    at,
    actor,
    label: 'block.move',
    isDone: true,
  });

  it('has the steps of one person in one minute together, and not those of the same minute of another day', () => {
    const groups = stepGroups([
      step(5, '2024-03-08T21:05:40Z'),
      step(4, '2024-03-08T21:05:10Z'),
      step(3, '2024-03-08T21:05:00Z', '老周'),
      step(2, '2024-03-08T21:04:59Z', '老周'),
      step(1, '2024-03-07T21:04:58Z', '老周'),
    ]);
    expect(groups.map(({ actor, steps }) => [actor, steps.map(({ seq }) => seq)])).toEqual([
      ['周岚', [5, 4]],
      ['老周', [3]],
      ['老周', [2]],
      ['老周', [1]],
    ]);
  });

  it('tells the day of what was not done today', () => {
    const now = new Date(2024, 2, 8, 23, 0);
    const at = (day: number) => new Date(2024, 2, day, 21, 5).toISOString();
    expect([minute(at(8), now, 'zh'), minute(at(7), now, 'zh')]).toEqual(['21:05', '3月7日 21:05']);
    expect([minute(at(8), now, 'en'), minute(at(7), now, 'en')]).toEqual(['21:05', 'Mar 7, 21:05']);
    expect(minute(new Date(2024, 2, 8, 0, 5).toISOString(), now, 'en')).toBe('00:05');
  });
});
