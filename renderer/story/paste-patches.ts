/** What pasting does to the copy, as patches: what was selected goes, and text round it keeps its place. */
import type { ArticleId } from '../../shared/edition/ids.ts';
import { sliceLeaves } from '../../shared/edition/leaves.ts';
import type { Leaf, Paragraph } from '../../shared/edition/records.ts';
import { paragraphText } from '../../shared/edition/selectors.ts';
import type { TextPatch } from '../../shared/edition/text-patches.ts';
import type { CopyPlace } from './paste-between.ts';

/** What is replaced by what is pasted. */
interface Replaced {
  readonly first: CopyPlace;
  readonly last: CopyPlace;
  /** The paragraphs from the first place's to the last's. */
  readonly between: readonly Paragraph[];
}

class Pasting {
  readonly patches: TextPatch[] = [];
  readonly #record: { readonly table: 'articles'; readonly id: ArticleId };

  constructor(id: ArticleId) {
    this.#record = { table: 'articles', id };
  }

  text({ id: part }: Paragraph, offset: number, taken: readonly Leaf[], put: readonly Leaf[]): void {
    const [remove, insert] = [taken, put].map((leaves) => leaves.filter(({ text }) => text !== ''));
    if (remove === undefined || insert === undefined || remove.length + insert.length === 0) return;
    this.patches.push({ kind: 'text', ...this.#record, part, offset, remove, insert });
  }

  /** Takes out what stands between two places: the paragraph of the first goes on with what follows the last. */
  takeOut({ first, last, between }: Replaced): void {
    const { paragraph, offset } = first;
    if (between.length <= 1) {
      this.text(paragraph, offset, sliceLeaves(paragraph.children, offset, last.offset), []);
      return;
    }
    this.text(paragraph, offset, sliceLeaves(paragraph.children, offset, paragraphText(paragraph).length), []);
    const [one, ...others] = between.slice(1, -1);
    if (one !== undefined) {
      const paragraphs: [Paragraph, ...Paragraph[]] = [one, ...others];
      this.patches.push({ kind: 'remove-paragraphs', ...this.#record, after: paragraph.id, paragraphs });
    }
    this.text(last.paragraph, 0, sliceLeaves(last.paragraph.children, 0, last.offset), []);
    const { id, type } = last.paragraph;
    const from = { id, type, after: paragraph.id };
    this.patches.push({ kind: 'join', ...this.#record, part: paragraph.id, offset, from });
  }

  /** Parts the first place's paragraph, and puts paragraphs between the two. */
  part({ paragraph, offset }: CopyPlace, middle: readonly Paragraph[], { id, type }: Paragraph): void {
    const into = { id, type, after: paragraph.id };
    this.patches.push({ kind: 'split', ...this.#record, part: paragraph.id, offset, into });
    const [one, ...others] = middle;
    if (one === undefined) return;
    this.patches.push({
      kind: 'add-paragraphs',
      ...this.#record,
      after: paragraph.id,
      paragraphs: [one, ...others],
    });
  }

  retype({ id: paragraph, type: was }: Paragraph, now: Paragraph['type']): void {
    if (was !== now) this.patches.push({ kind: 'paragraph-type', ...this.#record, paragraph, was, now });
  }
}

/** The patches that make what is replaced into `made`, the paragraphs that stand there once others were pasted. */
export function pastePatches(
  articleId: ArticleId,
  replaced: Replaced,
  pasted: readonly Paragraph[],
  made: readonly Paragraph[],
): TextPatch[] {
  const { first } = replaced;
  const [head, tail] = [pasted[0], pasted.at(-1)];
  const [kept, end] = [made[0], made.at(-1)];
  const pasting = new Pasting(articleId);
  pasting.takeOut(replaced);
  if (head === undefined || tail === undefined || kept === undefined || end === undefined) return pasting.patches;
  if (made.length > 1) {
    pasting.part(first, made.slice(1, -1), end);
    pasting.text(end, 0, [], tail.children);
  }
  pasting.text(first.paragraph, first.offset, [], head.children);
  pasting.retype(first.paragraph, kept.type);
  return pasting.patches;
}
