/** The paragraphs of a story as they are put together: what joins, what stands in one row, what comes after. */
import type { HtmlParagraph } from '../../../shared/text/html-copy.ts';
import { type Leaf, type LeafStyle, trimmedLeaves } from '../../../shared/text/leaves.ts';
import type { Shift } from '../../../shared/text/raised.ts';
import { LOOKED_BACK, shiftLine } from '../../../shared/text/shift-line.ts';
import { type Account, charactersBeyond } from './account.ts';
import type { Label } from './numbering.ts';
import type { RunLook } from './run-looks.ts';

type Kind = Pick<HtmlParagraph, 'type' | 'role'>;

/** Words above or below the line: runs next to each other are one figure. */
interface Shifted {
  text: string;
  readonly strong: boolean;
  readonly shift: Shift;
  readonly isMoved: boolean;
  readonly styled: LeafStyle;
}

const plain: Kind = { type: 'paragraph', role: '' };

export class Flow {
  readonly paragraphs: HtmlParagraph[] = [];
  readonly #account: Account;
  #leaves: Leaf[] = [];
  #shifted: Shifted | null = null;
  /** What stands behind the paragraph that is open: boxes and comments anchored in it. */
  #after: HtmlParagraph[] = [];
  #kind: Kind = plain;
  #label: Label | null = null;
  /** Cells begun in each row that is open, outermost first: a row is one paragraph, whatever stands in its cells. */
  readonly #rows: number[] = [];

  constructor(account: Account) {
    this.#account = account;
  }

  /** Starts a paragraph, or goes on with one whose mark is not there. */
  start(kind: Kind, label: Label | null): void {
    if (this.#rows.length === 0) this.#kind = kind;
    this.#label = label;
  }

  text(text: string, { bold, shift, isMoved, styled }: Pick<RunLook, 'bold' | 'shift' | 'isMoved' | 'styled'>): void {
    if (text.trim() !== '') this.#number(bold);
    const open = this.#shifted;
    if (open !== null && open.shift === shift && open.isMoved === isMoved && open.strong === bold) {
      open.text += text;
      return;
    }
    this.#endShifted();
    if (shift === null) this.#add(text, bold, styled);
    else this.#shifted = { text, strong: bold, shift, isMoved, styled };
  }

  #add(text: string, strong: boolean, styled: LeafStyle): void {
    if (text !== '') this.#leaves.push({ text, ...styled, ...(strong ? { strong: true } : {}) });
  }

  /** Writes a figure above or below the line once it is all there, and tells what copy has otherwise. */
  #endShifted(): void {
    const open = this.#shifted;
    if (open === null) return;
    this.#shifted = null;
    const { text, strong, shift, isMoved, styled } = open;
    const written = shiftLine(text, shift, this.#before());
    // What Unicode has no form of, and Word raised itself, is raised in copy, too.
    const stays = written.text === text && !isMoved && text.trim() !== '';
    const script = shift === 'above' ? 'super' : 'sub';
    this.#add(written.text, strong, stays ? { ...styled, script } : styled);
    this.#account.made += charactersBeyond(written.text, text);
    const isOther = written.text !== text;
    if (stays) return;
    if (written.isTold) this.#account.counted(isOther ? 'shifted' : 'raised-plain', text.trim());
    else if (isOther && isMoved) this.#account.counted('raised-moved', text.trim());
  }

  /** The last characters before what is added next. */
  #before(): string {
    let before = '';
    for (let at = this.#leaves.length - 1; at >= 0 && before.length < LOOKED_BACK; at--) {
      before = (this.#leaves[at]?.text ?? '').slice(-LOOKED_BACK) + before;
    }
    return before;
  }

  /** The number goes before the first word. */
  #number(strong: boolean): void {
    const label = this.#label;
    if (label === null) return;
    this.#label = null;
    this.#account.made += label.text;
    const leaf: Leaf = strong ? { text: label.text, strong: true } : { text: label.text };
    if (this.#rows.length > 0) this.#leaves.push(leaf);
    // What is there already is of a paragraph that was joined to this one, or space.
    else this.#leaves.unshift(leaf);
  }

  /** Paragraphs that stand behind the one that is open. */
  place(paragraphs: readonly HtmlParagraph[]): void {
    for (const one of paragraphs) this.#after.push(one);
  }

  /** A break within a paragraph: what follows is a paragraph of the same kind. */
  breakLine(): void {
    if (this.#rows.length > 0) this.#space();
    else this.#write();
  }

  /** Ends a paragraph; `joins` where its mark is not there and the next goes on in it. */
  end(joins: boolean): void {
    // While its paragraph is open, of which it is told.
    this.#endShifted();
    if (this.#rows.length > 0) {
      if (!joins) this.#space();
      this.#label = null;
    } else if (!joins) this.finish();
  }

  openRow(): void {
    if (this.#rows.length === 0) {
      this.finish();
      this.#kind = plain;
    }
    this.#rows.push(0);
  }

  cell(): void {
    const at = this.#rows.length - 1;
    const cells = this.#rows[at];
    if (cells === undefined) return;
    this.#rows[at] = cells + 1;
    if (cells === 0) return;
    this.#endShifted();
    if (this.#leaves.at(-1)?.text === ' ') this.#leaves.pop();
    this.#leaves.push({ text: '\t' });
  }

  closeRow(): void {
    this.#rows.pop();
    if (this.#rows.length === 0) this.finish();
    else this.#space();
  }

  #space(): void {
    this.#endShifted();
    const last = this.#leaves.at(-1);
    if (last !== undefined && !/\s$/u.test(last.text)) this.#leaves.push({ text: ' ' });
  }

  #write(): void {
    this.#endShifted();
    const { type, role } = this.#kind;
    // Of a title some words may be emphasised; what all of it has is taken off as it becomes a headline (`story-copy.ts`).
    const leaves = trimmedLeaves(this.#leaves, type === 'subhead' && role !== 'headline');
    this.#leaves = [];
    if (leaves.length > 0) this.paragraphs.push({ ...this.#kind, leaves });
  }

  /** Writes what is open, and what stands behind it. */
  finish(): void {
    if (this.#leaves.some((leaf) => leaf.text.trim() !== '')) this.#number(false);
    this.#label = null;
    this.#write();
    for (const one of this.#after) this.paragraphs.push(one);
    this.#after = [];
  }
}
