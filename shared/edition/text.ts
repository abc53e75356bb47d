/**
 * The texts of an article and of a block: what can be read, written and pointed at, each under its {@link PartId}.
 *
 * A place in text is a part and a UTF-16 offset in it. How parts are named is known here and nowhere else; the
 * names are stored in marks and logs, so they stay as they are:
 * a paragraph's id; `kicker.0`, `headline.0`, `deck.0` (a line each); `summary`, `banner`, `byline`, `dateline`,
 * `source`, `editor`; `caption.<photo id>`, `credit.<photo id>`; `quote.<block id>`, `note.<block id>`,
 * `cell.<block id>.<row>.<column>`.
 *
 * Text is changed by the patches of `text-patches.ts`, which carry their own maps: `mapPlace` of `text-maps.ts` says
 * where a place is after one. What was done at the same time elsewhere is taken into account by `rebase.ts`.
 */
import { type BlockKind, blockModule } from '../blocks/kinds.ts';
import { type Credit, credits, type HeadlineList, headlineLists, type PhotoText } from './article-records.ts';
import type { BlockId, PartId, PhotoId } from './ids.ts';
import { sliceLeaves, tidyLeaves } from './leaves.ts';
import type { Article, Block, Leaf, Paragraph, Photo } from './records.ts';
import { paragraphText } from './selectors.ts';
import { keepsLinesTidy, keepsWordsTidy, runsOfLines, runsOfWords, withLines, withWords } from './styled-lines.ts';

/** Parts of an article that there is one of. */
const soleKinds: ReadonlyMap<string, Credit | 'banner'> = new Map(
  (['banner', ...credits] as const).map((kind) => [kind, kind]),
);
/** Parts that came into articles later; one that is empty is not kept in the record. */
const laterKinds = ['dateline', 'editor'] as const;
type LaterKind = (typeof laterKinds)[number];

/** What a part is in its article or block. */
export type PartKind = HeadlineList | Credit | 'banner' | 'paragraph' | 'caption' | 'credit' | BlockPartKind;
type BlockPartKind = 'quote' | 'note' | 'cell';

/** A text with what it is called and what it is. */
export interface TextPart {
  readonly part: PartId;
  readonly kind: PartKind;
  readonly text: string;
}

/** Where in an article a part is kept. */
type ArticlePart =
  | { readonly kind: HeadlineList; readonly index: number }
  | { readonly kind: Credit | 'banner' }
  | { readonly kind: PhotoText; readonly photo: string }
  | { readonly kind: 'paragraph'; readonly id: string };

function named(name: string): PartId {
  return name as PartId;
}

/** Brackets and spaces round credits as they are set: they are in no part's text, and there is no such part to read. */
export const CREDIT_MARKS = named('credit-marks');

/** The part that is a line of the headline set. */
export function linePart(list: HeadlineList, index: number): PartId {
  return named(`${list}.${index}`);
}

/** The part that is a photo's caption. */
export function captionPart(photo: PhotoId): PartId {
  return named(`caption.${photo}`);
}

/** The part that is a photo's credit. */
export function creditPart(photo: PhotoId): PartId {
  return named(`credit.${photo}`);
}

/** The part of an article that there is one of. */
export function solePart(kind: Credit | 'banner'): PartId {
  return named(kind);
}

const LINE = /^(kicker|headline|deck)\.(\d{1,6})$/u;
const PHOTO = /^(caption|credit)\.(.+)$/u;

function articlePart(part: string): ArticlePart {
  // Most parts are paragraphs, whose ids hold no dot and are none of the few names.
  const sole = soleKinds.get(part);
  if (sole !== undefined) return { kind: sole };
  if (part.includes('.')) {
    const [, list, index] = LINE.exec(part) ?? [];
    if (list === 'kicker' || list === 'headline' || list === 'deck') return { kind: list, index: Number(index) };
    const [, kind, photo = ''] = PHOTO.exec(part) ?? [];
    if (kind === 'caption' || kind === 'credit') return { kind, photo };
  }
  return { kind: 'paragraph', id: part };
}

/** What a part of an article is, by its name. */
export function partKind(part: string): Exclude<PartKind, BlockPartKind> {
  return articlePart(part).kind;
}

/** True of a credit, and of what stands round credits. */
export function isCreditPart(part: string): boolean {
  return part === CREDIT_MARKS || credits.some((credit) => credit === part);
}

/** The list a line of the headline set is in, and its number there; null of other parts. */
export function headlineLine(part: string): { readonly list: HeadlineList; readonly index: number } | null {
  const at = articlePart(part);
  return 'index' in at ? { list: at.kind, index: at.index } : null;
}

/** The photo whose caption or credit a part is; null of other parts. */
export function photoOfPart(article: Article, part: string): Photo | null {
  const at = articlePart(part);
  return 'photo' in at ? (article.photos.find(({ id }) => id === at.photo) ?? null) : null;
}

/** The texts of an article in reading order, empty ones too; a dateline or an editor only where there is one. */
export function partsOf(article: Article): TextPart[] {
  const { headlines, dateline, editor, body, photos } = article;
  const sole = (kind: Credit | 'banner', text: string): TextPart => ({ part: solePart(kind), kind, text });
  const lines = headlineLists.flatMap((kind) =>
    headlines[kind].map((text, index): TextPart => ({ part: linePart(kind, index), kind, text })),
  );
  return [
    sole('banner', article.banner),
    ...lines,
    sole('summary', headlines.summary),
    sole('byline', article.byline),
    ...(dateline === undefined ? [] : [sole('dateline', dateline)]),
    sole('source', article.source),
    ...body.map((one): TextPart => ({ part: one.id, kind: 'paragraph', text: paragraphText(one) })),
    ...(editor === undefined ? [] : [sole('editor', editor)]),
    ...photos.flatMap((photo): TextPart[] => [
      { part: captionPart(photo.id), kind: 'caption', text: photo.caption },
      { part: creditPart(photo.id), kind: 'credit', text: photo.credit },
    ]),
  ];
}

/** A part's text; null where the article has no such part. An article without a dateline or an editor has an empty one. */
export function readPart(article: Article, part: string): string | null {
  const at = articlePart(part);
  switch (at.kind) {
    case 'kicker':
    case 'headline':
    case 'deck':
      return article.headlines[at.kind][at.index] ?? null;
    case 'summary':
      return article.headlines.summary;
    case 'dateline':
    case 'editor':
      return article[at.kind] ?? '';
    case 'banner':
    case 'byline':
    case 'source':
      return article[at.kind];
    case 'caption':
    case 'credit':
      return article.photos.find(({ id }) => id === at.photo)?.[at.kind] ?? null;
    case 'paragraph': {
      const own = article.body.find(({ id }) => id === at.id);
      return own === undefined ? null : paragraphText(own);
    }
  }
}

/** The part of a name; null where the article has none of it. */
export function partNamed(article: Article, name: string): PartId | null {
  return readPart(article, name) === null ? null : named(name);
}

/** All runs of a part with their character styles; null where there is no such part. */
function runsOfPart(article: Article, part: string): readonly Leaf[] | null {
  const at = articlePart(part);
  switch (at.kind) {
    case 'paragraph':
      return article.body.find(({ id }) => id === at.id)?.children ?? null;
    case 'kicker':
    case 'headline':
    case 'deck':
      return runsOfLines(article.headlines, at.kind)[at.index] ?? null;
    case 'caption':
    case 'credit': {
      const photo = article.photos.find(({ id }) => id === at.photo);
      return photo === undefined ? null : runsOfWords(photo, at.kind);
    }
    default: {
      const text = readPart(article, part);
      return text === null ? null : [{ text }];
    }
  }
}

/** Runs of a part's text with their character styles; null where there is no such part. */
export function readRuns(article: Article, part: string, from = 0, to = Number.POSITIVE_INFINITY): Leaf[] | null {
  const runs = runsOfPart(article, part);
  return runs === null ? null : sliceLeaves(runs, from, to);
}

/** True of parts whose characters can have styles: paragraphs, lines of a headline set, captions and credits of photos. */
export function hasLooks(part: string): boolean {
  const at = articlePart(part);
  return 'id' in at || 'index' in at || 'photo' in at;
}

/** The paragraph that a part is; null of other parts. */
export function paragraphOf(article: Article, part: string): Paragraph | null {
  return article.body.find(({ id }) => id === part) ?? null;
}

/** A list with another entry at an index. */
function replaced<T>(list: readonly T[], index: number, entry: T): T[] {
  return list.map((old, at) => (at === index ? entry : old));
}

/** The article with another text in a part that is not kept while it is empty. */
function withLater(article: Article, kind: LaterKind, text: string): Article {
  const { [kind]: _old, ...rest } = article;
  return text === '' ? rest : { ...rest, [kind]: text };
}

/**
 * True where a part is kept as {@link writeRuns} keeps it, so that taking words out and putting them back leaves no
 * trace: not where an empty one is kept that need not be, nor where styles are kept of words that have gone.
 */
export function isKeptTidy(article: Article, part: string): boolean {
  const at = articlePart(part);
  if ('index' in at) return keepsLinesTidy(article.headlines, at.kind);
  if ('photo' in at) return article.photos.every((photo) => photo.id !== at.photo || keepsWordsTidy(photo, at.kind));
  return !laterKinds.some((kind) => kind === part && article[kind] === '');
}

/** The article with other runs in a part; null where it has no such part. What can have no style is written without. */
export function writeRuns(article: Article, part: string, runs: readonly Leaf[]): Article | null {
  if (readPart(article, part) === null) return null;
  const text = runs.map((leaf) => leaf.text).join('');
  const at = articlePart(part);
  switch (at.kind) {
    case 'kicker':
    case 'headline':
    case 'deck': {
      const lines = replaced(runsOfLines(article.headlines, at.kind), at.index, [...runs]);
      return { ...article, headlines: withLines(article.headlines, at.kind, lines) };
    }
    case 'summary':
      return { ...article, headlines: { ...article.headlines, summary: text } };
    case 'dateline':
    case 'editor':
      return withLater(article, at.kind, text);
    case 'banner':
    case 'byline':
    case 'source':
      return { ...article, [at.kind]: text };
    case 'caption':
    case 'credit':
      return {
        ...article,
        photos: article.photos.map((photo) => (photo.id === at.photo ? withWords(photo, at.kind, runs) : photo)),
      };
    case 'paragraph':
      return {
        ...article,
        body: article.body.map((one) => (one.id === at.id ? { ...one, children: tidyLeaves(runs) } : one)),
      };
  }
}

/**
 * The article with another text in a part; null where it has no such part. Its character styles are lost: what edits
 * text builds patches (`text-edits.ts`).
 */
export function writePart(article: Article, part: string, text: string): Article | null {
  return writeRuns(article, part, [{ text }]);
}

const CELL = /^cell\.(.+)\.(\d{1,6})\.(\d{1,6})$/u;

/** The part that is a block's own words. */
export function quotePart(block: BlockId): PartId {
  return named(`quote.${block}`);
}

/** The part that is a block's second text: where a figure is from. */
export function notePart(block: BlockId): PartId {
  return named(`note.${block}`);
}

/** The part that is a cell of a block, by its row and column from 0. */
export function cellPart(block: BlockId, row: number, column: number): PartId {
  return named(`cell.${block}.${row}.${column}`);
}

/** The row and column of the cell of a block that a part is; null of other parts. */
export function cellOf(block: BlockId, part: string): { readonly row: number; readonly column: number } | null {
  const [, id, row, column] = CELL.exec(part) ?? [];
  return id === block ? { row: Number(row), column: Number(column) } : null;
}

/** How a block's own words are read and written: those that are searched, or else those that are typed where it stands. */
function ownWords<K extends BlockKind>(kind: K) {
  const { words, typed } = blockModule<K>(kind);
  return words ?? typed;
}

/** The texts of a block: its own words, what stands below them, and its cells row by row. */
export function blockParts<K extends BlockKind>(block: Block<K>): TextPart[] {
  const { note, cells } = blockModule<K>(block.kind);
  const text = ownWords(block.kind)?.read(block) ?? null;
  const own: TextPart[] = text === null ? [] : [{ part: quotePart(block.id), kind: 'quote', text }];
  const below: TextPart[] =
    note === undefined ? [] : [{ part: notePart(block.id), kind: 'note', text: note.read(block) }];
  const rows = cells?.read(block) ?? [];
  return [
    ...own,
    ...below,
    ...rows.flatMap((row, at) =>
      row.map((text, column): TextPart => ({ part: cellPart(block.id, at, column), kind: 'cell', text })),
    ),
  ];
}

/** A part of a block; null where it has no such part. */
export function readBlockPart<K extends BlockKind>(block: Block<K>, part: string): string | null {
  const { note, cells } = blockModule<K>(block.kind);
  if (part === quotePart(block.id)) return ownWords(block.kind)?.read(block) ?? null;
  if (part === notePart(block.id)) return note?.read(block) ?? null;
  const at = cellOf(block.id, part);
  return at === null ? null : (cells?.read(block)[at.row]?.[at.column] ?? null);
}

/** The part of a name; null where the block has none of it. */
export function blockPartNamed(block: Block, name: string): PartId | null {
  return readBlockPart(block, name) === null ? null : named(name);
}

/** The block with another text in a part; null where it has no such part. A kind may cut what it has no room for. */
export function writeBlockPart<K extends BlockKind>(block: Block<K>, part: string, text: string): Block<K> | null {
  if (readBlockPart<K>(block, part) === null) return null;
  const { note, cells } = blockModule<K>(block.kind);
  if (part === notePart(block.id)) return note?.write(block, text) ?? null;
  const at = cellOf(block.id, part);
  if (at === null) return ownWords(block.kind)?.write(block, text) ?? null;
  const rows = cells?.read(block) ?? [];
  return cells?.write(block, replaced(rows, at.row, replaced(rows[at.row] ?? [], at.column, text))) ?? null;
}
