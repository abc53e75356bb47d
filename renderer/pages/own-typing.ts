/** Typing on the page in words that a block holds itself: one field at a time, where the words stand. */
import { beyond } from '../../shared/blocks/cut-to.ts';
import { cellAt, cellBeside } from '../../shared/blocks/table-cells.ts';
import type { BlockId } from '../../shared/edition/ids.ts';
import { columnCount } from '../../shared/text/table/column-count.ts';
import { Observable } from '../session/observable.ts';
import type { SelectedCells } from '../state/selection.ts';
import type { EditionDesk } from '../story/editor-ports.ts';
import { grown, type OwnWords, type WordsPlace, wordsAt } from '../story/own-words.ts';
import { type EditKind, TypingSteps } from '../story/typing-steps.ts';
import type { TellCut } from './line-typing.ts';

/** What it needs of the window. */
interface OwnTypingAround {
  readonly desk: EditionDesk;
  readonly selection: { update(change: { readonly cells: SelectedCells | null }): void };
  /** Says what of a text found no room. */
  readonly tellCut: TellCut;
}

export class OwnTyping extends Observable<{
  /** The words that are typed in; null while none are. */
  readonly at: WordsPlace | null;
}> {
  readonly steps = new TypingSteps();
  readonly #around: OwnTypingAround;

  constructor(around: OwnTypingAround) {
    super({ at: null });
    this.#around = around;
    around.desk.state.subscribe(() => {
      if (this.get().at !== null && this.words === null) this.end();
    });
  }

  /** The words that are typed in, as they are now. */
  get words(): OwnWords | null {
    const { edition } = this.#around.desk.state.get();
    const { at } = this.get();
    return edition === null || at === null ? null : wordsAt(edition, at);
  }

  /** Begins at a place; false where there are no words of a block's own. */
  start(at: WordsPlace): boolean {
    const { edition } = this.#around.desk.state.get();
    if (edition === null || wordsAt(edition, at) === null) return false;
    this.steps.end();
    this.set({ at });
    const { block, cell } = at;
    if (cell !== null) this.#around.selection.update({ cells: { block, range: { from: cell, to: cell } } });
    return true;
  }

  end(): void {
    this.steps.end();
    if (this.get().at !== null) this.set({ at: null });
  }

  /** Writes the words anew; says what of them finds no room. */
  write(text: string, kind: EditKind): void {
    const { words } = this;
    if (words === null) return;
    this.#around.tellCut(beyond(text, words.most), words.most);
    this.#around.desk.edit(words.label, words.write(text), this.steps.of(kind));
  }

  /** Goes to the cell beside; over the table's edge to a new one of its last row or column, where `grows` says so. */
  toCell(across: -1 | 0 | 1, down: -1 | 0 | 1, grows: boolean): boolean {
    const { at } = this.get();
    const { edition } = this.#around.desk.state.get();
    const table = at === null ? undefined : edition?.blocks[at.block];
    if (edition === null || at?.cell == null || table?.kind !== 'table') return false;
    const { row, column } = at.cell;
    const rows = Math.max(1, table.rows.length);
    const columns = Math.max(1, columnCount(table.rows));
    const beside = table.rows.length === 0 ? at.cell : cellBeside(table, at.cell, across, down);
    if (beside.row !== row || beside.column !== column) return this.start({ ...at, cell: beside });
    // At the end of a row the next one begins, as in any table.
    if (across > 0 && row + 1 < rows) return this.start({ ...at, cell: cellAt(table, { row: row + 1, column: 0 }) });
    if (across < 0 && row > 0) return this.start({ ...at, cell: cellAt(table, { row: row - 1, column: columns - 1 }) });
    if (!grows || (across <= 0 && down <= 0)) return false;
    return this.#grow(at.block, across > 0 && rows === 1 ? 'column' : 'row', { row, column });
  }

  /** A table of one row is being headed: it grows to the right; any other at its foot. */
  #grow(block: BlockId, by: 'row' | 'column', from: { readonly row: number; readonly column: number }): boolean {
    const { edition } = this.#around.desk.state.get();
    const patches = edition === null ? null : grown(edition, block, by);
    if (patches === null) return false;
    this.steps.end();
    this.#around.desk.edit('table.words', patches, this.steps.of('other'));
    const cell =
      by === 'column' ? { row: from.row, column: from.column + 1 } : { row: from.row + 1, column: from.column };
    const { edition: now } = this.#around.desk.state.get();
    const table = now?.blocks[block];
    const isNext = by === 'row' && table?.kind === 'table' && from.column === columnCount(table.rows) - 1;
    return this.start({ block, cell: isNext ? { row: cell.row, column: 0 } : cell });
  }
}
