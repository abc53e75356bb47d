/** A paragraph's text in pieces of one emphasis, as every reader of documents hands it on. */

/** Characters of one emphasis. */
export interface Leaf {
  readonly text: string;
  readonly strong?: true | undefined;
}

/** True of white space; U+FEFF is a character that takes no room, whatever `\s` says of it. */
function isSpace(unit: string): boolean {
  return /[^\S\ufeff]/u.test(unit);
}

/** Looked through from each end once: a pattern would try every run of spaces in the text. */
function withoutSpaceBefore(text: string): string {
  let from = 0;
  while (from < text.length && isSpace(text.charAt(from))) from++;
  return text.slice(from);
}

function withoutSpaceAfter(text: string): string {
  let end = text.length;
  while (end > 0 && isSpace(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/** Leaves without space at their ends, neighbours of one emphasis joined; a subhead is emphatic as a whole. */
export function trimmedLeaves(
  pieces: readonly { readonly text: string; readonly strong?: boolean | undefined }[],
  isSubhead: boolean,
): Leaf[] {
  const joined: { readonly isStrong: boolean; readonly texts: string[] }[] = [];
  for (const { text, strong } of pieces) {
    const last = joined.at(-1);
    const isStrong = strong === true && !isSubhead;
    if (last !== undefined && last.isStrong === isStrong) last.texts.push(text);
    else joined.push({ isStrong, texts: [text] });
  }
  const all = joined.map(({ isStrong, texts }) => ({ isStrong, text: texts.join('') }));
  const hasWords = ({ text }: { readonly text: string }) => text.trim() !== '';
  const leaves = all.slice(Math.max(0, all.findIndex(hasWords)), all.findLastIndex(hasWords) + 1);
  const [first] = leaves;
  const last = leaves.at(-1);
  if (first !== undefined) first.text = withoutSpaceBefore(first.text);
  if (last !== undefined) last.text = withoutSpaceAfter(last.text);
  return leaves
    .filter(({ text }) => text !== '')
    .map(({ isStrong, text }): Leaf => (isStrong ? { text, strong: true } : { text }));
}
