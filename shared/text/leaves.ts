/** A paragraph's text in pieces of one style, as every reader of documents hands it on. */

/** What of a character style documents say. */
export interface LeafStyle {
  readonly strong?: true | undefined;
  readonly face?: 'aside' | 'name' | undefined;
  readonly script?: 'super' | 'sub' | undefined;
  /** Thousandths of an em. */
  readonly spacing?: number | undefined;
  /** Hundredths. */
  readonly width?: number | undefined;
  readonly line?: 'under' | 'name' | 'title' | undefined;
  readonly dots?: true | undefined;
  /** As a document says it, `#rrggbb`: an edition knows whether it has such a swatch. */
  readonly colour?: string | undefined;
  /** 注音, above each of its characters. */
  readonly ruby?: string | undefined;
}

/** Characters of one style. */
export interface Leaf extends LeafStyle {
  readonly text: string;
}

/** What is said of a piece, in the order in which it is written; the compiler refuses what is wanting. */
const named: { readonly [Name in keyof LeafStyle]-?: Name } = {
  strong: 'strong',
  face: 'face',
  script: 'script',
  spacing: 'spacing',
  width: 'width',
  line: 'line',
  dots: 'dots',
  colour: 'colour',
  ruby: 'ruby',
};
const names = Object.values(named);

function styleOf(piece: Omit<LeafStyle, 'strong'> & { readonly strong?: boolean | undefined }): LeafStyle {
  const style: Record<string, unknown> = {};
  for (const name of names) if (piece[name] !== undefined && piece[name] !== false) style[name] = piece[name];
  return style;
}

function isAlike(a: LeafStyle, b: LeafStyle): boolean {
  return names.every((name) => a[name] === b[name]);
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

/** Leaves without space at their ends, neighbours of one style joined; a subhead is emphatic as a whole. */
export function trimmedLeaves(
  pieces: readonly (Omit<Leaf, 'strong'> & { readonly strong?: boolean | undefined })[],
  isSubhead: boolean,
): Leaf[] {
  const joined: { readonly style: LeafStyle; readonly texts: string[] }[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    const style = styleOf(isSubhead ? { ...piece, strong: undefined } : piece);
    if (last !== undefined && isAlike(last.style, style)) last.texts.push(piece.text);
    else joined.push({ style, texts: [piece.text] });
  }
  const all = joined.map(({ style, texts }) => ({ style, text: texts.join('') }));
  const hasWords = ({ text }: { readonly text: string }) => text.trim() !== '';
  const leaves = all.slice(Math.max(0, all.findIndex(hasWords)), all.findLastIndex(hasWords) + 1);
  const [first] = leaves;
  const last = leaves.at(-1);
  if (first !== undefined) first.text = withoutSpaceBefore(first.text);
  if (last !== undefined) last.text = withoutSpaceAfter(last.text);
  return leaves.filter(({ text }) => text !== '').map(({ style, text }): Leaf => ({ text, ...style }));
}
