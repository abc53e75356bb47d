/**
 * Logical structure of a file for readers on screen: articles in reading order, whatever frames and
 * pages they run through, headings, pictures with words in place of them, links (ISO 32000-1 §14.7–14.9).
 */
import type { ComposedPage, DisplayItem, GlyphRun, Picture } from '../compose/display-list.ts';
import type { ArticleId, BlockId } from '../edition/ids.ts';
import type { Block, Edition, TableBlock } from '../edition/records.ts';
import { articleTitle, printedBody } from '../edition/selectors.ts';
import type { Tagger } from './content.ts';
import { type PdfFile, type Reference, textString } from './objects.ts';

/** Standard structure types (ISO 32000-1 §14.8.4). */
type Role =
  | 'H1'
  | 'H2'
  | 'H3'
  | 'P'
  | 'Figure'
  | 'Caption'
  | 'BlockQuote'
  | 'Link'
  | 'Table'
  | 'TH'
  | 'TD'
  | 'Artifact';

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

/** A cell for each of a table's, those without words too: every row has as many. */
function cellsOf({ rows, headRows }: TableBlock): Element[][] {
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
  readonly table?: { readonly block: TableBlock; readonly words: string };
}

/** Places of the parts of a headline set before the body, and of pictures after it. */
const headlinePlaces: Readonly<Record<string, number>> = { banner: -4, kicker: -3, headline: -2, deck: -1 };
const AFTER_BODY = 1_000_000;

const artifact: Wanted = { group: '', key: '', role: 'Artifact', place: 0 };

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
  readonly #last = new Map<ArticleId, number>();

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
        if (wanted.role === 'Artifact') {
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
      own = newElement(role, place, alt, table === undefined ? [] : cellsOf(table.block));
      known.elements.set(key, own);
      if (role === 'Link') this.#links.set(key, own);
    }
    return table === undefined ? own : this.#cell(own, table.block, table.words);
  }

  /** The cell that words of a table are in: they come cell by cell, a cell's perhaps in several runs. */
  #cell(table: Element, block: TableBlock, words: string): Element {
    const met = this.#inTables.get(table) ?? 0;
    this.#inTables.set(table, met + bareLength(words));
    let end = 0;
    for (const [row, texts] of block.rows.entries()) {
      for (const [column, text] of texts.entries()) {
        end += bareLength(text);
        const cell = table.rows[row]?.[column];
        if (met < end && cell !== undefined) return cell;
      }
    }
    return table;
  }

  #wanted(item: DisplayItem, page: ComposedPage): Wanted {
    const block = this.#edition.blocks[item.blockId];
    if (block === undefined || item.kind === 'fill' || item.kind === 'stroke') return artifact;
    if (item.kind === 'picture') return this.#picture(item, block);
    return this.#words(item, block, page);
  }

  #picture(item: Picture, block: Block): Wanted {
    const alt = item.alt || (block.kind === 'advert' ? block.advertiser : '');
    const group = 'articleId' in block ? block.articleId : block.id;
    return { group, key: block.id, role: 'Figure', place: AFTER_BODY + block.order * 2, alt };
  }

  #words(run: GlyphRun, block: Block, page: ComposedPage): Wanted {
    switch (block.kind) {
      case 'nameplate':
        return { group: block.id, key: block.id, role: 'H1', place: 0 };
      case 'furniture':
        // A page head says where one is; the imprint is to be read.
        return block.role === 'page-head' ? artifact : { group: block.id, key: block.id, role: 'P', place: 0 };
      case 'refer':
        return { group: block.id, key: linkKey(block.id, null), role: 'Link', place: 0 };
      case 'body':
        return this.#body(run, block.articleId, page);
      case 'banner':
      case 'headline': {
        const part = run.source?.part.split('.')[0] ?? 'headline';
        if (block.kind === 'headline' && block.level === 'continued') {
          const place = (this.#last.get(block.articleId) ?? 0) + 0.75;
          return { group: block.articleId, key: block.id, role: 'H3', place };
        }
        return {
          group: block.articleId,
          key: part,
          role: part === 'headline' ? 'H2' : 'P',
          place: headlinePlaces[part] ?? 0,
        };
      }
      case 'caption':
        return { group: block.articleId, key: block.id, role: 'Caption', place: AFTER_BODY + block.order * 2 + 1 };
      case 'pullquote':
        return { group: block.articleId, key: block.id, role: 'BlockQuote', place: AFTER_BODY + block.order * 2 };
      case 'table':
        return {
          group: block.articleId,
          key: block.id,
          role: 'Table',
          place: AFTER_BODY + block.order * 2,
          table: { block, words: run.text },
        };
      case 'advert':
        return { group: block.id, key: block.id, role: 'P', place: 0 };
      default:
        return artifact;
    }
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
