import { describe, expect, it } from 'vitest';
import type { DisplayItem } from './display-list.ts';
import { latestOnly, type RememberItems, weakly } from './page-items.ts';

/** Two pages that count how often their items are made. */
function pages(remember: RememberItems) {
  const made = [0, 0];
  const page = (which: number) =>
    remember((): DisplayItem[] => {
      made[which] = (made[which] ?? 0) + 1;
      return [];
    });
  return { made, first: page(0), second: page(1) };
}

describe('the items of a page', () => {
  it('are the same while somebody holds them', () => {
    const { made, first, second } = pages(weakly);
    const held = [first(), second()];
    expect([first(), second()].every((items, at) => items === held[at])).toBe(true);
    expect(made).toEqual([1, 1]);
  });
  it('are remembered of the page read last only, where pages are gone through once', () => {
    const { made, first, second } = pages(latestOnly());
    expect(first()).toBe(first());
    second();
    expect(made).toEqual([1, 1]);
    first();
    expect(made).toEqual([2, 1]);
  });
});
