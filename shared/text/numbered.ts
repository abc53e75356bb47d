/** English words that go with a number. */

/** A count with its word: `1 page`, `2 pages`. A word with another plural than one in s brings it. */
export function numbered(count: number | string, one: string, many = `${one}s`): string {
  return `${count} ${String(count) === '1' ? one : many}`;
}
