/** Words that a block holds itself, as text to type in: a quotation, the lines of page text, a cell of a table; and a refer's headline. */
import { cutTo } from '../../shared/blocks/cut-to.ts';
import { type BlockKind, type Block as BlockOf, blockModule } from '../../shared/blocks/kinds.ts';
import { type CellPlace, withCellWords } from '../../shared/blocks/table-cells.ts';
import { editBlock, editHeadline } from '../../shared/edition/edits.ts';
import type { BlockId } from '../../shared/edition/ids.ts';
import type { Patch } from '../../shared/edition/operations.ts';
import type { Block, Edition } from '../../shared/edition/records.ts';
import { columnCount } from '../../shared/text/table/column-count.ts';
import { MOST_COLUMNS, MOST_IN_CELL, MOST_ROWS } from '../../shared/text/table/table-limits.ts';
import { MOST_IN_LINE } from './copy-lines.ts';

/** Which words: a block's, or those of a cell of it by row and column, from 0. */
export interface WordsPlace {
  readonly block: BlockId;
  readonly cell: CellPlace | null;
}

/** Words as they are, and how they are changed. */
export interface OwnWords {
  readonly text: string;
  /** What the history calls an edit of them. */
  readonly label: string;
  /** UTF-16 units they can have: what is more is cut by {@link write}. */
  readonly most: number;
  /** They can have lines; a cell's are few, and Enter leads on from it. */
  readonly hasLines: boolean;
  write(text: string): Patch[];
}

function cellWords(edition: Edition, block: BlockOf<'table'>, cell: CellPlace): OwnWords {
  // A table that nobody has filled begins with the cell that is typed in.
  const rows = block.rows.length === 0 ? [['']] : block.rows;
  return {
    text: rows[cell.row]?.[cell.column] ?? '',
    label: 'table.words',
    most: MOST_IN_CELL,
    hasLines: true,
    write: (text) => editBlock(edition, withCellWords({ ...block, rows }, cell, cutTo(text, MOST_IN_CELL))),
  };
}

function typedWords<K extends BlockKind>(edition: Edition, block: BlockOf<K> & Block): OwnWords | null {
  const { typed } = blockModule<K>(block.kind);
  if (typed === undefined || typed.isShown?.(block) === false) return null;
  const { most, hasLines = true } = typed;
  const label = block.kind === 'pullquote' ? 'block.quotation' : 'block.words';
  return {
    ...{ text: typed.read(block), label, most, hasLines },
    write: (text) => editBlock(edition, typed.write(block, cutTo(text, most))),
  };
}

/** A refer is written with the headline of the story it points to. */
function referWords(edition: Edition, block: BlockOf<'refer'>): OwnWords | null {
  const article = edition.articles[block.articleId];
  if (article === undefined) return null;
  return {
    text: article.headlines.headline.join('\n'),
    label: 'edit.headline',
    most: MOST_IN_LINE,
    hasLines: true,
    write: (text) => {
      const all = cutTo(text, MOST_IN_LINE);
      return editHeadline(edition, article.id, 'headline', all === '' ? [] : all.split('\n'));
    },
  };
}

/** The words at a place; null where the block has none of its own, or is gone. */
export function wordsAt(edition: Edition, { block: id, cell }: WordsPlace): OwnWords | null {
  const block = edition.blocks[id];
  if (block === undefined || block.locked === true) return null;
  if (block.kind === 'table') return cell === null ? null : cellWords(edition, block, cell);
  if (block.kind === 'refer') return referWords(edition, block);
  return typedWords(edition, block);
}

/** A table with one more row at its foot, or one more column at its right; null where it has as many as it may. */
export function grown(edition: Edition, id: BlockId, by: 'row' | 'column'): Patch[] | null {
  const block = edition.blocks[id];
  if (block?.kind !== 'table') return null;
  const columns = Math.max(1, columnCount(block.rows));
  const rows = block.rows.length === 0 ? [['']] : block.rows;
  if (by === 'row') {
    if (rows.length >= MOST_ROWS) return null;
    return editBlock(edition, {
      ...block,
      rows: [...rows.map((row) => [...row]), Array.from({ length: columns }, () => '')],
    });
  }
  if (columns >= MOST_COLUMNS) return null;
  const wider = rows.map((row) => Array.from({ length: columns + 1 }, (_, at) => row[at] ?? ''));
  return editBlock(edition, { ...block, rows: wider });
}
