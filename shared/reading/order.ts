/**
 * The order in which pages are read: article by article, whatever frames and pages one runs through. What each block
 * says of itself is its module's `reading`.
 */

import { Merged } from '../blocks/cell-spans.ts';
import { type BlockKind, blockModule } from '../blocks/kinds.ts';
import { besideText, type ReadElement, type Reading, type ReadingRole, type ReadWords } from '../blocks/reading.ts';
import type { ComposedPage, DisplayItem, GlyphRun } from '../compose/display-list.ts';
import type { ArticleId, BlockId } from '../edition/ids.ts';
import { standingBlock } from '../edition/masters.ts';
import type { Block, Edition } from '../edition/records.ts';
import { articleTitle, printedBody } from '../edition/selectors.ts';
import { isCreditPart } from '../edition/text.ts';

/** What is read as one: a headline, a paragraph, a picture, a table or one of its cells (ISO 32000-1 §14.8.4). */
export interface ReadNode {
  readonly role: ReadingRole | 'TH' | 'TD';
  /** Names it within its story; whoever knows where it leads finds it by that. */
  readonly key: string;
  /** Where it stands within its story. */
  readonly place: number;
  /** What is said in place of a picture. */
  readonly alt: string;
  /** The cells of a table, row by row; every row has as many, but for those that a merged one takes the place of. */
  readonly rows: readonly (readonly ReadNode[])[];
  /** Rows and columns that a merged cell takes; absent of others. */
  readonly span?: { readonly rows: number; readonly columns: number };
}

/** What is read together: an article, or a block that belongs to none. */
export interface ReadStory {
  /** The article's; empty for a block by itself. */
  readonly title: string;
  /** In reading order. */
  readonly nodes: readonly ReadNode[];
}

/** A table whose cells words are in. */
type TableOfWords = NonNullable<ReadElement['table']>;

/** Where words or a picture belong. */
interface Belonging {
  /** An article's id, or a block's that belongs to none. */
  readonly story: string;
  readonly key: string;
  readonly role: ReadingRole;
  readonly place: number;
  readonly alt?: string;
  readonly table?: { readonly table: TableOfWords; readonly words: string };
}

/** The key of a block's node; of a notice of a jump with the baseline that it stands on. */
export function nodeKey(blockId: BlockId, baseline: number | null): string {
  return baseline === null ? blockId : `${blockId}@${baseline}`;
}

/** A cell for each of a table's, those without words too; none where a merged one lies. */
function cellsOf({ rows, headRows, spans }: TableOfWords): ReadNode[][] {
  const count = Math.max(0, ...rows.map((row) => row.length));
  const merged = new Merged(spans, rows);
  return rows.map((_, at) =>
    Array.from({ length: count }, (_cell, column) => column).flatMap((column): ReadNode[] => {
      if (merged.isCovered(at, column)) return [];
      const role = at < headRows ? ('TH' as const) : ('TD' as const);
      const node = { role, key: `${at}.${column}`, place: 0, alt: '', rows: [] };
      const span = merged.spanOf(at, column);
      return [span === undefined ? node : { ...node, span: { rows: span.rows, columns: span.columns } }];
    }),
  );
}

const bareLength = (text: string) => text.replace(/\s/gu, '').length;

function readingOf<K extends BlockKind>(block: Block<K>, words: ReadWords): Reading {
  return blockModule<K>(block.kind).reading(block, words);
}

/** Puts what pages show into stories. Pages come in their order, items as they are painted. */
export class ReadingOrder {
  readonly #edition: Edition;
  readonly #stories = new Map<string, { readonly title: string; readonly nodes: Map<string, ReadNode> }>();
  /** Places of paragraphs in their bodies, of the articles met. */
  readonly #paragraphs = new Map<
    ArticleId,
    ReadonlyMap<string, { readonly place: number; readonly isSubhead: boolean }>
  >();
  /** The last paragraph met of each article: a notice stands after it. */
  readonly #last = new Map<string, number>();
  /** How many characters of each table have been met. */
  readonly #inTables = new Map<ReadNode, number>();

  constructor(edition: Edition) {
    this.#edition = edition;
  }

  /** What was met so far. */
  get stories(): ReadStory[] {
    return [...this.#stories.values()].map(({ title, nodes }) => ({
      title,
      nodes: [...nodes.values()].sort((a, b) => a.place - b.place),
    }));
  }

  /** What an item is part of; null for what is not read. */
  nodeOf(item: DisplayItem, page: ComposedPage): ReadNode | null {
    const belonging = this.#belonging(item, page);
    if (belonging === null) return null;
    const { story, key, role, place, alt = '', table } = belonging;
    let known = this.#stories.get(story);
    if (known === undefined) {
      const article = this.#edition.articles[story];
      known = { title: article === undefined ? '' : articleTitle(article), nodes: new Map() };
      this.#stories.set(story, known);
    }
    let node = known.nodes.get(key);
    if (node === undefined) {
      node = { role, key, place, alt, rows: table === undefined ? [] : cellsOf(table.table) };
      known.nodes.set(key, node);
    }
    return table === undefined ? node : this.#cell(node, table.table, table.words);
  }

  /** The cell that words of a table are in: they come cell by cell, a cell's perhaps in several runs. */
  #cell(node: ReadNode, { rows }: TableOfWords, words: string): ReadNode {
    const met = this.#inTables.get(node) ?? 0;
    this.#inTables.set(node, met + bareLength(words));
    let end = 0;
    for (const [row, texts] of rows.entries()) {
      for (const [column, text] of texts.entries()) {
        const cell = node.rows[row]?.find(({ key }) => key === `${row}.${column}`);
        // Words under a merged cell are not set.
        if (cell === undefined) continue;
        end += bareLength(text);
        if (met < end) return cell;
      }
    }
    return node;
  }

  #belonging(item: DisplayItem, page: ComposedPage): Belonging | null {
    const found = this.#edition.blocks[item.blockId] === undefined ? standingBlock(this.#edition, item.blockId) : null;
    const block = found?.standing ?? this.#edition.blocks[item.blockId];
    // Words that a master repeats on pages are furniture of theirs (ISO 32000-1 §14.8.2.2.2); page 1 has its own to say.
    if (found !== null && found.master.master.on !== 'front' && item.kind === 'glyphs') return null;
    if (block === undefined || item.kind === 'fill' || item.kind === 'stroke') return null;
    if (item.kind === 'echo') return null;
    // What is drawn of a panel or round a picture says nothing, and a picture's part that is painted once more is said already.
    if (item.kind === 'drawing' && item.alt === '' && item.overprints === true) return null;
    if (item.kind === 'picture' && item.veil !== undefined) return null;
    const own = 'articleId' in block ? block.articleId : block.id;
    if (item.kind === 'glyphs') return this.#words(item, block, own, page);
    return { story: own, key: block.id, role: 'Figure', place: besideText(block.order), alt: item.alt };
  }

  #words(run: GlyphRun, block: Block, own: string, page: ComposedPage): Belonging | null {
    if (run.isReading === true) return null;
    const part = run.source?.part.split('.')[0] ?? null;
    const reading = readingOf(block, { text: run.text, part });
    if (reading === 'artifact') return null;
    if (reading === 'flow') return 'articleId' in block ? this.#copy(run, block.articleId, page) : null;
    const { role, within, name, place, table } = reading;
    return {
      story: within === 'article' ? own : block.id,
      key: name ?? nodeKey(block.id, null),
      role,
      place: place === 'after-last' ? (this.#last.get(own) ?? 0) + 0.75 : place,
      ...(table === undefined ? {} : { table: { table, words: run.text } }),
    };
  }

  /** A paragraph of a story, or a notice of a jump among them. */
  #copy(run: GlyphRun, articleId: ArticleId, page: ComposedPage): Belonging {
    if (run.source !== null && isCreditPart(run.source.part)) {
      const last = this.#last.get(articleId);
      const key = last === undefined ? 'credits-before' : 'credits-after';
      return { story: articleId, key, role: 'P', place: last === undefined ? -0.5 : last + 0.25 };
    }
    const paragraph = run.source === null ? undefined : this.#paragraphsOf(articleId).get(run.source.part);
    if (run.source === null || paragraph === undefined) {
      const after = (this.#last.get(articleId) ?? 0) + 0.5 + page.number / 1000;
      return { story: articleId, key: nodeKey(run.blockId, run.y), role: 'Link', place: after };
    }
    const { place, isSubhead } = paragraph;
    this.#last.set(articleId, place);
    return { story: articleId, key: run.source.part, role: isSubhead ? 'H3' : 'P', place };
  }

  #paragraphsOf(id: ArticleId) {
    let known = this.#paragraphs.get(id);
    if (known === undefined) {
      const article = this.#edition.articles[id];
      const body = article === undefined ? [] : printedBody(article);
      known = new Map(
        body.map((paragraph, place) => [paragraph.id, { place, isSubhead: paragraph.type === 'subhead' }]),
      );
      this.#paragraphs.set(id, known);
    }
    return known;
  }
}
