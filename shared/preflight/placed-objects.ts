/** What of a finished file came from elsewhere: pages placed whole, and all that is theirs alone. */
import { PLACED } from '../pdf/placed-form.ts';
import type { PdfDictionary, PdfReader, PdfValue } from '../pdf/read.ts';

const known = new WeakMap<PdfReader, ReadonlySet<PdfDictionary>>();

/** Dictionaries that placed pages are made of. Their advertisers answer for them, as the checks of the page say. */
export function placedObjects(file: PdfReader): ReadonlySet<PdfDictionary> {
  const before = known.get(file);
  if (before !== undefined) return before;
  const found = new Set<PdfDictionary>();
  const waiting: PdfValue[] = [...file.objects()].filter((one) => file.dictionary(one)?.entries.has(PLACED) === true);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const value = file.resolve(next);
    if (value === null || typeof value !== 'object') continue;
    if (value.type === 'array') for (const one of value.items) waiting.push(one);
    if (value.type !== 'dictionary' || found.has(value)) continue;
    found.add(value);
    for (const one of value.entries.values()) waiting.push(one);
  }
  known.set(file, found);
  return found;
}
