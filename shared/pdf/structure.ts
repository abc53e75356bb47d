/**
 * Logical structure of a file for readers on screen: articles in reading order, whatever frames and
 * pages they run through, headings, pictures with words in place of them, links (ISO 32000-1 §14.7–14.9).
 */
import { type BlockKind, blockModule } from '../blocks/kinds.ts';
import { besideText, type ReadElement, type Reading, type ReadingRole, type ReadWords } from '../blocks/reading.ts';
import type { ComposedPage, DisplayItem, GlyphRun } from '../compose/display-list.ts';
import type { ArticleId, BlockId } from '../edition/ids.ts';
import type { Block, Edition } from '../edition/records.ts';
import { articleTitle, printedBody } from '../edition/selectors.ts';
import type { Tagger } from './content.ts';
import { type PdfFile, type Reference, textString } from './objects.ts';

/** Standard structure types (ISO 32000-1 §14.8.4). */
type Role = ReadingRole | 'TH' | 'TD';

interface Element {
  readonly role: Role;
  /** Where it stands within its article. */
  readonly place: number;
  readonly alt: string;
  readonly contents: { readonly page: number; readonly id: number }[];
  /** Annotations it holds. */
  readonly annotations: Reference[];
  /** The cells of a table, row by row. */
  readonly rows: readonly (readonly Element[])[];
  reference: Reference | undefined;
}

function newElement(role: Role, place = 0, alt = '', rows: Element['rows'] = []): Element {
  return { role, place, alt, contents: [], annotations: [], rows, reference: undefined };
}

/** A table whose cells words are in. */
type ReadTable = NonNullable<ReadElement['table']>;

/** A cell for each of a table's, those without words too: every row has as many. */
function cellsOf({ rows, headRows }: ReadTable): Element[][] {
  const count = Math.max(0, ...rows.map((row) => row.length));
  return rows.map((_, at) => Array.from({ length: count }, () => newElement(at < headRows ? 'TH' : 'TD')));
}

const bareLength = (text: string) => text.replace(/\s/gu, '').length;

interface Group {
  readonly title: string;
  readonly elements: Map<string, Element>;
}

/** An element to be: where it belongs and what it is. */
interface Wanted {
  /** An article's id, or a block's that belongs to none. */
  readonly group: string;
  readonly key: string;
  readonly role: Role;
  readonly place: number;
  readonly alt?: string;
  readonly table?: { readonly table: ReadTable; readonly words: string };
}

function readingOf<K extends BlockKind>(block: Block<K>, words: ReadWords): Reading {
  return blockModule<K>(block.kind).reading(block, words);
}

/** The name of a link's element: whoever makes the annotation finds it by that. */
export function linkKey(blockId: BlockId, baseline: number | null): string {
  return baseline === null ? blockId : `${blockId}@${baseline}`;
}

export class Structure {
  readonly #edition: Edition;
  readonly #groups = new Map<string, Group>();
  readonly #links = new Map<string, Element>();
  /** Elements by page and marked-content id. */
  readonly #byContent: Element[][] = [];
  /** Places of paragraphs in their bodies. */
  readonly #paragraphs = new Map<string, number>();
  /** The last paragraph met of each article: a notice stands after it. */
  readonly #last = new Map<string, number>();

  constructor(edition: Edition) {
    this.#edition = edition;
    for (const article of Object.values(edition.articles)) {
      printedBody(article).forEach((paragraph, at) => {
        this.#paragraphs.set(paragraph.id, at);
      });
    }
  }

  /** How many characters of each table have been met. */
  readonly #inTables = new Map<Element, number>();

  /** Marks the content of the next page of the file. */
  tagger(page: ComposedPage): Tagger {
    const at = this.#byContent.length;
    const contents: Element[] = [];
    this.#byContent.push(contents);
    let lastElement: Element | null = null;
    let last = '';
    return {
      open: (item) => {
        const wanted = this.#wanted(item, page);
        if (wanted === null) {
          lastElement = null;
          last = '/Artifact BMC';
          return last;
        }
        const holder = this.#holder(wanted);
        if (holder === lastElement) return last;
        const id = contents.push(holder) - 1;
        holder.contents.push({ page: at, id });
        lastElement = holder;
        last = `/${holder.role} <</MCID ${id}>> BDC`;
        return last;
      },
    };
  }

  /** The element that holds the content: one of its own, or a cell of its table. */
  #holder({ group, key, role, place, alt = '', table }: Wanted): Element {
    let known = this.#groups.get(group);
    if (known === undefined) {
      const article = this.#edition.articles[group];
      known = { title: article === undefined ? '' : articleTitle(article), elements: new Map() };
      this.#groups.set(group, known);
    }
    let own = known.elements.get(key);
    if (own === undefined) {
      own = newElement(role, place, alt, table === undefined ? [] : cellsOf(table.table));
      known.elements.set(key, own);
      if (role === 'Link') this.#links.set(key, own);
    }
    return table === undefined ? own : this.#cell(own, table.table, table.words);
  }

  /** The cell that words of a table are in: they come cell by cell, a cell's perhaps in several runs. */
  #cell(table: Element, { rows }: ReadTable, words: string): Element {
    const met = this.#inTables.get(table) ?? 0;
    this.#inTables.set(table, met + bareLength(words));
    let end = 0;
    for (const [row, texts] of rows.entries()) {
      for (const [column, text] of texts.entries()) {
        end += bareLength(text);
        const cell = table.rows[row]?.[column];
        if (met < end && cell !== undefined) return cell;
      }
    }
    return table;
  }

  /** The element that an item belongs to; null for what is not read. */
  #wanted(item: DisplayItem, page: ComposedPage): Wanted | null {
    const block = this.#edition.blocks[item.blockId];
    if (block === undefined || item.kind === 'fill' || item.kind === 'stroke') return null;
    const own = 'articleId' in block ? block.articleId : block.id;
    if (item.kind === 'glyphs') return this.#words(item, block, own, page);
    return { group: own, key: block.id, role: 'Figure', place: besideText(block.order), alt: item.alt };
  }

  #words(run: GlyphRun, block: Block, own: string, page: ComposedPage): Wanted | null {
    const part = run.source?.part.split('.')[0] ?? null;
    const reading = readingOf(block, { text: run.text, part });
    if (reading === 'artifact') return null;
    if (reading === 'flow') return 'articleId' in block ? this.#body(run, block.articleId, page) : null;
    const { role, within, name, place, table } = reading;
    return {
      group: within === 'article' ? own : block.id,
      key: name ?? linkKey(block.id, null),
      role,
      place: place === 'after-last' ? (this.#last.get(own) ?? 0) + 0.75 : place,
      ...(table === undefined ? {} : { table: { table, words: run.text } }),
    };
  }

  #body(run: GlyphRun, group: ArticleId, page: ComposedPage): Wanted {
    const place = run.source === null ? undefined : this.#paragraphs.get(run.source.part);
    if (run.source === null || place === undefined) {
      const after = (this.#last.get(group) ?? 0) + 0.5 + page.number / 1000;
      return { group, key: linkKey(run.blockId, run.y), role: 'Link', place: after };
    }
    this.#last.set(group, place);
    const article = this.#edition.articles[group];
    const type = article === undefined ? undefined : printedBody(article)[place]?.type;
    return { group, key: run.source.part, role: type === 'subhead' ? 'H3' : 'P', place };
  }

  /** Puts an annotation into its link. */
  addLink(key: string, annotation: Reference): void {
    this.#links.get(key)?.annotations.push(annotation);
  }

  /**
   * Writes the tree; returns its root. `StructParents` of page `n` of the file is `n`, and
   * `StructParent` of an annotation is its place in `annotations` after the pages.
   */
  write(file: PdfFile, pages: readonly Reference[], annotations: readonly Reference[]): Reference {
    const root = file.reserve();
    const document = file.reserve();
    const groups = [...this.#groups.values()].map((group) => this.#writeGroup(file, group, document, pages));
    file.write(document, `<</Type/StructElem/S/Document/P ${root}/K[${groups.join(' ')}]>>`);
    const rows = this.#byContent.map(
      (elements, page) => `${page}[${elements.map((element) => element.reference).join(' ')}]`,
    );
    annotations.forEach((annotation, at) => {
      const holder = [...this.#links.values()].find((element) => element.annotations.includes(annotation));
      if (holder?.reference !== undefined) rows.push(`${pages.length + at} ${holder.reference}`);
    });
    const parents = file.add(`<</Nums[${rows.join(' ')}]>>`);
    const next = pages.length + annotations.length;
    file.write(root, `<</Type/StructTreeRoot/K ${document}/ParentTree ${parents}/ParentTreeNextKey ${next}>>`);
    return root;
  }

  #writeGroup(file: PdfFile, group: Group, document: Reference, pages: readonly Reference[]): Reference {
    const reference = file.reserve();
    const elements = [...group.elements.values()].sort((a, b) => a.place - b.place);
    const kids = elements.map((own) => this.#writeElement(file, own, reference, group.title, pages));
    const title = group.title === '' ? '' : `/T ${textString(group.title)}`;
    file.write(
      reference,
      `<</Type/StructElem/S/${group.title === '' ? 'Sect' : 'Art'}/P ${document}${title}/K[${kids.join(' ')}]>>`,
    );
    return reference;
  }

  #writeElement(file: PdfFile, own: Element, parent: Reference, title: string, pages: readonly Reference[]): Reference {
    const reference = file.reserve();
    own.reference = reference;
    const contents = own.contents.map(({ page, id }) => `<</Type/MCR/Pg ${pages[page]}/MCID ${id}>>`);
    const objects = own.annotations.map((annotation) => `<</Type/OBJR/Obj ${annotation}>>`);
    const rows = own.rows.map((row) => {
      const line = file.reserve();
      const cells = row.map((cell) => this.#writeElement(file, cell, line, title, pages));
      file.write(line, `<</Type/StructElem/S/TR/P ${reference}/K[${cells.join(' ')}]>>`);
      return `${line}`;
    });
    // A picture has words in its place even where nobody wrote any.
    const alt = own.role === 'Figure' ? `/Alt ${textString(own.alt || title || '图片')}` : '';
    const scope = own.role === 'TH' ? '/A<</O/Table/Scope/Column>>' : '';
    file.write(
      reference,
      `<</Type/StructElem/S/${own.role}/P ${parent}${alt}${scope}/K[${[...contents, ...objects, ...rows].join(' ')}]>>`,
    );
    return reference;
  }
}
