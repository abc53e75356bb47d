/**
 * Tables as browsers form them (HTML Standard §13.2.6.4.9 to 15): a cell ends where the next cell, row or section begins,
 * whatever was left open in it, and a cell without a row gets one. The parser closes only what was opened last.
 */
import { type ChildNode, Element, isTag } from 'domhandler';

/** What ends a cell that is open. */
const parts = new Set(['caption', 'col', 'colgroup', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr']);
const sections = new Set(['tbody', 'tfoot', 'thead']);
const cells = new Set(['td', 'th']);

/** Nodes up to the first part of a table among them or in them, and all from there on, no longer in what was left open. */
interface Parted {
  readonly own: ChildNode[];
  readonly rest: ChildNode[];
}

/** Parts a list of nodes; what lies in a table of its own is that one's. */
function parted(nodes: readonly ChildNode[]): Parted {
  const own: ChildNode[] = [];
  for (const [at, node] of nodes.entries()) {
    if (!isTag(node) || node.name === 'table' || node.name === 'template') {
      own.push(node);
      continue;
    }
    if (parts.has(node.name)) return { own, rest: nodes.slice(at) };
    const inside = parted(node.children);
    own.push(node);
    if (inside.rest.length === 0) continue;
    adopt(node, inside.own);
    return { own, rest: [...inside.rest, ...nodes.slice(at + 1)] };
  }
  return { own, rest: [] };
}

/** Gives an element other children. */
function adopt(element: Element, children: ChildNode[]): void {
  element.children = children;
  for (const [at, child] of children.entries()) {
    child.parent = element;
    child.prev = children[at - 1] ?? null;
    child.next = children[at + 1] ?? null;
  }
}

/** What of a table is open while its nodes are gone through. */
class TableFormer {
  readonly #table: Element;
  readonly #children: ChildNode[] = [];
  #section: { readonly element: Element; readonly children: ChildNode[] } | null = null;
  #row: { readonly element: Element; readonly children: ChildNode[] } | null = null;

  constructor(table: Element) {
    this.#table = table;
  }

  #closeRow(): void {
    if (this.#row !== null) adopt(this.#row.element, this.#row.children);
    this.#row = null;
  }

  #closeSection(): void {
    this.#closeRow();
    if (this.#section !== null) adopt(this.#section.element, this.#section.children);
    this.#section = null;
  }

  #openRow(element: Element): void {
    this.#closeRow();
    (this.#section?.children ?? this.#children).push(element);
    this.#row = { element, children: [] };
  }

  /** Takes one node; what is left of it to be taken next. */
  #take(node: ChildNode): readonly ChildNode[] {
    if (!isTag(node) || node.name === 'table' || node.name === 'template') {
      (this.#row?.children ?? this.#section?.children ?? this.#children).push(node);
      return [];
    }
    const { name } = node;
    if (sections.has(name)) {
      this.#closeSection();
      this.#children.push(node);
      this.#section = { element: node, children: [] };
      return node.children;
    }
    if (name === 'tr') {
      this.#openRow(node);
      return node.children;
    }
    const { own, rest } = parted(node.children);
    if (rest.length > 0) adopt(node, own);
    if (cells.has(name)) {
      if (this.#row === null) this.#openRow(new Element('tr', {}));
      this.#row?.children.push(node);
    } else if (name === 'caption' || name === 'colgroup' || name === 'col') {
      // A column stands in its group where it was found there.
      if (name !== 'col') this.#closeSection();
      this.#children.push(node);
    } else (this.#row?.children ?? this.#section?.children ?? this.#children).push(node);
    return rest;
  }

  /** A row or a section ends where it ends in the source, if nothing in it has ended it before. */
  #end(element: Element): void {
    if (this.#row?.element === element) this.#closeRow();
    if (this.#section?.element === element) this.#closeSection();
  }

  form(): void {
    const left: (ChildNode | { readonly ends: Element })[] = this.#table.children.toReversed();
    for (let node = left.pop(); node !== undefined; node = left.pop()) {
      if ('ends' in node) {
        this.#end(node.ends);
        continue;
      }
      if (isTag(node) && (node.name === 'tr' || sections.has(node.name))) left.push({ ends: node });
      for (const one of this.#take(node).toReversed()) left.push(one);
    }
    this.#closeSection();
    adopt(this.#table, this.#children);
  }
}

/** True of a table in which parts lie where none belong. */
function isAskew(table: Element): boolean {
  const left: { readonly node: ChildNode; readonly within: string }[] = [];
  const add = (nodes: readonly ChildNode[], within: string) => {
    for (const node of nodes) left.push({ node, within });
  };
  add(table.children, 'table');
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { node, within } = next;
    if (!isTag(node) || node.name === 'table' || node.name === 'template') continue;
    const { name } = node;
    if (parts.has(name) && !belongs(name, within)) return true;
    add(node.children, parts.has(name) ? name : 'other');
  }
  return false;
}

function belongs(name: string, within: string): boolean {
  if (cells.has(name)) return within === 'tr';
  if (name === 'tr') return within === 'table' || sections.has(within);
  if (name === 'col') return within === 'colgroup' || within === 'table';
  return within === 'table';
}

/** Forms the tables among nodes anew where something was left open in them. */
export function formTables(nodes: readonly ChildNode[]): void {
  const left = [...nodes];
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    if (!isTag(node)) continue;
    if (node.name === 'table' && isAskew(node)) new TableFormer(node).form();
    for (const child of node.children) left.push(child);
  }
}
