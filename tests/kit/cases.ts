/** Small inputs that go wrong elsewhere, each a kind of fault: `../shared/cases`. */
import { existsSync, readFileSync } from 'node:fs';

const folder = new URL('../../../shared/cases/', import.meta.url);

export const hasCases = existsSync(folder);

/** The paragraphs of a case's copy, without its title. */
export function caseCopy(name: string): string[] {
  const text = readFileSync(new URL(`${name}/copy.txt`, folder), 'utf8');
  return text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
}

/** A file of a case as it is. */
export function caseBytes(path: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(path, folder)));
}
