/**
 * What a kind of mark is: a module of its own says what it is called, what it is put on, what it asks for,
 * how it is drawn and the edit it becomes. The register of them is `kinds.ts`.
 */
import type * as v from 'valibot';
import type { FlowEdit, TextPoint } from '../../edition/mark-fields.ts';
import type { Frame } from '../../edition/units.ts';
import type { BlockPen, TextPen } from './pen.ts';
import type { QuotedOrder, QuotedTarget } from './quoted-order.ts';

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

/** Words in both languages of the interface. */
interface BothLanguages {
  readonly zh: string;
  readonly en: string;
}

/** The text a mark is on, as it reads when the mark is carried out. */
export interface MarkedText {
  /** The stretch in its flow: UTF-16 offsets, equal for a place between characters. */
  readonly from: number;
  readonly to: number;
  /** What stands there. */
  readonly text: string;
  /** All of the flow: a body with its paragraphs parted by line feeds, the lines of a headline, a caption. */
  readonly flow: string;
  /** Where each paragraph or line of the flow starts. */
  readonly starts: readonly number[];
  /** True of the lines of a headline, kicker or deck. */
  readonly isHeadline: boolean;
  /** A place as an offset in the flow; null where it is not in it. */
  readonly offsetOf: (point: TextPoint) => number | null;
}

/** Why a mark is not edited into text: it reads otherwise by now, or only a person can do it. */
export type TextRefusal = 'changed' | 'by-hand';

/** What a mark changes of a block: its frame, or its picture, which comes whole into the frame. */
export type BlockChange = { readonly frame: Frame } | { readonly picture: 'whole' };

/** The schema of a mark's orders; they all say first which kind of mark they are of. */
export type OrderSchema = v.StrictObjectSchema<
  v.ObjectEntries & { readonly kind: v.LiteralSchema<string, undefined> },
  undefined
>;

/** A kind of mark, with orders of one schema. */
export interface MarkModule<Schema extends OrderSchema, Order = v.InferOutput<Schema>> extends BothLanguages {
  /** What a mark of the kind says beyond where it is. Its `kind` is the name it has in the register. */
  readonly order: Schema;
  /** Its number in GB/T 14706—93; null for a mark the standard lacks. */
  readonly number: number | null;
  /** One character that stands for it in lists. */
  readonly sign: string;
  /** The key that puts it on what is selected. */
  readonly key: string;
  readonly on: Ground;
  /** What is to be typed before it is put; absent where nothing is. */
  readonly asks?: BothLanguages;
  /**
   * The order for what was typed, in either language; null where that is not understood. Absent for marks that
   * are put by pointing: at the other place of a transfer, at the mark that is kept.
   */
  readonly typed?: (text: string) => Order | null;
  /** The order a script gives; a sentence where something is missing. Absent, what it gives as `text` is read as typed. */
  readonly quoted?: (said: QuotedOrder, target: QuotedTarget) => Order | string;
  /** Words at the end of the mark's lead line, in the margin; absent for marks drawn at the text alone. */
  readonly margin?: (order: Order, quote: string) => string;
  /** The words in the margin are ringed: they are to be set, or they are not. */
  readonly isRinged?: true;
  /** Draws it at its text; absent, that is ringed, with a lead line to the margin. */
  readonly draw?: (pen: TextPen, order: Order) => void;
  /** Draws it at its block; absent, its words stand beside it in the margin. */
  readonly drawOnBlock?: (pen: BlockPen, order: Order) => void;
  /** It is carried out whatever the text it is on says by now. */
  readonly ignoresQuote?: true;
  /** The edits of text it becomes, apart from each other and in order. Absent where a person has to see to it. */
  readonly edit?: (order: Order, on: MarkedText) => readonly FlowEdit[] | TextRefusal;
  /** The character style it asks for where no edit of the text can be made; body copy alone has styles. */
  readonly look?: (order: Order) => { readonly script: 'super' | 'sub' };
  /** It has the headline at it stepped, in every block that shows that: no character comes into the copy. */
  readonly stepsHeadline?: true;
  /** What it changes of its block. Absent for marks on text. */
  readonly change?: (order: Order, frame: Frame) => BlockChange;
  /**
   * What it counts in the error rate: the characters that were wrong, extra or missing, or one error whatever its
   * length. Absent for marks about how text is set.
   */
  readonly errors?: (order: Order, quote: string) => { readonly wrong: string } | 'one';
}

/** Declares a kind of mark: by the schema of its orders, and then by what is particular to it. */
export function markKind<Schema extends OrderSchema>(order: Schema) {
  return (particulars: Omit<MarkModule<Schema>, 'order'>): MarkModule<Schema> => ({ order, ...particulars });
}
