/** What a table's block keeps of what was said when it came in, until somebody has looked at it. */
import type { ImportRemark } from '../import-remarks.ts';

/** Characters of a remark's words that are kept: enough to find them in the file, which the report tells whole. */
export const MOST_WORDS = 1_000;

function cut(text: string): string {
  if (text.length <= MOST_WORDS) return text;
  // A character of two units is not divided.
  const end = /[\ud800-\udbff]/u.test(text.charAt(MOST_WORDS - 2)) ? MOST_WORDS - 2 : MOST_WORDS - 1;
  return `${text.slice(0, end)}…`;
}

/** Remarks as a block keeps them: those of a kind in one, with all that they count. */
export function keptRemarks(remarks: readonly ImportRemark[]): ImportRemark[] {
  const byKind = new Map<ImportRemark['kind'], { count: number; readonly texts: string[] }>();
  for (const { kind, count, text } of remarks) {
    const own = byKind.get(kind) ?? { count: 0, texts: [] };
    own.count += count;
    if (text !== undefined && text !== '') own.texts.push(text);
    byKind.set(kind, own);
  }
  return [...byKind].map(([kind, { count, texts }]) => {
    const words = cut(texts.join('\n'));
    return words === '' ? { kind, count } : { kind, count, text: words };
  });
}
