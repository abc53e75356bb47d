/** Which marks are half an em on a vertical line. */
import { CharacterClass } from './characters.ts';

/** On a vertical line brackets and pauses give up their blank half; colons, semicolons, ！ and ？ keep their em (clreq §3.1.6). */
export function isHalfUpright(name: number | undefined, character: string): boolean {
  if (name === CharacterClass.opening || name === CharacterClass.closing) return true;
  return name === CharacterClass.stop && '、，。．'.includes(character);
}
