/** Lengths of copy: what an editor counts when a story has to fit. */
import type { Article, Paragraph } from '../../shared/edition/records.ts';
import { bodyCharacters, paragraphText, printedBody } from '../../shared/edition/selectors.ts';
import { countCharacters } from '../../shared/text/character-count.ts';

export interface CopyLength {
  /** Characters that are set. */
  readonly characters: number;
  /** Of them letters, ideographs and figures: neither marks, symbols nor spaces. */
  readonly words: number;
}

/** Runs of all that is not counted, marks on letters too: there are far fewer of them than of letters. */
const notCounted = /[^\p{L}\p{N}]+/gu;
/** What was counted once: at a keystroke one paragraph of hundreds is new. */
const known = new WeakMap<Paragraph, number>();

function wordsIn(paragraph: Paragraph): number {
  const before = known.get(paragraph);
  if (before !== undefined) return before;
  const count = countCharacters(paragraphText(paragraph).replaceAll(notCounted, ''));
  known.set(paragraph, count);
  return count;
}

/** The length of an article's body, notes left out. */
export function lengthOf(article: Article): CopyLength {
  const words = printedBody(article).reduce((sum, paragraph) => sum + wordsIn(paragraph), 0);
  return { characters: bodyCharacters(article), words };
}
