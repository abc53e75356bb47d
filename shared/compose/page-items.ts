/** How a page's items are remembered from one reading to the next. */
import type { DisplayItem } from './display-list.ts';

type Items = readonly DisplayItem[];

/** Wraps what makes a page's items, so that they are not made anew each time they are read. */
export type RememberItems = (make: () => Items) => () => Items;

/** Keeps a page's items for as long as anybody holds them: of a hundred pages composed again and again, those looked at. */
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
 * Keeps the items of the page read last and no others, for who composes once and goes through the pages. Held weakly
 * they would all stay until the whole heap is collected.
 */
export function latestOnly(): RememberItems {
  let latest: { readonly make: () => Items; readonly items: Items } | null = null;
  return (make) => () => {
    if (latest?.make !== make) latest = { make, items: make() };
    return latest.items;
  };
}
