/** Tables changed by hand, beside their words: how cells and columns stand, head rows, rules and tints. */
import type { TableBlock } from '../../shared/blocks/kinds.ts';
import { type CellRange, withCellAligns, withColumnAligns } from '../../shared/blocks/table-cells.ts';
import { BAND_TINT, HEAD_TINT, looksOf, type UsualRules, usualRules } from '../../shared/blocks/table-looks.ts';
import { editBlock } from '../../shared/edition/edits.ts';
import type { Edition, TableLooks } from '../../shared/edition/records.ts';
import type { ColumnAlign } from '../../shared/text/table/sheet-table.ts';
import { type Action, commandSet } from '../commands/command-set.ts';
import { cellsAtHand } from '../state/selection.ts';
import type { AtHand, DeskStores } from './at-hand.ts';
import type { Choosing } from './choosing.ts';

export class TableCells {
  readonly #hand: AtHand;
  readonly #stores: Pick<DeskStores, 'selection' | 'notices'>;

  constructor(hand: AtHand, stores: Pick<DeskStores, 'selection' | 'notices'>) {
    this.#hand = hand;
    this.#stores = stores;
  }

  /** The table that is selected alone. */
  get table(): TableBlock | null {
    const blocks = this.#hand.page?.blocks ?? [];
    const [block] = blocks;
    return blocks.length === 1 && block?.kind === 'table' ? block : null;
  }

  /** The cells of it that are selected. */
  get range(): CellRange | null {
    const { table } = this;
    return table === null || table.rows.length === 0
      ? null
      : (cellsAtHand(this.#stores.selection.get())?.range ?? null);
  }

  /** Changes the table selected, as one step; says so where it is locked. */
  edit(label: string, change: (table: TableBlock, edition: Edition) => TableBlock): void {
    const { table } = this;
    const { edition } = this.#hand;
    if (table === null || edition === null) return;
    if (table.locked === true) this.#stores.notices.notify('hint', 'isLocked');
    else this.#hand.edit(label, editBlock(edition, change(table, edition)));
  }

  /** Has the cells selected stand so; null, as their columns do. */
  alignCells(align: ColumnAlign | null): void {
    const { range } = this;
    if (range !== null) this.edit('table.align', (table) => withCellAligns(table, range, align));
  }

  /** Has the columns of the cells selected stand so. */
  alignColumns(align: ColumnAlign): void {
    const { range } = this;
    if (range !== null) this.edit('table.align', (table) => withColumnAligns(table, range, align));
  }

  head(rows: number): void {
    this.edit('table.head', (table) => ({ ...table, headRows: rows }));
  }

  /** How the table is ruled and tinted now. */
  #looks(table: TableBlock): TableLooks {
    const styles = this.#hand.edition?.styles ?? {};
    return looksOf(table, styles[table.style ?? ''] ?? styles['table']);
  }

  rules(name: UsualRules): void {
    this.edit('table.looks', (table) => ({ ...table, looks: { ...this.#looks(table), ...usualRules[name] } }));
  }

  /** Tints the head, or every other row, or takes the tint away. */
  tint(of: 'headTint' | 'bandTint'): void {
    const usual = of === 'headTint' ? HEAD_TINT : BAND_TINT;
    this.edit('table.looks', (table) => {
      const looks = this.#looks(table);
      return { ...table, looks: { ...looks, [of]: looks[of] > 0 ? 0 : usual } };
    });
  }

  looksOfStyle(): void {
    this.edit('table.looks', ({ looks: _looks, ...table }) => table);
  }

  widthsByCells(): void {
    this.edit('table.columns', ({ widths: _widths, ...table }) => table);
  }
}

/** `choosing` goes among the cells. */
export function tableCellCommands(cells: TableCells, choosing: Pick<Choosing, 'cells'>) {
  const isTable = () => cells.table !== null;
  const ofTable = (run: () => void): Action => ({ run, isEnabled: isTable, why: 'whyNoTable' });
  // Rules, tints and widths are of a table that is set.
  const ofSet = (run: () => void): Action => ({
    run,
    isEnabled: () => isTable() && cells.table?.chart === undefined,
    why: 'whyNoSetTable',
  });
  const ofCells = (align: ColumnAlign | null): Action => ({
    run: () => cells.alignCells(align),
    isEnabled: () => cells.range !== null,
    why: 'whyNoCells',
  });
  const ofColumns = (align: ColumnAlign): Action => ({
    run: () => cells.alignColumns(align),
    isEnabled: () => cells.range !== null,
    why: 'whyNoCells',
  });
  return commandSet({
    'table.cells': ofTable(() => choosing.cells()),
    'table.align-start': ofCells('start'),
    'table.align-centre': ofCells('centre'),
    'table.align-end': ofCells('end'),
    'table.align-decimal': ofCells('decimal'),
    'table.align-column': ofCells(null),
    'table.column-start': ofColumns('start'),
    'table.column-centre': ofColumns('centre'),
    'table.column-end': ofColumns('end'),
    'table.column-decimal': ofColumns('decimal'),
    'table.head-0': ofTable(() => cells.head(0)),
    'table.head-1': ofTable(() => cells.head(1)),
    'table.head-2': ofTable(() => cells.head(2)),
    'table.head-3': ofTable(() => cells.head(3)),
    'table.head-4': ofTable(() => cells.head(4)),
    'table.rules-three': ofSet(() => cells.rules('three')),
    'table.rules-grid': ofSet(() => cells.rules('grid')),
    'table.rules-lines': ofSet(() => cells.rules('lines')),
    'table.rules-none': ofSet(() => cells.rules('none')),
    'table.head-tint': ofSet(() => cells.tint('headTint')),
    'table.band-tint': ofSet(() => cells.tint('bandTint')),
    'table.looks-style': {
      run: () => cells.looksOfStyle(),
      isEnabled: () => cells.table?.looks !== undefined,
      why: 'whyTableAsStyle',
    },
    // Where the lines are, the arrow keys are theirs; Escape leads back to the page.
    'table.edges': ofSet(() => {
      requestAnimationFrame(() => document.querySelector<HTMLElement>('.column-line')?.focus({ preventScroll: true }));
    }),
    'table.widths-cells': {
      run: () => cells.widthsByCells(),
      isEnabled: () => cells.table?.widths !== undefined,
      why: 'whyWidthsByCells',
    },
  });
}
