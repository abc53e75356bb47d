/** What files of tables are called. */
import { extname } from 'node:path';

/** True of a list that is text by its name: what its cells are parted by is found by whoever reads the list. */
export function isTextList(path: string): boolean {
  return /^\.(?:csv|tsv|tab|txt)$/iu.test(extname(path));
}
