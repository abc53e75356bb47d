/** What is said of the character references in plain text that comes in. */
import type { ImportRemark } from './import-remarks.ts';
import { decodeReferences } from './references.ts';

/**
 * Remarks on a text's references, each with its paragraph: what stands for no character, what is escaped twice, and,
 * where nothing else tells of them (`isCounted`), how many were decoded.
 */
export function referenceRemarks(text: string, isCounted: boolean): ImportRemark[] {
  if (!text.includes('&')) return [];
  const remarks: ImportRemark[] = [];
  let decoded = 0;
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/u).filter((line) => line.trim() !== '');
  for (const [at, line] of lines.entries()) {
    const { references, bad, twice } = decodeReferences(line, 'copy');
    decoded += references.length - bad.length;
    const told = (kind: ImportRemark['kind'], words: readonly string[]) =>
      words.map((one): ImportRemark => ({ kind, count: 1, paragraph: at + 1, text: one }));
    for (const one of [told('reference-bad', bad), told('reference-twice', twice)].flat()) remarks.push(one);
  }
  return isCounted && decoded > 0 ? [{ kind: 'references', count: decoded }, ...remarks] : remarks;
}
