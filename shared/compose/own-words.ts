/** Runs that show words of their own block, each given to the part of it that they are of. */
import type { OwnWords } from '../blocks/compositor.ts';
import type { BlockId, PartId } from '../edition/ids.ts';
import { cellPart, notePart, quotePart } from '../edition/text.ts';
import { sliceRun } from './credited-runs.ts';
import type { DisplayItem, GlyphRun } from './display-list.ts';

function partOf(block: BlockId, of: OwnWords['of']): PartId {
  if (of === 'words') return quotePart(block);
  return of === 'note' ? notePart(block) : cellPart(block, of.row, of.column);
}

/** Runs of one line, parted where words of another text begin; a reading above a character is of none. */
export function ownRuns(runs: readonly GlyphRun[], block: BlockId, own: readonly OwnWords[]): readonly GlyphRun[] {
  if (own.length === 0) return runs;
  return runs.flatMap((run): GlyphRun[] => {
    if (run.isReading === true) return [run];
    const pieces: GlyphRun[] = [];
    const end = run.offset + run.text.length;
    let at = run.offset;
    const keep = (from: number, to: number, as: (piece: GlyphRun) => GlyphRun) => {
      const piece = from < to ? sliceRun(run, from, to) : null;
      if (piece !== null) pieces.push(as(piece));
    };
    for (const { of, from, to, at: start } of own) {
      const [first, last] = [Math.max(from, at), Math.min(to, end)];
      if (first >= last) continue;
      // What no text has stays the program's.
      keep(at, first, (piece) => piece);
      keep(first, last, (piece) => ({ ...piece, offset: piece.offset - from + start, ownPart: partOf(block, of) }));
      at = last;
    }
    keep(at, end, (piece) => piece);
    return pieces;
  });
}

/** Items that set all of a text of their block, in lines that begin at these offsets of it. */
export function ownItems(items: readonly DisplayItem[], part: PartId, from = 0): readonly DisplayItem[] {
  return items.map((item) =>
    item.kind === 'glyphs' && item.isReading !== true ? { ...item, offset: item.offset + from, ownPart: part } : item,
  );
}
