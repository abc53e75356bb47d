import { describe, expect, it } from 'vitest';
import { shifted } from './raised.ts';

describe('shifted', () => {
  it.each([
    ['8', 'above', '⁸'],
    ['-12', 'above', '⁻¹²'],
    ['−6', 'above', '⁻⁶'],
    ['－６', 'above', '⁻⁶'],
    ['n', 'above', 'ⁿ'],
    ['2', 'below', '₂'],
    ['(4)', 'below', '₍₄₎'],
    ['', 'below', ''],
  ] as const)('%s %s the line is %s', (text, shift, expected) => {
    expect(shifted(text, shift)).toBe(expected);
  });

  it('has no half of a word above the line', () => {
    expect(shifted('2者', 'above')).toBeNull();
    expect(shifted('n', 'below')).toBeNull();
    expect(shifted('①', 'above')).toBeNull();
  });
});
