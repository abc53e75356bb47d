/** Two texts as one, character by character: what went, what came, what is in both. */
import { diffArrays } from 'diff';
import { charactersOf } from '../text/graphemes.ts';

/** A stretch of either text, or of both. */
interface TextChange {
  readonly text: string;
  readonly isAdded: boolean;
  readonly isRemoved: boolean;
}

/**
 * Compares two texts by whole characters: of a letter with its marks all has changed or nothing. Beyond so many milliseconds
 * they are one text that went and one that came.
 */
export function textChanges(before: string, after: string, timeout = Number.POSITIVE_INFINITY): TextChange[] {
  const changes = diffArrays(charactersOf(before), charactersOf(after), { timeout }) ?? [
    { value: [before], added: false, removed: true },
    { value: [after], added: true, removed: false },
  ];
  return changes.map(({ value, added, removed }) => ({ text: value.join(''), isAdded: added, isRemoved: removed }));
}
