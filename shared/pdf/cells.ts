/**
 * Where the cells of neighbouring glyphs meet, for whoever reads a file's text. A reader takes a gap between two characters
 * for a space, and one that begins well before the last has ended for a new line (poppler from 0.15 and -0.3 em, pdf.js from
 * 0.1 and -0.2). A pressed mark and a figure beside Han are neither: they are embedded once more, with a cell as
 * wide as the line gives them.
 */
import { CharacterClass, classOf } from '../text/characters.ts';

/** How much more room a glyph's cell has than the glyph: before its origin and after its advance, in quarters of an em. */
export interface Cell {
  readonly lead: number;
  readonly trail: number;
}

/** A quarter of an em, in thousandths. Finer steps would only embed a mark more often. */
export const QUARTER = 250;
/** Gaps between cells that no reader takes for a space or a new line, in thousandths of an em: those a quarter wide. */
const WIDEST = 90;
const CLOSEST = WIDEST - QUARTER;
/** A glyph further from the next than this many quarters stands apart. */
const MOST = 5;
/** Han that are this many quarters apart are spread over a measure, as a headline of two characters; closer ones only opened. */
const SPREAD = 2;
/** A mark gives no more than its blank half. */
const HALF = 2;

/** True of what the widths of glyphs, with a move between them, already tell every reader. */
export function isPlainGap(gap: number): boolean {
  return gap <= WIDEST && gap > CLOSEST;
}

/** A gap between glyphs, in thousandths of an em, as quarters that leave one which no reader takes for anything. */
export function quartersOf(gap: number): number {
  const quarters = Math.ceil((gap - WIDEST) / QUARTER);
  return Math.abs(quarters) > MOST ? 0 : quarters;
}

/** A gap as two neighbours share it. */
export interface Share {
  readonly trail: number;
  readonly lead: number;
}

const STEPS = 2 * MOST + 1;
const shares = Array.from({ length: STEPS * STEPS }, (_, at): Share => {
  return { trail: (at % STEPS) - MOST, lead: Math.floor(at / STEPS) - MOST };
});
const shareOf = (trail: number, lead: number) => shares[(lead + MOST) * STEPS + trail + MOST] ?? NOTHING;
/** Of a gap that is left to a move. */
export const NOTHING: Share = { trail: 0, lead: 0 };

const { closing, han, opening, space, stop } = CharacterClass;
const endsEarly = (name: CharacterClass) => name === closing || name === stop;

/** What of the quarters between two neighbours the first trails by: the second leads by the rest. */
function trailing(quarters: number, a: CharacterClass, b: CharacterClass): number {
  if (quarters < 0) {
    if (endsEarly(a)) return b === opening ? Math.max(quarters, -HALF) : quarters;
    if (b === opening || endsEarly(b)) return 0;
  }
  return a !== han || b === han ? quarters : 0;
}

/** True of neighbours whose gap is left as it is: a space is one for every reader, and Han may only be opened. */
function isLeft(quarters: number, a: CharacterClass, b: CharacterClass): boolean {
  return a === space || b === space || (a === han && b === han && quarters < SPREAD);
}

/**
 * How two neighbours, by their code points, share a gap in thousandths of an em: the quarters the first trails by, and
 * those the second leads by. Pages ask it of every mark, so an answer is one object for all.
 */
export function sharedGap(gap: number, first: number, second: number): Share {
  const quarters = quartersOf(gap);
  const [a, b] = [classOf(first), classOf(second)];
  if (quarters === 0 || isLeft(quarters, a, b)) return NOTHING;
  const trail = trailing(quarters, a, b);
  return shareOf(trail, quarters - trail);
}
