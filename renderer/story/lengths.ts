/** Lengths of copy: what an editor counts when a story has to fit. */
import type { Article } from '../../shared/edition/records.ts';
import { bodyCharacters, paragraphText, printedBody } from '../../shared/edition/selectors.ts';

export interface CopyLength {
  /** Characters (code points) that are set. */
  readonly characters: number;
  /** Of them letters, ideographs and figures: neither marks, symbols nor spaces. */
  readonly words: number;
}

const counted = /[\p{L}\p{M}\p{N}]/gu;

/** The length of an article's body, notes left out. */
export function lengthOf(article: Article): CopyLength {
  let words = 0;
  for (const paragraph of printedBody(article)) words += paragraphText(paragraph).match(counted)?.length ?? 0;
  return { characters: bodyCharacters(article), words };
}
