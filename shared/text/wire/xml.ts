/** Elements of a wire's XML by their names, whatever their prefix and letter case, and their words. */
import { type ChildNode, Element, isCDATA, isTag, isText } from 'domhandler';
import { localName, withoutPrefix } from '../html/local-name.ts';
import { parseMarkup } from '../html/parse.ts';
import { decodeReferences } from '../references.ts';

export { localName } from '../html/local-name.ts';

/** A document's nodes, its references not yet decoded: a story says what is wrong with them. Throws `MarkupTooDeep`. */
export function parseXml(xml: string): ChildNode[] {
  return parseMarkup(xml, { xmlMode: true });
}

/** The outermost elements of these names, in order. */
export function elementsNamed(nodes: readonly ChildNode[], ...names: readonly string[]): Element[] {
  const found: Element[] = [];
  const left = [...nodes].toReversed();
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (!isTag(next)) continue;
    if (names.includes(localName(next))) found.push(next);
    else for (const child of next.children.toReversed()) left.push(child);
  }
  return found;
}

/** An element's own children of these names. */
export function childrenNamed(element: Element, ...names: readonly string[]): Element[] {
  return element.children.filter(isTag).filter((child) => names.includes(localName(child)));
}

/** The words in an element, references decoded and white space as one space each. */
export function wordsIn(node: ChildNode): string {
  return textOf(node).replace(/\s+/gu, ' ').trim();
}

/** The text in an element as it stands, references decoded; what is in CDATA sections verbatim. */
export function textOf(node: ChildNode): string {
  const left: { readonly node: ChildNode; readonly isVerbatim: boolean }[] = [{ node, isVerbatim: false }];
  const texts: string[] = [];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { node: one, isVerbatim } = next;
    if (isText(one)) texts.push(isVerbatim ? one.data : decodeReferences(one.data, 'markup').text);
    else if (isTag(one) || isCDATA(one)) {
      for (const child of one.children.toReversed()) left.push({ node: child, isVerbatim: isVerbatim || isCDATA(one) });
    }
  }
  return texts.join('');
}

/** An attribute by its local name, its references decoded; empty without one. */
export function attribute({ attribs }: Element, name: string): string {
  const key = Object.keys(attribs).find((one) => withoutPrefix(one).toLowerCase() === name);
  return key === undefined ? '' : decodeReferences(attribs[key] ?? '', 'markup').text.trim();
}

/** Elements round an element that are asked for its language. */
const MOST_LEVELS = 100;

/** The language of an element, or of the nearest one round it: `zh-CN`; empty where none is said. */
export function languageOf(element: Element): string {
  let one: ChildNode | Element['parent'] = element;
  for (let level = 0; level < MOST_LEVELS && one !== null && 'attribs' in one; level++, one = one.parent) {
    const said = attribute(one, 'lang');
    if (said !== '') return said.toLowerCase();
  }
  return '';
}

/** How well a language suits a Chinese paper: Chinese before one that is not said, that before all others. */
export function languageRank(language: string): number {
  if (/^(?:zh|cmn|yue|wuu|hak|nan)\b/u.test(language)) return 2;
  return language === '' || language === 'und' || language === 'mul' ? 1 : 0;
}

/** A paragraph element of plain text, to be read as others are. */
export function paragraphElement(text: string, role = ''): Element {
  const escaped = text.replaceAll('&', '&amp;');
  const element = new Element('p', role === '' ? {} : { class: role });
  element.children = parseXml(escaped.replaceAll('<', '&lt;'));
  for (const child of element.children) child.parent = element;
  return element;
}

/** Longest value of an entity a document declares that is put in its place, and the largest document where it is. */
const LONGEST_ENTITY = 64;
const LARGEST_DOCUMENT = 4 * 1024 * 1024;

/**
 * Entities a document declares as plain text (XML 1.0 §4.4). Such as stand for others or for elements are not expanded:
 * a few lines of them can stand for gigabytes; they stay as they read, and are told.
 */
export function declaredEntities(xml: string): ReadonlyMap<string, string> {
  const declared = new Map<string, string>();
  const subset =
    xml.length > LARGEST_DOCUMENT
      ? ''
      : (/^[^<]*(?:<[?!][^[<>]*>[^<]*)*<!DOCTYPE[^[>]*\[([\s\S]*?)\]\s*>/u.exec(xml.slice(0, 200_000))?.[1] ?? '');
  for (const [, name = '', double, single] of subset.matchAll(
    /<!ENTITY\s+([\w.:-]+)\s+(?:"([^"]*)"|'([^']*)')\s*>/gu,
  )) {
    const value = double ?? single ?? '';
    const isPlain = !/[<%]/u.test(value) && !/&(?!#)/u.test(value) && value.length <= LONGEST_ENTITY;
    if (isPlain && !declared.has(name)) declared.set(name, decodeReferences(value, 'markup').text);
  }
  return declared;
}

function afterSpace(text: string, from: number): number {
  const ink = /\S/gu;
  ink.lastIndex = from;
  return ink.exec(text)?.index ?? text.length;
}

/** Past the next sign from a place; null where there is none. */
function past(text: string, sign: string, from: number): number | null {
  const at = text.indexOf(sign, from);
  return at < 0 ? null : at + sign.length;
}

/** Past a document type, its own declarations in it (XML 1.0 §2.8); null where it does not end. */
function pastDoctype(text: string, from: number): number | null {
  // Looked for together: of thousands of document types without declarations, each would be searched to the text's end.
  const sign = /[[>]/gu;
  sign.lastIndex = from;
  const subset = sign.exec(text)?.index;
  if (subset === undefined) return null;
  if (text[subset] === '>') return subset + 1;
  for (let close = text.indexOf(']', subset); close >= 0; close = text.indexOf(']', close + 1)) {
    const next = afterSpace(text, close + 1);
    if (text.charAt(next) === '>') return next + 1;
  }
  return null;
}

/**
 * The name of an XML text's root, in lower case and without its prefix; null where it is none. What stands before it is gone
 * through piece by piece: one pattern over a comment of megabytes runs out of stack.
 */
export function xmlRoot(text: string): string | null {
  let at: number | null = text.startsWith('\ufeff') ? 1 : 0;
  while (at !== null) {
    const from: number = afterSpace(text, at);
    if (text.charAt(from) !== '<') return null;
    if (text.startsWith('<?', from)) at = past(text, '>', from);
    else if (text.startsWith('<!--', from)) at = past(text, '-->', from + 4);
    else if (/^<!DOCTYPE/iu.test(text.slice(from, from + 9))) at = pastDoctype(text, from);
    else {
      const name = /^<([\w.:-]+)/u.exec(text.slice(from, from + LONGEST_NAME))?.[1];
      return name === undefined ? null : withoutPrefix(name).toLowerCase();
    }
  }
  return null;
}

/** Characters of a name that is looked at. */
const LONGEST_NAME = 200;
