/**
 * Stories from the wire: NITF 3 (IPTC, news industry text format), NewsML 1 and NewsML-G2 round NITF,
 * XHTML or plain text. Element names as in the IPTC's schemas; prefixes and letter case are not minded.
 */
import { type ChildNode, Element, isTag, Text } from 'domhandler';
import { DomUtils, parseDocument } from 'htmlparser2';
import { type HtmlParagraph, readElements } from './html-copy.ts';

export interface WireCopy {
  readonly paragraphs: readonly HtmlParagraph[];
  /** Further stories in the same file, which are not read. */
  readonly left: number;
}

/** Elements by what they are in the paper: an HTML element and the role of its paragraph. */
const roles: Readonly<Record<string, readonly [element: string, role: string]>> = {
  // NITF.
  hl1: ['p', 'headline'],
  byline: ['p', 'byline'],
  dateline: ['p', 'dateline'],
  abstract: ['p', 'summary'],
  distributor: ['p', 'source'],
  tagline: ['p', 'note'],
  note: ['p', 'note'],
  'media-caption': ['p', 'note'],
  'media-producer': ['p', 'note'],
  // NewsML 1 NewsLines and NewsML-G2 contentMeta.
  headline: ['p', 'headline'],
  subheadline: ['p', 'deck'],
  by: ['p', 'byline'],
  creditline: ['p', 'source'],
  // Emphasis.
  em: ['b', ''],
};

/** Elements whose text is about the story, not of it. */
const unread = new Set([
  'docdata',
  'tobject',
  'pubdata',
  'revision-history',
  'media-reference',
  'media-metadata',
  'head',
]);
/** Roots whose file is a story, or holds stories. */
const wireRoots = new Set(['nitf', 'newsml', 'newsitem', 'newsmessage']);

function localName({ name }: Element): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase();
}

/** The outermost elements of these names, in order. */
function elementsNamed(nodes: readonly ChildNode[], ...names: readonly string[]): Element[] {
  const found: Element[] = [];
  const left = [...nodes].toReversed();
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (!isTag(next)) continue;
    if (names.includes(localName(next))) found.push(next);
    else for (const child of next.children.toReversed()) left.push(child);
  }
  return found;
}

/** Gives elements the names and classes {@link readElements} knows, all through. */
function translate(nodes: readonly ChildNode[]): void {
  const left = [...nodes];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (!isTag(next)) continue;
    for (const child of next.children) left.push(child);
    const name = localName(next);
    const isInHead =
      next.parent !== null && isTag(next.parent) && /^(?:hedline|body\.head)$/u.test(localName(next.parent));
    const [element, role] = name === 'hl2' ? (isInHead ? ['p', 'deck'] : ['h2', '']) : (roles[name] ?? [name, '']);
    delete next.attribs['class'];
    if (role !== '') next.attribs['class'] = role;
    next.name = unread.has(name) ? 'head' : element;
  }
}

/** Plain text in an element (`inlineData`) as paragraphs, a line each. */
function linesOf(element: Element): Element[] {
  const text = DomUtils.textContent(element);
  return text.split(/\r\n|[\n\r]/u).map((line) => new Element('p', {}, [new Text(line)]));
}

/** A story's content: NITF's body, XHTML's, or plain text. */
function contentOf(item: Element): readonly ChildNode[] {
  const bodies = elementsNamed([item], 'body');
  if (bodies.length > 0) return bodies;
  const inline = elementsNamed([item], 'inlinexml', 'datacontent', 'inlinedata');
  return inline.flatMap((one) => (one.children.some(isTag) ? one.children : linesOf(one)));
}

/** Lines about the story outside its content: NewsML's NewsLines, NewsML-G2's contentMeta. */
function linesAbout(item: Element): Element[] {
  const about = elementsNamed([item], 'newslines', 'contentmeta').flatMap((one) => one.children.filter(isTag));
  return about.filter((one) =>
    ['headline', 'subheadline', 'by', 'byline', 'dateline', 'creditline'].includes(localName(one)),
  );
}

function textOf({ leaves }: HtmlParagraph): string {
  return leaves.map((leaf) => leaf.text).join('');
}

/** What is said about the story, unless its content says so itself; a heading that repeats the headline is not copy. */
function together(about: readonly HtmlParagraph[], content: readonly HtmlParagraph[]): HtmlParagraph[] {
  const own = new Set(content.map(({ role }) => role));
  const told = about.filter(({ role }) => !own.has(role));
  const headlines = new Set([...told, ...content].filter(({ role }) => role === 'headline').map(textOf));
  return [
    ...told,
    ...content.filter((one) => one.role === 'headline' || one.type !== 'subhead' || !headlines.has(textOf(one))),
  ];
}

function paragraphsOf(item: Element): HtmlParagraph[] {
  const content = contentOf(item);
  const about = linesAbout(item);
  translate(content);
  translate(about);
  const options = { readsRoles: true, keepsSpace: false };
  return together(readElements(about, options).paragraphs, readElements(content, options).paragraphs);
}

/** The name of an XML text's root, in lower case and without its prefix; null where it is none. */
export function xmlRoot(text: string): string | null {
  const start =
    /^\ufeff?\s*(?:<\?xml[^>]*\?>|<!--[\s\S]*?-->|<!DOCTYPE[^[>]*(?:\[[\s\S]*?\])?\s*>|\s)*<([\w.:-]+)/iu.exec(text);
  const name = start?.[1];
  return name === undefined ? null : name.slice(name.indexOf(':') + 1).toLowerCase();
}

/** True for the roots of wire formats that {@link readWire} reads. */
export function isWire(root: string): boolean {
  return wireRoots.has(root);
}

/** Reads the first story of a file from the wire. Entities a file defines itself are not expanded. */
export function readWire(xml: string): WireCopy {
  const { children } = parseDocument(xml, { xmlMode: true });
  const items = elementsNamed(children, 'nitf', 'newsitem');
  const stories = items.map(paragraphsOf).filter((paragraphs) => paragraphs.length > 0);
  return { paragraphs: stories[0] ?? [], left: Math.max(0, stories.length - 1) };
}
