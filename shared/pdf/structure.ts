/**
 * Logical structure of a file for readers on screen: stories in reading order as headings, paragraphs, pictures with
 * words in place of them, tables and links (ISO 32000-1 §14.7–14.9).
 */
import type { ComposedPage } from '../compose/display-list.ts';
import type { Edition } from '../edition/records.ts';
import { ReadingOrder, type ReadNode, type ReadStory } from '../reading/order.ts';
import type { Tagger } from './content.ts';
import { type PdfFile, type Reference, textString } from './objects.ts';

/** What the file has of a node: its marked content, its annotations, its own object once it is written. */
interface StructureElement {
  readonly contents: { readonly page: number; readonly id: number }[];
  readonly annotations: Reference[];
  reference: Reference | undefined;
}

export class Structure {
  readonly #order: ReadingOrder;
  readonly #elements = new Map<ReadNode, StructureElement>();
  /** Nodes by page and marked-content id. */
  readonly #byContent: ReadNode[][] = [];

  constructor(edition: Edition) {
    this.#order = new ReadingOrder(edition);
  }

  #element(node: ReadNode): StructureElement {
    let known = this.#elements.get(node);
    if (known === undefined) {
      known = { contents: [], annotations: [], reference: undefined };
      this.#elements.set(node, known);
    }
    return known;
  }

  /** Marks the content of the next page of the file. */
  tagger(page: ComposedPage): Tagger {
    const at = this.#byContent.length;
    const contents: ReadNode[] = [];
    this.#byContent.push(contents);
    let lastNode: ReadNode | null = null;
    let last = '';
    return {
      open: (item) => {
        const node = this.#order.nodeOf(item, page);
        if (node === null) {
          lastNode = null;
          last = '/Artifact BMC';
          return last;
        }
        if (node === lastNode) return last;
        const id = contents.push(node) - 1;
        this.#element(node).contents.push({ page: at, id });
        lastNode = node;
        last = `/${node.role} <</MCID ${id}>> BDC`;
        return last;
      },
    };
  }

  /**
   * Writes the tree; returns its root. `StructParents` of page `n` of the file is `n`, and `StructParent` of an
   * annotation is its place in `links` after the pages.
   */
  write(
    file: PdfFile,
    pages: readonly Reference[],
    links: readonly { readonly key: string; readonly annotation: Reference }[],
  ): Reference {
    const { stories } = this.#order;
    const nodes = new Map(stories.flatMap((story) => story.nodes.map((node) => [node.key, node] as const)));
    const holders = links.map(({ key, annotation }) => {
      const node = nodes.get(key);
      if (node?.role !== 'Link') return null;
      const element = this.#element(node);
      element.annotations.push(annotation);
      return element;
    });
    const root = file.reserve();
    const document = file.reserve();
    const kids = stories.map((story) => this.#writeStory(file, story, document, pages));
    file.write(document, `<</Type/StructElem/S/Document/P ${root}/K[${kids.join(' ')}]>>`);
    const rows = this.#byContent.map(
      (own, page) => `${page}[${own.map((node) => this.#elements.get(node)?.reference).join(' ')}]`,
    );
    holders.forEach((holder, at) => {
      if (holder?.reference !== undefined) rows.push(`${pages.length + at} ${holder.reference}`);
    });
    const parents = file.add(`<</Nums[${rows.join(' ')}]>>`);
    const next = pages.length + links.length;
    file.write(root, `<</Type/StructTreeRoot/K ${document}/ParentTree ${parents}/ParentTreeNextKey ${next}>>`);
    return root;
  }

  #writeStory(file: PdfFile, { title, nodes }: ReadStory, document: Reference, pages: readonly Reference[]): Reference {
    const reference = file.reserve();
    const kids = nodes.map((node) => this.#writeNode(file, node, reference, title, pages));
    const named = title === '' ? '' : `/T ${textString(title)}`;
    const role = title === '' ? 'Sect' : 'Art';
    file.write(reference, `<</Type/StructElem/S/${role}/P ${document}${named}/K[${kids.join(' ')}]>>`);
    return reference;
  }

  #writeNode(file: PdfFile, node: ReadNode, parent: Reference, title: string, pages: readonly Reference[]): Reference {
    const reference = file.reserve();
    const element = this.#element(node);
    element.reference = reference;
    const contents = element.contents.map(({ page, id }) => `<</Type/MCR/Pg ${pages[page]}/MCID ${id}>>`);
    const objects = element.annotations.map((annotation) => `<</Type/OBJR/Obj ${annotation}>>`);
    const rows = node.rows.map((row) => {
      const line = file.reserve();
      const cells = row.map((cell) => this.#writeNode(file, cell, line, title, pages));
      file.write(line, `<</Type/StructElem/S/TR/P ${reference}/K[${cells.join(' ')}]>>`);
      return `${line}`;
    });
    // A picture has words in its place even where nobody wrote any.
    const alt = node.role === 'Figure' ? `/Alt ${textString(node.alt || title || '图片')}` : '';
    const scope = tableAttributes(node);
    const kids = [...contents, ...objects, ...rows].join(' ');
    file.write(reference, `<</Type/StructElem/S/${node.role}/P ${parent}${alt}${scope}/K[${kids}]>>`);
    return reference;
  }
}

/** What a cell says of itself: that it heads its column, and what it spans (ISO 32000-1 §14.8.5.7). */
function tableAttributes({ role, span }: ReadNode): string {
  const { rows = 1, columns = 1 } = span ?? {};
  const spanned = `${rows > 1 ? `/RowSpan ${rows}` : ''}${columns > 1 ? `/ColSpan ${columns}` : ''}`;
  if (role !== 'TH') return spanned === '' ? '' : `/A<</O/Table${spanned}>>`;
  return `/A<</O/Table/Scope/Column${spanned}>>`;
}
