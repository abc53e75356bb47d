/** What pages say, as a plain tree: stories, what each consists of, and its words, in reading order. */
import { middleOfRun } from '../compose/composed-halves.ts';
import type { ArticleFit, ComposedPage, GlyphRun } from '../compose/display-list.ts';
import type { BlockId } from '../edition/ids.ts';
import type { Edition } from '../edition/records.ts';
import { numberAt } from '../edition/spreads.ts';
import { linksBetween } from './links.ts';
import { ReadingOrder, type ReadNode } from './order.ts';

/** Words as they stand in one block of one page. */
interface ReadPiece {
  readonly page: number;
  readonly blockId: BlockId;
  readonly text: string;
}

/** A headline, a paragraph, a picture, a table or one of its cells, with its words. */
export interface ToldNode extends Omit<ReadNode, 'rows' | 'place'> {
  /** Where its words stand: one after another they are what it says. None for a picture. */
  readonly pieces: readonly ReadPiece[];
  readonly rows: readonly (readonly ToldNode[])[];
  /** The page that it leads to; null where it leads nowhere. */
  readonly leadsTo: number | null;
}

export interface ToldStory {
  /** The article's; empty for a block by itself. */
  readonly title: string;
  readonly nodes: readonly ToldNode[];
}

/** The words of a node, those of its cells among them. */
export function wordsOfNode({ pieces, rows }: ToldNode): string {
  return [...pieces.map(({ text }) => text), ...rows.flat().map(wordsOfNode)].join('');
}

/** The number of the page that words stand on: on a 通版 of its half. */
function numberOfRun(edition: Edition, page: ComposedPage, run: GlyphRun): number {
  const record = edition.pages[page.id];
  const isWhole = page.also !== undefined && record !== undefined;
  return isWhole ? numberAt(record, { x: middleOfRun(run), width: 0 }) : page.number;
}

/** What pages say. `fits` know where stories jump to; without them, refers alone lead anywhere. */
export function readingTree(
  edition: Edition,
  pages: readonly ComposedPage[],
  fits: readonly ArticleFit[] = [],
): ToldStory[] {
  const order = new ReadingOrder(edition);
  const pieces = new Map<ReadNode, ReadPiece[]>();
  for (const page of pages) {
    for (const item of page.items) {
      const node = order.nodeOf(item, page);
      if (node === null || item.kind !== 'glyphs') continue;
      const known = pieces.get(node) ?? [];
      pieces.set(node, known);
      const last = known.at(-1);
      const own = { page: numberOfRun(edition, page, item), blockId: item.blockId, text: item.text };
      if (last?.page === own.page && last.blockId === own.blockId)
        known[known.length - 1] = { ...own, text: last.text + own.text };
      else known.push(own);
    }
  }
  const leads = new Map(linksBetween(edition, fits, pages).map(({ key, to }) => [key, to]));
  const told = (node: ReadNode): ToldNode => ({
    role: node.role,
    key: node.key,
    alt: node.alt,
    pieces: pieces.get(node) ?? [],
    rows: node.rows.map((row) => row.map(told)),
    ...(node.span === undefined ? {} : { span: node.span }),
    leadsTo: leads.get(node.key) ?? null,
  });
  return order.stories.map(({ title, nodes }) => ({ title, nodes: nodes.map(told) }));
}
