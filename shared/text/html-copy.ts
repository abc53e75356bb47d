/** Documents in HTML (pasted from Word, WeChat, the web; converted from docx) as paragraphs of our own. */
import { type ChildNode, type Element, isCDATA, isTag, isText } from 'domhandler';
import { DomUtils, parseDocument } from 'htmlparser2';

/** Characters of one emphasis. */
interface Leaf {
  readonly text: string;
  readonly strong?: true | undefined;
}

/** A paragraph of a document. */
export interface HtmlParagraph {
  readonly type: 'paragraph' | 'subhead';
  /** The class of its element, where classes are read; empty without one. */
  readonly role: string;
  /** At least one, none empty. */
  readonly leaves: readonly Leaf[];
}

/** Elements whose content is never shown. */
const hidden = new Set(['head', 'style', 'script', 'template', 'title', 'meta', 'link', 'noscript', 'iframe', 'svg']);
/** Elements that stand on lines of their own. */
const blocks = new Set(
  'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody tfoot thead tr ul'.split(
    ' ',
  ),
);
const emphatic = new Set(['b', 'strong', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'th']);

/** How deep elements are followed; a document made to be deeper is read as text from there on. */
const DEEPEST = 200;

function isHidden({ name, attribs }: Element, style: string): boolean {
  if (hidden.has(name) || attribs['hidden'] !== undefined) return true;
  return /display:none|visibility:hidden|mso-hide:all|mso-element:(?:comment|field-begin)/u.test(style);
}

function isBold(element: Element, style: string): boolean | null {
  const weight = /(?:^|;)font-weight:(\w+)/u.exec(style)?.[1];
  if (weight !== undefined) return weight === 'bold' || weight === 'bolder' || Number(weight) >= 600;
  return emphatic.has(element.name) ? true : null;
}

/** Reads a document's visible text into paragraphs. */
class Reader {
  readonly paragraphs: HtmlParagraph[] = [];
  #leaves: Leaf[] = [];
  #isHeading = false;
  #role = '';
  /** Rows of tables that are open: a row is one paragraph, whatever stands in its cells. */
  #rows = 0;
  readonly #readsRoles: boolean;

  constructor(readsRoles: boolean) {
    this.#readsRoles = readsRoles;
  }

  /** What a list item or a cell starts with, once something follows. */
  #lead = '';

  end(): void {
    if (this.#rows > 0) {
      const last = this.#leaves.at(-1);
      if (last !== undefined && !/\s$/u.test(last.text)) this.#leaves.push({ text: ' ' });
      return;
    }
    const text = this.#leaves.map((leaf) => leaf.text).join('');
    const type = this.#isHeading ? 'subhead' : 'paragraph';
    // Space that the source had for layout: at a paragraph's ends, and its indent.
    const trimmed = trimLeaves(this.#leaves, type === 'subhead');
    if (text.trim() !== '' && trimmed.length > 0) this.paragraphs.push({ type, role: this.#role, leaves: trimmed });
    this.#leaves = [];
  }

  /** Starts the next cell of a row. */
  #cell(): void {
    const last = this.#leaves.at(-1);
    if (last?.text === ' ') this.#leaves.pop();
    this.#leaves.push({ text: '\t' });
  }

  #text(text: string, strong: boolean, keepsSpace: boolean): void {
    const plain = text
      .replace(/[\p{Cc}\u200b\ufeff]/gu, (mark) => (/\s/u.test(mark) ? mark : ''))
      .replace(/\u00a0/gu, ' ');
    const read = keepsSpace ? plain : plain.replace(/[ \t\n\r\f]+/gu, ' ');
    if (read.trim() !== '' && this.#lead !== '') {
      this.#leaves.push({ text: this.#lead });
      this.#lead = '';
    }
    if (read !== '') this.#leaves.push(strong ? { text: read, strong: true } : { text: read });
  }

  read(node: ChildNode, strong: boolean, keepsSpace: boolean, depth: number): void {
    if (isText(node)) {
      const lines = keepsSpace ? node.data.split('\n') : [node.data];
      lines.forEach((line, at) => {
        if (at > 0) this.end();
        this.#text(line, strong, keepsSpace);
      });
      return;
    }
    if (isCDATA(node)) for (const child of node.children) this.read(child, strong, keepsSpace, depth);
    if (!isTag(node)) return;
    const style = (node.attribs['style'] ?? '').toLowerCase().replace(/\s/gu, '');
    if (isHidden(node, style)) return;
    if (depth > DEEPEST) {
      this.#text(textIn(node), strong, keepsSpace);
      return;
    }
    this.#element(node, { strong: isBold(node, style) ?? strong, style, keepsSpace, depth });
  }

  #element(
    element: Element,
    at: { readonly strong: boolean; readonly style: string; readonly keepsSpace: boolean; readonly depth: number },
  ): void {
    const { name, attribs } = element;
    if (name === 'br') {
      this.end();
      return;
    }
    if (name === 'img') {
      this.#text(attribs['alt'] ?? '', at.strong, false);
      return;
    }
    const isBlock = blocks.has(name);
    if (isBlock) this.end();
    const row = name === 'tr';
    if (row) this.#rows++;
    const role = this.#role;
    if (this.#readsRoles && isBlock && attribs['class'] !== undefined) this.#role = attribs['class'];
    const heading = /^h[1-6]$/u.test(name);
    if (heading) this.#isHeading = true;
    if (name === 'li') this.#lead = leadOf(element);
    if ((name === 'td' || name === 'th') && DomUtils.prevElementSibling(element) !== null) this.#cell();
    const keeps = at.keepsSpace || name === 'pre' || /white-space:pre/u.test(at.style);
    for (const child of element.children) this.read(child, at.strong && !heading, keeps, at.depth + 1);
    if (row) this.#rows--;
    if (isBlock) this.end();
    this.#role = role;
    if (name === 'li') this.#lead = '';
    if (heading) this.#isHeading = false;
  }
}

/** All text below a node, in order, without going down a level for each. */
function textIn(node: ChildNode): string {
  const left = [node];
  let text = '';
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (isText(next)) text += next.data;
    if (isTag(next)) for (const child of next.children.toReversed()) left.push(child);
  }
  return text;
}

/** A list item's number or bullet, as it was shown. */
function leadOf(item: Element): string {
  const list = item.parent;
  if (list === null || !isTag(list) || list.name !== 'ol') return '• ';
  const items = list.children.filter((child) => isTag(child) && child.name === 'li');
  return `${Number(list.attribs['start'] ?? 1) + items.indexOf(item)}. `;
}

/** Leaves without space at their ends, neighbours of one emphasis joined; a subhead is emphatic as a whole. */
function trimLeaves(leaves: readonly Leaf[], isSubhead: boolean): Leaf[] {
  const joined: { text: string; strong?: true }[] = [];
  for (const { text, strong } of leaves) {
    const last = joined.at(-1);
    const isStrong = strong === true && !isSubhead;
    if (last !== undefined && (last.strong === true) === isStrong) last.text += text;
    else joined.push(isStrong ? { text, strong: true } : { text });
  }
  const [first] = joined;
  if (first !== undefined) first.text = first.text.replace(/^[\s\u3000]+/u, '');
  const last = joined.at(-1);
  if (last !== undefined) last.text = last.text.replace(/[\s\u3000]+$/u, '');
  return joined.filter((leaf) => leaf.text !== '');
}

interface ReadOptions {
  /** Classes are roles of paragraphs. */
  readonly readsRoles: boolean;
  /** Spaces and line feeds are the text's own, not the layout of its source. */
  readonly keepsSpace: boolean;
}

/** The visible text of parsed elements as paragraphs; see {@link readHtml}. */
export function readElements(nodes: readonly ChildNode[], { readsRoles, keepsSpace }: ReadOptions): HtmlParagraph[] {
  const reader = new Reader(readsRoles);
  for (const node of nodes) reader.read(node, false, keepsSpace, 0);
  reader.end();
  return reader.paragraphs;
}

/**
 * A document's visible text as paragraphs: headings as subheads, bold as emphasis, list items with their
 * bullets and numbers, a table's rows as paragraphs, their cells apart by tabs. `isExact` is for HTML
 * a converter made: its classes are roles, and its spaces are the text's own. Empty where nothing of it is visible.
 */
export function readHtml(html: string, options: { readonly isExact?: boolean } = {}): HtmlParagraph[] {
  if (html === '') return [];
  const isExact = options.isExact === true;
  return readElements(parseDocument(html).children, { readsRoles: isExact, keepsSpace: isExact });
}
