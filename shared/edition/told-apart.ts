/**
 * Words of the copy that are told from it by their face: where and by whom a story was filed, as it begins with it
 * (新华社北京3月8日电, 本报讯（记者 ××）), and who speaks in an interview.
 */
import type { Leaf, Paragraph, Style } from './records.ts';
import { leadInLength } from './said-names.ts';
import { paragraphText } from './selectors.ts';

/** Characters of a speaker's name at most: 市水务局总工程师周若川. */
const LONGEST_SPEAKER = 16;
const SPEAKER = new RegExp(`^[^，。；、！？：:“”]{1,${LONGEST_SPEAKER}}[：:]`, 'u');

/** A run of text as it is set: a credit, and a speaker, may have faces of their own. */
export type ToldLeaf = Leaf & { readonly credit?: true; readonly speaker?: true };

/** How much of a paragraph is its speaker, with the colon, in UTF-16 units; 0 where none is named. */
export function speakerLength({ type, children }: Paragraph): number {
  const [first] = children;
  if (first === undefined || type === 'subhead' || type === 'note') return 0;
  const isTalk = type === 'question' || type === 'answer';
  if (!isTalk && first.strong !== true) return 0;
  const length = SPEAKER.exec(children.map((leaf) => leaf.text).join(''))?.[0].length ?? 0;
  // Of a sentence that is emphasised as a whole, what is before its colon is no speaker.
  return isTalk || first.text.length === length || first.text.length === length - 1 ? length : 0;
}

/** Leaves of which the first so many UTF-16 units are marked. */
function marked(leaves: readonly Leaf[], to: number, mark: Omit<ToldLeaf, 'text' | 'strong'>): ToldLeaf[] {
  let at = 0;
  return leaves.flatMap((leaf): ToldLeaf[] => {
    const inside = Math.max(0, Math.min(leaf.text.length, to - at));
    at += leaf.text.length;
    const [own, rest] = [leaf.text.slice(0, inside), leaf.text.slice(inside)];
    return [
      ...(own === '' ? [] : [{ ...leaf, text: own, ...mark }]),
      ...(rest === '' && inside > 0 ? [] : [{ ...leaf, text: rest }]),
    ];
  });
}

/**
 * A paragraph's leaves, with what of them a style tells from the copy; null where that is nothing. Only the first paragraph of
 * a story opens with where it was filed.
 */
export function toldApart(paragraph: Paragraph, style: Style | undefined, isFirst: boolean): ToldLeaf[] | null {
  const filed =
    isFirst && style?.creditFont !== undefined && paragraph.type === 'paragraph'
      ? leadInLength(paragraphText(paragraph))
      : 0;
  if (filed > 0) return marked(paragraph.children, filed, { credit: true });
  const spoken = style?.speakerFont === undefined ? 0 : speakerLength(paragraph);
  return spoken > 0 ? marked(paragraph.children, spoken, { speaker: true }) : null;
}
