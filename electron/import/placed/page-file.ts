/** Which files are placed whole, page by page. */

/** Names of files that hold pages, or may be taken for such. */
const PAGES = /\.(?:pdf|ai|epsf?)$/iu;

/** True of a file that is placed whole, by its name. */
export function isPageFile(path: string): boolean {
  return PAGES.test(path);
}
