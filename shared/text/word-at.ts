/** The word at a place of a text, as a double click takes it: Western ones by UAX #29, Han ones by the runtime's dictionary. */

/** From and to, in UTF-16 code units. */
export interface Word {
  readonly from: number;
  readonly to: number;
}

let made: Intl.Segmenter | undefined;

/** The word that holds the character behind a place, or ends at the place; null where no word does. */
export function wordAt(text: string, offset: number): Word | null {
  made ??= new Intl.Segmenter('zh', { granularity: 'word' });
  const segments = made.segment(text);
  for (const at of [offset, offset - 1]) {
    const found = at < 0 ? undefined : segments.containing(at);
    if (found?.isWordLike === true) return { from: found.index, to: found.index + found.segment.length };
  }
  return null;
}
