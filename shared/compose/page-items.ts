/** How a page's items are remembered from one reading to the next. */
import type { DisplayItem } from './display-list.ts';

type Items = readonly DisplayItem[];

/** Makes of what makes a page's items what gives them. */
export type RememberItems = (make: () => Items) => () => Items;

/** Held weakly, for who composes again and again: of a hundred pages those are kept that somebody looks at. */
export const weakly: RememberItems = (make) => {
  let made: WeakRef<Items> | undefined;
  return () => {
    const known = made?.deref();
    if (known !== undefined) return known;
    const items = make();
    made = new WeakRef(items);
    return items;
  };
};

/**
 * Those of the page read last and no others, for who composes once and goes through the pages. What is held weakly
 * lives until all of the heap is collected, and before that is moved twice.
 */
export function latestOnly(): RememberItems {
  let latest: { readonly make: () => Items; readonly items: Items } | null = null;
  return (make) => () => {
    if (latest?.make !== make) latest = { make, items: make() };
    return latest.items;
  };
}
