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

const { closing, han, opening, space, stop } = CharacterClass;
const endsEarly = (name: CharacterClass) => name === closing || name === stop;

/** How two neighbours share the quarters between them: what the first trails by; the second leads by the rest. */
export function sharedQuarters(
  quarters: number,
  first: number,
  second: number,
): readonly [trail: number, lead: number] {
  const [a, b] = [classOf(first), classOf(second)];
  // A space is one for every reader, however wide.
  if (a === space || b === space) return [0, 0];
  if (quarters < 0) {
    if (endsEarly(a)) {
      const own = b === opening ? Math.max(quarters, -HALF) : quarters;
      return [own, quarters - own];
    }
    if (b === opening || endsEarly(b)) return [0, quarters];
  }
  if (a !== han) return [quarters, 0];
  if (b !== han) return [0, quarters];
  return quarters >= SPREAD ? [quarters, 0] : [0, 0];
}
