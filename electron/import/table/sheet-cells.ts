/** The cells of a sheet as its part has them (ECMA-376 18.3.1), and what lies on it: nothing is formatted yet. */

import type { CellSpan } from '../../../shared/text/table/sheet-table.ts';
import { type ElementWalk, walkElements } from './elements.ts';
import { cellAt, rangeAt, SHEET_COLUMNS, SHEET_ROWS } from './references.ts';
import { type CellText, RichText } from './rich-text.ts';

/** Cells with something in them that are read of one sheet, twice what a table takes: some two seconds' work. */
const MOST_CELLS = 100_000;

/** Empty cells whose styles are remembered. */
const MOST_BLANKS = 50_000;

export interface RawCell {
  readonly row: number;
  readonly column: number;
  /** The number of its style. */
  readonly style: number;
  /** `s`, `str`, `inlineStr`, `b`, `e`, `d` or `n` (18.18.11). */
  readonly type: string;
  readonly value: string;
  readonly hasFormula: boolean;
  readonly inline: CellText | null;
}

export interface SheetCells {
  readonly cells: readonly RawCell[];
  /** The styles of empty cells, by row and column: a text may stand over them. */
  readonly blanks: ReadonlyMap<string, number>;
  /** False where noughts are not shown. */
  readonly showsNoughts: boolean;
  /** Cells beyond those that are read. */
  readonly cellsLeft: number;
  readonly spans: readonly CellSpan[];
  readonly hiddenRows: ReadonlySet<number>;
  isHiddenColumn(column: number): boolean;
  /** Of a column, in characters of its usual face. */
  widthOf(column: number): number;
  /** Rows that stay while the others are scrolled; 0 for none. */
  readonly frozenRows: number;
  readonly links: number;
  readonly conditions: number;
  /** Words in the sheet's header and footer, as its codes have them. */
  readonly furniture: readonly string[];
  /** Pictures, controls and objects. */
  readonly drawings: number;
}

interface Columns {
  readonly from: number;
  readonly to: number;
  readonly width: number | null;
  readonly isHidden: boolean;
}

/** The usual width of columns where a sheet does not say (18.3.1.81). */
const USUAL_WIDTH = 8.43;

const isTrue = (value: string | undefined) => value !== undefined && /^(?:1|true)$/iu.test(value);

class SheetWalk implements ElementWalk {
  readonly cells: RawCell[] = [];
  readonly blanks = new Map<string, number>();
  showsNoughts = true;
  cellsLeft = 0;
  readonly spans: CellSpan[] = [];
  readonly hiddenRows = new Set<number>();
  readonly columns: Columns[] = [];
  usualWidth = USUAL_WIDTH;
  areRowsHidden = false;
  frozenRows = 0;
  links = 0;
  conditions = 0;
  readonly furniture: string[] = [];
  drawings = 0;
  #row = -1;
  #column = -1;
  #cell: Record<string, string> | null = null;
  #value = '';
  #hasFormula = false;
  #collects: 'value' | 'furniture' | null = null;
  #inline: RichText | null = null;
  #inlineText: CellText | null = null;

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (this.#inline !== null) {
      this.#inline.open(name, attributes);
      return;
    }
    switch (name) {
      case 'row':
        this.#openRow(attributes);
        break;
      case 'c':
        this.#openCell(attributes);
        break;
      case 'v':
        this.#collects = this.#cell === null ? null : 'value';
        break;
      case 'f':
        this.#hasFormula = true;
        break;
      case 'is':
        this.#inline = new RichText();
        break;
      default:
        this.#openOther(name, attributes);
    }
  }

  #openRow({ r, hidden }: Readonly<Record<string, string>>): void {
    const said = r === undefined ? this.#row + 1 : Number(r) - 1;
    this.#row = Number.isInteger(said) && said >= 0 && said < SHEET_ROWS ? said : this.#row + 1;
    this.#column = -1;
    if (isTrue(hidden) || (this.areRowsHidden && hidden === undefined)) this.hiddenRows.add(this.#row);
  }

  #openCell(attributes: Readonly<Record<string, string>>): void {
    const place = attributes['r'] === undefined ? null : cellAt(attributes['r']);
    this.#column = Math.min(place?.column ?? this.#column + 1, SHEET_COLUMNS - 1);
    if (place !== null) this.#row = place.row;
    this.#cell = { ...attributes };
    this.#value = '';
    this.#hasFormula = false;
    this.#inlineText = null;
  }

  #openOther(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'col') this.#openColumns(attributes);
    else if (name === 'sheetFormatPr') {
      const width = Number(attributes['defaultColWidth'] ?? attributes['baseColWidth'] ?? USUAL_WIDTH);
      if (width > 0) this.usualWidth = width;
      this.areRowsHidden = isTrue(attributes['zeroHeight']);
    } else if (name === 'sheetView') {
      this.showsNoughts = !/^(?:0|false)$/iu.test(attributes['showZeros'] ?? '1');
    } else if (name === 'pane' && /^frozen/u.test(attributes['state'] ?? '')) {
      this.frozenRows = Math.max(0, Math.floor(Number(attributes['ySplit'] ?? 0)) || 0);
    } else if (name === 'mergeCell') {
      const span = rangeAt(attributes['ref'] ?? '');
      if (span !== null) this.spans.push(span);
    } else if (name === 'hyperlink') this.links++;
    else if (name === 'cfRule') this.conditions++;
    else if (name === 'oleObject' || name === 'control' || name === 'picture') this.drawings++;
    else if (/^(?:odd|even|first)(?:Header|Footer)$/u.test(name)) {
      this.#collects = 'furniture';
      this.#value = '';
    }
  }

  #openColumns({ min, max, width, hidden }: Readonly<Record<string, string>>): void {
    const [from, to] = [Number(min ?? 1) - 1, Math.min(Number(max ?? min ?? 1), SHEET_COLUMNS) - 1];
    if (!(from >= 0 && to >= from)) return;
    const own = Number(width ?? Number.NaN);
    this.columns.push({ from, to, width: own > 0 ? own : null, isHidden: isTrue(hidden) || own === 0 });
  }

  text(piece: string): void {
    if (this.#inline !== null) this.#inline.write(piece);
    else if (this.#collects !== null) this.#value += piece;
  }

  close(name: string): void {
    if (name === 'is') {
      this.#inlineText = this.#inline?.take() ?? null;
      this.#inline = null;
    } else if (this.#inline !== null) this.#inline.close(name);
    else if (name === 'v') this.#collects = null;
    else if (name === 'c') this.#closeCell();
    else if (this.#collects === 'furniture' && /(?:Header|Footer)$/u.test(name)) {
      if (this.#value.trim() !== '') this.furniture.push(this.#value.trim());
      this.#collects = null;
    }
  }

  #closeCell(): void {
    const attributes = this.#cell;
    this.#cell = null;
    if (attributes === null) return;
    if (this.#value === '' && this.#inlineText === null && !this.#hasFormula) {
      const style = Number(attributes['s'] ?? 0) || 0;
      if (style > 0 && this.blanks.size < MOST_BLANKS) this.blanks.set(`${this.#row} ${this.#column}`, style);
      return;
    }
    if (this.cells.length >= MOST_CELLS) {
      this.cellsLeft++;
      return;
    }
    this.cells.push({
      row: this.#row,
      column: this.#column,
      style: Number(attributes['s'] ?? 0) || 0,
      type: attributes['t'] ?? 'n',
      value: this.#value,
      hasFormula: this.#hasFormula,
      inline: this.#inlineText,
    });
  }
}

/** Reads a sheet's part. Throws `XmlProblem`. */
export function sheetCells(part: Uint8Array): SheetCells {
  const walk = new SheetWalk();
  walkElements(part, walk);
  const columnsOf = (column: number) => walk.columns.find(({ from, to }) => column >= from && column <= to);
  return {
    cells: walk.cells,
    blanks: walk.blanks,
    showsNoughts: walk.showsNoughts,
    cellsLeft: walk.cellsLeft,
    spans: walk.spans,
    hiddenRows: walk.hiddenRows,
    isHiddenColumn: (column) => columnsOf(column)?.isHidden === true,
    widthOf: (column) => columnsOf(column)?.width ?? walk.usualWidth,
    frozenRows: walk.frozenRows,
    links: walk.links,
    conditions: walk.conditions,
    furniture: walk.furniture,
    drawings: walk.drawings,
  };
}
