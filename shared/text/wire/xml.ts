/** Elements of a wire's XML by their names, whatever their prefix and letter case, and their words. */
import { type ChildNode, Element, isCDATA, isTag, isText } from 'domhandler';
import { parseDocument } from 'htmlparser2';
import { decodeReferences } from '../references.ts';

export function localName({ name }: Element): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase();
}

/** A document's nodes, its references not yet decoded: a story says what is wrong with them. */
export function parseXml(xml: string): ChildNode[] {
  return parseDocument(xml, { xmlMode: true, decodeEntities: false }).children;
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
  const key = Object.keys(attribs).find((one) => one.slice(one.indexOf(':') + 1).toLowerCase() === name);
  return key === undefined ? '' : decodeReferences(attribs[key] ?? '', 'markup').text.trim();
}

/** The language of an element, or of the nearest one round it: `zh-CN`; empty where none is said. */
export function languageOf(element: Element): string {
  for (let one: ChildNode | Element['parent'] = element; one !== null && 'attribs' in one; one = one.parent) {
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

/** The name of an XML text's root, in lower case and without its prefix; null where it is none. */
export function xmlRoot(text: string): string | null {
  // Each alternative ends in one place only: a file of a thousand comments is looked through once.
  const start =
    /^\ufeff?(?:<\?[^>]*>|<!--(?:(?!-->)[\s\S])*-->|<!DOCTYPE[^[>]*(?:\[(?:(?!\]\s*>)[\s\S])*\]\s*)?>|\s)*<([\w.:-]+)/iu.exec(
      text,
    );
  const name = start?.[1];
  return name === undefined ? null : name.slice(name.indexOf(':') + 1).toLowerCase();
}
