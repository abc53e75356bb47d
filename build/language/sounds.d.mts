/** A syllable without its tone, ü as v: lǜ is lv. */
export function plain(syllable: string): string;
