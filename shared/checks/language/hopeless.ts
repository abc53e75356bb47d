/** A look at all gains of a suspect together, which tells of most in sound copy that there is nothing in them. */
import type { CharacterModel } from './characters.ts';
import type { ClauseAt } from './standing.ts';
import type { Slip, Suspect } from './suspects.ts';
import type { Usage } from './usage.ts';

/** Under these, in nats, gains together were hardly ever enough for a warning in the tuning half. */
const least: Readonly<Record<Slip, number>> = {
  word: 2,
  sound: 12,
  near: 12,
  shape: 11,
  swapped: 14,
  doubled: 17,
  lost: 12,
};
/** What stands so often in a story is likely with less. */
const STORY_WORD = 2;

/** True where three models together find what is meant so little likelier that it need not be weighed. `start` is where the clause begins in the line. */
export function isHopeless(
  { usage, characters }: { readonly usage: Usage; readonly characters: CharacterModel },
  { clause, mark, line, start }: Pick<ClauseAt, 'clause' | 'mark' | 'line' | 'start'>,
  suspect: Suspect,
): boolean {
  const { slip, from, to, meant, gain, inStory } = suspect;
  if (inStory >= STORY_WORD) return false;
  const { found, other } = characters.change(line, start + from, start + to, meant);
  return gain + found - other + usage.gain(clause + mark, suspect) < least[slip];
}
