/** Small tables of figures: rows on the table's leading, rules, and decimal points under each other. */
import type { TableToSet } from '../blocks/compositor.ts';
import type { BlockId } from '../edition/ids.ts';
import type { Frame, Pt } from '../edition/units.ts';
import type { DisplayItem } from './display-list.ts';
import type { FontBook } from './font-book.ts';
import { baselineIn, Label } from './glyph-runs.ts';
import type { TextFit } from './set-text.ts';

/** Rules in points: above and below the table, and under its head. */
const OUTER = 0.9;
const INNER = 0.4;
/** Space kept between the columns, in em. */
const BETWEEN = 1;

interface Cell {
  readonly label: Label;
  readonly width: Pt;
  /** Width up to the decimal point, or all of it where there is none. */
  readonly whole: Pt;
}

/** A figure up to its decimal point; a text without figures stands as if all of it came before one. */
function beforePoint(text: string): string {
  const point = /\d[.．](?=\d)/u.exec(text);
  return point === null
    ? text.replace(/[^\d]+$/u, (tail) => (/\d/u.test(text) ? '' : tail))
    : text.slice(0, point.index + 1);
}

/** Sets a table in its frame; rows that do not fit are overset. */
export function setTable(
  table: TableToSet,
  { blockId, frame }: { readonly blockId: BlockId; readonly frame: Frame },
  fonts: FontBook,
): TextFit {
  const { style } = table;
  const { x, y, width, height } = frame;
  const { size, leading } = style;
  const missing = new Set<string>();
  const rows = table.rows.map((row, at) =>
    row.map((text): Cell => {
      const font = at < table.headRows ? fonts.for('strong') : style.font;
      const label = new Label(text, fonts, font);
      for (const character of label.prepared.missing) missing.add(character);
      const whole = new Label(beforePoint(text), fonts, font).width(size);
      return { label, width: label.width(size), whole };
    }),
  );
  const count = Math.max(0, ...rows.map((row) => row.length));
  const columns = Array.from({ length: count }, (_, column) => {
    const cells = rows.flatMap((row) => row[column] ?? []);
    const whole = Math.max(0, ...cells.map((cell) => cell.whole));
    const rest = Math.max(0, ...cells.map((cell) => cell.width - cell.whole));
    const isDecimal = table.align[column] === 'decimal';
    return { whole, natural: isDecimal ? whole + rest : Math.max(0, ...cells.map((cell) => cell.width)) };
  });
  const natural = columns.reduce((sum, column) => sum + column.natural, 0) + Math.max(0, count - 1) * BETWEEN * size;
  // A table too wide for its frame is set smaller as a whole, its columns keep their order of widths.
  const scale = natural > width && natural > 0 ? width / natural : 1;
  const slack = count === 0 ? 0 : Math.max(0, width - natural) / count;
  const lines = Math.min(rows.length, Math.max(0, Math.floor((height - 2 * OUTER) / leading + 0.01)));
  const items: DisplayItem[] = [];
  const rule = (top: Pt, weight: Pt) => {
    items.push({ kind: 'fill', blockId, frame: { x, y: top, width, height: weight }, ink: 1 });
  };
  rule(y, OUTER);
  const top = y + OUTER;
  rows.slice(0, lines).forEach((row, at) => {
    const isHead = at < table.headRows;
    let left = x;
    columns.forEach((column, index) => {
      const room = (column.natural + (index === count - 1 ? 0 : BETWEEN * size)) * scale + slack;
      const cell = row[index];
      if (cell !== undefined) {
        const own = column.natural * scale + slack;
        const align = table.align[index] ?? 'start';
        const free = own - cell.width * scale;
        const shift =
          align === 'start'
            ? 0
            : align === 'end'
              ? free
              : align === 'centre' || isHead
                ? free / 2
                : (own - column.natural * scale) / 2 + (column.whole - cell.whole) * scale;
        const band = baselineIn(top + at * leading, leading, size * scale);
        items.push(...cell.label.set({ blockId, source: null, size: size * scale, x: left + shift, y: band }));
      }
      left += room;
    });
    if (isHead && at === table.headRows - 1) rule(top + (at + 1) * leading - INNER / 2, INNER);
  });
  rule(top + lines * leading, OUTER);
  const overset = table.rows.slice(lines).reduce((sum, row) => sum + row.join('').length, 0);
  return { items, lines, oversetCharacters: overset, missing: [...missing] };
}
