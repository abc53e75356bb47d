/**
 * The content of a story in a wire's item: of several renditions of one text the best is copy and the others are told.
 * Chinese comes before other languages, NITF before XHTML before plain text: the first says most of what is what.
 */
import type { ChildNode, Element } from 'domhandler';
import { type HtmlParagraph, readDocument, readElements } from '../html-copy.ts';
import { type ImportRemark, isOfCopy } from '../import-remarks.ts';
import { largestOf, pictureAddress } from './enclosed.ts';
import { readNitf } from './nitf.ts';
import { bare, paragraphText, type WireContext } from './story.ts';
import {
  attribute,
  elementsNamed,
  languageOf,
  languageRank,
  localName,
  paragraphElement,
  parseXml,
  textOf,
} from './xml.ts';

export interface Rendition {
  readonly paragraphs: readonly HtmlParagraph[];
  readonly remarks: readonly ImportRemark[];
  /** Pictures in it, as `data:` addresses. */
  readonly pictures?: readonly string[];
  readonly language: string;
  /** What it is in, for whoever reads of it: a media type, or its element. */
  readonly format: string;
  readonly rank: number;
}

const ranks = { nitf: 3, html: 2, text: 1 } as const;

/** What its words and pictures are, whatever language and format it is in. */
type Content = Pick<Rendition, 'paragraphs' | 'remarks' | 'pictures' | 'rank'>;

function plain(text: string): Content {
  const lines = text.split(/\r\n|[\n\r\v\f\u2028\u2029]/u).map((line) => paragraphElement(line));
  return { ...readElements(lines, { readsRoles: false, keepsSpace: false }), rank: ranks.text };
}

/** True of the source of a document that is no text: Rich Text Format. */
function isSource(text: string): boolean {
  return /^\ufeff?\s*\{\\rtf/u.test(text);
}

/** Text in a string as what its media type says, or what it looks like; `text` alone is text whatever it looks like. */
export function readText(text: string, type: string, context: WireContext): Content {
  if (/nitf/iu.test(type) || /^\s*(?:<\?xml[^>]*>\s*)?<nitf\b/iu.test(text)) {
    const [nitf] = elementsNamed(parseXml(text), 'nitf');
    if (nitf !== undefined) return { ...readNitf(nitf, context), rank: ranks.nitf };
  }
  if (isSource(text)) return { paragraphs: [], remarks: [{ kind: 'embedded', count: 1, text }], rank: 0 };
  if (type === 'text') return plain(text);
  const isMarkup =
    /x?html|xml/iu.test(type) || /<(?:p|br|div|span|html|body|h\d|ul|ol|table|b|em|strong)\b[^>]*>/iu.test(text);
  if (isMarkup) return { ...readDocument(text, { keepsStruck: context.keepsStruck ?? false }), rank: ranks.html };
  return plain(text);
}

/** One element of content: NITF or XHTML in it, or text, in base64 where it says so. */
export function readContent(element: Element, type: string, isBase64: boolean, context: WireContext): Rendition {
  const about = { language: languageOf(element) || languageInside(element), format: type || localName(element) };
  const [nitf] = elementsNamed(element.children, 'nitf');
  if (nitf !== undefined) return { ...about, ...readNitf(nitf, context), rank: ranks.nitf };
  if (element.children.some((child) => 'name' in child && 'attribs' in child)) {
    localise(element.children);
    const bodies = elementsNamed(element.children, 'body');
    const nodes: readonly ChildNode[] =
      bodies.length > 0 ? [...elementsNamed(element.children, 'head'), ...bodies] : element.children;
    const { declared, keepsStruck = false } = context;
    const options = { readsRoles: false, keepsSpace: false, declared, keepsStruck };
    return { ...about, ...readElements(nodes, options), rank: ranks.html };
  }
  const text = textOf(element);
  return { ...about, ...(isBase64 ? readBytes(text, type, about.format, context) : readText(text, type, context)) };
}

/** Bytes in base64: a picture, or text; what is neither is told, and costs the story nothing. */
function readBytes(base64: string, type: string, format: string, context: WireContext): Content {
  const picture = pictureAddress(base64, type);
  if (picture !== null) return { paragraphs: [], remarks: [], pictures: [picture], rank: 0 };
  const text = base64.trim() === '' ? '' : context.decodeBase64(base64);
  if (text !== null) return readText(text, type, context);
  return { paragraphs: [], remarks: [{ kind: 'embedded', count: 1, text: format }], rank: 0 };
}

/** The pictures of renditions: what stands in the one that is copy, and of a picture in several sizes the largest. */
export function picturesIn(best: Rendition | null, renditions: readonly Rendition[]): string[] {
  const alone = renditions.filter(({ paragraphs }) => paragraphs.length === 0);
  const own = best === null || best.paragraphs.length === 0 ? [] : (best.pictures ?? []);
  return [...own, ...largestOf(alone.flatMap(({ pictures = [] }) => pictures))];
}

function languageInside(element: Element): string {
  const [root] = elementsNamed(element.children, 'html', 'body', 'nitf');
  return root === undefined ? '' : attribute(root, 'lang').toLowerCase();
}

/** Gives XHTML the names HTML knows. */
function localise(nodes: readonly ChildNode[]): void {
  const left = [...nodes];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (!('attribs' in next)) continue;
    next.name = localName(next);
    for (const child of next.children) left.push(child);
  }
}

function wordsOf({ paragraphs }: Pick<Rendition, 'paragraphs'>): string {
  return paragraphs.map(paragraphText).join('\n');
}

/** Renditions whose words are looked for in the best one; of those beyond, the words are told whether or not it has them. */
const MOST_COMPARED = 100;

/** The best of several renditions of one text, and remarks on all others; null of none. */
export function bestOf(renditions: readonly Rendition[]): Rendition | null {
  const hasWords = ({ paragraphs }: Rendition) => Math.min(1, paragraphs.length);
  const [best, ...others] = renditions.toSorted(
    (a, b) =>
      hasWords(b) - hasWords(a) ||
      languageRank(b.language) - languageRank(a.language) ||
      b.rank - a.rank ||
      wordsOf(b).length - wordsOf(a).length,
  );
  if (best === undefined) return null;
  const own = bare(wordsOf(best));
  const told = others.filter(hasWords).map((other, at): ImportRemark => {
    const isOther = other.language !== '' && languageRank(other.language) !== languageRank(best.language);
    const words = wordsOf(other);
    // Words that are in the copy as well need not be said again.
    const isSame = at < MOST_COMPARED && own.includes(bare(words));
    return { kind: isOther ? 'other-language' : 'rendition', count: 1, text: isSame ? other.format : words };
  });
  // How a text arrived that is not in the copy is nobody's concern; what was left out of it is.
  const ofOthers = others.flatMap(({ remarks }) => remarks.filter((remark) => !isOfCopy(remark)));
  return { ...best, remarks: [...best.remarks, ...told, ...ofOthers] };
}
