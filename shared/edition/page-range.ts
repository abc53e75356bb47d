/** Page numbers as people write them. */

/** `1-3,5` as page numbers, in order, each once; Chinese commas and dashes are read, too. Null where it says no pages. */
export function readPageRange(text: string): readonly number[] | null {
  const pages = new Set<number>();
  for (const part of text.split(/[,，、]/u)) {
    const match = /^\s*(\d{1,3})(?:\s*[-–—~～至]\s*(\d{1,3}))?\s*$/u.exec(part);
    const first = Number(match?.[1]);
    const last = Number(match?.[2] ?? match?.[1]);
    if (match === null || first < 1 || last < first) return null;
    for (let page = first; page <= last; page++) pages.add(page);
  }
  return [...pages].sort((a, b) => a - b);
}
