/** What one flow of an article leaves to the next: legs that a change of the copy does not reach stay as they are. */
import type { PrintedParagraph } from '../edition/printed-copy.ts';
import type { sharedEnds } from '../edition/shared-ends.ts';
import type { BlockFlow } from './block-flow.ts';
import type { Source } from './paragraph-cache.ts';
import type { CopyPlace, FilledLeg, ThreadCopy } from './thread.ts';
import type { ThreadLayout } from './thread-layout.ts';

/** A leg that is filled, and what it was filled from. */
export interface FlowedLeg {
  readonly start: CopyPlace;
  readonly filled: FilledLeg;
  readonly blocks: readonly BlockFlow[];
}

/** What is known of a flow that was made. */
export interface FlowMemory {
  readonly body: readonly PrintedParagraph[];
  readonly sources: readonly Source[];
  readonly layout: ThreadLayout;
  /** Index of the paragraph that a drop capital stands in. */
  readonly opening: number;
  readonly flowed: readonly FlowedLeg[];
}

/** How many paragraphs two bodies share at their ends. */
export type SharedEnds = ReturnType<typeof sharedEnds>;

/** What an earlier flow knows of the copy that is flowed now. */
export class EarlierFlow {
  readonly #flowed: readonly FlowedLeg[];
  readonly #head: number;
  /** First paragraph of the unchanged end, and by how many paragraphs the copy has grown before it. */
  readonly #tail: number;
  readonly #grown: number;
  /** The paragraph of the drop capital, then and now. */
  readonly #openings: { readonly before: number; readonly now: number };

  constructor(known: FlowMemory | null, shared: SharedEnds, { sources: { length: count }, opening }: ThreadCopy) {
    this.#flowed = known?.flowed ?? [];
    this.#openings = { before: known?.opening ?? 0, now: opening };
    this.#head = shared.head;
    this.#tail = count - shared.tail;
    this.#grown = count - (known?.sources.length ?? 0);
  }

  /** True where a leg's paragraphs, of which there are now so many more before it, have the drop capital they had. */
  #opensAlike({ start, filled }: FlowedLeg, grown: number): boolean {
    const before = this.#openings.before;
    const now = this.#openings.now - grown;
    const isIn = (opening: number) => opening >= start.paragraph && opening < filled.paragraphsRead;
    return before === now || !(isIn(before) || isIn(now));
  }

  /** A leg as it was filled, when it would be filled so again from this place. */
  leg(at: number, start: CopyPlace): FlowedLeg | null {
    const known = this.#flowed[at];
    if (known === undefined || known.start.from !== start.from) return null;
    const isInHead = known.start.paragraph === start.paragraph && known.filled.paragraphsRead <= this.#head;
    if (isInHead && this.#opensAlike(known, 0)) return known;
    if (start.paragraph < this.#tail || known.start.paragraph + this.#grown !== start.paragraph) return null;
    if (!this.#opensAlike(known, this.#grown)) return null;
    if (this.#grown === 0) return known;
    const { filled } = known;
    const end = filled.end === null ? null : { ...filled.end, paragraph: filled.end.paragraph + this.#grown };
    return {
      start,
      blocks: known.blocks,
      filled: { ...filled, end, paragraphsRead: filled.paragraphsRead + this.#grown },
    };
  }
}
