/**
 * The 21 marks of GB/T 14706—93 (校对符号及其用法), in its order: what each means, how it is drawn, the
 * edit it becomes and what takes that back. Names and order as recalled in domain.md §4.
 */
import { type MarkKind, markKinds } from '../edition/proof-records.ts';

/** What a mark is put on. */
type Ground =
  /** Characters. */
  | 'range'
  /** The place between two characters. */
  | 'place'
  /** Characters or a place. */
  | 'text'
  /** A block. */
  | 'block'
  /** Anything. */
  | 'any';

export interface MarkSpec {
  readonly kind: MarkKind;
  /** Its number in the standard. */
  readonly number: number;
  readonly zh: string;
  readonly en: string;
  /** One character that stands for it in lists. */
  readonly sign: string;
  /** The key that puts it on what is selected. */
  readonly key: string;
  readonly on: Ground;
  /** How it is drawn. */
  readonly drawn: string;
  /** The edit it becomes; `by hand` where the program does not carry it out. */
  readonly becomes: string;
  /** What takes that edit back. */
  readonly inverse: string;
}

const specs: readonly Omit<MarkSpec, 'kind' | 'number'>[] = [
  {
    zh: '改正',
    en: 'Correct',
    sign: '改',
    key: 'R',
    on: 'range',
    drawn: 'the wrong characters ringed, a lead line to the margin, the right ones there',
    becomes: 'the characters are replaced',
    inverse: 'correct, to what stood there',
  },
  {
    zh: '删除',
    en: 'Delete',
    sign: '删',
    key: 'D',
    on: 'range',
    drawn: 'few characters: a ring with a tail curling out; many: a box with a cross',
    becomes: 'the characters are deleted',
    inverse: 'insert, what was deleted',
  },
  {
    zh: '增补',
    en: 'Insert',
    sign: '增',
    key: 'I',
    on: 'place',
    drawn: 'an insertion line at the place, a lead line, the text ringed in the margin',
    becomes: 'the text is inserted',
    inverse: 'delete, what was inserted',
  },
  {
    zh: '改正上下角',
    en: 'Super- or subscript',
    sign: '角',
    key: 'X',
    on: 'range',
    drawn: 'a ring, with ∧ or ∨ in the margin',
    becomes: 'the characters become their raised or lowered forms',
    inverse: 'correct, to the level forms',
  },
  {
    zh: '转正',
    en: 'Turn upright',
    sign: '正',
    key: 'U',
    on: 'range',
    drawn: 'a ring, with a turning arrow in the margin',
    becomes: 'by hand: composed characters are never upside down, unless a picture or an advert has them',
    inverse: 'by hand',
  },
  {
    zh: '对调',
    en: 'Transpose',
    sign: '调',
    key: 'T',
    on: 'range',
    drawn: 'an S-curve round two neighbours; of three parts where what is between them stays',
    becomes: 'the two pieces change places',
    inverse: 'transpose, with the lengths exchanged',
  },
  {
    zh: '接排',
    en: 'Run on',
    sign: '接',
    key: 'J',
    on: 'place',
    drawn: 'a curve from the end of one line to the start of the next',
    becomes: 'the paragraph is joined to the next',
    inverse: 'new paragraph, at the joint',
  },
  {
    zh: '另起段',
    en: 'New paragraph',
    sign: '段',
    key: 'P',
    on: 'place',
    drawn: 'a line from the break, bent to the left and down to the start of a line',
    becomes: 'the paragraph is parted',
    inverse: 'run on',
  },
  {
    zh: '转移',
    en: 'Transfer',
    sign: '移',
    key: 'M',
    on: 'range',
    drawn: 'a ring, and an arrow line to the place',
    becomes: 'the characters move to the place',
    inverse: 'transfer, back',
  },
  {
    zh: '上下移',
    en: 'Move up or down',
    sign: '竖',
    key: 'V',
    on: 'block',
    drawn: 'a bracket whose open side is at the target line, with an arrow',
    becomes: 'the block moves',
    inverse: 'the same, by the opposite distance',
  },
  {
    zh: '左右移',
    en: 'Move left or right',
    sign: '横',
    key: 'H',
    on: 'block',
    drawn: 'the same, sideways',
    becomes: 'the block moves',
    inverse: 'the same, by the opposite distance',
  },
  {
    zh: '排齐',
    en: 'Align',
    sign: '齐',
    key: 'A',
    on: 'block',
    drawn: 'two straight lines along the edge to align to',
    becomes: 'the block’s edge comes to the line',
    inverse: 'align, to where the edge was',
  },
  {
    zh: '排阶梯形',
    en: 'Step',
    sign: '阶',
    key: 'K',
    on: 'text',
    drawn: 'a stepped line',
    becomes: 'each line of the headline is set in by one character more than the one above',
    inverse: 'by hand: the spaces are deleted',
  },
  {
    zh: '正图',
    en: 'Straighten picture',
    sign: '图',
    key: 'G',
    on: 'block',
    drawn: 'lines through the picture’s axes',
    becomes: 'the picture is centred in its frame, at its smallest size',
    inverse: 'by hand: the crop is set as it was',
  },
  {
    zh: '加大空距',
    en: 'More space',
    sign: '加',
    key: 'W',
    on: 'place',
    drawn: '∨ above the gap',
    becomes: 'a space is set in the gap',
    inverse: 'less space',
  },
  {
    zh: '减小空距',
    en: 'Less space',
    sign: '减',
    key: 'L',
    on: 'range',
    drawn: '∧ above the gap',
    becomes: 'the spaces among the characters are deleted',
    inverse: 'more space',
  },
  {
    zh: '空1字距',
    en: 'Space of 1, ½, ⅓ or ¼ em',
    sign: '空',
    key: 'Y',
    on: 'place',
    drawn: '# with as many strokes as the part of an em',
    becomes: 'that much space is set',
    inverse: 'less space',
  },
  {
    zh: '分开',
    en: 'Separate',
    sign: '分',
    key: 'Z',
    on: 'place',
    drawn: 'Y between the letters',
    becomes: 'a word space is set',
    inverse: 'less space',
  },
  {
    zh: '保留',
    en: 'Stet',
    sign: '留',
    key: 'S',
    on: 'any',
    drawn: '△ under each character kept, two strokes over the cancelled mark',
    becomes: 'the mark is withdrawn',
    inverse: 'the mark is opened again',
  },
  {
    zh: '代替',
    en: 'Substitute',
    sign: '代',
    key: 'B',
    on: 'range',
    drawn: 'a small sign at each place, explained once: ○＝字',
    becomes: 'the characters are replaced in each place',
    inverse: 'correct, in each place',
  },
  {
    zh: '说明',
    en: 'Note',
    sign: '注',
    key: 'N',
    on: 'any',
    drawn: 'the note ringed in the margin, never set',
    becomes: 'by hand, or answered',
    inverse: 'none',
  },
];

/** Every mark, in the standard's order. */
export const markSpecs: readonly MarkSpec[] = markKinds.flatMap((kind, at): MarkSpec[] => {
  const spec = specs[at];
  return spec === undefined ? [] : [{ ...spec, kind, number: at + 1 }];
});

const byKind = new Map(markSpecs.map((spec) => [spec.kind, spec]));

/** What the standard says of a mark. */
export function specOf(kind: MarkKind): MarkSpec {
  const spec = byKind.get(kind);
  if (spec === undefined) throw new Error(`no mark ${kind}`);
  return spec;
}
