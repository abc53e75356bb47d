/**
 * Markup to a tree of elements, which may lie in each other only so deep: what is made to be deeper costs its parser a step
 * for each level of each element. Browsers stop at some hundred levels.
 */
import { type ChildNode, Element, Text } from 'domhandler';
import { DomHandler, Parser } from 'htmlparser2';
import { formTables } from './form-tables.ts';

const DEEPEST = 1_000;

/** Markup that is not read as what it is. */
export class MarkupTooDeep extends Error {
  constructor() {
    super(`elements nested deeper than ${DEEPEST}`);
  }
}

class BoundedTree extends DomHandler {
  override onopentag(name: string, attributes: { [name: string]: string }): void {
    if (this.tagStack.length > DEEPEST) throw new MarkupTooDeep();
    super.onopentag(name, attributes);
  }
}

/**
 * The nodes of HTML or, where `xmlMode`, of XML. References are decoded where asked for only: copy's are decoded by our own
 * rules, which say what is wrong with them. Throws {@link MarkupTooDeep}.
 */
export function parseMarkup(text: string, { xmlMode = false, decodeEntities = false } = {}): ChildNode[] {
  const options = { xmlMode, decodeEntities };
  const tree = new BoundedTree(undefined, options);
  new Parser(tree, options).end(text);
  if (!xmlMode && /<t[dhr]\b/iu.test(text)) formTables(tree.root.children);
  return tree.root.children;
}

/** The outermost elements of a name, in order. */
export function outermost(nodes: readonly ChildNode[], name: string): Element[] {
  const found: Element[] = [];
  const left = nodes.toReversed();
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (!(next instanceof Element)) continue;
    if (next.name === name) found.push(next);
    else for (const child of next.children.toReversed()) left.push(child);
  }
  return found;
}

/** Elements that end no line. */
const inline =
  /^(?:a|abbr|b|big|cite|code|del|dfn|em|font|i|ins|kbd|mark|o:p|q|rb|rp|rt|ruby|s|samp|small|span|strike|strong|sub|sup|tt|u|var|wbr)$/u;
/** Elements whose text is none. */
const code = /^(?:script|style)$/u;

/** The text of markup line by line, its tags taken away and nothing else of it minded. */
function linesWithoutTags(html: string): string[] {
  const lower = html.toLowerCase();
  const name = /[a-z][^\s/>]{0,40}/uy;
  const pieces: string[] = [];
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    const end = open < 0 ? html.length : open;
    pieces.push(html.slice(at, end));
    at = end;
    if (open < 0) break;
    if (html.startsWith('<!--', open)) {
      at = past(html, '-->', open);
      continue;
    }
    name.lastIndex = open + (html.charAt(open + 1) === '/' ? 2 : 1);
    const called = name.exec(lower)?.[0] ?? '';
    if (called === '' && !/[!?]/u.test(html.charAt(open + 1))) {
      pieces.push('<');
      at = open + 1;
      continue;
    }
    at = past(html, '>', open);
    if (code.test(called) && html.charAt(open + 1) !== '/') at = past(html, '>', indexFrom(lower, `</${called}`, at));
    else if (!inline.test(called)) pieces.push('\n');
  }
  return pieces.join('').split('\n');
}

function indexFrom(text: string, sign: string, from: number): number {
  const found = text.indexOf(sign, from);
  return found < 0 ? text.length : found;
}

function past(text: string, sign: string, from: number): number {
  return Math.min(text.length, indexFrom(text, sign, from) + sign.length);
}

/** Markup that is too deep as paragraphs of plain text: what it hides is there with all the rest. */
export function flatParagraphs(html: string): Element[] {
  return linesWithoutTags(html)
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const words = new Text(line);
      const paragraph = new Element('p', {}, [words]);
      words.parent = paragraph;
      return paragraph;
    });
}
