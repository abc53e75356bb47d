/** What of the findings keeps a page from being signed. */
import { describe, expect, it } from 'vitest';
import type { Finding } from './check.ts';
import { refusalsOf } from './refusals.ts';

function finding(rule: string, page: number, more: Partial<Finding> = {}): Finding {
  return { rule, page, severity: 'error', blockId: null, zh: '', en: '', ...more };
}

describe('what stands against signing a page', () => {
  it('is told once for each check, with how much there is of it', () => {
    const found = [
      finding('overset', 1, { amount: 12 }),
      finding('missing-glyph', 1),
      finding('overset', 1, { amount: 3 }),
      finding('missing-glyph', 1),
    ];
    expect(refusalsOf(found, [1])).toEqual([
      { code: 'overset', count: 15 },
      { code: 'missing-glyph', count: 2 },
    ]);
  });

  it('is not what was found on another page or on none', () => {
    expect(refusalsOf([finding('overset', 2), finding('overset', 0)], [1])).toEqual([]);
  });

  it('is an error in what the copy says, and no warning', () => {
    const found = [finding('wrong-character', 1), finding('set-pair', 1, { severity: 'warning' })];
    expect(refusalsOf(found, [1])).toEqual([{ code: 'wrong-character', count: 1 }]);
  });

  it('is not what the press alone asks for, nor what texts have', () => {
    expect(refusalsOf([finding('resolution', 1), finding('sign-off', 1), finding('half-width-mark', 1)], [1])).toEqual(
      [],
    );
  });
});
