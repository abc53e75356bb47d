/**
 * A part of a docx as a tree. Names carry the prefixes below whatever prefixes the part itself has, transitional and strict
 * namespaces alike (ECMA-376 parts 1 and 4), so that a reader asks for `w:p` and finds it in any file.
 */
import { Parser } from 'htmlparser2';

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
}

type XmlNode = XmlElement | string;

/** How deep elements may lie in each other. Word's own tables in tables end far above it; recursion ends far below. */
const DEEPEST = 400;
/** Elements of a part: of a book some hundreds of thousands. */
const MOST_ELEMENTS = 3_000_000;
/** Prefixes in force at one place: Word binds some forty. */
const MOST_PREFIXES = 500;

/** XML that is none, or is made to do harm. */
export class XmlProblem extends Error {
  readonly isUnsafe: boolean;

  constructor(detail: string, isUnsafe = false) {
    super(detail);
    this.isUnsafe = isUnsafe;
  }
}

const OFFICE = 'http://schemas.openxmlformats.org/';
const STRICT = 'http://purl.oclc.org/ooxml/';
const MICROSOFT = 'http://schemas.microsoft.com/office/';

/** Namespaces and the prefixes we know them by. */
const prefixes: ReadonlyMap<string, string> = new Map([
  [`${OFFICE}wordprocessingml/2006/main`, 'w'],
  [`${STRICT}wordprocessingml/main`, 'w'],
  [`${OFFICE}spreadsheetml/2006/main`, 'x'],
  [`${STRICT}spreadsheetml/main`, 'x'],
  [`${OFFICE}officeDocument/2006/relationships`, 'r'],
  [`${STRICT}officeDocument/relationships`, 'r'],
  [`${OFFICE}officeDocument/2006/math`, 'm'],
  [`${STRICT}officeDocument/math`, 'm'],
  [`${OFFICE}drawingml/2006/main`, 'a'],
  [`${STRICT}drawingml/main`, 'a'],
  [`${OFFICE}drawingml/2006/wordprocessingDrawing`, 'wp'],
  [`${STRICT}drawingml/wordprocessingDrawing`, 'wp'],
  [`${OFFICE}drawingml/2006/picture`, 'pic'],
  [`${STRICT}drawingml/picture`, 'pic'],
  [`${OFFICE}drawingml/2006/chart`, 'c'],
  [`${STRICT}drawingml/chart`, 'c'],
  [`${OFFICE}drawingml/2006/diagram`, 'dgm'],
  [`${STRICT}drawingml/diagram`, 'dgm'],
  [`${OFFICE}markup-compatibility/2006`, 'mc'],
  [`${OFFICE}package/2006/relationships`, 'rel'],
  [`${OFFICE}package/2006/content-types`, 'ct'],
  ['urn:schemas-microsoft-com:vml', 'v'],
  ['urn:schemas-microsoft-com:office:office', 'o'],
  ['urn:schemas-microsoft-com:office:word', 'w10'],
  [`${MICROSOFT}word/2010/wordprocessingShape`, 'wps'],
  [`${MICROSOFT}word/2010/wordprocessingGroup`, 'wpg'],
  [`${MICROSOFT}word/2010/wordprocessingCanvas`, 'wpc'],
  [`${MICROSOFT}word/2010/wordprocessingInk`, 'wpi'],
  [`${MICROSOFT}word/2010/wordprocessingDrawing`, 'wp14'],
  [`${MICROSOFT}word/2010/wordml`, 'w14'],
  [`${MICROSOFT}word/2012/wordml`, 'w15'],
  [`${MICROSOFT}drawing/2010/main`, 'a14'],
  [`${MICROSOFT}drawing/2014/chartex`, 'cx'],
]);

/** Prefixes in force, and names already written out by them. */
interface Scope {
  readonly bound: ReadonlyMap<string, string>;
  readonly elements: Map<string, string>;
  readonly attributes: Map<string, string>;
}

const ours: ReadonlySet<string> = new Set(prefixes.values());

/** What an unknown namespace is called that goes by one of our prefixes: nothing we ask for. */
function ownPrefix(prefix: string, uri: string): string {
  const known = prefixes.get(uri);
  if (known !== undefined) return known;
  return prefix === '' || ours.has(prefix) ? `other-${prefix}` : prefix;
}

function scopeWithin(outer: Scope, attributes: Readonly<Record<string, string>>): Scope {
  let bound: Map<string, string> | undefined;
  for (const [name, uri] of Object.entries(attributes)) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    const prefix = name === 'xmlns' ? '' : name.slice('xmlns:'.length);
    const own = ownPrefix(prefix, uri);
    // Some programs bind the same prefixes again in every element.
    if ((bound ?? outer.bound).get(prefix) === own) continue;
    bound ??= new Map(outer.bound);
    bound.set(prefix, own);
    if (bound.size > MOST_PREFIXES) throw new XmlProblem(`more than ${MOST_PREFIXES} namespaces`, true);
  }
  return bound === undefined ? outer : { bound, elements: new Map(), attributes: new Map() };
}

/** A name with our prefix; a prefix that is declared nowhere stays as it is. */
function written(name: string, { bound }: Scope, isAttribute: boolean): string {
  const colon = name.indexOf(':');
  if (colon < 0) {
    const prefix = isAttribute ? undefined : bound.get('');
    return prefix === undefined ? name : `${prefix}:${name}`;
  }
  const prefix = name.slice(0, colon);
  return `${bound.get(prefix) ?? prefix}:${name.slice(colon + 1)}`;
}

function once(names: Map<string, string>, name: string, write: () => string): string {
  const known = names.get(name);
  if (known !== undefined) return known;
  const made = write();
  names.set(name, made);
  return made;
}

interface Open extends XmlElement {
  readonly children: XmlNode[];
}

/** Builds the tree while the parser reads. */
class Tree {
  readonly top: Open = { name: '', attributes: {}, children: [] };
  readonly #open: Open[] = [this.top];
  readonly #scopes: Scope[] = [{ bound: new Map(), elements: new Map(), attributes: new Map() }];
  #count = 0;

  onopentag(raw: string, rawAttributes: Readonly<Record<string, string>>): void {
    if (this.#open.length > DEEPEST) throw new XmlProblem(`elements nested deeper than ${DEEPEST}`);
    if (++this.#count > MOST_ELEMENTS) throw new XmlProblem(`more than ${MOST_ELEMENTS} elements`, true);
    const outer = this.#scopes.at(-1);
    const parent = this.#open.at(-1);
    if (outer === undefined || parent === undefined) throw new XmlProblem('elements after the end');
    const scope = scopeWithin(outer, rawAttributes);
    const name = once(scope.elements, raw, () => written(raw, scope, false));
    const attributes: Record<string, string> = {};
    for (const key in rawAttributes) {
      const value = rawAttributes[key];
      if (value === undefined || key === '__proto__') continue;
      attributes[once(scope.attributes, key, () => written(key, scope, true))] = value;
    }
    // What a choice needs is told by the part's own prefixes.
    if (name === 'mc:Choice' && attributes['Requires'] !== undefined) {
      const needs = attributes['Requires'].split(/\s+/u).filter((prefix) => prefix !== '');
      attributes['Requires'] = needs.map((prefix) => scope.bound.get(prefix) ?? prefix).join(' ');
    }
    const element: Open = { name, attributes, children: [] };
    parent.children.push(element);
    this.#open.push(element);
    this.#scopes.push(scope);
  }

  ontext(text: string): void {
    const children = this.#open.at(-1)?.children;
    const last = children?.at(-1);
    if (children === undefined) return;
    if (typeof last === 'string') children[children.length - 1] = last + text;
    else children.push(text);
  }

  /** Where the parser stands in the text; null once the text has ended. */
  where: (() => number) | null = null;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** True where an element ends with its own tag: the parser calls that implied, too. */
  #closesItself(): boolean {
    const end = this.where?.();
    return end !== undefined && this.#text[end] === '>' && this.#text[end - 1] === '/';
  }

  onclosetag(raw: string, isImplied: boolean): void {
    // Word refuses a part whose tags do not close, too: what is missing cannot be known.
    if (isImplied && !this.#closesItself()) throw new XmlProblem(`<${raw}> is not closed`);
    this.#open.pop();
    this.#scopes.pop();
  }

  onprocessinginstruction(name: string): void {
    if (name.toLowerCase().startsWith('!')) throw new XmlProblem('it defines entities', true);
  }

  onerror(error: Error): void {
    throw error;
  }
}

/** The text of a part by its byte order mark, by the look of its first bytes, or by what it declares (XML 1.0 F). Throws {@link XmlProblem}. */
export function xmlText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0 && second === 0x3c) return new TextDecoder('utf-16be').decode(bytes);
  if (first === 0x3c && second === 0) return new TextDecoder('utf-16le').decode(bytes);
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const label = /^<\?xml[^>]*\sencoding=["']([\w.:-]+)["']/u.exec(start)?.[1] ?? 'utf-8';
  // A part that says UTF-16 and is in bytes is UTF-8: its declaration would not have been found otherwise.
  try {
    return new TextDecoder(/^(?:utf-16|ucs-2|unicode)/iu.test(label) ? 'utf-8' : label, { fatal: true }).decode(bytes);
  } catch {
    throw new XmlProblem(`its characters are not ${label}`);
  }
}

/** Reads a part. Throws {@link XmlProblem}. */
export function parseXml(part: Uint8Array): XmlElement {
  const text = xmlText(part);
  const tree = new Tree(text);
  const parser = new Parser(tree, { xmlMode: true, decodeEntities: true });
  tree.where = () => parser.endIndex;
  parser.write(text);
  tree.where = null;
  parser.end();
  const root = tree.top.children.find((node): node is XmlElement => typeof node !== 'string');
  if (root === undefined) throw new XmlProblem('it has no elements');
  return root;
}

/** The first child of a name. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  for (const node of element?.children ?? []) if (typeof node !== 'string' && node.name === name) return node;
  return undefined;
}

/** The child elements, those of one name only where one is given. */
export function childrenOf(element: XmlElement | undefined, name?: string): XmlElement[] {
  const elements: XmlElement[] = [];
  for (const node of element?.children ?? []) {
    if (typeof node !== 'string' && (name === undefined || node.name === name)) elements.push(node);
  }
  return elements;
}

/** `w:val` of the child of a name. */
export function settingOf(element: XmlElement | undefined, name: string): string | undefined {
  return childOf(element, name)?.attributes['w:val'];
}

/** An integer in an attribute; undefined where there is none. */
export function integerOf(value: string | undefined): number | undefined {
  if (value === undefined || !/^[+-]?\d{1,9}$/u.test(value.trim())) return undefined;
  return Number(value);
}

/** A switch such as `w:b` (ECMA-376 17.17.4, ST_OnOff): on where it stands without a value; undefined where it does not stand. */
export function switchOf(element: XmlElement | undefined, name: string): boolean | undefined {
  const found = childOf(element, name);
  if (found === undefined) return undefined;
  const value = found.attributes['w:val'];
  return value === undefined || !/^(?:0|false|off)$/iu.test(value);
}

/** The text that stands in an element itself. */
export function ownText(element: XmlElement): string {
  let text = '';
  for (const node of element.children) if (typeof node === 'string') text += node;
  return text;
}
