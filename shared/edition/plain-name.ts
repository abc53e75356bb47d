/** Names as they are typed or as other files have them, made fit to be shown and printed. */

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
