/** Figures in what is typed, whichever keyboard it comes from: `-5`, `−5` and `－５` are one. */
export function figuresIn(text: string): number[] {
  const plain = text.normalize('NFKC').replace(/[\u2212\u2013]/gu, '-');
  return (plain.match(/-?\d+(?:\.\d+)?/gu) ?? []).map(Number);
}
