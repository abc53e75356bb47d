/** Tables that came from a file, a clipboard or a list: into the block selected, or a new one where the page has room. */
import { type CellAlign, movedAligns } from '../blocks/cell-spans.ts';
import { blockModule, type TableBlock } from '../blocks/kinds.ts';
import { overlap } from '../edition/boxes.ts';
import { columnWidth, gridFrame, gridRows, gutterWidth } from '../edition/formats.ts';
import { freePlace } from '../edition/frames.ts';
import type { ArticleId } from '../edition/ids.ts';
import { standingOn } from '../edition/masters.ts';
import { HEAD_ROWS } from '../edition/page-head.ts';
import type { Block, Edition, Page, Style } from '../edition/records.ts';
import { halfGrid } from '../edition/spreads.ts';
import type { Frame } from '../edition/units.ts';
import type { ImportRemark } from '../text/import-remarks.ts';
import { keptRemarks } from '../text/table/kept-remarks.ts';
import type { ReadTable, SheetTable } from '../text/table/sheet-table.ts';
import { isUnchanged, type TableChanges, tableChanges } from '../text/table/table-changes.ts';

/** A file of tables as it was read. */
export interface SheetsFile {
  readonly path: string;
  readonly tables: readonly ReadTable[];
  /** What is said of the whole file. */
  readonly remarks: readonly ImportRemark[];
  /** The encoding the user named; absent where nobody was asked. */
  readonly encoding?: string;
}

/** Says of rows of cells whether they are the same: FNV-1a over their texts, twice over for 64 bits. */
export function tableSum(rows: readonly (readonly string[])[]): string {
  const text = JSON.stringify(rows);
  let [one, other] = [0x811c9dc5, 0x01000193];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    one = Math.imul(one ^ unit, 0x01000193);
    other = Math.imul(other ^ (unit + at), 0x85ebca6b);
  }
  return [one, other].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}

const copyOf = (rows: SheetTable['rows']) => rows.map((row) => [...row]);

/** Cells that stand by themselves, as a record keeps them: of none there is no list. */
function alignsOrNone(cellAligns: readonly CellAlign[]): Pick<TableBlock, 'cellAligns'> {
  return cellAligns.length === 0 ? {} : { cellAligns: cellAligns.map((one) => ({ ...one })) };
}

/** What of a block a table is; a column's width counts where the source says it of every column. */
function ownOf({ rows, spans, headRows, align, cellAligns, widths }: SheetTable) {
  return {
    rows: copyOf(rows),
    headRows,
    align: [...align],
    ...alignsOrNone(cellAligns),
    ...(spans.length === 0 ? {} : { spans: spans.map((span) => ({ ...span })) }),
    ...(widths.length === 0 ? {} : { widths: [...widths] }),
  };
}

const remarkSum = ({ kind, count, text = '' }: ImportRemark) => tableSum([[kind, String(count), text]]);

/** The link a block keeps to the table of a file. */
function sourceOf(
  { path, tables, encoding }: SheetsFile,
  { name, rows }: SheetTable,
  remarks: readonly ImportRemark[],
): NonNullable<TableBlock['source']> {
  const sheets = tables.length < 2 ? [] : tables.map(({ table }) => table.name);
  const named = encoding === undefined ? {} : { encoding };
  const told = remarks.length === 0 ? {} : { told: remarks.map(remarkSum) };
  return { path, sheet: name, sheets, ...named, sum: tableSum(rows), ...told };
}

/** The block with another table in it, and with what is to be looked at in it; its link is to the file where there is one. */
export function withTable(block: TableBlock, { table, remarks }: ReadTable, file: SheetsFile | null): TableBlock {
  const { spans: _spans, cellAligns: _aligns, widths: _widths, source: _source, importRemarks: _told, ...rest } = block;
  const importRemarks = keptRemarks([...(file?.remarks ?? []), ...remarks]);
  const own = { ...rest, ...ownOf(table), ...(importRemarks.length === 0 ? {} : { importRemarks }) };
  return file === null ? own : { ...own, source: sourceOf(file, table, importRemarks) };
}

/** The table of a file that a block is linked to; undefined where its sheet is gone. */
export function linkedTable(block: TableBlock, { tables }: SheetsFile): ReadTable | undefined {
  const { sheet = '' } = block.source ?? {};
  return tables.find(({ table }) => table.name === sheet) ?? (tables.length === 1 ? tables[0] : undefined);
}

/** The sheets of a file beside the one that is taken, as a remark. */
export function otherSheets({ tables }: Pick<SheetsFile, 'tables'>, taken: ReadTable): ImportRemark[] {
  const names = tables.filter((one) => one !== taken).map(({ table }) => table.name);
  return names.length === 0 ? [] : [{ kind: 'table-others', count: names.length, text: names.join('、') }];
}

/** What reading a block's file again brings. */
export interface TableUpdate {
  readonly block: TableBlock;
  readonly changes: TableChanges;
  /** Cells that a hand had changed and that are now as in the file. */
  readonly isOverwritten: boolean;
  readonly isUnchanged: boolean;
}

/** What is to be looked at of a file that was read again: not what was said of it before and is settled since. */
function unsettled(before: TableBlock, { importRemarks = [] }: TableBlock): Pick<TableBlock, 'importRemarks'> {
  const open = new Set((before.importRemarks ?? []).map(remarkSum));
  const settled = new Set((before.source?.told ?? []).filter((sum) => !open.has(sum)));
  const left = importRemarks.filter((remark) => !settled.has(remarkSum(remark)));
  return left.length === 0 ? {} : { importRemarks: left };
}

/** A block as its file has it now: cells and what is merged; how it stands stays, as long as it has as many columns. */
export function updatedTable(block: TableBlock, read: ReadTable, file: SheetsFile): TableUpdate {
  const { table } = read;
  const changes = tableChanges(block.rows, table.rows);
  const wasEdited = block.source !== undefined && tableSum(block.rows) !== block.source.sum;
  const fresh = withTable(block, read, file);
  const isAlike = changes.columnsAdded + changes.columnsRemoved === 0;
  const kept = {
    align: block.align,
    headRows: block.headRows,
    ...(block.widths === undefined ? {} : { widths: block.widths }),
    ...alignsOrNone(movedAligns(block.cellAligns ?? [], block.rows, table.rows)),
  };
  const { importRemarks: _told, ...bare } = fresh;
  const now: TableBlock = { ...bare, ...unsettled(block, fresh) };
  const { widths: _widths, cellAligns: _aligns, ...without } = now;
  return {
    block: isAlike ? { ...without, ...kept } : now,
    changes,
    isOverwritten: wasEdited && !isUnchanged(changes),
    isUnchanged: isUnchanged(changes),
  };
}

/** Width of a text in em: what is wide in East Asian faces is one (Unicode annex 11), other characters about half. */
function emOf(text: string): number {
  let width = 0;
  for (const character of text)
    width += /[\u1100-\u115f\u2e80-\uffdc]|[\u{1f300}-\u{3ffff}]/u.test(character) ? 1 : 0.56;
  return width;
}

/** Space beside a column's cells, in em. */
const PADS = 1;

/** About how wide a table is with each cell on one line, in em. */
function naturalEm({ rows }: SheetTable): number {
  const count = Math.max(0, ...rows.map((row) => row.length));
  const widest = Array.from({ length: count }, (_, column) =>
    Math.max(0, ...rows.map((row) => Math.max(0, ...(row[column] ?? '').split('\n').map(emOf)))),
  );
  return widest.reduce((sum, width) => sum + Math.min(width, 16) + PADS, 0);
}

/** About how many lines a table has in a width. */
function linesIn({ rows, widths, spans }: SheetTable, style: Style, width: number): number {
  const count = Math.max(1, ...rows.map((row) => row.length));
  const all = widths.reduce((sum, own) => sum + own, 0);
  const roomOf = (column: number) => ((all > 0 ? (widths[column] ?? 0) / all : 1 / count) * width) / style.size - PADS;
  const merged = new Set(spans.map(({ row, column }) => `${row} ${column}`));
  return rows.reduce((sum, row, at) => {
    const lines = row.map((cell, column) =>
      merged.has(`${at} ${column}`)
        ? 1
        : cell
            .split('\n')
            .reduce((own, line) => own + Math.max(1, Math.ceil(emOf(line) / Math.max(2, roomOf(column)))), 0),
    );
    return sum + Math.max(1, ...lines);
  }, 0);
}

/** Points that rules take above and below. */
const RULES = 2;

/**
 * A frame for a table on a page: as many base columns as it is wide, as high as it is long, where nothing stands, or copy
 * that gives way. Null where the page has neither: a table is laid on nothing that stays.
 */
export function tablePlace(edition: Edition, page: Page, table: SheetTable): Frame | null {
  const { grid } = page;
  const style = edition.styles['table'] ?? edition.styles['caption'];
  const most = gridRows(grid) - HEAD_ROWS;
  if (style === undefined) return gridFrame(grid, 0, grid.columns, HEAD_ROWS, 9);
  const gutter = gutterWidth(grid);
  const wanted = naturalEm(table) * style.size;
  // No table stands over a fold.
  const { columns } = halfGrid(grid, 'left');
  const span = Math.max(1, Math.min(columns, Math.ceil((wanted + gutter) / (columnWidth(grid) + gutter))));
  const { width } = gridFrame(grid, 0, span, 0, 1);
  const height = linesIn(table, style, width) * style.leading + RULES;
  const needed = Math.max(1, Math.ceil(height / grid.leading));
  const others = standingOn(edition, page.id).filter(({ kind }) => blockModule(kind).runaround !== 'on');
  // On a page that is full, copy gives way: nothing else does.
  const solid = others.filter(({ kind }) => blockModule(kind).runaround !== 'text');
  const free = (blocks: readonly Block[], rows: number) => {
    const size = { span, rows, shift: 0, height: rows * grid.leading };
    const frames = blocks.map((block) => block.frame);
    return freePlace(grid, size, frames, HEAD_ROWS);
  };
  if (needed <= most) return free(others, needed) ?? free(solid, needed);
  // One that no page holds gets the tallest place there is: that rows of it are not seen is found by the checks.
  for (let rows = most; rows > 0; rows--) {
    const place = free(solid, rows);
    if (place !== null) return place;
  }
  return null;
}

/**
 * The story a new table goes with: the one at hand where it stands on the page, else the one whose copy gives way to it.
 * Where neither is there, the one at hand.
 */
export function tableStory(edition: Edition, page: Page, frame: Frame, atHand: ArticleId | null): ArticleId | null {
  const blocks = standingOn(edition, page.id);
  if (blocks.some((block) => 'articleId' in block && block.articleId === atHand)) return atHand;
  for (const block of blocks) if (block.kind === 'body' && overlap(block.frame, frame)) return block.articleId;
  return atHand;
}
