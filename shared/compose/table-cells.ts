/** The cells of a table with columns of their own widths: merged ones once, their texts on as many lines as they need. */
import { type CellAlign, type CellSpan, Merged, ownAligns } from '../blocks/cell-spans.ts';
import type { TableToSet } from '../blocks/compositor.ts';
import type { BlockId } from '../edition/ids.ts';
import type { Style } from '../edition/records.ts';
import { cellPart } from '../edition/text.ts';
import type { Pt } from '../edition/units.ts';
import { withoutEnd } from '../text/trimmed.ts';
import type { DisplayItem } from './display-list.ts';
import type { FontBook } from './font-book.ts';
import { Label, lineRuns } from './glyph-runs.ts';
import { adjust, naturalWidth } from './line.ts';
import { ownItems } from './own-words.ts';
import { type Prepared, Trait } from './prepared-text.ts';
import { fitLines } from './total-fit.ts';

/** A line of a cell as it will be set. */
export interface CellLine {
  readonly width: Pt;
  readonly set: (blockId: BlockId, x: Pt, y: Pt) => readonly DisplayItem[];
}

/** A cell in its place; a merged one takes several rows or columns. */
export interface GridCell extends CellSpan {
  readonly text: string;
  readonly isHead: boolean;
  /** How it stands where it stands otherwise than its column. */
  readonly align: CellAlign['align'] | undefined;
  /** One for each line that its text has of its own. */
  readonly labels: readonly Label[];
  /** Up to its decimal point, where it is a figure on one line; null for others. In em. */
  readonly whole: number | null;
}

/** Width of a figure up to its decimal point in em; null of what is no figure. */
function wholeOf(text: string, fonts: FontBook, face: Style): number | null {
  if (!/\d/u.test(text) || text.includes('\n')) return null;
  const point = /\d[.．](?=\d)/u.exec(text);
  const whole = point === null ? withoutEnd(text, (unit) => !/\d/u.test(unit)) : text.slice(0, point.index + 1);
  return new Label(whole, fonts, face).width(1);
}

/** The cells of a table, row by row. */
export function gridCells(table: TableToSet, fonts: FontBook): GridCell[] {
  const { rows, headRows, style } = table;
  const strong = { ...style, font: fonts.beside(style, 'strong') };
  const merged = new Merged(table.spans ?? [], rows);
  const ownAlign = ownAligns(table.cellAligns);
  const cells: GridCell[] = [];
  for (const [row, texts] of rows.entries()) {
    for (const [column, text] of texts.entries()) {
      if (merged.isCovered(row, column)) continue;
      const isHead = row < headRows;
      const face = isHead ? strong : style;
      const span = merged.spanOf(row, column) ?? { row, column, rows: 1, columns: 1 };
      const labels = text === '' ? [] : text.split('\n').map((line) => new Label(line, fonts, face));
      const align = ownAlign(row, column);
      const isOfColumn = !isHead && align === undefined && table.align[column] === 'decimal';
      const isDecimal = (isOfColumn || align === 'decimal') && span.columns === 1;
      cells.push({ ...span, text, isHead, align, labels, whole: isDecimal ? wholeOf(text, fonts, face) : null });
    }
  }
  return cells;
}

/** Width in em of a text's widest piece that is not divided. */
export function widestPiece(text: Prepared): number {
  let widest = 0;
  let from = text.first;
  for (let at = text.first; at < text.end; at++) {
    const { traits, breakCost } = text.arena;
    const isEnd = at === text.end - 1 || (((traits[at] ?? 0) & Trait.breakAfter) !== 0 && (breakCost[at] ?? 0) === 0);
    if (!isEnd) continue;
    widest = Math.max(widest, naturalWidth(text, from, at + 1));
    from = at + 1;
  }
  return widest;
}

/** The lines of a cell in a room, at a size. */
export function cellLines({ row, column, labels }: GridCell, size: Pt, room: Pt): CellLine[] {
  let start = 0;
  return labels.flatMap((label) => {
    const from = start;
    start += label.prepared.text.length + 1;
    const own = (blockId: BlockId, items: readonly DisplayItem[]) =>
      ownItems(items, cellPart(blockId, row, column), from);
    const width = label.width(size);
    if (width <= room + 0.01) {
      return [
        {
          width,
          set: (blockId, x, y) => own(blockId, label.set({ blockId, source: null, size, x, y })),
        } satisfies CellLine,
      ];
    }
    const text = label.prepared;
    const measure = Math.max(1, room / size);
    let begin = text.first;
    return fitLines(text, text.first, text.end, measure, measure).ends.map((to): CellLine => {
      const first = begin;
      begin = to;
      const set = adjust(text, first, to, measure, false);
      return {
        width: set.width * size,
        set: (blockId, x, y) => own(blockId, lineRuns(text, first, to, set, { blockId, source: null, size, x, y })),
      };
    });
  });
}
