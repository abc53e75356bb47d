/** Names as they are typed or as other files have them, made fit to be shown and printed. */
import { characterStart } from '../text/graphemes.ts';

/**
 * A name in one line without what is not seen: control characters and line separators (Unicode 15.1 §23.1) are spaces, and
 * characters that turn the direction of what stands beside them (UAX #9 §2) are left out.
 */
export function plainName(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\p{Bidi_Control}/gu, '')
    .trim();
}

/** A plain name of so many UTF-16 units at most, cut between characters and never through one. */
export function shortName(text: string, most: number): string {
  const name = plainName(text.replace(/\p{Cs}/gu, ''));
  return name.slice(0, characterStart(name, most)).trimEnd();
}
