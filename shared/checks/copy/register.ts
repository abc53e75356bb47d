/** The register of rules of copy: a new rule is its import and a name here. */
import type { CopyRule } from './rule.ts';
import { wrongCharacter } from './wrong-character.ts';

export const copyRules: readonly CopyRule[] = [wrongCharacter];

/** A rule by its id. */
export function copyRuleOf(id: string): CopyRule | undefined {
  return copyRules.find((rule) => rule.id === id);
}
