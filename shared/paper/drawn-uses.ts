/** Where drawn characters are read that may not go: the pages of rounds stay as they were read. */
import type { Edition, Frozen } from '../edition/records.ts';

/** The characters of all texts in a round's pages, for as long as its record is the same. */
const known = new WeakMap<Frozen, ReadonlySet<string>>();

function addTexts(value: unknown, characters: Set<string>): void {
  if (typeof value === 'string') for (const character of value) characters.add(character);
  else if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) addTexts(part, characters);
  }
}

function charactersOf(frozen: Frozen): ReadonlySet<string> {
  const before = known.get(frozen);
  if (before !== undefined) return before;
  const characters = new Set<string>();
  // Sections and editors stand in page heads.
  addTexts(frozen.pages, characters);
  addTexts(frozen.articles, characters);
  addTexts(frozen.blocks, characters);
  known.set(frozen, characters);
  return characters;
}

/**
 * Names of the rounds in whose pages a character stands. Letters of ASCII stand in ids as well, and in none that counts: every
 * face has them.
 */
export function roundsWithCharacter(
  { frozen, rounds }: Pick<Edition, 'frozen' | 'rounds'>,
  character: string,
): string[] {
  if (character <= '\u007f') return [];
  return Object.values(frozen)
    .filter((one) => charactersOf(one).has(character))
    .map(({ id }) => rounds[id]?.name ?? id);
}
