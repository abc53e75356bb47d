/** Which of the articles that came in a picture beside them goes with. */
import { fileName } from '../../shared/contract/file-name.ts';
import type { ArticleId } from '../../shared/edition/ids.ts';
import type { ImportLine } from './import-lines.ts';

/** Characters of a file's name that tell a story: of fewer, 1.txt would have 10.jpg. */
const LEAST_NAME = 2;

/** A file's name without what it ends with, its letters and their marks composed: systems keep them one way or the other. */
function stem(path: string): string {
  return fileName(path)
    .replace(/\.[^.]*$/u, '')
    .normalize('NFC');
}

/**
 * The article a picture goes with: the only one that came in, or the one whose file's name the picture's begins with
 * (渡口.docx and 渡口2.jpg), of several the longest. Null where several came in and none of them is named so: nobody guesses
 * then. Undefined where no copy came in.
 */
export function articleFor(
  path: string,
  { articles, lines }: { readonly articles: readonly ArticleId[]; readonly lines: readonly ImportLine[] },
): ArticleId | null | undefined {
  const [only] = articles;
  if (only === undefined) return undefined;
  if (articles.length === 1) return only;
  const name = stem(path);
  const named = lines
    .filter((line) => line.articles.length === 1)
    .map((line) => ({ name: stem(line.path), id: line.articles[0]?.id ?? null }))
    .filter((one) => [...one.name].length >= LEAST_NAME && name.startsWith(one.name))
    .toSorted((a, b) => b.name.length - a.name.length);
  return named[0]?.id ?? null;
}
