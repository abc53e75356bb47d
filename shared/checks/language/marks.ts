/**
 * What stands between runs of characters, as models of words know it: marks, and figures, which are all one word to them.
 * A word that often begins a clause, ends one or follows a figure is known by it.
 */

/** What every figure is read as, and every word of other letters. */
export const FIGURE = '0';
/** What ends a line without a mark. */
const STOP = '。';
const OPENING = '“';
const CLOSING = '”';

/** Marks that are words of a model. */
export const MARKS: ReadonlySet<string> = new Set('，。；？！：“”、…0');

const readAs: ReadonlyMap<string, string> = new Map([
  ...[...MARKS].map((mark) => [mark, mark] as const),
  ...[...'《〈「『‘（【'].map((mark) => [mark, OPENING] as const),
  ...[...'》〉」』’）】'].map((mark) => [mark, CLOSING] as const),
  ...[...'—,'].map((mark) => [mark, '，'] as const),
  ...[...'·.'].map((mark) => [mark, '、'] as const),
]);

/** What a model reads where a character stands that is not Han: nothing, an edge of the line, is the end of a sentence; '' is unknown. */
export function markAt(text: string, at: number): string {
  const character = text[at];
  if (character === undefined || character === '\n') return STOP;
  const mark = readAs.get(character);
  if (mark !== undefined) return mark;
  return /[\p{L}\p{N}%％]/u.test(character) && !/\p{Script=Han}/u.test(character) ? FIGURE : '';
}
