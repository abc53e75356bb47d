/** Labels that would lie on each other, moved apart. */

/**
 * Where middles of labels go that are wanted at some places: each at least `by` from the next, in their order, between
 * `least` and `most`, and no further from where they are wanted than that takes.
 */
export function apart(wanted: readonly number[], by: number, least: number, most: number): number[] {
  const order = wanted.map((place, at) => ({ place, at })).sort((a, b) => a.place - b.place || a.at - b.at);
  const step = order.length > 1 ? Math.min(by, (most - least) / (order.length - 1)) : by;
  // Blocks of labels that touch, each in the middle of where its labels are wanted (the pool of adjacent violators).
  const pools: { sum: number; count: number }[] = [];
  for (const [at, { place }] of order.entries()) {
    pools.push({ sum: place - at * step, count: 1 });
    for (;;) {
      const [last, before] = [pools.at(-1), pools.at(-2)];
      if (last === undefined || before === undefined || before.sum / before.count <= last.sum / last.count) break;
      pools.splice(-2, 2, { sum: before.sum + last.sum, count: before.count + last.count });
    }
  }
  const [first, last] = [least, most - (order.length - 1) * step];
  const placed: number[] = [];
  let row = 0;
  for (const { sum, count } of pools) {
    const start = Math.max(first, Math.min(last, sum / count));
    for (let within = 0; within < count; within++, row++) placed[order[row]?.at ?? 0] = start + row * step;
  }
  return placed;
}
