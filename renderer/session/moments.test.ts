import { describe, expect, it } from 'vitest';
import { markMoment } from './moments.ts';

describe('moments', () => {
  it('are kept by the thousand, not for ever, and the first painting stays', () => {
    markMoment('painted', 'a.dayang');
    for (let count = 0; count < 10_000; count++) markMoment(count % 2 === 0 ? 'composed' : 'repainted', 'a.dayang');
    const marks = performance.getEntriesByType('mark');
    expect(marks.length).toBeLessThanOrEqual(4_001);
    expect(marks.length).toBeGreaterThan(1_000);
    expect(marks.some(({ name }) => name === 'painted')).toBe(true);
  });
});
