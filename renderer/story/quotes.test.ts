import { describe, expect, it } from 'vitest';
import { pairedQuote } from './quotes.ts';

describe('a straight quote', () => {
  it.each([
    ['', '"', '“'],
    ['他说：', '"', '“'],
    ['他说：“好', '"', '”'],
    ['“好”，又说', '"', '“'],
    ['“他说：', "'", '‘'],
    ['“他说：‘好', "'", '’'],
    ['it', "'", '’'],
  ] as const)('after %s, typed %s, is %s', (before, typed, due) => {
    expect(pairedQuote(typed, before)).toBe(due);
  });
});
