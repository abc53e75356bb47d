/**
 * Cutting off what stands at a text's ends. A pattern such as `/ +$/` is no way to do it: wherever a run of spaces stands in
 * the text it is followed to its end once for each of its characters, and 100,000 spaces take half a minute.
 */

/** A text without those UTF-16 units at its end that the test is true of. */
export function withoutEnd(text: string, isOf: (unit: string) => boolean): string {
  let end = text.length;
  while (end > 0 && isOf(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/** A text without those UTF-16 units at either end that the test is true of. */
export function withoutEnds(text: string, isOf: (unit: string) => boolean): string {
  const kept = withoutEnd(text, isOf);
  let start = 0;
  while (start < kept.length && isOf(kept.charAt(start))) start++;
  return kept.slice(start);
}
