/** Stage 4: paragraphs run through the slots of a thread, with the jump notices the thread calls for. */
import type { BodyBlock, Edition } from '../edition/records.ts';
import type { Pt } from '../edition/units.ts';
import { endOfLine, type Source } from './paragraph-cache.ts';
import { naturalWidth } from './prepare.ts';
import type { Slot } from './slots.ts';

/** A notice of a jump: the turn line where the copy leaves a page, the continued line where it goes on. */
export interface Notice {
  readonly kind: 'turn' | 'continued';
  readonly text: string;
}

/** The words of the notices (domain.md §1: 转版). Their numbers are always derived. */
function turnLine(page: number): Notice {
  return { kind: 'turn', text: `（下转第${page}版）` };
}
function continuedLine(page: number): Notice {
  return { kind: 'continued', text: `（上接第${page}版）` };
}

/** A line as placed, before it becomes glyph runs: of a paragraph, or a notice. */
export interface PlacedLine {
  readonly slot: Slot;
  readonly source: Source | null;
  readonly from: number;
  readonly to: number;
  readonly indent: number;
  readonly notice: Notice | null;
}

/** A page's part of a thread: the slots of the blocks that follow each other on it. */
interface Leg {
  readonly page: number;
  readonly slots: readonly Slot[];
}

/** Where a thread stood when it came to a block; threading can be taken up again from there. */
interface Standing {
  readonly leg: number;
  readonly slot: number;
  readonly paragraph: number;
  readonly from: number;
  readonly lines: number;
}

export interface Threaded {
  readonly lines: readonly PlacedLine[];
  /** False when the text did not fit. */
  readonly isWhole: boolean;
  readonly standings: ReadonlyMap<BodyBlock, Standing>;
}

/** Body blocks of one page that follow each other in the thread are one leg. */
export function legsOf(
  edition: Edition,
  thread: readonly BodyBlock[],
  slots: (block: BodyBlock) => readonly Slot[],
): Leg[] {
  const legs: { page: number; slots: Slot[] }[] = [];
  for (const block of thread) {
    const page = edition.pages[block.pageId]?.number ?? 0;
    const last = legs.at(-1);
    if (last !== undefined && last.page === page) for (const slot of slots(block)) last.slots.push(slot);
    else legs.push({ page, slots: [...slots(block)] });
  }
  // A page without room for a line takes no part: no notice could stand on it.
  return legs.filter((leg) => leg.slots.length > 0);
}

export class Threading {
  readonly #legs: readonly Leg[];
  readonly #noticeWidth: (notice: Notice) => Pt;
  readonly #bodySize: Pt;
  readonly #standings = new Map<BodyBlock, Standing>();
  #lines: PlacedLine[] = [];
  #leg = 0;
  #slot = 0;

  constructor(legs: readonly Leg[], noticeWidth: (notice: Notice) => Pt, bodySize: Pt) {
    this.#legs = legs;
    this.#noticeWidth = noticeWidth;
    this.#bodySize = bodySize;
  }

  /** The next page's part of the thread starts with its continued line. */
  #openLeg(): void {
    const from = this.#legs[this.#leg - 1];
    const slot = this.#legs[this.#leg]?.slots[0];
    if (from !== undefined && slot !== undefined) this.#placeNotice(slot, continuedLine(from.page));
  }

  #nextLeg(): void {
    this.#leg++;
    this.#slot = 0;
    this.#openLeg();
  }

  #placeNotice(slot: Slot, notice: Notice): void {
    this.#lines.push({ slot, source: null, from: 0, to: 0, indent: 0, notice });
    this.#slot++;
  }

  /** The slot for the next line, or undefined at the thread's end. Crosses to the next page when it must. */
  #next(restFits: (slot: Slot) => boolean): Slot | undefined {
    for (;;) {
      const leg = this.#legs[this.#leg];
      if (leg === undefined) return undefined;
      const slot = leg.slots[this.#slot];
      const target = this.#legs[this.#leg + 1];
      if (slot === undefined) {
        if (target === undefined) return undefined;
        this.#nextLeg();
        continue;
      }
      // The last slot before a jump is the turn line's, unless the text ends right there.
      if (this.#slot === leg.slots.length - 1 && target !== undefined && !restFits(slot)) {
        this.#placeNotice(slot, turnLine(target.page));
        continue;
      }
      return slot;
    }
  }

  /** True when a subhead would stand alone at a column's foot. */
  #endsColumn(slot: Slot): boolean {
    const after = this.#legs[this.#leg]?.slots[this.#slot + 1];
    return after !== undefined && after.column !== slot.column;
  }

  /**
   * Places the paragraphs' lines. `copyToCome` closes them with a turn line. Given what an earlier
   * run with the same slots up to a block placed before it, starts at that block.
   */
  run(
    sources: readonly Source[],
    copyToCome: boolean,
    resume?: { readonly standing: Standing; readonly lines: readonly PlacedLine[] },
  ): Threaded {
    let first = 0;
    let firstFrom = 0;
    if (resume !== undefined) {
      const { standing } = resume;
      this.#leg = standing.leg;
      this.#slot = standing.slot;
      this.#lines = resume.lines.slice(0, standing.lines);
      first = standing.paragraph;
      firstFrom = standing.from;
    }
    let block: BodyBlock | null = null;
    for (let at = first; at < sources.length; at++) {
      const source = sources[at];
      if (source === undefined) break;
      const { text, style } = source;
      const isLast = at === sources.length - 1;
      let from = at === first ? firstFrom : 0;
      do {
        const indent = from === 0 ? style.indent : 0;
        const measureOf = (slot: Slot) => Math.max(1, slot.width / style.size - indent);
        const slot = this.#next(
          (last) => isLast && !copyToCome && endOfLine(source, from, measureOf(last)) >= text.count,
        );
        if (slot === undefined) return this.#result(false);
        if (slot.block !== block) {
          block = slot.block;
          const standing = { leg: this.#leg, slot: this.#slot, paragraph: at, from, lines: this.#lines.length };
          this.#standings.set(block, standing);
        }
        if (source.paragraph.type === 'subhead' && from === 0 && this.#endsColumn(slot)) {
          this.#slot++;
          continue;
        }
        const to = text.count === 0 ? 0 : endOfLine(source, from, measureOf(slot));
        this.#lines.push({ slot, source, from, to, indent, notice: null });
        this.#slot++;
        from = to;
      } while (from < text.count);
    }
    if (copyToCome) this.#turnToComing();
    return this.#result(true);
  }

  #result(isWhole: boolean): Threaded {
    return { lines: this.#lines, isWhole, standings: this.#standings };
  }

  /** Copy that ends at a turn line: the notice closes the last line, or takes one of its own. */
  #turnToComing(): void {
    const target = this.#legs[this.#leg + 1];
    if (target === undefined) return;
    const notice = turnLine(target.page);
    const last = this.#lines.at(-1);
    const slot = this.#legs[this.#leg]?.slots[this.#slot];
    if (last !== undefined && this.#hasRoomAfter(last, notice)) {
      this.#lines.push({ ...last, source: null, from: 0, to: 0, notice });
    } else if (slot !== undefined) {
      this.#placeNotice(slot, notice);
    }
    this.#nextLeg();
  }

  /** True when a notice can stand at the end of a line, an em from its last character. */
  #hasRoomAfter(line: PlacedLine, notice: Notice): boolean {
    if (line.source === null) return false;
    const { text, style } = line.source;
    const used = (naturalWidth(text, line.from, line.to) + line.indent) * style.size;
    return line.slot.width - used >= this.#noticeWidth(notice) + this.#bodySize;
  }
}
