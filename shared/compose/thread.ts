/** A thread: the legs it runs through, the copy that fills it, and lines as placed. */
import type { BodyBlock } from '../edition/records.ts';
import type { Pt } from '../edition/units.ts';
import type { Source } from './paragraph-cache.ts';
import type { Slot } from './slots.ts';

/** A notice of a jump: the turn line where the copy leaves a page, the continued line where it goes on. */
export interface Notice {
  readonly kind: 'turn' | 'continued';
  readonly text: string;
  /** The page it stands on, and the one it names. */
  readonly page: number;
  readonly names: number;
}

/** The words of the notices (domain.md §1: 转版). Their numbers are always derived. */
export function turnLine(page: number, names: number): Notice {
  return { kind: 'turn', text: `（下转第${names}版）`, page, names };
}
export function continuedLine(page: number, names: number): Notice {
  return { kind: 'continued', text: `（上接第${names}版）`, page, names };
}

/** How a line's end was chosen. */
export type LineChoice =
  /** With all lines of its paragraph. */
  | 'total-fit'
  /** By itself, because the next line's measure is not the same: beside a picture, round a drop capital. */
  | 'line-by-line'
  /** With its paragraph, set a line shorter or longer so that no line of it stands alone. */
  | 'against-widow'
  /** At a sentence's end before a jump. */
  | 'before-jump';

/** A line as placed, before it becomes glyph runs: of a paragraph, or a notice. */
export interface PlacedLine {
  readonly slot: Slot;
  readonly source: Source | null;
  readonly from: number;
  readonly to: number;
  /** In em, from the slot's start. */
  readonly indent: number;
  /** True where the line is to fill its measure. */
  readonly full: boolean;
  readonly choice: LineChoice;
  /** True of a full line looser than its style allows, or divided where no line may end. */
  readonly loose: boolean;
  readonly notice: Notice | null;
  /** A drop capital: these clusters stand over so many lines. */
  readonly initial: number;
  /** Slots below its own that it keeps free: a subhead's. */
  readonly kept: number;
  /** How far below its slot's baseline it stands: in the middle of the rows it takes, or where its column fills its foot. */
  readonly drop: Pt;
}

/** A page's part of a thread: the slots of the body blocks that follow each other on it. */
export interface Leg {
  readonly page: number;
  readonly slots: readonly Slot[];
  readonly blocks: readonly BodyBlock[];
  /** The page the copy came from, and the one it goes on to. */
  readonly previous: number | null;
  readonly next: { readonly page: number; readonly width: Pt } | null;
}

/** Body blocks of one page that follow each other in the thread are one leg. */
export function legsOf(
  thread: readonly BodyBlock[],
  pageNumber: (block: BodyBlock) => number,
  slotsIn: (block: BodyBlock) => readonly Slot[],
): Leg[] {
  const parts: { readonly page: number; readonly slots: Slot[]; readonly blocks: BodyBlock[] }[] = [];
  for (const block of thread) {
    const page = pageNumber(block);
    const own = slotsIn(block);
    // A page without room for a line takes no part: no notice could stand on it.
    if (own.length === 0) continue;
    let last = parts.at(-1);
    if (last === undefined || last.page !== page) {
      last = { page, slots: [], blocks: [] };
      parts.push(last);
    }
    for (const slot of own) last.slots.push(slot);
    last.blocks.push(block);
  }
  // A page the copy jumps to needs a line beside its continued line.
  const taken = parts.filter((part, at) => at === 0 || part.slots.length > 1);
  return taken.map((part, at): Leg => {
    const next = taken[at + 1];
    return {
      ...part,
      previous: taken[at - 1]?.page ?? null,
      next: next === undefined ? null : { page: next.page, width: next.slots[0]?.width ?? 0 },
    };
  });
}

/** What a thread is filled with. */
export interface ThreadCopy {
  readonly sources: readonly Source[];
  /** The copy closes with a turn line. */
  readonly copyToCome: boolean;
  /** Lines a drop capital stands over at the article's start; 0 for none. */
  readonly dropCapital: number;
  /** Index of the first paragraph of the body; credits may have lines of their own before it. */
  readonly opening: number;
  /** Width of a notice as set. */
  readonly noticeWidth: (notice: Notice) => Pt;
  readonly bodySize: Pt;
}

/** A place in the copy: a paragraph and a cluster of it, null at its start. */
export interface CopyPlace {
  readonly paragraph: number;
  readonly from: number | null;
}

/** A filled leg. */
export interface FilledLeg {
  readonly lines: readonly PlacedLine[];
  /** Where the copy goes on; null where all of it is placed. */
  readonly end: CopyPlace | null;
  /**
   * The lines depend on so many paragraphs, counted from the copy's first: when only later ones change they stay as they
   * are. Where the copy ends on this leg they also depend on nothing coming after it, which counts as one more.
   */
  readonly paragraphsRead: number;
}
