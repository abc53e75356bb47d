/** A file's name, whichever way its system writes paths. */
export function fileName(path: string): string {
  return path.split(/[\\/]/u).at(-1) ?? path;
}
