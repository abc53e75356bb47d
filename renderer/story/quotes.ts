/** 引号: a straight quote typed becomes the one that is due (GB/T 15834 §4.8). */

/** A Western word: an apostrophe in it is no quote. */
const western = /[\p{Script=Latin}\p{N}]$/u;

/** The quote a straight one stands for after a text: opening where none is open, else closing. */
export function pairedQuote(typed: '"' | "'", before: string): string {
  if (typed === "'" && western.test(before)) return '’';
  const [opening, closing] = typed === '"' ? ['“', '”'] : ['‘', '’'];
  return before.lastIndexOf(opening) > before.lastIndexOf(closing) ? closing : opening;
}
