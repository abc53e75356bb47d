/** A leg while it is filled: the lines placed so far, and what of the copy they depend on. */
import type { Pt } from '../edition/units.ts';
import { LegColumns } from './leg-columns.ts';
import { naturalWidth } from './line.ts';
import type { Source } from './paragraph-cache.ts';
import type { Slot } from './slots.ts';
import type { CopyPlace, Leg, LineChoice, Notice, PlacedLine, ThreadCopy } from './thread.ts';

/** A line of copy to be placed. */
interface CopyLine {
  readonly source: Source;
  readonly slot: Slot;
  readonly from: number;
  readonly to: number;
  /** In em, from the slot's start. */
  readonly indent: number;
  readonly choice: LineChoice;
  readonly loose: boolean;
  /** Lines it stands over, where it is a drop capital. */
  readonly initial?: number;
  /** Slots below that it keeps free, and how far below its slot's baseline it stands. */
  readonly kept?: number;
  readonly drop?: Pt;
}

export class LegFilling {
  readonly leg: Leg;
  readonly copy: ThreadCopy;
  readonly start: CopyPlace;
  readonly columns: LegColumns;
  readonly lines: PlacedLine[] = [];
  /** The next slot that is free. */
  slot = 0;
  /** The first line that may hold copy: before it stands the continued line, where there is one. */
  readonly firstOfCopy: number;
  /** Index of the first line of each paragraph that starts on the leg. */
  readonly #firstLines = new Map<number, number>();
  #paragraphsRead = 0;

  constructor(leg: Leg, copy: ThreadCopy, start: CopyPlace, continued: Notice | null) {
    this.leg = leg;
    this.copy = copy;
    this.start = start;
    this.columns = new LegColumns(leg.slots);
    const [first] = leg.slots;
    if (continued !== null && first !== undefined) {
      this.placeNotice(first, continued);
      this.slot = 1;
    }
    this.firstOfCopy = this.lines.length;
  }

  /** See {@link FilledLeg.paragraphsRead}. */
  get paragraphsRead(): number {
    return this.#paragraphsRead;
  }

  /** A paragraph of the copy. Whoever looks at one makes the leg depend on it. */
  paragraph(at: number): Source | undefined {
    this.#paragraphsRead = Math.max(this.#paragraphsRead, at + 1);
    return this.copy.sources[at];
  }

  /** The next line placed is a paragraph's first. */
  startParagraph(at: number): void {
    this.#firstLines.set(at, this.lines.length);
  }

  isFirstLine(line: number, paragraph: number): boolean {
    return this.#firstLines.get(paragraph) === line;
  }

  /** The paragraph a line belongs to, given one it cannot be after. */
  paragraphOf(line: number, atMost: number): number {
    let at = atMost;
    while (at > this.start.paragraph && (this.#firstLines.get(at) ?? 0) > line) at--;
    return at;
  }

  placeLine({ source, slot, from, to, indent, choice, loose, initial = 0, kept = 0, drop = 0 }: CopyLine): void {
    const full = to < source.text.end && source.style.align === 'justify' && initial === 0;
    this.lines.push({ slot, source, from, to, indent, full, choice, loose, notice: null, initial, kept, drop });
  }

  placeNotice(slot: Slot, notice: Notice): void {
    const copy = { source: null, from: 0, to: 0, indent: 0, full: false, loose: false, initial: 0, kept: 0 };
    // Beside the line it closes it stands as low as that.
    const beside = this.lines.at(-1);
    const drop = beside?.slot === slot ? beside.drop : 0;
    this.lines.push({ slot, ...copy, choice: 'line-by-line', notice, drop });
  }

  /** True when a notice can stand at the end of a line, an em from its last character. */
  hasRoomAfter(line: PlacedLine, notice: Notice): boolean {
    // Beside a line that is centred nothing else can stand.
    if (line.source === null || line.source.style.align === 'centre') return false;
    const { text, style } = line.source;
    const used = (naturalWidth(text, line.from, line.to) + line.indent) * style.size;
    return line.slot.width - used >= this.copy.noticeWidth(notice) + this.copy.bodySize;
  }

  /** Places a turn line after the last line where it fits there, else in a slot of its own; false where it has neither. */
  close(notice: Notice, own: Slot | undefined): boolean {
    const last = this.lines.at(-1);
    const hasRoom = last !== undefined && this.hasRoomAfter(last, notice);
    // A line spread over its measure, as nothing more went into it, is set as it is where the notice follows on it.
    if (hasRoom && last.full) this.lines[this.lines.length - 1] = { ...last, full: false, loose: false };
    const slot = hasRoom ? last.slot : own;
    if (slot === undefined) return false;
    this.placeNotice(slot, notice);
    return true;
  }
}
