/** Marks in words. */
import type { Mark } from '../../shared/edition/proof-records.ts';

/** What a mark says, in short: 旧 → 新. */
export function sayMark({ order, quote }: Mark): string {
  const on = quote === '' ? '' : `“${quote.length > 18 ? `${quote.slice(0, 17)}…` : quote}”`;
  const words = 'text' in order ? order.text : '';
  if (words === '') return on;
  return on === '' ? words : `${on} → ${words}`;
}
