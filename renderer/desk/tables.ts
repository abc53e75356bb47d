/** Tables from files and the clipboard: put into blocks, read again when their file has changed. */

import type { TableBlock } from '../../shared/blocks/kinds.ts';
import { failureOf } from '../../shared/contract/failure.ts';
import { fileName } from '../../shared/contract/file-name.ts';
import { canonical } from '../../shared/edition/canonical.ts';
import { editBlock } from '../../shared/edition/edits.ts';
import type { ArticleId, BlockId } from '../../shared/edition/ids.ts';
import { frameAt } from '../../shared/edition/insert.ts';
import { applyPatches, type Patch } from '../../shared/edition/operations.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { numberOf } from '../../shared/edition/selectors.ts';
import { numberAt } from '../../shared/edition/spreads.ts';
import {
  linkedTable,
  otherSheets,
  type SheetsFile,
  tablePlace,
  tableStory,
  updatedTable,
  withTable,
} from '../../shared/layout/place-table.ts';
import { copyEncodings } from '../../shared/text/encodings.ts';
import { type ImportRemark, sayImportRemark } from '../../shared/text/import-remarks.ts';
import { clipboardTable } from '../../shared/text/table/clipboard-table.ts';
import type { ReadTable } from '../../shared/text/table/sheet-table.ts';
import type { TableChanges } from '../../shared/text/table/table-changes.ts';
import { commandSet } from '../commands/command-set.ts';
import { series } from '../i18n/series.ts';
import { wordsOf } from '../i18n/strings.ts';
import { call } from '../session/bridge.ts';
import type { PointOnPage } from '../state/dropped-at.ts';
import type { Cause } from '../state/notices.ts';
import { pageNumberIn } from '../state/page-names.ts';
import { type Overset, oversetNow, sayPushed } from '../state/pushed-copy.ts';
import type { AtHand, DeskStores } from './at-hand.ts';
import type { Inserting } from './inserting.ts';

/** Where a table is to go. */
interface TableWanted {
  readonly into: 'selected' | 'new';
  readonly articleId?: ArticleId | null;
  /** Where the corner of a new one is; absent, where the page has room. */
  readonly at?: PointOnPage;
  readonly step?: string;
}

/** Where a table went, and what is said of it. */
export interface PlacedTable {
  /** The page's number. */
  readonly page: number;
  readonly into: 'selected' | 'new';
  readonly remarks: readonly ImportRemark[];
}

/** Cells that are told of an update one by one. */
const TOLD = 3;

/** What changed, in words of a language. */
function sayChanges(
  { cells, rowsAdded, rowsRemoved, columnsAdded, columnsRemoved }: TableChanges,
  language: 'zh' | 'en',
) {
  const words = wordsOf(language);
  const parts = [
    cells.length > 0 ? words('tableCellsChanged', { count: cells.length }) : '',
    rowsAdded > 0 ? words('tableRowsAdded', { count: rowsAdded }) : '',
    rowsRemoved > 0 ? words('tableRowsRemoved', { count: rowsRemoved }) : '',
    columnsAdded > 0 ? words('tableColumnsAdded', { count: columnsAdded }) : '',
    columnsRemoved > 0 ? words('tableColumnsRemoved', { count: columnsRemoved }) : '',
  ].filter((part) => part !== '');
  const named = cells
    .slice(0, TOLD)
    .map(({ row, column, before, after }) => words('tableCellChanged', { row, column, before, after }));
  return series([...parts, ...named], language);
}

/** Ties what is said of a table to it: it is over once the table is gone, or something else is said of it. */
function ofTable(id: BlockId): Cause {
  return { about: `table ${id}`, holds: ({ edition }) => edition?.blocks[id] !== undefined };
}

/** A table whose words beside it are left out no longer, where a story has them. */
function withoutBeside(read: ReadTable, { articleId }: Pick<TableWanted, 'articleId'>): ReadTable {
  if (articleId === undefined) return read;
  return { ...read, remarks: read.remarks.filter(({ kind }) => kind !== 'table-words-beside') };
}

export class Tables {
  readonly #hand: AtHand;
  readonly #stores: DeskStores;
  readonly #inserting: Inserting;

  constructor(hand: AtHand, stores: DeskStores, inserting: Inserting) {
    this.#hand = hand;
    this.#stores = stores;
    this.#inserting = inserting;
  }

  /** The table that is selected. */
  get #selected(): TableBlock | null {
    const block = this.#hand.page?.blocks[0];
    return block?.kind === 'table' ? block : null;
  }

  /**
   * Puts a file's first table into the selected table, or into a new one. `full` where the page has no place for it, even
   * where copy gives way; null where it could not be placed for another reason.
   */
  place(file: SheetsFile, wanted: TableWanted): PlacedTable | 'full' | null {
    const [first] = file.tables;
    if (first === undefined) return null;
    const placed = this.#put(first, file, wanted);
    if (placed === null || placed === 'full') return placed;
    return { ...placed, remarks: [...file.remarks, ...first.remarks, ...otherSheets(file, first)] };
  }

  #put(read: ReadTable, file: SheetsFile | null, wanted: TableWanted): Omit<PlacedTable, 'remarks'> | 'full' | null {
    const hand = this.#hand.page;
    if (hand === null) return null;
    const { edition, page } = hand;
    const chosen = wanted.into === 'selected' ? this.#selected : null;
    if (chosen?.locked === true) {
      this.#stores.notices.notify('hint', 'isLocked');
      return null;
    }
    if (chosen !== null) {
      this.#hand.edit('table.place', editBlock(edition, withTable(chosen, read, file)), wanted.step);
      return { page: numberOf(edition, chosen) ?? page.number, into: 'selected' };
    }
    const on = wanted.at === undefined ? page : (edition.pages[wanted.at.pageId] ?? page);
    const size = tablePlace(edition, on, read.table);
    if (size === null) return 'full';
    const corner = wanted.at === undefined ? null : frameAt(edition, 'table', on.id, wanted.at);
    const frame = corner === null ? size : { ...size, x: corner.x, y: corner.y };
    const { articleId: shown, isChosen } = this.#stores.selection.get();
    // A story that is only shown is nobody's choice.
    const atHand = isChosen ? shown : null;
    const { articleId = tableStory(edition, on, frame, atHand) } = wanted;
    const made = this.#inserting.prepare('table', { pageId: on.id, frame }, { ...wanted, articleId });
    if (made === null) return null;
    const { edition: after } = applyPatches(edition, made.patches);
    const block = after.blocks[made.id];
    if (block?.kind !== 'table') return null;
    const patches: Patch[] = [...made.patches, ...editBlock(after, withTable(block, read, file))];
    this.#hand.edit('table.place', patches, wanted.step);
    this.#stores.selection.select([made.id], { alone: true });
    return { page: numberAt(on, frame), into: 'new' };
  }

  /** Puts a table on the clipboard on the page, in the selected table where one is; false where there is none. */
  paste(
    data: { getData(format: string): string },
    wanted: Pick<TableWanted, 'articleId' | 'step' | 'at'> = {},
  ): boolean {
    const read = clipboardTable(data);
    if (read === null || read.table.rows.length === 0) return false;
    const before = oversetNow(this.#stores.session);
    const placed = this.#put(withoutBeside(read, wanted), null, { into: 'selected', ...wanted });
    if (placed === null) return false;
    if (placed === 'full') {
      this.#sayFull();
      return true;
    }
    const { rows } = read.table;
    const columns = Math.max(0, ...rows.map((row) => row.length));
    this.#stores.notices.notify('done', 'tablePasted', { rows: rows.length, columns });
    this.#tell(withoutBeside(read, wanted).remarks);
    void this.#tellPushed(before);
    return true;
  }

  /** Says that the page has no place for a table: it is on none, and laid over nothing. */
  #sayFull(): void {
    const page = this.#hand.page?.page;
    this.#stores.notices.notify('refused', 'tableNoRoom', (language) => ({
      number: page === undefined ? 0 : pageNumberIn(language, page),
    }));
  }

  /** Says of each story that a table has taken room from how much of it does not fit any more. */
  async #tellPushed(before: Overset): Promise<void> {
    const { session, notices } = this.#stores;
    for (const { said, cause } of await sayPushed(session, before)) notices.say('problem', said, cause);
  }

  /** Ties what is said of a table to what stands in it now: taken back, it is told no longer. */
  #ofContents(id: BlockId): Cause {
    const contents = (edition: Edition | null): string | null => {
      const block = edition?.blocks[id];
      return block?.kind === 'table' ? canonical([block.importRemarks ?? [], block.source ?? null]) : null;
    };
    const told = contents(this.#hand.edition);
    return { ...ofTable(id), holds: ({ edition }) => told !== null && contents(edition) === told };
  }

  /** Says what of a table is not as it was in its source. */
  #tell(remarks: readonly ImportRemark[]): void {
    if (remarks.length === 0) return;
    const told = (language: 'zh' | 'en') =>
      series(
        remarks.map((remark) => sayImportRemark(remark, language)),
        language,
      );
    const id = this.#selected?.id;
    const cause = id === undefined ? {} : this.#ofContents(id);
    this.#stores.notices.say('problem', { zh: told('zh'), en: told('en') }, cause);
  }

  /** Reads a file, in the encoding that was named for it where one was. */
  async #read(path: string, was?: string): Promise<SheetsFile | null> {
    const encoding = copyEncodings.find((one) => one === was);
    const named = encoding === undefined ? {} : { encoding };
    const file = await this.#stores.reading.file(path, () => call('table.read', { path, ...named }));
    return file === null ? null : { ...file, ...named, path };
  }

  /** Asks for a file and places its table. */
  async choose(): Promise<void> {
    const path = await call('table.choose', {});
    if (path === null) return;
    const file = await this.#read(path);
    const before = oversetNow(this.#stores.session);
    const placed = file === null ? null : this.place(file, { into: 'selected' });
    if (placed === 'full') this.#sayFull();
    else if (placed !== null) {
      this.#tell(placed.remarks);
      await this.#tellPushed(before);
    }
  }

  get isLinked(): boolean {
    return this.#selected?.source !== undefined;
  }

  /** The block as it is now; null once it has gone or is no table any more. */
  #now(id: BlockId): TableBlock | null {
    const block = this.#hand.edition?.blocks[id];
    return block?.kind === 'table' ? block : null;
  }

  /**
   * Reads the linked file again. A file that was never chosen on this machine is asked for; one that is gone is said to be.
   * `sheet` takes another of its sheets.
   */
  async update(sheet?: string): Promise<void> {
    const block = this.#selected;
    const source = block?.source;
    if (block === null || source === undefined) return;
    let file: SheetsFile | null;
    try {
      file = await this.#read(source.path, source.encoding);
    } catch (error) {
      const { code } = failureOf(error);
      if (code === 'file-missing') {
        this.#stores.notices.notify('problem', 'tableFileGone', { name: source.path }, ofTable(block.id));
        return;
      }
      if (code !== 'path-not-granted') throw error;
      this.#stores.notices.notify('hint', 'tableFileAsked', { name: fileName(source.path) });
      const path = await call('table.choose', {});
      file = path === null ? null : await this.#read(path);
    }
    const now = this.#now(block.id);
    if (file === null || now === null) return;
    if (now.locked === true) this.#stores.notices.notify('hint', 'isLocked');
    else if (sheet === undefined) this.#refresh(now, file);
    else this.#takeSheet(now, file, sheet);
  }

  #takeSheet(block: TableBlock, file: SheetsFile, sheet: string): void {
    const read = file.tables.find(({ table }) => table.name === sheet);
    const { edition } = this.#hand;
    if (edition === null) return;
    if (read === undefined) {
      this.#stores.notices.notify('problem', 'tableSheetGone', { sheet, name: fileName(file.path) }, ofTable(block.id));
      return;
    }
    this.#hand.edit('table.place', editBlock(edition, withTable(block, read, file)));
    this.#tell([...file.remarks, ...read.remarks]);
  }

  #refresh(block: TableBlock, file: SheetsFile): void {
    const { notices } = this.#stores;
    const { edition } = this.#hand;
    const name = fileName(file.path);
    const read = linkedTable(block, file);
    if (edition === null) return;
    if (read === undefined) {
      notices.notify('problem', 'tableSheetGone', { sheet: block.source?.sheet ?? '', name }, ofTable(block.id));
      return;
    }
    notices.over(`table ${block.id}`);
    const { block: updated, changes, isOverwritten, isUnchanged } = updatedTable(block, read, file);
    const isMoved = file.path !== block.source?.path;
    if (!isUnchanged || isMoved) this.#hand.edit('table.update', editBlock(edition, updated));
    if (isUnchanged) {
      notices.notify('done', 'tableUnchanged', { name });
      return;
    }
    const told = (language: 'zh' | 'en') => {
      const words = wordsOf(language);
      const over = isOverwritten ? words('tableHandWork') : '';
      return words('tableUpdated', { name, what: sayChanges(changes, language) }) + over;
    };
    notices.say('hint', { zh: told('zh'), en: told('en') });
    // What somebody has settled before is not said again.
    this.#tell(updated.importRemarks ?? []);
  }
}

export function tableCommands(tables: Tables) {
  return commandSet({
    'table.choose': { run: () => tables.choose() },
    'table.update': {
      run: (sheet) => tables.update(sheet === '' ? undefined : sheet),
      isEnabled: () => tables.isLinked,
      why: 'whyNoWorkbook',
    },
  });
}
