/**
 * Documents in HTML (pasted from Word, WPS, WeChat, the web; converted from others) as paragraphs of our own, and as
 * remarks what of them is no copy: hidden, struck, readings over characters, words of pictures and forms.
 */
import type { ChildNode } from 'domhandler';
import { DomUtils, parseDocument } from 'htmlparser2';
import { textIn } from './html/formula.ts';
import type { HtmlParagraph } from './html/gather.ts';
import { Reader, type ReadOptions } from './html/reader.ts';
import { StyleSheet } from './html/style-sheet.ts';
import type { ImportRemark } from './import-remarks.ts';

export type { HtmlParagraph } from './html/gather.ts';

export interface HtmlCopy {
  readonly paragraphs: readonly HtmlParagraph[];
  readonly remarks: readonly ImportRemark[];
  /** Pictures that are in the document itself, as `data:` addresses. */
  readonly pictures: readonly string[];
}

function textOf({ leaves }: HtmlParagraph): string {
  return leaves.map((leaf) => leaf.text).join('');
}

/** Titles of a document that its copy does not say. */
function titlesLeft(titles: readonly string[], paragraphs: readonly HtmlParagraph[]): ImportRemark[] {
  return titles
    .filter((title) => !paragraphs.some((one) => textOf(one).includes(title)))
    .map((text) => ({ kind: 'document-title', count: 1, text }));
}

/** The visible text of parsed elements, their references not yet decoded; see {@link readDocument}. */
export function readElements(nodes: readonly ChildNode[], options: ReadOptions): HtmlCopy {
  const sheets = DomUtils.getElementsByTagName('style', [...nodes], true).map(textIn);
  const reader = new Reader(options, new StyleSheet(sheets));
  reader.read(nodes);
  const { paragraphs, remarks } = reader.gathered;
  const inside = reader.pictures.filter((address) => /^data:image\//iu.test(address));
  const notes = paragraphs.filter(({ role }) => role === 'note').length;
  const outside = reader.pictures.length - inside.length;
  return {
    paragraphs,
    remarks: [
      ...titlesLeft(reader.titles, paragraphs),
      ...remarks,
      ...(outside > 0 ? [{ kind: 'pictures-elsewhere' as const, count: outside }] : []),
      ...(notes > 0 ? [{ kind: 'notes' as const, count: notes }] : []),
      ...(reader.tables > 0 ? [{ kind: 'table-lines' as const, count: reader.tables }] : []),
    ],
    pictures: inside,
  };
}

interface HtmlOptions {
  /** Of HTML a converter made: its classes are roles, and its spaces are the text's own. */
  readonly isExact?: boolean;
  /** Struck text is copy; without it, it is left out. */
  readonly keepsStruck?: boolean;
}

/**
 * A document's visible text as paragraphs: headings as subheads, bold as emphasis, list items with their bullets and
 * numbers, a table's rows as paragraphs, their cells apart by tabs; and what is not there of it as remarks.
 */
export function readDocument(html: string, { isExact = false, keepsStruck = false }: HtmlOptions = {}): HtmlCopy {
  // References are decoded by our own rules, which say what is wrong with them.
  const { children } = parseDocument(html, { decodeEntities: false });
  return readElements(children, { readsRoles: isExact, keepsSpace: isExact, keepsStruck });
}

/** The paragraphs of {@link readDocument} alone. Empty where nothing of it is visible. */
export function readHtml(html: string, options: HtmlOptions = {}): HtmlParagraph[] {
  return html === '' ? [] : [...readDocument(html, options).paragraphs];
}
