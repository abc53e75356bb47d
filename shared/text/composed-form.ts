/** Letters and their marks as the one character that both are. */

/** What letters and their marks are composed, by the letters: copy has a few, again and again. */
const composedForms = new Map<string, string>();
/** Beyond so many it is begun anew. */
const MOST_FORMS = 4_096;

/** A character with its marks, composed where Unicode has it so (UAX #15, NFC). */
export function composedForm(character: string): string {
  const known = composedForms.get(character);
  if (known !== undefined) return known;
  // One that is another by itself, as a compatibility ideograph is, stays what it is.
  const first = String.fromCodePoint(character.codePointAt(0) ?? 0);
  const isAlone = character.length === first.length;
  const composed = isAlone || first.normalize('NFC') !== first ? character : character.normalize('NFC');
  const form = composed.length > character.length ? character : composed;
  if (composedForms.size >= MOST_FORMS) composedForms.clear();
  composedForms.set(character, form);
  return form;
}
