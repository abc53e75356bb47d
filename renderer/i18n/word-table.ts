/** Words in each language of the interface, by the key code asks for them with. */
import type { Language } from '../../shared/contract/language.ts';

/** `{name}` stands for a value, `{name:one|many}` for the word that goes with its number. */
export type WordTable = Readonly<Record<string, Readonly<Record<Language, string>>>>;
