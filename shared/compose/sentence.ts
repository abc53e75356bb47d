/** Where sentences end, for breaks that leave the reader a complete thought. */
import { CharacterClass } from '../text/characters.ts';
import { type Prepared, Trait } from './prepared-text.ts';

const enders = new Set([...'。！？…⁇⁈⁉'].map((mark) => mark.charCodeAt(0)));

/**
 * The last place in clusters `from` up to `to` after which a sentence ends, as the cluster after it;
 * null where none does. Closing quotes and brackets belong to the sentence they close.
 */
export function sentenceEnd(text: Prepared, from: number, to: number): number | null {
  const { cls, traits, start } = text.arena;
  for (let at = to; at > from; at--) {
    if (((traits[at - 1] ?? 0) & Trait.breakAfter) === 0) continue;
    let last = at - 1;
    while (last > from && cls[last] === CharacterClass.closing) last--;
    if (enders.has(text.text.charCodeAt(start[last] ?? 0))) return at;
  }
  return null;
}
